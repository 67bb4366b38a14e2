// What moderators do, and what becomes of their own rights, is on every screen of every process. Measured in what the screens are told, not
// in time: whatever is said after a deed is seen after it.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChatReply } from '../../server/chat/chat-schema.ts'
import type { Deed } from '../../server/chat/schema.ts'
import type { Database } from '../../server/db/database.ts'
import { act, enter, openChatProcess, signIn, type ChatClient, type ChatProcess } from '../support/chat-app.ts'
import { openTestDatabase } from '../support/database.ts'
import { HandClock } from '../support/hand-clock.ts'
import { occurrence, warsaw } from '../support/occurrences.ts'
import { until } from '../support/until.ts'

const SCREENS = 10
const shows = [occurrence('vechir', '18:00', '19:00'), occurrence('later', '19:00', '20:00', { title: 'Później' })]
const room = 'vechir/0/2026-11-30'
const clock = new HandClock(warsaw('18:10').toISOString())
let database: Database
let one: ChatProcess
let other: ChatProcess
let moderator: { readonly cookie: string }
let author: ChatClient
let screens: ChatClient[]
let speaker: ChatClient

beforeAll(async () => {
  database = await openTestDatabase()
  one = await openChatProcess({ database, clock, occurrences: shows })
  other = await openChatProcess({ database, clock, occurrences: shows })
  moderator = await signIn(one, 'miriam', 'moderator')
  author = await enter(one, { nick: 'Author', room })
  speaker = await enter(one, { nick: null, room, headers: moderator })
  screens = await Promise.all(Array.from({ length: SCREENS }, (_, index) => enter(index % 2 ? one : other, { nick: null, room })))
})
afterAll(async () => {
  await one.close()
  await other.close()
  await database.close()
})

const ofMessage = (id: number, fits: (message: Extract<ChatReply, { type: 'messages' }>['messages'][number]) => boolean) => (reply: ChatReply): boolean =>
  reply.type === 'messages' && reply.messages.some((message) => message.id === id && fits(message))
const ofRoom = (fits: (room: Extract<ChatReply, { type: 'room' }>) => boolean) => (reply: ChatReply): boolean => reply.type === 'room' && fits(reply)

describe('a deed at one process reaches every screen of both, before anything said after it', () => {
  const said = { reason: 'spam', note: '' } as const
  test.each<[string, (id: number) => Deed, (id: number) => (reply: ChatReply) => boolean]>([
    ['hide', (message) => ({ do: 'hide', room, message, ...said }), (id) => ofMessage(id, ({ state }) => state === 'hidden')],
    ['show again', (message) => ({ do: 'show', room, message }), (id) => ofMessage(id, ({ state }) => state === 'shown')],
    ['let links work', (message) => ({ do: 'allow_links', room, message, allow: true }), (id) => ofMessage(id, ({ linksAllowed }) => linksAllowed)],
    ['pin', (message) => ({ do: 'pin', room, message }), (id) => ofRoom(({ pinned }) => pinned?.id === id)],
    ['unpin', () => ({ do: 'pin', room, message: null }), () => ofRoom(({ pinned }) => pinned === null)],
    ['queue', (message) => ({ do: 'queue', room, message, to: 'queued' }), (id) => ofMessage(id, ({ queue }) => queue === 'queued')],
    ['take on air', (message) => ({ do: 'queue', room, message, to: 'on_air' }), (id) => ofMessage(id, ({ queue }) => queue === 'on_air')],
    ['slow', () => ({ do: 'slow', room, seconds: 5 }), () => ofRoom(({ slowSeconds }) => slowSeconds === 5)],
    ['fast again', () => ({ do: 'slow', room, seconds: 0 }), () => ofRoom(({ slowSeconds }) => slowSeconds === 0)],
    ['raid', () => ({ do: 'raid', room, on: true }), () => ofRoom(({ isRaid }) => isRaid)],
    ['no raid', () => ({ do: 'no_raid', room }), () => ofRoom(({ isRaid }) => !isRaid)],
    ['time out', (message) => ({ do: 'time_out', room, message, minutes: 5, ...said }), (id) => ofMessage(id, ({ state }) => state === 'hidden')],
    ['ban', (message) => ({ do: 'ban', room, message, hours: 1, ...said, withNetwork: true, hideAll: true }), (id) => ofMessage(id, ({ state }) => state === 'hidden')],
  ])('%s', async (what, deed, effect) => {
    const silences = what === 'time out' || what === 'ban'
    const from = silences ? await enter(one, { nick: `To ${what}`, room }) : author
    const spoken = await from.say(`said before: ${what}`)
    if (spoken.type !== 'said') throw new Error(`it was refused: ${spoken.code}`)
    clock.turn(10_000)
    const all = [...screens, from]
    if (what === 'show again') await act(other, moderator, { do: 'hide', room, message: spoken.messageId, ...said })
    await Promise.all(all.map((screen) => until('the message', () => screen.messages.has(spoken.messageId))))
    const before = new Map(all.map((screen) => [screen, screen.replies.length]))
    expect((await act(other, moderator, deed(spoken.messageId))).statusCode).toBe(200)
    await speaker.say(`said after: ${what}`)
    for (const screen of all) {
      await screen.sees(`said after: ${what}`)
      const told = screen.replies.slice(before.get(screen))
      const [done, after] = [told.findIndex(effect(spoken.messageId)), told.findIndex((reply) => reply.type === 'messages' && reply.messages.some(({ text }) => text === `said after: ${what}`))]
      expect(done).toBeGreaterThanOrEqual(0)
      expect(done).toBeLessThanOrEqual(after)
    }
    if (!silences) return
    expect(await from.say('again')).toMatchObject({ type: 'refused', code: 'banned' })
    expect(await from.heard('decision')).toMatchObject({ decision: what === 'ban' ? 'banned' : 'timed_out' })
    await from.leave()
  })
})

test('a moderator who is none any more leaves the desk\'s view at the other process too, and comes back as a listener', async () => {
  const admin = await one.people.accounts.add({ login: 'cora', name: 'Cora', role: 'admin', password: 'long winter evening', hostSlug: null })
  const cookie = await signIn(one, 'mod-for-a-day', 'moderator')
  const { id } = await one.people.accounts.getByLogin('mod-for-a-day')
  const there = await enter(other, { nick: null, room, headers: cookie })
  expect(there.all('room')[0]).toMatchObject({ mayModerate: true })
  await one.people.change(admin, id, { role: 'host' })
  expect(await there.closed).toMatchObject({ code: 4401, reason: 'access_ended' })
  const back = await enter(other, { nick: null, room, headers: cookie })
  expect(back.all('room')[0]).toMatchObject({ mayModerate: false })
  await back.leave()
})

test('who signs out at one process is signed out at the other', async () => {
  const { cookie } = await signIn(one, 'hasty', 'host')
  const there = await enter(other, { nick: null, room, headers: { cookie } })
  await one.people.sessions.end(cookie.replace('imi_session=', ''))
  expect(await there.closed).toMatchObject({ code: 4401 })
  const back = await enter(other, { nick: null, room, headers: { cookie } })
  expect(back.all('welcome')[0]?.token).not.toBeNull()
  await back.leave()
})

test('a room that opens is told to everybody who is in the chat, in whatever room, and so is one that closes', async () => {
  const listener = await enter(other, { nick: null })
  clock.turn(warsaw('18:46').getTime() - clock.now().getTime())
  const { rooms } = await listener.heard('rooms')
  expect(rooms.map(({ title }) => title)).toContain('Później')
  clock.turn(warsaw('20:31').getTime() - clock.now().getTime())
  await listener.heard('rooms', (reply) => reply.rooms.length === 1)
  await listener.leave()
})
