// What is being carried over the grid, where it would be put down, and what it would clash with there. Outside React, so that
// a drag redraws the carried block and nothing else. Clashes are reckoned here, from the calendar; nobody is asked.

import { formatWall, parseWall } from '../../../schedules/calendar-date.ts'
import { clashesAmong, type Clash } from '../../../schedules/clashes.ts'
import type { Occurrence } from '../../../schedules/occurrence.ts'
import { byStart, type Programme } from '../../../schedules/programme.ts'
import { instantOf, MINUTE_MS, wallOf } from '../../../schedules/wall-clock.ts'

/** On the station's wall. */
export interface Place {
  readonly date: string
  readonly startTime: string
  readonly minutes: number
}

export interface Carried {
  /** Null: something new. */
  readonly airing: Occurrence | null
  readonly title: string
  readonly how: 'move' | 'resize' | 'create'
  readonly by: 'pointer' | 'keys'
}

export interface Drag extends Carried {
  readonly place: Place
  readonly startsAt: number
  readonly endsAt: number
  readonly clashes: readonly Clash[]
  readonly isMoved: boolean
}

/** What lies around: replaced when the plan is loaded again, also in the middle of a drag. */
export interface Surroundings {
  readonly programme: Programme
  readonly airings: readonly Occurrence[]
}

const NEW_ID = 'new/airing/0000-00-00'

export class DragStore {
  #drag: Drag | null = null
  #surroundings: Surroundings
  readonly #listeners = new Set<() => void>()

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
  }

  readonly current = (): Drag | null => this.#drag

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  surround(surroundings: Surroundings): void {
    if (surroundings.airings === this.#surroundings.airings) return
    this.#surroundings = surroundings
    if (this.#drag) this.#tell({ ...this.#drag, clashes: this.#clashes(this.#drag) })
  }

  begin(carried: Carried, place: Place): void {
    this.#put(carried, place, carried.how === 'create')
  }

  /** Where it would be now; nothing happens while that is the same place. */
  moveTo(place: Place): void {
    const drag = this.#drag
    if (!drag || isSamePlace(drag.place, place)) return
    this.#put(drag, place, true)
  }

  /** Puts it down; null when nothing was carried. */
  drop(): Drag | null {
    const drag = this.#drag
    this.#tell(null)
    return drag
  }

  #put({ airing, title, how, by }: Carried, place: Place, isMoved: boolean): void {
    const times = timesOf(place, this.#surroundings.programme.timeZone)
    const drag = { airing, title, how, by, place, ...times, isMoved, clashes: [] }
    this.#tell({ ...drag, clashes: this.#clashes(drag) })
  }

  #clashes({ airing, title, startsAt, endsAt }: Drag): readonly Clash[] {
    const { programme, airings } = this.#surroundings
    const times = { startsAt: new Date(startsAt), endsAt: new Date(endsAt), cancelled: null }
    // It has left its place, so it is reckoned as moved: the skipped hour excuses only what the rule put there.
    const change = { kind: 'moved', plannedStartsAt: times.startsAt, plannedEndsAt: times.endsAt } as const
    const mine: Occurrence = airing ? { ...airing, ...times, change } : { ...BLANK, title, ...times }
    const others = airings.filter((one) => one.id !== mine.id)
    return clashesAmong(programme, [...others, mine].sort(byStart), (one) => one === mine)
  }

  #tell(drag: Drag | null): void {
    this.#drag = drag
    for (const listener of this.#listeners) listener()
  }
}

/** The place that an airing has now. */
export function placeOf({ startsAt, endsAt }: Pick<Occurrence, 'startsAt' | 'endsAt'>, timeZone: string): Place {
  const [date = '', startTime = ''] = formatWall(wallOf(startsAt.getTime(), timeZone)).split('T')
  return { date, startTime, minutes: Math.round((endsAt.getTime() - startsAt.getTime()) / MINUTE_MS) }
}

/** When that is; a time that the clocks skip is the time after it. */
export function timesOf({ date, startTime, minutes }: Place, timeZone: string): { startsAt: number; endsAt: number } {
  const wall = parseWall(`${date}T${startTime}`)
  const startsAt = wall === null ? 0 : instantOf(wall, timeZone)
  return { startsAt, endsAt: startsAt + minutes * MINUTE_MS }
}

export function isSamePlace(a: Place, b: Place): boolean {
  return a.date === b.date && a.startTime === b.startTime && a.minutes === b.minutes
}

/** The other one of a clash. */
export function otherOf({ first, second }: Clash, { airing }: Pick<Drag, 'airing'>): Occurrence {
  return first.id === (airing?.id ?? NEW_ID) ? second : first
}

const BLANK: Omit<Occurrence, 'title' | 'startsAt' | 'endsAt' | 'cancelled'> = {
  id: NEW_ID,
  showSlug: 'new',
  hosts: [],
  languages: [],
  kind: 'live',
  endPolicy: { kind: 'hard' },
  music: 'none',
  archive: 'none',
  plays: null,
  special: false,
  personId: null,
}
