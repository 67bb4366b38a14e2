// A feed's document as what it says of itself and its episodes. Pure; nothing in it is believed but that somebody wrote it.

import { canonicalTag } from '../../../schedules/language-names.ts'
import { AppError } from '../../errors.ts'
import { shownLines, shownText } from '../uploads/shown-text.ts'
import { inOrder, readTime } from './chapters-in.ts'
import type { FeedChannel, FeedEntry, FeedLine } from './feed-entry.ts'
import { attributeOf, childOf, childrenOf, parseXml, textOf, type XmlNode } from './feed-xml.ts'
import { notesOf } from './notes-markdown.ts'

const LONGEST_GUID = 1000
const MOST_ENTRIES = 10_000

/** Reads a feed that lies at that address, entry by entry; refuses what is none. */
export function* readFeed(text: string, url: string): Generator<FeedLine> {
  const channel = childOf(parseXml(text), 'rss', 'channel')
  if (typeof channel !== 'object') throw new AppError('invalid', 'feed_is_none', 'There is no podcast feed at this address (RSS): look for "RSS" on the page of the podcast, and give the address behind it.')
  yield { channel: channelOf(channel, url) }
  const items = childrenOf(channel, 'item')
  let passedOver = Math.max(0, items.length - MOST_ENTRIES)
  const isExplicit = claims(textOf(childOf(channel, 'itunes:explicit')))
  const license = licenseOf(textOf(childOf(channel, 'podcast:license')))
  for (const item of items.slice(0, MOST_ENTRIES)) {
    const entry = entryOf(item, { url, isExplicit, license })
    if (entry) yield { entry }
    else passedOver += 1
  }
  yield { passedOver }
}

function channelOf(channel: XmlNode, url: string): FeedChannel {
  const next = childrenOf(channel, 'atom:link').find((link) => attributeOf(link, 'rel') === 'next')
  return {
    title: shownText(textOf(childOf(channel, 'title')), 200) ?? new URL(url).host,
    description: shownLines(textOf(childOf(channel, 'description')).replace(/<[^>]*>/g, ' '), 500),
    author: shownText(textOf(childOf(channel, 'itunes:author')), 200),
    language: tagOf(textOf(childOf(channel, 'language'))),
    imageUrl: addressOf(attributeOf(childOf(channel, 'itunes:image'), 'href') ?? textOf(childOf(channel, 'image', 'url')), url),
    isLocked: textOf(childOf(channel, 'podcast:locked')).trim().toLowerCase() === 'yes',
    nextUrl: addressOf(attributeOf(next, 'href'), url),
  }
}

/** Null: no episode, since there is nothing to hear, or nothing to know it by. */
function entryOf(item: XmlNode, feed: { readonly url: string; readonly isExplicit: boolean; readonly license: string | null }): FeedEntry | null {
  const { url } = feed
  const enclosure = enclosureOf(item)
  const audioUrl = addressOf(attributeOf(enclosure, 'url'), url)
  if (audioUrl === null) return null
  // Without one of its own, apps know an episode by the address of its sound.
  const guid = textOf(childOf(item, 'guid')).trim() || audioUrl
  if (guid.length > LONGEST_GUID || guid.includes('\0')) return null
  const number = Number(textOf(childOf(item, 'itunes:episode')).trim())
  const explicit = textOf(childOf(item, 'itunes:explicit')).trim()
  const chapters = childrenOf(item, 'podcast:chapters').find((one) => /json/i.test(attributeOf(one, 'type') ?? 'json'))
  return {
    guid,
    title: shownText(textOf(childOf(item, 'title')), 200) ?? shownText(textOf(childOf(item, 'itunes:title')), 200) ?? '',
    publishedAt: dateOf(textOf(childOf(item, 'pubDate')) || textOf(childOf(item, 'dc:date'))),
    audioUrl,
    audioBytes: countOf(attributeOf(enclosure, 'length')),
    durationMs: readTime(textOf(childOf(item, 'itunes:duration'))),
    notes: notesOf(longest([textOf(childOf(item, 'content:encoded'))], [textOf(childOf(item, 'description')), textOf(childOf(item, 'itunes:summary'))])),
    languages: [...new Set(childrenOf(item, 'dc:language').flatMap((one) => tagOf(textOf(one)) ?? []))].slice(0, 20),
    isExplicit: explicit === '' ? feed.isExplicit : claims(explicit),
    number: Number.isInteger(number) && number >= 1 && number <= 100_000 ? number : null,
    license: licenseOf(textOf(childOf(item, 'podcast:license'))) ?? feed.license,
    imageUrl: addressOf(attributeOf(childOf(item, 'itunes:image'), 'href'), url),
    chaptersUrl: addressOf(attributeOf(chapters, 'url'), url),
    chapters: chaptersOfItem(item),
    transcript: transcriptOf(item, url),
    people: childrenOf(item, 'podcast:person').flatMap((person) => {
      const name = shownText(textOf(person), 120)
      return name === null ? [] : [{ name, role: shownText(attributeOf(person, 'role'), 40)?.toLowerCase() ?? 'host' }]
    }).slice(0, 50),
  }
}

/** Sound before anything else; a feed may also carry texts and films. */
function enclosureOf(item: XmlNode): XmlNode {
  const enclosures = childrenOf(item, 'enclosure')
  const ofType = (type: RegExp) => enclosures.find((one) => type.test(attributeOf(one, 'type') ?? ''))
  const untyped = enclosures.find((one) => !/^(image|text|application\/(pdf|epub|zip))/i.test(attributeOf(one, 'type') ?? ''))
  return ofType(/^audio\//i) ?? ofType(/^video\//i) ?? untyped
}

/** Podlove Simple Chapters. */
function chaptersOfItem(item: XmlNode): FeedEntry['chapters'] {
  const chapters = childrenOf(item, 'psc:chapters').flatMap((list) => childrenOf(list, 'psc:chapter'))
  return inOrder(chapters.map((chapter) => ({ startMs: readTime(attributeOf(chapter, 'start') ?? ''), title: attributeOf(chapter, 'title'), url: attributeOf(chapter, 'href') })))
}

/** In the order of what can be shown in step with the sound. */
const TRANSCRIPTS = [/vtt/i, /subrip|srt/i, /json/i]

function transcriptOf(item: XmlNode, url: string): FeedEntry['transcript'] {
  const transcripts = childrenOf(item, 'podcast:transcript')
  for (const kind of TRANSCRIPTS) {
    const found = transcripts.find((one) => kind.test(attributeOf(one, 'type') ?? ''))
    const address = addressOf(attributeOf(found, 'url'), url)
    if (address !== null) return { url: address, type: attributeOf(found, 'type')?.toLowerCase() ?? '' }
  }
  return null
}

/** The first that is not empty; of the second list the longest. */
function longest(first: readonly string[], then: readonly string[]): string {
  return first.find((text) => text.trim() !== '') ?? then.toSorted((one, other) => other.length - one.length)[0] ?? ''
}

function addressOf(written: string | null, base: string): string | null {
  const url = URL.parse((written ?? '').trim(), base)
  return written !== null && written.trim() !== '' && url && /^https?:$/.test(url.protocol) && url.href.length <= 2000 ? url.href : null
}

/** Since the year in which podcasts began, and not beyond a year of plans. */
function dateOf(written: string): string | null {
  const at = Date.parse(written.trim())
  return Number.isFinite(at) && at > Date.UTC(1995, 0) && at < Date.UTC(2100, 0) ? new Date(at).toISOString() : null
}

function countOf(written: string | null): number | null {
  const count = Number(written)
  return Number.isSafeInteger(count) && count > 0 ? count : null
}

function claims(written: string): boolean {
  return /^(yes|true|explicit)$/i.test(written.trim())
}

/** A tag such as `pl` or `en-us`, made canonical; null: no known language. */
function tagOf(written: string): string | null {
  const tag = written.trim()
  return tag === '' || tag.length > 35 ? null : canonicalTag(tag.replaceAll('_', '-'))
}

/** `cc-by-4.0` is `CC-BY-4.0`, as SPDX writes it. */
function licenseOf(written: string): string | null {
  const name = written.trim()
  if (!/^[A-Za-z0-9.+-]{1,60}$/.test(name)) return null
  return /^cc/i.test(name) ? name.toUpperCase() : name
}
