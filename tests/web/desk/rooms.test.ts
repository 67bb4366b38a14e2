import { expect, test } from 'vitest'
import type { AuditEntryOnWire } from '../../../server/people/schema.ts'
import { translator } from '../../../web/i18n/translate.ts'
import { nextSlot } from '../../../web/desk/mine/next-slot.ts'
import { sentenceOf } from '../../../web/desk/audit/sentence.ts'
import audit, { source as auditSource } from '../../../web/desk/audit/texts/en.ts'
import desk, { source as deskSource } from '../../../web/desk/texts/en.ts'
import { rolesOf } from '../../../web/desk/people/looks-after.ts'
import { roomsOf } from '../../../web/desk/rooms.ts'
import { may, PLAIN_ACTIONS } from '../../../server/people/permissions.ts'
import { ROLES } from '../../../server/people/person.ts'

const t = translator<typeof auditSource>(audit, String)
const d = translator<typeof deskSource>(desk, String)
const cora = { id: 'c', name: 'Cora', token: null }
const said = (entry: Partial<AuditEntryOnWire>) => sentenceOf({ id: 1, at: '2026-11-23T18:00:00Z', person: cora, action: '', subject: 'person/ola', details: {}, ...entry }, t, d)

test.each([
  ['a role', { action: 'person.role_changed', details: { before: 'host', after: 'editor' } }, 'Cora changed the role of ola: host → editor'],
  ['shows given', { action: 'person.shows_changed', details: { before: [], after: ['sawa', 'brama'] } }, 'Cora changed the shows given to ola: – → sawa, brama'],
  ['the command line', { person: null, action: 'person.added' }, 'The command line made an account: ola'],
  ['a token', { person: { ...cora, token: 'nightly import' }, action: 'programme.changed', subject: 'show/sawa' }, 'Cora (token “nightly import”) changed the programme: show/sawa'],
  ['the air that was taken', { action: 'air.taken', subject: 'air' }, 'Cora took the air'],
  ['a part of the air log, by its times', { action: 'air_log.held', subject: 'air_log/x', details: { title: '2026-11-24 20:10:00+01:00 – 2026-11-24 20:20:00+01:00' } }, 'Cora held a part of the air log: 2026-11-24 20:10:00+01:00 – 2026-11-24 20:20:00+01:00'],
  ['a host taken off the air', { action: 'live_session.ended', details: { occurrence: 'sawa/1800/2026-11-23' } }, 'Cora ended the live session of ola'],
  ['a special, by its title', { action: 'special.started', subject: 'special/special-0123', details: { title: 'Debata' } }, 'Cora opened the special “Debata”'],
  ['a ban from the chat', { action: 'chat.banned', subject: 'message/station/4', details: { reason: 'spam' } }, 'Cora banned the author of message/station/4 from the chat'],
  ['slow mode in the chat', { action: 'chat.slowed', subject: 'room/station', details: { after: 10 } }, 'Cora set slow mode of room/station: 10 s'],
  ['what nobody has words for yet', { action: 'cover.uploaded', subject: 'show/sawa' }, 'Cora: cover.uploaded, show/sawa'],
])('the log tells of %s in a sentence', (_what, entry, sentence) => {
  expect(said(entry)).toBe(sentence)
})

const airing = (startsAt: string, endsAt: string, kind = 'live') => ({ occurrenceId: startsAt, kind, startsAt, endsAt })
const show = (slug: string, hosting: boolean, ...next: ReturnType<typeof airing>[]) => ({ slug, address: slug, title: slug, latinTitle: null, titles: {}, languages: ['uk'], hosts: [], mode: 'live' as const, themes: [], music: 'none' as const, archive: 'full' as const, cover: null, spokenTitle: [], hosting, next })

test('a host\'s next slot is the first live one of a show they host that is not over', () => {
  const now = Date.parse('2026-11-23T18:30:00Z')
  const shows = [
    show('edited', false, airing('2026-11-23T18:40:00Z', '2026-11-23T19:00:00Z')),
    show('later', true, airing('2026-11-24T18:00:00Z', '2026-11-24T19:00:00Z')),
    show('running', true, airing('2026-11-23T17:00:00Z', '2026-11-23T18:00:00Z'), airing('2026-11-23T18:15:00Z', '2026-11-23T19:00:00Z')),
    show('repeat', true, airing('2026-11-23T18:20:00Z', '2026-11-23T19:00:00Z', 'rebroadcast')),
  ]
  expect(nextSlot(shows, now)?.show.slug).toBe('running')
  expect(nextSlot([], now)).toBeNull()
})

test('the desk offers the roles that the server lets this person give, no more and no fewer', () => {
  for (const role of ['coordinator', 'admin'] as const) {
    const person = { id: 'x', login: 'x', name: 'x', role, hostSlug: null, shows: [] }
    expect(rolesOf(person)).toEqual(ROLES.filter((one) => may(person, 'invite', one)))
  }
})

test.each([
  ['host', ['mine']],
  ['moderator', ['chat']],
  ['coordinator', ['mine', 'people', 'ideas', 'voice', 'audit']],
] as const)('a %s finds the rooms %j in the menu', (role, rooms) => {
  const person = { id: 'x', login: 'x', name: 'x', role, hostSlug: null, shows: [] }
  const own = roomsOf({ may: PLAIN_ACTIONS.filter((action) => may(person, action)) }).map(({ path }) => path)
  expect(own).toEqual(expect.arrayContaining([...rooms]))
  expect(own.includes('people')).toBe(role === 'coordinator')
})
