import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { EventsSocketOptions } from '../../server/broadcast/events-socket.ts'
import { stationEvent, type StationEvent } from '../../server/broadcast/schema.ts'
import type { App } from '../../server/http/app-type.ts'
import { broadcastApp } from '../support/broadcast-app.ts'
import { FakeStation, person } from '../support/fake-station.ts'
import { occurrence } from '../support/occurrences.ts'
import { until } from '../support/until.ts'

const vechir = occurrence('vechir', '18:00', '19:00', { hosts: [{ slug: 'host-of-lesia', name: 'Lesia' }] })

let radio: FakeStation
let app: App
let url: string

async function serve(options: Partial<EventsSocketOptions> = {}): Promise<void> {
  app = await broadcastApp(radio, { addSpecial: () => Promise.reject(new Error('unreachable: no specials here')) }, options)
  await app.listen({ host: '127.0.0.1', port: 0 })
  url = `ws://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/v1/events` // it listens on an address
}

beforeEach(() => {
  radio = new FakeStation([vechir], { startsAt: '18:10' })
})
afterEach(() => app.close())

interface Page {
  readonly socket: WebSocket
  readonly events: StationEvent[]
  readonly closed: Promise<number>
}

async function openPage(options: ConstructorParameters<typeof WebSocket>[2] = {}): Promise<Page> {
  const socket = new WebSocket(url, options)
  const events: StationEvent[] = []
  socket.on('message', (data: Buffer) => events.push(stationEvent.parse(JSON.parse(data.toString('utf8')))))
  const closed = once(socket, 'close').then(([code]) => code as number)
  await once(socket, 'open')
  return { socket, events, closed }
}

test('a page is told how things stand, then every change of what is on air', async () => {
  await serve()
  radio.run(1)
  const page = await openPage({ headers: { origin: 'https://another.example' } })
  await until('hello and now', () => page.events.length === 2)
  expect(page.events[0]).toEqual({ type: 'hello', version: 1, station: 'IMI Radio' })
  expect(page.events[1]).toMatchObject({ type: 'now', now: { onAir: { reasonCode: 'host_not_here' } } })
  await radio.connect(person('lesia'))
  radio.run(1)
  await until('the host', () => page.events.some((event) => event.type === 'now' && event.now.onAir.live))
  radio.events.emit('listenersChanged', { total: 3, byMount: { 'radio.mp3': 3 } })
  await until('listeners', () => page.events.some((event) => event.type === 'listeners' && event.total === 3))
  radio.events.emit('programmeChanged', { reason: 'test' })
  await until('the programme', () => page.events.some((event) => event.type === 'programmeChanged'))
})

test('somebody who talks to the socket is hung up', async () => {
  await serve()
  const page = await openPage()
  page.socket.send('hello?')
  expect(await page.closed).toBe(1008)
})

test('one address cannot take all sockets', async () => {
  await serve({ maxSocketsPerAddress: 2 })
  await openPage()
  const second = await openPage()
  expect(await (await openPage()).closed).toBe(1013)
  second.socket.close()
  await second.closed
  const again = await until('room again', async () => {
    const page = await openPage()
    return Promise.race([page.closed.then(() => null), until('hello', () => page.events.length > 0).then(() => page)])
  })
  expect(again.events[0]?.type).toBe('hello')
})

test('a page that does not answer the heartbeat is hung up, one that does is not', async () => {
  await serve({ heartbeatMs: 100 })
  const dead = await openPage({ autoPong: false })
  const alive = await openPage()
  await dead.closed
  expect(alive.socket.readyState).toBe(WebSocket.OPEN)
})

test('a page that stops reading is cut off and disturbs nobody', async () => {
  await serve()
  const slow = await openPage()
  const other = await openPage()
  slow.socket.pause()
  // Less than a page may leave unread, so that the one that reads stays.
  const bulky = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`mount-${index}`, index]))
  await until('the slow page to be cut off', async () => {
    radio.events.emit('listenersChanged', { total: 1, byMount: bulky })
    return (await new Promise<number>((resolve, reject) => app.server.getConnections((error, count) => (error ? reject(error) : resolve(count))))) === 1
  })
  expect(other.socket.readyState).toBe(WebSocket.OPEN)
  slow.socket.terminate()
})

test('pages are told when the station stops', async () => {
  await serve()
  const page = await openPage()
  await app.close()
  expect([1001, 1005]).toContain(await page.closed)
})
