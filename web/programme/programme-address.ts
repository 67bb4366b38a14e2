// What the address of the programme's page asks for: a week or a day, by ISO 8601. Pure.

import { formatDay, parseDay, weekdayOf, type Day } from '../../schedules/calendar-date.ts'
import { dateAt } from './day.ts'

export interface Shown {
  readonly view: 'week' | 'day'
  readonly first: Day
  /** How many days are shown. */
  readonly count: 1 | 7
  /** Today, on the station's wall. */
  readonly today: Day
}

/** So far from today the programme can be leafed through. */
const MOST_DAYS = 400

/** The week that today is in, when the address asks for nothing or for something that is none. */
export function shownBy(query: URLSearchParams, at: Date, timeZone: string): Shown {
  const today = parseDay(dateAt(at, timeZone)) ?? 0
  const day = near(parseDay(query.get('day') ?? ''), today)
  if (day !== null) return { view: 'day', first: day, count: 1, today }
  return { view: 'week', first: near(parseWeek(query.get('week') ?? ''), today) ?? mondayOf(today), count: 7, today }
}

/** The same view so many steps later, as a query; null when it is too far away. The present week needs no query. */
export function queryOf({ view, today }: Pick<Shown, 'view' | 'today'>, first: Day): Readonly<Record<string, string>> | null {
  if (near(first, today) === null) return null
  if (view === 'day') return { day: formatDay(first) }
  return first === mondayOf(today) ? {} : { week: formatWeek(first) }
}

/** The Monday of a week written `2026-W48`; null when there is no such week. */
export function parseWeek(text: string): Day | null {
  const match = /^(\d{4})-W(\d{2})$/.exec(text)
  const january4 = match && parseDay(`${match[1]}-01-04`)
  if (!match || january4 == null) return null
  const monday = mondayOf(january4) + (Number(match[2]) - 1) * 7
  return formatWeek(monday) === text ? monday : null
}

/** The week of a day: the one that has its Thursday belongs to that year. */
export function formatWeek(day: Day): string {
  const year = formatDay(mondayOf(day) + 3).slice(0, 4)
  const first = mondayOf(parseDay(`${year}-01-04`) ?? 0)
  return `${year}-W${String((mondayOf(day) - first) / 7 + 1).padStart(2, '0')}`
}

export function mondayOf(day: Day): Day {
  return day - weekdayOf(day)
}

function near(day: Day | null, today: Day): Day | null {
  return day !== null && Math.abs(day - today) <= MOST_DAYS ? day : null
}
