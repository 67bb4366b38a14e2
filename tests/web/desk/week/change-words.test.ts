// What was changed, as the undo button and the list of changes say it.

import { expect, test } from 'vitest'
import type { ItemChange } from '../../../../schedules/programme-items.ts'
import { describeChange, nameItem, type ChangeWords } from '../../../../web/desk/week/change-words.ts'
import type { PlanModel } from '../../../../web/desk/week/plan-model.ts'
import english, { type source } from '../../../../web/desk/week/texts/en.ts'
import { weekFormats } from '../../../../web/desk/week/week-formats.ts'
import { translator } from '../../../../web/i18n/translate.ts'
import { shippedContent, shippedProgramme, WARSAW } from '../../../schedules/station-files.ts'

const content = shippedContent()
const model: PlanModel = { revision: 1, content, programme: shippedProgramme(), shows: new Map(content.shows.map((show) => [show.slug, show])) }
const words: ChangeWords = { t: translator<typeof source>(english, String), formats: weekFormats('en', WARSAW), model }
const airing = { showSlug: 'baobab', slotKey: '2000', date: '2026-11-27' }
const exception = (after: object | null, before: object | null = null) => [{ kind: 'exception', key: 'baobab/2000/2026-11-27', before: before && { ...airing, ...before }, after: after && { ...airing, ...after } } as ItemChange] as never

test.each([
  [exception({ action: 'cancel', reason: { pl: 'x' } }), 'Baobab, Fri, 27 Nov 2026: cancelled'],
  [exception({ action: 'move', toDate: '2026-11-28', startTime: '21:00', minutes: null }), 'Baobab, Fri, 27 Nov 2026: moved to Sat, 28 Nov 2026, 21:00'],
  [exception({ action: 'extend', minutes: 75 }), 'Baobab, Fri, 27 Nov 2026: 75 min long'],
  [exception({ action: 'replace', withShow: 'karta-na-stol' }), 'Baobab, Fri, 27 Nov 2026: Karta na stół instead'],
  [exception(null, { action: 'extend', minutes: 75 }), 'Baobab, Fri, 27 Nov 2026: back to the plan'],
])('an exception: %#', (items, said) => expect(describeChange(items, words)).toBe(said))

test('a slot that moves says before and after; with its exceptions it says how many more', () => {
  const slot = content.slots.find((one) => one.showSlug === 'vechir-na-prazi')
  if (!slot) throw new Error('the evening in Praga has a slot')
  const change = { kind: 'slot', key: 'vechir-na-prazi/1800', before: slot, after: { ...slot, startTime: '18:30', minutes: 45 } } as never
  expect(describeChange([change], words)).toBe('Вечір на Празі: every Monday, 18:00, 60 min → every Monday, 18:30, 45 min')
  expect(describeChange([change, ...exception({ action: 'extend', minutes: 75 })], words)).toMatch(/, and 1 more$/)
})

test('what others changed is named by its key alone', () => {
  expect(nameItem({ kind: 'slot', key: 'baobab/2000' }, words)).toBe('when Baobab airs')
  expect(nameItem({ kind: 'exception', key: 'baobab/2000/2026-11-27' }, words)).toBe('Baobab on Fri, 27 Nov 2026')
  expect(nameItem({ kind: 'show', key: 'gone-show' }, words)).toBe('the show gone-show')
})
