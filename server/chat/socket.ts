// WS /api/v1/chat: lets anybody from this site's own pages in, keeps the sockets alive and bounded, and hands them to ChatConnection.

import type { IncomingMessage } from 'node:http'
import type { WebSocket } from '@fastify/websocket'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'
import type { App } from '../http/app-type.ts'
import { OpenSockets } from '../http/open-sockets.ts'
import type { Log } from '../log.ts'
import { isSecure } from '../people/person-plugin.ts'
import '../people/request-person.ts'
import { accessBySession } from '../people/sessions.ts'
import { newToken } from '../people/tokens.ts'
import type { Chat } from './chat.ts'
import { CHAT_CLOSE, CHAT_PROTOCOL, type ChatCloseReason } from './chat-schema.ts'
import { HEARTBEAT_MS, MOST_SOCKETS } from './limits.ts'
import type { ChatConnection, ChatWire } from './live/connection.ts'
import { networkOf } from './network.ts'
import { cookieOf, tokenOfCookie } from './visitor-token.ts'

export interface ChatSocketOptions {
  /** Made when the first person comes. */
  readonly open: () => Promise<Chat>
  readonly publicUrl: string | null
  readonly log: Log
  readonly heartbeatMs?: number
  readonly most?: Partial<typeof MOST_SOCKETS>
}

interface Guest {
  readonly socket: WebSocket
  isLeaving: boolean
  connection: ChatConnection | null
}

/** Adds the socket. Mount it under /api/v1, with @fastify/websocket registered and personPlugin before it. */
export async function chatSocket(app: App, options: ChatSocketOptions): Promise<void> {
  const { open, log, publicUrl } = options
  const { inAll, ofNetwork, withoutHello } = { ...MOST_SOCKETS, ...options.most }
  const sockets = new OpenSockets<Guest>({ inAll, ofPlace: ofNetwork })
  const heartbeat = setInterval(() => sockets.beat(), options.heartbeatMs ?? HEARTBEAT_MS)
  app.addHook('preClose', async () => clearInterval(heartbeat))
  const tokens = givenTokens(app, publicUrl)

  app.get('/chat', { websocket: true, schema: { hide: true }, config: { rateLimit: { max: 300, timeWindow: '1 minute' } }, preValidation: async (request) => refuseForeignPage(request) }, async (socket, request) => {
    if (socket.protocol !== CHAT_PROTOCOL) return refuse(socket, 'wrong_protocol')
    const guest = take(sockets, socket, request.ip, withoutHello)
    if (!guest) return refuse(socket, 'too_many')
    socket.on('error', (error: Error) => log.debug({ reason: error.message }, 'a chat socket failed'))
    // What arrives before the chat stands waits in the socket.
    socket.pause()
    try {
      serve(socket, request, guest, await open(), tokens)
    } catch (error) {
      log.warn({ reason: (error as Error).message }, 'the chat could not be opened')
      refuse(socket, 'unavailable')
    } finally {
      socket.resume()
    }
  })
}

function serve(socket: WebSocket, request: FastifyRequest, guest: Guest, chat: Chat, tokens: WeakMap<IncomingMessage, string>): void {
  const { person, sessionToken } = request
  const connection = chat.enter(wireOf(socket), {
    person,
    access: sessionToken === null ? null : accessBySession(sessionToken),
    cookieToken: tokenOfCookie(request) ?? tokens.get(request.raw) ?? newToken(),
    address: request.ip,
  })
  guest.connection = connection
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (isBinary) connection.close('bad_message')
    else connection.text(data)
  })
  socket.on('close', () => chat.leave(connection))
  if (socket.readyState === socket.CLOSED) chat.leave(connection)
}

/** Gives each listener without a token one with the answer to the upgrade, which nothing else can set a cookie on. */
function givenTokens(app: App, publicUrl: string | null): WeakMap<IncomingMessage, string> {
  const given = new WeakMap<IncomingMessage, string>()
  app.websocketServer.on('headers', (headers: string[], request: IncomingMessage) => {
    if (!/^\/api\/v1\/chat\/?(\?|$)/.test(request.url ?? '')) return
    const known = /(?:^|;\s*)imi_chat=([\w-]{43})(?:;|$)/.exec(request.headers.cookie ?? '')?.[1]
    const token = known ?? newToken()
    given.set(request, token)
    headers.push(`Set-Cookie: ${cookieOf(token, { isSecure: isSecure(publicUrl) })}`)
  })
  return given
}

/** Null: there are too many. */
function take(sockets: OpenSockets<Guest>, socket: WebSocket, address: string, mostWithoutHello: number): Guest | null {
  const guest: Guest = { socket, isLeaving: false, connection: null }
  if (!sockets.take(socket, networkOf(address), guest)) return null
  sendOldestStrangerAway(sockets, mostWithoutHello)
  return guest
}

/** A page says hello as soon as it is in: who has kept silent the longest makes room, so that nobody is kept out by those who never speak. */
function sendOldestStrangerAway(sockets: OpenSockets<Guest>, most: number): void {
  // Counted only when there are enough sockets for it to matter.
  if (sockets.size <= most) return
  const strangers = sockets.guests().filter(({ connection, isLeaving }) => !connection?.isKnown && !isLeaving)
  const [oldest] = strangers
  if (!oldest || strangers.length <= most) return
  oldest.isLeaving = true
  oldest.socket.terminate()
}

/** A page of another site must not speak in a visitor's name. */
function refuseForeignPage(request: FastifyRequest): void {
  if (request.pageOrigin === 'foreign') throw new AppError('forbidden', 'wrong_origin', 'The chat can only be opened from the station\'s own site.')
}

function refuse(socket: WebSocket, why: ChatCloseReason): void {
  socket.on('error', () => {})
  wireOf(socket).close(why)
}

function wireOf(socket: WebSocket): ChatWire {
  return {
    get bufferedAmount() {
      return socket.bufferedAmount
    },
    send: (frame) => {
      if (socket.readyState === socket.OPEN) socket.send(frame, TEXT)
    },
    close: (why) => {
      const { status, message } = CHAT_CLOSE[why]
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ type: 'error', code: why, message }))
      socket.close(status, why)
      // Whoever does not read will not answer the close either.
      setTimeout(() => socket.terminate(), 2000).unref()
    },
    cutOff: () => {
      socket.close(CHAT_CLOSE.not_reading.status, 'not_reading')
      socket.terminate()
    },
  }
}

const TEXT = { binary: false } as const
