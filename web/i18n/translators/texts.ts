// `npm run texts`: what is translated, and one file a language for its translator.
//
//   npm run texts                       how many texts each language has
//   npm run texts -- export ka ka.json  all texts of a language in one file, with what is missing
//   npm run texts -- import ka.json     checks such a file and puts its texts where they belong

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { LANGUAGES } from '../languages.ts'
import type { Texts } from '../texts.ts'
import { mistakeIn } from './check.ts'
import { translatorFile, writeCatalogue, writeTranslatorFile, type Line } from './file.ts'
import { catalogueOf, findSets, headingOf, sourceOf } from './sets.ts'

const WEB = join(import.meta.dirname, '..', '..')
const [command = 'status', ...args] = process.argv.slice(2)

try {
  if (command === 'export') await exportTexts(args)
  else if (command === 'import') await importTexts(args)
  else if (command === 'status') await tellStatus()
  else throw new Error('use: npm run texts -- [status | export <language> <file.json> | import <file.json>]')
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function tellStatus(): Promise<void> {
  const sets = await findSets(WEB)
  for (const language of Object.keys(LANGUAGES)) {
    const counts = await Promise.all(sets.map(async (set) => ({ of: Object.keys(await sourceOf(set)).length, has: Object.keys((await catalogueOf(set, language))?.texts ?? {}).length })))
    process.stdout.write(`${language}: ${sum(counts.map(({ has }) => has))} of ${sum(counts.map(({ of }) => of))} texts in ${sets.length} sets\n`)
  }
}

async function exportTexts([language, path]: readonly string[]): Promise<void> {
  if (!language || !path) throw new Error('use: npm run texts -- export <language> <file.json>')
  const sets: Record<string, Record<string, Line>> = {}
  let review = 'needs-native-reader'
  for (const set of await findSets(WEB)) {
    const [english, polish, own] = await Promise.all([sourceOf(set), catalogueOf(set, 'pl'), catalogueOf(set, language)])
    sets[set.name] = Object.fromEntries(Object.entries(english).map(([key, text]) => [key, { english: text, polish: polish?.texts[key], is: own?.texts[key] }]))
    review = own?.review ?? review
  }
  await writeFile(path, writeTranslatorFile(language, review, pluralForms(language), sets))
  process.stdout.write(`${path}: fill in "texts", then npm run texts -- import ${path}\n`)
}

async function importTexts([path]: readonly string[]): Promise<void> {
  if (!path) throw new Error('use: npm run texts -- import <file.json>')
  const { language, review, texts } = readFileOf(path, await readFile(path, 'utf8'))
  const forms = pluralForms(language)
  const sets = await findSets(WEB)
  const mistakes: string[] = Object.keys(texts).filter((name) => !sets.some((set) => set.name === name)).map((name) => `${name}: there is no such set of texts`)
  const missing: string[] = []
  for (const set of sets) {
    const source = await sourceOf(set)
    const given: Readonly<Record<string, unknown>> = texts[set.name] ?? {}
    const known = (await catalogueOf(set, language))?.texts ?? {}
    const wrong = Object.entries(given).flatMap(([key, text]) => {
      const mistake = isEmpty(text) ? null : mistakeIn(text, source[key], forms)
      return mistake ? [[key, mistake] as const] : []
    })
    mistakes.push(...wrong.map(([key, mistake]) => `${set.name}, ${key}: ${mistake}`))
    const wrongKeys = new Set(wrong.map(([key]) => key))
    const filled = Object.fromEntries(Object.keys(source).flatMap((key) => {
      const text = isEmpty(given[key]) || wrongKeys.has(key) ? known[key] : (given[key] as Texts[string]) // mistakeIn has looked at it
      if (text === undefined) missing.push(`${set.name}, ${key}`)
      return text === undefined ? [] : [[key, text]]
    }))
    if (Object.keys(filled).length > 0) await writeFile(join(set.folder, `${language}.ts`), writeCatalogue(set.name, language, review, filled, await headingOf(set, language)))
  }
  for (const mistake of mistakes) process.stdout.write(`${mistake}\n`)
  if (missing.length > 0) process.stdout.write(`Still missing:\n${missing.map((key) => `  ${key}\n`).join('')}`)
  if (!Object.hasOwn(LANGUAGES, language)) process.stdout.write(`Add the language to web/i18n/languages.ts, and to web/i18n/plural-forms.ts the forms ${forms.join(', ')}.\n`)
  process.stdout.write(`${mistakes.length} texts with a mistake were left out, ${missing.length} are missing. \`npm run check\` tells when all are there.\n`)
  if (mistakes.length + missing.length > 0) process.exitCode = 1
}

function readFileOf(path: string, content: string) {
  try {
    return translatorFile.parse(JSON.parse(content))
  } catch (error) {
    throw new Error(`${path} is not a translator's file: ${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}`)
  }
}

/** As CLDR orders them; a language nobody knows throws. */
function pluralForms(language: string): readonly string[] {
  const order = ['zero', 'one', 'two', 'few', 'many', 'other']
  const forms: readonly string[] = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  return order.filter((form) => forms.includes(form))
}

function isEmpty(text: unknown): boolean {
  if (text === undefined || text === '') return true
  return typeof text === 'object' && text !== null && Object.values(text).every((words) => words === '')
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
