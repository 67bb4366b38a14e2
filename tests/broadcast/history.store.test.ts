import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { DatabaseHistory } from '../../server/broadcast/history.ts'
import { Outbox } from '../../server/broadcast/outbox.ts'
import type { NowPlaying } from '../../server/broadcast/schema.ts'
import type { Database } from '../../server/db/database.ts'
import { Events } from '../../server/events.ts'
import { silentLog } from '../../server/log.ts'
import { openTestDatabase } from '../support/database.ts'
import { query, withDatabase } from '../support/database-server.ts'
import { FakeStation, person } from '../support/fake-station.ts'
import { occurrence, warsaw } from '../support/occurrences.ts'
import { until } from '../support/until.ts'

let database: Database
let outbox: Outbox
let history: DatabaseHistory
let alarms: string[]

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  for (const table of ['airings', 'live_sessions', 'recordings'] as const) await database.db.deleteFrom(table).execute()
  const events = new Events(silentLog)
  alarms = []
  events.on('alarmRaised', ({ alarm }) => alarms.push(`raised ${alarm}`))
  events.on('alarmCleared', ({ alarm }) => alarms.push(`cleared ${alarm}`))
  outbox = new Outbox({ db: database.db, log: silentLog, events, retryMs: 50 })
  history = new DatabaseHistory(outbox)
})

const written = () => until('all history to be written', () => outbox.waiting === 0)

function onAir(changes: Partial<NowPlaying['onAir']> = {}): NowPlaying['onAir'] {
  return { kind: 'playlist', live: false, reason: 'nothing is scheduled', reasonCode: 'nothing_scheduled', show: null, host: null, hosts: [], title: null, occurrenceId: null, startedAt: '', endsAt: null, ...changes }
}

async function airings() {
  return database.db.selectFrom('airings').selectAll().orderBy('started_at').execute()
}

/** Takes the database away from everybody, and gives it back. */
async function lock(allow: boolean): Promise<void> {
  const server = inject('databaseServerUrl')
  const name = new URL(database.url).pathname.slice(1)
  await query(withDatabase(server, 'postgres'), `alter database ${name} with allow_connections ${allow}`)
  if (!allow) await query(withDatabase(server, 'postgres'), `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
}

test('each airing ends the one before it', async () => {
  history.airingBegan(onAir(), null, warsaw('18:00'))
  history.airingBegan(onAir({ kind: 'microphone', live: true, reason: 'Лесся is live', reasonCode: 'live', title: 'Обійми' }), randomUUID(), warsaw('18:10'))
  await written()
  expect(await airings()).toMatchObject([
    { started_at: warsaw('18:00'), ended_at: warsaw('18:10'), reason_code: 'nothing_scheduled' },
    { started_at: warsaw('18:10'), ended_at: null, live: true, reason: 'Лесся is live', title: 'Обійми' },
  ])
})

test('what went on air while the database was away is written when it is back, in order, and nothing waits for it', async () => {
  history.airingBegan(onAir(), null, warsaw('18:00'))
  await written()
  await lock(false)
  try {
    for (let minute = 1; minute <= 30; minute += 1) history.airingBegan(onAir({ reason: `change ${minute}` }), null, warsaw(`18:${String(minute).padStart(2, '0')}`))
    await until('the alarm', () => alarms.includes('raised database-away'))
    expect(outbox.waiting).toBe(30)
  } finally {
    await lock(true)
  }
  await written()
  const rows = await airings()
  expect(rows.map((row) => row.reason).slice(1)).toEqual(Array.from({ length: 30 }, (_, index) => `change ${index + 1}`))
  expect(rows.slice(0, -1).every((row, index) => row.ended_at?.getTime() === rows[index + 1]?.started_at.getTime())).toBe(true)
  expect(alarms).toEqual(['raised database-away', 'cleared database-away'])
})

test('what the desk did to the air while the database was away is in the audit log when it is back, once', async () => {
  const boss = await database.db.insertInto('people').values({ login: 'boss', name: 'Boss', role: 'coordinator', host_slug: null, password_hash: 'x', created_at: warsaw('17:00') }).returning('id').executeTakeFirstOrThrow()
  const deed = { at: warsaw('18:20'), person: { ...person('boss', 'coordinator', null), id: boss.id }, action: 'air.taken', subject: 'air', details: {} }
  await lock(false)
  try {
    history.deskDid(deed)
    await until('the alarm', () => alarms.includes('raised database-away'))
  } finally {
    await lock(true)
  }
  // As after a line that broke between the write and its answer.
  history.deskDid(deed)
  await written()
  const entries = await database.db.selectFrom('audit_entries').selectAll().execute()
  expect(entries).toMatchObject([{ at: warsaw('18:20'), person_id: boss.id, person_name: 'boss', action: 'air.taken', subject: 'air' }])
})

test('a line that the database refuses does not hold up the ones after it', async () => {
  outbox.add('nonsense', async (db) => void (await db.insertInto('recordings').values({ id: 'no uuid', occurrence_id: 'x', show_slug: 'x', title: 'x', state: 'open', started_at: warsaw('18:00') }).execute()))
  history.airingBegan(onAir(), null, warsaw('18:00'))
  await written()
  expect(await airings()).toHaveLength(1)
  expect(alarms).toEqual([])
})

test('what a process that died left open is closed at the next start', async () => {
  history.airingBegan(onAir(), null, warsaw('18:00'))
  await written()
  history.begin(warsaw('18:30'))
  history.airingBegan(onAir(), null, warsaw('18:31'))
  await written()
  expect((await airings()).map((row) => row.ended_at)).toEqual([warsaw('18:30'), null])
})

test('a live session is one row from its first line to its end', async () => {
  const show = occurrence('vechir', '18:00', '19:00', { hosts: [{ slug: 'host-of-lesia', name: 'Lesia z Bramy' }] })
  const radio = new FakeStation([show], { startsAt: '18:10' })
  const host = await radio.connect(person('lesia'))
  radio.run(1)
  const [session] = radio.engine.sessions()
  if (!session) throw new Error('no session')
  history.sessionChanged(session)
  await radio.connect(person('lesia'))
  radio.run(1)
  history.sessionChanged(session)
  radio.engine.endSession(host.line.sessionId, person('boss', 'coordinator', null))
  history.sessionChanged(session)
  await written()
  const rows = await database.db.selectFrom('live_sessions').selectAll().execute()
  expect(rows).toMatchObject([{ id: session.id, host_name: 'Lesia z Bramy', occurrence_id: show.id, by: 'microphone', lines: 2, ending: 'ended-by-desk', ended_at: radio.clock.now() }])
  expect(rows[0]?.on_air_at).not.toBeNull()
})

test('a recording is found with its length although the database was away when it began', async () => {
  const row = { id: randomUUID(), occurrence_id: 'vechir/0/2026-11-30', show_slug: 'vechir', title: 'Вечір', started_at: warsaw('18:00') }
  history.recordingFinished(row, { state: 'finished', finishedAt: warsaw('19:00'), durationMs: 3_600_000, bytes: 300_000_000_000 })
  await written()
  expect(await database.db.selectFrom('recordings').selectAll().execute()).toMatchObject([{ ...row, state: 'finished', duration_ms: 3_600_000, bytes: 300_000_000_000 }])
})
