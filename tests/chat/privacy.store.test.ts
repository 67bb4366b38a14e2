// What the station keeps of people in the chat, and for how long.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { pino } from 'pino'
import { Writable } from 'node:stream'
import { tidyChat } from '../../server/chat/tidy.ts'
import type { Database } from '../../server/db/database.ts'
import { act, enter, openChatProcess, signIn, type ChatClient, type ChatProcess } from '../support/chat-app.ts'
import { openTestDatabase } from '../support/database.ts'
import { HandClock } from '../support/hand-clock.ts'
import { warsaw } from '../support/occurrences.ts'

const DAY_MS = 86_400_000
const ADDRESSES = ['203.0.113.77', '2001:db8:dead:beef::77'] as const
const clock = new HandClock(warsaw('18:10').toISOString())
const logged: string[] = []
let database: Database
let station: ChatProcess
let moderator: { readonly cookie: string }

beforeAll(async () => {
  database = await openTestDatabase()
  const log = pino({ level: 'trace' }, new Writable({ write: (chunk: Buffer, _encoding, done) => (logged.push(chunk.toString()), done()) }))
  station = await openChatProcess({ database, clock, log })
  moderator = await signIn(station, 'miriam', 'moderator')
})
afterAll(async () => {
  await station.close()
  await database.close()
})

const own = (client: ChatClient, method: 'GET' | 'DELETE') =>
  station.app.inject({ method, url: '/api/v1/chat/mine', headers: { 'x-chat-token': client.all('welcome')[0]?.token ?? '', 'sec-fetch-site': 'same-origin' } })

/** Every row of every table, as text. */
async function everything(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'public'`.execute(database.db)
  const dumps = await Promise.all(tables.map(({ name }) => sql<{ text: string | null }>`select string_agg(t::text, E'\n') as text from ${sql.table(name)} t`.execute(database.db)))
  return dumps.map(({ rows }) => rows[0]?.text ?? '').join('\n')
}

async function said(client: ChatClient, text: string): Promise<number> {
  const answer = await client.say(text)
  clock.turn(3000)
  return answer.type === 'said' ? answer.messageId : 0
}

test('no address is in the database or in the log, whatever people and moderators do; nor is a text in the log, nor a token in the database', async () => {
  const [first, second] = await Promise.all(ADDRESSES.map((address, index) => enter(station, { nick: `Guest ${index}`, address })))
  if (!first || !second) throw new Error('unreachable: two addresses, two guests')
  const id = await said(first, 'a secret text')
  await said(second, 'he beats me')
  await station.app.inject({ method: 'POST', url: '/api/v1/chat/reports', remoteAddress: ADDRESSES[0], headers: { 'x-chat-token': second.all('welcome')[0]?.token ?? '', 'sec-fetch-site': 'same-origin' }, payload: { room: 'station', message: id, reason: 'spam', note: '' } })
  await act(station, moderator, { do: 'ban', room: 'station', message: id, hours: 24, reason: 'spam', note: '', withNetwork: true, hideAll: true })
  await enter(station, { nick: 'Back', address: ADDRESSES[0] }).then(async (client) => {
    expect(await client.say('again')).toMatchObject({ code: 'banned' })
    await client.leave()
  })
  for (let index = 0; index < 200; index++) second.send({ type: 'here', isHere: true })
  await second.closed
  const kept = await everything()
  expect(kept).toContain('a secret text')
  expect(logged.join('')).toContain('the help card was offered')
  for (const piece of ['203.0.113', '2001:db8', 'db8:dead', 'dead:beef']) {
    expect(kept).not.toContain(piece)
    expect(logged.join('')).not.toContain(piece)
  }
  for (const text of ['a secret text', 'he beats me', 'Guest']) expect(logged.join('')).not.toContain(text)
  for (const client of [first, second]) expect(kept).not.toContain(client.all('welcome')[0]?.token)
  await first.leave()
})

test('an author takes away everything that is kept of them, and erases it on every screen at once', async () => {
  const author = await enter(station, { nick: 'Ola' })
  const reader = await enter(station, { nick: null })
  const id = await said(author, 'my first words here')
  await said(author, 'and my second')
  await reader.sees('and my second')
  const { messages } = (await own(author, 'GET')).json<{ messages: object[] }>()
  expect(messages).toMatchObject([{ room: 'station', text: 'my first words here', nick: 'Ola' }, { text: 'and my second' }])
  expect((await own(reader, 'GET')).json()).toMatchObject({ messages: [], cases: [], bans: [] })
  expect((await own(reader, 'DELETE')).json()).toEqual({ messages: 0 })
  expect((await own(author, 'DELETE')).json()).toEqual({ messages: 2 })
  await reader.noLongerSees('and my second')
  expect(reader.messages.get(id)).toMatchObject({ state: 'erased', text: '', author: null })
  const kept = await everything()
  expect(kept).not.toContain('my first words here')
  expect((await own(author, 'GET')).json()).toMatchObject({ messages: [] })
  // A line that was lost before learns of it too.
  const late = await enter(station, { nick: null, after: id - 1 })
  expect([...late.messages.values()].some(({ text }) => text.startsWith('my first'))).toBe(false)
  await Promise.all([author, reader, late].map((client) => client.leave()))
})

test('messages are kept thirty days, one with an open case until it is closed, cases half a year more, networks a day, salts as long as a ban needs them', async () => {
  const author = await enter(station, { nick: 'Long ago' })
  const [plain, reported, banned] = [await said(author, 'plain words'), await said(author, 'reported words'), await said(await enter(station, { nick: 'Banned' }), 'banned words')]
  const headers = { 'x-chat-token': author.all('welcome')[0]?.token ?? '', 'sec-fetch-site': 'same-origin' }
  const { case: number } = (await station.app.inject({ method: 'POST', url: '/api/v1/chat/reports', headers, payload: { room: 'station', message: reported, reason: 'hate', note: '' } })).json<{ case: string }>()
  await act(station, moderator, { do: 'ban', room: 'station', message: banned, hours: 24 * 10, reason: 'spam', note: '', withNetwork: true, hideAll: false })
  const after = (days: number): Promise<void> => tidyChat(database.db, new Date(clock.now().getTime() + days * DAY_MS))
  const ids = async (): Promise<number[]> => (await database.db.selectFrom('chat_messages').select('id').where('id', 'in', [plain, reported]).orderBy('id').execute()).map((row) => row.id)
  const networks = async (): Promise<number> => (await database.db.selectFrom('chat_messages').select('id').where('network', 'is not', null).execute()).length
  const salts = async (): Promise<number> => (await database.db.selectFrom('chat_salts').select('day').execute()).length
  await after(0)
  expect([await networks() > 0, await salts()]).toEqual([true, 1])
  await after(2)
  expect([await networks(), await salts()]).toEqual([0, 1])
  await after(11)
  expect(await salts()).toBe(0)
  await after(29)
  expect(await ids()).toEqual([plain, reported])
  await after(31)
  expect(await ids()).toEqual([reported])
  await station.app.inject({ method: 'POST', url: `/api/v1/desk/chat/cases/${number}/decision`, headers: { ...moderator, 'sec-fetch-site': 'same-origin' }, payload: { decision: 'kept', note: '' } })
  await after(33)
  expect(await ids()).toEqual([])
  const cases = async (): Promise<string[]> => (await database.db.selectFrom('chat_cases').select('number').execute()).map((row) => row.number)
  expect(await cases()).toContain(number)
  const closedAt = (await database.db.selectFrom('chat_cases').select('closed_at').where('number', '=', number).executeTakeFirst())?.closed_at
  expect(closedAt).toBeInstanceOf(Date)
  await after(33 + 184)
  expect(await cases()).not.toContain(number)
  await author.leave()
})
