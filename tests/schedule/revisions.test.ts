import { expect, test } from 'vitest'
import { itemName, revisionOf, type Revisions } from '../../server/schedule/revisions.ts'

const at = (day: number) => new Date(Date.UTC(2026, 10, day))
const revisions: Revisions = {
  read: 7,
  base: { number: 1, at: at(1) },
  byItem: new Map([
    [itemName('slot', 'baobab/2000'), { number: 4, at: at(4) }],
    [itemName('exception', 'baobab/2000/2026-12-18'), { number: 7, at: at(7) }],
    [itemName('show', 'supra'), { number: 5, at: at(5) }],
    [itemName('special', 'debata'), { number: 6, at: at(6) }],
  ]),
}

test.each([
  ['one that nobody touched', 'plecak/0900/2026-12-18', 'plecak', false, 1],
  ['one whose slot was moved', 'baobab/2000/2026-12-11', 'baobab', false, 4],
  ['one that was cancelled', 'baobab/2000/2026-12-18', 'baobab', false, 7],
  ['the repeat of one that was moved', 'baobab/2000/2026-12-18/rebroadcast', 'baobab', false, 7],
  ['one in which another show airs, whose title changed', 'plecak/0900/2026-12-18', 'supra', false, 5],
  ['a special', 'debata/special/2027-01-23', 'debata', true, 6],
])('the last change of %s', (_, id, showSlug, special, number) => {
  expect(revisionOf({ id, showSlug, special }, revisions).number).toBe(number)
})
