// PCM waiting to be heard: first in, first out, in whole frames, copied only where a block spans two chunks.

import { BYTES_PER_FRAME, bytesToMs } from './pcm.ts'

/** A FIFO of PCM bytes. It knows no limit: whoever fills it watches `bytes` and stops its decoder. */
export class FrameQueue {
  readonly #chunks: Buffer[] = []
  /** Bytes of the first chunk that were taken already. */
  #taken = 0
  #bytes = 0

  get bytes(): number {
    return this.#bytes
  }

  get ms(): number {
    return bytesToMs(this.#bytes)
  }

  /** Appends without copying; the caller must not write to `pcm` afterwards. */
  push(pcm: Buffer): void {
    if (pcm.length === 0) return
    this.#chunks.push(pcm)
    this.#bytes += pcm.length
  }

  /** Takes the oldest `bytes`, or as many whole frames as there are. A view on what was pushed where it lies in one chunk. */
  take(bytes: number): Buffer {
    const wanted = Math.min(bytes, this.#bytes)
    const length = wanted - (wanted % BYTES_PER_FRAME)
    const first = this.#chunks[0]
    if (length === 0 || first === undefined) return Buffer.alloc(0)
    if (first.length - this.#taken >= length) {
      const view = first.subarray(this.#taken, this.#taken + length)
      this.#advance(first, length)
      return view
    }
    return this.#join(length)
  }

  clear(): void {
    this.#chunks.length = 0
    this.#taken = 0
    this.#bytes = 0
  }

  #join(length: number): Buffer {
    const joined = Buffer.allocUnsafe(length)
    let filled = 0
    for (let chunk = this.#chunks[0]; chunk !== undefined && filled < length; chunk = this.#chunks[0]) {
      const part = Math.min(length - filled, chunk.length - this.#taken)
      chunk.copy(joined, filled, this.#taken, this.#taken + part)
      filled += part
      this.#advance(chunk, part)
    }
    return joined
  }

  #advance(chunk: Buffer, bytes: number): void {
    this.#taken += bytes
    this.#bytes -= bytes
    if (this.#taken < chunk.length) return
    this.#chunks.shift()
    this.#taken = 0
  }
}
