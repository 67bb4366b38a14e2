import { expect, test } from 'vitest'
import { LiveHealth } from '../../server/broadcast/live-health.ts'
import { SAMPLE_RATE } from '../../server/media/pcm.ts'
import { noise, pcmOfMs, sineWave, steady, type Wave } from '../support/fake-source.ts'

function after(pcm: Buffer, health = new LiveHealth({ silenceMs: 5_000 })) {
  // Arrives in odd lumps, as from a decoder.
  for (let from = 0; from < pcm.length; from += 33_324) health.push(pcm.subarray(from, from + 33_324))
  return health.health
}

/** Syllables of 180 ms with short pauses, and a pause for breath of almost two seconds every four. */
const speech = (level: number): Wave => {
  const hiss = noise(0.002, 3)
  return (frame) => {
    const ms = (frame / SAMPLE_RATE) * 1000
    const speaks = ms % 4_000 < 2_200 && ms % 250 < 180
    const voice = Math.sin((2 * Math.PI * 140 * frame) / SAMPLE_RATE) * 0.6 + Math.sin((2 * Math.PI * 730 * frame) / SAMPLE_RATE) * 0.4
    return (speaks ? voice * level : 0) + hiss(frame)
  }
}

test('speech with pauses for breath has no problems, quiet or loud', () => {
  for (const level of [0.03, 0.3, 0.95]) expect(after(pcmOfMs(16_000, speech(level))).problems).toEqual([])
})

test('a muted microphone is silence after the time set, and sound ends it at once', () => {
  const health = new LiveHealth({ silenceMs: 5_000 })
  expect(after(pcmOfMs(4_900, noise(0.001, 1)), health).problems).toEqual([])
  expect(after(pcmOfMs(200, noise(0.001, 1)), health).problems).toEqual(['silence'])
  expect(after(pcmOfMs(300, sineWave(300, 0.1)), health).problems).toEqual([])
})

test('a knock on the desk does not end a silence', () => {
  const health = new LiveHealth({ silenceMs: 5_000 })
  after(pcmOfMs(6_000, steady(0)), health)
  expect(after(pcmOfMs(1_000, (frame) => (frame < 2_000 ? 0.5 : 0)), health).problems).toEqual(['silence'])
})

test('a microphone turned up too far is clipping, one shout is not', () => {
  const overdriven: Wave = (frame) => Math.max(-1, Math.min(1, Math.sin((2 * Math.PI * 200 * frame) / SAMPLE_RATE) * 3))
  expect(after(pcmOfMs(3_000, overdriven)).problems).toEqual(['clipping'])
  expect(after(pcmOfMs(4_000, (frame) => (frame < SAMPLE_RATE / 5 ? overdriven(frame) : sineWave(200, 0.2)(frame)))).problems).toEqual([])
})

test('loud but clean music at full scale is not clipping', () => {
  expect(after(pcmOfMs(5_000, sineWave(440, 0.99))).problems).toEqual([])
})

test('clipping is forgiven after three clean seconds', () => {
  const health = new LiveHealth({ silenceMs: 5_000 })
  after(pcmOfMs(3_000, (frame) => (frame % 96 < 48 ? 1 : -1)), health)
  expect(after(pcmOfMs(2_500, sineWave(440, 0.3)), health).problems).toEqual(['clipping'])
  expect(after(pcmOfMs(1_000, sineWave(440, 0.3)), health).problems).toEqual([])
})

test('a cable with one dead channel is told after five seconds of talk, a mono microphone is fine', () => {
  expect(after(pcmOfMs(12_000, speech(0.5), steady(0))).problems).toEqual(['dead-channel'])
  expect(after(pcmOfMs(12_000, speech(0.5))).problems).toEqual([])
})

test('both channels silent is silence, not a dead channel', () => {
  expect(after(pcmOfMs(12_000, steady(0), steady(0))).problems).toEqual(['silence'])
})

test('a DC offset is told, deep bass is not', () => {
  expect(after(pcmOfMs(12_000, (frame) => sineWave(300, 0.2)(frame) + 0.05)).problems).toEqual(['dc-offset'])
  expect(after(pcmOfMs(12_000, sineWave(27.5, 0.8))).problems).toEqual([])
})

test('the meter shows peak and loudness in dBFS, and nothing at all as -100', () => {
  expect(after(pcmOfMs(1_000, sineWave(1_000, 0.5)))).toMatchObject({ peakDbfs: -6, rmsDbfs: -9 })
  expect(after(pcmOfMs(1_000, steady(0)))).toMatchObject({ peakDbfs: -100, rmsDbfs: -100 })
})
