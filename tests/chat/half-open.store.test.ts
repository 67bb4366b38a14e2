// Ten thousand who stand in the door and say nothing: people come in past them, the room goes on, memory stays bounded, and they are shown out.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { expect, test } from 'vitest'
import { systemClock } from '../../server/clock.ts'
import { openFrontDoor } from '../../server/broadcast/source-door/front-door.ts'
import { silentLog } from '../../server/log.ts'
import { enter, openChatProcess } from '../support/chat-app.ts'
import { openTestDatabase } from '../support/database.ts'
import { FakeLiveDoor } from '../support/fake-live-door.ts'
import type { HalfOpened } from '../support/half-open-process.ts'
import { until } from '../support/until.ts'

const CROWD = 10_000
const MOST = { strangers: 3000, withoutHello: 500 }

test('10,000 half-open connections keep nobody out, disturb no room, and are gone by their deadline', { timeout: 120_000 }, async () => {
  const database = await openTestDatabase()
  const station = await openChatProcess({ database, clock: systemClock, socket: { most: { withoutHello: MOST.withoutHello } } })
  const { server } = station.app
  // The shipped figures are 15 s; the look at them is every 5 s.
  server.headersTimeout = 2000
  const people = { authenticateSource: async () => null }
  const front = await openFrontDoor({ host: '127.0.0.1', port: 0, sourcePort: null, httpServer: server, tls: null, door: new FakeLiveDoor(), people, log: silentLog, limits: { peekMs: 5000, strangersMax: MOST.strangers } })
  const door = { ...station, url: `ws://127.0.0.1:${front.port}/api/v1/chat` }
  const bystander = await enter(door, { nick: 'Bystander' })
  const before = process.memoryUsage().rss

  const crowd = fork(path.join(import.meta.dirname, '../support/half-open-process.ts'), [String(front.port), String(CROWD)])
  const [{ opened, upgraded }] = (await once(crowd, 'message')) as [HalfOpened] // its first message
  const grownMb = (process.memoryUsage().rss - before) / 1024 ** 2
  expect(opened).toBe(CROWD)
  expect(upgraded).toBeGreaterThan(MOST.withoutHello)
  // The bystander's as well.
  expect(station.app.websocketServer.clients.size).toBeLessThanOrEqual(MOST.withoutHello + 1)
  expect(grownMb).toBeLessThan(150)

  const person = await enter(door, { nick: 'Person' })
  expect(await person.say('I got in')).toMatchObject({ type: 'said' })
  await bystander.sees('I got in')

  const [told] = await once(crowd, 'message')
  expect(told).toBe('all closed')
  await until('only people are left', () => station.app.websocketServer.clients.size === 2)
  expect(await bystander.say('and it goes on')).toMatchObject({ type: 'said' })
  await Promise.all([bystander, person].map((client) => client.leave()))
  front.close()
  await station.close()
  await database.close()
})
