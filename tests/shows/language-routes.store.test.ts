// What languages are called where somebody chooses one.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../server/db/database.ts'
import type { LanguageAnswer } from '../../server/shows/schema.ts'
import { openTestDatabase } from '../support/database.ts'
import { openShowsApp, type ShowsApp } from '../support/shows-app.ts'

let database: Database
let shows: ShowsApp

beforeAll(async () => {
  database = await openTestDatabase()
  shows = await openShowsApp(database)
})
afterAll(async () => {
  await shows.close()
  await database.close()
})

const list = async (language: string) => (await shows.ask('GET', `/api/v1/languages?in=${language}`)).json<{ languages: LanguageAnswer[] }>().languages

test('languages are named in their own words and the reader\'s; Romani by the word of those who speak it', async () => {
  expect(await list('pl')).toEqual(expect.arrayContaining([{ tag: 'uk', name: 'ukraiński', autonym: 'українська' }, { tag: 'rom', name: 'romski', autonym: 'romani čhib' }]))
  for (const language of ['pl', 'en', 'uk', 'ar', 'ru', 'de', 'cs']) expect(JSON.stringify(await list(language))).not.toMatch(/gyp|cyga|циган|цыган|zigeun|cikán|غجر/i)
})

test('all that is spoken in the programme is offered, each once', async () => {
  const tags = (await list('en')).map(({ tag }) => tag)
  expect(new Set(tags).size).toBe(tags.length)
  const { shows: all } = await shows.plan.plan('2026-11-23', '2026-11-24')
  expect(tags).toEqual(expect.arrayContaining(all.flatMap((show) => [...show.languages])))
})

test('a tag in any form is understood, and one that is none is refused in words', async () => {
  expect((await shows.ask('GET', '/api/v1/languages/RMY?in=pl')).json()).toEqual({ tag: 'rom', name: 'romski', autonym: 'romani čhib' })
  expect((await shows.ask('GET', '/api/v1/languages/zh-hant?in=en')).json()).toMatchObject({ tag: 'zh-Hant', name: 'Traditional Chinese' })
  const unknown = await shows.ask('GET', '/api/v1/languages/klingonish')
  expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'language_unknown'])
})
