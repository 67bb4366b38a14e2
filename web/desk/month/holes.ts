// The hours of a day in which nothing is planned, between two times on the wall.

import type { Day } from '../../../schedules/calendar-date.ts'
import type { Occurrence } from '../../../schedules/occurrence.ts'
import { DAY_MS, instantOf, MINUTE_MS } from '../../../schedules/wall-clock.ts'

export interface Hole {
  readonly from: number
  readonly until: number
}

/** The holes of that day between `fromHour` and `untilHour` (24: midnight), as instants, in order; cancelled airings leave holes. */
export function holesOfDay(occurrences: readonly Occurrence[], day: Day, { fromHour, untilHour }: { readonly fromHour: number; readonly untilHour: number }, timeZone: string): Hole[] {
  const at = (hour: number) => instantOf(day * DAY_MS + hour * 60 * MINUTE_MS, timeZone)
  const [begin, end] = [at(fromHour), at(untilHour)]
  const holes: Hole[] = []
  let free = begin
  for (const { startsAt, endsAt } of occurrences.filter((one) => !one.cancelled).toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    if (startsAt.getTime() > free && free < end) holes.push({ from: free, until: Math.min(startsAt.getTime(), end) })
    free = Math.max(free, endsAt.getTime())
  }
  if (free < end) holes.push({ from: free, until: end })
  return holes
}

/** Minutes of all holes together. */
export function minutesOf(holes: readonly Hole[]): number {
  return holes.reduce((sum, { from, until }) => sum + (until - from) / MINUTE_MS, 0)
}
