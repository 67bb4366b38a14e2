// The days of a week on one common axis of time, midnight at the top. The week of a clock change shows it as it is: the
// skipped hour is a hole in its day, the doubled hour is two rows that only its day fills.

import { formatDay, formatTime, weekdayOf, type Day } from '../../../schedules/calendar-date.ts'
import { DAY_MS, instantOf, MINUTE_MS, wallOf } from '../../../schedules/wall-clock.ts'

/** Minutes from the top of the axis. */
export type AxisMinute = number

/** A change of the clocks within a day: from which minute on the wall, and how many minutes are skipped or come twice. */
export interface ClockChange {
  readonly kind: 'skipped' | 'doubled'
  readonly fromMinute: number
  readonly minutes: number
}

export interface WeekDay {
  readonly day: Day
  readonly date: string
  /** Its two midnights. */
  readonly from: number
  readonly until: number
  readonly change: ClockChange | null
  /** Where the axis has a time that this day does not have. */
  readonly holes: readonly { readonly from: AxisMinute; readonly until: AxisMinute; readonly why: 'skipped' | 'doubledElsewhere' }[]
}

export interface AxisRow {
  readonly at: AxisMinute
  /** `02:00` */
  readonly time: string
  /** The second time that the wall shows it. */
  readonly isAgain: boolean
}

export interface Week {
  readonly timeZone: string
  /** Monday first. */
  readonly days: readonly WeekDay[]
  /** 1440, and more when an hour comes twice in this week. */
  readonly axisMinutes: number
  readonly doubled: ClockChange | null
  readonly rows: readonly AxisRow[]
}

/** The week that `day` is in. */
export function weekOf(day: Day, timeZone: string): Week {
  const monday = day - weekdayOf(day)
  const plain = Array.from({ length: 7 }, (_, index) => dayAt(monday + index, timeZone))
  const doubled = plain.find(({ change }) => change?.kind === 'doubled')?.change ?? null
  const axisMinutes = DAY_MS / MINUTE_MS + (doubled?.minutes ?? 0)
  return { timeZone, days: plain.map((one) => ({ ...one, holes: holesOf(one.change, doubled) })), axisMinutes, doubled, rows: rowsOf(doubled) }
}

/** The day and hours of an instant on the station's wall. */
export function dayOfInstant(instant: number, timeZone: string): Day {
  return Math.floor(wallOf(instant, timeZone) / DAY_MS)
}

/** Where an instant of that day is on the axis. A moment at which a hole begins belongs before it as an `end`, behind it as a `start`. */
export function axisAt({ doubled }: Pick<Week, 'doubled'>, day: WeekDay, instant: number, edge: 'start' | 'end'): AxisMinute {
  const elapsed = (instant - day.from) / MINUTE_MS
  if (day.change?.kind === 'doubled') return elapsed
  const isPast = (minute: number) => (edge === 'start' ? elapsed >= minute : elapsed > minute)
  if (day.change) return isPast(day.change.fromMinute) ? elapsed + day.change.minutes : elapsed
  return doubled && isPast(doubled.fromMinute + doubled.minutes) ? elapsed + doubled.minutes : elapsed
}

/**
 * The time on that day's wall which a show begins at when it is put there.
 *
 * A hole gives the time after it. The second of two equal times gives the first: the calendar takes that one.
 */
export function startTimeAt({ doubled }: Pick<Week, 'doubled'>, day: WeekDay, axis: AxisMinute): string {
  return formatTime(Math.min(DAY_MS / MINUTE_MS - 1, Math.max(0, wallMinute(doubled, day, axis))))
}

/** The instant at that place of the axis; a hole gives the moment at which it is over. */
export function instantAt({ doubled }: Pick<Week, 'doubled'>, day: WeekDay, axis: AxisMinute): number {
  return day.from + elapsedAt(doubled, day, axis) * MINUTE_MS
}

function elapsedAt(doubled: ClockChange | null, { change }: WeekDay, axis: AxisMinute): number {
  if (change?.kind === 'doubled') return axis
  const hole = change ?? (doubled && { fromMinute: doubled.fromMinute + doubled.minutes, minutes: doubled.minutes })
  if (!hole || axis < hole.fromMinute) return axis
  return Math.max(hole.fromMinute, axis - hole.minutes)
}

function wallMinute(doubled: ClockChange | null, { change }: WeekDay, axis: AxisMinute): number {
  if (change?.kind === 'skipped') return axis >= change.fromMinute && axis < change.fromMinute + change.minutes ? change.fromMinute + change.minutes : axis
  if (!doubled) return axis
  const firstEnd = doubled.fromMinute + doubled.minutes
  if (axis < firstEnd) return axis
  if (axis >= firstEnd + doubled.minutes || change?.kind === 'doubled') return axis - doubled.minutes
  return firstEnd
}

function dayAt(day: Day, timeZone: string): WeekDay {
  const [from, until] = [instantOf(day * DAY_MS, timeZone), instantOf((day + 1) * DAY_MS, timeZone)]
  return { day, date: formatDay(day), from, until, change: changeWithin(day, from, until, timeZone), holes: [] }
}

function changeWithin(day: Day, from: number, until: number, timeZone: string): ClockChange | null {
  const longer = (until - from - DAY_MS) / MINUTE_MS
  if (longer === 0) return null
  const isChanged = (minute: number) => wallOf(from + minute * MINUTE_MS, timeZone) - day * DAY_MS !== minute * MINUTE_MS
  let [low, high] = [0, (until - from) / MINUTE_MS]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isChanged(middle)) high = middle
    else low = middle + 1
  }
  return longer < 0 ? { kind: 'skipped', fromMinute: low, minutes: -longer } : { kind: 'doubled', fromMinute: low - longer, minutes: longer }
}

function holesOf(change: ClockChange | null, doubled: ClockChange | null): WeekDay['holes'] {
  if (change?.kind === 'skipped') return [{ from: change.fromMinute, until: change.fromMinute + change.minutes, why: 'skipped' }]
  if (!doubled || change) return []
  const from = doubled.fromMinute + doubled.minutes
  return [{ from, until: from + doubled.minutes, why: 'doubledElsewhere' }]
}

function rowsOf(doubled: ClockChange | null): AxisRow[] {
  const rows = Array.from({ length: 24 }, (_, hour): AxisRow => ({ at: hour * 60, time: formatTime(hour * 60), isAgain: false }))
  if (!doubled) return rows
  const firstEnd = doubled.fromMinute + doubled.minutes
  const again = rows.filter(({ at }) => at >= doubled.fromMinute && at < firstEnd).map((row) => ({ ...row, at: row.at + doubled.minutes, isAgain: true }))
  return [...rows.map((row) => (row.at >= firstEnd ? { ...row, at: row.at + doubled.minutes } : row)), ...again].sort((a, b) => a.at - b.at)
}
