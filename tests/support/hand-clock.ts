// A clock that stands still until a test turns it.

import type { Clock } from '../../server/clock.ts'

/** Both clocks of the machine, moved together by hand. */
export class HandClock implements Clock {
  #ms: number
  readonly #startMs: number

  constructor(start = '2026-11-23T18:00:00Z') {
    this.#startMs = Date.parse(start)
    this.#ms = 0
  }

  now(): Date {
    return new Date(this.#startMs + this.#ms)
  }

  monotonicMs(): number {
    return this.#ms
  }

  turn(ms: number): void {
    this.#ms += ms
  }
}
