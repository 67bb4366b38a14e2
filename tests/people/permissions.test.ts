import { describe, expect, test } from 'vitest'
import { may, PLAIN_ACTIONS } from '../../server/people/permissions.ts'
import { ROLES, type Person, type Role } from '../../server/people/person.ts'
import { areasOf, SCOPES, type Scope } from '../../server/people/scopes.ts'

const person = (role: Role, hostSlug: string | null = null): Person => ({ id: `the-${role}`, login: role, name: role, role, hostSlug, shows: [] })

// Columns: host, editor, moderator, coordinator, admin. `y` may, `-` may not.
const MATRIX: readonly (readonly [string, string, (who: Person) => boolean])[] = [
  ['go live without a host profile', 'y--yy', (who) => may(who, 'go_live')],
  ['go live with a host profile', 'yyyyy', (who) => may({ ...who, hostSlug: 'ola' }, 'go_live')],
  ['start a special', '---yy', (who) => may(who, 'start_special')],
  ['see the live sessions', '-yyyy', (who) => may(who, 'see_live_sessions')],
  ['end their own live session', 'yyyyy', (who) => may(who, 'end_live_session', { personId: who.id })],
  ['end another\'s live session', '---yy', (who) => may(who, 'end_live_session', { personId: 'another' })],
  ['override what is on air', '---yy', (who) => may(who, 'override_air')],
  ['hold and take out what went on air', '---yy', (who) => may(who, 'keep_air_log')],
  ['plan the programme', '---yy', (who) => may(who, 'plan_programme')],
  ['edit any show', '---yy', (who) => may(who, 'edit_show', { slug: 'sawa', hosts: ['ola'] })],
  ['edit a show given to them', '-y-yy', (who) => may({ ...who, shows: ['sawa'] }, 'edit_show', { slug: 'sawa', hosts: ['ola'] })],
  ['edit another show than the one given to them', '---yy', (who) => may({ ...who, shows: ['sawa'] }, 'edit_show', { slug: 'brama', hosts: ['ola'] })],
  ['edit a show they host', 'yyyyy', (who) => may({ ...who, hostSlug: 'ola' }, 'edit_show', { slug: 'sawa', hosts: ['taras', 'ola'] })],
  ['edit a show that others host, with a host profile', '---yy', (who) => may({ ...who, hostSlug: 'ola' }, 'edit_show', { slug: 'sawa', hosts: ['taras'] })],
  ['edit some show, with nothing given to them', '---yy', (who) => may(who, 'edit_some_show')],
  ['edit some show, with one given to them', '-y-yy', (who) => may({ ...who, shows: ['sawa'] }, 'edit_some_show')],
  ['edit some show, with a host profile', 'yyyyy', (who) => may({ ...who, hostSlug: 'ola' }, 'edit_some_show')],
  ['see and move ideas', '---yy', (who) => may(who, 'manage_ideas')],
  ['end a special that was opened for them', 'yyyyy', (who) => may(who, 'end_special', { personId: who.id })],
  ['end a special of somebody else', '---yy', (who) => may(who, 'end_special', { personId: 'another' })],
  ['invite a host', '---yy', (who) => may(who, 'invite', 'host')],
  ['invite an editor', '---yy', (who) => may(who, 'invite', 'editor')],
  ['invite a moderator', '---yy', (who) => may(who, 'invite', 'moderator')],
  ['invite a coordinator', '----y', (who) => may(who, 'invite', 'coordinator')],
  ['invite an admin', '----y', (who) => may(who, 'invite', 'admin')],
  ['see the people', '---yy', (who) => may(who, 'see_people')],
  ['see who changed what', '---yy', (who) => may(who, 'see_audit')],
  ['manage a host', '---yy', (who) => may(who, 'manage_people', 'host')],
  ['manage a coordinator', '----y', (who) => may(who, 'manage_people', 'coordinator')],
  ['manage an admin', '----y', (who) => may(who, 'manage_people', 'admin')],
  ['manage their own keys', 'yyyyy', (who) => may(who, 'manage_keys', { personId: who.id, role: who.role })],
  ['manage a host\'s keys', '---yy', (who) => may(who, 'manage_keys', { personId: 'another', role: 'host' })],
  ['manage an admin\'s keys', '----y', (who) => may(who, 'manage_keys', { personId: 'another', role: 'admin' })],
  ['work on an episode of any show', '---yy', (who) => may(who, 'edit_episode', { showSlug: 'sawa', hosts: ['ola'], isDraft: true })],
  ['work on an episode of a show they were given', '-y-yy', (who) => may({ ...who, shows: ['sawa'] }, 'edit_episode', { showSlug: 'sawa', hosts: [], isDraft: false })],
  ['work on a draft of a show they host', 'yyyyy', (who) => may({ ...who, hostSlug: 'ola' }, 'edit_episode', { showSlug: 'sawa', hosts: ['ola'], isDraft: true })],
  ['work on a published episode of a show they host', '---yy', (who) => may({ ...who, hostSlug: 'ola' }, 'edit_episode', { showSlug: 'sawa', hosts: ['ola'], isDraft: false })],
  ['publish an episode of any show', '---yy', (who) => may(who, 'publish_episode', { showSlug: 'sawa' })],
  ['publish an episode of a show they were given', '-y-yy', (who) => may({ ...who, shows: ['sawa'] }, 'publish_episode', { showSlug: 'sawa' })],
  ['send sound, with no show of theirs', '---yy', (who) => may(who, 'upload_sound')],
  ['send sound, with a show given to them', '-y-yy', (who) => may({ ...who, shows: ['sawa'] }, 'upload_sound')],
  ['send sound, with a host profile', 'yyyyy', (who) => may({ ...who, hostSlug: 'ola' }, 'upload_sound')],
  ['keep the chat kind', '--yyy', (who) => may(who, 'moderate_chat')],
  ['host the chat of their own show', 'yyyyy', (who) => may({ ...who, hostSlug: 'ola' }, 'host_chat', { hosts: ['ola'] })],
  ['host the chat of another show', '--yyy', (who) => may({ ...who, hostSlug: 'ola' }, 'host_chat', { hosts: ['omar'] })],
  ['hear what any show was asked', '---yy', (who) => may(who, 'hear_questions', { showSlug: 'sawa', hosts: ['ola'] })],
  ['hear what a show was asked that was given to them', '-y-yy', (who) => may({ ...who, shows: ['sawa'] }, 'hear_questions', { showSlug: 'sawa', hosts: [] })],
  ['hear what a show was asked that they host', 'yyyyy', (who) => may({ ...who, hostSlug: 'ola' }, 'hear_questions', { showSlug: 'sawa', hosts: ['ola'] })],
  ['see what the archive is working on', '-y-yy', (who) => may(who, 'see_jobs')],
]

describe.each(MATRIX)('who may %s', (_what, allowed, ask) => {
  test.each(ROLES.map((role, at) => [role, allowed[at] === 'y'] as const))('%s: %s', (role, expected) => {
    expect(ask(person(role))).toBe(expected)
  })
})

test('nobody signed in may go live, invite or end a session', () => {
  expect(may(null, 'go_live')).toBe(false)
  expect(may(null, 'invite', 'host')).toBe(false)
  expect(may(null, 'end_live_session', { personId: 'x' })).toBe(false)
})

test('a host without a profile is not taken for the host of a show without hosts', () => {
  expect(may(person('host'), 'edit_show', { slug: 'sawa', hosts: [] })).toBe(false)
})

const withToken = (role: Role, ...scopes: Scope[]) => (writes: boolean): Person => ({ ...person(role), token: { label: 'cron', areas: areasOf(scopes, { writes }) } })

describe('an access token', () => {
  test('reads with a reading scope and changes nothing with it', () => {
    const token = withToken('admin', 'programme:read')
    expect(may(token(false), 'plan_programme')).toBe(true)
    expect(may(token(true), 'plan_programme')).toBe(false)
  })

  test('reads and changes with a writing scope, in that area only', () => {
    const token = withToken('admin', 'programme:write')
    expect([may(token(false), 'plan_programme'), may(token(true), 'plan_programme')]).toEqual([true, true])
    expect([may(token(true), 'see_people'), may(token(true), 'override_air'), may(token(true), 'invite', 'host')]).toEqual([false, false, false])
  })

  test.each(ROLES)('of a %s with every scope does no more than its owner', (role) => {
    const all = withToken(role, ...SCOPES)(true)
    for (const action of PLAIN_ACTIONS) expect([action, may(all, action)]).toEqual([action, may(person(role), action)])
  })

  test('of an admin makes no admins and no coordinators', () => {
    const token = withToken('admin', ...SCOPES)(true)
    expect((['host', 'editor', 'coordinator', 'admin'] as const).map((role) => may(token, 'invite', role))).toEqual([true, true, false, false])
  })
})

test('a host\'s token for something else does not write the host\'s own texts', () => {
  const host: Person = { ...person('host', 'ola'), token: { label: 'cron', areas: areasOf(['people:write', 'air:write'], { writes: true }) } }
  expect([may(host, 'edit_some_show'), may(host, 'edit_show', { slug: 'sawa', hosts: ['ola'] })]).toEqual([false, false])
})
