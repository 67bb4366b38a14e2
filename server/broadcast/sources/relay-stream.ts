// The bytes of another station's stream: connects, follows redirects and playlist files, refuses private addresses.

import type { ClientRequest, IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { request as httpRequest } from '../../http/request.ts'
import { publicLookup, refusePrivateHost } from './public-address.ts'

const MAX_REDIRECTS = 5
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
  let url = new URL(address)
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const response = await answerOf(get(url, options))
    const next = await whereTo(response, url)
    if (next === null) return { body: response, contentType: response.headers['content-type'] ?? null, url }
    response.destroy()
    url = next
  }
  throw new Error(`${String(address)} was passed on more than ${MAX_REDIRECTS} times`)
}

/** Starts a GET with the station's address checked where it is connected to. */
export function get(url: URL, { allowPrivate, signal }: RelayRequest, headers: Readonly<Record<string, string>> = {}): ClientRequest {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error(`"${url.protocol}" is not a stream's address; use http:// or https://`)
  if (!allowPrivate) refusePrivateHost(url)
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  return request(url, {
    agent: false,
    signal,
    timeout: SILENCE_MS,
    headers: { 'user-agent': 'IMI-Radio relay', accept: '*/*', ...headers },
    ...(allowPrivate ? {} : { lookup: publicLookup }),
  })
}

function answerOf(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve)
    // Stays: a body that breaks off later must not bring the process down.
    request.on('error', reject)
    request.once('timeout', () => request.destroy(new Error(`no sound came for ${SILENCE_MS / 1000} s`)))
    request.end()
  })
}

/** The next address to ask, or null when this answer is the stream. */
async function whereTo(response: IncomingMessage, url: URL): Promise<URL | null> {
  const status = response.statusCode ?? 0
  const { location } = response.headers
  if (status >= 300 && status < 400 && location) return new URL(location, url)
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
