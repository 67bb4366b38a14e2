// Plays the chosen source and cross-fades to the next one. Which source is chosen, and why, is decided elsewhere.

import { CHANNELS, FRAMES_PER_BLOCK, SAMPLE_RATE, samplesOf } from '../media/pcm.ts'
import { Limiter } from './limiter.ts'
import type { Source } from './sources/source.ts'

/** Gains run along a sine table: computed once, precise to a thousandth of a decibel. */
const QUARTER = 4_096
const SINE = Float64Array.from({ length: QUARTER + 1 }, (_, index) => Math.sin((index / QUARTER) * (Math.PI / 2)))

interface Fade {
  /** Sources on their way out, each with its gain when this fade began. */
  readonly leaving: readonly { readonly source: Source; readonly gain: number }[]
  /** Where on the quarter circle the arriving source began: 0 unless it was still being heard. */
  readonly from: number
  readonly frames: number
  position: number
}

/**
 * Gives one mixed, limited block at a time.
 *
 * Fades are equal-power: the loudness of unrelated sources stays even through them. A source that is on its way out is read until
 * its fade ends, so keep it open while `isHeard` says so. A new `play` during a fade takes all sounding sources along.
 */
export class Switcher {
  readonly #limiter = new Limiter()
  readonly #mix = new Float32Array(FRAMES_PER_BLOCK * CHANNELS)
  readonly #fadeMs: number
  #current: Source
  #fade: Fade | null = null

  constructor(options: { readonly fadeMs: number; readonly silence: Source }) {
    this.#fadeMs = options.fadeMs
    this.#current = options.silence
  }

  get current(): Source {
    return this.#current
  }

  /** Whether any of the next blocks will be read from this source as things are. */
  isHeard(source: Source): boolean {
    return this.#current === source || (this.#fade?.leaving.some((voice) => voice.source === source) ?? false)
  }

  /** Moves to another source from the next block on; `fadeMs` 0 cuts. Playing the current source again changes nothing. */
  play(source: Source, options: { readonly fadeMs?: number } = {}): void {
    if (source === this.#current) return
    const frames = Math.round(((options.fadeMs ?? this.#fadeMs) * SAMPLE_RATE) / 1000)
    const sounding = this.#voices()
    const heardAt = sounding.find((voice) => voice.source === source)?.gain ?? 0
    const leaving = sounding.filter((voice) => voice.source !== source && voice.gain > 0)
    this.#current = source
    this.#fade = frames > 0 ? { leaving, from: Math.asin(Math.min(1, heardAt)) / (Math.PI / 2), frames, position: 0 } : null
  }

  /** The next block. Shared by all outputs: never written to again. */
  next(): Buffer {
    const fade = this.#fade
    if (fade === null) return this.#limiter.limit(this.#current.read())
    this.#add(this.#current, fade, 1, true)
    // All leaving gains squared make cos² of where the arriving source began, so that the power stays 1 throughout.
    const scale = 1 / Math.max(sine(1 - fade.from), 1e-9)
    for (const voice of fade.leaving) this.#add(voice.source, fade, voice.gain * scale, false)
    fade.position += FRAMES_PER_BLOCK
    if (fade.position >= fade.frames) this.#fade = null
    return this.#limiter.limitMix(this.#mix)
  }

  /** What is heard at this moment, with gains. */
  #voices(): { readonly source: Source; readonly gain: number }[] {
    const fade = this.#fade
    if (fade === null) return [{ source: this.#current, gain: 1 }]
    const phase = fade.from + (1 - fade.from) * Math.min(1, fade.position / fade.frames)
    const scale = sine(1 - phase) / Math.max(sine(1 - fade.from), 1e-9)
    return [{ source: this.#current, gain: sine(phase) }, ...fade.leaving.map(({ source, gain }) => ({ source, gain: gain * scale }))]
  }

  /** Adds one source's next block to the mix along its gain; the arriving one is first and overwrites. */
  #add(source: Source, fade: Fade, gain: number, arriving: boolean): void {
    const samples = samplesOf(source.read())
    const mix = this.#mix
    const step = (1 - fade.from) / fade.frames
    for (let frame = 0, index = 0; frame < FRAMES_PER_BLOCK; frame += 1, index += CHANNELS) {
      const phase = Math.min(1, fade.from + step * (fade.position + frame))
      const at = (SINE[(arriving ? phase : 1 - phase) * QUARTER + 0.5 | 0] ?? 0) * gain
      const left = (samples[index] ?? 0) * at
      const right = (samples[index + 1] ?? 0) * at
      mix[index] = arriving ? left : (mix[index] ?? 0) + left
      mix[index + 1] = arriving ? right : (mix[index + 1] ?? 0) + right
    }
  }
}

/** Sine of a part of the quarter circle, 0 to 1. */
function sine(part: number): number {
  return Math.sin(part * (Math.PI / 2))
}
