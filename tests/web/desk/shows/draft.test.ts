// What the forms of shows suggest, and what they put right by themselves.

import { expect, test } from 'vitest'
import { insideOf, middleOf } from '../../../../web/desk/shows/crop.ts'
import { changed, latinFor, moved, NEW_SHOW, slugFor, withText } from '../../../../web/desk/shows/draft.ts'

test.each([
  ['Вечір на Празі', 'Vechir na Prazi'],
  ['თბილისი', 'Tbilisi'],
  ['Nocna zmiana', null],
  ['夜間', null],
  ['', null],
])('for "%s" the Latin form %s is suggested', (title, latin) => {
  expect(latinFor(title)).toBe(latin)
})

test.each([
  ['Żółta łódź!', 'zolta-lodz'],
  ['Вечір на Празі', 'vechir-na-prazi'],
  ['夜間', ''],
])('the key of "%s" is "%s"', (title, slug) => {
  expect(slugFor(title)).toBe(slug)
})

test('commercial music is never kept whole, and only live shows are heard again by rule', () => {
  const show = { ...NEW_SHOW, rebroadcast: { afterDays: 1, startTime: '08:00' } }
  expect(changed(show, { music: 'commercial' })).toMatchObject({ music: 'commercial', archive: 'talk_only' })
  expect(changed({ ...show, archive: 'none' }, { music: 'commercial' })).toMatchObject({ archive: 'none' })
  expect(changed(show, { mode: 'relay' })).toMatchObject({ rebroadcast: null })
  expect(changed({ ...show, mode: 'relay', plays: 'https://a.example/x' }, { mode: 'prerecorded' })).toMatchObject({ plays: null })
})

test('a text taken out takes its mark for review with it', () => {
  const show = { ...NEW_SHOW, descriptions: { uk: 'Привіт', pl: 'Cześć' }, review: ['uk'] }
  expect(changed(show, { descriptions: withText(show.descriptions, 'uk', ' ') })).toMatchObject({ descriptions: { pl: 'Cześć' }, review: [] })
})

test('things of a list move by one place, and stay within it', () => {
  expect(moved(['pl', 'uk', 'en'], 2, -1)).toEqual(['pl', 'en', 'uk'])
  expect(moved(['pl', 'uk', 'en'], 0, 1)).toEqual(['uk', 'pl', 'en'])
})

test('the square stays inside the picture, however far it is dragged', () => {
  const picture = { width: 2000, height: 1000 }
  expect(middleOf(picture)).toEqual({ left: 500, top: 0, size: 1000 })
  expect(insideOf(picture, { left: -50, top: 900, size: 600 })).toEqual({ left: 0, top: 400, size: 600 })
  expect(insideOf(picture, { left: 1900, top: 0, size: 5000 })).toEqual({ left: 1000, top: 0, size: 1000 })
  expect(insideOf(picture, { left: 0, top: 0, size: 10 })).toEqual({ left: 0, top: 0, size: 320 })
})
