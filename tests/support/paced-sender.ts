// A source client's pace: sends encoded sound into a line as it would be spoken, and can freeze like a cut network.

import type { Line, LineEnd } from '../../server/broadcast/live/live-door.ts'

const EVERY_MS = 50

export class PacedSender {
  readonly #line: Line
  readonly #bytes: Buffer
  readonly #bytesPerMs: number
  #sent = 0
  #timer: NodeJS.Timeout | null = null

  /** `aheadMs` of sound are sent at once. */
  constructor(line: Line, bytes: Buffer, kbps: number, aheadMs = 0) {
    this.#line = line
    this.#bytes = bytes
    this.#bytesPerMs = kbps / 8
    this.#sent = Math.floor(aheadMs * this.#bytesPerMs)
    if (this.#sent > 0) line.write(bytes.subarray(0, this.#sent))
    this.flow()
  }

  /** Sends on, in real time from now. */
  flow(): void {
    this.freeze()
    const from = performance.now()
    const before = this.#sent
    this.#timer = setInterval(() => {
      const due = Math.min(this.#bytes.length, before + Math.floor((performance.now() - from) * this.#bytesPerMs))
      if (due > this.#sent) this.#line.write(this.#bytes.subarray(this.#sent, due))
      this.#sent = Math.max(this.#sent, due)
    }, EVERY_MS)
  }

  /** Sends nothing more; the line stays open. */
  freeze(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }

  end(how: LineEnd): void {
    this.freeze()
    this.#line.end(how)
  }
}
