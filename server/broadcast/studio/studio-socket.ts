// WS /api/v1/studio: lets signed-in people of this site in, and hands the socket to StudioConnection.

import type { WebSocket } from '@fastify/websocket'
import type { FastifyRequest } from 'fastify'
import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import type { Events } from '../../events.ts'
import type { App } from '../../http/app-type.ts'
import type { Log } from '../../log.ts'
import type { Person } from '../../people/person.ts'
import '../../people/request-person.ts'
import { accessBySession } from '../../people/sessions.ts'
import type { ProgrammeView } from '../../schedule/programme-view.ts'
import type { LiveDoor } from '../live/live-door.ts'
import { MicrophoneLines } from './microphone-lines.ts'
import type { NowPlaying } from '../schema.ts'
import { StudioConnection, type StudioServices, type StudioWire } from './studio-connection.ts'
import { STUDIO_LIMITS } from './studio-limits.ts'
import { STUDIO_CLOSE, STUDIO_PROTOCOL } from './studio-schema.ts'
import { slotOf } from './studio-slot.ts'

export interface StudioSocketOptions {
  readonly door: LiveDoor
  readonly programme: ProgrammeView
  readonly now: () => NowPlaying
  readonly events: Events
  readonly clock: Clock
  /** How long a line waits for a studio that is gone, and how early a host may connect. */
  readonly graceMs: number
  readonly earlyMs: number
  readonly log: Log
}

const TICK_MS = 250
const PING_MS = 5000
/** A socket that leaves three pings unanswered is gone, whatever TCP says. */
const MISSED_PINGS = 3

/**
 * Adds the studio's socket. Mount it under /api/v1, with @fastify/websocket registered (`maxPayload` of at least 320 KiB) and personPlugin before it.
 */
export async function studioSocket(app: App, options: StudioSocketOptions): Promise<void> {
  const { clock, log, now } = options
  const lines = new MicrophoneLines({ door: options.door, holdMs: options.graceMs })
  const services: StudioServices = { lines, clock, now, log, slotOf: (person) => slotOf(person, options.programme, clock.now(), options.earlyMs) }
  const open = new Map<StudioConnection, Person>()

  const tickAll = setInterval(() => {
    for (const connection of open.keys()) connection.tick()
  }, TICK_MS)
  const tellAll = () => {
    for (const connection of open.keys()) connection.tellNow()
  }
  const unsubscribe = [
    options.events.on('nowPlayingChanged', tellAll),
    options.events.on('listenersChanged', tellAll),
    options.events.on('accessEnded', (news) => {
      for (const connection of open.keys()) connection.accessEnded(news)
    }),
  ]

  app.addHook('onClose', async () => {
    clearInterval(tickAll)
    for (const stop of unsubscribe) stop()
    lines.close()
  })

  app.get('/studio', { websocket: true, schema: { hide: true }, preValidation: async (request) => refuseForeignPage(request) }, (socket, request) => {
    const { person, sessionToken } = request
    if (socket.protocol !== STUDIO_PROTOCOL) return refuse(socket, 'wrong_protocol')
    if (!person || sessionToken === null) return refuse(socket, 'signed_out')
    if ([...open.values()].filter((other) => other.id === person.id).length >= STUDIO_LIMITS.socketsPerPerson) return refuse(socket, 'too_many_sockets')

    const connection = new StudioConnection(wireOf(socket), { person, access: accessBySession(sessionToken), userAgent: request.headers['user-agent'] ?? null }, services)
    open.set(connection, person)
    keepAlive(socket)
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      if (isBinary) connection.frame(data)
      else connection.text(data.toString('utf8')).catch((error: unknown) => {
        log.error({ err: error, login: person.login }, 'the studio socket could not answer')
        connection.close('unavailable')
      })
    })
    socket.on('error', (error) => log.debug({ err: error }, 'studio socket failed'))
    socket.on('close', () => {
      connection.gone()
      open.delete(connection)
    })
  })
}

/** A page of another site must not speak in a host's name: browsers send cookies along with any WebSocket. */
function refuseForeignPage(request: FastifyRequest): void {
  if (request.pageOrigin === 'foreign') throw new AppError('forbidden', 'wrong_origin', 'The studio can only be opened from the station\'s own site.')
}

function refuse(socket: WebSocket, why: 'wrong_protocol' | 'signed_out' | 'too_many_sockets'): void {
  const { status, message } = STUDIO_CLOSE[why]
  socket.on('error', () => {})
  socket.send(JSON.stringify({ type: 'error', code: why, message }))
  socket.close(status, why)
}

function wireOf(socket: WebSocket): StudioWire {
  return {
    get bufferedAmount() {
      return socket.bufferedAmount
    },
    send: (text) => socket.send(text),
    close: (status, reason) => {
      socket.resume()
      socket.close(status, reason)
      // Whoever does not read will not answer the close either.
      setTimeout(() => socket.terminate(), 2000).unref()
    },
    pause: () => socket.pause(),
    resume: () => socket.resume(),
  }
}

function keepAlive(socket: WebSocket): void {
  let missed = 0
  const timer = setInterval(() => {
    // A socket we do not read from cannot bring us its pong.
    if (socket.isPaused) return
    if (missed >= MISSED_PINGS) return socket.terminate()
    missed += 1
    socket.ping()
  }, PING_MS)
  socket.on('pong', () => (missed = 0))
  socket.on('message', () => (missed = 0))
  socket.on('close', () => clearInterval(timer))
}
