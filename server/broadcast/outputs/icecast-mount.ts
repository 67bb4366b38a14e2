// One mount sent to an Icecast server as its source. The server may go and come back: the newest sound is sent, nothing else notices.

import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Log } from '../../log.ts'
import { sendTitle, sourceHead, type IcecastAddress } from './icecast-request.ts'
import { isFirstPage } from './ogg-pages.ts'
import type { EncodedSink, MountFormat } from './output.ts'

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 15_000
const ANSWER_MS = 10_000
/** Sound that may wait for a slow line; then it is dropped, whole pages or frames, and the line is opened anew if it stays shut. */
const BACKLOG_SECONDS = 10
const STUCK_MS = 20_000

interface IcecastMountOptions {
  /** `http://source:password@host:8000`; https connects with TLS. */
  readonly url: string
  readonly format: MountFormat
  readonly station: { readonly name: string; readonly url?: string }
  readonly log: Log
}

type State = 'away' | 'asking' | 'sending' | 'closed'

/** Connects as source for one mount, named as ours: `/radio.mp3`. Reconnects for as long as it is open. */
export function openIcecastMount(options: IcecastMountOptions): IcecastMount {
  return new IcecastMount(options)
}

export class IcecastMount implements EncodedSink {
  readonly name: string
  readonly #options: IcecastMountOptions
  readonly #address: IcecastAddress
  readonly #backlogBytes: number
  #state: State = 'away'
  #socket: Socket | null = null
  #timer: NodeJS.Timeout | null = null
  #pauseMs = FIRST_PAUSE_MS
  #saidTrouble: string | null = null
  #headers: Buffer = Buffer.alloc(0)
  #title = ''
  #droppedBytes = 0
  #flowedAtMs = 0

  constructor(options: IcecastMountOptions) {
    this.#options = options
    this.name = `icecast ${options.format.name}`
    this.#address = { url: new URL(options.url), mount: `/${options.format.name}` }
    this.#backlogBytes = ((options.format.bitrateKbps * 1000) / 8) * BACKLOG_SECONDS
    this.#connect()
  }

  get isSending(): boolean {
    return this.#state === 'sending'
  }

  /** Bytes that wait for a slow line. */
  get backlogBytes(): number {
    return this.#socket?.writableLength ?? 0
  }

  push(bytes: Buffer, isHeader: boolean): void {
    if (isHeader) this.#headers = isFirstPage(bytes) ? bytes : Buffer.concat([this.#headers, bytes])
    if (this.#state !== 'sending' || !this.#socket) return
    if (this.#socket.writableLength > this.#backlogBytes) return this.#drop(bytes.length)
    if (this.#droppedBytes > 0) this.#reportDropped()
    if (this.#socket.write(bytes)) this.#flowedAtMs = performance.now()
  }

  setTitle(title: string): void {
    if (title === this.#title) return
    this.#title = title
    this.#tellTitle()
  }

  /** Says goodbye to the server and stops reconnecting. */
  async close(): Promise<void> {
    this.#state = 'closed'
    if (this.#timer) clearTimeout(this.#timer)
    const socket = this.#socket
    if (!socket || socket.destroyed) return
    await new Promise<void>((resolve) => {
      socket.once('close', () => resolve())
      // The server may be frozen: it gets a moment, not more.
      socket.setTimeout(500, () => socket.destroy())
      socket.end()
    })
  }

  #connect(): void {
    const { url } = this.#address
    const isTls = url.protocol === 'https:'
    const port = Number(url.port || (isTls ? 443 : 80))
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const socket: Socket = isTls ? connectTls({ host, port }) : connect({ host, port })
    this.#socket = socket
    this.#state = 'asking'
    let trouble = 'the server closed the connection'
    socket.setNoDelay(true)
    socket.setTimeout(ANSWER_MS, () => socket.destroy(new Error(`no answer within ${ANSWER_MS / 1000} s`)))
    socket.once(isTls ? 'secureConnect' : 'connect', () => socket.write(sourceHead(this.#address, this.#options.format, this.#options.station)))
    socket.on('data', (bytes: Buffer) => {
      if (this.#state === 'asking') trouble = this.#answered(socket, bytes.toString('latin1')) ?? trouble
    })
    socket.on('error', (error) => (trouble = error.message))
    socket.once('close', () => this.#gone(trouble))
  }

  /** Starts sending after a yes; otherwise says what is wrong. */
  #answered(socket: Socket, answer: string): string | null {
    const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(answer)?.[1])
    if (status !== 100 && status !== 200) {
      socket.destroy()
      return explain(status, this.#address.mount)
    }
    socket.setTimeout(0)
    this.#state = 'sending'
    this.#flowedAtMs = performance.now()
    this.#pauseMs = FIRST_PAUSE_MS
    this.#saidTrouble = null
    this.#options.log.info({ mount: this.#address.mount, icecast: this.#address.url.host }, 'sending to Icecast')
    // Ogg listeners can decode nothing without the header pages, and a restarted server has forgotten them.
    if (this.#headers.length > 0) socket.write(this.#headers)
    this.#tellTitle()
    return null
  }

  #gone(trouble: string): void {
    this.#socket = null
    if (this.#state === 'closed') return
    this.#state = 'away'
    // The same trouble again is not news.
    if (trouble !== this.#saidTrouble) this.#options.log.warn({ mount: this.#address.mount, icecast: this.#address.url.host, trouble }, 'Icecast is away, trying again until it is back')
    this.#saidTrouble = trouble
    this.#timer = setTimeout(() => this.#connect(), this.#pauseMs)
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS)
  }

  #drop(bytes: number): void {
    this.#droppedBytes += bytes
    if (performance.now() - this.#flowedAtMs > STUCK_MS) this.#socket?.destroy(new Error('nothing got through for 20 s'))
  }

  #reportDropped(): void {
    const droppedSeconds = (this.#droppedBytes * 8) / (this.#options.format.bitrateKbps * 1000)
    this.#options.log.warn({ mount: this.#address.mount, droppedSeconds }, 'the line to Icecast was too slow, sound was dropped')
    this.#droppedBytes = 0
  }

  /** Only for MP3: Icecast refuses titles for Ogg, which carries its own. */
  #tellTitle(): void {
    if (this.#state !== 'sending' || this.#options.format.codec !== 'mp3' || !this.#title) return
    sendTitle(this.#address, this.#title).catch((error: unknown) => {
      this.#options.log.warn({ err: error, mount: this.#address.mount }, 'Icecast did not take a title')
    })
  }
}

function explain(status: number, mount: string): string {
  if (status === 401) return 'wrong source password: check ICECAST_URL'
  if (status === 403) return `Icecast refused ${mount}: it has a source already, or no room for another`
  return `Icecast answered ${status}`
}
