// MP3 frames as the station's encoder makes them (128 kb/s, 48 kHz), told apart by a number that each carries.

const FRAME_BYTES = 384

/** So many frames, numbered from `first` on. */
export function frames(count: number, first = 0): Buffer {
  return Buffer.concat(
    Array.from({ length: count }, (_, index) => {
      const frame = Buffer.alloc(FRAME_BYTES)
      frame.writeUInt32BE(0xff_fb_94_00)
      frame.writeUInt32BE(first + index, 8)
      return frame
    }),
  )
}

/** The numbers of the frames in these bytes. */
export function numbersIn(bytes: Buffer): number[] {
  return Array.from({ length: bytes.length / FRAME_BYTES }, (_, index) => bytes.readUInt32BE(index * FRAME_BYTES + 8))
}
