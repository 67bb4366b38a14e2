// Turns an encoder's output into pieces that may be sent, kept and joined anywhere, the same way for both codecs.

import { Mp3FrameCutter } from './mp3-frames.ts'
import { isFirstPage, isHeaderPage, OggPageCutter, OggStitcher } from './ogg-pages.ts'

export interface Piece {
  readonly bytes: Buffer
  readonly isHeader: boolean
}

export interface Cutter {
  /** What follows comes from a new encoder process. */
  nextEncoder(): void
  push(chunk: Buffer): Piece[]
}

/** A cutter for one mount, for as long as the mount lives. */
export function openCutter(codec: 'mp3' | 'opus'): Cutter {
  return codec === 'mp3' ? new Mp3Cutter() : new OggCutter()
}

class Mp3Cutter implements Cutter {
  #frames = new Mp3FrameCutter()

  nextEncoder(): void {
    this.#frames = new Mp3FrameCutter()
  }

  push(chunk: Buffer): Piece[] {
    const bytes = this.#frames.push(chunk)
    return bytes.length > 0 ? [{ bytes, isHeader: false }] : []
  }
}

class OggCutter implements Cutter {
  #pages = new OggPageCutter()
  readonly #stitcher = new OggStitcher()
  #hasHeaders = false

  nextEncoder(): void {
    this.#pages = new OggPageCutter()
    this.#stitcher.nextEncoder()
  }

  push(chunk: Buffer): Piece[] {
    const pieces: Piece[] = []
    for (const page of this.#pages.push(chunk)) {
      const isHeader = isFirstPage(page) || isHeaderPage(page)
      // The headers of a restarted encoder say the same again.
      if (isHeader && this.#hasHeaders) continue
      if (!isHeader) this.#hasHeaders = true
      pieces.push({ bytes: this.#stitcher.stitch(page), isHeader })
    }
    return pieces
  }
}
