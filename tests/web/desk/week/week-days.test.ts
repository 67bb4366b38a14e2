// The week's axis, above all on the two days whose hours are not 24.

import { describe, expect, test } from 'vitest'
import { parseDay } from '../../../../schedules/calendar-date.ts'
import { axisAt, instantAt, startTimeAt, weekOf, type WeekDay } from '../../../../web/desk/week/week-days.ts'
import { WARSAW } from '../../../schedules/station-files.ts'

const week = (date: string, zone = WARSAW) => weekOf(parseDay(date) ?? 0, zone)
const dayOf = (days: readonly WeekDay[], date: string) => {
  const day = days.find((one) => one.date === date)
  if (!day) throw new Error(`${date} is not in the week`)
  return day
}
const at = (text: string) => Date.parse(text)

test('an ordinary week begins on Monday and has 24 hours a day', () => {
  const { days, axisMinutes, rows } = week('2026-11-27')
  expect(days.map(({ date }) => date)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'])
  expect([axisMinutes, rows.length, days.flatMap(({ holes }) => holes)]).toEqual([1440, 24, []])
})

describe('the week the clocks go forward', () => {
  const spring = week('2027-03-28')
  const sunday = dayOf(spring.days, '2027-03-28')

  test('has a hole from two to three on Sunday and nowhere else', () => {
    expect(spring.axisMinutes).toBe(1440)
    expect(spring.days.map(({ holes }) => holes.length)).toEqual([0, 0, 0, 0, 0, 0, 1])
    expect(sunday.holes).toEqual([{ from: 120, until: 180, why: 'skipped' }])
  })

  test('what begins at three is at three, and what ends when the clocks jump ends at two', () => {
    expect(axisAt(spring, sunday, at('2027-03-28T01:00Z'), 'start')).toBe(180)
    expect(axisAt(spring, sunday, at('2027-03-28T01:00Z'), 'end')).toBe(120)
    expect(axisAt(spring, sunday, at('2027-03-28T18:00Z'), 'start')).toBe(20 * 60)
  })

  test('what is put into the hole begins after it', () => {
    expect(startTimeAt(spring, sunday, 150)).toBe('03:00')
    expect(instantAt(spring, sunday, 150)).toBe(at('2027-03-28T01:00Z'))
  })
})

describe('the week the clocks go back', () => {
  const autumn = week('2027-10-31')
  const [monday, sunday] = [dayOf(autumn.days, '2027-10-25'), dayOf(autumn.days, '2027-10-31')]

  test('has two rows of two o\'clock, and only Sunday fills the second', () => {
    expect(autumn.axisMinutes).toBe(1500)
    expect(autumn.rows.slice(1, 5).map(({ at, time, isAgain }) => [at, time, isAgain])).toEqual([[60, '01:00', false], [120, '02:00', false], [180, '02:00', true], [240, '03:00', false]])
    expect(autumn.days.map(({ holes }) => holes.map(({ why }) => why).join())).toEqual([...Array<string>(6).fill('doubledElsewhere'), ''])
  })

  test('Sunday\'s hours are as long as they are, and the other days stay level with it', () => {
    expect(axisAt(autumn, sunday, at('2027-10-31T01:00Z'), 'start')).toBe(180)
    expect(axisAt(autumn, sunday, at('2027-10-31T02:00Z'), 'start')).toBe(240)
    expect(axisAt(autumn, monday, at('2027-10-25T01:00Z'), 'start')).toBe(240)
    expect(axisAt(autumn, monday, at('2027-10-25T01:00Z'), 'end')).toBe(180)
  })

  test('a start in the second two o\'clock is the first, which the calendar takes; on other days it is three', () => {
    expect(startTimeAt(autumn, sunday, 210)).toBe('02:30')
    expect(startTimeAt(autumn, sunday, 245)).toBe('03:05')
    expect(startTimeAt(autumn, monday, 210)).toBe('03:00')
  })
})

test('an island whose clocks move by half an hour has a hole of half an hour', () => {
  const { days } = week('2026-10-04', 'Australia/Lord_Howe')
  expect(days.flatMap(({ holes }) => holes)).toEqual([{ from: 120, until: 150, why: 'skipped' }])
})

test('every quarter of a whole year\'s days is where it is found again', () => {
  for (let monday = parseDay('2026-11-23') ?? 0; monday < (parseDay('2027-11-22') ?? 0); monday += 7) {
    const one = weekOf(monday, WARSAW)
    for (const day of one.days) {
      for (let instant = day.from; instant < day.until; instant += 15 * 60_000) expect(instantAt(one, day, axisAt(one, day, instant, 'start'))).toBe(instant)
    }
  }
})
