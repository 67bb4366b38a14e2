// WS /api/v1/events: pushes what is on air, listeners and programme changes to every page. Read-only, so open to pages of any site.

import type { WebSocket } from '@fastify/websocket'
import type { Events } from '../events.ts'
import type { App } from '../http/app-type.ts'
import { OpenSockets } from '../http/open-sockets.ts'
import type { Log } from '../log.ts'
import type { WireStartOver } from './air-log/schema.ts'
import type { NowPlaying, StationEvent } from './schema.ts'

export interface EventsSocketOptions {
  readonly events: Events
  readonly now: () => NowPlaying
  /** Not given: the station keeps no air log. */
  readonly startOver?: () => WireStartOver
  readonly stationName: string
  readonly log: Log
  readonly heartbeatMs?: number
  readonly maxSockets?: number
  readonly maxSocketsPerAddress?: number
}

/** Proxies close quiet connections after 30 to 60 s. */
const HEARTBEAT_MS = 20_000
const MAX_SOCKETS = 20_000
/** Whole culture centres and mobile networks come from one address. */
const MAX_SOCKETS_PER_ADDRESS = 500
/** A page that has not read so much of so little is asleep; it connects again when it wakes. */
const MOST_UNREAD_BYTES = 64 * 1024
/** Close codes of docs/events-protocol.md. */
const CLOSE = { pushed: 1008, tooMany: 1013 } as const

/** Adds the socket. Mount it under /api/v1, with @fastify/websocket registered. */
export async function eventsSocket(app: App, options: EventsSocketOptions): Promise<void> {
  const { events, now, startOver, stationName, log, maxSockets = MAX_SOCKETS, maxSocketsPerAddress = MAX_SOCKETS_PER_ADDRESS } = options
  const sockets = new OpenSockets<null>({ inAll: maxSockets, ofPlace: maxSocketsPerAddress })
  const tellNow = (): void => tell(sockets, { type: 'now', now: now() })
  const tellStartOver = (): void => {
    if (startOver) tell(sockets, { type: 'startOver', startOver: startOver() })
  }
  const unsubscribe = [
    events.on('nowPlayingChanged', tellNow),
    events.on('startOverChanged', tellStartOver),
    events.on('listenersChanged', ({ total, byMount }) => tell(sockets, { type: 'listeners', total, byMount: { ...byMount } })),
    events.on('programmeChanged', () => {
      tell(sockets, { type: 'programmeChanged' })
      // What comes next is part of "now", and may be another.
      tellNow()
      // So is what its music is.
      tellStartOver()
    }),
  ]
  const heartbeat = setInterval(() => sockets.beat(), options.heartbeatMs ?? HEARTBEAT_MS)

  // The sockets themselves are closed by @fastify/websocket.
  app.addHook('preClose', async () => {
    clearInterval(heartbeat)
    for (const stop of unsubscribe) stop()
  })

  app.get('/events', { websocket: true, schema: { hide: true }, config: { rateLimit: { max: 120, timeWindow: '1 minute' } } }, (socket, request) => {
    if (!sockets.take(socket, request.ip, null)) return socket.close(CLOSE.tooMany, 'too many connections; use GET /api/v1/now')
    // Nobody has anything to say here; who talks all the same is not one of our pages.
    socket.on('message', () => socket.close(CLOSE.pushed, 'this socket only listens to the station'))
    socket.on('error', (error: Error) => log.debug({ reason: error.message }, 'an events socket failed'))
    send(socket, { type: 'hello', version: 1, station: stationName })
    send(socket, { type: 'now', now: now() })
    if (startOver) send(socket, { type: 'startOver', startOver: startOver() })
  })
}

/** Sends to all; written down once, however many read it. */
function tell(sockets: OpenSockets<null>, event: StationEvent): void {
  const text = JSON.stringify(event)
  for (const socket of sockets.sockets()) {
    if (socket.bufferedAmount > MOST_UNREAD_BYTES) socket.terminate()
    else if (socket.readyState === socket.OPEN) socket.send(text)
  }
}

function send(socket: WebSocket, event: StationEvent): void {
  socket.send(JSON.stringify(event))
}
