// An endless sine in the engine's blocks, of exactly known samples.

import { BLOCK_BYTES, FRAMES_PER_BLOCK, SAMPLE_RATE } from '../../server/media/pcm.ts'

export class ToneBlocks {
  readonly #step: number
  #phase = 0

  constructor(hz: number) {
    this.#step = (2 * Math.PI * hz) / SAMPLE_RATE
  }

  next(): Buffer {
    const block = Buffer.alloc(BLOCK_BYTES)
    for (let frame = 0; frame < FRAMES_PER_BLOCK; frame++) {
      const value = Math.round(12_000 * Math.sin(this.#phase))
      this.#phase = (this.#phase + this.#step) % (2 * Math.PI)
      block.writeInt16LE(value, frame * 4)
      block.writeInt16LE(value, frame * 4 + 2)
    }
    return block
  }
}
