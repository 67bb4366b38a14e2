// Signing in, inviting and keys as a browser does them, over the application's own routes.

import { Registry } from 'prom-client'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../server/db/database.ts'
import { Events } from '../../server/events.ts'
import type { App } from '../../server/http/app-type.ts'
import { buildBareApp } from '../../server/http/bare-app.ts'
import { silentLog } from '../../server/log.ts'
import { createPeople, type People } from '../../server/people/people.ts'
import type { Role } from '../../server/people/person.ts'
import { personPlugin } from '../../server/people/person-plugin.ts'
import { peopleRoutes } from '../../server/people/routes.ts'
import { openTestDatabase } from '../support/database.ts'
import { HandClock } from '../support/hand-clock.ts'

const PUBLIC_URL = 'https://radio.example'
const PASSWORD = 'long winter evening'

let database: Database
let people: People
let app: App

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
afterEach(() => app.close())
beforeEach(async () => {
  await database.db.deleteFrom('invitations').execute()
  await database.db.deleteFrom('people').execute()
  people = createPeople({ db: database.db, clock: new HandClock(new Date().toISOString()), log: silentLog, events: new Events(silentLog) })
  app = await open(people)
})

async function open(people: People): Promise<App> {
  const health = { missing: () => [], troubles: () => [] }
  const app = await buildBareApp({ publicUrl: PUBLIC_URL, trustProxy: false, health, registry: new Registry() })
  await app.register(personPlugin, { sessions: people.sessions, publicUrl: PUBLIC_URL })
  await app.register(peopleRoutes, { prefix: '/api/v1', people, publicUrl: PUBLIC_URL })
  app.get('/api/v1/public', async () => ({ on: 'air' }))
  await app.ready()
  return app
}

interface Ask {
  readonly cookie?: string
  readonly body?: object
  readonly headers?: Record<string, string>
}

const OURS = { 'sec-fetch-site': 'same-origin' }

async function ask(method: 'GET' | 'POST' | 'DELETE', path: string, { cookie, body, headers = OURS }: Ask = {}) {
  const response = await app.inject({ method, url: `/api/v1${path}`, headers: { ...headers, ...(cookie ? { cookie } : {}) }, ...(body ? { payload: body } : {}) })
  return { status: response.statusCode, body: response.body ? (response.json() as Record<string, unknown>) : null, setCookie: String(response.headers['set-cookie'] ?? '') }
}

async function signedIn(login: string, role: Role): Promise<string> {
  await people.accounts.add({ login, name: login, role, password: PASSWORD, hostSlug: null })
  const { setCookie } = await ask('POST', '/sign-in', { body: { login, password: PASSWORD } })
  return setCookie.split(';')[0] ?? ''
}

test('signing in gives a cookie that scripts cannot read and other sites cannot send', async () => {
  await people.accounts.add({ login: 'ola', name: 'Ola', role: 'host', password: PASSWORD, hostSlug: null })
  const { status, body, setCookie } = await ask('POST', '/sign-in', { body: { login: 'ola', password: PASSWORD } })
  expect(status).toBe(200)
  expect(body).toMatchObject({ person: { login: 'ola', role: 'host' } })
  for (const part of ['HttpOnly', 'SameSite=Lax', 'Secure', 'Path=/']) expect(setCookie).toContain(part)
  expect(JSON.stringify(body)).not.toContain('argon2')
})

test('a page learns who is signed in and what to offer them', async () => {
  expect((await ask('GET', '/me')).body).toEqual({ person: null, may: [] })
  expect((await ask('GET', '/me', { cookie: await signedIn('ola', 'host') })).body).toMatchObject({ person: { login: 'ola' }, may: ['go_live'] })
  expect((await ask('GET', '/me', { cookie: await signedIn('ada', 'admin') })).body?.['may']).toContain('start_special')
})

test('after signing out the cookie opens nothing', async () => {
  const cookie = await signedIn('ola', 'host')
  const out = await ask('POST', '/sign-out', { cookie })
  expect(out.status).toBe(204)
  expect(out.setCookie).toMatch(/imi_session=;/)
  expect((await ask('GET', '/me/keys', { cookie })).status).toBe(401)
})

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
  ['another site in an older browser', { origin: 'https://evil.example' }],
  ['nobody says where from', {}],
])('a write with the cookie from %s is refused and does nothing', async (_what, headers) => {
  const cookie = await signedIn('ada', 'admin')
  expect(await ask('POST', '/invitations', { cookie, headers, body: { role: 'admin' } })).toMatchObject({ status: 403, body: { code: 'foreign_page' } })
  expect(await people.invitations.list()).toHaveLength(0)
})

test('a program without cookies may sign in, a foreign page may not sign a visitor in', async () => {
  await people.accounts.add({ login: 'ola', name: 'Ola', role: 'host', password: PASSWORD, hostSlug: null })
  const body = { login: 'ola', password: PASSWORD }
  expect((await ask('POST', '/sign-in', { body, headers: {} })).status).toBe(200)
  expect((await ask('POST', '/sign-in', { body, headers: { origin: 'https://evil.example' } })).status).toBe(403)
})

test('a coordinator invites a host, who opens the link and is signed in with two fields', async () => {
  const cookie = await signedIn('cora', 'coordinator')
  const made = await ask('POST', '/invitations', { cookie, body: { role: 'host', hostSlug: 'oksana' } })
  expect(made.status).toBe(201)
  const link = String(made.body?.['link'])
  expect(link).toMatch(/^https:\/\/radio\.example\/invite\//)
  const token = link.split('/').at(-1)
  expect(await ask('GET', `/invitations/${token}`)).toMatchObject({ status: 200, body: { role: 'host', hostSlug: 'oksana' } })
  const accepted = await ask('POST', `/invitations/${token}/accept`, { body: { name: 'Оксана', password: PASSWORD } })
  expect(accepted).toMatchObject({ status: 201, body: { person: { login: 'oksana', hostSlug: 'oksana' } } })
  expect((await ask('GET', '/me', { cookie: accepted.setCookie.split(';')[0] ?? '' })).body).toMatchObject({ person: { login: 'oksana' } })
  expect(await ask('GET', `/invitations/${token}`)).toMatchObject({ status: 404, body: { code: 'invitation_over' } })
  expect(JSON.stringify((await ask('GET', '/invitations', { cookie })).body)).not.toContain(String(token))
})

test('a coordinator cannot make admins, a host cannot invite at all, and strangers see no lists', async () => {
  const coordinator = await signedIn('cora', 'coordinator')
  const host = await signedIn('ola', 'host')
  expect(await ask('POST', '/invitations', { cookie: coordinator, body: { role: 'admin' } })).toMatchObject({ status: 403, body: { code: 'may_not_invite' } })
  expect((await ask('POST', '/invitations', { cookie: host, body: { role: 'host' } })).status).toBe(403)
  expect((await ask('POST', '/invitations', { body: { role: 'host' } })).status).toBe(401)
  for (const list of ['/people', '/invitations']) {
    expect((await ask('GET', list)).status).toBe(401)
    expect((await ask('GET', list, { cookie: host })).status).toBe(403)
    expect((await ask('GET', list, { cookie: coordinator })).status).toBe(200)
  }
})

test('a host makes a key, sees its name but never its secret again, and revokes it', async () => {
  const cookie = await signedIn('ola', 'host')
  const made = await ask('POST', '/me/keys', { cookie, body: { label: 'BUTT on my laptop' } })
  expect(made).toMatchObject({ status: 201, body: { login: 'ola', key: { label: 'BUTT on my laptop', usedAt: null } } })
  const { secret, key } = made.body as { secret: string; key: { id: string } }
  expect(await people.authenticateSource('ola', secret, '203.0.113.7')).not.toBeNull()
  const list = JSON.stringify((await ask('GET', '/me/keys', { cookie })).body)
  expect(list).toContain('BUTT on my laptop')
  expect(list).not.toContain(secret)
  expect((await ask('DELETE', `/me/keys/${key.id}`, { cookie })).status).toBe(204)
  expect(await people.authenticateSource('ola', secret, '203.0.113.7')).toBeNull()
  expect((await ask('DELETE', `/me/keys/${key.id}`, { cookie })).status).toBe(404)
})

test('a moderator who hosts nothing gets no key', async () => {
  expect(await ask('POST', '/me/keys', { cookie: await signedIn('mo', 'moderator'), body: {} })).toMatchObject({ status: 403, body: { code: 'not_a_host' } })
})

test('a password is changed only by who knows it', async () => {
  const cookie = await signedIn('ola', 'host')
  expect((await ask('POST', '/me/password', { cookie, body: { current: 'not the password', next: 'another evening' } })).status).toBe(401)
  expect((await ask('POST', '/me/password', { cookie, body: { current: PASSWORD, next: 'short' } })).status).toBe(400)
  expect((await ask('POST', '/me/password', { cookie, body: { current: PASSWORD, next: 'another evening' } })).status).toBe(204)
  expect((await ask('GET', '/me', { cookie })).body).toMatchObject({ person: { login: 'ola' } })
})

test('while the database is away public answers go on, and only who asks for the person hears of it', async () => {
  const away = await openTestDatabase()
  await app.close()
  people = createPeople({ db: away.db, clock: new HandClock(new Date().toISOString()), log: silentLog, events: new Events(silentLog) })
  app = await open(people)
  const cookie = await signedIn('ola', 'host')
  await away.close()
  expect(await ask('GET', '/public', { cookie })).toMatchObject({ status: 200, body: { on: 'air' } })
  expect(await ask('GET', '/me', { cookie })).toMatchObject({ status: 503, body: { code: 'database_away' } })
})
