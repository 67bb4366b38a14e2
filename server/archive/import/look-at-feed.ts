// Gets a feed from its server with all its pages, and has each read in a process of its own.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { AppError } from '../../errors.ts'
import { fetchOutside, type OutsideBody } from '../../http/outside-body.ts'
import type { Reach } from '../../http/outside.ts'
import { feedLine, type FeedChannel, type FeedEntry, type FeedLine } from './feed-entry.ts'
import type { FeedProcessOrder } from './feed-process.ts'

export interface Feed {
  /** Where it lies in the end: behind redirects, and behind the page that named it. */
  readonly url: string
  readonly channel: FeedChannel
  /** In the feed's order; of two with one identity the first. */
  readonly entries: readonly FeedEntry[]
  /** Entries that are no episodes. */
  readonly passedOver: number
}

/** Ours; told to the servers of others, so that they know who asks. */
export const IMPORT_HEADERS = { 'user-agent': 'IMI-Radio import' }

const PROGRAM = path.join(import.meta.dirname, 'feed-process.ts')
/** A thousand episodes with long notes have 10 MB. */
const MOST_BYTES = 25_000_000
const MOST_PAGES = 60
const MOST_ENTRIES = 20_000
const LONGEST_MS = 100_000
const LONGEST_READING_MS = 60_000
const MEMORY_MB = 400

/** Refuses, in a sentence, what is no podcast feed or cannot be had. */
export async function lookAtFeed(address: string, { reach, signal }: { readonly reach: Reach; readonly signal: AbortSignal }): Promise<Feed> {
  const patience = AbortSignal.timeout(LONGEST_MS)
  const until = AbortSignal.any([signal, patience])
  try {
    return await readPages(requireAddress(address), reach, until)
  } catch (error) {
    signal.throwIfAborted()
    if (patience.aborted) throw new AppError('unavailable', 'feed_slow', `The feed did not come in ${LONGEST_MS / 1000} s: try again later.`)
    throw error
  }
}

/** Refuses what cannot be the address of a feed, before anybody is asked. */
export function requireAddress(written: string): string {
  const text = written.trim().replace(/^(feed|podcast|itpc|pcast):(\/\/)?(?=.)/i, (_, _scheme, slashes: string | undefined) => (slashes ? 'https://' : ''))
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`)
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname.includes('.') && !url.hostname.startsWith('[')) throw new AppError('invalid', 'feed_address', 'This is no address of a feed: it looks like https://podcast.example/feed.xml')
  if (url.username !== '' || url.password !== '') throw new AppError('invalid', 'feed_address', 'This address has a name and a password in it, which would be kept where others read them: make the feed public while it is imported.')
  url.hash = ''
  return url.href
}

async function readPages(address: string, reach: Reach, signal: AbortSignal): Promise<Feed> {
  const first = await readPage(address, reach, signal, { mayLead: true })
  const entries = new Map<string, FeedEntry>()
  const take = (page: Feed) => {
    for (const entry of page.entries) if (!entries.has(entry.guid)) entries.set(entry.guid, entry)
  }
  take(first)
  const seen = new Set([address, first.url])
  let { passedOver } = first
  let next = first.channel.nextUrl
  while (next !== null && !seen.has(next) && seen.size < MOST_PAGES && entries.size < MOST_ENTRIES) {
    seen.add(next)
    const page = await readPage(next, reach, signal, { mayLead: false })
    take(page)
    passedOver += page.passedOver
    next = page.channel.nextUrl
  }
  return { url: first.url, channel: first.channel, entries: [...entries.values()], passedOver }
}

async function readPage(address: string, reach: Reach, signal: AbortSignal, { mayLead }: { readonly mayLead: boolean }): Promise<Feed> {
  const body = await fetchOutside(address, { reach, signal, headers: { ...IMPORT_HEADERS, accept: 'application/rss+xml, application/xml;q=0.9, */*;q=0.5' }, maxBytes: MOST_BYTES })
  const url = body.url.href
  let channel: FeedChannel | null = null
  let passedOver = 0
  const entries: FeedEntry[] = []
  for await (const line of readInProcess(body, signal)) {
    if ('refused' in line) throw new AppError('invalid', line.refused.code, line.refused.message)
    if ('elsewhere' in line) {
      if (mayLead) return readPage(line.elsewhere, reach, signal, { mayLead: false })
      throw new AppError('invalid', 'feed_is_page', 'This is a web page, and the feed it names is a web page too.')
    }
    if ('channel' in line) channel = line.channel
    if ('entry' in line) entries.push(line.entry)
    if ('passedOver' in line) passedOver = line.passedOver
  }
  if (!channel) throw tooHeavy()
  return { url, channel, entries, passedOver }
}

async function* readInProcess({ bytes, charset, url }: OutsideBody, signal: AbortSignal): AsyncGenerator<FeedLine> {
  const order: FeedProcessOrder = { url: url.href, charset }
  // Nothing of the station's environment is its business.
  const child = spawn(process.execPath, [`--max-old-space-size=${MEMORY_MB}`, PROGRAM, JSON.stringify(order)], { env: {}, stdio: ['pipe', 'pipe', 'ignore'], timeout: LONGEST_READING_MS, killSignal: 'SIGKILL', signal })
  const ended = once(child, 'close').catch(() => [])
  // It may end before it has read everything.
  child.stdin.on('error', () => {})
  child.stdin.end(bytes)
  try {
    for await (const line of createInterface({ input: child.stdout })) yield feedLine.parse(JSON.parse(line))
    await ended
    signal.throwIfAborted()
    if (child.exitCode !== 0) throw tooHeavy()
  } finally {
    child.kill('SIGKILL')
    await ended
  }
}

function tooHeavy(): AppError {
  return new AppError('invalid', 'feed_too_heavy', 'This feed takes too much time or memory to read.')
}
