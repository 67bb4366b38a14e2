// What a host must be told about their sound: level, silence, clipping, one dead channel, a DC offset. Pure: time is counted in audio.

import { BLOCK_MS, CHANNELS, FRAMES_PER_BLOCK, samplesOf } from '../media/pcm.ts'
import type { LineHealth } from './live/live-door.ts'

const FULL_SCALE = 32_768
const NOTHING_DBFS = -100

const SILENT_DBFS = -50
/** Sound is back only when it is clearly louder than what counted as silence, for two blocks in a row. */
const SOUND_DBFS = -45
const SOUND_BLOCKS = 2

/** Four samples in a row at the very top: a lossy codec's overshoot makes one or two, a clipped microphone many. */
const CLIP_LEVEL = 32_700
const CLIP_RUN = 4
/** Clipping in five of the last thirty blocks is a fault; a single shout is not. Thirty clean blocks end it. */
const CLIP_MEMORY = 30
const CLIP_BLOCKS = 5

const DEAD_DBFS = -70
const ALIVE_DBFS = -60
/** Only what the other channel says clearly counts, and only after five seconds of it. */
const OTHER_DBFS = -40
const DEAD_BLOCKS = 50
const REVIVED_BLOCKS = 5

/** Two per cent of full scale, averaged over some five seconds, so that low tones do not count. */
const OFFSET_ON = 0.02
const OFFSET_OFF = 0.01
const OFFSET_MEMORY = 50

/** The meters show the last 300 ms. */
const METER_BLOCKS = 3

type Problem = LineHealth['problems'][number]

/** One channel of one block, measured; levels in full scale, 0 to 1. */
export interface ChannelMeasure {
  readonly peak: number
  readonly rms: number
  readonly mean: number
  readonly clipped: boolean
}

/** Measures each channel of interleaved stereo samples. */
export function measure(samples: Int16Array): readonly [ChannelMeasure, ChannelMeasure] {
  return [measureChannel(samples, 0), measureChannel(samples, 1)]
}

function measureChannel(samples: Int16Array, channel: number): ChannelMeasure {
  let peak = 0
  let sum = 0
  let squares = 0
  let run = 0
  let longestRun = 0
  for (let index = channel; index < samples.length; index += CHANNELS) {
    const sample = samples[index] ?? 0
    const size = sample < 0 ? -sample : sample
    if (size > peak) peak = size
    sum += sample
    squares += sample * sample
    run = size >= CLIP_LEVEL ? run + 1 : 0
    if (run > longestRun) longestRun = run
  }
  const frames = Math.max(1, samples.length / CHANNELS)
  return { peak: peak / FULL_SCALE, rms: Math.sqrt(squares / frames) / FULL_SCALE, mean: sum / frames / FULL_SCALE, clipped: longestRun >= CLIP_RUN }
}

/** Decibels below full scale, never under -100 so that it stays a number in JSON. */
export function dbfs(level: number): number {
  return level <= 0 ? NOTHING_DBFS : Math.max(NOTHING_DBFS, 20 * Math.log10(level))
}

/**
 * Listens to one line and keeps its problems, each with a slow start and a slow end so that pauses in speech,
 * single shouts and bass notes raise none.
 */
export class LiveHealth {
  readonly #silenceBlocks: number
  readonly #window = new Int16Array(FRAMES_PER_BLOCK * CHANNELS)
  #filled = 0
  #silentBlocks = 0
  #soundBlocks = 0
  readonly #clipped: boolean[] = []
  #deadBlocks = 0
  #revivedBlocks = 0
  readonly #offsets = [0, 0]
  readonly #meter: { readonly peak: number; readonly rms: number }[] = []
  #problems: readonly Problem[] = []

  constructor(options: { readonly silenceMs: number }) {
    this.#silenceBlocks = Math.max(1, Math.round(options.silenceMs / BLOCK_MS))
  }

  get health(): LineHealth {
    const peak = Math.max(0, ...this.#meter.map((block) => block.peak))
    const power = this.#meter.reduce((sum, block) => sum + block.rms ** 2, 0) / Math.max(1, this.#meter.length)
    return { peakDbfs: round(dbfs(peak)), rmsDbfs: round(dbfs(Math.sqrt(power))), problems: this.#problems }
  }

  /** Listens to PCM of any length; true when the problems are others than before. */
  push(pcm: Buffer): boolean {
    const samples = samplesOf(pcm)
    const before = this.#problems
    for (let from = 0; from < samples.length; ) {
      const part = samples.subarray(from, from + this.#window.length - this.#filled)
      this.#window.set(part, this.#filled)
      this.#filled += part.length
      from += part.length
      if (this.#filled < this.#window.length) break
      this.#filled = 0
      this.#judge(measure(this.#window))
    }
    return before !== this.#problems
  }

  #judge([left, right]: readonly [ChannelMeasure, ChannelMeasure]): void {
    this.#meter.push({ peak: Math.max(left.peak, right.peak), rms: Math.max(left.rms, right.rms) })
    if (this.#meter.length > METER_BLOCKS) this.#meter.shift()
    const found: Problem[] = []
    if (this.#isSilent(dbfs(Math.max(left.rms, right.rms)))) found.push('silence')
    if (this.#isClipping(left.clipped || right.clipped)) found.push('clipping')
    if (this.#isOneChannelDead(dbfs(Math.min(left.rms, right.rms)), dbfs(Math.max(left.rms, right.rms)))) found.push('dead-channel')
    if (this.#isOffset(left.mean, right.mean)) found.push('dc-offset')
    if (found.join() !== this.#problems.join()) this.#problems = found
  }

  #isSilent(level: number): boolean {
    if (level < SILENT_DBFS) this.#silentBlocks += 1
    this.#soundBlocks = level > SOUND_DBFS ? this.#soundBlocks + 1 : 0
    if (this.#soundBlocks >= SOUND_BLOCKS) this.#silentBlocks = 0
    return this.#silentBlocks >= this.#silenceBlocks
  }

  #isClipping(clipped: boolean): boolean {
    this.#clipped.push(clipped)
    if (this.#clipped.length > CLIP_MEMORY) this.#clipped.shift()
    const blocks = this.#clipped.filter(Boolean).length
    return blocks >= (this.#problems.includes('clipping') ? 1 : CLIP_BLOCKS)
  }

  /** A mono microphone has two equal channels, and a pause is silent on both: neither counts. */
  #isOneChannelDead(quieter: number, louder: number): boolean {
    if (louder >= OTHER_DBFS && quieter < DEAD_DBFS) {
      this.#deadBlocks += 1
      this.#revivedBlocks = 0
    } else if (quieter > ALIVE_DBFS) {
      this.#revivedBlocks += 1
      if (this.#revivedBlocks >= REVIVED_BLOCKS) this.#deadBlocks = 0
    }
    return this.#deadBlocks >= DEAD_BLOCKS
  }

  #isOffset(left: number, right: number): boolean {
    const means = [left, right].map((mean, channel) => {
      const slow = this.#offsets[channel] ?? 0
      return slow + (mean - slow) / OFFSET_MEMORY
    })
    this.#offsets.splice(0, 2, ...means)
    const worst = Math.max(...means.map(Math.abs))
    return worst > (this.#problems.includes('dc-offset') ? OFFSET_OFF : OFFSET_ON)
  }
}

function round(db: number): number {
  return Math.round(db * 10) / 10
}
