// The bytes of another station's stream: connects, follows playlist files.

import type { ClientRequest, IncomingMessage } from 'node:http'
import { ANYWHERE, askOutside, PUBLIC_INTERNET, requestOutside, type OutsideRequest } from '../../http/outside.ts'

const MAX_PLAYLISTS = 5
const PLAYLIST_BYTES = 64 * 1024
/** A station that takes longer to answer, or is silent for so long, is gone. */
export const SILENCE_MS = 10_000

const PLAYLIST_TYPES = ['audio/x-mpegurl', 'audio/mpegurl', 'application/x-mpegurl', 'application/vnd.apple.mpegurl', 'audio/x-scpls', 'application/pls+xml']

export interface RelayStream {
  readonly body: IncomingMessage
  readonly contentType: string | null
  /** Where it really came from: the titles are asked for there. */
  readonly url: URL
}

export interface RelayRequest {
  readonly allowPrivate: boolean
  readonly signal: AbortSignal
}

/** Opens a stream; rejects with a reason in words. Aborting the signal ends the body too. */
export async function openStream(address: string | URL, options: RelayRequest): Promise<RelayStream> {
  let next = new URL(address)
  for (let playlists = 0; playlists <= MAX_PLAYLISTS; playlists += 1) {
    const { response, url } = await askOutside(next, outside(options))
    const entry = await entryOf(response, url)
    if (entry === null) return { body: response, contentType: response.headers['content-type'] ?? null, url }
    response.destroy()
    next = entry
  }
  throw new Error(`${String(address)} was passed on more than ${MAX_PLAYLISTS} times`)
}

/** Starts a GET with the station's address checked where it is connected to. */
export function get(url: URL, options: RelayRequest, headers: Readonly<Record<string, string>> = {}): ClientRequest {
  return requestOutside(url, outside(options, headers))
}

function outside({ allowPrivate, signal }: RelayRequest, headers: Readonly<Record<string, string>> = {}): OutsideRequest {
  return { reach: allowPrivate ? ANYWHERE : PUBLIC_INTERNET, signal, silenceMs: SILENCE_MS, headers: { 'user-agent': 'IMI-Radio relay', accept: '*/*', ...headers } }
}

/** The next address to ask, or null when this answer is the stream. */
async function entryOf(response: IncomingMessage, url: URL): Promise<URL | null> {
  const status = response.statusCode ?? 0
  if (status !== 200) {
    response.destroy()
    throw new Error(`${url.host} answered ${status}${status === 404 ? ': there is no such stream' : ''}`)
  }
  const type = response.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''
  return PLAYLIST_TYPES.includes(type) ? new URL(firstEntry(await textOf(response)), url) : null
}

/** The first address in an .m3u or .pls file. */
function firstEntry(text: string): string {
  if (text.includes('#EXT-X-')) throw new Error('this is an HLS stream; a relay needs the address of an MP3, Ogg or AAC stream')
  const entry = text.split(/\r?\n/).map((line) => line.replace(/^File\d+=/i, '').trim()).find((line) => /^https?:\/\//i.test(line))
  if (entry === undefined) throw new Error('the playlist file names no stream')
  return entry
}

async function textOf(response: IncomingMessage): Promise<string> {
  let text = ''
  for await (const bytes of response.setEncoding('utf8')) {
    text += bytes
    if (text.length > PLAYLIST_BYTES) break
  }
  return text
}
