// What the type check refuses is proved by the `@ts-expect-error` lines: `npm run check` fails when one is not an error.

import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { languageName } from '../../../schedules/language-names.ts'
import { CATALOGUES } from '../../../web/i18n/catalogues.ts'
import { source } from '../../../web/i18n/catalogues/en.ts'
import { formats } from '../../../web/i18n/formats.ts'
import { LANGUAGES, type Language } from '../../../web/i18n/languages.ts'
import { translation } from '../../../web/i18n/texts.ts'
import { translator } from '../../../web/i18n/translate.ts'
import { mistakeIn } from '../../../web/i18n/translators/check.ts'
import { catalogueOf, findSets, sourceOf } from '../../../web/i18n/translators/sets.ts'
import { source as programmeSource } from '../../../web/programme/texts/en.ts'
import { shippedContent } from '../../schedules/station-files.ts'

const LISTENERS = { one: '{count} listener of {show}', other: '{count} listeners of {show}' } as const
const sample = { play: 'Play', hello: 'Hello {name}', listeners: LISTENERS } as const
type Sample = typeof sample
const languages = Object.keys(LANGUAGES) as Language[] // its keys are exactly the languages

describe('a translation with a mistake does not pass the type check', () => {
  const pl = { one: '{count} a {show}', few: '{count} b {show}', many: '{count} c {show}', other: '{count} d {show}' }
  test('a missing key, plural form or placeholder, and an invented one', () => {
    translation<Sample>()('pl', 'native', { play: 'Graj', hello: 'Cześć {name}', listeners: pl } as const)
    // @ts-expect-error hello is missing
    translation<Sample>()('pl', 'native', { play: 'Graj', listeners: pl } as const)
    // @ts-expect-error Polish has a form `many`
    translation<Sample>()('pl', 'native', { play: 'Graj', hello: 'Cześć {name}', listeners: { one: '{count}', few: '{count}', other: '{count}' } } as const)
    // @ts-expect-error {name} is missing
    translation<Sample>()('pl', 'native', { play: 'Graj', hello: 'Cześć', listeners: pl } as const)
    // @ts-expect-error {nazwa} is made up
    translation<Sample>()('pl', 'native', { play: 'Graj', hello: 'Cześć {name} {nazwa}', listeners: pl } as const)
    // @ts-expect-error `stop` is no key
    translation<Sample>()('pl', 'native', { play: 'Graj', stop: 'x', hello: 'Cześć {name}', listeners: pl } as const)
    const t = translator<Sample>({ language: 'en', review: 'source', texts: sample }, String)
    // @ts-expect-error the placeholder's value is missing
    t('hello')
    // @ts-expect-error no such key
    t('stop')
    expect(t('hello', { name: 'Mira' })).toBe('Hello Mira')
  })
})

describe('words', () => {
  test.each([
    [1, 'słucha 1 osoba'],
    [3, 'słuchają 3 osoby'],
    [5, 'słucha 5 osób'],
    [22, 'słuchają 22 osoby'],
    [112, 'słucha 112 osób'],
  ])('Polish counts %i listeners rightly', async (count, words) => {
    const { default: pl } = await CATALOGUES.pl()
    expect(translator<typeof source>(pl, String)('onAir.listeners', { count })).toBe(words)
  })

  test('Arabic has its six forms', async () => {
    const { default: ar } = await CATALOGUES.ar()
    const t = translator<typeof source>(ar, String)
    const said = [0, 1, 2, 3, 11, 100].map((count) => t('onAir.listeners', { count }))
    expect(new Set(said).size).toBe(6)
    expect(said[2]).toBe('شخصان يستمعان')
  })

  test.each(languages)('%s has every text of every set, in all its plural forms, and none is empty', async (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const set of await findSets(join(import.meta.dirname, '../../../web'))) {
      const [english, catalogue] = await Promise.all([sourceOf(set), catalogueOf(set, language)])
      expect([set.name, catalogue?.language]).toEqual([set.name, language])
      const texts = catalogue?.texts ?? {}
      expect([set.name, ...Object.keys(texts).toSorted()]).toEqual([set.name, ...Object.keys(english).toSorted()])
      const mistakes = Object.entries(texts).flatMap(([key, text]) => mistakeIn(text, english[key], forms) ?? [])
      expect([set.name, ...mistakes]).toEqual([set.name])
    }
  })

  test('every theme of the shipped programme has words', () => {
    const themes = new Set(shippedContent().shows.flatMap((show) => show.themes))
    expect([...themes].filter((theme) => !(`theme.${theme}` in programmeSource))).toEqual([])
  })

  test('a title with braces or dollar signs in it is shown as it is', () => {
    const t = translator<Sample>({ language: 'en', review: 'source', texts: sample }, String)
    expect(t('hello', { name: '{count} $& $1' })).toBe('Hello {count} $& $1')
  })
})

describe('times', () => {
  const at = new Date('2026-11-23T18:05:00Z')

  test.each(languages)('%s writes 24 hours on Warsaw\'s wall in Warsaw\'s digits, wherever the process lives', (language) => {
    expect(formats(language, 'Europe/Warsaw').time(at)).toBe('19:05')
  })

  // Those the site has, and those it will have: a language that joins later must not bring 7 PM or weeks from Sunday.
  test.each(['pl', 'en', 'uk', 'be', 'ru', 'vi', 'ka', 'es', 'hi', 'ar', 'tr', 'ro'])('%s writes times, days and numbers as Poland does, in its own words', (tag) => {
    const format = formats(tag as Language, 'Europe/Warsaw') // some are not there yet
    expect(format.time(at)).toBe('19:05')
    expect(format.time(new Date('2026-11-22T23:05:00Z'))).toBe('00:05')
    expect([format.day(at), format.date(at)].every((words) => /23/.test(words) && !/[AP]\.?M/i.test(words))).toBe(true)
    expect(format.dates(at, new Date('2026-11-29T12:00:00Z'))).toMatch(/23.*29.*2026/)
    expect(new Set([format.weekday(at), new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'Europe/Warsaw' }).format(at)]).size).toBe(1)
    expect(format.size(57_600_000)).toMatch(/^57[.,]6\D/)
    expect(weekInfoOf(`${tag}-PL`)?.firstDay).toBe(1)
    expect(languageName('rom', tag)).not.toMatch(/cyga|циган|цыган|gyps|romany/i)
  })

  test('a listener in Cairo is shown their own clock', () => {
    expect(formats('ar', 'Europe/Warsaw').time(at, 'Africa/Cairo')).toBe('20:05')
  })

  test.each([
    [45_000, '0:45'],
    [545_000, '9:05'],
    [720_000, '12 min'],
    [3_600_000, '1 godz.'],
    [8_100_000, '2 godz. 15 min'],
    [-5, '0:00'],
  ])('a countdown of %i ms reads "%s"', (ms, words) => {
    expect(formats('pl', 'Europe/Warsaw').duration(ms).replaceAll('\u00a0', ' ')).toBe(words)
  })
})

/** Newer than TypeScript's library. */
function weekInfoOf(tag: string): { readonly firstDay: number } | null {
  const locale: { getWeekInfo?: () => { readonly firstDay: number } } = new Intl.Locale(tag)
  return locale.getWeekInfo?.() ?? null
}
