// Cuts an Ogg byte stream into whole pages and writes their numbers anew. Pure.

const HEADER_BYTES = 27
const FLAG_FIRST = 2
const FLAG_LAST = 4
const NO_GRANULE = 0xffff_ffff_ffff_ffffn

/** Collects encoder output and gives back whole pages. */
export class OggPageCutter {
  #rest: Buffer = Buffer.alloc(0)

  /** Takes bytes as they came and returns the pages now complete, one buffer each. Bytes outside of pages are skipped. */
  push(chunk: Buffer): Buffer[] {
    let data = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk
    const pages: Buffer[] = []
    for (;;) {
      const start = data.indexOf('OggS', 0, 'latin1')
      // Three bytes may be the beginning of the next capture pattern.
      data = start >= 0 ? data.subarray(start) : data.subarray(Math.max(0, data.length - 3))
      const length = start >= 0 ? pageLength(data) : null
      if (length === null || length > data.length) break
      pages.push(data.subarray(0, length))
      data = data.subarray(length)
    }
    this.#rest = data
    return pages
  }
}

/** True for the pages that begin an Ogg Opus stream: identification and comments, which end at position 0. */
export function isHeaderPage(page: Buffer): boolean {
  return page.readBigUInt64LE(6) === 0n
}

/** Position in samples of 1/48,000 s at the end of this page. */
export function granuleOf(page: Buffer): number {
  return Number(page.readBigInt64LE(6))
}

/** Where the audio of these whole pages ends, in samples; `before` when they end nothing. */
export function pagesEndAt(pages: Buffer, before: number): number {
  let end = before
  for (let offset = 0; offset + HEADER_BYTES <= pages.length; ) {
    const page = pages.subarray(offset)
    end = Math.max(end, granuleOf(page))
    offset += pageLength(page) ?? page.length
  }
  return end
}

/**
 * Makes the pages of one encoder after another look like one endless stream.
 *
 * Some players stop at a second stream chained behind the first, so a restarted encoder's pages keep the first one's serial and
 * count on in page numbers and positions; its header pages need not be sent again.
 */
export class OggStitcher {
  #serial: number | null = null
  #pageNumber = 0
  #encoderBase = 0n
  #lastGranule = 0n

  /** A new encoder begins: its position 0 is where the last one ended. */
  nextEncoder(): void {
    this.#encoderBase = this.#lastGranule
  }

  /** Gives the page its place in the endless stream; a changed copy, the checksum included. */
  stitch(page: Buffer): Buffer {
    const out = Buffer.from(page)
    this.#serial ??= page.readUInt32LE(14)
    const granule = page.readBigUInt64LE(6)
    if (granule !== NO_GRANULE) {
      this.#lastGranule = granule + this.#encoderBase
      out.writeBigUInt64LE(this.#lastGranule, 6)
    }
    out[5] = (page[5] ?? 0) & ~FLAG_LAST
    out.writeUInt32LE(this.#serial, 14)
    out.writeUInt32LE(this.#pageNumber++, 18)
    out.writeUInt32LE(0, 22)
    out.writeUInt32LE(oggChecksum(out), 22)
    return out
  }
}

/** True for the first page of a stream. */
export function isFirstPage(page: Buffer): boolean {
  return ((page[5] ?? 0) & FLAG_FIRST) !== 0
}

/** The checksum of a page whose own checksum field is zero. */
export function oggChecksum(page: Buffer): number {
  let crc = 0
  for (const byte of page) crc = ((crc << 8) ^ (CRC_TABLE[((crc >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0
  return crc
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24
  for (let bit = 0; bit < 8; bit++) value = value & 0x8000_0000 ? (value << 1) ^ 0x04c1_1db7 : value << 1
  return value >>> 0
})

/** Length of the page at the start of `data`; null while its header is incomplete. */
function pageLength(data: Buffer): number | null {
  if (data.length < HEADER_BYTES) return null
  const segments = data.readUInt8(26)
  if (data.length < HEADER_BYTES + segments) return null
  let body = 0
  for (let index = 0; index < segments; index++) body += data.readUInt8(HEADER_BYTES + index)
  return HEADER_BYTES + segments + body
}
