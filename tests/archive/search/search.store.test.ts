// The archive's search over the wire, in a real database with the shipped programme.

import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { airedShows } from '../../../server/archive/aired-show.ts'
import type { Episode } from '../../../server/archive/episode.ts'
import { refold } from '../../../server/archive/search/refold.ts'
import { searchRoutes } from '../../../server/archive/search/routes.ts'
import type { ArchiveChoices, ArchivePage } from '../../../server/archive/search/schema.ts'
import { Search } from '../../../server/archive/search/search.ts'
import { showNamesOf } from '../../../server/archive/show-names.ts'
import { attachFile, changeContent, changeEpisode, insertEpisode, releaseFiles } from '../../../server/archive/store.ts'
import type { Database } from '../../../server/db/database.ts'
import { importProgramme } from '../../../server/schedule/programme-import.ts'
import { setAddress } from '../../../server/shows/addresses/store.ts'
import { SHIPPED_FOLDER } from '../../schedules/station-files.ts'
import { countStatements, openTestDatabase } from '../../support/database.ts'
import { published } from '../../support/episodes.ts'
import { bareApp } from '../../support/bare-app.ts'
import { HandClock } from '../../support/hand-clock.ts'
import type { App } from '../../../server/http/app-type.ts'
import { silentLog } from '../../../server/log.ts'

const NO_FILES = { openRead: () => Promise.reject(new Error('unreachable: no transcripts here')) }
let database: Database
let app: App

beforeAll(async () => {
  database = await openTestDatabase()
  await importProgramme(database.db, SHIPPED_FOLDER, { clock: new HandClock() })
  const { db } = database
  const search = new Search({ db, showNames: showNamesOf(db, airedShows(db, 'Europe/Warsaw', 0)), timeZone: 'Europe/Warsaw' })
  app = await bareApp((app) => searchRoutes(app, { search }))
})
afterAll(async () => {
  await app.close()
  await database.close()
})
beforeEach(() => database.db.deleteFrom('episodes').execute())

async function publish(title: string, changes: Partial<Episode> = {}): Promise<string> {
  const id = randomUUID()
  const plain = { notes: {}, chapters: [], credits: [], tracks: [] }
  await database.db.transaction().execute((tx) => insertEpisode(tx, published({ ...plain, id, guid: `urn:uuid:${id}`, slug: `e-${id}`, title, ...changes })))
  return id
}

const ask = async (query: string): Promise<ArchivePage> => (await app.inject(`/archive?${query}`)).json()
const titles = async (query: string) => (await ask(query)).episodes.map(({ title }) => title)
const on = (day: string) => new Date(`${day}T10:00:00Z`)

describe('words', () => {
  test.each([
    ['lodz', 'Spacer po Łodzi'],
    ['ЄВРОПА', 'Наша європа'],
    ['istanbul', 'İstanbul’dan mektup'],
    ['ISPARTA', 'ısparta gülleri'],
    ['tieng viet', 'Học Tiếng Việt'],
    ['اخبار', 'أَخـبار الأسبوع'],
    ['სუფრა', 'ᲡᲣᲤᲠᲐ ქართული'],
    ['हिंदी', 'हिंदी गाने'],
    ['mo', 'Karta na stół: MOS'],
    ['мо', 'Карта: МОС'],
    ['м', 'Карта: МОС'],
    ['民', '移民电台'],
    ['سك', 'أسئلة السكن'],
  ])('%s finds %s', async (query, title) => {
    await publish(title, { showSlug: 'baobab' })
    await publish('ohne alles', { showSlug: 'baobab' })
    expect(await titles(`q=${encodeURIComponent(query)}`)).toEqual([title])
  })

  test('are found in titles in Latin letters, names, chapters, tracks and notes; all of them are needed; those in the title come first', async () => {
    await publish('Розмова', { latinTitle: 'Rozmova', showSlug: 'baobab', publishedAt: on('2026-01-01') })
    await publish('B', { showSlug: 'baobab', credits: [{ name: 'Nguyễn Thị Lan', hostSlug: null, role: 'guest' }], publishedAt: on('2026-01-02') })
    await publish('C', { showSlug: 'baobab', chapters: [{ startMs: 90_000, title: 'Kaucja za mieszkanie', url: null }], publishedAt: on('2026-01-03') })
    await publish('D', { showSlug: 'baobab', tracks: [{ startMs: 10_000, endMs: 20_000, artist: 'Hańba!', title: 'Chłopcy', rights: 'own' }], publishedAt: on('2026-01-04') })
    await publish('E', { showSlug: 'baobab', notes: { pl: 'Kaucja i **czynsz**: https://kaucja.example/zwrot', uk: 'Застава' }, publishedAt: on('2026-01-05') })
    await publish('Kaucja', { showSlug: 'baobab', publishedAt: on('2020-01-01') })
    expect(await titles('q=rozmova')).toEqual(['Розмова'])
    expect(await titles('q=nguyen+lan')).toEqual(['B'])
    expect(await titles('q=hanba+chlopcy')).toEqual(['D'])
    expect(await titles('q=%D0%B7%D0%B0%D1%81%D1%82%D0%B0%D0%B2%D0%B0')).toEqual(['E'])
    expect(await titles('q=kaucja')).toEqual(['Kaucja', 'E', 'C'])
    expect(await titles('q=kaucja+czynsz')).toEqual(['E'])
    expect(await titles('q=zwrot')).toEqual([])
    expect(await titles('q=%25')).toEqual([])
    expect(await titles('q=')).toHaveLength(6)
  })

  test('the show\'s names and hosts find its episodes, in any of their scripts', async () => {
    await publish('Odcinek 1', { showSlug: 'supra' })
    await publish('Odcinek 2', { showSlug: 'baobab' })
    expect(await titles('q=%E1%83%A1%E1%83%A3%E1%83%A4%E1%83%A0%E1%83%90')).toEqual(['Odcinek 1'])
    expect(await titles('q=supra+1')).toEqual(['Odcinek 1'])
    expect(await titles('q=supra+2')).toEqual([])
  })

  test('the moment is told, in the time listeners hear', async () => {
    await publish('A', { showSlug: 'baobab', trim: { startMs: 60_000, endMs: 3_000_000 }, chapters: [{ startMs: 0, title: 'Wstęp', url: null }, { startMs: 150_000, title: 'Wniosek w MOS', url: null }] })
    expect((await ask('q=mos')).episodes[0]?.found).toEqual({ startMs: 90_000, title: 'Wniosek w MOS' })
    expect((await ask('')).episodes[0]?.found).toBeNull()
  })

  test('what is said is found with its moment, until the transcript is taken away; after an update it is folded again from its file', async () => {
    const id = await publish('Rozmowa', { showSlug: 'baobab' })
    const key = `episodes/${id}/transcript-0123456789abcdef.vtt`
    const file = { episodeId: id, kind: 'transcript', key, bytes: 10, mediaType: 'text/vtt', durationMs: null, sha256: 'ab'.repeat(32), recipe: null } as const
    await database.db.transaction().execute((tx) => attachFile(tx, file, new Date()))
    const storage = { openRead: async (asked: string) => Readable.from([asked === key ? 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nDzień dobry\n\n00:12:30.000 --> 00:12:35.000\n<v Олена>Заявка в МОС подається онлайн\n' : '']) }
    expect(await titles('q=%D0%BC%D0%BE%D1%81')).toEqual([])
    expect(await refold({ db: database.db, storage, log: silentLog })).toBe(1)
    const found = await ask('q=%D0%BC%D0%BE%D1%81+%D0%BE%D0%BD%D0%BB%D0%B0%D0%B9%D0%BD')
    expect(found.episodes.map((one) => [one.title, one.found])).toEqual([['Rozmowa', { startMs: 750_000, title: 'Заявка в МОС подається онлайн' }]])
    // Words of the title and of what is said together find the episode too, at no moment.
    expect((await ask('q=rozmowa+dzien')).episodes[0]?.found).toBeNull()
    await database.db.transaction().execute((tx) => releaseFiles(tx, id, new Date(), ['transcript']))
    expect(await titles('q=%D0%BC%D0%BE%D1%81')).toEqual([])
    await database.db.deleteFrom('loose_files').execute()
  })

  test('drafts, planned and withdrawn episodes are never found; a changed one is by its new words only', async () => {
    await publish('Szkic mosty', { state: 'draft', publishedAt: null })
    await publish('Plan mosty', { state: 'scheduled', publishAt: new Date(), publishedAt: null })
    const id = await publish('Mosty')
    expect(await titles('q=mosty')).toEqual(['Mosty'])
    await database.db.transaction().execute((tx) => changeContent(tx, id, { seenRevision: 1, content: { title: 'Tunele' }, personName: null, at: new Date() }))
    expect([await titles('q=mosty'), await titles('q=tunele')]).toEqual([[], ['Tunele']])
    await database.db.transaction().execute((tx) => changeEpisode(tx, id, () => ({ state: 'withdrawn', withdrawnAt: new Date(), withdrawnReason: 'x' })))
    expect(await titles('q=tunele')).toEqual([])
    expect((await ask('')).total).toBe(0)
  })

  test('what an older version folded is folded again', async () => {
    await publish('Łódź')
    await database.db.updateTable('episode_search').set({ version: 0, title: ' x ', text: ' x ' }).execute()
    expect(await titles('q=lodz')).toEqual([])
    expect(await refold({ db: database.db, storage: NO_FILES, log: silentLog })).toBe(1)
    expect(await titles('q=lodz')).toEqual(['Łódź'])
    expect(await refold({ db: database.db, storage: NO_FILES, log: silentLog })).toBe(0)
  })

  test('words of every script are looked up in the index', async () => {
    const plan = await database.db.transaction().execute(async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx)
      return sql<{ 'QUERY PLAN': string }>`explain select episode_id from episode_search where pieces @> ${sql.lit('{кар,арт,рта}')}::text[] and text like '%карта%'`.execute(tx)
    })
    expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('Bitmap Index Scan on episode_search_pieces')
  })
})

describe('filters', () => {
  beforeEach(async () => {
    await publish('A', { showSlug: 'baobab', languages: ['fr', 'pl'], publishedAt: on('2026-01-01'), airedAt: new Date('2025-12-31T23:30:00Z'), credits: [{ name: 'X', hostSlug: 'nino-tone', role: 'host' }] })
    await publish('B', { showSlug: 'supra', languages: ['ka'], publishedAt: on('2026-02-01'), airedAt: new Date('2025-12-31T22:30:00Z') })
    await publish('C', { showSlug: 'supra', languages: ['sr-Latn'], publishedAt: on('2026-03-01'), airedAt: null, credits: [{ name: 'Gość', hostSlug: null, role: 'guest' }] })
  })

  test('language in whichever place, with its scripts; show; year on the station\'s wall; host by credits or, without any, by the show', async () => {
    expect(await titles('language=pl')).toEqual(['A'])
    expect(await titles('language=sr')).toEqual(['C'])
    expect(await titles('show=supra')).toEqual(['C', 'B'])
    expect(await titles('year=2026')).toEqual(['C', 'A'])
    expect(await titles('year=2025')).toEqual(['B'])
    const [host] = (await database.db.selectFrom('show_hosts').select('host_slug').where('show_slug', '=', 'supra').execute()).map((row) => row.host_slug)
    expect(await titles(`host=${host}`)).toEqual(host === 'nino-tone' ? ['B', 'A'] : ['B'])
    expect(await titles('host=nino-tone')).toContain('A')
    expect(await titles('show=supra&language=ka&year=2025')).toEqual(['B'])
    expect(await titles('show=nobody')).toEqual([])
  })

  test('themes are those of the shows, and a show is found by each address it ever had', async () => {
    const themes = async (slug: string) => (await database.db.selectFrom('shows').select('themes').where('slug', '=', slug).executeTakeFirstOrThrow()).themes
    const only = (await themes('supra')).find((theme) => theme !== '') ?? ''
    const baobabs = await themes('baobab')
    expect(await titles(`theme=${only}`)).toEqual(baobabs.includes(only) ? ['C', 'B', 'A'] : ['C', 'B'])
    await database.db.transaction().execute((tx) => setAddress(tx, 'supra', 'stol-gruzinski'))
    try {
      expect(await titles('show=stol-gruzinski')).toEqual(['C', 'B'])
      expect(await titles('show=supra')).toEqual(['C', 'B'])
      expect((await ask('show=supra')).episodes[0]?.show).toMatchObject({ slug: 'supra', address: 'stol-gruzinski' })
    } finally {
      await database.db.transaction().execute((tx) => setAddress(tx, 'supra', 'supra'))
    }
  })

  test('what can be chosen is what there is', async () => {
    await publish('Szkic', { state: 'draft', publishedAt: null, showSlug: 'o-drom', languages: ['rom'] })
    const choices: ArchiveChoices = (await app.inject('/archive/choices')).json()
    expect(choices).toMatchObject({ languages: ['fr', 'ka', 'pl', 'sr-Latn'], years: [2026, 2025], hosts: [{ slug: 'nino-tone' }] })
    expect(choices.shows.map(({ slug, title }) => [slug, title])).toEqual([['baobab', 'Baobab'], ['supra', 'სუფრა']])
    expect(choices.themes.length).toBeGreaterThan(0)
    for (const theme of choices.themes) expect((await ask(`theme=${theme}`)).total).toBeGreaterThan(0)
  })
})

test('pages follow each other without a gap or a repetition, and a page behind the last is empty', async () => {
  for (let day = 1; day <= 7; day += 1) await publish(`${day}`, { publishedAt: on('2026-01-01') })
  const seen = [...(await ask('limit=3')).episodes, ...(await ask('limit=3&page=2')).episodes, ...(await ask('limit=3&page=3')).episodes].map(({ id }) => id)
  expect(new Set(seen).size).toBe(7)
  expect(await ask('limit=3')).toMatchObject({ total: 7, page: 1, pages: 3 })
  expect((await ask('limit=3&page=4')).episodes).toEqual([])
})

test('a search costs the same few statements however much is found, and an unchanged answer is not sent again', async () => {
  for (let n = 0; n < 12; n += 1) await publish(`Mosty ${n}`)
  const few = await countStatements(() => ask('q=mosty&limit=2'))
  expect(await countStatements(() => ask('q=mosty&limit=12'))).toBe(few)
  const { headers } = await app.inject('/archive?q=mosty')
  expect((await app.inject({ url: '/archive?q=mosty', headers: { 'if-none-match': String(headers.etag) } })).statusCode).toBe(304)
})

test('nonsense is refused in words, and hostile words find nothing', async () => {
  expect((await app.inject('/archive?page=0')).statusCode).toBe(400)
  expect((await app.inject('/archive?year=soon')).statusCode).toBe(400)
  expect((await app.inject(`/archive?q=${'x'.repeat(201)}`)).statusCode).toBe(400)
  for (const query of ["'; drop table episodes; --", '\\', '%%%', '\u0000', '\ud800']) expect((await app.inject(`/archive?q=${encodeURIComponent(query.toWellFormed())}`)).statusCode).toBe(200)
})
