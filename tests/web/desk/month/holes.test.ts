// The holes of a day.

import { expect, test } from 'vitest'
import { parseDay } from '../../../../schedules/calendar-date.ts'
import { holesOfDay, minutesOf } from '../../../../web/desk/month/holes.ts'
import { occurrence } from '../../../support/occurrences.ts'

const DAY = parseDay('2026-11-27') ?? 0
const HOURS = { fromHour: 7, untilHour: 23 }
const at = (text: string) => new Date(`${text}:00+01:00`)
const airing = (from: string, until: string, isCancelled = false) => occurrence('show', '00:00', '01:00', { startsAt: at(from), endsAt: at(until), cancelled: isCancelled ? { reason: {} } : null })
const look = (...airings: ReturnType<typeof airing>[]) => holesOfDay(airings, DAY, HOURS, 'Europe/Warsaw').map(({ from, until }) => `${new Date(from + 3_600_000).toISOString().slice(11, 16)}-${new Date(until + 3_600_000).toISOString().slice(11, 16)}`)

test('an empty day is one hole', () => expect(look()).toEqual(['07:00-23:00']))
test('airings, overlapping ones too, leave what is between them', () => expect(look(airing('2026-11-27T10:00', '2026-11-27T12:00'), airing('2026-11-27T11:00', '2026-11-27T11:30'), airing('2026-11-27T12:00', '2026-11-27T13:00'))).toEqual(['07:00-10:00', '13:00-23:00']))
test('what comes from the night before and goes on into the next fills its part', () => expect(look(airing('2026-11-26T23:00', '2026-11-27T08:00'), airing('2026-11-27T22:00', '2026-11-28T01:00'))).toEqual(['08:00-22:00']))
test('a cancelled airing is a hole', () => expect(look(airing('2026-11-27T10:00', '2026-11-27T12:00', true))).toEqual(['07:00-23:00']))
test('the day the clocks go forward has an hour less of night', () => {
  const night = holesOfDay([], parseDay('2027-03-28') ?? 0, { fromHour: 0, untilHour: 24 }, 'Europe/Warsaw')
  expect(minutesOf(night)).toBe(23 * 60)
})
