// What was recorded and is not yet safe at the station: every byte of one recording, kept until it is acknowledged.

interface Chunk {
  readonly offset: number
  readonly madeAtMs: number
  readonly data: Blob
}

/** A piece to send: where it starts in the recording, when its oldest byte was made, and the bytes. */
export interface Piece {
  readonly offset: number
  readonly madeAtMs: number
  readonly data: Blob
  readonly size: number
}

/** One recording's bytes by offset. Blobs, so that browsers may keep a long backlog outside of memory. */
export class Backlog {
  #chunks: Chunk[] = []
  #total = 0
  #acknowledged = 0

  /** Bytes recorded so far. */
  get total(): number {
    return this.#total
  }

  /** Everything below is safe at the station and forgotten here. */
  get acknowledged(): number {
    return this.#acknowledged
  }

  get waitingBytes(): number {
    return this.#total - this.#acknowledged
  }

  /** When the oldest byte that is not safe was made; null when all are. */
  get oldestAtMs(): number | null {
    return this.#chunks[0]?.madeAtMs ?? null
  }

  /** All that is kept: from the start of the oldest chunk that is not wholly safe. */
  get kept(): Blob {
    return new Blob(this.#chunks.map((chunk) => chunk.data))
  }

  /** The same sound behind another header: `header`, then what is kept here from `skip` bytes on, as old as it was. */
  behind(header: Blob, skip: number): Backlog {
    const other = new Backlog()
    const start = (this.#chunks[0]?.offset ?? 0) + skip
    for (const { offset, madeAtMs, data } of this.#chunks) {
      if (other.total === 0) other.add(header, madeAtMs)
      other.add(data.slice(Math.max(0, start - offset)), madeAtMs)
    }
    return other
  }

  add(data: Blob, madeAtMs: number): void {
    if (data.size === 0) return
    this.#chunks.push({ offset: this.#total, madeAtMs, data })
    this.#total += data.size
  }

  /** Forgets what lies wholly below `bytes`. An acknowledgement never goes back. */
  acknowledge(bytes: number): void {
    this.#acknowledged = Math.min(this.#total, Math.max(this.#acknowledged, bytes))
    const firstKept = this.#chunks.findIndex((chunk) => chunk.offset + chunk.data.size > this.#acknowledged)
    this.#chunks = firstKept === -1 ? [] : this.#chunks.slice(firstKept)
  }

  /** Up to `most` bytes from `offset` on; null when nothing more was recorded. */
  pieceFrom(offset: number, most: number): Piece | null {
    const index = this.#chunks.findIndex((chunk) => chunk.offset + chunk.data.size > offset)
    const first = this.#chunks[index]
    if (!first) return null
    const parts: Blob[] = []
    let size = 0
    for (const chunk of this.#chunks.slice(index)) {
      const from = Math.max(0, offset - chunk.offset)
      const part = chunk.data.slice(from, Math.min(chunk.data.size, from + most - size))
      parts.push(part)
      size += part.size
      if (size >= most) break
    }
    return { offset, madeAtMs: first.madeAtMs, data: new Blob(parts), size }
  }
}
