// One mount and its listeners: every block goes to each of them in one write, and who cannot keep up is dropped and counted.

import type { Socket } from 'node:net'
import { BurstRing, type StreamBlock } from './burst-ring.ts'
import { insertMetadata, metadataBlock, metadataInterval } from './icy.ts'
import type { MountFormat } from './output.ts'

/** Beyond the burst that every new listener has to swallow. */
const BACKLOG_SECONDS = 10
/** Ogg's page headers come on top. */
const BITRATE_MARGIN = 1.25

export interface MountCounts {
  readonly listeners: number
  /** Since the start of this process. */
  readonly dropped: number
}

export class MountStream {
  readonly #ring: BurstRing
  readonly #plain = new Set<Socket>()
  readonly #icy = new Set<Socket>()
  readonly #backlogBytes: number
  /** 0 where the codec carries no ICY titles. */
  readonly #interval: number
  #headers: Buffer = Buffer.alloc(0)
  #title = ''
  #metadata = metadataBlock('')
  #dropped = 0

  constructor(format: MountFormat) {
    this.#interval = format.codec === 'mp3' ? metadataInterval(format) : 0
    this.#ring = new BurstRing(format.burstSeconds, this.#interval)
    this.#backlogBytes = (format.burstSeconds + BACKLOG_SECONDS) * ((format.bitrateKbps * 1000) / 8) * BITRATE_MARGIN
  }

  get counts(): MountCounts {
    return { listeners: this.#plain.size + this.#icy.size, dropped: this.#dropped }
  }

  get headers(): Buffer {
    return this.#headers
  }

  get title(): string {
    return this.#title
  }

  /** What a second process needs to send the same bursts. */
  get blocks(): readonly StreamBlock[] {
    return this.#ring.blocks
  }

  /** Ogg header pages, sent first to everyone who comes from now on. */
  setHeaders(headers: Buffer): void {
    this.#headers = headers
  }

  setTitle(title: string): void {
    this.#title = title
    this.#metadata = metadataBlock(title)
  }

  push(block: StreamBlock): void {
    for (const socket of this.#plain) this.#send(socket, block.bytes)
    if (this.#icy.size > 0) {
      const withTitles = insertMetadata(block.bytes, this.#ring.end, this.#interval, this.#metadata)
      for (const socket of this.#icy) this.#send(socket, withTitles)
    }
    this.#ring.push(block)
  }

  /** Sends the head of the answer, the headers and the burst, and from then on every block, until the socket closes. */
  join(socket: Socket, head: string, wantsTitles: boolean): void {
    const group = wantsTitles && this.#interval > 0 ? this.#icy : this.#plain
    socket.on('error', () => socket.destroy())
    socket.once('close', () => group.delete(socket))
    if (socket.destroyed) return
    socket.setTimeout(0)
    socket.setNoDelay(true)
    // Read on, so that a listener who leaves is noticed.
    socket.resume()
    group.add(socket)
    const burst = group === this.#icy ? this.#burstWithTitles() : this.#ring.from(this.#ring.burstStart)
    socket.write(Buffer.concat([Buffer.from(head, 'latin1'), this.#headers, burst]))
  }

  closeAll(): void {
    for (const socket of [...this.#plain, ...this.#icy]) socket.destroy()
  }

  #burstWithTitles(): Buffer {
    const border = Math.floor(this.#ring.burstStart / this.#interval) * this.#interval
    const start = border < this.#ring.start ? border + this.#interval : border
    return insertMetadata(this.#ring.from(start), start, this.#interval, this.#metadata)
  }

  #send(socket: Socket, bytes: Buffer): void {
    if (socket.writableLength > this.#backlogBytes) {
      this.#dropped++
      socket.destroy()
      return
    }
    socket.write(bytes)
  }
}
