// Signing in, inviting and keys as a browser does them, over the application's own routes.

import { Registry } from 'prom-client'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../server/db/database.ts'
import { Events } from '../../server/events.ts'
import type { App } from '../../server/http/app-type.ts'
import { buildBareApp } from '../../server/http/bare-app.ts'
import { silentLog } from '../../server/log.ts'
import { accountRoutes } from '../../server/people/account-routes.ts'
import { auditRoutes } from '../../server/people/audit-routes.ts'
import { ideaRoutes } from '../../server/people/ideas/routes.ts'
import { createPeople, type People } from '../../server/people/people.ts'
import type { Role } from '../../server/people/person.ts'
import { personPlugin } from '../../server/people/person-plugin.ts'
import { peopleRoutes } from '../../server/people/routes.ts'
import { openHostProfiles } from '../../server/shows/host-profiles.ts'
import { openTestDatabase } from '../support/database.ts'
import { HandClock } from '../support/hand-clock.ts'

const PUBLIC_URL = 'https://radio.example'
const PASSWORD = 'long winter evening'

let database: Database
let people: People
let app: App

beforeAll(async () => {
  database = await openTestDatabase()
  await database.db.insertInto('hosts').values({ slug: 'oksana', name: 'Оксана Ґудзь', latin_name: 'Oksana Gudz', languages: ['uk'], role: null, fictional: true }).execute()
})
afterAll(() => database.close())
afterEach(() => app.close())
beforeEach(async () => {
  await database.db.deleteFrom('invitations').execute()
  await database.db.deleteFrom('ideas').execute()
  await database.db.deleteFrom('audit_entries').execute()
  await database.db.deleteFrom('people').execute()
  people = createPeople({ db: database.db, clock: new HandClock(new Date().toISOString()), log: silentLog, events: new Events(silentLog), hosts: openHostProfiles(database.db) })
  app = await open(people)
})

async function open(people: People, db = database.db): Promise<App> {
  const health = { missing: () => [], troubles: () => [] }
  const app = await buildBareApp({ publicUrl: PUBLIC_URL, trustProxy: false, health, registry: new Registry() })
  await app.register(personPlugin, { sessions: people.sessions, tokens: people.tokens, publicUrl: PUBLIC_URL })
  await app.register(accountRoutes, { prefix: '/api/v1', people, stationName: 'IMI Radio' })
  await app.register(ideaRoutes, { prefix: '/api/v1', ideas: people.ideas })
  await app.register(auditRoutes, { prefix: '/api/v1', db })
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

test('an invitation for a host profile that is none is refused with the one probably meant, and no link is made', async () => {
  const cookie = await signedIn('cora', 'coordinator')
  const refused = await ask('POST', '/invitations', { cookie, body: { role: 'host', hostSlug: 'oksanka' } })
  expect(refused).toMatchObject({ status: 400, body: { code: 'host_unknown', message: expect.stringContaining('did you mean "oksana" (Оксана Ґудзь)?') as string } })
  expect((await ask('GET', '/invitations', { cookie })).body).toEqual({ invitations: [] })
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
  people = createPeople({ db: away.db, clock: new HandClock(new Date().toISOString()), log: silentLog, events: new Events(silentLog), hosts: openHostProfiles(away.db) })
  app = await open(people)
  const cookie = await signedIn('ola', 'host')
  await away.close()
  expect(await ask('GET', '/public', { cookie })).toMatchObject({ status: 200, body: { on: 'air' } })
  expect(await ask('GET', '/me', { cookie })).toMatchObject({ status: 503, body: { code: 'database_away' } })
})

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })

/** A token of `login` with these scopes, made as the account page makes it. */
async function token(login: string, role: Role, scopes: readonly string[]): Promise<string> {
  const made = await ask('POST', '/me/tokens', { cookie: await signedIn(login, role), body: { label: 'nightly import', scopes, days: 30 } })
  expect(made.status).toBe(201)
  return String(made.body?.['secret'])
}

test('a program with a token acts as its owner, from no page at all', async () => {
  const headers = bearer(await token('cora', 'coordinator', ['people:write']))
  expect((await ask('GET', '/me', { headers })).body).toMatchObject({ person: { login: 'cora' }, may: ['see_people', 'manage_ideas', 'see_audit'] })
  expect((await ask('POST', '/invitations', { headers, body: { role: 'host' } })).status).toBe(201)
  expect((await ask('POST', '/invitations', { headers, body: { role: 'admin' } })).status).toBe(403)
  expect((await ask('GET', '/audit?action=invitation', { headers })).body).toMatchObject({ entries: [{ person: { name: 'cora', token: 'nightly import' }, action: 'invitation.made' }] })
})

test('a token that only reads changes nothing', async () => {
  const headers = bearer(await token('cora', 'coordinator', ['people:read']))
  expect((await ask('GET', '/people', { headers })).status).toBe(200)
  expect(await ask('POST', '/invitations', { headers, body: { role: 'host' } })).toMatchObject({ status: 403, body: { code: 'may_not_invite' } })
})

test('a token makes no tokens and no keys, sees no sessions and changes no password', async () => {
  const headers = bearer(await token('ada', 'admin', ['programme:write', 'people:write', 'air:write']))
  const tries = [
    ask('POST', '/me/tokens', { headers, body: { label: 'another', scopes: ['air:read'] } }),
    ask('GET', '/me/tokens', { headers }),
    ask('POST', '/me/keys', { headers, body: {} }),
    ask('POST', '/me/password', { headers, body: { current: PASSWORD, next: 'another long evening' } }),
    ask('GET', '/me/sessions', { headers }),
    ask('DELETE', '/me/sessions', { headers }),
    ask('POST', '/me/second-step', { headers, body: { password: PASSWORD } }),
  ]
  for (const { status, body } of await Promise.all(tries)) expect([status, body?.['code']]).toEqual([403, 'not_by_token'])
})

test('a token that is revoked or made up is told so, and public answers go on', async () => {
  const cookie = await signedIn('cora', 'coordinator')
  const made = (await ask('POST', '/me/tokens', { cookie, body: { label: 'x', scopes: ['people:read'] } })).body as { token: { id: string }; secret: string }
  expect((await ask('DELETE', `/me/tokens/${made.token.id}`, { cookie })).status).toBe(204)
  for (const secret of [made.secret, `imi_${'x'.repeat(43)}`]) {
    expect(await ask('GET', '/people', { headers: bearer(secret) })).toMatchObject({ status: 401, body: { code: 'token_unknown' } })
    expect((await ask('GET', '/public', { headers: bearer(secret) })).status).toBe(200)
  }
})

test('a bearer beside a cookie counts alone: a weak token is not made strong by a session', async () => {
  const cookie = await signedIn('ada', 'admin')
  const headers = bearer(await token('ola', 'host', ['people:read']))
  expect((await ask('GET', '/people', { cookie, headers })).status).toBe(403)
})

test('anybody sends an idea, without an account; only coordinators read it', async () => {
  const idea = { text: 'Listy do domu', nick: 'Olha', contact: 'signal: olha.17', languages: ['uk'] }
  expect(await ask('POST', '/ideas', { body: idea })).toMatchObject({ status: 201, body: { keptMonths: 12 } })
  expect((await ask('GET', '/ideas')).status).toBe(401)
  expect((await ask('GET', '/ideas', { cookie: await signedIn('ed', 'editor') })).status).toBe(403)
  expect((await ask('GET', '/ideas', { cookie: await signedIn('cora', 'coordinator') })).body).toMatchObject({ ideas: [idea] })
})

test('what fills in the hidden field hears thanks and leaves nothing', async () => {
  expect((await ask('POST', '/ideas', { body: { text: 'buy', nick: 'x', contact: 'y', website: 'http://spam.example' } })).status).toBe(201)
  expect(await people.ideas.list()).toEqual([])
})

test('after thirty ideas an hour one address waits', async () => {
  const idea = { text: '', nick: 'x', contact: 'y' }
  for (let time = 0; time < 30; time += 1) expect((await ask('POST', '/ideas', { body: idea })).status).toBe(400)
  expect((await ask('POST', '/ideas', { body: idea })).status).toBe(429)
})

test('a coordinator ends the sessions of a host, and not those of an admin', async () => {
  const cora = await signedIn('cora', 'coordinator')
  const ola = await signedIn('ola', 'host')
  await signedIn('ada', 'admin')
  const { people: list } = (await ask('GET', '/people', { cookie: cora })).body as { people: { id: string; login: string }[] }
  const idOf = (login: string) => list.find((one) => one.login === login)?.id
  expect((await ask('GET', `/people/${idOf('ola')}/sessions`, { cookie: cora })).body).toMatchObject({ sessions: [{ isCurrent: false }] })
  expect((await ask('DELETE', `/people/${idOf('ola')}/sessions`, { cookie: cora })).body).toEqual({ ended: 1 })
  expect((await ask('GET', '/me', { cookie: ola })).body).toMatchObject({ person: null })
  expect((await ask('DELETE', `/people/${idOf('ada')}/sessions`, { cookie: cora })).status).toBe(403)
})
