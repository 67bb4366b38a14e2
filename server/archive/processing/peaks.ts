// A waveform in numbers: the lowest and highest sample of every 50 ms, in the JSON that audiowaveform made common. Pure.

import { keptRanges, type Edit } from '../edit-time.ts'

/** What ffmpeg gives us for it: mono, s16le. */
export const PEAKS_SAMPLE_RATE = 8000
const SAMPLES_PER_PIXEL = 400
const MS_PER_PIXEL = (SAMPLES_PER_PIXEL * 1000) / PEAKS_SAMPLE_RATE

/** Version 2 of audiowaveform's data format; `data` has the minimum and maximum of each pixel in turn. */
export interface Peaks {
  readonly version: 2
  readonly channels: 1
  readonly sample_rate: number
  readonly samples_per_pixel: number
  readonly bits: 8
  readonly length: number
  readonly data: readonly number[]
}

/** Gathers a waveform from PCM that comes in pieces of any length. */
export class PeaksCollector {
  readonly #data: number[] = []
  #samples = 0
  #low = 0
  #high = 0
  /** The first half of a sample that was torn between two pieces. */
  #half: number | null = null

  push(pcm: Buffer): void {
    let at = 0
    if (this.#half !== null && pcm.length > 0) {
      this.#take(((pcm.readInt8(0) << 8) | this.#half))
      this.#half = null
      at = 1
    }
    for (; at + 1 < pcm.length; at += 2) this.#take(pcm.readInt16LE(at))
    if (at < pcm.length) this.#half = pcm.readUInt8(at)
  }

  /** Of all that came so far, to the sample. */
  get durationMs(): number {
    return Math.round((this.#samples * 1000) / PEAKS_SAMPLE_RATE)
  }

  finish(): Peaks {
    const data = this.#samples % SAMPLES_PER_PIXEL === 0 ? this.#data : [...this.#data, this.#low >> 8, this.#high >> 8]
    return peaksOf(data)
  }

  #take(sample: number): void {
    if (sample < this.#low) this.#low = sample
    if (sample > this.#high) this.#high = sample
    this.#samples += 1
    if (this.#samples % SAMPLES_PER_PIXEL !== 0) return
    this.#data.push(this.#low >> 8, this.#high >> 8)
    this.#low = 0
    this.#high = 0
  }
}

/** The waveform of the published episode, from the master's; to the pixel, since nothing is decoded for it. */
export function publishedPeaks(peaks: Peaks, edit: Edit): Peaks {
  const pixel = (ms: number) => Math.round(ms / MS_PER_PIXEL) * 2
  return peaksOf(keptRanges(edit).flatMap(({ startMs, endMs }) => peaks.data.slice(pixel(startMs), pixel(endMs))))
}

function peaksOf(data: readonly number[]): Peaks {
  return { version: 2, channels: 1, sample_rate: PEAKS_SAMPLE_RATE, samples_per_pixel: SAMPLES_PER_PIXEL, bits: 8, length: data.length / 2, data }
}
