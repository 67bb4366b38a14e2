// Carries a source client's sound from its socket to its line, at the pace of the slower of the two.

import type { Socket } from 'node:net'
import type { Line, LineEnd } from '../live/live-door.ts'
import type { Piece } from './socket-reader.ts'
import type { BodyReader } from './source-body.ts'

/** Made as soon as the line is open, so that no hang-up is missed; `carry` then lasts until one side ends. */
export class LineFeed {
  readonly #line: Line
  #bytes = 0
  #hungUp = false
  #wake: (() => void) | null = null

  constructor(socket: Socket, line: Line) {
    this.#line = line
    line.onHangUp(() => {
      this.#hungUp = true
      // Ends a read that waits for the network, and a wait for the decoder.
      socket.destroySoon()
      this.#wake?.()
    })
    line.onDrain(() => this.#wake?.())
    socket.once('close', () => this.#wake?.())
  }

  async carry(body: BodyReader, first: Buffer, read: () => Promise<Piece>): Promise<{ ended: LineEnd | 'hung-up'; bytes: number }> {
    const ended = await this.#carryOn(body, first, read)
    this.#line.end(ended)
    return { ended: this.#hungUp ? 'hung-up' : ended, bytes: this.#bytes }
  }

  async #carryOn(body: BodyReader, first: Buffer, read: () => Promise<Piece>): Promise<LineEnd> {
    for (let piece: Piece = { kind: 'bytes', bytes: first }; ; piece = await read()) {
      if (this.#hungUp) return 'lost'
      if (piece.kind === 'end') return body.endOfConnection
      if (piece.kind !== 'bytes') return 'lost'
      const part = body.push(piece.bytes)
      for (const sound of part.sound) {
        this.#bytes += sound.length
        // While the decoder lags nothing is read, so the sender's own buffer fills and it waits too.
        if (!this.#line.write(sound) && !this.#hungUp) await new Promise<void>((resolve) => (this.#wake = resolve))
        if (this.#hungUp) return 'lost'
      }
      if (part.state !== 'more') return part.state === 'complete' ? 'goodbye' : 'lost'
    }
  }
}
