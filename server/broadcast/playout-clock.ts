// The one clock: asks for a block every 100 ms, for ever, whatever the machine does. Who fills the block is not its business.

import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { BLOCK_MS } from '../media/pcm.ts'

/** After a longer stall the missed blocks are given up: sending them all at once would only flood the encoders. */
const GIVE_UP_MS = 5_000
/** A block later than this may be heard as a gap by a listener with a short buffer. */
const LATE_MS = 250

/** What the clock sets its alarm with; tests give one that they turn by hand. */
export interface Timers {
  set(action: () => void, ms: number): unknown
  clear(timer: unknown): void
}

const systemTimers: Timers = {
  set: (action, ms) => setTimeout(action, ms),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout), // only ever what `set` gave
}

export interface ClockStats {
  /** Blocks asked for since `start`. */
  readonly blocks: number
  /** Of these, later than 250 ms. */
  readonly late: number
  /** Given up after a stall of more than 5 s. */
  readonly skipped: number
  readonly longestLateMs: number
  /** Times that `onBlock` threw. */
  readonly failed: number
}

/**
 * Calls `onBlock` once for every 100 ms of the monotonic clock.
 *
 * A late tick emits every block that is due, so that outputs never run short; an `onBlock` that throws is logged and the
 * next block comes all the same.
 */
export class PlayoutClock {
  readonly #clock: Clock
  readonly #onBlock: () => void
  readonly #log: Log
  readonly #timers: Timers
  #timer: unknown = null
  #running = false
  /** When block 0 began. */
  #baseMs = 0
  #done = 0
  #stats = { blocks: 0, late: 0, skipped: 0, longestLateMs: 0, failed: 0 }
  #lastComplaintAt = Number.NEGATIVE_INFINITY

  constructor(options: { readonly clock: Clock; readonly onBlock: () => void; readonly log: Log; readonly timers?: Timers }) {
    this.#clock = options.clock
    this.#onBlock = options.onBlock
    this.#log = options.log
    this.#timers = options.timers ?? systemTimers
  }

  get stats(): ClockStats {
    return { ...this.#stats }
  }

  start(): void {
    if (this.#running) return
    this.#running = true
    this.#baseMs = this.#clock.monotonicMs()
    this.#done = 0
    this.#wait()
  }

  stop(): void {
    this.#running = false
    this.#timers.clear(this.#timer)
  }

  #wait(): void {
    const dueAt = this.#baseMs + (this.#done + 1) * BLOCK_MS
    this.#timer = this.#timers.set(() => this.#tick(), Math.max(0, Math.ceil(dueAt - this.#clock.monotonicMs())))
  }

  #tick(): void {
    this.#giveUpAfterStall()
    while (this.#running) {
      const lateMs = this.#clock.monotonicMs() - (this.#baseMs + (this.#done + 1) * BLOCK_MS)
      if (lateMs < 0) break
      this.#emit(lateMs)
    }
    if (this.#running) this.#wait()
  }

  #emit(lateMs: number): void {
    this.#done += 1
    this.#stats.blocks += 1
    this.#stats.longestLateMs = Math.max(this.#stats.longestLateMs, lateMs)
    if (lateMs > LATE_MS) this.#stats.late += 1
    try {
      this.#onBlock()
    } catch (error) {
      this.#complain(error)
    }
  }

  #giveUpAfterStall(): void {
    const behindMs = this.#clock.monotonicMs() - (this.#baseMs + this.#done * BLOCK_MS)
    if (behindMs <= GIVE_UP_MS) return
    const skipped = Math.floor(behindMs / BLOCK_MS) - 1
    this.#baseMs += skipped * BLOCK_MS
    this.#stats.skipped += skipped
    this.#stats.longestLateMs = Math.max(this.#stats.longestLateMs, behindMs)
    this.#log.warn({ stalledMs: Math.round(behindMs), skippedBlocks: skipped }, 'the audio clock stood still; going on from now')
  }

  #complain(error: unknown): void {
    this.#stats.failed += 1
    if (this.#clock.monotonicMs() - this.#lastComplaintAt < 1_000) return
    this.#lastComplaintAt = this.#clock.monotonicMs()
    this.#log.error({ err: error, failedBlocks: this.#stats.failed }, 'a block failed')
  }
}
