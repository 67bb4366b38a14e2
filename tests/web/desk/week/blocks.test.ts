// How airings become blocks: midnight, overlaps, specials above.

import { expect, test } from 'vitest'
import { parseDay } from '../../../../schedules/calendar-date.ts'
import type { Occurrence } from '../../../../schedules/occurrence.ts'
import { blocksOf } from '../../../../web/desk/week/blocks.ts'
import { weekOf } from '../../../../web/desk/week/week-days.ts'
import { occurrence } from '../../../support/occurrences.ts'

const week = weekOf(parseDay('2026-11-23') ?? 0, 'Europe/Warsaw')
const at = (text: string) => new Date(`${text}:00+01:00`)
const airing = (id: string, from: string, until: string, more: Partial<Occurrence> = {}) => occurrence(id, '00:00', '01:00', { id, startsAt: at(from), endsAt: at(until), ...more })
const look = (airings: readonly Occurrence[]) => blocksOf(week, airings).map((day) => day.map(({ id, from, until, lane, lanes, isContinued, goesOn, isAbove }) => ({ id, from, until, lane, lanes, ...(isContinued && { isContinued }), ...(goesOn && { goesOn }), ...(isAbove && { isAbove }) })))

test('a show over midnight is two pieces that say so', () => {
  const days = look([airing('night', '2026-11-27T23:00', '2026-11-28T01:30')])
  expect(days[4]).toEqual([{ id: 'night', from: 1380, until: 1440, lane: 0, lanes: 1, goesOn: true }])
  expect(days[5]).toEqual([{ id: 'night', from: 0, until: 90, lane: 0, lanes: 1, isContinued: true }])
})

test('a show that ends at midnight is in one day only', () => {
  expect(look([airing('late', '2026-11-27T23:00', '2026-11-28T00:00')]).map((day) => day.length)).toEqual([0, 0, 0, 0, 1, 0, 0])
})

test('a cancelled airing and what was moved into its time stand side by side; what follows has the whole width', () => {
  const [monday] = look([airing('gone', '2026-11-23T18:00', '2026-11-23T19:00', { cancelled: { reason: {} } }), airing('moved', '2026-11-23T18:30', '2026-11-23T19:30'), airing('next', '2026-11-23T19:30', '2026-11-23T20:00')])
  expect(monday?.map(({ id, lane, lanes }) => [id, lane, lanes])).toEqual([['gone', 0, 2], ['moved', 1, 2], ['next', 0, 1]])
})

test('a special lies above what it interrupts, and beside nothing it is a block like others', () => {
  const days = look([airing('show', '2026-11-23T18:00', '2026-11-23T19:00'), airing('debate', '2026-11-23T18:15', '2026-11-23T18:45', { special: true }), airing('concert', '2026-11-24T20:00', '2026-11-24T21:00', { special: true })])
  expect(days[0]?.map(({ id, lanes, isAbove }) => [id, lanes, isAbove ?? false])).toEqual([['show', 1, false], ['debate', 1, true]])
  expect(days[1]?.map(({ isAbove }) => isAbove ?? false)).toEqual([false])
})
