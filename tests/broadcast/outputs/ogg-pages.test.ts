import fc from 'fast-check'
import { expect, test } from 'vitest'
import { granuleOf, isHeaderPage, oggChecksum, OggPageCutter, OggStitcher, pagesEndAt } from '../../../server/broadcast/outputs/ogg-pages.ts'

function page(options: { granule: number; serial?: number; number?: number; flags?: number; body?: string }): Buffer {
  const body = Buffer.from(options.body ?? 'opus packet', 'latin1')
  const out = Buffer.alloc(28 + body.length)
  out.write('OggS', 'latin1')
  out[5] = options.flags ?? 0
  out.writeBigUInt64LE(BigInt(options.granule), 6)
  out.writeUInt32LE(options.serial ?? 77, 14)
  out.writeUInt32LE(options.number ?? 0, 18)
  out[26] = 1
  out[27] = body.length
  body.copy(out, 28)
  out.writeUInt32LE(oggChecksum(out), 22)
  return out
}

function checksumHolds(bytes: Buffer): boolean {
  const blank = Buffer.from(bytes)
  blank.writeUInt32LE(0, 22)
  return oggChecksum(blank) === bytes.readUInt32LE(22)
}

test('the checksum is the one that ffmpeg writes', () => {
  // The first page of an Ogg Opus file made by ffmpeg.
  const real = Buffer.from('4f676753000200000000000000003949f3fc00000000d351387201134f707573486561640101380180bb0000000000', 'hex')
  expect(checksumHolds(real)).toBe(true)
})

test('pages come out whole however the encoder\'s bytes were cut on their way', () => {
  const pages = Array.from({ length: 9 }, (_, index) => page({ granule: index * 4800, number: index, body: 'x'.repeat(index * 25) }))
  const stream = Buffer.concat(pages)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 40 }), (cuts) => {
      const cutter = new OggPageCutter()
      const out: Buffer[] = []
      let offset = 0
      for (const cut of [...cuts, stream.length]) {
        out.push(...cutter.push(stream.subarray(offset, offset + cut)))
        offset += cut
      }
      expect(out.map((bytes) => bytes.toString('hex'))).toEqual(pages.map((bytes) => bytes.toString('hex')))
    }),
  )
})

test('a restarted encoder\'s pages go on in the same stream, so players hear one station', () => {
  const stitcher = new OggStitcher()
  const before = [page({ granule: 0, flags: 2 }), page({ granule: 0, number: 1 }), page({ granule: 4800, number: 2 }), page({ granule: 9600, number: 3, flags: 4 })].map((bytes) => stitcher.stitch(bytes))
  stitcher.nextEncoder()
  const after = [page({ granule: 4800, serial: 1234, number: 2 }), page({ granule: 9600, serial: 1234, number: 3 })].map((bytes) => stitcher.stitch(bytes))
  const all = [...before, ...after]
  expect(all.map(granuleOf)).toEqual([0, 0, 4800, 9600, 14_400, 19_200])
  expect(all.map((bytes) => bytes.readUInt32LE(18))).toEqual([0, 1, 2, 3, 4, 5])
  expect(new Set(all.map((bytes) => bytes.readUInt32LE(14)))).toEqual(new Set([77]))
  expect(all.map((bytes) => (bytes[5] ?? 0) & 4)).toEqual([0, 0, 0, 0, 0, 0])
  expect(all.every(checksumHolds)).toBe(true)
})

test('header pages are told from sound by their position', () => {
  expect(isHeaderPage(page({ granule: 0 }))).toBe(true)
  expect(isHeaderPage(page({ granule: 312 }))).toBe(false)
})

test('the length of a piece of stream is read from its last page', () => {
  const two = Buffer.concat([page({ granule: 4800 }), page({ granule: 9600 })])
  expect(pagesEndAt(two, 0)).toBe(9600)
  expect(pagesEndAt(Buffer.alloc(0), 4800)).toBe(4800)
})
