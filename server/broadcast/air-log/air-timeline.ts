// What time it was when a sample of the air went out: counted in samples from a moment of the wall clock, not from when bytes arrive. Pure.

import { SAMPLE_RATE } from '../../media/pcm.ts'

/** A block that comes before its time by less shows that the count began late, by more that the wall clock was set back. */
const JUMP_MS = 1_000
/** Blocks that stay later than this show that the wall clock was set; a busy machine catches up before long. */
const LATE_MS = 250
const SET_AFTER_MS = 30_000
/** So late are only blocks after some that the audio clock gave up; those that are caught up all come in one moment. */
const GIVEN_UP_MS = 4_500
const GIVEN_UP_AFTER_MS = 1_000
/** Sound is asked for within this time of being written. */
const REMEMBERED = 16

interface Anchor {
  readonly sample: number
  readonly atMs: number
  /** Time is missing before it, or comes twice: what lies on both sides does not follow on. */
  readonly isJump: boolean
}

/**
 * Follows the blocks as they are written. The time of a block is when the audio clock asked for it, as in the history of airings.
 *
 * A late block does not move the time: the count does, and it is checked against the wall clock.
 */
export class AirTimeline {
  readonly #anchors: Anchor[] = []
  #samples = 0
  #lateSince: { readonly sample: number; readonly atMs: number } | null = null

  /** Samples written so far. */
  get samples(): number {
    return this.#samples
  }

  /** The audio clock asks for its first block at that moment. Not told, it is when that block is written, which a busy machine does late. */
  begin(atMs: number): void {
    if (this.#anchors.length === 0) this.#anchor({ sample: 0, atMs, isJump: false })
  }

  /** One block goes out at `nowMs` of the wall clock. */
  write(samples: number, nowMs: number): void {
    this.begin(nowMs)
    const lateMs = nowMs - this.msAt(this.#samples)
    if (lateMs <= -JUMP_MS) this.#anchor({ sample: this.#samples, atMs: nowMs, isJump: true })
    else if (lateMs < 0) this.#beginEarlier(-lateMs)
    else this.#watchLate(lateMs, nowMs)
    this.#samples += samples
  }

  /** Milliseconds since the epoch, with fractions; also for samples just before the first one. */
  msAt(sample: number): number {
    const anchor = this.#anchors.findLast((one) => one.sample <= sample) ?? this.#anchors[0]
    if (!anchor) throw new Error('unreachable: no block was written yet')
    return anchor.atMs + ((sample - anchor.sample) * 1000) / SAMPLE_RATE
  }

  /** Whether time jumps between two samples. */
  jumpsBetween(from: number, until: number): boolean {
    return this.#anchors.some(({ sample, isJump }) => isJump && sample > from && sample <= until)
  }

  #watchLate(lateMs: number, nowMs: number): void {
    if (lateMs < LATE_MS) {
      this.#lateSince = null
      return
    }
    this.#lateSince ??= { sample: this.#samples, atMs: nowMs }
    if (nowMs - this.#lateSince.atMs < (lateMs >= GIVEN_UP_MS ? GIVEN_UP_AFTER_MS : SET_AFTER_MS)) return
    this.#anchor({ ...this.#lateSince, isJump: this.#lateSince.atMs - this.msAt(this.#lateSince.sample) >= JUMP_MS })
    this.#lateSince = null
  }

  /** Right from its beginning: what is asked for now was counted from there. */
  #beginEarlier(ms: number): void {
    const last = this.#anchors.pop()
    if (last) this.#anchors.push({ ...last, atMs: last.atMs - ms })
    this.#lateSince = null
  }

  #anchor(anchor: Anchor): void {
    this.#anchors.push(anchor)
    if (this.#anchors.length > REMEMBERED) this.#anchors.shift()
  }
}
