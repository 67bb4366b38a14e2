import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDay, parseDay, weekdayOf } from '../../../schedules/calendar-date.ts'
import { clockChangeIn } from '../../../web/programme/clock-change.ts'
import { dayStart } from '../../../web/programme/day.ts'
import { formatWeek, parseWeek, queryOf, shownBy } from '../../../web/programme/programme-address.ts'
import { speaks, spokenIn, spokenTag } from '../../../web/programme/spoken.tsx'

const ZONE = 'Europe/Warsaw'
const at = new Date('2026-11-25T18:20:00Z')
const shown = (query: string, now = at) => {
  const { view, first } = shownBy(new URLSearchParams(query), now, ZONE)
  return [view, formatDay(first)]
}

describe('the address of the programme', () => {
  test.each([
    ['', ['week', '2026-11-23']],
    ['week=2026-W48', ['week', '2026-11-23']],
    ['week=2027-W12', ['week', '2027-03-22']],
    ['week=2026-W53', ['week', '2026-12-28']],
    ['day=2026-12-31', ['day', '2026-12-31']],
    // What is none, or too far away, is this week.
    ['week=2027-W53', ['week', '2026-11-23']],
    ['week=2026-W00', ['week', '2026-11-23']],
    ['week=1999-W01', ['week', '2026-11-23']],
    ['day=2026-02-30', ['week', '2026-11-23']],
    ['week=%3Cscript%3E', ['week', '2026-11-23']],
  ])('?%s', (query, expected) => {
    expect(shown(query)).toEqual(expected)
  })

  test('Sunday evening in Warsaw is still this week, a minute after midnight the next, whatever UTC says', () => {
    expect(shown('', new Date('2026-11-29T22:59:00Z'))).toEqual(['week', '2026-11-23'])
    expect(shown('', new Date('2026-11-29T23:01:00Z'))).toEqual(['week', '2026-11-30'])
  })

  test('each week is written and read back, and begins on a Monday', () => {
    fc.assert(
      fc.property(fc.integer({ min: parseDay('1990-01-01') ?? 0, max: parseDay('2100-01-01') ?? 0 }), (day) => {
        const monday = parseWeek(formatWeek(day)) ?? NaN
        expect(weekdayOf(monday)).toBe(0)
        expect(day - monday).toBeGreaterThanOrEqual(0)
        expect(day - monday).toBeLessThan(7)
      }),
    )
  })

  test('leafing ends where the programme is not published', () => {
    const today = parseDay('2026-11-25') ?? 0
    expect(queryOf({ view: 'week', today }, today - 2)).toEqual({})
    expect(queryOf({ view: 'week', today }, today + 5)).toEqual({ week: '2026-W49' })
    expect(queryOf({ view: 'day', today }, today)).toEqual({ day: '2026-11-25' })
    expect(queryOf({ view: 'week', today }, today + 500)).toBeNull()
  })
})

describe('the nights the clocks change', () => {
  const changeOn = (date: string, next: string) => clockChangeIn({ from: dayStart(date, ZONE), until: dayStart(next, ZONE) }, ZONE)

  test('are found, with their moment; other days have none', () => {
    expect(changeOn('2027-03-28', '2027-03-29')).toEqual({ kind: 'forward', at: new Date('2027-03-28T01:00:00Z') })
    expect(changeOn('2026-10-25', '2026-10-26')).toEqual({ kind: 'back', at: new Date('2026-10-25T01:00:00Z') })
    expect(changeOn('2027-10-31', '2027-11-01')).toEqual({ kind: 'back', at: new Date('2027-10-31T01:00:00Z') })
    expect(changeOn('2027-03-27', '2027-03-28')).toBeNull()
  })
})

describe('the language of shows', () => {
  test('is found in any place, with its kinds; "all" wins over what is remembered', () => {
    expect([speaks(['pl', 'uk'], 'uk'), speaks(['pt-BR'], 'pt'), speaks(['pl'], 'uk'), speaks(['pl'], null)]).toEqual([true, true, false, true])
    expect([spokenIn(new URLSearchParams('spoken=uk')), spokenIn(new URLSearchParams('spoken=all')), spokenIn(new URLSearchParams(''))]).toEqual(['uk', null, undefined])
  })

  test.each(['<b>', 'uk;path=/', 'x'.repeat(50), '', null])('%s is none', (text) => {
    expect(spokenTag(text)).toBeNull()
  })
})
