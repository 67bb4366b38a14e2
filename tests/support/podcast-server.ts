// A podcast on somebody else's server: a feed of a few episodes with real sound, chapters, transcripts and covers; and what goes wrong there.

import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface PodcastEpisode {
  readonly name: string
  readonly sound: Buffer
  /** Inside the item, besides title, guid and enclosure. */
  readonly more?: string
  readonly publishedAt?: string
  readonly guid?: string
  readonly title?: string
}

/** Answers in place of the server, once or for good; false: the server answers after all. */
export type Fault = (request: IncomingMessage, response: ServerResponse, bytes: Buffer | null) => boolean

export class PodcastServer {
  readonly url: string
  episodes: readonly PodcastEpisode[]
  /** In the channel, before the items. */
  channel = '<language>uk</language>'
  readonly files = new Map<string, { readonly type: string; readonly bytes: Buffer }>()
  readonly faults = new Map<string, Fault>()
  /** `/a.mp3` or `/a.mp3 bytes=100-`, in the order of asking. */
  readonly asked: string[] = []
  readonly #server = createServer((request, response) => this.#answer(request, response))

  private constructor(url: (server: ReturnType<typeof createServer>) => string, episodes: readonly PodcastEpisode[]) {
    this.url = url(this.#server)
    this.episodes = episodes
  }

  static async open(episodes: readonly PodcastEpisode[]): Promise<PodcastServer> {
    const holder: { server: ReturnType<typeof createServer> | null } = { server: null }
    // Its port is known once it listens.
    const podcast = new PodcastServer((server) => ((holder.server = server), ''), episodes)
    await new Promise<void>((resolve) => holder.server?.listen(0, '127.0.0.1', resolve))
    const { port } = holder.server?.address() as AddressInfo // it listens on TCP
    return Object.assign(podcast, { url: `http://127.0.0.1:${port}` })
  }

  get feedUrl(): string {
    return `${this.url}/feed.xml`
  }

  feed(): string {
    const items = this.episodes.map(({ name, sound, more = '', publishedAt, guid = `old-${name}`, title = `Episode ${name}` }) =>
      `<item><title>${title}</title><guid isPermaLink="false">${guid}</guid>${publishedAt ? `<pubDate>${new Date(publishedAt).toUTCString()}</pubDate>` : ''}
        <enclosure url="${this.url}/${name}.mp3" length="${sound.length}" type="audio/mpeg"/><itunes:duration>3</itunes:duration>${more.replaceAll('{url}', this.url)}</item>`)
    return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Old podcast</title>${this.channel}${items.join('\n')}</channel></rss>`
  }

  close(): Promise<void> {
    this.#server.closeAllConnections()
    return new Promise((resolve) => void this.#server.close(() => resolve()))
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? ''
    this.asked.push(request.headers.range ? `${path} ${request.headers.range}` : path)
    const file = this.#find(path)
    if (this.faults.get(path)?.(request, response, file?.bytes ?? null)) return
    if (!file) return void response.writeHead(404).end()
    sendPart(request, response, file.bytes, file.type)
  }

  #find(path: string): { readonly type: string; readonly bytes: Buffer } | null {
    if (path === '/feed.xml') return { type: 'application/rss+xml; charset=utf-8', bytes: Buffer.from(this.feed()) }
    const episode = this.episodes.find(({ name }) => path === `/${name}.mp3`)
    return episode ? { type: 'audio/mpeg', bytes: episode.sound } : (this.files.get(path) ?? null)
  }
}

/** As a good server does, with ranges and a tag of the content. `most`: after so many bytes the line breaks, or hangs. */
export function sendPart(request: IncomingMessage, response: ServerResponse, bytes: Buffer, type: string, { most = Infinity, then = 'breaks' }: { readonly most?: number; readonly then?: 'breaks' | 'hangs' } = {}): void {
  const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}"`
  const wants = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1]
  const from = wants !== undefined && (request.headers['if-range'] ?? etag) === etag ? Number(wants) : 0
  response.writeHead(from > 0 ? 206 : 200, { 'content-type': type, 'content-length': bytes.length - from, etag, ...(from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}) })
  const part = bytes.subarray(from, from + most)
  if (from + part.length === bytes.length) response.end(part)
  else response.write(part, () => then === 'breaks' && request.socket.end())
}
