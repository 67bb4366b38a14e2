// A source that a test plays by hand: a steady value, a tone or given samples, and readiness as the test says.

import type { Source, SourceKind } from '../../server/broadcast/sources/source.ts'
import { BLOCK_MS, CHANNELS, FRAMES_PER_BLOCK, SAMPLE_RATE } from '../../server/media/pcm.ts'

/** Says sample `frame` of its sound, -1 to 1, the same on both channels. */
export type Wave = (frame: number) => number

/** A tone at `level`, 1 being full scale. */
export const sineWave = (hz: number, level: number): Wave => (frame) => Math.sin((2 * Math.PI * hz * frame) / SAMPLE_RATE) * level

/** The same value for ever: with it, gains can be read off the output. */
export const steady = (level: number): Wave => () => level

/** Noise that is the same in every run. */
export function noise(level: number, seed: number): Wave {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return (state / 2 ** 31) * level
  }
}

/** PCM of so many frames. `right` is the left channel again when not given. */
export function pcmOf(frames: number, left: Wave, right: Wave | null = null, from = 0): Buffer {
  const samples = new Int16Array(frames * CHANNELS)
  for (let frame = 0; frame < frames; frame += 1) {
    const value = clamp(left(from + frame))
    samples[frame * CHANNELS] = value
    samples[frame * CHANNELS + 1] = right === null ? value : clamp(right(from + frame))
  }
  return Buffer.from(samples.buffer)
}

/** PCM of so many milliseconds. */
export const pcmOfMs = (ms: number, left: Wave, right: Wave | null = null): Buffer => pcmOf((ms * SAMPLE_RATE) / 1000, left, right)

function clamp(value: number): number {
  return Math.max(-32_768, Math.min(32_767, Math.round(value * 32_767)))
}

/** Ready until told otherwise. */
export class FakeSource implements Source {
  readonly id: string
  readonly kind: SourceKind
  readonly label: string
  ready = true
  ended = false
  bufferedMs = 2_000
  title: string | null = null
  closed = false
  /** Blocks read so far. */
  reads = 0
  readonly #wave: Wave

  constructor(id: string, wave: Wave = steady(0.1), kind: SourceKind = 'file') {
    this.id = id
    this.kind = kind
    this.label = id
    this.#wave = wave
  }

  read(): Buffer {
    const block = pcmOf(FRAMES_PER_BLOCK, this.#wave, null, this.reads * FRAMES_PER_BLOCK)
    this.reads += 1
    this.bufferedMs = Math.max(0, this.bufferedMs - BLOCK_MS)
    return block
  }

  async close(): Promise<void> {
    this.closed = true
  }
}
