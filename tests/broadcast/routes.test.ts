import { afterEach, expect, test } from 'vitest'
import type { Occurrence } from '../../schedules/occurrence.ts'
import type { App } from '../../server/http/app-type.ts'
import { broadcastApp } from '../support/broadcast-app.ts'
import { FakeStation, person } from '../support/fake-station.ts'
import { occurrence, warsaw } from '../support/occurrences.ts'

const vechir = occurrence('vechir', '18:00', '19:00', { title: 'Вечір на Празі', hosts: [{ slug: 'host-of-lesia', name: 'Lesia z Bramy' }] })
const after = occurrence('after', '19:00', '20:00')

let app: App
afterEach(() => app.close())

async function open(startsAt = '18:10'): Promise<FakeStation> {
  const radio = new FakeStation([vechir, after], { startsAt })
  const schedule = {
    addSpecial: async ({ person: who, title, startsAt: at, minutes }: { person: { id: string }; title: string; startsAt: Date; minutes: number }): Promise<Occurrence> => {
      const special = occurrence('special', '18:00', '18:00', { title, special: true, personId: who.id, hosts: [], startsAt: at, endsAt: new Date(at.getTime() + minutes * 60_000) })
      radio.programme.occurrences = [...radio.programme.occurrences, special]
      radio.events.emit('programmeChanged', { reason: 'special' })
      return special
    },
  }
  app = await broadcastApp(radio, schedule)
  return radio
}

const as = (role: string) => ({ 'x-role': role })

test('anybody may ask what is on air and why', async () => {
  const radio = await open()
  await radio.connect(person('lesia'))
  radio.run(1)
  const answer = await app.inject('/api/v1/now')
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toMatchObject({
    onAir: { kind: 'microphone', live: true, reason: 'Lesia z Bramy is live in Вечір на Празі', show: { title: 'Вечір на Празі' }, host: { name: 'Lesia z Bramy' }, endsAt: warsaw('19:00').toISOString() },
    next: { show: { slug: 'after' }, startsAt: warsaw('19:00').toISOString() },
    listeners: 0,
  })
})

test('a coordinator goes live now by opening a special', async () => {
  const radio = await open()
  const answer = await app.inject({ method: 'POST', url: '/api/v1/specials', headers: as('coordinator'), payload: { title: 'Alarm', minutes: 20 } })
  expect(answer.statusCode).toBe(201)
  expect(answer.json()).toMatchObject({ occurrence: { show: { title: 'Alarm' } } })
  await radio.connect(person('coordinator', 'coordinator', null))
  radio.run(1)
  expect(radio.onAir).toBe('coordinator')
})

test('a special may be opened for somebody else, who is told when the login is unknown', async () => {
  await open()
  const body = { title: 'Alarm', minutes: 20 }
  expect((await app.inject({ method: 'POST', url: '/api/v1/specials', headers: as('admin'), payload: { ...body, login: 'lesia' } })).statusCode).toBe(201)
  expect((await app.inject({ method: 'POST', url: '/api/v1/specials', headers: as('admin'), payload: { ...body, login: 'nobody' } })).json()).toMatchObject({ code: 'person_unknown' })
})

test.each([
  ['POST', '/api/v1/specials', { title: 'x', minutes: 5 }],
  ['GET', '/api/v1/live-sessions', undefined],
  ['PUT', '/api/v1/override', undefined],
  ['DELETE', '/api/v1/override', undefined],
] as const)('%s %s is refused to hosts and asks strangers to sign in', async (method, url, payload) => {
  await open()
  expect((await app.inject({ method, url, payload, headers: as('host') })).statusCode).toBe(403)
  expect((await app.inject({ method, url, payload })).statusCode).toBe(401)
})

test('a special of no length or no name is refused', async () => {
  await open()
  for (const payload of [{ title: '  ', minutes: 5 }, { title: 'x', minutes: 0 }, { title: 'x', minutes: 100_000 }]) {
    expect((await app.inject({ method: 'POST', url: '/api/v1/specials', headers: as('admin'), payload })).statusCode).toBe(400)
  }
})

test('the desk sees who is connected and how they sound, and takes one off the air', async () => {
  const radio = await open()
  const host = await radio.connect(person('lesia'), 'client')
  radio.run(1)
  const list = await app.inject({ url: '/api/v1/live-sessions', headers: as('moderator') })
  expect(list.json()).toMatchObject({ sessions: [{ id: host.line.sessionId, host: 'Lesia z Bramy', by: 'client', phase: 'on-air', lines: 1, health: { problems: [] } }] })
  const url = `/api/v1/live-sessions/${host.line.sessionId}/end`
  expect((await app.inject({ method: 'POST', url, headers: as('moderator') })).statusCode).toBe(403)
  expect((await app.inject({ method: 'POST', url, headers: as('coordinator') })).statusCode).toBe(204)
  expect((await app.inject({ method: 'POST', url, headers: as('coordinator') })).statusCode).toBe(404)
  expect(host.hangUps).toMatchObject([{ code: 'ended_by_desk', reason: 'coordinator took you off the air.' }])
  expect(radio.deeds).toEqual([['coordinator', 'live_session.ended', 'person/lesia']])
})

test('the desk takes the air and gives it back', async () => {
  const radio = await open()
  await radio.connect(person('lesia'))
  radio.run(1)
  expect((await app.inject({ method: 'PUT', url: '/api/v1/override', headers: as('admin') })).json()).toMatchObject({ active: true, by: 'admin' })
  radio.run(0.1)
  expect((await app.inject('/api/v1/now')).json()).toMatchObject({ onAir: { live: false, reasonCode: 'override' } })
  expect((await app.inject({ method: 'DELETE', url: '/api/v1/override', headers: as('admin') })).json()).toEqual({ active: false, by: null, since: null })
  radio.run(0.1)
  expect(radio.onAir).toBe('lesia')
  await app.inject({ method: 'DELETE', url: '/api/v1/override', headers: as('admin') })
  expect(radio.deeds).toEqual([['admin', 'air.taken', 'air'], ['admin', 'air.given_back', 'air']])
})

test('a host who hangs up their own session has done nothing to anybody', async () => {
  const radio = await open()
  const host = await radio.connect(person('lesia'))
  radio.run(1)
  radio.engine.endSession(host.line.sessionId, person('lesia'))
  expect(radio.deeds).toEqual([])
})
