// The days somebody asks for, as instants.

import { parseDay } from '../../schedules/calendar-date.ts'
import { DAY_MS, instantOf, wallOf } from '../../schedules/wall-clock.ts'
import { AppError } from '../errors.ts'
import type * as schema from './schema.ts'

const DEFAULT_DAYS = 7
const MAX_DAYS = 62

/** Days are counted on the wall: seven days over a change of the clocks are seven midnights. */
export function windowOf(query: schema.ProgrammeQuery, now: Date, timeZone: string): { from: Date; until: Date } {
  const from = query.from === undefined ? startOfDay(now, timeZone) : momentOf(query.from, timeZone)
  const until = query.until === undefined ? daysLater(from, DEFAULT_DAYS, timeZone) : momentOf(query.until, timeZone)
  if (until <= from) throw new AppError('invalid', 'programme_window', 'The programme ends before it begins: give an `until` after `from`.')
  if (until > daysLater(from, MAX_DAYS, timeZone)) {
    throw new AppError('invalid', 'programme_window', `At most ${MAX_DAYS} days can be asked for at once; give an \`until\` nearer to \`from\`.`)
  }
  return { from, until }
}

function momentOf(text: string, timeZone: string): Date {
  const day = parseDay(text)
  return new Date(day === null ? Date.parse(text) : instantOf(day * DAY_MS, timeZone))
}

function startOfDay(now: Date, timeZone: string): Date {
  return new Date(instantOf(Math.floor(wallOf(now.getTime(), timeZone) / DAY_MS) * DAY_MS, timeZone))
}

function daysLater(from: Date, days: number, timeZone: string): Date {
  return new Date(instantOf(wallOf(from.getTime(), timeZone) + days * DAY_MS, timeZone))
}
