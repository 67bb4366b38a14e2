import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BlockCollector, blockSecondsFor } from '../../../server/broadcast/outputs/block-collector.ts'
import { BurstRing } from '../../../server/broadcast/outputs/burst-ring.ts'
import { FORMATS } from '../../../server/broadcast/outputs/formats.ts'

const block = (bytes: number, seconds: number) => ({ bytes: Buffer.alloc(bytes, 1), seconds })

describe('the burst', () => {
  test('is at least as long as wished and not a whole block longer', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 60, maxLength: 100 }), fc.integer({ min: 0, max: 50 }), (tenths, spare) => {
        const ring = new BurstRing(3, spare)
        for (const tenth of tenths) ring.push(block(tenth * 16, tenth / 10))
        const seconds = (ring.end - ring.burstStart) / 160
        expect(seconds).toBeGreaterThanOrEqual(3 - 1e-6)
        expect(seconds).toBeLessThanOrEqual(4 + 1e-6)
        expect(ring.burstStart - ring.start).toBeGreaterThanOrEqual(spare)
        expect(ring.from(ring.burstStart).length).toBe(ring.end - ring.burstStart)
      }),
    )
  })

  test('of a station that has just started is what there is', () => {
    const ring = new BurstRing(8, 16_000)
    expect(ring.from(ring.burstStart).length).toBe(0)
    ring.push(block(4000, 0.25))
    expect(ring.from(ring.burstStart).length).toBe(4000)
  })

  test('stays bounded however long the station runs', () => {
    const ring = new BurstRing(8.6, 16_128)
    for (let second = 0; second < 10_000; second++) ring.push(block(16_000, 1))
    expect(ring.end - ring.start).toBeLessThanOrEqual(11 * 16_000)
    expect(ring.blocks.length).toBeLessThanOrEqual(11)
  })

  test('of the MP3 mount is more than the 128 KiB that Chromium wants before it plays', () => {
    const radio = FORMATS.find((format) => format.name === 'radio.mp3')
    expect(((radio?.burstSeconds ?? 0) * 128_000) / 8).toBeGreaterThanOrEqual(128 * 1024)
  })
})

describe('blocks', () => {
  test('are short for a few listeners and at most a second long for thousands', () => {
    expect([0, 199, 200, 999, 1000, 50_000].map(blockSecondsFor)).toEqual([0.25, 0.25, 0.5, 0.5, 1, 1])
  })

  test('gather whole frames until they are worth a write', () => {
    const radio = FORMATS.find((format) => format.name === 'radio.mp3')
    if (!radio) throw new Error('radio.mp3 is gone')
    const collector = new BlockCollector(radio)
    const pushed = Array.from({ length: 22 }, () => collector.push(Buffer.alloc(384), 0.25))
    const [first, ...rest] = pushed.filter((candidate) => candidate !== null)
    expect(first?.bytes.length).toBe(11 * 384)
    expect(first?.seconds).toBeCloseTo(0.264)
    expect(rest).toHaveLength(1)
  })
})
