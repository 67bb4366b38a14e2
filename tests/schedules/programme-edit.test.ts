// What an editor's step makes of the programme: this date, this and following, all; and nothing else.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDay } from '../../schedules/calendar-date.ts'
import type { ExceptionContent, ProgrammeContent, SlotContent } from '../../schedules/programme-content.ts'
import { checkChange } from '../../schedules/programme-check.ts'
import { applyEdit, type Edit } from '../../schedules/programme-edit.ts'
import { applyChanges, contentOf, diffContents, itemsOf, reversed } from '../../schedules/programme-items.ts'
import { programmeOf } from '../../schedules/programme-of-content.ts'
import { occurrencesOf } from '../../schedules/programme.ts'
import { originalId } from '../../schedules/rebroadcast.ts'
import { ruleDays } from '../../schedules/recurrence.ts'
import { shiftSeries } from '../../schedules/rule-shift.ts'
import { datesOf, edited, editOf, editPicks } from './sample-edits.ts'
import { onWall, series } from './series.ts'
import { readWritten, shippedContent, showLine, WARSAW } from './station-files.ts'

const SHIPPED = shippedContent()

/** A programme of one show with one slot. */
function withSlot(slot: string, exceptions = ''): ProgrammeContent {
  return readWritten({ shows: `shows:\n${showLine('sawa', slot)}${showLine('baobab', '')}`, exceptions: `exceptions:${exceptions === '' ? ' []' : `\n${exceptions}`}\n` })
}

function after(content: ProgrammeContent, edit: Edit): ProgrammeContent {
  const result = applyEdit(content, edit, WARSAW)
  if (result.problem) throw new Error(`${result.problem.code}: ${result.problem.message}`)
  expect(checkChange(content, result.content, WARSAW).mistakes).toEqual([])
  return result.content
}

function problem(content: ProgrammeContent, edit: Edit): string {
  return applyEdit(content, edit, WARSAW).problem?.code ?? 'none'
}

const change = (date: string, scope: 'this' | 'following' | 'all', to: Extract<Edit, { do: 'changeSlot' }>['to']): Edit => ({ do: 'changeSlot', showSlug: 'sawa', slotKey: '2000', date, scope, to })

function starts(content: ProgrammeContent, until = '2027-02-01T00:00Z'): string[] {
  return occurrencesOf(programmeOf(content, WARSAW), new Date('2026-11-22T23:00Z'), new Date(until)).map((one) => `${one.id.split('/')[1]} ${onWall(one.startsAt.getTime()).slice(0, 16)}${one.cancelled ? ' cancelled' : ''}`)
}

const slots = (content: ProgrammeContent): Partial<SlotContent>[] => content.slots.map(({ key, rule, firstDate, startTime, minutes }) => ({ key, rule, firstDate, startTime, minutes }))
const exceptions = (content: ProgrammeContent): string[] => content.exceptions.map((one: ExceptionContent) => `${one.slotKey} ${one.date} ${one.action}`)

const SUNDAYS = '{rrule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", start: "20:00", minutes: 60, first: 2026-11-29}'
const FRIDAYS = '{rrule: "FREQ=WEEKLY;BYDAY=FR", start: "20:00", minutes: 60, first: 2026-11-27}'
const CANCELLED = '  - {show: sawa, date: 2026-12-18, action: cancel, reason: {pl: Przerwa}}\n'

describe('all', () => {
  test('every second Sunday keeps its weeks when it becomes a Monday', () => {
    const moved = after(withSlot(SUNDAYS), change('2026-12-13', 'all', { date: '2026-12-14', startTime: '19:00' }))
    expect(slots(moved)).toEqual([{ key: '2000', rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', firstDate: '2026-11-30', startTime: '19:00', minutes: 60 }])
    expect(starts(moved, '2027-01-01T00:00Z')).toEqual(['2000 2026-11-30 19:00', '2000 2026-12-14 19:00', '2000 2026-12-28 19:00'])
  })

  test('20:00 that becomes 19:00 stays at 19:00 on the wall when clocks change', () => {
    const moved = after(withSlot(FRIDAYS), change('2026-12-04', 'all', { startTime: '19:00' }))
    expect(new Set(starts(moved, '2027-11-30T00:00Z').map((one) => one.slice(-5)))).toEqual(new Set(['19:00']))
  })

  test.each<[string, string, string, string, string[]]>([
    ['the first Friday becomes the second Saturday', '{rrule: "FREQ=MONTHLY;BYDAY=1FR", start: "20:00", minutes: 60, first: 2026-12-04}', '2027-01-01', '2027-01-09', ['2026-12-12', '2027-01-09', '2027-02-13']],
    ['the last Friday becomes the last Thursday', '{rrule: "FREQ=MONTHLY;BYDAY=-1FR", start: "20:00", minutes: 60, first: 2026-11-27}', '2026-12-25', '2026-12-31', ['2026-11-26', '2026-12-31', '2027-01-28']],
    ['the 15th becomes the 17th', '{rrule: "FREQ=MONTHLY;BYMONTHDAY=15", start: "20:00", minutes: 60, first: 2026-12-15}', '2027-01-15', '2027-01-17', ['2026-12-17', '2027-01-17', '2027-02-17']],
    ['the last day becomes the last but one', '{rrule: "FREQ=MONTHLY;BYMONTHDAY=-1", start: "20:00", minutes: 60, first: 2026-11-30}', '2026-12-31', '2026-12-30', ['2026-11-29', '2026-12-30', '2027-01-30']],
    ['a month after month keeps the anchor\'s day', '{rrule: "FREQ=MONTHLY", start: "20:00", minutes: 60, first: 2026-12-10}', '2027-01-10', '2027-01-12', ['2026-12-12', '2027-01-12', '2027-02-12']],
    ['one weekday of several', '{rrule: "FREQ=WEEKLY;BYDAY=MO,WE,FR", start: "20:00", minutes: 60, first: 2026-11-25}', '2026-12-02', '2026-12-03', ['2026-11-26', '2026-11-27', '2026-11-30']],
    ['every third day', '{rrule: "FREQ=DAILY;INTERVAL=3", start: "20:00", minutes: 60, first: 2026-11-24}', '2026-11-27', '2026-11-28', ['2026-11-25', '2026-11-28', '2026-12-01']],
    ['once a year', '{rrule: "FREQ=YEARLY", start: "20:00", minutes: 60, first: 2026-12-24}', '2027-12-24', '2027-12-26', ['2026-12-26', '2027-12-26', '2028-12-26']],
    ['only once', '{start: "20:00", minutes: 60, first: 2026-12-24}', '2026-12-24', '2026-12-26', ['2026-12-26']],
  ])('%s', (_, slot, from, to, dates) => {
    const moved = after(withSlot(slot), change(from, 'all', { date: to }))
    expect(datesOf(moved.slots[0] as SlotContent, 1500).slice(0, 3)).toEqual(dates)
  })

  test.each<[string, string, string, string, string]>([
    ['a daily show to another day', '{rrule: "FREQ=DAILY", start: "20:00", minutes: 60, first: 2026-11-24}', '2026-11-27', '2026-11-28', 'every_day'],
    ['one weekday onto another it has', '{rrule: "FREQ=WEEKLY;BYDAY=MO,WE", start: "20:00", minutes: 60, first: 2026-11-25}', '2026-12-02', '2026-12-07', 'weekday_taken'],
    ['one of several over the border of every second week', '{rrule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", start: "20:00", minutes: 60, first: 2026-11-24}', '2026-11-29', '2026-11-30', 'rule_needed'],
    ['a monthly one into the next month', '{rrule: "FREQ=MONTHLY;BYDAY=-1MO", start: "20:00", minutes: 60, first: 2026-11-30}', '2026-11-30', '2026-12-01', 'rule_needed'],
    ['the last working day', '{rrule: "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", start: "20:00", minutes: 60, first: 2026-11-30}', '2026-12-31', '2026-12-30', 'rule_needed'],
    ['a date on which it does not air', FRIDAYS, '2026-12-05', '2026-12-06', 'airing_unknown'],
  ])('%s cannot be told from one date and is refused', (_, slot, from, to, code) => {
    expect(problem(withSlot(slot), change(from, 'all', { date: to }))).toBe(code)
  })

  test('takes exceptions along with their airings, and ends the move of the one that was dragged', () => {
    const content = withSlot(FRIDAYS, `${CANCELLED}  - {show: sawa, date: 2026-12-04, action: move, to: 2026-12-05, start: "12:00"}\n`)
    const moved = after(content, change('2026-12-04', 'all', { date: '2026-12-05', startTime: '21:00' }))
    expect(exceptions(moved)).toEqual(['2000 2026-12-19 cancel'])
    expect(starts(moved, '2026-12-20T00:00Z')).toEqual(['2000 2026-11-28 21:00', '2000 2026-12-05 21:00', '2000 2026-12-12 21:00', '2000 2026-12-19 21:00 cancelled'])
  })

  test('lists the exceptions of dates that a new rule does not have', () => {
    const result = applyEdit(withSlot(FRIDAYS, CANCELLED), change('2026-12-11', 'all', { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR' }), WARSAW)
    expect(result).toMatchObject({ problem: null, content: { exceptions: [], slots: [{ firstDate: '2026-11-27' }] }, dropped: [{ date: '2026-12-18', action: 'cancel' }] })
  })

  test('a rule that ends at a time loses no date when the show begins later, and none when the day moves', () => {
    const content = withSlot('{rrule: "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261211T200000", start: "20:00", minutes: 60, first: 2026-11-27}')
    expect(datesOf(after(content, change('2026-12-04', 'all', { startTime: '21:00' })).slots[0] as SlotContent)).toEqual(['2026-11-27', '2026-12-04', '2026-12-11'])
    expect(datesOf(after(content, change('2026-12-04', 'all', { date: '2026-12-06' })).slots[0] as SlotContent)).toEqual(['2026-11-29', '2026-12-06', '2026-12-13'])
  })

  test('single dates taken out or added go along', () => {
    const content = withSlot('{rrule: "FREQ=WEEKLY;BYDAY=FR;COUNT=4", start: "20:00", minutes: 60, first: 2026-11-27, except: [2026-12-04], also: [2026-12-09, "2026-12-10T10:00"]}')
    const moved = after(content, change('2026-12-11', 'all', { date: '2026-12-12', startTime: '18:00' }))
    expect(moved.slots[0]).toMatchObject({ exdates: ['2026-12-05T18:00'], rdates: ['2026-12-09T18:00', '2026-12-10T10:00'] })
  })

  test('an airing in the skipped hour is allowed', () => {
    const moved = after(withSlot(FRIDAYS), change('2026-12-04', 'all', { date: '2026-12-06', startTime: '02:30' }))
    expect(starts(moved, '2027-04-06T00:00Z').filter((one) => /2027-(03-28|04-04)/.test(one))).toEqual(['2000 2027-03-28 03:30', '2000 2027-04-04 02:30'])
  })
})

describe('this and following', () => {
  test('ends the old slot and begins a new one there, and earlier airings keep their ids', () => {
    const content = withSlot(FRIDAYS, CANCELLED)
    const split = after(content, change('2026-12-11', 'following', { date: '2026-12-12', startTime: '19:00', minutes: 45 }))
    expect(slots(split)).toEqual([
      { key: '2000', rule: 'FREQ=WEEKLY;BYDAY=FR;UNTIL=20261210', firstDate: '2026-11-27', startTime: '20:00', minutes: 60 },
      { key: '1900', rule: 'FREQ=WEEKLY;BYDAY=SA', firstDate: '2026-12-12', startTime: '19:00', minutes: 45 },
    ])
    expect(starts(split, '2026-12-27T00:00Z')).toEqual(['2000 2026-11-27 20:00', '2000 2026-12-04 20:00', '1900 2026-12-12 19:00', '1900 2026-12-19 19:00 cancelled', '1900 2026-12-26 19:00'])
  })

  test('of a rule that counts keeps the number of airings', () => {
    const split = after(withSlot('{rrule: "FREQ=WEEKLY;BYDAY=FR;COUNT=5", start: "20:00", minutes: 60, first: 2026-11-27, except: [2026-12-04]}'), change('2026-12-18', 'following', { startTime: '21:00' }))
    expect(starts(split)).toEqual(['2000 2026-11-27 20:00', '2000 2026-12-11 20:00', '2100 2026-12-18 21:00', '2100 2026-12-25 21:00'])
  })

  test('from the first airing on is all of them', () => {
    expect(slots(after(withSlot(FRIDAYS), change('2026-11-27', 'following', { startTime: '21:00' })))).toEqual([{ key: '2000', rule: 'FREQ=WEEKLY;BYDAY=FR', firstDate: '2026-11-27', startTime: '21:00', minutes: 60 }])
  })

  test('a name that is taken is counted up', () => {
    const split = after(withSlot(FRIDAYS), change('2026-12-11', 'following', { minutes: 30 }))
    expect(slots(split).map((one) => one.key)).toEqual(['2000', '2000-2'])
  })
})

describe('this one', () => {
  test('dragged is moved, dragged back is as planned, longer is extended', () => {
    const content = withSlot(FRIDAYS)
    const moved = after(content, change('2026-12-04', 'this', { date: '2026-12-05', startTime: '12:00' }))
    expect(moved.exceptions).toEqual([{ showSlug: 'sawa', slotKey: '2000', date: '2026-12-04', action: 'move', toDate: '2026-12-05', startTime: '12:00', minutes: null }])
    const longer = after(moved, change('2026-12-04', 'this', { minutes: 90 }))
    expect(longer.exceptions).toMatchObject([{ action: 'move', startTime: '12:00', minutes: 90 }])
    expect(exceptions(after(longer, change('2026-12-04', 'this', { date: '2026-12-04', startTime: '20:00' })))).toEqual(['2000 2026-12-04 extend'])
    expect(after(moved, change('2026-12-04', 'this', { date: '2026-12-04', startTime: '20:00' })).exceptions).toEqual([])
    expect(problem(content, change('2026-12-04', 'this', { startTime: '20:00' }))).toBe('nothing_changed')
    expect(problem(content, change('2026-12-04', 'this', { rule: 'FREQ=DAILY' }))).toBe('rule_for_one')
  })

  test('what another show fills is not moved behind its back', () => {
    const replaced = after(withSlot(FRIDAYS), { do: 'replace', airing: { showSlug: 'sawa', slotKey: '2000', date: '2026-12-04' }, withShow: 'baobab' })
    expect(problem(replaced, change('2026-12-04', 'this', { startTime: '12:00' }))).toBe('airing_replaced')
    expect(after(replaced, { do: 'restore', airing: { showSlug: 'sawa', slotKey: '2000', date: '2026-12-04' } }).exceptions).toEqual([])
  })
})

describe('an end', () => {
  test('before a date keeps what aired and gives up what was planned after it', () => {
    const result = applyEdit(withSlot(FRIDAYS, CANCELLED), { do: 'endSlot', showSlug: 'sawa', slotKey: '2000', date: '2026-12-11', scope: 'following' }, WARSAW)
    expect(result).toMatchObject({ problem: null, dropped: [{ date: '2026-12-18' }] })
    expect(result.content && starts(result.content)).toEqual(['2000 2026-11-27 20:00', '2000 2026-12-04 20:00'])
  })

  test('of everything, or before the first airing, takes the slot away', () => {
    const end = (scope: 'all' | 'following', date: string): Edit => ({ do: 'endSlot', showSlug: 'sawa', slotKey: '2000', date, scope })
    expect(after(withSlot(FRIDAYS, CANCELLED), end('all', '2026-12-11'))).toMatchObject({ slots: [], exceptions: [] })
    expect(after(withSlot(FRIDAYS, CANCELLED), end('following', '2026-11-27'))).toMatchObject({ slots: [], exceptions: [] })
  })
})

test('a show that is retired takes its slots, their exceptions and its replacements with it', () => {
  const retired = after(SHIPPED, { do: 'retireShow', slug: 'karta-na-stol' })
  expect(retired.shows).toHaveLength(24)
  expect(retired.slots.some((one) => one.showSlug === 'karta-na-stol')).toBe(false)
  expect(retired.exceptions).toHaveLength(3)
  expect(problem(SHIPPED, { do: 'retireHost', slug: 'mira-paragraf' })).toBe('host_has_shows')
  expect(after(retired, { do: 'retireHost', slug: 'mira-paragraf' }).hosts).toHaveLength(39)
})

describe('whatever is edited', () => {
  test('is sound or refused, and the difference leads there and back', () => {
    fc.assert(
      fc.property(editPicks(6), (picks) => {
        const now = edited(SHIPPED, picks)
        const { changes, mistakes } = checkChange(SHIPPED, now, WARSAW)
        expect(mistakes).toEqual([])
        expect(applyChanges(SHIPPED, changes)).toEqual(contentOf(itemsOf(now).values()))
        expect(applyChanges(now, reversed(changes))).toEqual(contentOf(itemsOf(SHIPPED).values()))
        expect(diffContents(now, now)).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  test('touches one show only, and of "this and following" nothing that was before', () => {
    const airings = (content: ProgrammeContent) => occurrencesOf(programmeOf(content, WARSAW), new Date('2026-11-22T23:00Z'), new Date('2027-12-31T23:00Z')).map(({ id, showSlug, startsAt, endsAt, kind, cancelled }) => ({ id, showSlug, startsAt, endsAt, kind, cancelled }))
    const before = airings(SHIPPED)
    fc.assert(
      fc.property(editOf(SHIPPED), (edit) => {
        const result = applyEdit(SHIPPED, edit, WARSAW)
        if (result.content === null || !('showSlug' in edit)) return
        // The first airing may be dragged to an earlier date: then that is where "following" begins.
        const moved = edit.do === 'changeSlot' ? (edit.to.date ?? edit.date) : edit.date
        const begins = moved < edit.date ? moved : edit.date
        const rest = (all: typeof before) => all.filter((one) => !one.id.startsWith(`${edit.showSlug}/`) || (edit.scope === 'following' && originalId(one.id).slice(-10) < begins && one.id.startsWith(`${edit.showSlug}/${edit.slotKey}/`)))
        expect(rest(airings(result.content))).toEqual(rest(before))
      }),
      { numRuns: 50 },
    )
  })

  test('every exception is kept, or listed as given up', () => {
    fc.assert(
      fc.property(editPicks(4), fc.nat(), (picks, seed) => {
        const content = edited(SHIPPED, picks)
        const edit = fc.sample(editOf(content), { seed, numRuns: 1 })[0]
        if (edit?.do !== 'changeSlot' || edit.scope === 'this') return
        const result = applyEdit(content, edit, WARSAW)
        if (result.content === null) return
        const dragged = content.exceptions.some((one) => one.action === 'move' && one.showSlug === edit.showSlug && one.slotKey === edit.slotKey && one.date === edit.date)
        const lost = content.exceptions.length - result.content.exceptions.length - result.dropped.length
        expect(lost === 0 || (dragged && lost === 1)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})

test('a rule that is dragged gives exactly the dragged dates', () => {
  const rules = fc.constantFrom('FREQ=WEEKLY', 'FREQ=WEEKLY;BYDAY=TU', 'FREQ=WEEKLY;INTERVAL=3;BYDAY=TU', 'FREQ=WEEKLY;BYDAY=TU,TH', 'FREQ=MONTHLY;BYDAY=2TU', 'FREQ=MONTHLY;INTERVAL=2;BYDAY=-2TU', 'FREQ=MONTHLY;BYMONTHDAY=10', 'FREQ=MONTHLY', 'FREQ=YEARLY', 'FREQ=DAILY;INTERVAL=4', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU')
  fc.assert(
    fc.property(rules, fc.nat({ max: 12 }), fc.integer({ min: -8, max: 8 }), (rule, nth, step) => {
      const one = series(rule, '2026-12-08T20:00')
      const first = ruleDays(one, one.first, one.first + 3000)[0] ?? one.first
      const anchored = { ...one, first }
      const days = ruleDays(anchored, first, first + 5000)
      const from = days[nth % days.length] ?? first
      const moved = (() => {
        try {
          return shiftSeries(anchored, from, from + step)
        } catch {
          return null
        }
      })()
      if (moved === null) return
      const later = { ...series(moved.rule, `${formatDay(moved.first)}T20:00`), first: moved.first }
      expect(ruleDays(later, from + step, from + step), `${rule} ${formatDay(from)} ${step}`).toEqual([from + step])
      // Days of the month that not all months have come and go; up to the fourth and the 28th all have their new day.
      const dragged = days.map(moved.dayOf)
      if (dragged.includes(null) || /BYDAY=-?5|BYMONTHDAY=(29|3)/.test(moved.rule ?? '')) return
      if (rule === 'FREQ=MONTHLY' && Number(formatDay(moved.first).slice(-2)) > 28) return
      const expected = dragged.flatMap((day) => (day === null || day > first + 4900 ? [] : [day])).sort((a, b) => a - b)
      expect(ruleDays(later, moved.first, expected.at(-1) ?? 0), `${rule} ${formatDay(from)} ${step}`).toEqual(expected)
    }),
    { numRuns: 500 },
  )
})
