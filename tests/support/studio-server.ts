// The studio's socket on a real port, signed in as whoever the test says, over any live door.

import websocket from '@fastify/websocket'
import fastify from 'fastify'
import type { AddressInfo } from 'node:net'
import type { LiveDoor } from '../../server/broadcast/live/live-door.ts'
import { studioSocket } from '../../server/broadcast/studio/studio-socket.ts'
import { systemClock } from '../../server/clock.ts'
import { Events } from '../../server/events.ts'
import type { App } from '../../server/http/app-type.ts'
import { silentLog } from '../../server/log.ts'
import type { NowPlaying } from '../../server/broadcast/schema.ts'
import type { Person } from '../../server/people/person.ts'
import '../../server/people/request-person.ts'
import { pageOrigin } from '../../server/people/same-origin.ts'
import type { ProgrammeView } from '../../server/schedule/programme-view.ts'
import { marta, quietNow } from './studio-fakes.ts'

/** Everybody is signed in by this one. */
export const SESSION_TOKEN = 'the-token-of-the-test'

export interface StudioServer {
  readonly app: App
  readonly port: number
  readonly events: Events
  readonly url: string
  /** Null: nobody is signed in. */
  person: Person | null
  close(): Promise<void>
}

export interface StudioServerOptions {
  readonly graceMs?: number
  readonly programme?: ProgrammeView
  readonly now?: () => NowPlaying
  readonly prepare?: (app: App) => Promise<void>
}

/** Starts it; `prepare` may add routes, such as a built site. */
export async function openStudioServer(door: LiveDoor, options: StudioServerOptions = {}): Promise<StudioServer> {
  const events = new Events(silentLog)
  const app: App = fastify()
  const server = { app, port: 0, events, url: '', person: marta as Person | null, close: () => app.close() }
  await app.register(websocket, { options: { maxPayload: 320 * 1024 } })
  app.decorateRequest('person', null)
  app.decorateRequest('sessionToken', null)
  app.decorateRequest('pageOrigin', 'unsaid')
  app.addHook('onRequest', async (request) => {
    request.person = server.person
    request.sessionToken = server.person && SESSION_TOKEN
    request.pageOrigin = pageOrigin({ fetchSite: undefined, origin: request.headers.origin, host: request.host, publicUrl: null })
  })
  const nothingPlanned: ProgrammeView = { timeZone: 'Europe/Warsaw', between: () => [], at: () => null, nextAfter: () => null, nextOfHost: () => null }
  await app.register(
    (scope: App) =>
      studioSocket(scope, {
        door, events, programme: options.programme ?? nothingPlanned, now: options.now ?? (() => quietNow(new Date())), clock: systemClock,
        graceMs: options.graceMs ?? 90_000, earlyMs: 600_000, log: silentLog,
      }),
    { prefix: '/api/v1' },
  )
  await options.prepare?.(app)
  await app.listen({ port: 0, host: '127.0.0.1' })
  // A server listening on TCP has such an address.
  server.port = (app.server.address() as AddressInfo).port
  server.url = `ws://127.0.0.1:${server.port}/api/v1/studio`
  return server
}
