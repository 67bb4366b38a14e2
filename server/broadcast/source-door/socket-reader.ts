// Reads a socket piece by piece, only when asked: what is not asked for stays in the kernel, and so slows the sender down.

import type { Duplex } from 'node:stream'

export type Piece =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  /** The other side has said all it will say. */
  | { readonly kind: 'end' }
  /** The connection broke, or was destroyed by us. */
  | { readonly kind: 'gone' }
  /** Nothing came in time. */
  | { readonly kind: 'late' }

/** One reader per socket; `release` gives the socket back to others. */
export class SocketReader {
  readonly #socket: Duplex
  #wake: (() => void) | null = null
  #isEnded = false
  readonly #onEvent = (): void => this.#wake?.()
  readonly #onEnd = (): void => {
    this.#isEnded = true
    this.#wake?.()
  }

  constructor(socket: Duplex) {
    this.#socket = socket
    socket.on('readable', this.#onEvent).on('close', this.#onEvent).on('end', this.#onEnd)
  }

  /** The next bytes, waiting at most `timeoutMs` for them. */
  async read(timeoutMs: number): Promise<Piece> {
    for (;;) {
      const bytes: Buffer | null = this.#socket.read()
      if (bytes !== null) return { kind: 'bytes', bytes }
      if (this.#isEnded || this.#socket.readableEnded) return { kind: 'end' }
      if (this.#socket.destroyed) return { kind: 'gone' }
      if (!(await this.#somethingHappens(timeoutMs))) return { kind: 'late' }
    }
  }

  /** Puts bytes back that belong to whoever reads next, and stops reading. */
  release(unread: Buffer): void {
    this.#socket.off('readable', this.#onEvent).off('close', this.#onEvent).off('end', this.#onEnd)
    if (unread.length > 0 && !this.#isEnded) this.#socket.unshift(unread)
  }

  #somethingHappens(timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (happened: boolean): void => {
        clearTimeout(timer)
        this.#wake = null
        resolve(happened)
      }
      const timer = setTimeout(() => finish(false), timeoutMs)
      this.#wake = () => finish(true)
    })
  }
}
