// Listeners' spoken questions: sent over a bad line, heard by whom they are for and nobody else, taken back, hidden, forgotten.

import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { OwnQuestion } from '../../server/voice/schema.ts'
import { decode, dominantPitch, encode, tone } from '../support/audio.ts'
import { ASKED, openVoiceStation, type VoiceStation } from '../support/voice-station.ts'

// Every sound is made by ffmpeg, which steps back on a busy machine.
vi.setConfig({ testTimeout: 90_000 })

let station: VoiceStation
let voice: Buffer

beforeAll(async () => {
  station = await openVoiceStation()
  voice = await tone(440, 2, 'webm')
})
afterAll(() => station.close())

const QUESTIONS = '/api/v1/voice/questions'
const DESK = '/api/v1/desk/voice/questions'
const filesOf = async (folder: 'arriving' | 'kept') => readdir(path.join(station.whole.questions.arrivingFolder, '..', folder))
const hear = async (id: string) => (await station.as('host', 'GET', `${DESK}/${id}/sound`)).rawPayload

test('a question cut off on its way goes on where it ended, is kept once, and is heard at the desk of its show', async () => {
  const asker = await station.begin(voice.length)
  expect(asker.answer.json()).toMatchObject({ state: 'arriving', show: ASKED, mayAir: false })
  const half = Math.floor(voice.length / 2)
  expect((await station.piece(asker, voice.subarray(0, half), 0)).statusCode).toBe(204)
  // The answer was lost: the same wish is the same question.
  const again = await station.begin(voice.length, asker)
  expect([again.answer.statusCode, again.answer.json<OwnQuestion>().id]).toEqual([201, asker.id])
  const there = await station.ask('HEAD', `${QUESTIONS}/${asker.id}`, { token: asker.token, headers: { 'tus-resumable': '1.0.0' } })
  expect(there.headers['upload-offset']).toBe(String(half))
  expect((await station.piece(asker, voice.subarray(half), half)).statusCode).toBe(204)
  expect((await station.ask('GET', `${QUESTIONS}/${asker.id}`, { token: asker.token })).json()).toMatchObject({ state: 'kept', isAnswered: false })

  const [question] = (await station.listAs('host')).filter(({ id }) => id === asker.id)
  expect(question).toMatchObject({ show: { slug: ASKED }, language: 'rom', mayAir: false, isVoiceChanged: false, answeredAt: null })
  expect(question?.durationMs).toBeGreaterThan(1500)
  const heard = await decode(await hear(asker.id))
  expect(dominantPitch(heard)).toBeCloseTo(440, -1)
  expect(await filesOf('arriving')).toEqual([])
})

test('its sender takes a question back, and nothing of it is left; whoever has another secret is told there is none', async () => {
  const { id, token, stands } = await station.send(voice)
  expect(stands.state).toBe('kept')
  const stranger = 'x'.repeat(43)
  for (const method of ['GET', 'DELETE', 'HEAD'] as const) expect((await station.ask(method, `${QUESTIONS}/${id}`, { token: stranger })).statusCode).toBe(404)
  expect((await station.ask('GET', `${QUESTIONS}/${id}`)).json().code).toBe('no_token')
  expect((await station.begin(5, { id, token: stranger })).answer.statusCode).toBe(404)
  expect(await filesOf('kept')).toContain(`${id}.mp3`)
  expect((await station.ask('DELETE', `${QUESTIONS}/${id}`, { token })).statusCode).toBe(204)
  expect(await filesOf('kept')).not.toContain(`${id}.mp3`)
  expect((await station.as('host', 'GET', `${DESK}/${id}/sound`)).statusCode).toBe(404)
  expect((await station.listAs('coordinator')).map((one) => one.id)).not.toContain(id)
})

test('hosts hear what their own show was asked, coordinators everything, others nothing', async () => {
  const { id } = await station.send(voice)
  expect((await station.listAs('host')).map((one) => one.id)).toContain(id)
  expect((await station.listAs('coordinator', `?show=${ASKED}`)).map((one) => one.id)).toContain(id)
  expect(await station.listAs('other')).toEqual([])
  for (const who of ['other', 'editor', 'moderator'] as const) {
    expect((await station.as(who, 'GET', `${DESK}/${id}/sound`)).json().code).toBe('may_not_hear')
    expect((await station.as(who, 'DELETE', `${DESK}/${id}`)).statusCode).toBe(403)
  }
  expect((await station.ask('GET', `${DESK}/${id}/sound`)).statusCode).toBe(401)
})

test('without its sender\'s consent a question is no file for the air and was never on it', async () => {
  const [shy, open] = [await station.send(voice), await station.send(voice, { mayAir: true })]
  expect((await station.as('host', 'GET', `${DESK}/${shy.id}/sound?download=1`)).json().code).toBe('no_consent')
  expect((await station.as('host', 'PATCH', `${DESK}/${shy.id}`, { aired: true })).json().code).toBe('no_consent')
  const file = await station.as('host', 'GET', `${DESK}/${open.id}/sound?download=1`)
  expect(file.headers['content-disposition']).toBe(`attachment; filename="${ASKED}-${open.id.slice(0, 8)}.mp3"`)
  const aired = await station.as('host', 'PATCH', `${DESK}/${open.id}`, { aired: true, answered: true })
  expect(aired.json()).toMatchObject({ goesAt: null, airedAt: expect.any(String), answeredAt: expect.any(String) })
  expect((await station.ask('GET', `${QUESTIONS}/${open.id}`, { token: open.token })).json()).toMatchObject({ isAired: true, isAnswered: true })
  expect((await station.listAs('host', '?answered=no')).map(({ id }) => id)).not.toContain(open.id)
})

test('a question in another voice is another sound, and the one it was spoken in is nowhere any more', async () => {
  const { id } = await station.send(voice)
  const before = await hear(id)
  expect((await station.as('host', 'POST', `${DESK}/${id}/voice`)).json()).toMatchObject({ isVoiceChanged: true })
  const after = await hear(id)
  expect(after.equals(before)).toBe(false)
  const sound = await decode(after)
  const pitch = dominantPitch(sound) ?? 0
  expect(pitch).toBeGreaterThan(440 * 0.7)
  expect(pitch).toBeLessThan(440 * 0.85)
  // As long as before: the words are spoken at the same pace.
  expect(Math.abs(sound.length - (await decode(before)).length) / (48_000 * 4)).toBeLessThan(0.2)
  expect((await filesOf('kept')).filter((name) => name.startsWith(id))).toEqual([`${id}.mp3`])
  expect((await station.as('host', 'POST', `${DESK}/${id}/voice`)).statusCode).toBe(200)
  expect((await hear(id)).equals(after)).toBe(true)
})

test('each deed of the desk is in the list of changes, with who did it and of which show, and never a word of what was said', async () => {
  const { id } = await station.send(voice, { mayAir: true })
  await station.as('host', 'PATCH', `${DESK}/${id}`, { answered: true })
  await station.as('host', 'PATCH', `${DESK}/${id}`, { answered: true })
  await station.as('host', 'PATCH', `${DESK}/${id}`, { answered: false, aired: true })
  await station.as('host', 'POST', `${DESK}/${id}/voice`)
  expect((await station.as('host', 'DELETE', `${DESK}/${id}`)).statusCode).toBe(204)
  const { entries } = (await station.as('coordinator', 'GET', '/api/v1/audit?action=voice')).json<{ entries: { action: string; subject: string; person: { name: string }; details: { question: string } }[] }>()
  const mine = entries.filter(({ details }) => details.question === id)
  expect(mine.map(({ action, subject, person }) => [action, subject, person.name]).reverse()).toEqual(
    ['voice.answered', 'voice.reopened', 'voice.aired', 'voice.changed', 'voice.removed'].map((action) => [action, `show/${ASKED}`, 'host']),
  )
  expect(await filesOf('kept')).not.toContain(`${id}.mp3`)
})

test.each<readonly [string, string, () => Buffer | Promise<Buffer>]>([
  ['a text', 'not_audio', () => Buffer.from('When does the office open? '.repeat(50))],
  ['a playlist that names another file', 'not_audio', () => Buffer.from('#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n')],
  ['silence', 'voice_silent', () => encode('anullsrc=duration=3', 'webm')],
  ['a hundred seconds', 'voice_too_long', () => encode('sine=frequency=300:duration=100', 'aac', ['-b:a', '24k'])],
])('%s is refused by name, and nothing of it is kept', async (_what, refusal, make) => {
  const { id, stands } = await station.send(await make())
  expect(stands).toMatchObject({ state: 'refused', refusal })
  expect([...(await filesOf('arriving')), ...(await filesOf('kept'))].filter((name) => name.startsWith(id))).toEqual([])
  expect((await station.listAs('host')).map((one) => one.id)).not.toContain(id)
})

test('what is too large, for no show, or one of a flood is refused before a byte is sent', async () => {
  expect((await station.begin(5_000_000)).answer.statusCode).toBe(400)
  expect((await station.begin(1000, { show: 'no-such-show' })).answer.json().code).toBe('show_not_found')
  expect((await station.begin(1000, { language: 'klingonish1' })).answer.json().code).toBe('question_language')
  const codes: number[] = []
  for (let turn = 0; turn < 22; turn += 1) codes.push((await station.begin(1000, { from: '192.0.2.7' })).answer.statusCode)
  expect(codes.slice(0, 20)).toEqual(Array(20).fill(201))
  expect(codes.at(-1)).toBe(429)
})

test('no more bytes are taken than were announced', async () => {
  const asker = await station.begin(100)
  expect((await station.piece(asker, Buffer.alloc(5000, 1), 0)).statusCode).toBeGreaterThanOrEqual(400)
  expect((await station.ask('GET', `${QUESTIONS}/${asker.id}`, { token: asker.token })).json<OwnQuestion>().state).toBe('arriving')
})

test('ninety days on a question is gone by itself, one that was on air stays, and one that stopped on its way goes after three', async () => {
  const { db } = station.whole.database
  const [old, fresh, aired] = [await station.send(voice), await station.send(voice), await station.send(voice, { mayAir: true })]
  const stopped = await station.begin(1000)
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
  await station.as('host', 'PATCH', `${DESK}/${aired.id}`, { aired: true })
  const begun = async (id: string, days: number) => db.updateTable('voice_questions').set({ begun_at: daysAgo(days) }).where('id', '=', id).execute()
  await begun(old.id, 91)
  await begun(fresh.id, 89)
  await begun(aired.id, 400)
  await begun(stopped.id, 4)
  await station.whole.questions.tidy()
  const kept = await filesOf('kept')
  expect([old, fresh, aired].map(({ id }) => kept.includes(`${id}.mp3`))).toEqual([false, true, true])
  expect(await filesOf('arriving')).not.toContain(stopped.id)
  for (const { id, token } of [old, stopped]) expect((await station.ask('GET', `${QUESTIONS}/${id}`, { token })).statusCode).toBe(404)
})
