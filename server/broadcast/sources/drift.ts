// A host's sound card never runs exactly as fast as our clock: within hours its buffer would run dry or over. So a block is
// read a trifle slower or faster when the buffer has wandered off for long; four parts in ten thousand, which nobody hears.

import { CHANNELS, FRAMES_PER_BLOCK, samplesOf } from '../../media/pcm.ts'

/** More than the worst sound card strays. */
const FRAMES_PER_STEP = 2
/** Averaged over some 20 s, so that lumps and hiccups of the network do not count. */
const MEMORY_BLOCKS = 200
const LOW_PART = 0.5
const HIGH_MS = 800
const CALM_HIGH_MS = 300

/** Watches a buffer and says how many frames the next block should be made of. */
export class DriftGuard {
  #average: number | null = null
  #step = 0

  /** `bufferedMs` after a block was read; `floorMs` is where it would be taken off the air. */
  framesFor(bufferedMs: number, targetMs: number, floorMs: number): number {
    this.#average = this.#average === null ? bufferedMs : this.#average + (bufferedMs - this.#average) / MEMORY_BLOCKS
    const lowMs = floorMs + (targetMs - floorMs) * LOW_PART
    if (this.#average < lowMs) this.#step = -FRAMES_PER_STEP
    else if (this.#average > targetMs + HIGH_MS) this.#step = FRAMES_PER_STEP
    else if (this.#isCalm(this.#average, lowMs, targetMs)) this.#step = 0
    return FRAMES_PER_BLOCK + this.#step
  }

  /** Forgets: the buffer was drained, trimmed or filled anew. */
  reset(): void {
    this.#average = null
    this.#step = 0
  }

  #isCalm(average: number, lowMs: number, targetMs: number): boolean {
    return this.#step < 0 ? average > (lowMs + targetMs) / 2 : average < targetMs + CALM_HIGH_MS
  }
}

/** Makes a block of a few frames more or less, by cubic interpolation. */
export function stretchToBlock(pcm: Buffer): Buffer {
  const from = samplesOf(pcm)
  const block = new Int16Array(FRAMES_PER_BLOCK * CHANNELS)
  for (let channel = 0; channel < CHANNELS; channel += 1) stretchChannel(from, block, channel)
  return Buffer.from(block.buffer)
}

function stretchChannel(from: Int16Array, to: Int16Array, channel: number): void {
  const end = from.length - CHANNELS + channel
  const ratio = from.length / to.length
  for (let frame = 0, index = channel; frame < FRAMES_PER_BLOCK; frame += 1, index += CHANNELS) {
    const position = frame * ratio
    const whole = position | 0
    const part = position - whole
    const at = whole * CHANNELS + channel
    const b = from[at] ?? 0
    // Before the first and behind the last sample of the block the nearest one stands in.
    const a = at > channel ? (from[at - CHANNELS] ?? 0) : b
    const c = at < end ? (from[at + CHANNELS] ?? 0) : b
    const d = at + CHANNELS < end ? (from[at + 2 * CHANNELS] ?? 0) : c
    const value = b + 0.5 * part * (c - a + part * (2 * a - 5 * b + 4 * c - d + part * (3 * (b - c) + d - a)))
    to[index] = value > 32_767 ? 32_767 : value < -32_768 ? -32_768 : Math.round(value)
  }
}
