import { expect, test } from 'vitest'
import { DriftGuard, stretchToBlock } from '../../../server/broadcast/sources/drift.ts'
import { BLOCK_BYTES, FRAMES_PER_BLOCK } from '../../../server/media/pcm.ts'
import { dominantPitch, largestJump } from '../../support/audio.ts'
import { pcmOf, sineWave } from '../../support/fake-source.ts'

test('a block read a trifle slower or faster sounds the same: no click at its borders, no change of pitch', () => {
  for (const frames of [FRAMES_PER_BLOCK - 2, FRAMES_PER_BLOCK + 2]) {
    const blocks = Array.from({ length: 20 }, (_, at) => stretchToBlock(pcmOf(frames, sineWave(2_000, 0.5), null, at * frames)))
    expect(blocks.every((block) => block.length === BLOCK_BYTES)).toBe(true)
    expect(dominantPitch(Buffer.concat(blocks))).toBeCloseTo(2_000, -1)
    expect(largestJump(Buffer.concat(blocks))).toBeLessThan(0.5 * 2 * Math.PI * (2_000 / 48_000) * 1.02)
  }
})

test('a buffer that only breathes is left alone', () => {
  const guard = new DriftGuard()
  const frames = Array.from({ length: 5_000 }, (_, at) => guard.framesFor(1_500 + 500 * Math.sin(at / 5), 2_000, 300))
  expect(new Set(frames)).toEqual(new Set([FRAMES_PER_BLOCK]))
})

test('a hiccup of the network is no drift', () => {
  const guard = new DriftGuard()
  for (let block = 0; block < 100; block += 1) guard.framesFor(1_900, 2_000, 300)
  for (let block = 0; block < 15; block += 1) expect(guard.framesFor(1_900 - block * 100, 2_000, 300)).toBe(FRAMES_PER_BLOCK)
})
