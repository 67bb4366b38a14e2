// Gathers a mount's pieces into blocks worth one write per listener: short ones for few listeners, long ones for many. Pure.

import type { StreamBlock } from './burst-ring.ts'
import { pagesEndAt } from './ogg-pages.ts'
import type { MountFormat } from './output.ts'

const GRANULES_PER_SECOND = 48_000

/**
 * Seconds of sound in one block. The cost of a listener is the cost of writes, so many listeners get longer blocks, at most a
 * second; a few get less delay.
 */
export function blockSecondsFor(listeners: number): number {
  if (listeners < 200) return 0.25
  return listeners < 1_000 ? 0.5 : 1
}

export class BlockCollector {
  readonly #format: MountFormat
  readonly #pieces: Buffer[] = []
  #seconds = 0
  #granule = 0

  constructor(format: MountFormat) {
    this.#format = format
  }

  /** Takes whole frames or pages; returns a block once `blockSeconds` are together. */
  push(bytes: Buffer, blockSeconds: number): StreamBlock | null {
    this.#pieces.push(bytes)
    this.#seconds += this.#secondsOf(bytes)
    if (this.#seconds < blockSeconds) return null
    const block = { bytes: Buffer.concat(this.#pieces), seconds: this.#seconds }
    this.#pieces.length = 0
    this.#seconds = 0
    return block
  }

  #secondsOf(bytes: Buffer): number {
    if (this.#format.codec === 'mp3') return (bytes.length * 8) / (this.#format.bitrateKbps * 1000)
    const end = pagesEndAt(bytes, this.#granule)
    const seconds = (end - this.#granule) / GRANULES_PER_SECOND
    this.#granule = end
    return seconds
  }
}
