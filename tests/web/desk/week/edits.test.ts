// The edits that forms ask for: only what was changed is said.

import { expect, test } from 'vitest'
import { occurrencesOf } from '../../../../schedules/programme.ts'
import { emptyShow, freeSlug, moveEdit, newShowOf, newSlotEdit } from '../../../../web/desk/week/edits.ts'
import type { PlanModel } from '../../../../web/desk/week/plan-model.ts'
import { shippedContent, shippedProgramme } from '../../../schedules/station-files.ts'

const content = shippedContent()
const model: PlanModel = { revision: 1, content, programme: shippedProgramme(), shows: new Map(content.shows.map((show) => [show.slug, show])) }
const airingOn = (id: string) => {
  const found = occurrencesOf(model.programme, new Date('2026-11-23T00:00Z'), new Date('2027-01-01T00:00Z')).find((one) => one.id === id)
  if (!found) throw new Error(`${id} does not air`)
  return found
}

test('an airing dragged by a quarter asks for its new time and nothing else', () => {
  const airing = airingOn('vechir-na-prazi/1800/2026-11-30')
  const place = { date: '2026-11-30', startTime: '18:15', minutes: 60 }
  expect(moveEdit(model, airing, { place, scope: 'this' })).toEqual({ do: 'changeSlot', showSlug: 'vechir-na-prazi', slotKey: '1800', date: '2026-11-30', scope: 'this', to: { date: '2026-11-30', startTime: '18:15' } })
  expect(moveEdit(model, airing, { place: { ...place, startTime: '18:00' }, scope: 'all' })).toBeNull()
})

test('one long evening that is moved with all others does not make all others long', () => {
  const long = airingOn('baobab/2000/2026-12-18')
  expect(long.change).toMatchObject({ kind: 'extended' })
  expect(moveEdit(model, long, { place: { date: '2026-12-18', startTime: '20:15', minutes: 150 }, scope: 'all' })).toMatchObject({ to: { date: '2026-12-18', startTime: '20:15' } })
})

test('a new rhythm is said with the date it is to air on, and never for one date', () => {
  const airing = airingOn('vechir-na-prazi/1800/2026-11-30')
  const place = { date: '2026-11-30', startTime: '18:00', minutes: 60 }
  expect(moveEdit(model, airing, { place, scope: 'following', rule: 'FREQ=MONTHLY;BYDAY=-1MO' })).toMatchObject({ scope: 'following', to: { date: '2026-11-30', startTime: '18:00', rule: 'FREQ=MONTHLY;BYDAY=-1MO' } })
  expect(moveEdit(model, airing, { place, scope: 'this', rule: 'FREQ=DAILY' })).toBeNull()
})

test('a new show brings its slot and a name of its own', () => {
  const show = newShowOf({ ...emptyShow('relay', 'pl'), title: 'Łódź nadaje', description: 'Most', plays: 'https://example.org/live' }, new Set(['lodz-nadaje']))
  expect(show).toMatchObject({ slug: 'lodz-nadaje-2', latinTitle: null, plays: 'https://example.org/live', descriptions: { pl: 'Most' } })
  expect(newSlotEdit(show.slug, { date: '2026-12-01', startTime: '12:00', minutes: 30 }, null, show)).toMatchObject({ do: 'addSlot', slot: { showSlug: 'lodz-nadaje-2', firstDate: '2026-12-01' }, show: { slug: 'lodz-nadaje-2' } })
})

test.each([
  ['Dzień dobry, Wisła!', 'dzien-dobry-wisla'],
  ['Çay saatı', 'cay-saati'],
  ['Вечір', 'audycja'],
])('%s is called %s in addresses', (title, slug) => expect(freeSlug(title, new Set())).toBe(slug))
