// How loud one known pitch is within a sound that holds others.

import { samplesOf, SAMPLE_RATE } from '../../server/media/pcm.ts'

/** The level of a sine of `hz` between two moments, in dBFS of its peak, left channel; Goertzel under a Hann window. */
export function levelOf(pcm: Buffer, hz: number, fromMs: number, toMs: number): number {
  const samples = samplesOf(pcm)
  const [first, last] = [fromMs, toMs].map((ms) => Math.round((ms / 1000) * SAMPLE_RATE)) as [number, number] // two in, two out
  const length = last - first
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / SAMPLE_RATE)
  let [before, now] = [0, 0]
  for (let index = 0; index < length; index += 1) {
    const hann = 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / length)
    const sample = ((samples[(first + index) * 2] ?? 0) / 32_768) * hann
    ;[before, now] = [now, sample + coefficient * now - before]
  }
  const power = Math.max(0, before * before + now * now - coefficient * before * now)
  // The window keeps half of the sum, a sine's two halves share it.
  return 20 * Math.log10(Math.max(1e-6, (4 * Math.sqrt(power)) / length))
}
