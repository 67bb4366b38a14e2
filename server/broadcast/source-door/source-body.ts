// Takes the sound out of a request's body, however its length is told. Pure and bounded: it keeps no sound itself.

export type BodyLength =
  /** Until the connection ends, as source clients do. */
  | { readonly kind: 'endless' }
  | { readonly kind: 'bytes'; readonly count: number }
  | { readonly kind: 'chunked' }

export interface BodyPart {
  /** Sound, in order. */
  readonly sound: readonly Buffer[]
  readonly state: 'more' | 'complete' | 'broken'
}

/** Longest line between chunks: a size in hex and an extension nobody uses. */
const LINE_MAX = 256
const CHUNK_MAX = 64 * 1024 * 1024

/** Reads one body; gives what each piece of it holds. */
export class BodyReader {
  readonly #length: BodyLength
  #bytesLeft: number
  #chunks = new ChunkedReader()

  constructor(length: BodyLength) {
    this.#length = length
    this.#bytesLeft = length.kind === 'bytes' ? length.count : 0
  }

  /** What it means when the connection is closed here: a body without a length ends with it, whatever the reason. */
  get endOfConnection(): 'closed' | 'lost' {
    return this.#length.kind === 'endless' ? 'closed' : 'lost'
  }

  push(bytes: Buffer): BodyPart {
    switch (this.#length.kind) {
      case 'endless':
        return { sound: bytes.length > 0 ? [bytes] : [], state: 'more' }
      case 'bytes': {
        const sound = bytes.subarray(0, this.#bytesLeft)
        this.#bytesLeft -= sound.length
        return { sound: sound.length > 0 ? [sound] : [], state: this.#bytesLeft === 0 ? 'complete' : 'more' }
      }
      case 'chunked':
        return this.#chunks.push(bytes)
    }
  }
}

/** Undoes `Transfer-Encoding: chunked`, whatever way the pieces are cut. */
class ChunkedReader {
  #line = ''
  #reads: 'size' | 'sound' | 'end-of-chunk' | 'trailer' = 'size'
  #left = 0
  #trailerBytes = 0

  push(bytes: Buffer): BodyPart {
    const sound: Buffer[] = []
    let at = 0
    while (at < bytes.length) {
      if (this.#reads === 'sound') {
        const piece = bytes.subarray(at, at + this.#left)
        sound.push(piece)
        at += piece.length
        this.#left -= piece.length
        if (this.#left === 0) this.#reads = 'end-of-chunk'
        continue
      }
      const lineEnd = bytes.indexOf(0x0a, at)
      this.#line += bytes.toString('latin1', at, lineEnd === -1 ? Math.min(bytes.length, at + LINE_MAX + 1) : lineEnd)
      if (this.#line.length > LINE_MAX) return { sound, state: 'broken' }
      if (lineEnd === -1) break
      at = lineEnd + 1
      const line = this.#line.replace(/\r$/, '')
      this.#line = ''
      const state = this.#takeLine(line)
      if (state !== 'more') return { sound, state }
    }
    return { sound, state: 'more' }
  }

  #takeLine(line: string): BodyPart['state'] {
    if (this.#reads === 'end-of-chunk') {
      this.#reads = 'size'
      return line === '' ? 'more' : 'broken'
    }
    if (this.#reads === 'trailer') {
      this.#trailerBytes += line.length
      if (this.#trailerBytes > 4096) return 'broken'
      return line === '' ? 'complete' : 'more'
    }
    const size = /^([0-9A-Fa-f]{1,8})[ \t]*(;.*)?$/.exec(line)?.[1]
    const count = size === undefined ? Number.NaN : Number.parseInt(size, 16)
    if (!(count <= CHUNK_MAX)) return 'broken'
    this.#left = count
    this.#reads = count === 0 ? 'trailer' : 'sound'
    return 'more'
  }
}
