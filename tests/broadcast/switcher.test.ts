import { expect, test } from 'vitest'
import { CEILING } from '../../server/broadcast/limiter.ts'
import { openSilence } from '../../server/broadcast/sources/silence.ts'
import { Switcher } from '../../server/broadcast/switcher.ts'
import { BLOCK_BYTES, SAMPLE_RATE, samplesOf } from '../../server/media/pcm.ts'
import { dominantPitch, largestJump, silences } from '../support/audio.ts'
import { FakeSource, noise, sineWave, steady } from '../support/fake-source.ts'

const silence = openSilence()

function switcher(fadeMs = 300): Switcher {
  return new Switcher({ fadeMs, silence })
}

function blocks(from: Switcher, count: number): Buffer {
  return Buffer.concat(Array.from({ length: count }, () => from.next()))
}

/** Loudness of a stretch, as power. */
function power(pcm: Buffer): number {
  return samplesOf(pcm).reduce((sum, sample) => sum + sample ** 2, 0) / (pcm.length / 2)
}

test('before anything is chosen there is silence, in whole blocks', () => {
  const block = switcher().next()
  expect(block.length).toBe(BLOCK_BYTES)
  expect(silences(block)).toHaveLength(1)
})

test('outside fades a quiet enough block goes through without a copy', () => {
  const source = new FakeSource('music')
  const block = source.read()
  source.read = () => block
  const playing = switcher()
  playing.play(source, { fadeMs: 0 })
  expect(playing.next()).toBe(block)
})

test('a fade is equal-power: two unrelated sounds keep the loudness even', () => {
  const playing = switcher()
  playing.play(new FakeSource('one', noise(0.4, 1)), { fadeMs: 0 })
  const before = power(blocks(playing, 5))
  playing.play(new FakeSource('two', noise(0.4, 2)))
  const during = blocks(playing, 3)
  const slices = Array.from({ length: 15 }, (_, at) => power(during.subarray(at * 3_840, (at + 1) * 3_840)))
  for (const slice of slices) expect(10 * Math.log10(slice / before)).toBeCloseTo(0, 0)
})

test('a fade takes 300 ms, in which the old source is read, and not a block longer', () => {
  const [old, fresh] = [new FakeSource('old', sineWave(440, 0.3)), new FakeSource('new', sineWave(1_000, 0.3))]
  const playing = switcher()
  playing.play(old, { fadeMs: 0 })
  blocks(playing, 2)
  playing.play(fresh)
  expect(playing.current).toBe(fresh)
  expect(playing.isHeard(old)).toBe(true)
  blocks(playing, 3)
  expect([old.reads, fresh.reads]).toEqual([5, 3])
  expect(playing.isHeard(old)).toBe(false)
  expect(dominantPitch(blocks(playing, 4))).toBeCloseTo(1_000, -1)
  expect(old.reads).toBe(5)
})

test('a change of source makes no click and no gap', () => {
  const playing = switcher()
  playing.play(new FakeSource('one', sineWave(440, 0.3)), { fadeMs: 0 })
  blocks(playing, 1)
  const before = blocks(playing, 3)
  playing.play(new FakeSource('two', sineWave(660, 0.3)))
  const heard = Buffer.concat([before, blocks(playing, 8)])
  expect(largestJump(heard)).toBeLessThan(2 * Math.PI * (660 / SAMPLE_RATE) * 0.6)
  expect(silences(heard, -45, 20)).toEqual([])
})

test('a fade that is not a whole number of blocks ends inside one', () => {
  const playing = switcher(150)
  playing.play(new FakeSource('loud', steady(0.5)))
  const samples = samplesOf(blocks(playing, 2))
  const at = (ms: number) => samples[ms * 96] ?? 0
  expect(at(75) / 16_384).toBeCloseTo(Math.SQRT1_2, 2)
  expect(at(151)).toBe(at(199))
})

test('a third source during a fade takes both others along without a step', () => {
  const playing = switcher()
  const [one, two, three] = [sineWave(300, 0.25), sineWave(450, 0.25), sineWave(600, 0.25)].map((wave, at) => new FakeSource(`${at}`, wave)) as [FakeSource, FakeSource, FakeSource]
  playing.play(one, { fadeMs: 0 })
  const heard = [blocks(playing, 2)]
  playing.play(two)
  heard.push(blocks(playing, 1))
  playing.play(three)
  expect([one, two, three].map((source) => playing.isHeard(source))).toEqual([true, true, true])
  heard.push(blocks(playing, 5))
  expect(largestJump(Buffer.concat(heard))).toBeLessThan(0.05)
  expect(dominantPitch(Buffer.concat(heard), 520, 780)).toBeCloseTo(600, -1)
})

test('going back to a source that is still fading out takes it up where it is', () => {
  const playing = switcher()
  const [music, live] = [new FakeSource('music', steady(0.4)), new FakeSource('live', steady(0))]
  playing.play(music, { fadeMs: 0 })
  blocks(playing, 1)
  playing.play(live)
  const fading = samplesOf(playing.next())
  playing.play(music)
  const back = samplesOf(playing.next())
  expect(Math.abs((back[0] ?? 0) - (fading.at(-2) ?? 0))).toBeLessThan(200)
  expect(back.at(-2)).toBeGreaterThan(back[0] ?? 0)
  expect(music.reads).toBe(3)
})

test('two loud sources mixed never leave above -1 dBFS', () => {
  const playing = switcher()
  playing.play(new FakeSource('one', sineWave(200, 0.99)), { fadeMs: 0 })
  const heard = [blocks(playing, 5)]
  playing.play(new FakeSource('two', sineWave(210, 0.99)))
  heard.push(blocks(playing, 10))
  const loudest = samplesOf(Buffer.concat(heard)).reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)
  expect(loudest).toBeLessThanOrEqual(CEILING)
  expect(loudest).toBeGreaterThan(CEILING * 0.95)
})
