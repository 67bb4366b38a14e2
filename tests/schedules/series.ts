// Short ways to write a series and read its starts, for the calendar's tests.

import { parseDay, parseTime, parseWall } from '../../schedules/calendar-date.ts'
import { startsOf, type Series } from '../../schedules/recurrence.ts'
import { parseRule } from '../../schedules/rule.ts'

/** A series that starts at `first` ('2026-11-29T02:00') in that zone. */
export function series(rule: string | null, first: string, timeZone = 'Europe/Warsaw', more: { exdates?: string[]; rdates?: string[] } = {}): Series {
  const [date, time] = first.split('T')
  return {
    rule: rule === null ? null : parseRule(rule),
    first: known(parseDay(date ?? '')),
    startMinute: known(parseTime(time ?? '')),
    timeZone,
    exdates: new Set((more.exdates ?? []).map((text) => known(parseWall(text)))),
    rdates: (more.rdates ?? []).map((text) => known(parseWall(text))),
  }
}

/** The starts in [from, until) as `2027-03-28 03:00+02:00` on the wall of the series' zone. */
export function startsIn(one: Series, from: string, until: string): string[] {
  return startsOf(one, Date.parse(from), Date.parse(until)).map(({ startsAt }) => onWall(startsAt, one.timeZone))
}

/** An instant as `2027-03-28 03:00+02:00`. */
export function onWall(instant: number, timeZone = 'Europe/Warsaw'): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone)
  return `${local.toPlainDate()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}${local.offset}`
}

function known(value: number | null): number {
  if (value === null) throw new Error('the test wrote a date or time that does not exist')
  return value
}
