// What a show's rule repeats: one rebroadcast for each airing that really went out live, at the right time on the wall.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeClash, findClashes } from '../../schedules/clashes.ts'
import type { Occurrence } from '../../schedules/occurrence.ts'
import { onAirPieces } from '../../schedules/on-air-plan.ts'
import { programmeOf } from '../../schedules/programme-of-content.ts'
import { occurrencesOf, type Programme } from '../../schedules/programme.ts'
import { onWall } from './series.ts'
import { problemsOf, programmeWith, readWritten, showLine, WARSAW } from './station-files.ts'

const FRIDAYS = '{rrule: "FREQ=WEEKLY;BYDAY=FR", start: "20:00", minutes: 60, first: 2026-11-27}'
const NEXT_MORNING = ', rebroadcast: {after_days: 1, start: "08:00"}'
const SAWA = showLine('sawa', FRIDAYS, NEXT_MORNING)

function between(programme: Programme, from: string, until: string): Occurrence[] {
  return occurrencesOf(programme, new Date(from), new Date(until))
}

function line(one: Occurrence): string {
  return `${one.id} ${one.kind} ${onWall(one.startsAt.getTime()).slice(0, 16)}-${onWall(one.endsAt.getTime()).slice(11, 16)}`
}

const on = (exception: string, more = '') => programmeWith(SAWA + more, `exceptions:\n  - ${exception}\n`)

describe('a show with a rebroadcast rule', () => {
  test('is heard again the next morning, under an id of its own that names the original', () => {
    const [original, again] = between(programmeWith(SAWA), '2026-11-27T00:00Z', '2026-11-29T00:00Z')
    expect(original).toMatchObject({ kind: 'live', rebroadcastAt: new Date('2026-11-28T07:00Z') })
    expect(again).toMatchObject({
      rebroadcastAt: null,
      id: 'sawa/2000/2026-11-27/rebroadcast',
      kind: 'rebroadcast',
      showSlug: 'sawa',
      startsAt: new Date('2026-11-28T07:00Z'),
      endsAt: new Date('2026-11-28T08:00Z'),
      plays: null,
      special: false,
      rebroadcastOf: { occurrenceId: 'sawa/2000/2026-11-27', startsAt: new Date('2026-11-27T19:00Z') },
    })
  })

  test('is heard again from where a moved airing really aired, and as long as it was', () => {
    const moved = on('{show: sawa, date: 2026-12-04, action: move, to: 2026-12-16, start: "18:30", minutes: 90}')
    expect(between(moved, '2026-12-01T00:00Z', '2026-12-11T00:00Z')).toEqual([])
    expect(between(moved, '2026-12-17T00:00Z', '2026-12-18T00:00Z').map(line)).toEqual(['sawa/2000/2026-12-04/rebroadcast rebroadcast 2026-12-17 08:00-09:30'])
    const extended = on('{show: sawa, date: 2026-12-04, action: extend, minutes: 150}')
    expect(between(extended, '2026-12-05T00:00Z', '2026-12-06T00:00Z').map(line)).toEqual(['sawa/2000/2026-12-04/rebroadcast rebroadcast 2026-12-05 08:00-10:30'])
  })

  test.each([
    '{show: sawa, date: 2026-12-04, action: cancel, reason: {pl: Choroba}}',
    '{show: sawa, date: 2026-12-04, action: rerun}',
    '{show: sawa, date: 2026-12-04, action: replace, with: baobab}',
  ])('is not heard again after what was not live or not it: %s', (exception) => {
    const programme = on(exception, showLine('baobab', '{rrule: "FREQ=WEEKLY;BYDAY=SU", start: "20:00", minutes: 60, first: 2026-11-29}'))
    expect(between(programme, '2026-12-05T00:00Z', '2026-12-06T00:00Z')).toEqual([])
  })

  test('that stood in for another one is heard again as its own rule says', () => {
    const programme = programmeWith(SAWA + showLine('baobab', '{rrule: "FREQ=WEEKLY;BYDAY=SU", start: "20:00", minutes: 60, first: 2026-11-29}'), 'exceptions:\n  - {show: baobab, date: 2026-12-06, action: replace, with: sawa}\n')
    expect(between(programme, '2026-12-07T00:00Z', '2026-12-08T00:00Z').map((one) => [one.id, one.showSlug])).toEqual([['baobab/2000/2026-12-06/rebroadcast', 'sawa']])
  })

  test('is cut by a special like everything else', () => {
    const special = 'specials:\n  - {slug: debata, title: Debata, languages: [pl], music: none, archive: full, start: 2026-11-28T08:20, minutes: 20}\n'
    const pieces = onAirPieces(between(programmeWith(SAWA, special), '2026-11-28T00:00Z', '2026-11-29T00:00Z'))
    expect(pieces.map((one) => line(one).slice(-11))).toEqual(['08:00-08:20', '08:20-08:40', '08:40-09:00'])
  })

  test('clashes with what airs then, by both names and as the rebroadcast that it is, told at its rule', () => {
    const morning = showLine('ranek', '{rrule: "FREQ=WEEKLY;BYDAY=SA", start: "08:30", minutes: 60, first: 2026-11-28}')
    expect(problemsOf({ shows: `shows:\n${SAWA}${morning}` })).toEqual([
      'shows.yaml:4 shows[0].rebroadcast: "ranek" cannot air on Saturday 2026-11-28 08:30-09:30: the rebroadcast of "sawa" already airs on Saturday 08:00-09:00 (30 minutes in common, and 56 more times after that); move one of them.',
    ])
  })

  test('whose rebroadcast is pushed into another show by the skipped hour alone clashes with nothing', () => {
    const night = showLine('noc', '{rrule: "FREQ=WEEKLY;BYDAY=SA", start: "10:00", minutes: 60, first: 2026-11-28}', ', rebroadcast: {after_days: 1, start: "02:30"}')
    const morning = showLine('ranek', '{rrule: "FREQ=WEEKLY;BYDAY=SU", start: "03:30", minutes: 60, first: 2026-11-29}')
    expect(findClashes(programmeWith(night + morning), new Date('2026-11-22T23:00Z'), new Date('2027-12-31T00:00Z'))).toEqual([])
  })

  test('that clashes the other way round is named too', () => {
    const before = showLine('ranek', '{rrule: "FREQ=WEEKLY;BYDAY=SA", start: "07:30", minutes: 30, first: 2026-11-28}')
    const programme = programmeWith(SAWA + before)
    const longer = { ...programme, slots: programme.slots.map((slot) => (slot.showSlug === 'ranek' ? { ...slot, minutes: 60 } : slot)) }
    const [clash] = findClashes(longer, new Date('2026-11-22T23:00Z'), new Date('2026-12-01T00:00Z'))
    expect(clash && describeClash(clash, WARSAW)).toMatch(/^The rebroadcast of "sawa" cannot air on Saturday 2026-11-28 08:00-09:00: "ranek" already airs/)
  })
})

test('every live airing has exactly one rebroadcast at the right time on the wall, over both changes of the clocks, however the time is asked for', () => {
  const minute = fc.integer({ min: 0, max: 24 * 60 - 1 })
  const time = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  fc.assert(
    fc.property(minute, minute, fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 180 }), fc.constantFrom('2026-10-25', '2027-03-28', '2027-01-05'), fc.constantFrom('', ', zone: Asia/Kolkata'), (start, again, days, minutes, around, zone) => {
      const first = Temporal.PlainDate.from(around).subtract({ days: 3 }).toString()
      const slot = `{rrule: "FREQ=DAILY;COUNT=7", start: "${time(start)}", minutes: ${minutes}, first: ${first}${zone}}`
      const read = readWritten({ shows: `shows:\n${showLine('sawa', slot, `, rebroadcast: {after_days: ${days}, start: "${time(again)}"}`)}` }, { from: new Date(0), until: new Date(0) })
      expect(read.shows[0]?.rebroadcast).toEqual({ afterDays: days, startTime: time(again) })
      const programme = programmeOf(read, WARSAW)
      const from = Date.parse(`${first}T00:00Z`) - 86_400_000
      const all = occurrencesOf(programme, new Date(from), new Date(from + 50 * 86_400_000))
      const live = all.filter((one) => one.kind === 'live')
      const repeats = all.filter((one) => one.kind === 'rebroadcast')
      expect(live).toHaveLength(7)
      expect(repeats.map((one) => one.rebroadcastOf?.occurrenceId).sort()).toEqual(live.map((one) => one.id).sort())
      for (const one of repeats) {
        const original = live.find(({ id }) => id === one.rebroadcastOf?.occurrenceId)
        const wanted = Temporal.Instant.fromEpochMilliseconds(original?.startsAt.getTime() ?? 0).toZonedDateTimeISO(WARSAW).toPlainDate().add({ days }).toZonedDateTime({ timeZone: WARSAW, plainTime: time(again) })
        expect(one.startsAt.getTime()).toBe(wanted.epochMilliseconds)
        expect(one.endsAt.getTime() - one.startsAt.getTime()).toBe(minutes * 60_000)
        const asked = occurrencesOf(programme, new Date(one.endsAt.getTime() - 1), one.endsAt)
        expect(asked.map(({ id }) => id)).toContain(one.id)
      }
    }),
    { numRuns: 60 },
  )
})

describe('a rerun', () => {
  const originalOf = (exception: string) => between(on(exception), '2026-12-18T00:00Z', '2026-12-18T23:00Z')[0]?.rebroadcastOf

  test('of a date repeats the airing of that date', () => {
    expect(originalOf('{show: sawa, date: 2026-12-18, action: rerun, of: 2026-11-27}')).toEqual({ occurrenceId: 'sawa/2000/2026-11-27', startsAt: new Date('2026-11-27T19:00Z') })
  })

  test('of a moved airing knows when that really aired', () => {
    const moved = '{show: sawa, date: 2026-12-04, action: move, to: 2026-12-07, start: "18:30"}\n  - {show: sawa, date: 2026-12-18, action: rerun, of: 2026-12-04}'
    expect(originalOf(moved)).toEqual({ occurrenceId: 'sawa/2000/2026-12-04', startsAt: new Date('2026-12-07T17:30Z') })
  })

  test('without a date repeats the last airing that took place', () => {
    const cancelled = '{show: sawa, date: 2026-12-11, action: cancel, reason: {pl: Choroba}}\n  - {show: sawa, date: 2026-12-18, action: rerun}'
    expect(originalOf(cancelled)?.occurrenceId).toBe('sawa/2000/2026-12-04')
  })

  test('of what did not air repeats nothing that is known', () => {
    expect(originalOf('{show: sawa, date: 2026-12-18, action: rerun, of: 2026-11-20}')).toBeNull()
    expect(originalOf('{show: sawa, date: 2026-12-11, action: cancel, reason: {pl: Choroba}}\n  - {show: sawa, date: 2026-12-18, action: rerun, of: 2026-12-11}')).toBeNull()
  })
})
