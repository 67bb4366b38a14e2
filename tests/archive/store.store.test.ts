// Episodes in a real database: addresses, revisions, files that change hands.

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { EpisodeFile } from '../../server/archive/episode.ts'
import * as store from '../../server/archive/store.ts'
import type { Database } from '../../server/db/database.ts'
import { importProgramme } from '../../server/schedule/programme-import.ts'
import { SHIPPED_FOLDER } from '../schedules/station-files.ts'
import { openTestDatabase } from '../support/database.ts'
import { EPISODE_ID, newEpisode } from '../support/episodes.ts'
import { HandClock } from '../support/hand-clock.ts'

let database: Database
const at = new Date('2026-11-23T21:00:00Z')

beforeAll(async () => {
  database = await openTestDatabase()
  await importProgramme(database.db, SHIPPED_FOLDER, { clock: new HandClock() })
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.db.deleteFrom('episode_files').execute()
  await database.db.deleteFrom('loose_files').execute()
  await database.db.deleteFrom('episodes').execute()
})

const inTransaction = <T>(work: (tx: Parameters<typeof store.insertEpisode>[0]) => Promise<T>) => database.db.transaction().execute(work)
const insert = (changes = {}) => inTransaction((tx) => store.insertEpisode(tx, newEpisode(changes)))
const edit = (seenRevision: number, content: object, rest: object = {}) => inTransaction((tx) => store.changeContent(tx, EPISODE_ID, { seenRevision, content, personName: 'Olha', at, ...rest }))
const file = (key: string, kind: EpisodeFile['kind'] = 'mp3'): EpisodeFile => ({ episodeId: EPISODE_ID, kind, key, bytes: 10, mediaType: 'audio/mpeg', durationMs: 1000, sha256: 'ab', recipe: 'r' })
const looseKeys = async () => (await database.db.selectFrom('loose_files').select('storage_key').orderBy('storage_key').execute()).map((row) => row.storage_key)

test('an episode comes back as it was written', async () => {
  const written = await insert({ chapters: [{ startMs: 5, title: 'Łódź', url: null }], trim: { startMs: 1, endMs: 2 }, notes: { uk: 'Привіт' }, loudness: { integratedLufs: -19.5, truePeakDbtp: -1 } })
  expect(await store.getEpisode(database.db, EPISODE_ID)).toEqual(written)
})

test('two episodes of a day and title get addresses of their own, also when they are made at once', async () => {
  const made = await Promise.all(Array.from({ length: 5 }, () => insert({ id: randomUUID(), guid: randomUUID() })))
  expect(made.map(({ slug }) => slug).sort()).toEqual(['2026-11-23-karta', '2026-11-23-karta-2', '2026-11-23-karta-3', '2026-11-23-karta-4', '2026-11-23-karta-5'])
})

test('an episode that moved is found at its old address, and can move back', async () => {
  await insert()
  await edit(1, {}, { slug: '2026-11-23-housing' })
  expect(await store.findEpisodeAt(database.db, 'karta-na-stol', '2026-11-23-karta')).toMatchObject({ id: EPISODE_ID, slug: '2026-11-23-housing' })
  expect(await edit(2, {}, { slug: '2026-11-23-karta' })).toMatchObject({ slug: '2026-11-23-karta', revision: 3 })
})

test('the second editor is told who changed what meanwhile, and nothing of the first is lost', async () => {
  await insert()
  await edit(1, { title: 'Housing', cuts: [{ startMs: 0, endMs: 5 }] })
  const second = edit(1, { title: 'Mine' })
  await expect(second).rejects.toMatchObject({ code: 'edited_meanwhile', message: expect.stringContaining('Olha changed title, cuts'), details: { revision: 2, changes: [{ revision: 2, personName: 'Olha', fields: ['title', 'cuts'] }] } })
  expect((await store.getEpisode(database.db, EPISODE_ID)).title).toBe('Housing')
})

test('of two editors who save at the same moment one is told', async () => {
  await insert()
  const results = await Promise.allSettled([edit(1, { title: 'A' }), edit(1, { title: 'B' })])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('saving without a change makes no revision', async () => {
  await insert()
  expect((await edit(1, { title: newEpisode().title })).revision).toBe(1)
})

test('a replaced file becomes nobody\'s, and the same key given again stays the episode\'s', async () => {
  await insert()
  await inTransaction((tx) => store.attachFile(tx, file('a'), at))
  await inTransaction((tx) => store.attachFile(tx, file('b'), at))
  expect(await looseKeys()).toEqual(['a'])
  await inTransaction((tx) => store.attachFile(tx, file('b'), at))
  expect(await looseKeys()).toEqual(['a'])
  expect((await store.listFiles(database.db, EPISODE_ID)).map(({ key }) => key)).toEqual(['b'])
  expect(await store.findFile(database.db, 'b')).toMatchObject({ state: 'draft', episodeId: EPISODE_ID })
})

test('a draft that is thrown away leaves its files to the sweep and its address free', async () => {
  await insert()
  await inTransaction((tx) => store.attachFile(tx, file('a', 'master'), at))
  await inTransaction((tx) => store.deleteEpisode(tx, EPISODE_ID, at))
  expect(await looseKeys()).toEqual(['a'])
  expect(await store.findEpisodeAt(database.db, 'karta-na-stol', '2026-11-23-karta')).toBeNull()
})

test('lists go on where they stopped, newest first, by show and language', async () => {
  for (const [index, showSlug] of ['karta-na-stol', 'baobab', 'karta-na-stol'].entries()) {
    const publishedAt = new Date(Date.UTC(2026, 10, 20 + index))
    await insert({ id: randomUUID(), guid: randomUUID(), showSlug, slug: `e-${index}`, state: 'published', publishedAt, durationMs: 1, languages: index === 1 ? ['fr'] : ['uk'] })
  }
  await insert()
  const list = async (question: object = {}) => store.listEpisodes(database.db, { states: ['published'], limit: 2, ...question })
  const [first, second] = await list()
  expect([first?.slug, second?.slug]).toEqual(['e-2', 'e-1'])
  if (!second) throw new Error('two were expected')
  expect((await list({ after: { at: store.listedAt(second), id: second.id } })).map(({ slug }) => slug)).toEqual(['e-0'])
  expect((await list({ showSlug: 'baobab' })).map(({ slug }) => slug)).toEqual(['e-1'])
  expect((await list({ language: 'uk' })).map(({ slug }) => slug)).toEqual(['e-2', 'e-0'])
})

test('what is due goes out in order, and the next moment is known', async () => {
  const scheduled = (hour: number) => insert({ id: randomUUID(), guid: randomUUID(), slug: `h-${hour}`, state: 'scheduled', publishAt: new Date(Date.UTC(2026, 10, 23, hour)) })
  for (const hour of [12, 10, 15]) await scheduled(hour)
  const now = new Date('2026-11-23T12:00:00Z')
  expect((await store.listDue(database.db, now)).map(({ slug }) => slug)).toEqual(['h-10', 'h-12'])
  expect(await store.nextDueAt(database.db, now)).toEqual(new Date('2026-11-23T15:00:00Z'))
})
