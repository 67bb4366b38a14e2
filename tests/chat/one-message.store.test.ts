// One message over HTTP, as a page without JavaScript sends it: the same checks, limits and bans as on the socket, and the same screens.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../server/db/database.ts'
import { act, enter, openChatProcess, signIn, type ChatClient, type ChatProcess } from '../support/chat-app.ts'
import { openTestDatabase } from '../support/database.ts'
import { HandClock } from '../support/hand-clock.ts'
import { occurrence, warsaw } from '../support/occurrences.ts'

const clock = new HandClock(warsaw('18:10').toISOString())
const shows = [occurrence('over', '16:00', '17:00'), occurrence('slow', '18:00', '19:00')]
let database: Database
let one: ChatProcess
let reader: ChatClient
let moderator: { readonly cookie: string }

beforeAll(async () => {
  database = await openTestDatabase()
  one = await openChatProcess({ database, clock, occurrences: shows })
  reader = await enter(one, { nick: null })
  moderator = await signIn(one, 'miriam', 'moderator')
})
afterAll(async () => {
  await one.close()
  await database.close()
})

let addresses = 0

function say(message: object, headers: Record<string, string> = {}) {
  addresses += 1
  return one.app.inject({ method: 'POST', url: '/api/v1/chat/messages', headers: { 'x-forwarded-for': `10.66.${addresses}.1`, ...headers }, payload: { room: 'station', nick: 'Ola', text: 'Dzień dobry', language: 'pl', ...message } })
}

test('is on every screen, in the queue when it is a question, and its author is known again by the cookie', async () => {
  const first = await say({ kind: 'question', text: 'Bez skryptu, kto gra?' })
  expect([first.statusCode, first.json()]).toEqual([201, { messageId: expect.any(Number) as number, state: 'shown' }])
  const seen = await reader.sees('Bez skryptu, kto gra?')
  expect(seen).toMatchObject({ kind: 'question', queue: 'queued', author: { nick: 'Ola' } })
  const cookies = [first.headers['set-cookie'] ?? []].flat()
  expect(cookies.map((cookie) => /Path=([^;]+)/.exec(cookie)?.[1])).toEqual(['/api/v1/chat', '/'])
  clock.turn(5000)
  await say({ text: 'Jeszcze raz' }, { cookie: cookies[1]?.split(';')[0] ?? '' })
  expect((await reader.sees('Jeszcze raz')).author?.id).toBe(seen.author?.id)
})

test('somebody of the station speaks under their own name', async () => {
  await say({ nick: 'Whoever', text: 'Good evening from the desk' }, { ...moderator, 'sec-fetch-site': 'same-origin' })
  expect((await reader.sees('Good evening from the desk')).author).toMatchObject({ nick: 'miriam', mark: 'moderator' })
})

describe('is refused as on the socket', () => {
  test.each<[string, object, Record<string, string>, number, string]>([
    ['without a nick', { nick: '' }, {}, 400, 'nick_invalid'],
    ['under the name of a moderator', { nick: 'Mіriam' }, {}, 400, 'nick_taken'],
    ['with nothing said', { text: ' \u200b ' }, {}, 400, 'text_invalid'],
    ['in a room that is none', { room: 'nowhere/0/2026-11-30' }, {}, 404, 'room_unknown'],
    ['in a room that is closed', { room: 'over/0/2026-11-30' }, {}, 409, 'room_closed'],
    ['from a page of another site', {}, { origin: 'https://evil.example' }, 403, 'foreign_page'],
  ])('%s', async (_what, message, headers, status, code) => {
    const answer = await say(message, headers)
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code])
  })

  test('too early in a slow room, with how long to wait', async () => {
    const room = 'slow/0/2026-11-30'
    await act(one, moderator, { do: 'slow', room, seconds: 30 })
    const first = await say({ room })
    clock.turn(10_000)
    const answer = await say({ room }, { cookie: [first.headers['set-cookie'] ?? []].flat()[0]?.split(';')[0] ?? '' })
    expect([answer.statusCode, answer.json()]).toMatchObject([429, { code: 'slow_mode', details: { retryAfterSeconds: 20 } }])
  })

  test('under a ban, in a browser that was cleared too', async () => {
    clock.turn(60_000)
    const from = { 'x-forwarded-for': '198.51.100.200' }
    const said = await say({ text: 'buy now' }, from)
    await act(one, moderator, { do: 'ban', room: 'station', message: said.json<{ messageId: number }>().messageId, hours: 1, reason: 'spam', note: '', withNetwork: true, hideAll: true })
    clock.turn(60_000)
    const again = await say({ nick: 'Nobody', text: 'me too' }, from)
    expect([again.statusCode, again.json<{ code: string }>().code]).toEqual([403, 'banned'])
  })
})

test('what waits for a moderator says so, and somebody in danger gets the lines to call; nobody else sees either', async () => {
  const held = await say({ text: 'te kacapy...' })
  expect([held.statusCode, held.json()]).toMatchObject([202, { code: 'held', help: null }])
  const danger = await say({ text: 'mąż mnie bije' })
  expect([danger.statusCode, danger.json()]).toMatchObject([202, { code: 'help', help: { topic: 'violence' } }])
  expect(danger.json<{ help: { contacts: { phone: string }[] } }>().help.contacts.map(({ phone }) => phone)).toContain('112')
  await say({ text: 'later' })
  await reader.sees('later')
  expect(reader.told.filter(({ text }) => /kacap|bije/.test(text))).toEqual([])
})

test('a flood of one network is refused, message by message', async () => {
  const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => say({ nick: `N${index}x`, text: `from one house ${index}` }, { 'x-forwarded-for': '192.0.2.9' })))
  expect(answers.filter(({ statusCode }) => statusCode === 429).length).toBeGreaterThanOrEqual(20)
})
