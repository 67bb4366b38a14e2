import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { mistakeIn } from '../../../web/i18n/translators/check.ts'
import { writeCatalogue } from '../../../web/i18n/translators/file.ts'

const FORMS = ['one', 'few', 'many', 'other']

describe('what a translator is told', () => {
  test.each([
    ['Słuchaj', 'Listen', null],
    ['Odcinki {station}', 'Episodes of {station}', null],
    ['Odcinki', 'Episodes of {station}', 'keep {station} in it, as it is in English'],
    ['Odcinki {stacja} {station}', 'Episodes of {station}', '{stacja} is not in the English text'],
    ['  ', 'Listen', 'it is empty'],
    ['Słuchaj ', 'Listen', 'take the spaces at its ends away'],
    ['Słuchaj', undefined, 'there is no such text; take the line out'],
    [{ one: 'x' }, 'Listen', 'this must be one text between quotation marks'],
    ['x', { one: '{count} day', other: '{count} days' }, 'this text counts something: give one, few, many, other'],
    [{ one: 'dzień', few: '{count} dni', many: '{count} dni', other: '{count} dnia' }, { one: '{count} day', other: '{count} days' }, null],
    [{ one: 'dzień', few: '{count} dni' }, { one: '{count} day', other: '{count} days' }, 'the form many, other is missing'],
    [{ one: 'dzień', few: '{ile} dni', many: 'x', other: 'x' }, { one: '{count} day', other: '{count} days' }, 'few: {ile} is not in the English text'],
    [{ one: 'a', two: 'b', few: 'c', many: 'd', other: 'e' }, { one: '{count} day', other: '{count} days' }, '"two" is no plural form of this language; it has one, few, many, other'],
  ])('of %j for %j: %j', (text, source, told) => {
    expect(mistakeIn(text, source, FORMS)).toBe(told)
  })
})

test('quotation marks, backslashes and line ends stand in the written file as they were', async () => {
  const texts = { a: "l'été \\ \n{x}", b: { one: "d'une", other: 'x' } }
  const written = writeCatalogue('desk/week', 'fr', 'native', texts, null).replace(/import .*\n/g, '').replace(/translation<typeof source>\(\)\('fr', 'native', /, '(')
  const folder = await mkdtemp(join(tmpdir(), 'texts-'))
  await writeFile(join(folder, 'fr.mjs'), written)
  expect(((await import(join(folder, 'fr.mjs'))) as { default: unknown }).default).toEqual(texts)
})

test('a language nobody has translated comes out as one file with every text empty, its plural forms too', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'texts-')), 'lt.json')
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, '../../../web/i18n/translators/texts.ts'), 'export', 'lt', path])
  const file = JSON.parse(await readFile(path, 'utf8')) as { forms: string[]; texts: { site: Record<string, unknown>; 'desk/week': Record<string, unknown> }; english: { site: Record<string, unknown> } }
  expect(file.forms).toEqual(['one', 'few', 'many', 'other'])
  expect(file.texts.site['player.play']).toBe('')
  expect(file.texts.site['onAir.listeners']).toEqual({ one: '', few: '', many: '', other: '' })
  expect(Object.keys(file.english.site)).toEqual(Object.keys(file.texts.site))
})
