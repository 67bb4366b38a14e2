import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../server/db/database.ts'
import { Events } from '../../server/events.ts'
import { isOver, type AccessEnded } from '../../server/people/access.ts'
import { silentLog } from '../../server/log.ts'
import { createPeople, type People } from '../../server/people/people.ts'
import type { Role } from '../../server/people/person.ts'
import { accessBySession } from '../../server/people/sessions.ts'
import { openHostProfiles } from '../../server/shows/host-profiles.ts'
import { openTestDatabase } from '../support/database.ts'
import { HandClock } from '../support/hand-clock.ts'

const HERE = '203.0.113.7'
const DAY = 24 * 3600_000
const PASSWORD = 'long winter evening'

let database: Database
let clock: HandClock
let people: People
let ended: AccessEnded[]
let events: Events

beforeAll(async () => {
  database = await openTestDatabase()
  await database.db.insertInto('hosts').values({ slug: 'oksana', name: 'Оксана Ґудзь', latin_name: 'Oksana Gudz', languages: ['uk'], role: null, fictional: true }).execute()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.db.deleteFrom('invitations').execute()
  await database.db.deleteFrom('people').execute()
  clock = new HandClock()
  events = new Events(silentLog)
  ended = []
  events.on('accessEnded', (news) => ended.push(news))
  people = createPeople({ db: database.db, clock, log: silentLog, events, hosts: openHostProfiles(database.db) })
})

const add = (login: string, role: Role = 'host', hostSlug: string | null = null) => people.accounts.add({ login, name: login, role, password: PASSWORD, hostSlug })

test('a host signs in with login and password and is known by the session', async () => {
  await add('ola', 'host', 'ola-k')
  const { session } = await people.signIn('OLA ', PASSWORD, HERE)
  expect((await people.sessions.find(session.token))?.person).toMatchObject({ login: 'ola', role: 'host', hostSlug: 'ola-k' })
})

test('the database holds neither password nor token nor key in a form that opens anything', async () => {
  const ola = await add('ola')
  const { session } = await people.signIn('ola', PASSWORD, HERE)
  const { secret } = await people.keys.create(ola, 'BUTT')
  const { token } = await people.invitations.create({ role: 'host', hostSlug: null, invitedBy: ola })
  const tables = await Promise.all((['people', 'sessions', 'source_keys', 'invitations'] as const).map((table) => database.db.selectFrom(table).selectAll().execute()))
  const everything = JSON.stringify(tables)
  for (const hidden of [PASSWORD, session.token, secret, token, HERE]) expect(everything).not.toContain(hidden)
})

test('a wrong password and an unknown login are refused in the same words', async () => {
  await add('ola')
  const wrong = await people.signIn('ola', 'not the password', HERE).catch((error: unknown) => error)
  const unknown = await people.signIn('nobody', PASSWORD, HERE).catch((error: unknown) => error)
  expect(wrong).toMatchObject({ kind: 'unauthenticated', code: 'login_or_password_wrong' })
  expect(unknown).toMatchObject({ kind: 'unauthenticated', code: 'login_or_password_wrong', message: (wrong as Error).message })
})

test('after eight wrong passwords even the right one has to wait, from that address only', async () => {
  await add('ola')
  for (let time = 0; time < 8; time += 1) await expect(people.signIn('ola', 'not the password', HERE)).rejects.toMatchObject({ kind: 'unauthenticated' })
  await expect(people.signIn('ola', PASSWORD, HERE)).rejects.toMatchObject({ kind: 'too-many', details: { retryAfterSeconds: 600 } })
  await people.signIn('ola', PASSWORD, '198.51.100.1')
  clock.turn(10 * 60_000)
  await people.signIn('ola', PASSWORD, HERE)
})

test('one address that tries many logins is stopped too', async () => {
  for (let time = 0; time < 40; time += 1) await expect(people.signIn(`guess-${time}`, 'not the password', HERE)).rejects.toMatchObject({ kind: 'unauthenticated' })
  await expect(people.signIn('guess-41', 'not the password', HERE)).rejects.toMatchObject({ kind: 'too-many' })
})

test('a session lasts 30 days from the last visit, not from the first', async () => {
  await add('ola')
  const { session } = await people.signIn('ola', PASSWORD, HERE)
  clock.turn(29 * DAY)
  expect((await people.sessions.find(session.token))?.prolongedUntil).toEqual(new Date(clock.now().getTime() + 30 * DAY))
  clock.turn(29 * DAY)
  expect((await people.sessions.find(session.token))?.person.login).toBe('ola')
  clock.turn(31 * DAY)
  expect(await people.sessions.find(session.token)).toBeNull()
})

test('signing out ends that session at once and no other', async () => {
  await add('ola')
  const phone = await people.signIn('ola', PASSWORD, HERE)
  const laptop = await people.signIn('ola', PASSWORD, HERE)
  await people.sessions.find(phone.session.token)
  await people.sessions.end(phone.session.token)
  expect(await people.sessions.find(phone.session.token)).toBeNull()
  expect(await people.sessions.find(laptop.session.token)).not.toBeNull()
})

test('a new password ends every other session, also one that was seen a second ago', async () => {
  const ola = await add('ola')
  const stolen = await people.signIn('ola', PASSWORD, HERE)
  const own = await people.signIn('ola', PASSWORD, HERE)
  await people.sessions.find(stolen.session.token)
  await people.changePassword(ola, { current: PASSWORD, next: 'an even longer evening' }, HERE, own.session.token)
  expect(await people.sessions.find(stolen.session.token)).toBeNull()
  expect((await people.sessions.find(own.session.token))?.person.login).toBe('ola')
  await expect(people.signIn('ola', PASSWORD, HERE)).rejects.toMatchObject({ kind: 'unauthenticated' })
  await people.signIn('ola', 'an even longer evening', HERE)
})

test('a stranger at an open laptop does not change the password without knowing it', async () => {
  const ola = await add('ola')
  await expect(people.changePassword(ola, { current: 'a guess of mine', next: 'an even longer evening' }, HERE, null)).rejects.toMatchObject({ kind: 'unauthenticated' })
  await people.signIn('ola', PASSWORD, HERE)
})

test('a login is given once, and the second is told so', async () => {
  await add('ola')
  await expect(add('Ola')).rejects.toMatchObject({ kind: 'conflict', code: 'login_taken' })
})

test('an invited host types a name in Ukrainian and a password, and gets a login in Latin letters', async () => {
  const { token } = await people.invitations.create({ role: 'host', hostSlug: 'oksana', invitedBy: null })
  const { person, session } = await people.acceptInvitation(token, { name: 'Оксана Ґудзь', password: PASSWORD })
  expect(person).toMatchObject({ login: 'oksana-gudz', name: 'Оксана Ґудзь', role: 'host', hostSlug: 'oksana' })
  expect((await people.sessions.find(session.token))?.person.id).toBe(person.id)
  await people.signIn('oksana-gudz', PASSWORD, HERE)
})

test('an invitation works once, also when two phones open it at the same moment', async () => {
  const { token } = await people.invitations.create({ role: 'host', hostSlug: null, invitedBy: null })
  const both = await Promise.allSettled([1, 2].map((phone) => people.acceptInvitation(token, { name: `Phone ${phone}`, password: PASSWORD })))
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await people.accounts.list()).toHaveLength(1)
  await expect(people.invitations.get(token)).rejects.toMatchObject({ code: 'invitation_over' })
})

test('an invitation is not used up by a password that is too short', async () => {
  const { token } = await people.invitations.create({ role: 'host', hostSlug: null, invitedBy: null })
  await expect(people.acceptInvitation(token, { name: 'Ola', password: 'short' })).rejects.toMatchObject({ code: 'password_too_short' })
  await people.acceptInvitation(token, { name: 'Ola', password: PASSWORD })
})

test('an invitation is over after a week', async () => {
  const { token } = await people.invitations.create({ role: 'host', hostSlug: null, invitedBy: null })
  clock.turn(7 * DAY)
  await expect(people.acceptInvitation(token, { name: 'Ola', password: PASSWORD })).rejects.toMatchObject({ code: 'invitation_over' })
})

test('five hosts of the same name invited at once get five logins', async () => {
  const links = await Promise.all(Array.from({ length: 5 }, () => people.invitations.create({ role: 'host', hostSlug: null, invitedBy: null })))
  const made = await Promise.all(links.map(({ token }) => people.acceptInvitation(token, { name: 'Марія', password: PASSWORD })))
  expect(made.map(({ person }) => person.login).sort()).toEqual(['mariya', 'mariya-2', 'mariya-3', 'mariya-4', 'mariya-5'])
})

const tokenOf = (link: string | null): string => new URL(link ?? '').pathname.replace('/invite/', '')

test('a new station gives a link for its first admin, and no second one', async () => {
  const link = await people.firstAdminLink('https://radio.example')
  expect(link).toMatch(/^https:\/\/radio\.example\/invite\/[\w-]{43}$/)
  const { person } = await people.acceptInvitation(tokenOf(link), { name: 'Ada', password: PASSWORD })
  expect(person.role).toBe('admin')
  expect(await people.firstAdminLink('https://radio.example')).toBeNull()
})

test('only the first-admin link of the latest start works', async () => {
  const old = await people.firstAdminLink('https://radio.example')
  const latest = await people.firstAdminLink('https://radio.example')
  await expect(people.invitations.get(tokenOf(old))).rejects.toMatchObject({ code: 'invitation_over' })
  await expect(people.invitations.get(tokenOf(latest))).resolves.toMatchObject({ role: 'admin' })
})

test('a first-admin link left in a terminal is worth nothing once there is an admin', async () => {
  const link = await people.firstAdminLink('https://radio.example')
  await add('ada', 'admin')
  await expect(people.invitations.get(tokenOf(link))).rejects.toMatchObject({ code: 'invitation_over' })
  await expect(people.acceptInvitation(tokenOf(link), { name: 'Eve', password: PASSWORD })).rejects.toMatchObject({ code: 'invitation_over' })
})

test('a source client is let in with login and key, and not with another\'s key or the password', async () => {
  const ola = await add('ola')
  const taras = await add('taras')
  const { secret } = await people.keys.create(ola, 'BUTT on my laptop')
  const other = await people.keys.create(taras, 'Mixxx')
  expect(await people.authenticateSource('Ola', secret, HERE)).toMatchObject({ person: ola, access: { kind: 'key' } })
  expect(await people.authenticateSource('ola', other.secret, HERE)).toBeNull()
  expect(await people.authenticateSource('ola', PASSWORD, HERE)).toBeNull()
  expect(await people.authenticateSource('nobody', secret, HERE)).toBeNull()
  expect((await people.keys.list(ola))[0]?.usedAt).toEqual(clock.now())
})

test('a revoked key is refused at once, and the person\'s other key still works', async () => {
  const ola = await add('ola')
  const lost = await people.keys.create(ola, 'the lost laptop')
  const kept = await people.keys.create(ola, 'the studio')
  await people.authenticateSource('ola', lost.secret, HERE)
  await people.keys.revoke(ola, lost.key.id)
  expect(await people.authenticateSource('ola', lost.secret, HERE)).toBeNull()
  expect(await people.authenticateSource('ola', kept.secret, HERE)).not.toBeNull()
})

test('nobody revokes a key of somebody else', async () => {
  const ola = await add('ola')
  const { key } = await people.keys.create(ola, 'BUTT')
  await expect(people.keys.revoke(await add('taras'), key.id)).rejects.toMatchObject({ kind: 'not-found' })
})

test('a source client with a wrong key that hammers is told to wait, and a right one that hammers is not', async () => {
  const ola = await add('ola')
  const { secret } = await people.keys.create(ola, 'BUTT')
  for (let time = 0; time < 10; time += 1) expect(await people.authenticateSource('ola', 'imi-wrong', HERE)).toBeNull()
  await expect(people.authenticateSource('ola', 'imi-wrong', HERE)).rejects.toMatchObject({ kind: 'too-many' })
  clock.turn(60_000)
  for (let time = 0; time < 200; time += 1) expect(await people.authenticateSource('ola', secret, HERE)).not.toBeNull()
})

test('a host whose line drops gets back in, and stays signed in, while the database is away', async () => {
  const away = await openTestDatabase()
  const station = createPeople({ db: away.db, clock, log: silentLog, events, hosts: openHostProfiles(away.db) })
  const ola = await station.accounts.add({ login: 'ola', name: 'Ola', role: 'host', password: PASSWORD, hostSlug: null })
  const { secret } = await station.keys.create(ola, 'BUTT')
  const { session } = await station.signIn('ola', PASSWORD, HERE)
  await station.authenticateSource('ola', secret, HERE)
  await station.sessions.find(session.token)
  await away.close()
  // Three hours into the show.
  clock.turn(3 * 3600_000)
  expect((await station.authenticateSource('ola', secret, HERE))?.person).toEqual(ola)
  expect((await station.sessions.find(session.token))?.person).toEqual(ola)
  expect((await station.sessions.find(session.token))?.person).toEqual(ola)
  await expect(station.authenticateSource('taras', secret, HERE)).rejects.toMatchObject({ kind: 'unavailable' })
})

describe('what let somebody in and ends is told to whoever keeps lines open', () => {
  test('a revoked key, once it is gone, and nobody else\'s key by that id', async () => {
    const [ola, taras] = [await add('ola'), await add('taras')]
    const { key, secret } = await people.keys.create(ola, 'BUTT')
    const known = await people.authenticateSource('ola', secret, HERE)
    await people.keys.revoke(taras, key.id).catch(() => {})
    expect(ended.filter((news) => known && isOver(known.access, ola.id, news))).toEqual([])
    await people.keys.revoke(ola, key.id)
    expect(ended.filter((news) => known && isOver(known.access, ola.id, news))).toMatchObject([{ why: 'key_revoked' }])
  })

  test('a sign-out: that session and no other', async () => {
    const ola = await add('ola')
    const phone = await people.signIn('ola', PASSWORD, HERE)
    const laptop = await people.signIn('ola', PASSWORD, HERE)
    await people.sessions.end(phone.session.token)
    expect(ended).toMatchObject([{ why: 'signed_out' }])
    expect([phone, laptop].map(({ session }) => ended.some((news) => isOver(accessBySession(session.token), ola.id, news)))).toEqual([true, false])
  })

  test('a changed password: every session but the one it was changed from, and no key', async () => {
    const ola = await add('ola')
    const other = await people.signIn('ola', PASSWORD, HERE)
    const own = await people.signIn('ola', PASSWORD, HERE)
    await people.changePassword(ola, { current: PASSWORD, next: 'an even longer evening' }, HERE, own.session.token)
    const accesses = [accessBySession(other.session.token), accessBySession(own.session.token), { kind: 'key', id: 'k' } as const]
    expect(accesses.map((access) => ended.some((news) => isOver(access, ola.id, news)))).toEqual([true, false, false])
  })

  test('a session that has become too old', async () => {
    const ola = await add('ola')
    const old = await people.signIn('ola', PASSWORD, HERE)
    clock.turn(31 * DAY)
    await people.signIn('ola', PASSWORD, HERE)
    expect(ended).toMatchObject([{ why: 'session_over' }])
    expect(ended.some((news) => isOver(accessBySession(old.session.token), ola.id, news))).toBe(true)
  })

  test('a closed account and a role taken away: everything of that person; a role given ends nothing', async () => {
    const ola = await add('ola', 'coordinator')
    people.rightsChanged(ola, { ...ola, role: 'admin' })
    expect(ended).toEqual([])
    people.rightsChanged(ola, { ...ola, role: 'editor' })
    people.rightsChanged(ola, null)
    expect(ended.map(({ why }) => why)).toEqual(['role_taken', 'account_closed'])
    expect(ended.every((news) => isOver({ kind: 'key', id: 'k' }, ola.id, news) && !isOver({ kind: 'key', id: 'k' }, 'somebody else', news))).toBe(true)
  })
})
