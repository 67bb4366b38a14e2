// The last thing before the outputs: no sample leaves louder than -1 dBFS, and ordinary blocks pass untouched.

import { CHANNELS, FRAMES_PER_BLOCK, samplesOf } from '../media/pcm.ts'

/** -1 dBFS. */
export const CEILING = Math.floor(32_768 * 10 ** (-1 / 20))

/** Gain is decided for windows of 2.5 ms and runs in straight lines between them. */
const WINDOW_FRAMES = 120
const WINDOWS = FRAMES_PER_BLOCK / WINDOW_FRAMES
const WINDOW_SAMPLES = WINDOW_FRAMES * CHANNELS
/** Before a peak the gain's way down doubles with each window: inaudible at first, done in about 10 ms ... */
const ATTACK_HALVING = 2
/** ... and 63 % of the way back up takes 200 ms, slow enough not to be heard pumping. */
const RELEASE_PER_WINDOW = 1 - Math.exp(-2.5 / 200)
/** A gain this near to 1 is 1. */
const UNITY = 0.999

/**
 * A look-ahead limiter without delay: it looks ahead inside the block it is given.
 *
 * Promises: sample peaks never exceed -1 dBFS, and the gain has no steps inside a block or between blocks. Peaks between
 * samples can still be some tenths of a decibel higher; the 1 dB left to full scale is for them and for lossy encoders. Only
 * when a peak lies in the first 2.5 ms of a block, unseen before, are samples above the ceiling cut flat until the gain is down.
 */
export class Limiter {
  #gain = 1
  /** Gain at each window's start and at the block's end. */
  readonly #nodes = new Float64Array(WINDOWS + 1)

  /** How much it turns down now; 1 is not at all. */
  get gain(): number {
    return this.#gain
  }

  /** Limits a block of PCM; gives the same buffer back when there is nothing to do. */
  limit(block: Buffer): Buffer {
    const samples = samplesOf(block)
    return this.#gain === 1 && peakOf(samples) <= CEILING ? block : this.#shape(samples)
  }

  /** Limits a mix that may be louder than 16 bits can hold. */
  limitMix(mix: Float32Array): Buffer {
    return this.#shape(mix)
  }

  #shape(samples: Int16Array | Float32Array): Buffer {
    this.#plan(samples)
    const shaped = new Int16Array(samples.length)
    const nodes = this.#nodes
    for (let window = 0, index = 0; window < WINDOWS; window += 1) {
      let gain = nodes[window] ?? 1
      const step = ((nodes[window + 1] ?? 1) - gain) / WINDOW_FRAMES
      for (const end = index + WINDOW_SAMPLES; index < end; index += CHANNELS) {
        shaped[index] = held((samples[index] ?? 0) * gain)
        shaped[index + 1] = held((samples[index + 1] ?? 0) * gain)
        gain += step
      }
    }
    this.#gain = nodes[WINDOWS] ?? 1
    return Buffer.from(shaped.buffer)
  }

  /** Lays the gain's path: low enough in each window, sinking in time, rising slowly, starting where the last block ended. */
  #plan(samples: Int16Array | Float32Array): void {
    const nodes = this.#nodes.fill(1)
    for (let window = 0; window < WINDOWS; window += 1) {
      const peak = peakOf(samples, window * WINDOW_SAMPLES, (window + 1) * WINDOW_SAMPLES)
      const allowed = peak > CEILING ? CEILING / peak : 1
      for (let node = window; node <= window + 1; node += 1) nodes[node] = Math.min(nodes[node] ?? 1, allowed)
    }
    for (let node = WINDOWS - 1; node > 0; node -= 1) {
      const next = nodes[node + 1] ?? 1
      nodes[node] = Math.min(nodes[node] ?? 1, next + (1 - next) / ATTACK_HALVING)
    }
    nodes[0] = this.#gain
    for (let node = 1; node <= WINDOWS; node += 1) {
      const before = nodes[node - 1] ?? 1
      const risen = before + (1 - before) * RELEASE_PER_WINDOW
      nodes[node] = Math.min(nodes[node] ?? 1, risen > UNITY ? 1 : risen)
    }
  }
}

function held(sample: number): number {
  if (sample > CEILING) return CEILING
  return sample < -CEILING ? -CEILING : Math.round(sample)
}

function peakOf(samples: Int16Array | Float32Array, from = 0, to = samples.length): number {
  let high = 0
  let low = 0
  for (let index = from; index < to; index += 1) {
    const sample = samples[index] ?? 0
    if (sample > high) high = sample
    else if (sample < low) low = sample
  }
  return Math.max(high, -low)
}
