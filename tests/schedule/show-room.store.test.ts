// What the desk's room of shows is told: everybody sees what they may work on, and how much of it.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../server/db/database.ts'
import type { ShowRoomAnswer } from '../../server/schedule/show-room-schema.ts'
import { showRoomRoutes } from '../../server/schedule/show-room-routes.ts'
import { SHIPPED_FOLDER } from '../schedules/station-files.ts'
import { openTestDatabase } from '../support/database.ts'
import { openPlanApp, type PLANNERS, type PlanApp } from '../support/plan-app.ts'

let database: Database
let station: PlanApp

beforeAll(async () => {
  database = await openTestDatabase()
  station = await openPlanApp(database, SHIPPED_FOLDER, async (app) => void (await app.register(showRoomRoutes, { prefix: '/api/v1', db: database.db })))
})
afterAll(async () => {
  await station.close()
  await database.close()
})

const ask = (by: keyof typeof PLANNERS) => station.app.inject({ url: '/api/v1/programme/shows', headers: { 'x-person': by } })
const room = async (by: keyof typeof PLANNERS) => (await ask(by)).json<ShowRoomAnswer>()
const slugs = ({ shows }: ShowRoomAnswer) => shows.map(({ show }) => show.slug)

test('a coordinator works on all shows and hosts, and gets the revision to save upon', async () => {
  const all = await room('ewa')
  const { shows, hosts } = await station.plan('2026-11-23', '2026-11-24')
  expect(slugs(all).sort()).toEqual(shows.map((show) => show.slug).sort())
  expect(all.shows.map(({ show }) => show)).toEqual(expect.arrayContaining(shows))
  expect(all.hosts).toHaveLength(hosts.length)
  expect(all).toMatchObject({ mayPlan: true, revision: await station.revision() })
  expect(new Set(all.shows.map(({ mayChange }) => mayChange))).toEqual(new Set(['everything']))
  expect(all.themes).toContain('neighbours')
})

test('an editor sees the shows given to them and no other; of the hosts only those of these shows can be changed', async () => {
  const mine = await room('ilona')
  expect(slugs(mine)).toEqual(['vechir-na-prazi'])
  expect(mine).toMatchObject({ mayPlan: false, shows: [{ mayChange: 'everything', address: 'vechir-na-prazi', cover: null }] })
  expect(mine.hosts.filter((one) => one.mayChange).map(({ host }) => host.slug).sort()).toEqual(['lesia-z-bramy', 'taras-kilometr'])
})

test('a host sees their own shows, to write the texts', async () => {
  const mine = await room('lesia')
  expect(mine.shows.length).toBeGreaterThan(0)
  expect(mine.shows.every(({ show, mayChange }) => show.hosts.includes('lesia-z-bramy') && mayChange === 'texts')).toBe(true)
  expect(mine.hosts.filter((one) => one.mayChange).map(({ host }) => host.slug)).toEqual(['lesia-z-bramy'])
})

test('what a host may change as the room says is what the programme lets them change', async () => {
  const { revision, shows } = await room('lesia')
  const [item] = shows
  if (!item) throw new Error('Lesia hosts nothing')
  const texts = { ...item.show, descriptions: { ...item.show.descriptions, en: 'New words' } }
  expect((await station.edit({ do: 'saveShow', show: texts }, 'lesia', { seen: revision })).status).toBe(200)
  expect((await station.edit({ do: 'saveShow', show: { ...texts, music: 'none', archive: 'full' } }, 'lesia')).body.code).toBe('may_not_edit')
})

test('who edits nothing is told so', async () => {
  expect((await ask('max')).statusCode).toBe(403)
  expect((await station.app.inject('/api/v1/programme/shows')).statusCode).toBe(401)
})

test('a retired show stays in the room of those who plan, and comes back as it was, without its slots', async () => {
  const before = (await room('ewa')).shows.find(({ show }) => show.slug === 'vechir-na-prazi')
  expect((await station.edit({ do: 'retireShow', slug: 'vechir-na-prazi' })).status).toBe(200)
  const retired = (await room('ewa')).shows.find(({ show }) => show.slug === 'vechir-na-prazi')
  expect(retired).toMatchObject({ retired: true, show: before?.show })
  expect(slugs(await room('ilona'))).toEqual([])
  if (!retired) throw new Error('the show is gone')
  expect((await station.edit({ do: 'saveShow', show: retired.show })).status).toBe(200)
  expect((await room('ewa')).shows.find(({ show }) => show.slug === 'vechir-na-prazi')).toMatchObject({ retired: false, show: retired.show })
  expect((await station.plan('2026-11-23', '2026-12-23')).slots.filter((slot) => slot.showSlug === 'vechir-na-prazi')).toEqual([])
})

test('two editors at once: the second is told who changed the show meanwhile', async () => {
  const { revision, shows } = await room('ewa')
  const item = shows.find(({ show }) => show.slug === 'nocna-zmiana')
  if (!item) throw new Error('the show is gone')
  expect((await station.edit({ do: 'saveShow', show: { ...item.show, chat: false } }, 'olga', { seen: revision })).status).toBe(200)
  const second = await station.edit({ do: 'saveShow', show: { ...item.show, themes: [...item.show.themes, 'night'] } }, 'ewa', { seen: revision })
  expect([second.status, second.body.code, second.body.details.changes[0]?.by]).toEqual([409, 'changed_meanwhile', 'Olga'])
})
