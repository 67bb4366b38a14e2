// Pictures for tests, made on the spot.

import sharp, { type Sharp } from 'sharp'

/** Left half red, right half blue. */
export function halves(width: number, height: number): Sharp {
  const red = { create: { width: Math.ceil(width / 2), height, channels: 3, background: '#ff0000' } } as const
  return sharp({ create: { width, height, channels: 3, background: '#0000ff' } }).composite([{ input: red, left: 0, top: 0 }])
}

export function jpeg(width: number, height: number): Promise<Buffer> {
  return halves(width, height).jpeg({ quality: 95 }).toBuffer()
}

/** A PNG that says it is enormous; a hundred bytes that would be gigabytes. */
export async function bomb(): Promise<Buffer> {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#ffffff' } }).png().toBuffer()
  const header = Buffer.alloc(17)
  header.write('IHDR', 0, 'latin1')
  header.writeUInt32BE(60_000, 4)
  header.writeUInt32BE(60_000, 8)
  header.set([8, 2, 0, 0, 0], 12)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(header))
  return Buffer.concat([png.subarray(0, 12), header, sum, png.subarray(33)])
}

/** The colour at a place of a picture, as `r,g,b` rounded to 0 or 255. */
export async function colourAt(picture: Buffer, left: number, top: number): Promise<string> {
  const { data } = await sharp(picture).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return [...data].map((value) => (value > 127 ? 255 : 0)).join()
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
