// The log at the desk and on the disk: a real database, real files of a few days, and a clock that is turned by hand.

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { logDeskRoutes } from '../../../server/broadcast/air-log/desk-routes.ts'
import { LogDesk } from '../../../server/broadcast/air-log/log-desk.ts'
import { LogFolder } from '../../../server/broadcast/air-log/log-folder.ts'
import { LogKeeper, type LogKeeperOptions } from '../../../server/broadcast/air-log/log-keeper.ts'
import { packAudio } from '../../../server/broadcast/air-log/packed-audio.ts'
import type { WireAirLog, WireHold, WireLogDetails } from '../../../server/broadcast/air-log/schema.ts'
import { dayOf, fileNameOf } from '../../../server/broadcast/air-log/segment.ts'
import type { Database } from '../../../server/db/database.ts'
import { Events } from '../../../server/events.ts'
import type { App } from '../../../server/http/app-type.ts'
import { silentLog } from '../../../server/log.ts'
import { listAudit } from '../../../server/people/audit-log.ts'
import { createPeople } from '../../../server/people/people.ts'
import type { Person, Role } from '../../../server/people/person.ts'
import { openHostProfiles } from '../../../server/shows/host-profiles.ts'
import { bareApp } from '../../support/bare-app.ts'
import { openTestDatabase } from '../../support/database.ts'
import { HandClock } from '../../support/hand-clock.ts'
import { aired } from '../../support/logged-air.ts'
import { frames, numbersIn } from '../../support/mp3-frames.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const GB = 1e9
/** A complaint about this Tuesday at 20:14 in Warsaw. */
const TUESDAY = Date.parse('2026-11-24T20:00:00+01:00')

let database: Database
let ola: Person
let place: string
let folder: LogFolder
let clock: HandClock
let app: App
let freeBytes: number
let alarms: string[]
let keeper: LogKeeper

beforeAll(async () => {
  database = await openTestDatabase()
  const { accounts } = createPeople({ db: database.db, clock: new HandClock(), log: silentLog, events: new Events(silentLog), hosts: openHostProfiles(database.db) })
  ola = await accounts.add({ login: 'ola', name: 'Ola', role: 'coordinator', password: 'long winter evening', hostSlug: null })
})
afterAll(() => database.close())

beforeEach(async () => {
  await database.db.deleteFrom('air_log_holds').execute()
  await database.db.deleteFrom('audit_entries').execute()
  place = mkdtempSync(path.join(os.tmpdir(), 'air-log-'))
  folder = new LogFolder({ folder: place, bytesPerSecond: 16_000 })
  clock = new HandClock('2026-11-24T21:00:00Z')
  freeBytes = 100 * GB
  alarms = []
  app = await bareApp(async (bare) => {
    bare.decorateRequest('person', null)
    bare.addHook('onRequest', async (request) => {
      request.person = { ...ola, role: String(request.headers['x-role'] ?? 'coordinator') as Role } // the test's own header
    })
    const desk = new LogDesk({ folder, station: { slug: 'imi-radio', name: 'IMI Radio', timeZone: 'Europe/Warsaw' }, format: { name: 'radio.mp3', bitrateKbps: 128 } })
    await bare.register(logDeskRoutes, { prefix: '/desk', db: database.db, clock, folder, desk, keepDays: 28, isWriting: () => true, timeZone: 'Europe/Warsaw' })
  })
  keeper = keep()
  return async () => {
    await app.close()
    rmSync(place, { recursive: true, force: true })
  }
})

function keep(changes: Partial<LogKeeperOptions> = {}): LogKeeper {
  const events = new Events(silentLog)
  events.on('alarmRaised', ({ alarm, message }) => alarms.push(`${alarm}: ${message}`))
  events.on('alarmCleared', ({ alarm }) => alarms.push(`over: ${alarm}`))
  return new LogKeeper({ db: database.db, folder, keepDays: 28, bytesPerSecond: 16_000, levelOf: async () => ({ freeBytes, totalBytes: 100 * GB }), roomyBytes: () => 6 * GB, clock, events, log: silentLog, ...changes })
}

/** An hour in segments of six minutes, so that days are a few files; with sound its frames are numbered from its beginning. */
function logHour(startMs: number, number: number, { stretch = 1, hasSound = false } = {}): void {
  for (let index = 0; index < 10; index += 1) {
    const segment = { number: number + index, startMs: startMs + index * 360_000, samples: 360 * 48_000, stretch, hash: 'abcdefgh' }
    mkdirSync(path.join(place, dayOf(segment.startMs)), { recursive: true })
    writeFileSync(path.join(place, dayOf(segment.startMs), fileNameOf(segment)), hasSound ? packAudio([frames(15_000, index * 15_000)], index) : '')
  }
}

/** Hours after `TUESDAY` of which something is kept, by name of the file. */
function kept(): number[] {
  const names = readdirSync(place).flatMap((day) => readdirSync(path.join(place, day)).filter((name) => name.endsWith('.mp3')))
  return names.map((name) => (Number(name.split('_')[1]) - TUESDAY) / HOUR_MS).toSorted((one, other) => one - other)
}

const at = (minute: string) => new Date(`2026-11-24T${minute}+01:00`).toISOString()
const question = (from: string, until: string) => new URLSearchParams({ from: at(from), until: at(until), download: '1' }).toString()

async function hold(from: string, until: string): Promise<WireHold> {
  const answer = await app.inject({ method: 'POST', url: '/desk/air-log/holds', payload: { from: at(from), until: at(until), reason: 'A complaint about what was said at 20:14' } })
  expect(answer.statusCode).toBe(201)
  return answer.json<{ hold: WireHold }>().hold
}

const deeds = async () => (await listAudit(database.db, { before: null, limit: 20, personId: null, action: 'air_log', subject: null })).map(({ action, personName, details }) => [action, personName, details['title']])

test('a complaint: what was held is there on day 29 and everything else of that day is gone, until the hold is lifted', async () => {
  logHour(TUESDAY, 1, { hasSound: true })
  logHour(TUESDAY + HOUR_MS, 11)
  const { id } = await hold('20:10:00', '20:20:00')
  clock.turn(28 * DAY_MS - 4 * HOUR_MS)
  await keeper.check()
  expect(kept()).toHaveLength(20)
  clock.turn(8 * HOUR_MS)
  await keeper.check()
  expect(kept()).toEqual([0.1, 0.2, 0.3])
  const sound = await app.inject(`/desk/air-log/sound?${question('20:10:00', '20:20:00')}`)
  expect(numbersIn(sound.rawPayload)).toHaveLength(25_000)

  const lifted = await app.inject({ method: 'POST', url: `/desk/air-log/holds/${id}/lift` })
  expect(lifted.json()).toMatchObject({ hold: { id, lifted: { by: 'Ola' } } })
  expect((await app.inject({ method: 'POST', url: `/desk/air-log/holds/${id}/lift` })).statusCode).toBe(404)
  clock.turn(HOUR_MS)
  await keeper.check()
  expect(readdirSync(place)).toEqual([])
  const title = '2026-11-24 20:10:00+01:00 – 2026-11-24 20:20:00+01:00'
  expect(await deeds()).toEqual([
    ['air_log.removed', null, '2026-11-24'],
    ['air_log.hold_lifted', 'Ola', title],
    ['air_log.exported', 'Ola', title],
    ['air_log.held', 'Ola', title],
  ])
})

test('a part is taken out to the second over a restart, with what was on air and the gap beside it', async () => {
  logHour(TUESDAY, 1, { hasSound: true })
  // Down for two minutes.
  logHour(TUESDAY + HOUR_MS + 120_000, 11, { stretch: 2, hasSound: true })
  await folder.note({ ...aired('20:00', 'radio-sawa'), atMs: TUESDAY - 600_000 }, '2026-11-24')
  await folder.note({ ...aired('20:00', 'radio-sawa', { title: 'Пісня "про" дощ' }), atMs: TUESDAY + HOUR_MS - 60_000 }, '2026-11-24')
  const part = question('20:58:30', '21:03:00')
  const sound = await app.inject(`/desk/air-log/sound?${part}`)
  expect(sound.headers).toMatchObject({ 'content-type': 'audio/mpeg', 'content-disposition': 'attachment; filename="imi-radio_2026-11-24_20-58-30+0100_2026-11-24_21-03-00+0100.mp3"' })
  const heard = numbersIn(sound.rawPayload)
  expect(heard).toHaveLength((90 + 60) / 0.024)
  expect([heard[0], heard[3749], heard[3750]]).toEqual([150_000 - 3750, 149_999, 0])
  const details = (await app.inject(`/desk/air-log/details?${part}`)).json<WireLogDetails>()
  expect(details).toMatchObject({
    local: { from: '2026-11-24 20:58:30+01:00', until: '2026-11-24 21:03:00+01:00' },
    seconds: 150,
    gaps: [{ from: at('21:00:00'), until: at('21:02:00'), atSeconds: 90 }],
    aired: [
      { from: at('20:58:30'), until: at('20:59:00'), occurrenceId: 'radio-sawa/0/2026-11-30', title: null },
      { from: at('20:59:00'), until: at('21:03:00'), title: 'Пісня "про" дощ', hosts: ['Host of radio-sawa'] },
    ],
    sound: { file: 'imi-radio_2026-11-24_20-58-30+0100_2026-11-24_21-03-00+0100.mp3', source: 'radio.mp3' },
  })
  expect((await deeds()).map(([action]) => action)).toEqual(['air_log.exported', 'air_log.exported'])
})

test('time of which nothing is kept is refused in a sentence, and nobody but coordinators and admins may ask', async () => {
  logHour(TUESDAY, 1)
  expect((await app.inject(`/desk/air-log/sound?${question('10:00:00', '10:10:00')}`)).json()).toMatchObject({ code: 'nothing_logged' })
  expect((await app.inject('/desk/air-log/sound')).json()).toMatchObject({ code: 'part_missing' })
  for (const role of ['host', 'editor', 'moderator']) expect((await app.inject({ url: '/desk/air-log', headers: { 'x-role': role } })).statusCode).toBe(403)
  const log = (await app.inject('/desk/air-log')).json<WireAirLog>()
  expect(log).toMatchObject({ keepDays: 28, oldestAt: at('20:00:00'), newestAt: at('21:00:00'), bytes: 3600 * 16_000, holds: [] })
})

test('a disk without room: the oldest goes first, what is held and the last day stay, and it is told', async () => {
  for (let day = 0; day < 4; day += 1) logHour(TUESDAY - day * DAY_MS, 100 - 20 * day)
  await database.db.insertInto('air_log_holds').values({ id: '00000000-0000-4000-8000-000000000001', from_at: new Date(TUESDAY - 3 * DAY_MS), until_at: new Date(TUESDAY - 3 * DAY_MS + 360_000), reason: 'x', held_by: 'Ola', held_at: new Date(TUESDAY) }).execute()
  freeBytes = 6 * GB - 1
  await keeper.check()
  // One hour of sound, and so a little more than is missing.
  expect(kept()).toHaveLength(29)
  expect(alarms).toEqual([expect.stringMatching(/^air-log-short: The air log reaches back 2 days instead of 28/)])
  freeBytes = 1 * GB
  await keeper.check()
  expect(kept()).toEqual([-72, ...Array.from({ length: 10 }, (_, index) => -24 + index / 10), ...Array.from({ length: 10 }, (_, index) => index / 10)].map((hours) => expect.closeTo(hours, 5)))
  expect(keeper.hasRoom).toBe(true)
})

test('a full disk: the log stops writing and gives its room to the recordings, and goes on by itself', async () => {
  for (let day = 0; day < 2; day += 1) logHour(TUESDAY - day * DAY_MS, 100 - 20 * day)
  freeBytes = 0.5 * GB
  await keeper.check()
  expect(keeper.hasRoom).toBe(false)
  expect(kept()).toEqual([])
  expect(alarms[0]).toMatch(/^air-log-disk-full: .*not kept/)
  freeBytes = 10 * GB
  await keeper.check()
  expect(keeper.hasRoom).toBe(true)
  expect(alarms).toContain('over: air-log-disk-full')
})

test('with AIR_LOG_DAYS=0 only what can be heard from its beginning is kept', async () => {
  for (let day = 0; day < 3; day += 1) logHour(TUESDAY - day * DAY_MS, 100 - 20 * day)
  await keep({ keepDays: 0 }).check()
  expect(kept().every((hours) => hours >= -28)).toBe(true)
  expect(kept()).toHaveLength(20)
})
