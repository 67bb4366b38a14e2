// Feeds over the wire from a real database: what is in them, when they are news, and what is gone at once.

import { randomUUID } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { parseFeed } from 'podcast-partytime'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Episode, EpisodeFile } from '../../server/archive/episode.ts'
import { attachFile, changeEpisode, insertEpisode } from '../../server/archive/store.ts'
import type { Database } from '../../server/db/database.ts'
import { Events } from '../../server/events.ts'
import { silentLog } from '../../server/log.ts'
import { importProgramme } from '../../server/schedule/programme-import.ts'
import { Schedule } from '../../server/schedule/schedule.ts'
import { SHIPPED_FOLDER } from '../schedules/station-files.ts'
import { openTestDatabase } from '../support/database.ts'
import { filesOf, published } from '../support/episodes.ts'
import { openFeedApp, type FeedApp } from '../support/feed-app.ts'
import { brokenRules } from '../support/feed-rules.ts'
import { HandClock } from '../support/hand-clock.ts'

const ORIGIN = 'https://radio.example'
let database: Database
let clock: HandClock
let feeds: FeedApp

beforeAll(async () => {
  database = await openTestDatabase()
  await importProgramme(database.db, SHIPPED_FOLDER, { clock: new HandClock() })
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.db.deleteFrom('episode_files').execute()
  await database.db.deleteFrom('loose_files').execute()
  await database.db.deleteFrom('episodes').execute()
  clock = new HandClock()
  feeds = await openFeedApp({ db: database.db, clock, publicUrl: ORIGIN })
  return () => feeds.close()
})

const get = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') => feeds.app.inject({ method, url, headers })
const read = async (url: string) => {
  const feed = parseFeed((await get(url)).body)
  if (!feed) throw new Error(`${url} is no feed`)
  return feed
}
const titlesOf = async (url: string) => (await read(url)).items.map(({ title }) => title)
const attach = (file: EpisodeFile) => database.db.transaction().execute((tx) => attachFile(tx, file, new Date()))

async function publish(changes: Partial<Episode> = {}): Promise<Episode> {
  const id = randomUUID()
  const episode = await database.db.transaction().execute((tx) => insertEpisode(tx, published({ id, guid: `urn:uuid:${id}`, slug: `e-${id}`, ...changes })))
  for (const file of filesOf(episode)) await attach(file)
  return episode
}

const withdraw = (id: string) => database.db.transaction().execute((tx) => changeEpisode(tx, id, () => ({ state: 'withdrawn', withdrawnAt: new Date(), withdrawnReason: 'A guest asked', isHeld: true })))

test('the feeds of a show, of the station and of a language have what belongs there, newest first, and break no rule', async () => {
  const day = (date: number) => new Date(Date.UTC(2026, 10, date))
  await publish({ title: 'A', publishedAt: day(1), languages: ['uk', 'pl'] })
  await publish({ title: 'B', publishedAt: day(3), languages: ['pl'], showSlug: 'baobab' })
  await publish({ title: 'C', publishedAt: day(2), languages: ['ar'] })
  await publish({ title: 'A draft', state: 'draft', publishedAt: null })
  const expected = { '/feed.xml': ['B', 'C', 'A'], '/shows/karta-na-stol/feed.xml': ['C', 'A'], '/shows/baobab/feed.xml': ['B'], '/feed/pl.xml': ['B', 'A'], '/feed/ar.xml': ['C'], '/feed/vi.xml': [] }
  for (const [url, titles] of Object.entries(expected)) {
    expect([url, titles.length === 0 ? [] : await titlesOf(url)]).toEqual([url, titles])
    const answer = await get(url)
    expect([answer.statusCode, answer.headers['content-type'], brokenRules(answer.body)]).toEqual([200, 'application/rss+xml; charset=utf-8', []])
  }
})

test('every show of the programme has a feed that breaks no rule, also before its first episode', async () => {
  const shows = await database.db.selectFrom('shows').select('slug').execute()
  expect(shows.length).toBeGreaterThan(5)
  for (const { slug } of shows) expect([slug, brokenRules((await get(`/shows/${slug}/feed.xml`)).body)]).toEqual([slug, []])
})

test('a feed says who it is, in its own language', async () => {
  await publish({ explicit: true })
  expect(await read('/shows/karta-na-stol/feed.xml')).toMatchObject({ title: 'Karta na stół', language: 'pl', link: `${ORIGIN}/shows/karta-na-stol`, explicit: true, pubsub: { self: `${ORIGIN}/shows/karta-na-stol/feed.xml` } })
  expect(await read('/feed/uk.xml')).toMatchObject({ title: 'IMI Radio: українська', language: 'uk', pubsub: { self: `${ORIGIN}/feed/uk.xml` } })
  expect((await read('/feed/uk.xml')).description).toContain('Радіо')
  expect(new Set([(await read('/feed.xml')).guid, (await read('/feed/uk.xml')).guid, (await read('/shows/karta-na-stol/feed.xml')).guid]).size).toBe(3)
})

test('what nobody knows is refused in words', async () => {
  expect((await get('/shows/nothing/feed.xml')).json()).toMatchObject({ code: 'show_not_found' })
  expect((await get('/feed/xx.xml')).json()).toMatchObject({ code: 'language_unknown' })
  expect((await get('/feed.xml?page=2')).json()).toMatchObject({ code: 'feed_page_not_found' })
  expect((await get('/feed.xml?page=0')).statusCode).toBe(400)
})

test('a language is known by any spelling of its tag, and the feed names the right one', async () => {
  await publish({ languages: ['pl'] })
  expect((await read('/feed/PL.xml')).pubsub?.self).toBe(`${ORIGIN}/feed/pl.xml`)
})

describe('who has it already', () => {
  test('is told so without the feed; any change is news', async () => {
    const episode = await publish()
    const first = await get('/feed.xml')
    const etag = String(first.headers.etag)
    const again = await get('/feed.xml', { 'if-none-match': `"other", ${etag}` })
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag])
    expect(first.headers['cache-control']).toBe('public, no-cache')
    await database.db.transaction().execute((tx) => changeEpisode(tx, episode.id, () => ({ title: 'Renamed' })))
    const changed = await get('/feed.xml', { 'if-none-match': etag })
    expect(changed.statusCode).toBe(200)
    expect(changed.body).toContain('<title>Renamed</title>')
  })

  test('nothing changed: the same bytes from another process', async () => {
    await publish()
    const other = await openFeedApp({ db: database.db, clock, publicUrl: ORIGIN })
    expect((await other.app.inject('/feed.xml')).headers.etag).toBe((await get('/feed.xml')).headers.etag)
    await other.close()
  })
})

test('an app that takes gzip gets the same feed compressed; a HEAD gets the head alone', async () => {
  await publish()
  const plain = await get('/feed.xml')
  const zipped = await get('/feed.xml', { 'accept-encoding': 'br;q=1.0, gzip;q=0.8' })
  expect(zipped.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(zipped.rawPayload).toString()).toBe(plain.body)
  expect([plain.headers['content-encoding'], plain.headers.vary, zipped.headers.vary]).toEqual([undefined, 'accept-encoding', 'accept-encoding'])
  for (const refused of ['gzip;q=0', 'identity', 'br, gzip; q=0.0']) expect((await get('/feed.xml', { 'accept-encoding': refused })).headers['content-encoding']).toBeUndefined()
  const head = await get('/feed.xml', {}, 'HEAD')
  expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, '', plain.headers.etag])
})

test('a withdrawn episode is gone from every feed with the next answer, and its chapters answer 410', async () => {
  const episode = await publish({ title: 'Taken back' })
  await publish({ title: 'Stays' })
  const urls = ['/feed.xml', '/feed/uk.xml', '/shows/karta-na-stol/feed.xml']
  for (const url of urls) expect((await get(url)).body).toContain('Taken back')
  expect((await get(`/episodes/${episode.id}/chapters.json`)).statusCode).toBe(200)
  await withdraw(episode.id)
  for (const url of urls) expect(await titlesOf(url)).toEqual(['Stays'])
  expect((await get(`/episodes/${episode.id}/chapters.json`)).statusCode).toBe(410)
})

test('a sound that was made anew is in the next answer with its bytes', async () => {
  const episode = await publish()
  await get('/feed.xml')
  const [, mp3] = filesOf(episode)
  if (!mp3) throw new Error('an episode has an MP3')
  await attach({ ...mp3, key: `episodes/${episode.id}/mp3-new.mp3`, bytes: 4321 })
  expect((await read('/feed.xml')).items[0]?.enclosure).toMatchObject({ url: `${ORIGIN}/media/episodes/${episode.id}/mp3-new.mp3`, length: 4321 })
})

test('the guid stays when everything else of an episode changes', async () => {
  const { id, guid } = await publish()
  await database.db.transaction().execute((tx) => changeEpisode(tx, id, () => ({ title: 'Other', slug: 'other', languages: ['pl'], airedAt: new Date(0) })))
  expect((await read('/feed.xml')).items[0]).toMatchObject({ title: 'Other', guid })
})

test('chapters are read by players on other sites, and only of what is published', async () => {
  const { id } = await publish()
  const answer = await get(`/episodes/${id}/chapters.json`)
  expect([answer.headers['content-type'], answer.headers['access-control-allow-origin']]).toEqual(['application/json+chapters; charset=utf-8', '*'])
  expect(answer.json()).toMatchObject({ version: '1.2.0', chapters: [{ startTime: 0, title: 'Вступ' }, { startTime: 60, url: 'https://rent.example/?a=1&b=2' }] })
  expect((await get(`/episodes/${id}/chapters.json`, { 'if-none-match': String(answer.headers.etag) })).statusCode).toBe(304)
  const draft = await publish({ state: 'draft', publishedAt: null })
  expect((await get(`/episodes/${draft.id}/chapters.json`)).statusCode).toBe(404)
})

test('a live show is announced, runs while its host is heard, and is over for an hour; others\' feeds do not have it', async () => {
  const { id, showSlug, startsAt, endsAt, languages } = await nextLive()
  await publish({ showSlug })
  const urls = ['/feed.xml', `/shows/${showSlug}/feed.xml`, `/feed/${languages[0]}.xml`]
  const told = async (url: string) => (await read(url)).podcastLiveItems?.flatMap((item) => ('guid' in item && item.guid === `live:${id}` ? [item.status] : [])) ?? []
  const minute = 60_000
  for (const [at, onAirId, expected] of [
    [startsAt.getTime() - 60 * minute, null, ['pending']],
    [startsAt.getTime() + minute, id, ['live']],
    [endsAt.getTime() + minute, null, ['ended']],
    [endsAt.getTime() + 61 * minute, null, []],
  ] as const) {
    clock.turn(at - clock.now().getTime())
    feeds.onAirId = onAirId
    for (const url of urls) expect([url, await told(url)]).toEqual([url, expected])
    expect((await get('/shows/baobab/feed.xml')).body).not.toContain(id)
  }
})

test('a long feed comes in pages, each whole, and no episode is lost or given twice', async () => {
  const [template] = await database.db.selectFrom('episodes').selectAll().where('id', '=', (await publish()).id).execute()
  if (!template) throw new Error('it was just published')
  const rows = Array.from({ length: 1200 }, (_, index) => ({
    ...template, id: randomUUID(), guid: `urn:${index}`, slug: `long-${index}`, title: `Episode ${index}`, published_at: new Date(Date.UTC(2025, 0, 1, index)), notes: '{}', credits: '[]', chapters: '[]', tracks: '[]', cuts: '[]', gaps: '[]', language_ranges: '[]', trim: null, soundbite: null, loudness: null, master_gone: null,
  }))
  for (let from = 0; from < rows.length; from += 400) await database.db.insertInto('episodes').values(rows.slice(from, from + 400)).execute()
  await database.db.insertInto('episode_files').values(rows.map(({ id }) => ({ storage_key: `episodes/${id}/mp3-1.mp3`, episode_id: id, kind: 'mp3' as const, bytes: 5000, media_type: 'audio/mpeg', duration_ms: 1000, sha256: 'ab', recipe: 'r' }))).execute()
  const first = await get('/feed.xml')
  const second = await get('/feed.xml?page=2')
  expect([brokenRules(first.body), brokenRules(second.body)]).toEqual([[], []])
  const guids = [first, second].map(({ body }) => [...body.matchAll(/<guid [^>]*>([^<]+)/g)].flatMap(([, guid]) => (guid?.startsWith('urn:') ? [guid] : [])))
  expect(guids.map(({ length }) => length)).toEqual([1000, 201])
  expect(new Set(guids.flat()).size).toBe(1201)
  expect(first.body).toContain(`<atom:link rel="next" type="application/rss+xml" href="${ORIGIN}/feed.xml?page=2"/>`)
})

test('a station without an address of its own gives the one that was asked, and a strange one breaks nothing', async () => {
  await publish()
  const local = await openFeedApp({ db: database.db, clock, publicUrl: null })
  const asked = async (host: string) => (await local.app.inject({ url: '/feed.xml', headers: { host } })).body
  expect(await asked('10.0.0.5:8000')).toContain('<enclosure url="http://10.0.0.5:8000/media/')
  const strange = await asked('a"><script>')
  expect(strange).not.toContain('<script>')
  await local.close()
})

test('a station whose feeds have moved says where each is now', async () => {
  await publish()
  const moved = await openFeedApp({ db: database.db, clock, publicUrl: ORIGIN, settings: { podcasts: { email: null, category: ['News'], image: null, place: null, funding: null, movedTo: 'https://new.example' } } })
  const answer = await moved.app.inject('/shows/karta-na-stol/feed.xml')
  expect(answer.body).toContain('<itunes:new-feed-url>https://new.example/shows/karta-na-stol/feed.xml</itunes:new-feed-url>')
  await moved.close()
})

/** The first airing of a live show in the shipped programme. */
async function nextLive() {
  const schedule = new Schedule({ db: database.db, events: new Events(silentLog), log: silentLog, timeZone: 'Europe/Warsaw', languages: ['pl'] })
  await schedule.start()
  const from = clock.now()
  const live = schedule.between(from, new Date(from.getTime() + 7 * 86_400_000)).find((one) => one.kind === 'live' && !one.cancelled && one.startsAt.getTime() > from.getTime() + 3_600_000)
  schedule.stop()
  if (!live) throw new Error('the shipped programme has live shows')
  return live
}
