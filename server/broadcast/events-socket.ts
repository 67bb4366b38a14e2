// WS /api/v1/events: pushes what is on air, listeners and programme changes to every page. Read-only, so open to pages of any site.

import type { WebSocket } from '@fastify/websocket'
import type { Events } from '../events.ts'
import type { App } from '../http/app-type.ts'
import type { Log } from '../log.ts'
import type { NowPlaying, StationEvent } from './schema.ts'

export interface EventsSocketOptions {
  readonly events: Events
  readonly now: () => NowPlaying
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
  const { events, now, stationName } = options
  const sockets = new EventSockets(options)
  const tellNow = (): void => sockets.tell({ type: 'now', now: now() })
  const unsubscribe = [
    events.on('nowPlayingChanged', tellNow),
    events.on('listenersChanged', ({ total, byMount }) => sockets.tell({ type: 'listeners', total, byMount: { ...byMount } })),
    events.on('programmeChanged', () => {
      sockets.tell({ type: 'programmeChanged' })
      // What comes next is part of "now", and may be another.
      tellNow()
    }),
  ]
  const heartbeat = setInterval(() => sockets.beat(), options.heartbeatMs ?? HEARTBEAT_MS)

  // The sockets themselves are closed by @fastify/websocket.
  app.addHook('preClose', async () => {
    clearInterval(heartbeat)
    for (const stop of unsubscribe) stop()
  })

  app.get('/events', { websocket: true, schema: { hide: true }, config: { rateLimit: { max: 120, timeWindow: '1 minute' } } }, (socket, request) => {
    if (!sockets.take(socket, request.ip)) return socket.close(CLOSE.tooMany, 'too many connections; use GET /api/v1/now')
    send(socket, { type: 'hello', version: 1, station: stationName })
    send(socket, { type: 'now', now: now() })
  })
}

/** All open sockets, with what keeps any of them from costing more than its share. */
class EventSockets {
  readonly #options: EventsSocketOptions
  /** Each with its address, and whether it answered the last heartbeat. */
  readonly #open = new Map<WebSocket, { readonly address: string; answered: boolean }>()
  readonly #perAddress = new Map<string, number>()

  constructor(options: EventsSocketOptions) {
    this.#options = options
  }

  /** False when there are too many already. */
  take(socket: WebSocket, address: string): boolean {
    const { maxSockets = MAX_SOCKETS, maxSocketsPerAddress = MAX_SOCKETS_PER_ADDRESS, log } = this.#options
    const ofAddress = this.#perAddress.get(address) ?? 0
    if (this.#open.size >= maxSockets || ofAddress >= maxSocketsPerAddress) return false
    const entry = { address, answered: true }
    this.#open.set(socket, entry)
    this.#perAddress.set(address, ofAddress + 1)
    socket.on('pong', () => (entry.answered = true))
    // Nobody has anything to say here; who talks all the same is not one of our pages.
    socket.on('message', () => socket.close(CLOSE.pushed, 'this socket only listens to the station'))
    socket.on('error', (error: Error) => log.debug({ reason: error.message }, 'an events socket failed'))
    socket.on('close', () => this.#forget(socket, entry.address))
    return true
  }

  /** Sends to all; written down once, however many read it. */
  tell(event: StationEvent): void {
    const text = JSON.stringify(event)
    for (const socket of this.#open.keys()) {
      if (socket.bufferedAmount > MOST_UNREAD_BYTES) socket.terminate()
      else if (socket.readyState === socket.OPEN) socket.send(text)
    }
  }

  /** Hangs up on who did not answer the last beat, and asks the others again. */
  beat(): void {
    for (const [socket, entry] of this.#open) {
      if (!entry.answered) {
        socket.terminate()
        continue
      }
      entry.answered = false
      socket.ping()
    }
  }

  #forget(socket: WebSocket, address: string): void {
    if (!this.#open.delete(socket)) return
    const left = (this.#perAddress.get(address) ?? 1) - 1
    if (left > 0) this.#perAddress.set(address, left)
    else this.#perAddress.delete(address)
  }
}

function send(socket: WebSocket, event: StationEvent): void {
  socket.send(JSON.stringify(event))
}
