// Where on the grid a pointer is, and which place something has that is carried there. Pure.

import { formatDay, parseWall } from '../../../schedules/calendar-date.ts'
import { DAY_MS, instantOf, MINUTE_MS, wallOf } from '../../../schedules/wall-clock.ts'
import type { Place } from './drag.ts'
import { axisAt, instantAt, startTimeAt, type Week, type WeekDay } from './week-days.ts'

/** The shown days of a week: seven, or one on a phone. */
export interface Shown {
  readonly week: Week
  readonly days: readonly WeekDay[]
}

/** A point of the grid: minutes from the top of the first shown day, each day as long as the axis. */
export type GridMinute = number

export interface GridBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export function gridMinuteAt({ week, days }: Shown, box: GridBox, point: { readonly x: number; readonly y: number }, dir: 'ltr' | 'rtl'): GridMinute {
  const across = (dir === 'rtl' ? box.left + box.width - point.x : point.x - box.left) / box.width
  const column = clamp(Math.floor(across * days.length), 0, days.length - 1)
  return column * week.axisMinutes + clamp(((point.y - box.top) / box.height) * week.axisMinutes, 0, week.axisMinutes - 1)
}

/** Where an instant is, also one before or after the shown days. */
export function gridMinuteOf({ week, days }: Shown, instant: number): GridMinute {
  const [first] = days
  const wall = wallOf(instant, week.timeZone)
  const column = Math.floor(wall / DAY_MS) - (first?.day ?? 0)
  const day = days[column]
  return column * week.axisMinutes + (day ? axisAt(week, day, instant, 'start') : (wall - Math.floor(wall / DAY_MS) * DAY_MS) / MINUTE_MS)
}

/** Something of `minutes` that begins there, in steps of `snap`. */
export function placeAt({ week, days }: Shown, at: GridMinute, minutes: number, snap: number): Place {
  const snapped = Math.round(at / snap) * snap
  const column = clamp(Math.floor(snapped / week.axisMinutes), 0, days.length - 1)
  const day = days[column]
  if (!day) throw new Error('unreachable: a day is shown')
  const axis = clamp(snapped - column * week.axisMinutes, 0, week.axisMinutes - snap)
  return { date: day.date, startTime: startTimeAt(week, day, axis), minutes }
}

/** The same place with its end dragged there. */
export function placeUntil(shown: Shown, place: Place, startsAt: number, at: GridMinute, snap: number): Place {
  const minutes = Math.round((instantOfGrid(shown, at) - startsAt) / MINUTE_MS / snap) * snap
  return { ...place, minutes: clamp(minutes, snap, 24 * 60) }
}

/** A new place drawn from one point to another, at least one step long. */
export function placeBetween(shown: Shown, from: GridMinute, to: GridMinute, snap: number): Place {
  const column = Math.floor(from / shown.week.axisMinutes)
  const low = column * shown.week.axisMinutes
  const [begin, end] = [Math.min(from, to), Math.max(from, to)].map((at) => clamp(at, low, low + shown.week.axisMinutes))
  const first = Math.floor((begin ?? low) / snap) * snap
  const place = placeAt(shown, first, snap, snap)
  const startsAt = instantOf(parseWall(`${place.date}T${place.startTime}`) ?? 0, shown.week.timeZone)
  return placeUntil(shown, place, startsAt, Math.ceil((end ?? first) / snap) * snap, snap)
}

/** Moved by so many days and minutes on the wall; a time that the clocks skip is stepped over. */
export function stepped(place: Place, { days = 0, minutes = 0 }: { readonly days?: number; readonly minutes?: number }, timeZone: string): Place {
  let wall = (parseWall(`${place.date}T${place.startTime}`) ?? 0) + days * DAY_MS + minutes * MINUTE_MS
  const isSkipped = () => wallOf(instantOf(wall, timeZone), timeZone) !== wall
  for (const step = minutes || 15; isSkipped(); ) wall += step * MINUTE_MS
  const day = Math.floor(wall / DAY_MS)
  return { ...place, date: formatDay(day), startTime: new Date(wall).toISOString().slice(11, 16) }
}

function instantOfGrid({ week, days }: Shown, at: GridMinute): number {
  // The very end of a day is its own midnight, not the next day's.
  const column = clamp(Math.ceil(at / week.axisMinutes) - 1, 0, days.length - 1)
  const day = days[column]
  if (!day) throw new Error('unreachable: a day is shown')
  return instantAt(week, day, at - column * week.axisMinutes)
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}
