// Processes of the chat on one real database, with people signed in, and clients that remember what they were told.

import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Registry } from 'prom-client'
import type { ClientOptions } from 'ws'
import { WebSocket } from 'ws'
import type { Occurrence } from '../../schedules/occurrence.ts'
import { CHAT_PROTOCOL, chatReply, type ChatMessage, type ChatReply, type ChatRequest } from '../../server/chat/chat-schema.ts'
import { chatDeskRoutes } from '../../server/chat/desk-routes.ts'
import { chatRoutes } from '../../server/chat/routes.ts'
import type { Deed } from '../../server/chat/schema.ts'
import { chatSocket, type ChatSocketOptions } from '../../server/chat/socket.ts'
import { startChat, type RunningChat } from '../../server/chat/start-chat.ts'
import { stationNames } from '../../server/chat/station-names.ts'
import type { Clock } from '../../server/clock.ts'
import type { Database } from '../../server/db/database.ts'
import { listen } from '../../server/db/notifications.ts'
import { Events } from '../../server/events.ts'
import type { App } from '../../server/http/app-type.ts'
import { buildBareApp } from '../../server/http/bare-app.ts'
import { silentLog, type Log } from '../../server/log.ts'
import { ACCESS_CHANNEL, shareAccess } from '../../server/people/access-news.ts'
import { createPeople, type People } from '../../server/people/people.ts'
import { personPlugin } from '../../server/people/person-plugin.ts'
import type { Role } from '../../server/people/person.ts'
import { until } from './until.ts'

export interface ChatProcess {
  readonly app: App
  readonly chat: RunningChat
  readonly people: People
  readonly events: Events
  readonly url: string
  close(): Promise<void>
}

export interface ChatProcessOptions {
  readonly database: Pick<Database, 'db' | 'url'>
  readonly clock: Clock
  readonly occurrences?: readonly Occurrence[]
  readonly log?: Log
  readonly socket?: Partial<ChatSocketOptions>
}

export const PASSWORD = 'long winter evening'

/** One process; open two on the same database to see them agree. */
export async function openChatProcess({ database, clock, occurrences = [], log = silentLog, socket = {} }: ChatProcessOptions): Promise<ChatProcess> {
  const events = new Events(log)
  const people = createPeople({ db: database.db, clock, log, events, hosts: { check: async () => {} } })
  const programme = { between: (from: Date, end: Date) => occurrences.filter((one) => one.startsAt < end && one.endsAt > from) }
  const station = { name: 'IMI Radio', languages: ['pl', 'en'] }
  const chat = startChat({ db: database.db, databaseUrl: database.url, programme, station, listNames: () => stationNames(database.db, people.accounts), events, clock, log })
  const app = await buildBareApp({ publicUrl: null, trustProxy: true, health: { missing: () => [], troubles: () => [] }, registry: new Registry() })
  await app.register(personPlugin, { sessions: people.sessions, tokens: people.tokens, publicUrl: null })
  await app.register(chatRoutes, { prefix: '/api/v1', open: chat.open, programme, station, publicUrl: null, clock })
  await app.register(chatDeskRoutes, { prefix: '/api/v1/desk', open: chat.open, clock })
  await app.register(chatSocket, { prefix: '/api/v1', open: chat.open, publicUrl: null, log, ...socket })
  // As compose/programme.ts does.
  const deaf = await listen({ url: database.url, channel: ACCESS_CHANNEL, onNotification: shareAccess({ db: database.db, events, log }), log })
  await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    app,
    chat,
    people,
    events,
    url: `ws://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/v1/chat`, // it listens on an address
    close: async () => {
      await app.close()
      await chat.stop()
      await deaf()
    },
  }
}

/** Makes an account and signs it in; gives the header that a browser would send. */
export async function signIn({ people }: ChatProcess, login: string, role: Role, hostSlug: string | null = null): Promise<{ readonly cookie: string }> {
  const person = await people.accounts.add({ login, name: login, role, password: PASSWORD, hostSlug })
  return { cookie: `imi_session=${(await people.sessions.open(person)).token}` }
}

/** Does a moderator's deed; gives the answer. */
export function act({ app }: ChatProcess, headers: { readonly cookie: string }, deed: Deed) {
  return app.inject({ method: 'POST', url: '/api/v1/desk/chat/deeds', headers: { ...headers, 'sec-fetch-site': 'same-origin' }, payload: deed })
}

type Reply<Type extends ChatReply['type']> = Extract<ChatReply, { type: Type }>

export interface ClientSettings {
  readonly address?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly token?: string | null
  readonly nick?: string | null
  readonly isHere?: boolean
  readonly room?: string
  readonly after?: number | null
  readonly options?: ClientOptions
}

let addresses = 0

/** A page in the chat: keeps messages as docs/chat-protocol.md says, and everything it was told. */
export class ChatClient {
  readonly socket: WebSocket
  readonly replies: ChatReply[] = []
  /** What the room looks like here. */
  readonly messages = new Map<number, ChatMessage>()
  /** Each time a message was told, in order. */
  readonly told: ChatMessage[] = []
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>
  seq = 0

  constructor(socket: WebSocket) {
    this.socket = socket
    socket.on('message', (data: Buffer) => this.#hear(chatReply.parse(JSON.parse(data.toString('utf8')))))
    socket.on('error', () => {})
    this.closed = once(socket, 'close').then(([code, reason]) => ({ code: code as number, reason: (reason as Buffer).toString() })) // what ws emits
  }

  send(request: Partial<ChatRequest> | object): void {
    this.socket.send(JSON.stringify(request))
  }

  /** Says something; resolves with the answer to it. */
  async say(text: string, { kind = 'message', id = randomUUID(), language = 'pl' }: { kind?: 'message' | 'question' | 'dedication'; id?: string; language?: string } = {}): Promise<Reply<'said'> | Reply<'refused'>> {
    const before = this.replies.length
    this.send({ type: 'say', id, kind, text, language })
    return until(`the answer to "${text}"`, () => this.replies.slice(before).find((reply): reply is Reply<'said'> | Reply<'refused'> => (reply.type === 'said' || reply.type === 'refused') && reply.id === id))
  }

  all<Type extends ChatReply['type']>(type: Type): Reply<Type>[] {
    return this.replies.filter((reply): reply is Reply<Type> => reply.type === type)
  }

  /** The next reply of that type that fits, those already told included. */
  heard<Type extends ChatReply['type']>(type: Type, fits: (reply: Reply<Type>) => boolean = () => true): Promise<Reply<Type>> {
    return until(`"${type}"`, () => this.all(type).find(fits))
  }

  /** The texts on the screen. */
  get screen(): string[] {
    return [...this.messages.values()].filter(({ state }) => state === 'shown').sort((one, other) => one.id - other.id).map(({ text }) => text)
  }

  sees(text: string): Promise<ChatMessage> {
    return until(`"${text}" on the screen`, () => [...this.messages.values()].find((message) => message.text === text && message.state === 'shown'))
  }

  noLongerSees(text: string): Promise<boolean> {
    return until(`"${text}" gone`, () => !this.screen.includes(text))
  }

  async leave(): Promise<void> {
    this.socket.close()
    await this.closed
  }

  #hear(reply: ChatReply): void {
    this.replies.push(reply)
    if (reply.type !== 'messages') return
    if (reply.reset) this.messages.clear()
    this.seq = Math.max(reply.seq, reply.reset ? 0 : this.seq)
    for (const message of reply.messages) {
      this.messages.set(message.id, message)
      this.told.push(message)
    }
  }
}

/** Opens a socket and nothing more. */
export async function openSocket({ url }: ChatProcess, { address, headers = {}, options = {} }: ClientSettings = {}): Promise<ChatClient> {
  addresses += 1
  const from = address ?? `10.${addresses >> 8}.${addresses & 255}.7`
  const client = new ChatClient(new WebSocket(url, CHAT_PROTOCOL, { headers: { 'x-forwarded-for': from, ...headers }, ...options }))
  await once(client.socket, 'open')
  return client
}

/** Comes in from a network of its own unless said otherwise, says hello, enters a room. */
export async function enter(process: ChatProcess, settings: ClientSettings = {}): Promise<ChatClient> {
  const { token = null, nick = 'Ola', isHere = false, room = 'station', after = null } = settings
  const client = await openSocket(process, settings)
  client.send({ type: 'hello', token, nick, language: 'pl', isHere })
  client.send({ type: 'join', room, after })
  await until('the room', () => client.all('messages').length > 0 || client.all('refused').some(({ code }) => code.startsWith('room_')))
  return client
}
