// A source's buffer with the drain rule: on air only when enough is buffered, off before it runs dry, back only when full again.

import type { Clock } from '../../clock.ts'
import { FrameQueue } from '../../media/frame-queue.ts'
import { BLOCK_BYTES, BYTES_PER_FRAME, FRAMES_PER_BLOCK, msToBytes } from '../../media/pcm.ts'
import { DriftGuard, stretchToBlock } from './drift.ts'

/** Longer pauses than this are lost lines, not a source's habit; waiting for such a source would only add delay. */
const HABIT_MS = 3_000
/** A source that delivers in lumps needs this many of its gaps in the buffer. */
const GAPS_BUFFERED = 1.5

export interface PrimedQueueOptions {
  /** What must stay buffered so that a fade away from this source has sound to its end. */
  readonly fadeMs: number
  /** Buffered before the source is ready; more when its gaps ask for it. */
  readonly primeMs: number
  /** The same for the very first filling, when that should be quicker. */
  readonly firstPrimeMs?: number
  /** Null for sources that deliver as fast as they are read, whose gaps mean nothing. */
  readonly clock: Clock | null
}

/** PCM between a decoder and the switcher. */
export class PrimedQueue {
  readonly #queue = new FrameQueue()
  readonly #options: PrimedQueueOptions
  readonly #drift = new DriftGuard()
  #frames = FRAMES_PER_BLOCK
  #primed = false
  #ended = false
  #everPrimed = false
  #lastPushAt: number | null = null
  #largestGapMs = 0

  constructor(options: PrimedQueueOptions) {
    this.#options = options
  }

  get ready(): boolean {
    return this.#ended ? this.#queue.ms > this.#options.fadeMs : this.#primed
  }

  get ended(): boolean {
    return this.#ended
  }

  get bufferedMs(): number {
    return this.#queue.ms
  }

  /** The longest pause between two arrivals while filling. */
  get largestGapMs(): number {
    return this.#largestGapMs
  }

  /** What must be buffered to become ready. */
  get targetMs(): number {
    const { primeMs, firstPrimeMs = primeMs, fadeMs } = this.#options
    const base = this.#everPrimed ? primeMs : firstPrimeMs
    return Math.max(base, this.#largestGapMs === 0 ? 0 : this.#largestGapMs * GAPS_BUFFERED + fadeMs)
  }

  push(pcm: Buffer): void {
    if (this.#ended) return
    this.#noteGap()
    this.#queue.push(pcm)
    if (this.#primed || this.#queue.ms < this.targetMs) return
    this.#primed = true
    this.#everPrimed = true
  }

  /** No more will come; what is buffered stays readable, and `ready` until only a fade's length is left. */
  end(): void {
    this.#ended = true
  }

  /** One block; what is missing is silence. */
  read(): Buffer {
    const wanted = this.#frames * BYTES_PER_FRAME
    const pcm = this.#queue.take(wanted)
    if (this.#queue.ms <= this.#options.fadeMs) this.#primed = false
    this.#watchDrift()
    if (pcm.length === BLOCK_BYTES) return pcm
    if (pcm.length === wanted) return stretchToBlock(pcm)
    const padded = Buffer.alloc(BLOCK_BYTES)
    pcm.copy(padded)
    return padded
  }

  /** Drops and returns the oldest audio beyond `keepMs`; keeps what makes the source ready. */
  trim(keepMs: number): Buffer {
    const excess = this.#queue.bytes - msToBytes(Math.max(keepMs, this.targetMs))
    if (excess <= 0) return Buffer.alloc(0)
    this.#forgetDrift()
    return this.#queue.take(excess)
  }

  clear(): void {
    this.#queue.clear()
    this.#primed = false
  }

  /** Only for sources with a clock of their own, while they play. */
  #watchDrift(): void {
    if (this.#options.clock === null) return
    if (this.#primed && !this.#ended) this.#frames = this.#drift.framesFor(this.#queue.ms, this.targetMs, this.#options.fadeMs)
    else this.#forgetDrift()
  }

  #forgetDrift(): void {
    this.#drift.reset()
    this.#frames = FRAMES_PER_BLOCK
  }

  #noteGap(): void {
    const { clock } = this.#options
    if (clock === null) return
    const at = clock.monotonicMs()
    const gapMs = this.#lastPushAt === null ? 0 : at - this.#lastPushAt
    if (!this.#primed && gapMs <= HABIT_MS) this.#largestGapMs = Math.max(this.#largestGapMs, gapMs)
    this.#lastPushAt = at
  }
}

