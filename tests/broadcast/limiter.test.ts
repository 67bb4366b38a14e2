import { expect, test } from 'vitest'
import { CEILING, Limiter } from '../../server/broadcast/limiter.ts'
import { FRAMES_PER_BLOCK, SAMPLE_RATE, samplesOf } from '../../server/media/pcm.ts'
import { largestJump } from '../support/audio.ts'
import { noise, pcmOf, sineWave, type Wave } from '../support/fake-source.ts'

function limited(wave: Wave, blocks: number, limiter = new Limiter()): Buffer {
  return Buffer.concat(Array.from({ length: blocks }, (_, at) => limiter.limit(pcmOf(FRAMES_PER_BLOCK, wave, null, at * FRAMES_PER_BLOCK))))
}

function peak(pcm: Buffer): number {
  return samplesOf(pcm).reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0)
}

const LOUD: readonly (readonly [string, Wave])[] = [
  ['a full-scale tone', sineWave(997, 1)],
  ['noise', noise(1, 7)],
  ['a burst in every block', (frame) => (frame % 6_000 < 500 ? Math.sin(frame / 5) : 0.05)],
  ['a burst exactly at the border of a block', (frame) => (frame % FRAMES_PER_BLOCK < 200 ? 1 : 0.02)],
  ['a square wave', (frame) => (frame % 96 < 48 ? 1 : -1)],
]

for (const [name, wave] of LOUD) {
  test(`${name} never leaves above -1 dBFS`, () => {
    expect(peak(limited(wave, 20))).toBeLessThanOrEqual(CEILING)
  })
}

test('a mix of twice full scale is brought down, not torn', () => {
  const limiter = new Limiter()
  const mix = Float32Array.from({ length: FRAMES_PER_BLOCK * 2 }, (_, at) => Math.sin((at >> 1) / 20) * 65_000)
  limiter.limitMix(mix)
  const second = limiter.limitMix(mix)
  expect(peak(second)).toBeLessThanOrEqual(CEILING)
  const flat = samplesOf(second).filter((sample) => Math.abs(sample) >= CEILING - 1).length
  expect(flat / second.length).toBeLessThan(0.02)
})

test('below the ceiling nothing is touched, not even copied', () => {
  const block = pcmOf(FRAMES_PER_BLOCK, sineWave(440, 0.88))
  expect(new Limiter().limit(block)).toBe(block)
})

test('after a shout the music comes back without pumping, and then untouched', () => {
  const limiter = new Limiter()
  limited(sineWave(300, 1), 5, limiter)
  expect(limiter.gain).toBeLessThan(0.9)
  const gains: number[] = []
  for (let block = 0; block < 25; block += 1) {
    limiter.limit(pcmOf(FRAMES_PER_BLOCK, sineWave(300, 0.3)))
    gains.push(limiter.gain)
  }
  expect(gains).toEqual(gains.toSorted((one, other) => one - other))
  expect(gains[0]).toBeLessThan(0.96)
  expect(gains.at(-1)).toBe(1)
})

test('turning down makes no click', () => {
  const limiter = new Limiter()
  // Twice as loud within 3 ms, in the middle of a block.
  const level = (frame: number) => 0.5 + Math.max(0, Math.min(0.5, (frame - SAMPLE_RATE / 2 - 1_000) / 300))
  const heard = limited((frame) => Math.sin((2 * Math.PI * 200 * frame) / SAMPLE_RATE) * level(frame), 12, limiter)
  // The steepest slope of the tone itself.
  expect(largestJump(heard)).toBeLessThan(2 * Math.PI * (200 / SAMPLE_RATE) * 1.1)
})
