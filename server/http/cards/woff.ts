// Takes a web font out of its wrapping: the drawing library's fonts must be plain TrueType. https://www.w3.org/TR/WOFF/

import { inflateSync } from 'node:zlib'

const SIGNATURE = 'wOFF'

/** The font inside a WOFF 1.0 file. Throws for anything else. */
export function fontInside(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== SIGNATURE) throw new Error('this is no WOFF 1.0 file')
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => tableAt(woff, 44 + index * 20))
  const head = Buffer.alloc(12 + 16 * count)
  // What kind of outlines; then what the table search begins with, as TrueType wants it.
  woff.copy(head, 0, 4, 8)
  const power = Math.floor(Math.log2(count))
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(16 * 2 ** power, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(16 * count - 16 * 2 ** power, 10)
  let at = head.length
  const parts = tables.flatMap(({ tag, checksum, data }, index) => {
    const entry = 12 + 16 * index
    tag.copy(head, entry)
    head.writeUInt32BE(checksum, entry + 4)
    head.writeUInt32BE(at, entry + 8)
    head.writeUInt32BE(data.length, entry + 12)
    const padding = Buffer.alloc(-data.length & 3)
    at += data.length + padding.length
    return [data, padding]
  })
  return Buffer.concat([head, ...parts])
}

function tableAt(woff: Buffer, entry: number): { readonly tag: Buffer; readonly checksum: number; readonly data: Buffer } {
  const [offset, packed, length, checksum] = [4, 8, 12, 16].map((at) => woff.readUInt32BE(entry + at)) as [number, number, number, number] // four were asked for
  const data = woff.subarray(offset, offset + packed)
  return { tag: woff.subarray(entry, entry + 4), checksum, data: packed < length ? inflateSync(data, { maxOutputLength: length }) : data }
}
