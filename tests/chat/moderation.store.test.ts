// Moderators at work: two processes, one database, real sockets.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../server/db/database.ts'
import { act, enter, openChatProcess, signIn, type ChatClient, type ChatProcess } from '../support/chat-app.ts'
import { openTestDatabase } from '../support/database.ts'
import { HandClock } from '../support/hand-clock.ts'
import { occurrence, warsaw } from '../support/occurrences.ts'
import { until } from '../support/until.ts'

const shows = ['vechir', 'slow', 'raided', 'queue', 'words', 'pins', 'held', 'bans', 'network', 'reports', 'appeals'].map((slug) => occurrence(slug, '18:00', '23:00'))
const roomOf = (slug: string): string => `${slug}/0/2026-11-30`
const clock = new HandClock(warsaw('18:10').toISOString())
let database: Database
let one: ChatProcess
let other: ChatProcess
let moderator: { readonly cookie: string }
let second: { readonly cookie: string }

beforeAll(async () => {
  database = await openTestDatabase()
  one = await openChatProcess({ database, clock, occurrences: shows })
  other = await openChatProcess({ database, clock, occurrences: shows })
  moderator = await signIn(one, 'miriam', 'moderator')
  second = await signIn(one, 'karim', 'moderator')
})
afterAll(async () => {
  await one.close()
  await other.close()
  await database.close()
})

async function messageId(client: ChatClient, text: string): Promise<number> {
  const answer = await client.say(text)
  if (answer.type !== 'said') throw new Error(`"${text}" was refused: ${answer.code}`)
  clock.turn(3000)
  return answer.messageId
}

/** The station at a later time. */
function hoursLater(hours: number): Promise<ChatProcess> {
  return openChatProcess({ database, clock: new HandClock(new Date(clock.now().getTime() + hours * 3600_000).toISOString()) })
}

async function audited(action: string): Promise<Record<string, unknown>[]> {
  return (await database.db.selectFrom('audit_entries').selectAll().where('action', '=', action).execute()).map(({ person_name, subject, details }) => ({ by: person_name, subject, details }))
}

test('a hidden message leaves every screen, its author is told why and may appeal, and it is on record', async () => {
  const room = roomOf('vechir')
  const author = await enter(one, { nick: 'Zły', room })
  const reader = await enter(other, { nick: null, room })
  const watcher = await enter(other, { nick: null, room, headers: moderator })
  const id = await messageId(author, 'an insult')
  await reader.sees('an insult')
  const answer = await act(other, moderator, { do: 'hide', room, message: id, reason: 'insult', note: 'Mów o rzeczach, nie o osobach.' })
  expect(answer.statusCode).toBe(200)
  const { case: number } = answer.json<{ case: string }>()
  await reader.noLongerSees('an insult')
  await until('the tombstone', () => reader.messages.get(id)?.state === 'hidden')
  expect(reader.messages.get(id)).toMatchObject({ text: '', author: null })
  await until('the moderator', () => watcher.messages.get(id)?.state === 'hidden')
  expect(watcher.messages.get(id)).toMatchObject({ text: 'an insult', author: { nick: 'Zły' } })
  expect(await author.heard('decision')).toMatchObject({ case: number, text: 'an insult', decision: 'hidden', reason: 'insult', note: 'Mów o rzeczach, nie o osobach.', until: null })
  expect(reader.all('decision')).toEqual([])
  expect(await audited('chat.hidden')).toEqual([{ by: 'miriam', subject: `message/${room}/${id}`, details: { reason: 'insult', case: number } }])
  // Who comes later does not get it either.
  const late = await enter(one, { nick: null, room })
  expect([...late.messages.values()].map(({ text }) => text)).not.toContain('an insult')
  expect((await one.app.inject(`/api/v1/chat/messages?room=${encodeURIComponent(room)}`)).body).not.toContain('an insult')
  await Promise.all([author, reader, watcher, late].map((client) => client.leave()))
})

test('an author who was away is told of the decision when coming back, once', async () => {
  const room = roomOf('vechir')
  const author = await enter(one, { nick: 'Away', room })
  const id = await messageId(author, 'said and gone')
  const token = author.all('welcome')[0]?.token ?? null
  await author.leave()
  await act(one, moderator, { do: 'hide', room, message: id, reason: 'off_topic', note: '' })
  const back = await enter(other, { token, room })
  expect(await back.heard('decision')).toMatchObject({ text: 'said and gone', reason: 'off_topic' })
  await back.leave()
  const again = await enter(one, { token, room })
  await again.say('I see')
  expect(again.all('decision')).toEqual([])
  await again.leave()
})

test('a slow room tells when the next message may be sent, keeps none of the early ones, and lets moderators through', async () => {
  const room = roomOf('slow')
  const ola = await enter(one, { nick: 'Ola', room })
  const speaker = await enter(other, { nick: null, room, headers: moderator })
  await act(one, moderator, { do: 'slow', room, seconds: 30 })
  await ola.heard('room', ({ slowSeconds }) => slowSeconds === 30)
  expect(await ola.say('first')).toMatchObject({ type: 'said' })
  clock.turn(10_000)
  expect(await ola.say('second')).toMatchObject({ type: 'refused', code: 'slow_mode', retryAt: new Date(clock.now().getTime() + 20_000).toISOString() })
  await speaker.say('moderators')
  await speaker.say('are exempt')
  clock.turn(20_000)
  expect(await ola.say('second')).toMatchObject({ type: 'said' })
  await ola.sees('second')
  expect(ola.screen).toEqual(['first', 'moderators', 'are exempt', 'second'])
  await Promise.all([ola, speaker].map((client) => client.leave()))
})

test('a raid makes the room slow and holds newcomers by itself; regulars and moderators go on, and it ends by itself', async () => {
  const room = roomOf('raided')
  const regular = await enter(one, { nick: 'Regular', room })
  await messageId(regular, 'good evening')
  clock.turn(120_000)
  const watcher = await enter(other, { nick: null, room, headers: moderator })
  const bots = await Promise.all(Array.from({ length: 50 }, (_, index) => enter(index % 2 ? one : other, { nick: `Guest${index}x`, room })))
  // One after the other at both processes: faster than a person, slower than the news.
  for (const [index, bot] of bots.entries()) {
    await bot.say(`buy something number ${index} ${'abcdefghij'.repeat(index % 4)}`)
    if (index === 11) await regular.heard('room', ({ isRaid }) => isRaid)
  }
  await until('the screens are clean of what gave the raid away, too', () => regular.screen.length === 1)
  expect(regular.all('room').at(-1)).toMatchObject({ isRaid: true, slowSeconds: 10 })
  await until('the moderator sees what waits', () => [...watcher.messages.values()].filter(({ state, heldFor }) => state === 'held' && heldFor === 'raid').length === 50)
  expect(bots[20]?.all('said')[0]).toMatchObject({ state: 'held' })
  expect(await regular.say('what is going on?')).toMatchObject({ type: 'said', state: 'shown' })
  const { held } = (await one.app.inject({ url: '/api/v1/desk/chat/held', headers: moderator })).json<{ held: { room: string }[] }>()
  expect(held.filter((one) => one.room === room)).toHaveLength(50)
  const noticed = await audited('chat.raid_noticed')
  expect(noticed[0]).toMatchObject({ by: null, subject: `room/${room}` })
  expect(noticed.reduce((sum, { details }) => sum + Number((details as { after: number }).after), 0)).toBe(12) // as raids.ts writes it
  // A moderator who shows one of them is not overruled by the raid that goes on.
  const first = [...watcher.messages.values()].find(({ heldFor }) => heldFor === 'raid')
  if (!first) throw new Error('nothing is held')
  await act(one, moderator, { do: 'show', room, message: first.id })
  await regular.sees(first.text)
  const echo = await enter(one, { nick: 'Echo', room })
  await echo.say('buy something number 51')
  expect(regular.screen).toContain(first.text)
  clock.turn(5 * 60_000 + 1000)
  await regular.heard('room', ({ isRaid }) => !isRaid)
  const newcomer = await enter(one, { nick: 'Nina', room })
  expect(await newcomer.say('hello')).toMatchObject({ state: 'shown' })
  // It was a school class: one deed shows them all again, on every screen.
  expect((await act(other, moderator, { do: 'no_raid', room })).statusCode).toBe(200)
  await until('the class', () => regular.screen.length === 1 + 1 + 50 + 1 + 1)
  expect(await audited('chat.raid_undone')).toEqual([{ by: 'miriam', subject: `room/${room}`, details: { after: 50 } }])
  await Promise.all([regular, watcher, newcomer, echo, ...bots].map((client) => client.leave()))
})

test('a word of the lists waits for a moderator, who shows it or not; its author and moderators see it meanwhile', async () => {
  const room = roomOf('words')
  const author = await enter(one, { nick: 'Jan', room })
  const reader = await enter(other, { nick: null, room })
  const watcher = await enter(other, { nick: null, room, headers: moderator })
  const said = await author.say('te kacapy...')
  expect(said).toMatchObject({ state: 'held' })
  await messageId(author, 'pozdrowienia z Scunthorpe')
  await reader.sees('pozdrowienia z Scunthorpe')
  expect(reader.screen).toEqual(['pozdrowienia z Scunthorpe'])
  const id = said.type === 'said' ? said.messageId : 0
  expect(author.messages.get(id)).toMatchObject({ state: 'held', text: 'te kacapy...', heldFor: 'words' })
  expect(watcher.messages.get(id)).toMatchObject({ state: 'held', heldFor: 'words' })
  await act(one, moderator, { do: 'show', room, message: id })
  await reader.sees('te kacapy...')
  // The station decides which words.
  await one.app.inject({ method: 'PUT', url: '/api/v1/desk/chat/words/pl', headers: { ...moderator, 'sec-fetch-site': 'same-origin' }, payload: { hold: [], hide: ['paskud*'], allow: [] } })
  await until('the new list', async () => {
    clock.turn(3000)
    const again = await author.say('te kacapy znowu')
    return again.type === 'said' && again.state === 'shown'
  })
  clock.turn(3000)
  expect(await author.say('ty paskudo')).toMatchObject({ state: 'hidden' })
  expect(await author.heard('decision')).toMatchObject({ text: 'ty paskudo', decision: 'hidden', reason: 'hate' })
  expect(reader.screen).not.toContain('ty paskudo')
  await Promise.all([author, reader, watcher].map((client) => client.leave()))
})

test('somebody in danger gets help that nobody else sees, and nothing is public', async () => {
  const room = roomOf('held')
  const author = await enter(one, { nick: 'Anonim', room })
  const reader = await enter(one, { nick: null, room })
  const watcher = await enter(other, { nick: null, room, headers: moderator })
  expect(await author.say('він мене бʼє', { language: 'uk' })).toMatchObject({ state: 'held' })
  const help = await author.heard('help')
  expect(help).toMatchObject({ topic: 'violence' })
  expect(help.contacts.map(({ phone }) => phone)).toContain('112')
  await until('the moderator', () => [...watcher.messages.values()].some(({ heldFor }) => heldFor === 'help'))
  expect(reader.told).toEqual([])
  expect(reader.all('help')).toEqual([])
  expect((await database.db.selectFrom('chat_bans').selectAll().execute()).length).toBe(0)
  await Promise.all([author, reader, watcher].map((client) => client.leave()))
})

test('a host pins, hides and reads the queue in the own room and in no other', async () => {
  const room = roomOf('pins')
  const host = await signIn(one, 'lesia', 'host', 'host-of-pins')
  const listener = await enter(one, { nick: 'Ola', room })
  const id = await messageId(listener, 'pin me')
  expect((await act(other, host, { do: 'pin', room, message: id })).statusCode).toBe(200)
  await listener.heard('room', ({ pinned }) => pinned?.text === 'pin me')
  const asked = await listener.say('Kiedy następny koncert?', { kind: 'question' })
  clock.turn(3000)
  const question = asked.type === 'said' ? asked.messageId : 0
  for (const to of ['on_air', 'answered'] as const) {
    expect((await act(other, host, { do: 'queue', room, message: question, to })).statusCode).toBe(200)
    await until(to, () => listener.messages.get(question)?.queue === to)
  }
  expect((await act(other, host, { do: 'allow_links', room, message: id, allow: true })).statusCode).toBe(200)
  await until('the link', () => listener.messages.get(id)?.linksAllowed)
  expect((await act(one, host, { do: 'hide', room: roomOf('vechir'), message: 1, reason: 'other', note: '' })).json()).toMatchObject({ code: 'may_not_moderate' })
  expect((await act(one, host, { do: 'ban', room, message: id, hours: 1, reason: 'spam', note: '', withNetwork: true, hideAll: true })).json()).toMatchObject({ code: 'moderators_only' })
  // A pinned message that is hidden is not pinned any more.
  await act(one, moderator, { do: 'hide', room, message: id, reason: 'off_topic', note: '' })
  await until('unpinned', () => listener.all('room').at(-1)?.pinned === null)
  expect((await audited('chat.queue_moved')).map(({ details }) => details)).toEqual([{ before: 'queued', after: 'on_air' }, { before: 'on_air', after: 'answered' }])
  await listener.leave()
})

describe('a ban', () => {
  const room = roomOf('bans')

  test('takes all the spammer said in the last hour and survives thirty ways back: new nick, cleared page, cleared cookie, new address of the same network', async () => {
    const reader = await enter(one, { nick: null, room })
    const neighbour = await enter(other, { nick: 'Neighbour', room, address: '203.0.113.200' })
    await messageId(neighbour, 'good evening')
    clock.turn(60_000)
    const spammer = await enter(one, { nick: 'Spammer', room, address: '203.0.113.7' })
    await messageId(spammer, 'spam one')
    const id = await messageId(spammer, 'spam two')
    await reader.sees('spam two')
    await act(other, moderator, { do: 'ban', room, message: id, hours: 48, reason: 'spam', note: '', withNetwork: true, hideAll: true })
    await reader.noLongerSees('spam two')
    expect(reader.screen).toEqual(['good evening'])
    expect(await spammer.heard('decision')).toMatchObject({ decision: 'banned', reason: 'spam', until: new Date(clock.now().getTime() + 48 * 3600_000).toISOString() })
    const token = spammer.all('welcome')[0]?.token ?? ''
    for (let attempt = 0; attempt < 30; attempt++) {
      const settings = [
        { nick: `Nice ${attempt}`, token, address: '198.51.100.9' },
        { nick: `Nice ${attempt}`, address: '198.51.100.9', headers: { cookie: `imi_chat=${token}` } },
        { nick: `Nice ${attempt}`, address: `203.0.113.${attempt}` },
      ][attempt % 3]
      const back = await enter(attempt % 2 ? one : other, { room, ...settings })
      expect(await back.say('spam again')).toMatchObject({ type: 'refused', code: 'banned' })
      await back.leave()
      clock.turn(3000)
    }
    // A neighbour who was heard before goes on.
    expect(await neighbour.say('I live next door')).toMatchObject({ type: 'said' })
    // The next day has another salt, and the ban still knows its network; when it is over it is over.
    const answerAfter = async (hours: number): Promise<object> => {
      const station = await hoursLater(hours)
      const back = await enter(station, { nick: 'Next day', address: '203.0.113.99' })
      const answer = await back.say(`spam after ${hours} hours`)
      await back.leave()
      await station.close()
      return answer
    }
    expect(await answerAfter(30)).toMatchObject({ code: 'banned' })
    expect(await answerAfter(49)).toMatchObject({ type: 'said' })
    await Promise.all([reader, neighbour, spammer].map((client) => client.leave()))
  })

  test('is ended by a moderator, and never made against somebody of the station', async () => {
    const author = await enter(one, { nick: 'Silenced', room })
    const id = await messageId(author, 'a bit much')
    await act(one, moderator, { do: 'time_out', room, message: id, minutes: 10, reason: 'harassment', note: '' })
    expect(await author.say('but')).toMatchObject({ code: 'banned' })
    const { bans } = (await one.app.inject({ url: '/api/v1/desk/chat/bans', headers: moderator })).json<{ bans: { id: string; nick: string; withNetwork: boolean }[] }>()
    const found = bans.find(({ nick }) => nick === 'Silenced')
    expect(found).toMatchObject({ withNetwork: false })
    expect((await one.app.inject({ method: 'DELETE', url: `/api/v1/desk/chat/bans/${found?.id}`, headers: { ...moderator, 'sec-fetch-site': 'same-origin' } })).statusCode).toBe(204)
    clock.turn(3000)
    expect(await author.say('thank you')).toMatchObject({ type: 'said' })
    const colleague = await enter(one, { headers: second, room })
    const theirs = await colleague.say('I am of the station')
    const refusal = await act(one, moderator, { do: 'ban', room, message: theirs.type === 'said' ? theirs.messageId : 0, hours: 1, reason: 'spam', note: '', withNetwork: false, hideAll: false })
    expect(refusal.json()).toMatchObject({ code: 'author_has_account' })
    await Promise.all([author, colleague].map((client) => client.leave()))
  })
})

describe('a report', () => {
  const room = roomOf('reports')
  const report = (client: ChatClient, message: number) =>
    one.app.inject({ method: 'POST', url: '/api/v1/chat/reports', headers: { 'x-chat-token': client.all('welcome')[0]?.token ?? '', 'sec-fetch-site': 'same-origin' }, payload: { room, message, reason: 'hate', note: 'to boli' } })
  const caseOf = (client: ChatClient, number: string) => other.app.inject({ url: `/api/v1/chat/cases/${number}`, headers: { 'x-chat-token': client.all('welcome')[0]?.token ?? '' } })
  const decide = (who: { readonly cookie: string }, number: string, payload: object, what = 'decision') =>
    one.app.inject({ method: 'POST', url: `/api/v1/desk/chat/cases/${number}/${what}`, headers: { ...who, 'sec-fetch-site': 'same-origin' }, payload })
  const appeal = (client: ChatClient, number: string, station = other) =>
    station.app.inject({ method: 'POST', url: `/api/v1/chat/cases/${number}/appeal`, headers: { 'x-chat-token': client.all('welcome')[0]?.token ?? '', 'sec-fetch-site': 'same-origin' }, payload: { text: 'To był cytat.' } })

  test('needs no account, gives a number at once, is one case however many report, and hides who did', async () => {
    const author = await enter(one, { nick: 'Author', room })
    const [ola, omar, stranger] = await Promise.all([enter(one, { nick: 'Ola', room }), enter(other, { nick: 'Omar', room }), enter(other, { nick: null, room })])
    const id = await messageId(author, 'something ugly')
    const answers = await Promise.all([report(ola, id), report(omar, id), report(ola, id)])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201])
    const [number] = new Set(answers.map((answer) => answer.json<{ case: string }>().case))
    expect(number).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/)
    expect(new Set(answers.map((answer) => answer.json<{ case: string }>().case)).size).toBe(1)
    const list = await one.app.inject({ url: '/api/v1/desk/chat/cases?state=open', headers: moderator })
    expect(list.json<{ cases: object[] }>().cases).toMatchObject([{ number, text: 'something ugly', reports: [{ reason: 'hate', note: 'to boli' }, { reason: 'hate' }] }])
    expect(list.body).not.toContain(ola.all('welcome')[0]?.author.id)
    expect((await caseOf(ola, number ?? '')).json()).toMatchObject({ state: 'open', decision: null })
    expect((await caseOf(stranger, number ?? '')).statusCode).toBe(404)
    expect((await decide(moderator, number ?? '', { decision: 'hidden', reason: 'hate', note: '' })).statusCode).toBe(204)
    await ola.noLongerSees('something ugly')
    expect((await caseOf(omar, number ?? '')).json()).toMatchObject({ state: 'decided', decision: 'hidden', reason: 'hate', isAutomatic: false })
    expect(await author.heard('decision')).toMatchObject({ case: number, decision: 'hidden' })
    expect((await decide(second, number ?? '', { decision: 'kept', note: '' })).json()).toMatchObject({ code: 'case_decided' })
    await Promise.all([author, ola, omar, stranger].map((client) => client.leave()))
  })

  test('is appealed to somebody else, who may turn the decision round', async () => {
    const author = await enter(one, { nick: 'Appealing', room })
    const reader = await enter(other, { nick: null, room })
    const id = await messageId(author, 'a quotation')
    const number = (await act(one, moderator, { do: 'ban', room, message: id, hours: 24, reason: 'hate', note: '', withNetwork: false, hideAll: false })).json<{ case: string }>().case
    await reader.noLongerSees('a quotation')
    await author.heard('decision')
    expect((await appeal(reader, number)).statusCode).toBe(404)
    expect((await appeal(author, number)).statusCode).toBe(204)
    expect((await appeal(author, number)).json()).toMatchObject({ code: 'no_appeal' })
    const listed = async (who: { readonly cookie: string }) => (await one.app.inject({ url: '/api/v1/desk/chat/cases?state=appealed', headers: who })).json<{ cases: object[] }>().cases
    expect(await listed(moderator)).toMatchObject([{ appeal: { text: 'To był cytat.' }, mayDecideAppeal: false, decidedBy: { name: 'miriam' } }])
    expect(await listed(second)).toMatchObject([{ mayDecideAppeal: true }])
    expect((await decide(moderator, number, { outcome: 'reversed', note: '' }, 'appeal-decision')).json()).toMatchObject({ code: 'own_decision' })
    expect((await decide(second, number, { outcome: 'reversed', note: 'Cytat, przepraszamy.' }, 'appeal-decision')).statusCode).toBe(204)
    await reader.sees('a quotation')
    expect(await author.heard('decision', ({ decision }) => decision === 'kept')).toMatchObject({ note: 'Cytat, przepraszamy.', until: null, appealBefore: null })
    expect(await author.say('thank you')).toMatchObject({ type: 'said' })
    expect((await caseOf(author, number)).json()).toMatchObject({ state: 'closed', appealOutcome: 'reversed' })
    await Promise.all([author, reader].map((client) => client.leave()))
  })

  test('that was not followed is appealed by who made it, within fourteen days', async () => {
    const author = await enter(one, { nick: 'Kept', room })
    const reporter = await enter(one, { nick: 'Reporter', room })
    const id = await messageId(author, 'an opinion')
    const number = (await report(reporter, id)).json<{ case: string }>().case
    await decide(moderator, number, { decision: 'kept', note: 'An opinion.' })
    expect((await appeal(author, number)).json()).toMatchObject({ code: 'no_appeal' })
    const late = await hoursLater(15 * 24)
    expect((await appeal(reporter, number, late)).json()).toMatchObject({ code: 'appeal_late' })
    await late.close()
    expect((await appeal(reporter, number)).statusCode).toBe(204)
    expect((await decide(second, number, { outcome: 'reversed', note: '' }, 'appeal-decision')).statusCode).toBe(204)
    await reporter.noLongerSees('an opinion')
    await Promise.all([author, reporter].map((client) => client.leave()))
  })

  test('two moderators at once on one message: both get an answer', async () => {
    const author = await enter(one, { nick: 'Both', room })
    const id = await messageId(author, 'at once')
    const number = (await report(author, id)).json<{ case: string }>().case
    const answers = await Promise.all([
      act(one, moderator, { do: 'hide', room, message: id, reason: 'insult', note: '' }),
      act(other, second, { do: 'ban', room, message: id, hours: 1, reason: 'insult', note: '', withNetwork: true, hideAll: true }),
      act(other, second, { do: 'hide', room, message: id, reason: 'insult', note: '' }),
      decide(moderator, number, { decision: 'hidden', reason: 'insult', note: '' }),
    ])
    expect(answers.every(({ statusCode }) => [200, 204, 409].includes(statusCode))).toBe(true)
    await author.noLongerSees('at once')
    await author.leave()
  })
})
