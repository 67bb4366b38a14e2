// Exceptions, specials, midnight and clashes, on small programmes.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeClash, findClashes } from '../../schedules/clashes.ts'
import type { Occurrence } from '../../schedules/occurrence.ts'
import { onAirPieces } from '../../schedules/on-air-plan.ts'
import { occurrencesOf, type Programme } from '../../schedules/programme.ts'
import { occurrence } from '../support/occurrences.ts'
import { onWall } from './series.ts'
import { programmeWith, showLine, WARSAW } from './station-files.ts'

const FRIDAY_EVENING = '{rrule: "FREQ=WEEKLY;BYDAY=FR", start: "20:00", minutes: 60, first: 2026-11-27}'
const TWO_SHOWS = showLine('sawa', FRIDAY_EVENING) + showLine('baobab', '{rrule: "FREQ=WEEKLY;BYDAY=SA", start: "20:00", minutes: 60, first: 2026-11-28}')

function lines(programme: Programme, from: string, until: string): string[] {
  return occurrencesOf(programme, new Date(from), new Date(until)).map(line)
}

function line(one: Occurrence): string {
  return `${one.showSlug} ${onWall(one.startsAt.getTime()).slice(0, 16)}-${onWall(one.endsAt.getTime()).slice(11, 16)}${one.cancelled ? ' cancelled' : ''}`
}

describe('an exception', () => {
  const on = (exception: string) => programmeWith(TWO_SHOWS, `exceptions:\n  - ${exception}\n`)

  test('cancels one airing, which stays visible with its reason', () => {
    const programme = on('{show: sawa, date: 2026-12-04, action: cancel, reason: {pl: Choroba}}')
    expect(lines(programme, '2026-11-27T00:00Z', '2026-12-12T00:00Z').filter((one) => one.startsWith('sawa'))).toEqual([
      'sawa 2026-11-27 20:00-21:00', 'sawa 2026-12-04 20:00-21:00 cancelled', 'sawa 2026-12-11 20:00-21:00',
    ])
  })

  test('moves one airing to another week, and it keeps its id', () => {
    const programme = on('{show: sawa, date: 2026-12-04, action: move, to: 2026-12-16, start: "18:30"}')
    expect(lines(programme, '2026-12-01T00:00Z', '2026-12-12T00:00Z')).toEqual(['baobab 2026-12-05 20:00-21:00', 'sawa 2026-12-11 20:00-21:00'])
    const [moved] = occurrencesOf(programme, new Date('2026-12-16T00:00Z'), new Date('2026-12-17T00:00Z'))
    expect(moved && line(moved)).toBe('sawa 2026-12-16 18:30-19:30')
    expect(moved?.id).toBe('sawa/2000/2026-12-04')
    expect(moved?.change).toEqual({ kind: 'moved', plannedStartsAt: new Date('2026-12-04T19:00Z'), plannedEndsAt: new Date('2026-12-04T20:00Z') })
  })

  test('extends one airing', () => {
    expect(lines(on('{show: sawa, date: 2026-12-04, action: extend, minutes: 150}'), '2026-12-04T21:00Z', '2026-12-04T22:00Z')).toEqual(['sawa 2026-12-04 20:00-22:30'])
  })

  test('replaces one airing by another show, with its hosts', () => {
    const programme = on('{show: sawa, date: 2026-12-04, action: replace, with: baobab}')
    const [one] = occurrencesOf(programme, new Date('2026-12-04T00:00Z'), new Date('2026-12-05T00:00Z'))
    expect(one).toMatchObject({ id: 'sawa/2000/2026-12-04', showSlug: 'baobab', title: 'baobab', change: { kind: 'replaced', showSlug: 'sawa' } })
  })

  test('repeats an earlier airing instead', () => {
    const programme = on('{show: sawa, date: 2026-12-04, action: rerun, of: 2026-11-27, plays: sawa/2026-11-27.flac}')
    const [one] = occurrencesOf(programme, new Date('2026-12-04T00:00Z'), new Date('2026-12-05T00:00Z'))
    expect(one).toMatchObject({ kind: 'rebroadcast', plays: 'sawa/2026-11-27.flac', change: { kind: 'rerun', ofDate: '2026-11-27' } })
  })
})

test('an airing over midnight belongs to both days', () => {
  const programme = programmeWith(showLine('noc', '{rrule: "FREQ=WEEKLY;BYDAY=FR", start: "23:00", minutes: 120, first: 2026-11-27}'))
  expect(lines(programme, '2026-11-27T22:00Z', '2026-11-27T23:00Z')).toEqual(['noc 2026-11-27 23:00-01:00'])
  expect(lines(programme, '2026-11-27T23:00Z', '2026-11-28T23:00Z')).toEqual(['noc 2026-11-27 23:00-01:00'])
  expect(lines(programme, '2026-11-28T00:00Z', '2026-11-28T23:00Z')).toEqual([])
})

test('a show made in another city keeps that city\'s wall time', () => {
  const programme = programmeWith(showLine('kyiv', '{rrule: "FREQ=WEEKLY;BYDAY=MO", start: "20:00", minutes: 60, first: 2026-11-30, zone: Asia/Kolkata}'))
  expect(lines(programme, '2026-11-30T00:00Z', '2026-12-01T00:00Z')).toEqual(['kyiv 2026-11-30 15:30-16:30'])
})

describe('a clash', () => {
  const clashesOf = (shows: string, exceptions?: string) => {
    // The reader itself refuses clashes, so the second show is moved onto the first after reading.
    const programme = programmeWith(shows, exceptions)
    return (change: (one: Programme) => Programme) => findClashes(change(programme), new Date('2026-11-22T23:00Z'), new Date('2027-12-31T00:00Z'))
  }
  const at = (slug: string, startMinute: number) => (programme: Programme): Programme => ({
    ...programme,
    slots: programme.slots.map((slot) => (slot.showSlug === slug ? { ...slot, series: { ...slot.series, startMinute, first: slot.series.first - 1, rule: programme.slots[0]?.series.rule ?? null } } : slot)),
  })

  test('names both shows, the date, the times and the minutes, once per pair', () => {
    const clashes = clashesOf(TWO_SHOWS)(at('baobab', 20 * 60 + 30))
    expect(clashes).toHaveLength(1)
    expect(clashes.map((clash) => describeClash(clash, WARSAW))).toEqual([
      '"baobab" cannot air on Friday 2026-11-27 20:30-21:30: "sawa" already airs on Friday 20:00-21:00 (30 minutes in common, and 56 more times after that); move one of them.',
    ])
  })

  test('is none when one show begins as the other ends', () => {
    expect(clashesOf(TWO_SHOWS)(at('baobab', 21 * 60))).toEqual([])
  })

  test('is none when the other airing is cancelled', () => {
    const cancelled = 'exceptions:\n  - {show: sawa, date: 2026-11-27, action: cancel, reason: {pl: Choroba}}\n'
    expect(clashesOf(TWO_SHOWS, cancelled)(at('baobab', 20 * 60))[0]?.first.id).toBe('baobab/2000/2026-12-04')
  })

  test('is none when only the skipped hour of the spring night makes shows overlap: the later one starts on time', () => {
    const night = showLine('noc', '{rrule: "FREQ=WEEKLY;BYDAY=SU", start: "02:00", minutes: 90, first: 2026-11-29}')
    const morning = showLine('ranek', '{rrule: "FREQ=WEEKLY;BYDAY=SU", start: "03:30", minutes: 90, first: 2026-11-29}')
    const programme = programmeWith(night + morning)
    expect(findClashes(programme, new Date('2026-11-22T23:00Z'), new Date('2027-12-31T00:00Z'))).toEqual([])
    const spring = onAirPieces(occurrencesOf(programme, new Date('2027-03-28T00:00Z'), new Date('2027-03-28T12:00Z')))
    expect(spring.map(line)).toEqual(['noc 2027-03-28 03:00-03:30', 'ranek 2027-03-28 03:30-05:00'])
  })
})

describe('on air, one occurrence at a time', () => {
  const pieces = (...planned: Occurrence[]) => onAirPieces(planned).map(line)

  test('a special interrupts a regular airing, which goes on afterwards under its own id', () => {
    const regular = occurrence('sawa', '20:00', '22:00')
    const special = occurrence('debata', '20:30', '21:00', { special: true })
    expect(pieces(regular, special)).toEqual(['sawa 2026-11-30 20:00-20:30', 'debata 2026-11-30 20:30-21:00', 'sawa 2026-11-30 21:00-22:00'])
    expect(onAirPieces([regular, special])[2]?.id).toBe(regular.id)
  })

  test('a special over the whole of a regular airing leaves nothing of it', () => {
    expect(pieces(occurrence('sawa', '20:00', '21:00'), occurrence('debata', '19:00', '22:00', { special: true }))).toEqual(['debata 2026-11-30 19:00-22:00'])
  })

  test('a cancelled airing never has the air', () => {
    expect(pieces(occurrence('sawa', '20:00', '21:00', { cancelled: { reason: {} } }))).toEqual([])
  })

  test('whatever overlaps, pieces never do, and every planned moment has the air once', () => {
    const planned = fc.array(fc.record({ start: fc.integer({ min: 0, max: 60 }), length: fc.integer({ min: 1, max: 20 }), special: fc.boolean() }), { maxLength: 8 })
    fc.assert(
      fc.property(planned, (all) => {
        const at = (minutes: number) => new Date(Date.UTC(2026, 10, 30, 0, minutes))
        const given = all.map(({ start, length, special }, index) =>
          occurrence(`show-${index}`, '00:00', '01:00', { id: `show-${index}`, startsAt: at(start), endsAt: at(start + length), special }),
        )
        const cut = onAirPieces(given)
        for (let minutes = 0; minutes < 82; minutes++) {
          const on = (one: Occurrence) => one.startsAt <= at(minutes) && at(minutes) < one.endsAt
          expect(cut.filter(on)).toHaveLength(given.some(on) ? 1 : 0)
          if (given.some((one) => one.special && on(one))) expect(cut.find(on)?.special).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
})
