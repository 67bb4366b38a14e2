import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../server/db/database.ts'
import { Events } from '../../server/events.ts'
import { silentLog } from '../../server/log.ts'
import { listAudit, recordAudit } from '../../server/people/audit-log.ts'
import { createPeople } from '../../server/people/people.ts'
import type { Person } from '../../server/people/person.ts'
import { openHostProfiles } from '../../server/shows/host-profiles.ts'
import { openTestDatabase } from '../support/database.ts'
import { HandClock } from '../support/hand-clock.ts'

let database: Database
let clock: HandClock
let cora: Person

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.db.deleteFrom('people').execute()
  clock = new HandClock()
  cora = await createPeople({ db: database.db, clock, log: silentLog, events: new Events(silentLog), hosts: openHostProfiles(database.db) }).accounts.add({ login: 'cora', name: 'Cora', role: 'coordinator', password: 'long winter evening', hostSlug: null })
  await database.db.deleteFrom('audit_entries').execute()
})

const record = (action: string, subject: string, person: Person | null = cora) => recordAudit(database.db, { at: clock.now(), person, action, subject, details: { before: 'host', after: 'editor' } })
const everything = { before: null, limit: 50, personId: null, action: null, subject: null }
const list = async (question = {}) => (await listAudit(database.db, { ...everything, ...question })).map(({ action, subject }) => `${action} ${subject}`)

test('an entry tells who changed what, when, and what it was before', async () => {
  await record('person.role_changed', 'person/ola')
  expect(await listAudit(database.db, everything)).toMatchObject([
    { at: clock.now(), personId: cora.id, personName: 'Cora', action: 'person.role_changed', subject: 'person/ola', details: { before: 'host', after: 'editor' } },
  ])
})

test('the newest comes first, and the next page goes on where the last one ended', async () => {
  for (const login of ['a', 'b', 'c']) await record('person.added', `person/${login}`)
  const [newest, second] = await listAudit(database.db, { ...everything, limit: 2 })
  expect([newest?.subject, second?.subject]).toEqual(['person/c', 'person/b'])
  expect(await list({ before: second?.id })).toEqual(['person.added person/a'])
})

test('entries are found by person, by action or its family, and by what was changed', async () => {
  await record('person.role_changed', 'person/ola')
  await record('person.disabled', 'person/taras', null)
  await record('programme.changed', 'show/sawa')
  expect(await list({ personId: cora.id })).toEqual(['programme.changed show/sawa', 'person.role_changed person/ola'])
  expect(await list({ action: 'person' })).toEqual(['person.disabled person/taras', 'person.role_changed person/ola'])
  expect(await list({ action: 'person.disabled' })).toEqual(['person.disabled person/taras'])
  expect(await list({ subject: 'show/sawa' })).toEqual(['programme.changed show/sawa'])
})

test('a change that fails leaves no entry that it happened', async () => {
  const change = database.db.transaction().execute(async (trx) => {
    await recordAudit(trx, { at: clock.now(), person: cora, action: 'programme.changed', subject: 'show/sawa', details: {} })
    throw new Error('the change failed')
  })
  await expect(change).rejects.toThrow('the change failed')
  expect(await list()).toEqual([])
})

test('what somebody did stays readable after their account is gone', async () => {
  await record('person.role_changed', 'person/ola')
  await database.db.deleteFrom('people').execute()
  expect(await listAudit(database.db, everything)).toMatchObject([{ personId: null, personName: 'Cora' }])
})
