// The clashes that one change makes, found without looking at the whole grid, are the ones a look at the whole grid finds.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newClashes } from '../../schedules/change-clashes.ts'
import { describeClash, findClashes, pairOf } from '../../schedules/clashes.ts'
import { clockGaps } from '../../schedules/clock-gap.ts'
import { applyEdit, type Edit } from '../../schedules/programme-edit.ts'
import { diffContents } from '../../schedules/programme-items.ts'
import { programmeOf } from '../../schedules/programme-of-content.ts'
import { occurrencesOf } from '../../schedules/programme.ts'
import { isByRule, originalId } from '../../schedules/rebroadcast.ts'
import { edited, editOf, editPicks } from './sample-edits.ts'
import { shippedContent, WARSAW } from './station-files.ts'

const FROM = new Date('2026-11-22T23:00Z')
const UNTIL = new Date('2027-12-27T23:00Z')
const SHIPPED = shippedContent()

function clashesOf(edit: Edit, content = SHIPPED) {
  const after = applyEdit(content, edit, WARSAW).content ?? content
  return newClashes(programmeOf(content, WARSAW), programmeOf(after, WARSAW), diffContents(content, after), FROM, UNTIL)
}

test('what is dragged is the one that cannot air there', () => {
  const move = (startTime: string): Edit => ({ do: 'move', airing: { showSlug: 'vechir-na-prazi', slotKey: '1800', date: '2026-11-30' }, toDate: '2026-11-30', startTime })
  expect(clashesOf(move('18:15')).map((clash) => describeClash(clash, WARSAW))).toEqual(['"Вечір на Празі" cannot air on Monday 2026-11-30 18:15-19:15: "Karta na stół" already airs on Monday 19:00-20:00 (15 minutes in common); move one of them.'])
  expect(clashesOf(move('19:30')).map((clash) => describeClash(clash, WARSAW))).toEqual(['"Вечір на Празі" cannot air on Monday 2026-11-30 19:30-20:30: "Karta na stół" already airs on Monday 19:00-20:00 (30 minutes in common); move one of them.'])
  expect(clashesOf(move('17:00'))).toEqual([])
})

test('a clash that was there before is nobody\'s fault now, unless it grows', () => {
  const add = (firstDate: string, startTime: string): Edit => ({ do: 'addSlot', slot: { showSlug: 'baobab', key: 'extra', rule: 'FREQ=WEEKLY', firstDate, startTime, minutes: 60, timeZone: null, exdates: [], rdates: [] } })
  const clashing = applyEdit(SHIPPED, add('2026-11-30', '18:30'), WARSAW).content ?? SHIPPED
  const change = (to: object): Edit => ({ do: 'changeSlot', showSlug: 'baobab', slotKey: 'extra', date: '2026-12-14', scope: 'all', to })
  expect(clashesOf(change({ minutes: 20 }), clashing)).toEqual([])
  expect(clashesOf(change({ startTime: '18:10' }), clashing)).toHaveLength(1)
})

test('for any edit they are the touched ones among all clashes', () => {
  fc.assert(
    fc.property(editPicks(3), fc.nat(), (picks, seed) => {
      const content = edited(SHIPPED, picks)
      const edit = fc.sample(editOf(content), { seed, numRuns: 1 })[0]
      if (!edit) return
      const after = applyEdit(content, edit, WARSAW).content ?? content
      const [old, now] = [programmeOf(content, WARSAW), programmeOf(after, WARSAW)]
      const changes = diffContents(content, after)
      const slots = changes.filter((one) => one.kind === 'slot').map((one) => `${one.key}/`)
      const airings = changes.filter((one) => one.kind === 'exception').map((one) => one.key)
      const shows = changes.filter((one) => one.kind === 'show').map((one) => one.key)
      const isTouched = ({ id, showSlug }: { id: string; showSlug: string }) => airings.includes(originalId(id)) || slots.some((slot) => id.startsWith(slot)) || (isByRule({ id }) && shows.includes(showSlug))
      const all = findClashes(now, FROM, UNTIL).filter(({ first, second }) => isTouched(first) || isTouched(second))
      const before = new Set(findClashes(old, FROM, UNTIL).map(pairOf))
      const found = new Set(newClashes(old, now, changes, FROM, UNTIL).map(pairOf))
      for (const clash of all) if (!before.has(pairOf(clash))) expect(found.has(pairOf(clash)), pairOf(clash)).toBe(true)
      for (const pair of found) expect(findClashes(now, FROM, UNTIL).map(pairOf)).toContain(pair)
      if (all.length === 0) expect([...found]).toEqual([])
    }),
    { numRuns: 20 },
  )
})

test('an airing in the hour that the clocks skip is told with the time it airs', () => {
  const content = applyEdit(SHIPPED, { do: 'move', airing: { showSlug: 'baobab', slotKey: '2000', date: '2027-03-26' }, toDate: '2027-03-28', startTime: '02:45' }, WARSAW).content ?? SHIPPED
  const airings = occurrencesOf(programmeOf(content, WARSAW), new Date('2027-03-27T23:00Z'), new Date('2027-03-28T10:00Z'))
  expect(clockGaps(content, airings, WARSAW).map(({ occurrence, date, plannedTime, time }) => [occurrence.id, date, plannedTime, time])).toEqual([
    ['nocna-zmiana/0200/2027-03-28', '2027-03-28', '02:00', '03:00'],
    ['baobab/2000/2027-03-26', '2027-03-28', '02:45', '03:45'],
  ])
})
