// A show keeps its links: its slug never changes, its address may, and every address it ever had leads to its page.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../server/db/database.ts'
import { openTestDatabase } from '../../support/database.ts'
import { openShowsApp, type ShowsApp } from '../../support/shows-app.ts'

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

const move = (address: string, { by = 'ewa', slug = 'vechir-na-prazi' }: { by?: 'ewa' | 'ilona' | 'max' | 'lesia'; slug?: string } = {}) => shows.ask('PUT', `/api/v1/shows/${slug}/address`, { by, payload: { address } })
const led = async (url: string) => {
  const { statusCode, headers } = await shows.ask('GET', url)
  return [statusCode, headers.location]
}

test('every show is found at its slug until somebody says otherwise', async () => {
  expect((await shows.ask('GET', '/api/v1/shows/vechir-na-prazi')).json()).toMatchObject({ slug: 'vechir-na-prazi', address: 'vechir-na-prazi' })
  expect((await shows.ask('GET', '/shows/vechir-na-prazi')).json()).toEqual({ slug: 'vechir-na-prazi' })
})

test('old addresses lead to the present one: pages and calendars for good, the interface too', async () => {
  expect((await move('wieczor-na-pradze')).json()).toEqual({ slug: 'vechir-na-prazi', address: 'wieczor-na-pradze', older: ['vechir-na-prazi'] })
  expect((await move('praga')).json()).toEqual({ slug: 'vechir-na-prazi', address: 'praga', older: ['vechir-na-prazi', 'wieczor-na-pradze'] })
  expect(await led('/shows/vechir-na-prazi?lang=uk')).toEqual([301, '/shows/praga?lang=uk'])
  expect(await led('/shows/wieczor-na-pradze')).toEqual([301, '/shows/praga'])
  expect(await led('/shows/wieczor-na-pradze.ics')).toEqual([301, '/shows/praga.ics'])
  expect(await led('/cards/pl/shows/wieczor-na-pradze.jpg?v=1')).toEqual([301, '/cards/pl/shows/praga.jpg?v=1'])
  expect(await led('/shows/wieczor-na-pradze/feed.xml')).toEqual([301, '/shows/praga/feed.xml'])
  expect(await led('/api/v1/shows/wieczor-na-pradze')).toEqual([308, '/api/v1/shows/praga'])
})

test('at the present address everybody is told of the show by its slug', async () => {
  expect((await shows.ask('GET', '/shows/praga')).json()).toEqual({ slug: 'vechir-na-prazi' })
  expect((await shows.ask('GET', '/shows/praga.ics')).json()).toEqual({ slug: 'vechir-na-prazi' })
  expect((await shows.ask('GET', '/api/v1/shows/praga')).json()).toMatchObject({ slug: 'vechir-na-prazi', address: 'praga' })
  // The key of programs is the slug, whatever the page is called.
  expect((await shows.ask('GET', '/api/v1/shows/vechir-na-prazi')).statusCode).toBe(200)
})

test('a changed title changes no address', async () => {
  const { shows: all } = await shows.plan.plan('2026-11-23', '2026-11-24')
  const show = all.find((one) => one.slug === 'vechir-na-prazi')
  if (!show) throw new Error('the show is gone')
  expect((await shows.plan.edit({ do: 'saveShow', show: { ...show, title: 'Інша назва' } })).status).toBe(200)
  expect((await shows.ask('GET', '/api/v1/shows/praga')).json()).toMatchObject({ title: 'Інша назва', address: 'praga' })
})

test('going back to an older address is possible, and leads the other way round', async () => {
  expect((await move('vechir-na-prazi')).json()).toMatchObject({ address: 'vechir-na-prazi', older: ['praga', 'wieczor-na-pradze'] })
  expect(await led('/shows/praga')).toEqual([301, '/shows/vechir-na-prazi'])
})

test('an address of another show, present or old, is refused by the name of that show', async () => {
  const other = await move('nocna-zmiana')
  expect([other.statusCode, other.json().code]).toEqual([409, 'address_taken'])
  expect(other.json().message).toContain('Nocna zmiana')
  expect((await move('praga', { slug: 'nocna-zmiana' })).json()).toMatchObject({ code: 'address_taken', details: { show: 'vechir-na-prazi' } })
  expect(await led('/shows/praga')).toEqual([301, '/shows/vechir-na-prazi'])
})

test('a new show cannot take the slug that leads to another one', async () => {
  const { shows: all } = await shows.plan.plan('2026-11-23', '2026-11-24')
  const model = all.find((one) => one.slug === 'nocna-zmiana')
  if (!model) throw new Error('the show is gone')
  const refused = await shows.plan.edit({ do: 'saveShow', show: { ...model, slug: 'praga' } })
  expect([refused.status, refused.body.code]).toEqual([409, 'address_taken'])
  expect((await shows.plan.edit({ do: 'saveShow', show: { ...model, slug: 'nocna-zmiana-2' } })).status).toBe(200)
  expect((await shows.ask('GET', '/api/v1/shows/nocna-zmiana-2')).json()).toMatchObject({ address: 'nocna-zmiana-2' })
})

test('impossible addresses are refused in words; who may not edit the show changes nothing', async () => {
  for (const address of ['', 'Praga', 'na pradze', '../admin', 'a--b', 'x'.repeat(81)]) expect((await move(address)).json().code).toBe('address_impossible')
  expect((await move('inna', { by: 'max' })).statusCode).toBe(403)
  expect((await move('inna', { by: 'ilona', slug: 'nocna-zmiana' })).statusCode).toBe(403)
  expect((await move('wieczor', { by: 'ilona' })).statusCode).toBe(200)
})
