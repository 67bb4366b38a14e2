// WS /api/v1/chat: lets anybody from this site's own pages in, keeps the sockets alive and bounded, and hands them to ChatConnection.

import type { IncomingMessage } from 'node:http'
import type { WebSocket } from '@fastify/websocket'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'
import type { App } from '../http/app-type.ts'
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

interface Entry {
  readonly network: string
  answered: boolean
  connection: ChatConnection | null
}

/** Adds the socket. Mount it under /api/v1, with @fastify/websocket registered and personPlugin before it. */
export async function chatSocket(app: App, options: ChatSocketOptions): Promise<void> {
  const { open, log, publicUrl } = options
  const sockets = new ChatSockets({ ...MOST_SOCKETS, ...options.most })
  const heartbeat = setInterval(() => sockets.beat(), options.heartbeatMs ?? HEARTBEAT_MS)
  app.addHook('preClose', async () => clearInterval(heartbeat))
  const tokens = givenTokens(app, publicUrl)

  app.get('/chat', { websocket: true, schema: { hide: true }, config: { rateLimit: { max: 300, timeWindow: '1 minute' } }, preValidation: async (request) => refuseForeignPage(request) }, async (socket, request) => {
    if (socket.protocol !== CHAT_PROTOCOL) return refuse(socket, 'wrong_protocol')
    const entry = sockets.take(socket, request.ip)
    if (!entry) return refuse(socket, 'too_many')
    socket.on('error', (error: Error) => log.debug({ reason: error.message }, 'a chat socket failed'))
    // What arrives before the chat stands waits in the socket.
    socket.pause()
    try {
      serve(socket, request, entry, await open(), tokens)
    } catch (error) {
      log.warn({ reason: (error as Error).message }, 'the chat could not be opened')
      refuse(socket, 'unavailable')
    } finally {
      socket.resume()
    }
  })
}

function serve(socket: WebSocket, request: FastifyRequest, entry: Entry, chat: Chat, tokens: WeakMap<IncomingMessage, string>): void {
  const { person, sessionToken } = request
  const connection = chat.enter(wireOf(socket), {
    person,
    access: sessionToken === null ? null : accessBySession(sessionToken),
    cookieToken: tokenOfCookie(request) ?? tokens.get(request.raw) ?? newToken(),
    address: request.ip,
  })
  entry.connection = connection
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

/** All open sockets, with what keeps any of them from costing more than its share. */
class ChatSockets {
  readonly #most: typeof MOST_SOCKETS
  readonly #open = new Map<WebSocket, Entry>()
  readonly #ofNetwork = new Map<string, number>()

  constructor(most: typeof MOST_SOCKETS) {
    this.#most = most
  }

  /** Null: there are too many. */
  take(socket: WebSocket, address: string): Entry | null {
    const network = networkOf(address)
    const ofNetwork = this.#ofNetwork.get(network) ?? 0
    if (this.#open.size >= this.#most.inAll || ofNetwork >= this.#most.ofNetwork || this.#strangers() >= this.#most.withoutHello) return null
    const entry: Entry = { network, answered: true, connection: null }
    this.#open.set(socket, entry)
    this.#ofNetwork.set(network, ofNetwork + 1)
    socket.on('pong', () => (entry.answered = true))
    socket.on('close', () => this.#forget(socket, network))
    return entry
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

  #strangers(): number {
    // Counted only when there are enough sockets for it to matter.
    if (this.#open.size < this.#most.withoutHello) return 0
    return [...this.#open.values()].filter(({ connection }) => !connection?.isKnown).length
  }

  #forget(socket: WebSocket, network: string): void {
    if (!this.#open.delete(socket)) return
    const left = (this.#ofNetwork.get(network) ?? 1) - 1
    if (left > 0) this.#ofNetwork.set(network, left)
    else this.#ofNetwork.delete(network)
  }
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
