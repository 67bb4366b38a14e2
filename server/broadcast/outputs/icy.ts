// Titles inside an MP3 stream, as players since SHOUTcast read them: after every N bytes of sound a block of metadata. Pure.

import { encodedSampleRate } from '../../media/encoder-args.ts'
import type { MountFormat } from './output.ts'

const LARGEST_INTERVAL = 16_000
const SAMPLES_PER_FRAME = 1152
/** The length is one byte that counts sixteens. */
const LARGEST_TITLE_BYTES = 255 * 16 - "StreamTitle='';".length

/**
 * Bytes of sound between two metadata blocks: the largest whole number of frames up to 16,000 bytes.
 *
 * Whole frames, so that a listener who begins right after a block begins with a frame.
 */
export function metadataInterval(format: MountFormat): number {
  const frameBytes = Math.floor(((SAMPLES_PER_FRAME / 8) * format.bitrateKbps * 1000) / encodedSampleRate(format))
  return Math.floor(LARGEST_INTERVAL / frameBytes) * frameBytes
}

/** The block that shows a title: a length byte, `StreamTitle='…';` in UTF-8, zeros up to a multiple of 16. */
export function metadataBlock(title: string): Buffer {
  const text = Buffer.from(`StreamTitle='${cutToBytes(harmless(title), LARGEST_TITLE_BYTES)}';`, 'utf8')
  const sixteens = Math.ceil(text.length / 16)
  const block = Buffer.alloc(1 + sixteens * 16)
  block[0] = sixteens
  text.copy(block, 1)
  return block
}

/**
 * Puts `block` after every `interval` bytes of the whole stream, of which `bytes` begin at `position`.
 *
 * One position for all: listeners who began at any block share the result.
 */
export function insertMetadata(bytes: Buffer, position: number, interval: number, block: Buffer): Buffer {
  const parts: Buffer[] = []
  let from = 0
  for (let next = interval - (position % interval); next <= bytes.length; next += interval) {
    parts.push(bytes.subarray(from, next), block)
    from = next
  }
  return parts.length === 0 ? bytes : Buffer.concat([...parts, bytes.subarray(from)])
}

/** `';` would end the title early and there is no way to escape it; control characters confuse displays. */
function harmless(title: string): string {
  return title.replaceAll(/\p{Cc}+/gu, ' ').replaceAll("';", '\u2019;').trim()
}

/** The longest beginning of `text` that fits, never ending inside a character. */
function cutToBytes(text: string, limit: number): string {
  const bytes = Buffer.from(text, 'utf8')
  if (bytes.length <= limit) return text
  let end = limit
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--
  return bytes.toString('utf8', 0, end)
}
