// Which occurrence is on by plan: asked ten times a second, so it is looked up only when it can have changed.

import type { Occurrence } from '../../schedules/occurrence.ts'
import type { ProgrammeView } from '../schedule/programme-view.ts'

/** Even without news the programme is asked again after this time. */
const LOOK_AGAIN_MS = 60_000

export class SlotWatch {
  readonly #programme: ProgrammeView
  #current: Occurrence | null = null
  #next: Occurrence | null = null
  #validFrom = Infinity
  #validUntil = -Infinity

  constructor(programme: ProgrammeView) {
    this.#programme = programme
  }

  current(now: Date): Occurrence | null {
    this.#look(now)
    return this.#current
  }

  /** The one that begins next. */
  next(now: Date): Occurrence | null {
    this.#look(now)
    return this.#next
  }

  /** The programme changed. */
  forget(): void {
    this.#validUntil = -Infinity
  }

  #look(now: Date): void {
    const ms = now.getTime()
    // Also when the machine's clock was set back.
    if (ms >= this.#validFrom && ms < this.#validUntil) return
    this.#current = this.#programme.at(now)
    this.#next = this.#programme.nextAfter(now)
    this.#validFrom = ms
    this.#validUntil = Math.min(ms + LOOK_AGAIN_MS, this.#current?.endsAt.getTime() ?? Infinity, this.#next?.startsAt.getTime() ?? Infinity)
  }
}
