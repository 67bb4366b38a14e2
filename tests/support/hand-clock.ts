// A clock that stands still until a test turns it, with the alarms that hang on it.

import type { Clock } from '../../server/clock.ts'

interface Alarm {
  readonly at: number
  readonly action: () => void
}

/** Both clocks of the machine, moved together by hand. */
export class HandClock implements Clock {
  #ms: number
  readonly #startMs: number
  readonly #alarms = new Set<Alarm>()

  constructor(start = '2026-11-23T18:00:00Z') {
    this.#startMs = Date.parse(start)
    this.#ms = 0
  }

  /** Fits wherever timers can be given. */
  readonly timers = {
    set: (action: () => void, ms: number): unknown => {
      const alarm = { at: this.#ms + ms, action }
      this.#alarms.add(alarm)
      return alarm
    },
    clear: (alarm: unknown): void => void this.#alarms.delete(alarm as Alarm), // only ever what `set` gave
  }

  now(): Date {
    return new Date(this.#startMs + this.#ms)
  }

  monotonicMs(): number {
    return this.#ms
  }

  /** Moves on, ringing each alarm at its own moment. */
  turn(ms: number): void {
    const end = this.#ms + ms
    for (let alarm = this.#earliest(end); alarm !== undefined; alarm = this.#earliest(end)) {
      this.#alarms.delete(alarm)
      this.#ms = Math.max(this.#ms, alarm.at)
      alarm.action()
    }
    this.#ms = end
  }

  /** Jumps without ringing, as a suspended machine does; what is overdue rings at the next `turn`. */
  jump(ms: number): void {
    this.#ms += ms
  }

  #earliest(until: number): Alarm | undefined {
    return [...this.#alarms].filter((alarm) => alarm.at <= until).sort((one, other) => one.at - other.at)[0]
  }
}
