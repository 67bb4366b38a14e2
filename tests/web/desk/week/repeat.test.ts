// Repeats in plain words and the rules that say the same.

import { describe, expect, test } from 'vitest'
import { formatDay, parseDay } from '../../../../schedules/calendar-date.ts'
import { wallOf } from '../../../../schedules/wall-clock.ts'
import english, { type source } from '../../../../web/desk/week/texts/en.ts'
import polish from '../../../../web/desk/week/texts/pl.ts'
import { firstDayFrom, nextDates, patternOn, patternsFor, repeatOf, ruleOf, type Repeat } from '../../../../web/desk/week/repeat.ts'
import { repeatWords } from '../../../../web/desk/week/repeat-words.ts'
import { weekFormats } from '../../../../web/desk/week/week-formats.ts'
import { translator } from '../../../../web/i18n/translate.ts'
import { WARSAW } from '../../../schedules/station-files.ts'

const day = (date: string) => parseDay(date) ?? 0
const FRIDAY = day('2026-11-27')
const words = { t: translator<typeof source>(english, String), formats: weekFormats('en', WARSAW) }
const po = { t: translator<typeof source>(polish, String), formats: weekFormats('pl', WARSAW) }

test.each([
  ['2026-11-27', ['Once', 'every Friday', 'every second Friday', 'fourth Friday of the month', 'last Friday of the month', 'Every day', 'Monday to Friday']],
  ['2026-12-06', ['Once', 'every Sunday', 'every second Sunday', 'first Sunday of the month', 'Every day', 'Monday to Friday']],
  ['2027-01-29', ['Once', 'every Friday', 'every second Friday', 'last Friday of the month', 'Every day', 'Monday to Friday']],
])('what is offered for %s', (date, offered) => {
  expect(patternsFor(day(date)).map((pattern) => repeatWords({ pattern, end: { kind: 'never' } }, words))).toEqual(offered)
})

describe('a rule, its words in English and Polish, and the same rule again', () => {
  test.each([
    ['FREQ=WEEKLY;BYDAY=MO', 'every Monday', 'co poniedziałek'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SU', 'every second Sunday', 'co drugą niedzielę'],
    ['FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,SA', 'every 3 weeks: Tue Sat', 'co 3 tyg.: wt. sob.'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'Monday to Friday', 'Od poniedziałku do piątku'],
    ['FREQ=MONTHLY;BYDAY=1MO', 'first Monday of the month', 'w pierwszy poniedziałek miesiąca'],
    ['FREQ=MONTHLY;BYDAY=-1FR', 'last Friday of the month', 'w ostatni piątek miesiąca'],
    ['FREQ=MONTHLY;BYMONTHDAY=15', 'On day 15 of the month', '15. dnia miesiąca'],
    ['FREQ=DAILY;COUNT=5', 'Every day, 5 times', 'Codziennie, 5 razy'],
    ['FREQ=WEEKLY;BYDAY=WE;UNTIL=20270331', 'every Wednesday, until Wed, 31 Mar 2027', 'co środę, do śr., 31 mar 2027'],
    ['FREQ=YEARLY;BYMONTH=5;BYDAY=2SU', 'FREQ=YEARLY;BYMONTH=5;BYDAY=2SU', 'FREQ=YEARLY;BYMONTH=5;BYDAY=2SU'],
    ['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1', 'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1', 'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1'],
    ['FREQ=WEEKLY;BYDAY=MO;UNTIL=20270331T180000Z', 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20270331T180000Z', 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20270331T180000Z'],
  ])('%s', (rule, inEnglish, inPolish) => {
    const repeat = repeatOf(rule, FRIDAY)
    expect([repeatWords(repeat, words), repeatWords(repeat, po)]).toEqual([inEnglish, inPolish])
    expect(ruleOf(repeat)).toBe(rule)
  })

  test('a weekly rule without a weekday has that of its first date', () => {
    expect(repeatOf('FREQ=WEEKLY', FRIDAY).pattern).toEqual({ kind: 'weekly', every: 1, days: [4] })
  })

  test('what is no rule is kept as it was typed', () => {
    expect(repeatOf('every friday', FRIDAY).pattern).toEqual({ kind: 'rule', text: 'every friday' })
  })
})

test('a rhythm follows the airing to another day', () => {
  const to = (rule: string, date: string) => ruleOf({ ...repeatOf(rule, FRIDAY), pattern: patternOn(repeatOf(rule, FRIDAY).pattern, day(date)) })
  expect(to('FREQ=WEEKLY;BYDAY=FR', '2026-11-28')).toBe('FREQ=WEEKLY;BYDAY=SA')
  expect(to('FREQ=MONTHLY;BYDAY=-1FR', '2026-11-30')).toBe('FREQ=MONTHLY;BYDAY=-1MO')
  expect(to('FREQ=MONTHLY;BYDAY=1FR', '2026-12-12')).toBe('FREQ=MONTHLY;BYDAY=2SA')
  expect(to('FREQ=WEEKLY;BYDAY=MO,FR', '2026-11-28')).toBe('FREQ=WEEKLY;BYDAY=MO,FR')
})

test('the next dates of every second Sunday keep their hour over the change of the clocks', () => {
  const { starts, problem } = nextDates({ rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU', firstDate: '2027-03-14', startTime: '20:00' }, WARSAW, day('2027-03-14'), 3)
  expect(problem).toBeNull()
  expect(starts.map((start) => new Date(wallOf(start, WARSAW)).toISOString().slice(0, 16))).toEqual(['2027-03-14T20:00', '2027-03-28T20:00', '2027-04-11T20:00'])
})

test('a rule with a mistake says what is wrong instead of dates', () => {
  expect(nextDates({ rule: 'FREQ=WEEKLY;BYDAY=XX', firstDate: '2027-03-14', startTime: '20:00' }, WARSAW, day('2027-03-14'))).toMatchObject({ starts: [], problem: expect.stringContaining('BYDAY=XX is not a weekday') })
})

test('a new slot begins on the first day of its rule', () => {
  const first = (rule: string | null) => formatDay(firstDayFrom(rule, FRIDAY) ?? 0)
  expect([first(null), first('FREQ=WEEKLY;BYDAY=MO,WE'), first('FREQ=MONTHLY;BYDAY=1MO'), first('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=3')]).toEqual(['2026-11-27', '2026-11-30', '2026-12-07', '2026-12-01'])
  expect(firstDayFrom('nonsense', FRIDAY)).toBeNull()
})

test('an end is only for what repeats', () => {
  const once: Repeat = { pattern: { kind: 'once' }, end: { kind: 'count', count: 3 } }
  expect(ruleOf(once)).toBeNull()
})
