// What a coordinator and an admin do with accounts, what everybody does with their own, and what of it is audited.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../server/db/database.ts'
import { Events, type StationEvents } from '../../server/events.ts'
import { silentLog } from '../../server/log.ts'
import { listAudit } from '../../server/people/audit-log.ts'
import { createPeople, type People } from '../../server/people/people.ts'
import type { Person, Role } from '../../server/people/person.ts'
import { codeAt, fromBase32, stepAt } from '../../server/people/second-step/totp.ts'
import { openHostProfiles } from '../../server/shows/host-profiles.ts'
import { openTestDatabase } from '../support/database.ts'
import { HandClock } from '../support/hand-clock.ts'

const HERE = '203.0.113.7'
const PASSWORD = 'long winter evening'
const FIREFOX = 'Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0'

let database: Database
let clock: HandClock
let people: People
let ended: StationEvents['accessEnded'][]
let ada: Person
let cora: Person
let ola: Person

beforeAll(async () => {
  database = await openTestDatabase()
  await database.db.insertInto('hosts').values({ slug: 'ola-k', name: 'Ola K', latin_name: null, languages: ['pl'], role: null, fictional: true }).execute()
  const show = { title: 'Sawa', latin_title: null, titles: '{}', languages: ['ar'], mode: 'live', plays: null, themes: [], music: 'none', archive: 'full', interaction: [], end_policy: '{"kind":"hard"}', descriptions: '{}', review: [], features: '{}' } as const
  await database.db.insertInto('shows').values(['sawa', 'brama'].map((slug) => ({ ...show, slug, languages: ['ar'], themes: [], interaction: [], review: [] }))).execute()
})
afterAll(() => database.close())
beforeEach(async () => {
  for (const table of ['audit_entries', 'invitations', 'ideas', 'people'] as const) await database.db.deleteFrom(table).execute()
  clock = new HandClock()
  ended = []
  const events = new Events(silentLog)
  events.on('accessEnded', (news) => ended.push(news))
  people = createPeople({ db: database.db, clock, log: silentLog, events, hosts: openHostProfiles(database.db) })
  ada = await add('ada', 'admin')
  cora = await add('cora', 'coordinator')
  ola = await add('ola', 'host')
  await database.db.deleteFrom('audit_entries').execute()
})

const add = (login: string, role: Role) => people.accounts.add({ login, name: login, role, password: PASSWORD, hostSlug: null })
const signIn = (login: string, code: string | null = null) => people.signIn(login, PASSWORD, HERE, { code, userAgent: FIREFOX })
const audited = async () => (await listAudit(database.db, { before: null, limit: 50, personId: null, action: null, subject: null })).map(({ personName, action, subject, details }) => [personName, action, subject, details])

test('a coordinator makes a host an editor, gives shows, links a host profile, and each is in the audit log', async () => {
  const { person } = await people.change(cora, ola.id, { role: 'editor', hostSlug: 'ola-k', shows: ['sawa', 'brama'] })
  expect(person).toMatchObject({ role: 'editor', hostSlug: 'ola-k', shows: ['brama', 'sawa'] })
  expect(await people.get(ola.id)).toEqual(person)
  await people.change(cora, ola.id, { shows: ['sawa'] })
  expect((await people.get(ola.id)).shows).toEqual(['sawa'])
  expect(await audited()).toEqual([
    ['cora', 'person.shows_changed', 'person/ola', { before: ['brama', 'sawa'], after: ['sawa'] }],
    ['cora', 'person.shows_changed', 'person/ola', { before: [], after: ['brama', 'sawa'] }],
    ['cora', 'person.host_linked', 'person/ola', { before: null, after: 'ola-k' }],
    ['cora', 'person.role_changed', 'person/ola', { before: 'host', after: 'editor' }],
  ])
})

test('a mistake in one part of a change leaves all of it undone and nothing audited', async () => {
  await expect(people.change(cora, ola.id, { role: 'editor', shows: ['sawa', 'no-such-show'] })).rejects.toMatchObject({ code: 'show_unknown', message: expect.stringContaining('no-such-show') as string })
  await expect(people.change(cora, ola.id, { role: 'editor', hostSlug: 'nobody' })).rejects.toMatchObject({ code: 'host_unknown' })
  await expect(people.change(cora, ola.id, { role: 'editor', hostSlug: 'ola' })).rejects.toMatchObject({ kind: 'invalid', message: expect.stringContaining('did you mean "ola-k" (Ola K)?') as string })
  expect(await people.get(ola.id)).toEqual(ola)
  expect(await audited()).toEqual([])
})

test('a change to what is so already is no change', async () => {
  await people.change(cora, ola.id, { role: 'host', hostSlug: null, shows: [], closed: false })
  expect(await audited()).toEqual([])
})

test('a coordinator touches no coordinator and no admin, and makes none', async () => {
  for (const id of [ada.id, cora.id]) await expect(people.change(cora, id, { closed: true })).rejects.toMatchObject({ code: 'may_not_manage' })
  for (const role of ['coordinator', 'admin'] as const) await expect(people.change(cora, ola.id, { role })).rejects.toMatchObject({ code: 'may_not_manage' })
})

test('the last admin stays one: neither demoted nor closed, but two may become one', async () => {
  await expect(people.change(ada, ada.id, { role: 'host' })).rejects.toMatchObject({ code: 'last_admin' })
  await expect(people.change(ada, ada.id, { closed: true })).rejects.toMatchObject({ code: 'last_admin' })
  await people.change(ada, cora.id, { role: 'admin' })
  expect((await people.change(ada, ada.id, { role: 'host' })).person.role).toBe('host')
})

test('of two admins who demote each other at the same moment one stays', async () => {
  const second = await add('second', 'admin')
  const outcomes = await Promise.allSettled([people.change(ada, second.id, { role: 'host' }), people.change(second, ada.id, { role: 'host' })])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await people.accounts.list()).filter(({ role }) => role === 'admin')).toHaveLength(1)
})

test('a closed account opens nothing: no session, no key, no token, no sign-in; opened again it signs in', async () => {
  const { session } = await signIn('ola')
  const { secret: key } = await people.keys.create(ola, 'BUTT')
  const { secret: token } = await people.tokens.create(ola, { label: 'cron', scopes: ['programme:read'], days: 1 })
  expect(await people.sessions.find(session.token)).not.toBeNull()
  expect(await people.tokens.find(token)).not.toBeNull()
  await people.change(cora, ola.id, { closed: true })
  expect(await people.sessions.find(session.token)).toBeNull()
  expect(await people.authenticateSource('ola', key, HERE)).toBeNull()
  expect(await people.tokens.find(token)).toBeNull()
  await expect(signIn('ola')).rejects.toMatchObject({ kind: 'forbidden', code: 'account_closed' })
  expect(ended).toContainEqual({ ended: { kind: 'everything', personId: ola.id }, why: 'account_closed' })
  await people.change(cora, ola.id, { closed: false })
  expect((await signIn('ola')).person.login).toBe('ola')
})

test('a host who becomes a moderator loses the air at once', async () => {
  await people.change(cora, ola.id, { role: 'moderator' })
  expect(ended).toEqual([{ ended: { kind: 'everything', personId: ola.id }, why: 'role_taken' }])
})

test('sessions are listed by device, ended one by one, and all others at once', async () => {
  const phone = await signIn('ola')
  clock.turn(60_000)
  const lost = await signIn('ola')
  const third = await people.signIn('ola', PASSWORD, HERE)
  const list = await people.sessions.list(ola, phone.session.token)
  expect(list.map(({ device, isCurrent }) => [device, isCurrent]).sort()).toEqual([[null, false], ['Firefox, Android', false], ['Firefox, Android', true]])
  const isLost = (await people.sessions.list(ola, lost.session.token)).find(({ isCurrent }) => isCurrent)
  await people.sessions.endOne(ola, isLost?.id ?? '', ola)
  expect(await people.sessions.find(lost.session.token)).toBeNull()
  expect(await people.sessions.find(third.session.token)).not.toBeNull()
  expect(await people.sessions.endAll(ola, { keep: phone.session.token, by: ola })).toBe(1)
  expect(await people.sessions.find(third.session.token)).toBeNull()
  expect(await people.sessions.find(phone.session.token)).not.toBeNull()
  expect(ended.map(({ why }) => why)).toEqual(['session_ended', 'session_ended'])
})

test('nobody ends the session of somebody else by its id', async () => {
  await signIn('cora')
  const [session] = await people.sessions.list(cora, null)
  await expect(people.sessions.endOne(ola, session?.id ?? '', ola)).rejects.toMatchObject({ code: 'session_unknown' })
})

/** Turns the second step on and gives what makes its codes. */
async function turnOn(person: Person) {
  const { secret } = await people.secondStep.begin(person, 'IMI Radio')
  const code = () => codeAt(fromBase32(secret), stepAt(clock.now()))
  const recoveryCodes = await people.secondStep.confirm(person, code())
  clock.turn(30_000)
  return { secret, code, recoveryCodes }
}

test('with the second step on the password alone opens nothing, and a code opens once', async () => {
  const { code } = await turnOn(ada)
  await expect(signIn('ada')).rejects.toMatchObject({ kind: 'unauthenticated', code: 'code_needed' })
  await expect(signIn('ada', '000000')).rejects.toMatchObject({ kind: 'unauthenticated', code: 'code_wrong' })
  expect((await signIn('ada', code())).person.login).toBe('ada')
  await expect(signIn('ada', code())).rejects.toMatchObject({ code: 'code_wrong' })
  clock.turn(30_000)
  expect((await signIn('ada', code())).person.login).toBe('ada')
})

test('until the first code is given nothing is asked for, and a wrong one turns nothing on', async () => {
  await people.secondStep.begin(ada, 'IMI Radio')
  await expect(people.secondStep.confirm(ada, '000000')).rejects.toMatchObject({ code: 'code_wrong' })
  expect((await signIn('ada')).person.login).toBe('ada')
})

test('codes cannot be guessed: after five wrong ones even the right one waits', async () => {
  const { code } = await turnOn(ada)
  for (let time = 0; time < 5; time += 1) await expect(signIn('ada', '000000')).rejects.toMatchObject({ code: 'code_wrong' })
  await expect(signIn('ada', code())).rejects.toMatchObject({ kind: 'too-many' })
  clock.turn(15 * 60_000)
  expect((await signIn('ada', code())).person.login).toBe('ada')
})

test('each recovery code opens once, however it is typed, and the log tells that it was used', async () => {
  const { recoveryCodes } = await turnOn(ada)
  expect(new Set(recoveryCodes).size).toBe(10)
  const [first = ''] = recoveryCodes
  expect((await signIn('ada', ` ${first.toUpperCase()} `)).person.login).toBe('ada')
  await expect(signIn('ada', first)).rejects.toMatchObject({ code: 'code_wrong' })
  expect((await people.secondStep.find(ada)).codesLeft).toBe(9)
  expect((await audited()).map(([, action]) => action)).toEqual(['person.recovery_code_used', 'person.second_step_on'])
})

test('the second step is turned off, at the command line too, and then the password is enough', async () => {
  await turnOn(ada)
  await people.secondStep.end(ada, null)
  expect((await signIn('ada')).person.login).toBe('ada')
  expect((await audited())[0]).toEqual([null, 'person.second_step_off', 'person/ada', {}])
})

test('an access token is known until it is revoked or too old, and tells when it was used', async () => {
  const { secret, token } = await people.tokens.create(cora, { label: 'nightly import', scopes: ['programme:write'], days: 30 })
  expect(await people.tokens.find(secret)).toMatchObject({ person: { login: 'cora' }, token: { label: 'nightly import', scopes: ['programme:write'] } })
  expect((await people.tokens.list(cora))[0]?.usedAt).toEqual(clock.now())
  expect(JSON.stringify(await database.db.selectFrom('access_tokens').selectAll().execute())).not.toContain(secret)
  await people.tokens.revoke(cora, token.id)
  expect(await people.tokens.find(secret)).toBeNull()
  const short = await people.tokens.create(cora, { label: 'a day', scopes: ['air:read'], days: 1 })
  clock.turn(24 * 3600_000)
  expect(await people.tokens.find(short.secret)).toBeNull()
  await expect(people.tokens.revoke(ola, short.token.id)).rejects.toMatchObject({ code: 'token_unknown' })
})

test('what a token changes is audited with its name', async () => {
  await people.change({ ...cora, token: { label: 'nightly import', areas: ['people'] } }, ola.id, { role: 'editor' })
  expect(await listAudit(database.db, { before: null, limit: 1, personId: null, action: null, subject: null })).toMatchObject([{ personName: 'cora', token: 'nightly import', action: 'person.role_changed' }])
})

const IDEA = { text: 'Кулінарні історії', nick: 'Olha', contact: '+48 600 000 000', languages: ['uk'] }

test('an idea goes from a message to the air, with dates, notes and names, and becomes a person by an invitation', async () => {
  await people.ideas.send(IDEA)
  const [sent] = await people.ideas.list()
  expect(sent).toMatchObject({ ...IDEA, stage: 'applied', steps: [], person: null, isInvited: false })
  const id = sent?.id ?? ''
  clock.turn(3600_000)
  await people.ideas.move(cora, id, { stage: 'trained', note: ' came to the workshop ' })
  const { token } = await people.invitations.create({ role: 'host', hostSlug: null, invitedBy: cora, ideaId: id })
  expect(await people.ideas.list()).toMatchObject([{ stage: 'trained', isInvited: true, steps: [{ stage: 'trained', note: 'came to the workshop', by: 'cora', at: clock.now() }] }])
  const { person } = await people.acceptInvitation(token, { name: 'Olha Kravets', password: PASSWORD })
  expect(await people.ideas.list()).toMatchObject([{ isInvited: false, person: { id: person.id, name: 'Olha Kravets' } }])
  expect((await audited()).map(([who, action]) => [who, action])).toEqual([['Olha Kravets', 'person.joined'], ['cora', 'invitation.made'], ['cora', 'idea.moved']])
})

test('an idea that nobody moved for a year is forgotten with its contact; one that was moved stays', async () => {
  await people.ideas.send(IDEA)
  await people.ideas.send({ ...IDEA, nick: 'Taras' })
  clock.turn(200 * 24 * 3600_000)
  const taras = (await people.ideas.list()).find(({ nick }) => nick === 'Taras')
  await people.ideas.move(cora, taras?.id ?? '', { stage: 'declined', note: '' })
  clock.turn(170 * 24 * 3600_000)
  expect((await people.ideas.list()).map(({ nick }) => nick)).toEqual(['Taras'])
})

test('an invitation for an idea that is gone is refused', async () => {
  await expect(people.invitations.create({ role: 'host', hostSlug: null, invitedBy: cora, ideaId: '00000000-0000-4000-8000-000000000000' })).rejects.toMatchObject({ code: 'idea_unknown' })
})

test('a deleted idea takes its notes along', async () => {
  await people.ideas.send(IDEA)
  const [idea] = await people.ideas.list()
  await people.ideas.move(cora, idea?.id ?? '', { stage: 'declined', note: 'private' })
  await people.ideas.delete(cora, idea?.id ?? '')
  expect(await people.ideas.list()).toEqual([])
  expect(await database.db.selectFrom('idea_steps').selectAll().execute()).toEqual([])
})
