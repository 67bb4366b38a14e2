// People talk: two processes of the station on one database, real sockets.

import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { CHAT_PROTOCOL, type ChatMessage } from '../../server/chat/chat-schema.ts'
import type { Database } from '../../server/db/database.ts'
import { enter, openChatProcess, signIn, type ChatClient, type ChatProcess } from '../support/chat-app.ts'
import { openTestDatabase } from '../support/database.ts'
import { HandClock } from '../support/hand-clock.ts'
import { occurrence, warsaw } from '../support/occurrences.ts'
import { until } from '../support/until.ts'

const vechir = occurrence('vechir', '18:00', '19:00', { title: 'Вечір', hosts: [{ slug: 'lesia-z-bramy', name: 'Lesia z Bramy' }] })
const clock = new HandClock(warsaw('18:10').toISOString())
let database: Database
let one: ChatProcess
let other: ChatProcess

beforeAll(async () => {
  database = await openTestDatabase()
  one = await openChatProcess({ database, clock, occurrences: [vechir] })
  other = await openChatProcess({ database, clock, occurrences: [vechir] })
})
afterAll(async () => {
  await one.close()
  await other.close()
  await database.close()
})

test('what one says is on every screen of every process, in one order, with who said it', async () => {
  const ola = await enter(one, { nick: 'Ola' })
  const omar = await enter(other, { nick: 'عمر' })
  const said = await ola.say('Dobry wieczór!')
  expect(said).toMatchObject({ type: 'said', state: 'shown' })
  const seen = await omar.sees('Dobry wieczór!')
  expect(seen).toMatchObject({ kind: 'message', language: 'pl', author: { nick: 'Ola', mark: null, id: ola.all('welcome')[0]?.author.id }, linksAllowed: false, queue: null })
  await omar.say('مساء الخير', { language: 'ar' })
  await ola.sees('مساء الخير')
  expect(ola.screen.slice(-2)).toEqual(['Dobry wieczór!', 'مساء الخير'])
  await ola.leave()
  await omar.leave()
})

test('what was said meanwhile comes after a lost line, once, in its order and in its present state', async () => {
  const ola = await enter(one, { nick: 'Ola' })
  const talker = await enter(other, { nick: 'Jan' })
  await talker.say('before the tunnel')
  await ola.sees('before the tunnel')
  const { seq } = ola
  const token = ola.all('welcome')[0]?.token ?? null
  ola.socket.terminate()
  await ola.closed
  clock.turn(60_000)
  for (const text of ['first', 'second', 'third']) {
    await talker.say(text)
    clock.turn(5000)
  }
  // Back at the other process, which may not have heard all of it yet.
  const back = await enter(other, { token, nick: 'Ola', after: seq })
  await back.sees('third')
  expect(back.told.map(({ text }) => text)).toEqual(['first', 'second', 'third'])
  expect(back.all('welcome')[0]?.author.id).toBe(ola.all('welcome')[0]?.author.id)
  expect(back.all('messages').every(({ reset }) => !reset)).toBe(true)
  await back.leave()
  await talker.leave()
})

test('lines lost at any moment lose nothing and double nothing, while ten talk at two processes', async () => {
  const talkers = await Promise.all(Array.from({ length: 10 }, (_, index) => enter(index % 2 ? one : other, { nick: `Talker ${index}` })))
  let listener = await enter(one, { nick: null })
  const heard: ChatMessage[] = []
  const texts: string[] = []
  for (let round = 0; round < 5; round++) {
    clock.turn(60_000)
    const talk = talkers.map((talker, index) => {
      const text = `round ${round} of talker ${index}`
      texts.push(text)
      return talker.say(text)
    })
    listener.socket.terminate()
    await listener.closed
    heard.push(...listener.told)
    listener = await enter(round % 2 ? one : other, { nick: null, after: listener.seq })
    await Promise.all(talk)
  }
  await until('the last round', () => talkers.length === [...heard, ...listener.told].filter(({ text }) => text.startsWith('round 4')).length)
  const all = [...heard, ...listener.told].filter(({ text }) => text.startsWith('round'))
  expect(all.map(({ text }) => text).sort()).toEqual(texts.sort())
  expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).toSorted((a, b) => a - b))
  await Promise.all([...talkers, listener].map((client) => client.leave()))
})

test('the same message sent again after a lost line is there once', async () => {
  const ola = await enter(one)
  const id = randomUUID()
  const first = await ola.say('only once', { id })
  const token = ola.all('welcome')[0]?.token ?? null
  ola.socket.terminate()
  const back = await enter(other, { token })
  expect(await back.say('only once', { id })).toEqual(first)
  await back.sees('only once')
  expect(back.screen.filter((text) => text === 'only once')).toHaveLength(1)
  await back.leave()
})

test('fifty questions at once enter the queue in the order of their numbers, and the host moves them along', async () => {
  const people = await Promise.all(Array.from({ length: 50 }, (_, index) => enter(index % 2 ? one : other, { nick: `Person ${index}`, room: vechir.id })))
  const host = await enter(one, { headers: await signIn(one, 'lesia', 'host', 'lesia-z-bramy'), room: vechir.id })
  // Known faces: fifty newcomers at once would be a raid.
  for (const person of people) {
    await person.say('Dobry wieczór')
    clock.turn(3000)
  }
  const answers = await Promise.all(people.map((person, index) => person.say(`question ${index}`, { kind: index % 3 ? 'question' : 'dedication' })))
  const ids = answers.map((answer) => (answer.type === 'said' ? answer.messageId : 0))
  expect(new Set(ids).size).toBe(50)
  await until('all of them', () => host.screen.length === 100)
  const queue = [...host.messages.values()].filter(({ queue }) => queue === 'queued')
  expect(queue.map(({ id }) => id)).toEqual(ids.toSorted((a, b) => a - b))
  // A host who comes late has them too, however much was said since.
  const asked = (await other.app.inject(`/api/v1/chat/messages?room=${encodeURIComponent(vechir.id)}&queue=queued`)).json<{ messages: { id: number }[] }>()
  expect(asked.messages.map(({ id }) => id)).toEqual(ids.toSorted((a, b) => a - b))
  expect(host.all('room').at(-1)).toMatchObject({ mayHost: true, mayModerate: false, room: { title: 'Вечір' } })
  await Promise.all([...people, host].map((client) => client.leave()))
})

test('"I\'m here" is counted over all processes without a word typed, each person once', async () => {
  const host = await enter(one, { nick: null, room: vechir.id })
  const ola = await enter(other, { nick: null, room: vechir.id })
  const token = ola.all('welcome')[0]?.token ?? null
  const twice = await enter(other, { nick: null, room: vechir.id, token, isHere: true, headers: { cookie: `imi_chat=${token}` } })
  ola.send({ type: 'here', isHere: true })
  await host.heard('counts', ({ here, present }) => here === 1 && present === 3)
  const omar = await enter(one, { nick: null, room: vechir.id, isHere: true })
  await ola.heard('counts', ({ here, present }) => here === 2 && present === 4)
  await omar.leave()
  await until('one less', () => host.all('counts').at(-1)?.here === 1)
  await Promise.all([host, ola, twice].map((client) => client.leave()))
})

test('the room of a show opens before it and closes after it; the station\'s is always there', async () => {
  const evening = new HandClock(warsaw('17:40').toISOString())
  const station = await openChatProcess({ database, clock: evening, occurrences: [vechir, occurrence('music', '18:00', '19:00', { kind: 'playlist' })] })
  const rooms = async (): Promise<string[]> => (await station.app.inject('/api/v1/chat/rooms')).json<{ rooms: { id: string }[] }>().rooms.map(({ id }) => id)
  expect(await rooms()).toEqual(['station'])
  const early = await enter(station, { room: vechir.id })
  expect(early.all('refused')[0]).toMatchObject({ code: 'room_closed', retryAt: warsaw('17:45').toISOString() })
  evening.turn(5 * 60_000)
  expect(await rooms()).toEqual([vechir.id, 'station'])
  early.send({ type: 'join', room: vechir.id, after: null })
  await early.heard('room', ({ room }) => room.isOpen)
  expect(await early.say('hello')).toMatchObject({ type: 'said' })
  evening.turn(104 * 60_000)
  expect(await early.say('still here')).toMatchObject({ type: 'said' })
  evening.turn(60_000)
  await early.heard('room', ({ room }) => !room.isOpen)
  expect(await early.say('too late')).toMatchObject({ type: 'refused', code: 'room_closed' })
  expect(await rooms()).toEqual(['station'])
  early.send({ type: 'join', room: 'nothing/0/2026-11-30', after: null })
  await early.heard('refused', ({ code }) => code === 'room_unknown')
  await early.leave()
  await station.close()
})

test('a room\'s last fifty messages greet who comes, older ones are asked for', async () => {
  const talkers = await Promise.all(Array.from({ length: 15 }, (_, index) => enter(one, { nick: `Person ${index}` })))
  for (let round = 0; round < 4; round++) {
    clock.turn(60_000)
    for (const [index, talker] of talkers.entries()) {
      await talker.say(`${round}-${index}`)
      clock.turn(3000)
    }
  }
  const late = await enter(other, { nick: null })
  await late.sees('3-14')
  expect(late.screen).toHaveLength(50)
  expect(late.screen[0]).toBe('0-10')
  const oldest = Math.min(...late.messages.keys())
  const older = (await other.app.inject(`/api/v1/chat/messages?room=station&before=${oldest}&limit=10`)).json<{ messages: { text: string }[] }>()
  expect(older.messages.map(({ text }) => text)).toEqual(Array.from({ length: 10 }, (_, index) => `0-${index}`))
  await Promise.all([...talkers, late].map((client) => client.leave()))
})

test('people of the station are marked, speak under their own names and need no nick', async () => {
  const headers = await signIn(one, 'miriam', 'moderator')
  const moderator = await enter(one, { nick: null, headers })
  const listener = await enter(other, { nick: null })
  expect(moderator.all('welcome')[0]).toMatchObject({ author: { nick: 'miriam', mark: 'moderator' }, token: null })
  await moderator.say('Be kind to each other')
  expect(await listener.sees('Be kind to each other')).toMatchObject({ author: { nick: 'miriam', mark: 'moderator' }, linksAllowed: true })
  moderator.send({ type: 'nick', nick: 'Somebody else' })
  expect(await moderator.heard('refused')).toMatchObject({ code: 'nick_taken' })
  await moderator.leave()
  await listener.leave()
})

test('a nick that looks like one of theirs cannot be had', async () => {
  await one.people.accounts.add({ login: 'olga', name: 'Olga Sowa', role: 'host', password: 'long winter evening', hostSlug: null })
  const late = await openChatProcess({ database, clock })
  const troll: ChatClient = await enter(late, { nick: 'Оlga Sоwa' })
  expect(troll.all('refused')[0]).toMatchObject({ code: 'nick_taken', id: null })
  expect(await troll.say('I am Olga')).toMatchObject({ type: 'refused', code: 'nick_missing' })
  troll.send({ type: 'nick', nick: 'Ola' })
  expect(await troll.heard('named')).toEqual({ type: 'named', nick: 'Ola' })
  expect(await troll.say('I am Ola')).toMatchObject({ type: 'said' })
  await troll.leave()
  await late.close()
})

test('somebody who signs out stays as a listener: the socket ends and says so', async () => {
  const headers = await signIn(one, 'karim', 'moderator')
  const karim = await enter(one, { headers })
  expect(karim.all('room')[0]).toMatchObject({ mayModerate: true })
  await one.people.sessions.end(headers.cookie.replace('imi_session=', ''))
  expect(await karim.closed).toMatchObject({ code: 4401, reason: 'access_ended' })
  const back = await enter(one, { nick: 'Karim', headers })
  expect(back.all('room')[0]).toMatchObject({ mayModerate: false, mayHost: false })
  await back.leave()
})

test('the cookie of the first visit knows its author again, whatever the page forgot', async () => {
  const cookie = await cookieOfFirstVisit()
  const again = await enter(one, { nick: 'Ola', headers: { cookie } })
  const third = await enter(other, { nick: 'Inna', headers: { cookie } })
  expect(third.all('welcome')[0]?.author.id).toBe(again.all('welcome')[0]?.author.id)
  await again.leave()
  await third.leave()
})

async function cookieOfFirstVisit(): Promise<string> {
  const socket = new WebSocket(one.url, CHAT_PROTOCOL)
  const [[answer]] = (await Promise.all([once(socket, 'upgrade'), once(socket, 'open')])) as [[IncomingMessage], unknown] // what ws emits
  socket.terminate()
  const [cookie = ''] = answer.headers['set-cookie'] ?? []
  expect(cookie).toMatch(/^imi_chat=[\w-]{43}; Path=\/api\/v1\/chat; Max-Age=2592000; HttpOnly; SameSite=Lax$/)
  return cookie.split(';')[0] ?? ''
}
