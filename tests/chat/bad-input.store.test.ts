// What bad input gets: a code, and the room is undisturbed. One process, real sockets.

import { randomUUID } from 'node:crypto'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { once } from 'node:events'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { CHAT_PROTOCOL } from '../../server/chat/chat-schema.ts'
import { CHAT_CHANNEL, newsOf } from '../../server/chat/news.ts'
import type { Database } from '../../server/db/database.ts'
import { notify } from '../../server/db/notifications.ts'
import { enter, openChatProcess, openSocket, type ChatClient, type ChatProcess } from '../support/chat-app.ts'
import { openTestDatabase } from '../support/database.ts'
import { HandClock } from '../support/hand-clock.ts'
import { warsaw } from '../support/occurrences.ts'
import { until } from '../support/until.ts'

const clock = new HandClock(warsaw('18:10').toISOString())
let database: Database
let station: ChatProcess
let bystander: ChatClient

beforeAll(async () => {
  database = await openTestDatabase()
  station = await openChatProcess({ database, clock, socket: { heartbeatMs: 2000, most: { withoutHello: 150, ofNetwork: 100, inAll: 400 } } })
  bystander = await enter(station, { nick: 'Bystander' })
})
afterAll(async () => {
  await station.close()
  await database.close()
})

/** The room goes on: what the bystander says comes back. */
async function isUndisturbed(): Promise<void> {
  clock.turn(10_000)
  const text = `still here ${randomUUID()}`
  expect(await bystander.say(text)).toMatchObject({ type: 'said' })
  await bystander.sees(text)
}

const hello = JSON.stringify({ type: 'hello', token: null, nick: 'Troll', language: 'en', isHere: false })

describe('closes the socket with a code that says why', () => {
  test.each<[string, string | Buffer | (string | Buffer)[], number]>([
    ['no JSON', 'hello?', 4400],
    ['JSON that is no message', '[]', 4400],
    ['null', 'null', 4400],
    ['an unknown type', JSON.stringify({ type: 'launch' }), 4400],
    ['something before hello', JSON.stringify({ type: 'join', room: 'station', after: null }), 4400],
    ['hello twice', [hello, hello], 4400],
    ['a field of another kind', [hello, JSON.stringify({ type: 'say', id: randomUUID(), kind: 'message', text: { $ne: 1 }, language: 'en' })], 4400],
    ['an id that is none', [hello, JSON.stringify({ type: 'say', id: "1' or '1'='1", kind: 'message', text: 'x', language: 'en' })], 4400],
    ['a kind that is none', [hello, JSON.stringify({ type: 'say', id: randomUUID(), kind: 'order', text: 'x', language: 'en' })], 4400],
    ['a number that is no number of a change', [hello, '{"type":"join","room":"station","after":1e999}'], 4400],
    ['deep nesting', '['.repeat(4000), 4400],
    ['binary', Buffer.from('{"type":"hello"}'), 4400],
    ['more than 4 KiB', JSON.stringify({ type: 'hello', nick: 'x'.repeat(5000) }), 4413],
    ['half a megabyte and more', 'x'.repeat(600 * 1024), 1009],
  ])('%s', async (_what, frames, code) => {
    const troll = await openSocket(station)
    for (const frame of [frames].flat()) troll.socket.send(frame)
    expect((await troll.closed).code).toBe(code)
    await isUndisturbed()
  })

  test('text that is not UTF-8', async () => {
    const troll = await openSocket(station)
    troll.socket.send(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), { binary: false })
    expect((await troll.closed).code).toBe(1007)
    await isUndisturbed()
  })

  test('a protocol of another number', async () => {
    const old = new WebSocket(station.url, 'imi.chat.v0')
    old.on('error', () => {})
    const [code] = (await once(old, 'close')) as [number] // what ws emits
    expect([1006, 4426]).toContain(code)
  })

  test('a page of another site is refused before the socket', async () => {
    const foreign = new WebSocket(station.url, CHAT_PROTOCOL, { origin: 'https://evil.example' })
    const [error] = (await once(foreign, 'error')) as [Error] // what ws emits
    expect(error.message).toContain('403')
  })
})

describe('refuses in words, and keeps nothing', () => {
  test.each<[string, string, string]>([
    ['only spaces', '   \n\t ', 'text_invalid'],
    ['only invisible signs', '\u200b\u2060\u00ad\ufeff', 'text_invalid'],
    ['501 letters', 'x'.repeat(501), 'text_invalid'],
    ['a pile of marks', `z${'\u0335\u0336'.repeat(20)}`, 'text_invalid'],
    ['characters that are none', 'a\ue000b', 'text_invalid'],
  ])('%s', async (_what, text, code) => {
    const client = await enter(station, { nick: 'Ola' })
    expect(await client.say(text)).toMatchObject({ type: 'refused', code })
    await client.leave()
  })

  test('who talks before entering a room', async () => {
    const client = await openSocket(station)
    client.socket.send(hello)
    expect(await client.say('anybody?')).toMatchObject({ code: 'not_in_a_room' })
    await client.leave()
  })
})

test('script and markup in every field arrive as the plain text they are', async () => {
  const markup = '<img src=x onerror=alert(1)>"\'`${7*7}{{7*7}}</script>'
  const client = await enter(station, { nick: `x${markup.slice(0, 20)}` })
  await client.say(markup)
  const seen = await bystander.sees(markup)
  expect(seen.author?.nick).toBe(`x${markup.slice(0, 20)}`)
  const answer = await station.app.inject('/api/v1/chat/messages?room=station')
  expect(answer.headers['content-type']).toContain('application/json')
  expect(answer.headers['x-content-type-options']).toBe('nosniff')
  await client.leave()
})

test('marks that turn the reading order round are taken out; joiners that a script needs stay', async () => {
  const client = await enter(station, { nick: 'Ola' })
  await client.say('safe \u202egnp.exe\u202c name \u2066x\u2069 می\u200cخواهم')
  await bystander.sees('safe gnp.exe name x می\u200cخواهم')
  await client.leave()
})

test('a flood is refused with when to go on, message by message, and who does not stop is closed', async () => {
  const flood = await enter(station, { nick: 'Flood' })
  const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => flood.say(`flood ${index}`)))
  expect(answers.filter(({ type }) => type === 'said')).toHaveLength(5)
  const refused = answers.filter((answer) => answer.type === 'refused')
  expect(refused).toHaveLength(7)
  for (const { code, retryAt } of refused) {
    expect(code).toBe('too_fast')
    expect(Date.parse(retryAt ?? '')).toBeGreaterThan(clock.now().getTime())
  }
  clock.turn(2000)
  expect(await flood.say('one after two seconds')).toMatchObject({ type: 'said' })
  for (let index = 0; index < 200; index++) flood.send({ type: 'here', isHere: index % 2 === 0 })
  expect(await flood.closed).toMatchObject({ code: 4429 })
  await isUndisturbed()
})

test('one network has an allowance of its own, however many authors it makes', async () => {
  const address = '192.0.2.77'
  const clients = await Promise.all(Array.from({ length: 12 }, (_, index) => enter(station, { nick: `N${index}x`, address })))
  const answers = await Promise.all(clients.flatMap((client, index) => Array.from({ length: 5 }, (_, turn) => client.say(`from one house ${index} ${turn}`))))
  expect(answers.filter(({ type }) => type === 'said').length).toBeLessThanOrEqual(40)
  expect(answers.filter((answer) => answer.type === 'refused').every(({ code }) => ['too_fast', 'slow_mode', 'waiting_full'].includes(code))).toBe(true)
  await isUndisturbed()
  await Promise.all(clients.map((client) => client.leave()))
})

test('half-open sockets do not keep people out: without hello there is room for so many, and ten seconds', async () => {
  const half = await Promise.all(Array.from({ length: 30 }, () => openSocket(station)))
  // Connections that never finish their request cost no socket at all.
  const { port } = station.app.server.address() as AddressInfo // it listens on an address
  const dangling: Socket[] = Array.from({ length: 500 }, () => connect({ host: '127.0.0.1', port }).on('error', () => {}))
  for (const socket of dangling) socket.write('GET /api/v1/chat HTTP/1.1\r\nHost: x\r\nUpgrade: webs')
  const person = await enter(station, { nick: 'Person' })
  expect(await person.say('I got in')).toMatchObject({ type: 'said' })
  await isUndisturbed()
  for (const client of half) client.socket.terminate()
  for (const socket of dangling) socket.destroy()
  await person.leave()
})

test('one network cannot take all sockets, and is told', async () => {
  const address = '198.18.0.1'
  const many = await Promise.all(Array.from({ length: 100 }, async () => {
    const client = await openSocket(station, { address })
    client.socket.send(hello)
    return client
  }))
  const more = await openSocket(station, { address: '198.18.0.2' })
  expect(await more.closed).toMatchObject({ code: 1013, reason: 'too_many' })
  await isUndisturbed()
  await Promise.all(many.map((client) => client.leave()))
})

test('a page that does not answer the heartbeat is hung up, one that does is not', async () => {
  const dead = await openSocket(station, { options: { autoPong: false } })
  dead.socket.send(hello)
  expect((await dead.closed).code).toBe(1006)
  await isUndisturbed()
})

test('a page that stops reading is cut off, and nobody waits for it', async () => {
  // No heartbeat here, which such a page does not answer either.
  const quiet = await openChatProcess({ database, clock, socket: { heartbeatMs: 3600_000 } })
  const [slow, reader] = [await enter(quiet, { nick: null }), await enter(quiet, { nick: null })]
  const { clients } = quiet.app.websocketServer
  slow.socket.pause()
  await isUndisturbed()
  // Eight megabytes, more than the system keeps for a socket.
  await sql`
    with room as (update chat_rooms set seq = seq + 12000 where id = 'station' returning seq)
    insert into chat_messages (room, id, changed, said_at, changed_at, author_key, say_id, nick, kind, text, language, state, links_allowed, is_newcomer)
    select 'station', seq - n, seq - n, now(), now(), 'filler', gen_random_uuid(), 'Filler', 'message', repeat('x', 450), 'en', 'shown', false, false from room, generate_series(0, 11999) n`.execute(database.db)
  await notify(database.db, CHAT_CHANNEL, newsOf({ kind: 'room', room: 'station' }))
  await until('the slow page to be cut off', () => clients.size === 1)
  await until('the last of it', () => reader.messages.size > 12_000)
  expect(reader.socket.readyState).toBe(WebSocket.OPEN)
  slow.socket.terminate()
  await reader.leave()
  await quiet.close()
})
