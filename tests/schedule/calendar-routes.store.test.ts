// The calendars that phones subscribe to, made from the shipped programme and read back by ical.js.

import ICAL from 'ical.js'
import { Registry } from 'prom-client'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Edit } from '../../schedules/programme-edit.ts'
import type { Database } from '../../server/db/database.ts'
import { Events } from '../../server/events.ts'
import type { App } from '../../server/http/app-type.ts'
import { buildBareApp } from '../../server/http/bare-app.ts'
import { silentLog } from '../../server/log.ts'
import { calendarRoutes } from '../../server/schedule/calendar-routes.ts'
import { ProgrammeChanges } from '../../server/schedule/programme-changes.ts'
import { importProgramme } from '../../server/schedule/programme-import.ts'
import { scheduleRoutes } from '../../server/schedule/routes.ts'
import { Schedule } from '../../server/schedule/schedule.ts'
import { readStation } from '../../server/schedule/station-settings.ts'
import { readRevision } from '../../server/schedule/store.ts'
import { SHIPPED_FOLDER } from '../schedules/station-files.ts'
import { openTestDatabase } from '../support/database.ts'
import { HandClock } from '../support/hand-clock.ts'
import { PLANNERS } from '../support/plan-app.ts'

let database: Database
let app: App
let schedule: Schedule
let changes: ProgrammeChanges
const clock = new HandClock('2026-11-23T17:30:00Z')

beforeAll(async () => {
  database = await openTestDatabase()
  const station = readStation(SHIPPED_FOLDER)
  await importProgramme(database.db, SHIPPED_FOLDER, { clock })
  const events = new Events(silentLog)
  schedule = new Schedule({ db: database.db, events, log: silentLog, timeZone: station.timeZone, languages: station.languages })
  await schedule.start()
  const { id, login, name, role } = PLANNERS.ewa
  await database.db.insertInto('people').values({ id, login, name, role, host_slug: null, password_hash: 'x', created_at: clock.now() }).execute()
  changes = new ProgrammeChanges({ db: database.db, clock, timeZone: station.timeZone, reload: () => schedule.load(), known: () => schedule.stored })
  app = await buildBareApp({ publicUrl: null, trustProxy: false, registry: new Registry(), health: { missing: () => [], troubles: () => [] } })
  app.decorateRequest('person', null)
  await app.register(scheduleRoutes, { prefix: '/api/v1', schedule, station, clock })
  await app.register(calendarRoutes, { db: database.db, schedule, station, events, publicUrl: 'https://radio.example/', clock })
  await app.ready()
})
afterAll(async () => {
  await app.close()
  schedule.stop()
  await database.close()
})

async function eventsOf(url: string): Promise<ICAL.Event[]> {
  const answer = await app.inject({ url })
  expect(answer.statusCode).toBe(200)
  return new ICAL.Component(ICAL.parse(answer.body)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
}

const find = (events: readonly ICAL.Event[], id: string) => events.find(({ uid }) => uid === `${id}@imi-radio`)
const startOf = (event: ICAL.Event | undefined) => event?.startDate.toJSDate().toISOString()

test('the programme as a calendar has every airing once, at the instants of the programme', async () => {
  const events = await eventsOf('/programme.ics')
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
  const planned = schedule.between(new Date('2026-09-30T22:00:00Z'), new Date('2027-12-31T23:00:00Z'))
  expect(events.map((one) => [one.uid, startOf(one), one.endDate.toJSDate().toISOString()])).toEqual(planned.map((one) => [`${one.id}@imi-radio`, one.startsAt.toISOString(), one.endsAt.toISOString()]))
  expect(events.length).toBeGreaterThan(1500)
})

test('a title has its own script and Latin letters, its page, its languages', async () => {
  const event = find(await eventsOf('/programme.ics?lang=en'), 'vechir-na-prazi/1800/2026-11-30')
  expect(event?.summary).toBe('Вечір на Празі (Vechir na Prazi)')
  expect(event?.component.getFirstPropertyValue('url')).toBe('https://radio.example/shows/vechir-na-prazi')
  expect(event?.description).toBe('Hosts: Леся з Брами, Тарас Кілометр\nLanguages: Ukrainian, Polish')
  expect(event?.component.getFirstProperty('categories')?.getValues()).toEqual(['Ukrainian', 'Polish'])
})

test('a cancelled airing stays, cancelled, with its reason; a moved one keeps its name at its new time', async () => {
  const events = await eventsOf('/programme.ics?lang=uk')
  const cancelled = find(events, 'karta-na-stol/1900/2026-12-28')
  expect([cancelled?.component.getFirstPropertyValue('status'), cancelled?.summary, cancelled?.description]).toEqual(['CANCELLED', 'Скасовано: Karta na stół', expect.stringContaining('Святкова перерва')])
  const moved = find(events, 'vechir-na-prazi/1800/2026-12-07')
  expect(startOf(moved)).toBe('2026-12-07T16:30:00.000Z')
  expect(moved?.description).toContain('2026-12-07 18:00 → 2026-12-07 17:30')
})

test('on the night the clocks go forward the show of 02:00 begins at 03:00, a week later at 02:00; in autumn once', async () => {
  const events = await eventsOf('/shows/nocna-zmiana.ics')
  const starts = events.map((one) => startOf(one))
  for (const instant of ['2027-03-28T01:00:00.000Z', '2027-04-04T00:00:00.000Z']) expect(starts).toContain(instant)
  const autumn = schedule.between(new Date('2027-10-30T22:00:00Z'), new Date('2027-10-31T23:00:00Z')).filter((one) => one.showSlug === 'nocna-zmiana')
  expect(starts.filter((at) => at?.startsWith('2027-10-31'))).toEqual(autumn.map((one) => one.startsAt.toISOString()))
})

test('a show, a host, a language: each has its own calendar', async () => {
  const show = await eventsOf('/shows/supra.ics')
  expect(show.length).toBeGreaterThan(50)
  expect(show.every(({ uid }) => uid.startsWith('supra/'))).toBe(true)
  expect((await app.inject('/shows/supra.ics')).body).toContain('X-WR-CALNAME:სუფრა (Supra) · IMI Radio')
  expect((await eventsOf('/hosts/gela-mtsvadi.ics')).every(({ uid }) => uid.startsWith('supra/'))).toBe(true)
  const spoken = await eventsOf('/programme.ics?language=ka,vi&lang=en')
  expect(new Set(spoken.map(({ uid }) => uid.split('/')[0]))).toEqual(new Set(['supra', 'plecak', 'pho-va-pierogi']))
})

test('it is asked about again and not sent again; a month long, since only the programme changes it', async () => {
  const first = await app.inject('/programme.ics')
  const etag = String(first.headers.etag)
  expect(first.headers).toMatchObject({ 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'public, no-cache', 'access-control-allow-origin': '*' })
  clock.turn(5 * 86_400_000)
  const again = await app.inject({ url: '/programme.ics', headers: { 'if-none-match': etag } })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  clock.turn(-5 * 86_400_000)
})

test('it travels compressed', async () => {
  const plain = await app.inject('/programme.ics')
  const zipped = await app.inject({ url: '/programme.ics', headers: { 'accept-encoding': 'gzip' } })
  expect(zipped.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(zipped.rawPayload).toString()).toBe(plain.body)
  expect(zipped.rawPayload.length).toBeLessThan(plain.rawPayload.length / 5)
})

test('each change of an airing is in the calendar and the programme at once, with a larger number and its time; others keep theirs', async () => {
  const id = 'baobab/2000/2026-11-27'
  const airing = { showSlug: 'baobab', slotKey: '2000', date: '2026-11-27' }
  const seen = async () => {
    const events = await eventsOf('/programme.ics?lang=en')
    const event = find(events, id)
    const other = find(events, 'supra/1700/2026-11-29')
    const property = (name: string) => String(event?.component.getFirstPropertyValue(name))
    return { number: Number(event?.sequence), other: Number(other?.sequence), status: property('status'), at: property('last-modified'), text: event?.description, start: startOf(event) }
  }
  const edit = async (one: Edit) => changes.change(PLANNERS.ewa, { seen: await readRevision(database.db), edit: one, dryRun: false })
  const planned = await seen()

  clock.turn(60_000)
  await edit({ do: 'cancel', airing, reason: { pl: 'Choroba', en: 'The host is ill' } })
  const cancelled = await seen()
  expect(cancelled).toMatchObject({ status: 'CANCELLED', text: expect.stringContaining('The host is ill'), at: '2026-11-23T17:31:00Z', other: planned.other })
  const { occurrences } = (await app.inject('/api/v1/programme?from=2026-11-27&until=2026-11-28&show=baobab')).json()
  expect(occurrences).toMatchObject([{ id, cancelled: { reason: { pl: 'Choroba' } } }])

  await edit({ do: 'restore', airing })
  const restored = await seen()
  await edit({ do: 'move', airing, toDate: '2026-11-26', startTime: '21:00' })
  const moved = await seen()
  expect([restored.status, restored.start, moved.start]).toEqual(['CONFIRMED', planned.start, '2026-11-26T20:00:00.000Z'])
  const numbers = [planned, cancelled, restored, moved].map(({ number }) => number)
  expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other))
})

test.each([
  ['/shows/nobody.ics', 404, 'show_not_found'],
  ['/hosts/nobody.ics', 404, 'host_not_found'],
  ['/programme.ics?language=..', 400, 'invalid'],
  ['/programme.ics?lang=xx', 400, 'invalid'],
])('%s is refused', async (url, status, code) => {
  const answer = await app.inject(url)
  expect([answer.statusCode, answer.json().code]).toEqual([status, code])
})

test('it is described for programs', async () => {
  const { paths } = (await app.inject('/api/v1/openapi.json')).json()
  expect(paths['/shows/{slug}.ics'].get).toMatchObject({ operationId: 'getShowCalendar', responses: { 404: {} } })
})
