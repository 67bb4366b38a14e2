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

/** So much of what is safe is kept a while longer: a station that is killed had it, and had not used it yet. */
const KEPT_MS = 3000

/** One recording's bytes by offset. Blobs, so that browsers may keep a long backlog outside of memory. */
export class Backlog {
  #chunks: Chunk[] = []
  #total = 0
  #acknowledged = 0

  /** Bytes recorded so far. */
  get total(): number {
    return this.#total
  }

  /** Everything below is safe at the station. */
  get acknowledged(): number {
    return this.#acknowledged
  }

  get waitingBytes(): number {
    return this.#total - this.#acknowledged
  }

  /** When the oldest byte that is not safe was made; null when all are. */
  get oldestAtMs(): number | null {
    return this.#chunks.find((chunk) => !this.#isSafe(chunk))?.madeAtMs ?? null
  }

  /** Where what was made in the last `ms` before the first unsafe byte begins, to a chunk; at most as far back as is kept. */
  offsetBefore(ms: number): number {
    const safeAtMs = this.#safeAtMs
    return this.#chunks.find((chunk) => chunk.madeAtMs > safeAtMs - ms || !this.#isSafe(chunk))?.offset ?? this.#total
  }

  /** All that is kept from `offset` on. */
  from(offset: number): Blob {
    return new Blob(this.#chunks.map((chunk) => chunk.data.slice(Math.max(0, offset - chunk.offset))))
  }

  /** The same sound behind another header: `header`, then what is kept here from `offset` on, as old as it was. None of it is safe. */
  behind(header: Blob, offset: number): Backlog {
    const other = new Backlog()
    for (const chunk of this.#chunks) {
      const data = chunk.data.slice(Math.max(0, offset - chunk.offset))
      if (data.size > 0 && other.total === 0) other.add(header, chunk.madeAtMs)
      other.add(data, chunk.madeAtMs)
    }
    return other
  }

  add(data: Blob, madeAtMs: number): void {
    if (data.size === 0) return
    this.#chunks.push({ offset: this.#total, madeAtMs, data })
    this.#total += data.size
  }

  /** What lies wholly below `bytes` is safe, and soon forgotten. An acknowledgement never goes back. */
  acknowledge(bytes: number): void {
    this.#acknowledged = Math.min(this.#total, Math.max(this.#acknowledged, bytes))
    const safeAtMs = this.#safeAtMs
    this.#chunks = this.#chunks.filter((chunk) => !this.#isSafe(chunk) || chunk.madeAtMs > safeAtMs - KEPT_MS)
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
  /** When the newest safe chunk was made. */
  get #safeAtMs(): number {
    return this.#chunks.findLast((chunk) => this.#isSafe(chunk))?.madeAtMs ?? -Infinity
  }

  #isSafe(chunk: Chunk): boolean {
    return chunk.offset + chunk.data.size <= this.#acknowledged
  }
}
