// What search engines are told there is, from a real database.

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Episode } from '../../../server/archive/episode.ts'
import { listPublicPages } from '../../../server/archive/sitemap/public-pages.ts'
import { changeEpisode, insertEpisode } from '../../../server/archive/store.ts'
import type { Database } from '../../../server/db/database.ts'
import type { App } from '../../../server/http/app-type.ts'
import { searchEngineRoutes } from '../../../server/http/search-engines.ts'
import { importProgramme } from '../../../server/schedule/programme-import.ts'
import { setAddress } from '../../../server/shows/addresses/store.ts'
import { retireHosts, retireShows } from '../../../server/shows/store.ts'
import { SHIPPED_FOLDER } from '../../schedules/station-files.ts'
import { bareApp } from '../../support/bare-app.ts'
import { openTestDatabase } from '../../support/database.ts'
import { draft, published } from '../../support/episodes.ts'
import { HandClock } from '../../support/hand-clock.ts'

let database: Database
let app: App
let forget = () => {}

beforeAll(async () => {
  database = await openTestDatabase()
  await importProgramme(database.db, SHIPPED_FOLDER, { clock: new HandClock() })
  app = await bareApp(async (bare) => searchEngineRoutes(bare, { languages: ['pl', 'uk'], publicUrl: null, listPages: () => listPublicPages(database.db), onChange: (change) => void (forget = change) }))
})
afterAll(async () => {
  await app.close()
  await database.close()
})

const insert = (of: typeof draft, slug: string, changes: Partial<Episode> = {}) => {
  const id = randomUUID()
  return database.db.transaction().execute((tx) => insertEpisode(tx, of({ id, guid: `urn:uuid:${id}`, slug, showSlug: 'supra', ...changes })))
}
const read = async (url = '/sitemap/1.xml') => (await app.inject({ url, headers: { host: 'radio.example' } })).body
const locationsOf = (xml: string) => [...xml.matchAll(/<loc>http:\/\/radio\.example(.*?)<\/loc>/g)].map(([, path]) => path)

test('shows, hosts and published episodes are there at their present addresses, in every language; drafts, planned and withdrawn ones are not', async () => {
  await database.db.transaction().execute((tx) => setAddress(tx, 'supra', 'stol'))
  await retireShows(database.db, ['chai-break'])
  await retireHosts(database.db, ['nino-tone'])
  const changed = new Date('2026-11-25T10:00:00Z')
  const heard = await insert(published, 'heard', { updatedAt: changed })
  await database.db.updateTable('episodes').set({ updated_at: changed }).where('id', '=', heard.id).execute()
  await insert(draft, 'draft')
  await insert(draft, 'planned', { state: 'scheduled', publishAt: new Date('2027-01-01T00:00:00Z') })
  await insert(published, 'withdrawn', { state: 'withdrawn', withdrawnAt: new Date(), withdrawnReason: 'A guest asked' })

  const xml = await read()
  const found = locationsOf(xml)
  for (const path of ['/pl/shows/stol', '/uk/shows/stol', '/uk/shows/stol/heard', '/pl/shows/stol/heard', '/uk/shows/chai-break', '/pl/shows/karta-na-stol']) expect(found).toContain(path)
  expect(found.filter((path) => /supra|draft|planned|withdrawn|nino-tone|preview/.test(path ?? ''))).toEqual([])
  expect(found.some((path) => path?.startsWith('/uk/hosts/'))).toBe(true)
  expect(new Set(found).size).toBe(found.length)
  for (const path of ['/uk/shows/stol', '/uk/shows/stol/heard']) expect(xml).toContain(`<loc>http://radio.example${path}</loc><lastmod>${changed.toISOString()}</lastmod>`)
})

test('an episode that is withdrawn is gone from it with the news, and not read again before', async () => {
  const { id } = await insert(published, 'for-a-while')
  forget()
  expect(locationsOf(await read())).toContain('/uk/shows/stol/for-a-while')
  await database.db.transaction().execute((tx) => changeEpisode(tx, id, () => ({ state: 'withdrawn', withdrawnAt: new Date(), withdrawnReason: 'A guest asked', isHeld: true })))
  expect(locationsOf(await read())).toContain('/uk/shows/stol/for-a-while')
  forget()
  expect(locationsOf(await read())).not.toContain('/uk/shows/stol/for-a-while')
})

test('the index names every part, a part that is none is refused, and what somebody has is not sent again', async () => {
  expect(locationsOf(await read('/sitemap.xml'))).toEqual(['/sitemap/1.xml'])
  for (const part of ['0', '2', '1.5', 'x', '-1', '1e9']) expect([part, (await app.inject(`/sitemap/${part}.xml`)).statusCode]).toEqual([part, 404])
  const first = await app.inject('/sitemap.xml')
  expect(first.headers['content-type']).toBe('application/xml; charset=utf-8')
  expect((await app.inject({ url: '/sitemap.xml', headers: { 'if-none-match': String(first.headers.etag) } })).statusCode).toBe(304)
})

test('robots are told where the sitemap is, and to leave the desk, the studio, the interface, previews and the streams', async () => {
  const robots = await read('/robots.txt')
  expect(robots).toContain('Sitemap: http://radio.example/sitemap.xml')
  for (const closed of ['/api/', '/desk', '/studio', '/preview/', '/*/preview/', '/listen/']) expect(robots).toContain(`Disallow: ${closed}\n`)
  expect(robots).not.toMatch(/Disallow: \/(shows|schedule|archive|feed|media)?\n/)
})
