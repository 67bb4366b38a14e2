import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Mp3FrameCutter, readFrameHeader } from '../../../server/broadcast/outputs/mp3-frames.ts'

/** A frame of 128 kb/s at 48 kHz: 384 bytes, its body filled with `fill`. */
function frame(fill: number): Buffer {
  const bytes = Buffer.alloc(384, fill)
  bytes.set([0xff, 0xfb, 0x94, 0xc4])
  return bytes
}

describe('frame headers', () => {
  test.each([
    ['128 kb/s at 48 kHz', [0xff, 0xfb, 0x94, 0xc4], { bytes: 384, sampleRate: 48_000, samples: 1152 }],
    ['48 kb/s at 32 kHz', [0xff, 0xfb, 0x38, 0xc4], { bytes: 216, sampleRate: 32_000, samples: 1152 }],
    ['128 kb/s at 44.1 kHz with padding', [0xff, 0xfb, 0x92, 0x00], { bytes: 418, sampleRate: 44_100, samples: 1152 }],
    ['64 kb/s at 24 kHz (MPEG 2)', [0xff, 0xf3, 0x84, 0x00], { bytes: 192, sampleRate: 24_000, samples: 576 }],
  ])('a frame of %s has its length read from its header', (_name, bytes, expected) => {
    expect(readFrameHeader(Buffer.from(bytes), 0)).toEqual(expected)
  })

  test.each([
    ['an ID3 tag', [0x49, 0x44, 0x33, 0x04]],
    ['layer II', [0xff, 0xfd, 0x94, 0xc4]],
    ['a reserved sample rate', [0xff, 0xfb, 0x9c, 0xc4]],
    ['a free bitrate', [0xff, 0xfb, 0x04, 0xc4]],
    ['too few bytes', [0xff, 0xfb]],
  ])('%s is not taken for a frame', (_name, bytes) => {
    expect(readFrameHeader(Buffer.from(bytes), 0)).toBeNull()
  })
})

test('frames come out whole however the encoder\'s bytes were cut on their way', () => {
  const stream = Buffer.concat(Array.from({ length: 12 }, (_, index) => frame(index)))
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 40 }), (cuts) => {
      const cutter = new Mp3FrameCutter()
      const out: Buffer[] = []
      let offset = 0
      for (const cut of [...cuts, stream.length]) {
        const piece = cutter.push(stream.subarray(offset, offset + cut))
        expect(piece.length % 384).toBe(0)
        out.push(piece)
        offset += cut
      }
      expect(Buffer.concat(out).equals(stream)).toBe(true)
    }),
  )
})

test('bytes in front of the first frame are skipped', () => {
  const cutter = new Mp3FrameCutter()
  expect(cutter.push(Buffer.concat([Buffer.from('ID3 nonsense'), frame(7), frame(8).subarray(0, 100)])).equals(frame(7))).toBe(true)
  expect(cutter.push(frame(8).subarray(100)).equals(frame(8))).toBe(true)
})
