// The last seconds of a mount, kept for listeners who come: sound starts at once when they are sent first. Pure.

/** Whole frames or pages, with their length in time. */
export interface StreamBlock {
  readonly bytes: Buffer
  readonly seconds: number
}

/** Keeps whole blocks: as few as make up the burst. Positions count the bytes of the whole stream. */
export class BurstRing {
  readonly #burstSeconds: number
  readonly #spareBytes: number
  readonly #blocks: StreamBlock[] = []
  #seconds = 0
  #start = 0
  #end = 0

  /** `spareBytes` are kept in front of the burst, for listeners who must begin at an earlier border. */
  constructor(burstSeconds: number, spareBytes: number) {
    this.#burstSeconds = burstSeconds
    this.#spareBytes = spareBytes
  }

  get start(): number {
    return this.#start
  }

  get end(): number {
    return this.#end
  }

  get blocks(): readonly StreamBlock[] {
    return this.#blocks
  }

  push(block: StreamBlock): void {
    this.#blocks.push(block)
    this.#seconds += block.seconds
    this.#end += block.bytes.length
    while (this.#canDropFirst()) {
      const first = this.#blocks.shift()
      if (!first) return
      this.#seconds -= first.seconds
      this.#start += first.bytes.length
    }
  }

  /** Where a burst of the wished length begins: at a block's border. */
  get burstStart(): number {
    let seconds = this.#seconds
    let position = this.#start
    for (const block of this.#blocks) {
      if (seconds - block.seconds < this.#burstSeconds) break
      seconds -= block.seconds
      position += block.bytes.length
    }
    return position
  }

  /** Everything from a position, in one buffer; the position must still be kept. */
  from(position: number): Buffer {
    const all = Buffer.concat(this.#blocks.map((block) => block.bytes))
    return all.subarray(position - this.#start)
  }

  #canDropFirst(): boolean {
    const first = this.#blocks[0]
    if (!first || this.#seconds - first.seconds < this.#burstSeconds) return false
    return this.#spareBytes === 0 || this.burstStart - this.#start - first.bytes.length >= this.#spareBytes
  }
}
