// What the pages and other programs are told of the station, its programme and its shows.

import { Registry } from 'prom-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../server/db/database.ts'
import { Events } from '../../server/events.ts'
import type { App } from '../../server/http/app-type.ts'
import { buildBareApp } from '../../server/http/bare-app.ts'
import { silentLog } from '../../server/log.ts'
import type { Person } from '../../server/people/person.ts'
import { importProgramme } from '../../server/schedule/programme-import.ts'
import { scheduleRoutes } from '../../server/schedule/routes.ts'
import { Schedule } from '../../server/schedule/schedule.ts'
import { readStation } from '../../server/schedule/station-settings.ts'
import { showRoutes } from '../../server/shows/routes.ts'
import { SHIPPED_FOLDER } from '../schedules/station-files.ts'
import { openTestDatabase } from '../support/database.ts'
import { HandClock } from '../support/hand-clock.ts'

let database: Database
let app: App
let schedule: Schedule
const clock = new HandClock('2026-11-23T17:30:00Z')
const OLA: Person = { id: '11111111-1111-4111-8111-111111111111', login: 'ola', name: 'Ola K', role: 'host', hostSlug: null, shows: [] }
const ADA: Person = { ...OLA, id: '22222222-2222-4222-8222-222222222222', login: 'ada', role: 'admin' }

beforeAll(async () => {
  database = await openTestDatabase()
  const station = readStation(SHIPPED_FOLDER)
  await importProgramme(database.db, SHIPPED_FOLDER, { clock })
  schedule = new Schedule({ db: database.db, events: new Events(silentLog), log: silentLog, timeZone: station.timeZone, languages: station.languages })
  await schedule.start()
  await database.db.insertInto('people').values([OLA, ADA].map(({ id, login, name, role }) => ({ id, login, name, role, host_slug: null, password_hash: 'x', created_at: clock.now() }))).execute()
  app = await buildBareApp({ publicUrl: null, trustProxy: false, registry: new Registry(), health: { missing: () => [], troubles: () => [] } })
  app.decorateRequest('person', null)
  app.addHook('onRequest', async (request) => {
    request.person = [OLA, ADA].find((one) => one.login === request.headers['x-person']) ?? null
  })
  await app.register(scheduleRoutes, { prefix: '/api/v1', schedule, station, clock })
  await app.register(showRoutes, { prefix: '/api/v1', db: database.db, airings: schedule, clock })
  await app.ready()
})
afterAll(async () => {
  await app.close()
  schedule.stop()
  await database.close()
})

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url: `/api/v1${url}`, headers })

test('the station says who it is and where its clock hangs', async () => {
  expect((await get('/station')).json()).toMatchObject({ name: 'IMI Radio', slug: 'imi-radio', timeZone: 'Europe/Warsaw', languages: expect.arrayContaining(['pl', 'uk', 'ar']), description: { pl: expect.any(String) } })
})

test('the programme is today and the week after when nothing is asked for', async () => {
  const answer = (await get('/programme')).json()
  expect(answer).toMatchObject({ timeZone: 'Europe/Warsaw', from: '2026-11-22T23:00:00.000Z', until: '2026-11-29T23:00:00.000Z' })
  expect(answer.occurrences).toHaveLength(28)
  expect(answer.occurrences[1]).toEqual({
    id: 'vechir-na-prazi/1800/2026-11-23',
    show: { slug: 'vechir-na-prazi', title: 'Вечір на Празі', latinTitle: 'Vechir na Prazi', languages: ['uk', 'pl'] },
    hosts: [{ slug: 'lesia-z-bramy', name: 'Леся з Брами' }, { slug: 'taras-kilometr', name: 'Тарас Кілометр' }],
    kind: 'live',
    startsAt: '2026-11-23T17:00:00.000Z',
    endsAt: '2026-11-23T18:00:00.000Z',
    special: false,
    music: 'commercial',
    archive: 'talk_only',
    cancelled: null,
    change: null,
    rebroadcastOf: null,
  })
})

test('the programme is in order of time, cancelled airings included with their reason', async () => {
  const { occurrences } = (await get('/programme?from=2026-12-01&until=2027-01-15')).json()
  const starts = occurrences.map((one: { startsAt: string }) => one.startsAt)
  expect(starts).toEqual([...starts].sort())
  expect(occurrences.filter((one: { cancelled: unknown }) => one.cancelled)).toMatchObject([{ id: 'karta-na-stol/1900/2026-12-28', cancelled: { reason: { uk: 'Святкова перерва' } } }])
  expect(occurrences.find((one: { id: string }) => one.id === 'vechir-na-prazi/1800/2026-12-07').change).toEqual({
    kind: 'moved', plannedStartsAt: '2026-12-07T17:00:00.000Z', plannedEndsAt: '2026-12-07T18:00:00.000Z',
  })
})

test('a date is a day on the station\'s wall, and a week over a change of the clocks is seven days', async () => {
  expect((await get('/programme?from=2027-03-25')).json()).toMatchObject({ from: '2027-03-24T23:00:00.000Z', until: '2027-03-31T22:00:00.000Z' })
  expect((await get('/programme?from=2026-11-27T22:30:00%2B01:00&until=2026-11-28T00:30:00%2B01:00')).json().occurrences).toMatchObject([{ id: 'nocna-zmiana/2300/2026-11-27' }])
})

test.each([
  ['more than 62 days', 'from=2026-12-01&until=2027-02-02'],
  ['an end before the beginning', 'from=2026-12-02&until=2026-12-01'],
  ['a day that does not exist', 'from=2026-02-30'],
  ['something else', 'from=tomorrow'],
])('%s is refused with what to do', async (_, query) => {
  const answer = await get(`/programme?${query}`)
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({ code: expect.any(String), message: expect.any(String) })
})

test('the programme can be asked for by language in whichever place, by show and by host', async () => {
  const idsOf = async (query: string) => new Set<string>((await get(`/programme?${query}`)).json().occurrences.map((one: { show: { slug: string } }) => one.show.slug))
  expect(await idsOf('language=ka')).toEqual(new Set(['supra']))
  expect(await idsOf('language=KA,ne&show=supra')).toEqual(new Set(['supra']))
  expect(await idsOf('host=gela-mtsvadi')).toEqual(new Set(['supra']))
  expect((await idsOf('language=uk')).has('dzien-dobry-wisla')).toBe(true)
  expect((await get('/programme?language=%3Cb%3E')).statusCode).toBe(400)
})

test('62 days can be asked for, over both a short and a long day', async () => {
  expect((await get('/programme?from=2026-12-01&until=2027-02-01')).statusCode).toBe(200)
  expect((await get('/programme?from=2027-03-01&until=2027-05-02')).statusCode).toBe(200)
  expect((await get('/programme?from=2027-10-01&until=2027-12-02')).statusCode).toBe(200)
})

test.each(['/station', '/programme', '/shows', '/shows/baobab', '/hosts', '/hosts/nino-tone'])('%s is asked about again, not sent again', async (url) => {
  const first = await get(url)
  const etag = String(first.headers.etag)
  expect(first.headers['cache-control']).toBe('public, no-cache')
  const again = await get(url, { 'if-none-match': `W/${etag}` })
  expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag])
  expect((await get(url, { 'if-none-match': '"another"' })).statusCode).toBe(200)
})

test('the list of shows has all of them with their hosts', async () => {
  const { shows } = (await get('/shows')).json()
  expect(shows).toHaveLength(25)
  expect(shows.find((one: { slug: string }) => one.slug === 'plecak')).toMatchObject({ title: 'Plecak', latinTitle: null, mode: 'prerecorded', hosts: [{ slug: 'ciocia-kredka' }, { name: 'Софія Казка', latinName: 'Sofiia Kazka' }, {}] })
})

test('a show tells what it is about in its languages, and which words nobody has checked', async () => {
  const show = (await get('/shows/o-drom')).json()
  expect(show).toMatchObject({ slug: 'o-drom', titles: { pl: 'Droga' }, languages: ['rom', 'ro', 'pl'], features: { audioFirst: true }, interaction: ['voice'], retired: false })
  expect(show.descriptions.map((one: { language: string; reviewed: boolean }) => [one.language, one.reviewed])).toEqual([['rom', false], ['ro', true], ['pl', true]])
  expect(show.next.map((one: { startsAt: string }) => one.startsAt).slice(0, 2)).toEqual(['2026-11-28T12:00:00.000Z', '2026-12-05T12:00:00.000Z'])
  expect(show.next).toHaveLength(5)
})

test('a show on air now is the first of its next airings', async () => {
  expect((await get('/shows/vechir-na-prazi')).json().next[0]).toMatchObject({ occurrenceId: 'vechir-na-prazi/1800/2026-11-23' })
})

test('a host has a page with their shows and what they are heard in next', async () => {
  const host = (await get('/hosts/nino-tone')).json()
  expect(host).toMatchObject({ slug: 'nino-tone', name: 'ნინო თონე', languages: expect.arrayContaining(['ka']), retired: false, shows: [{ slug: 'supra', title: 'სუფრა' }] })
  expect(host.next[0]).toMatchObject({ occurrenceId: 'supra/1700/2026-11-29', show: { slug: 'supra', latinTitle: 'Supra' }, startsAt: '2026-11-29T16:00:00.000Z' })
  expect((await get('/hosts')).json().hosts).toHaveLength(40)
  expect((await get('/hosts/nobody')).json()).toMatchObject({ code: 'host_not_found' })
})

test('an unknown show is refused with where to look', async () => {
  const answer = await get('/shows/nobody')
  expect(answer.statusCode).toBe(404)
  expect(answer.json()).toEqual({ code: 'show_not_found', message: 'There is no show "nobody"; /api/v1/shows lists them all.' })
})

test('a special is ended by the one it was opened for and by whoever runs the air, nobody else', async () => {
  const end = (person?: string) => app.inject({ method: 'DELETE', url: '/api/v1/specials/running', headers: person ? { 'x-person': person } : {} })
  expect((await end('ada')).json()).toMatchObject({ code: 'no_special_running' })
  expect((await end('ola')).statusCode).toBe(403)
  for (const person of ['ola', 'ada']) {
    await schedule.addSpecial({ person: OLA, by: null, title: 'Debata', startsAt: clock.now(), minutes: 30 })
    clock.turn(60_000)
    expect((await end()).statusCode).toBe(401)
    expect((await end(person)).statusCode).toBe(204)
    expect(schedule.at(clock.now())?.showSlug).toBe('vechir-na-prazi')
  }
})

test('every answer is documented, refusals included', async () => {
  const document = (await app.inject({ url: '/api/v1/openapi.json' })).json()
  for (const url of ['/api/v1/station', '/api/v1/programme', '/api/v1/shows', '/api/v1/shows/{slug}', '/api/v1/hosts', '/api/v1/hosts/{slug}']) {
    expect(Object.keys(document.paths[url].get.responses), url).toEqual(expect.arrayContaining(['200', '429', '503']))
  }
  expect(document.paths['/api/v1/shows/{slug}'].get.operationId).toBe('getShow')
})
