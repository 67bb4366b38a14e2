// The chat over HTTP for everybody: rooms, older messages, reports, cases, one's own data. Mounted under /api/v1.

import { AppError } from '../errors.ts'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import '../people/request-person.ts'
import type { FastifyRequest } from 'fastify'
import { isSecure } from '../people/person-plugin.ts'
import { newToken } from '../people/tokens.ts'
import type { Clock } from '../clock.ts'
import { publicId } from './author.ts'
import type { Chat } from './chat.ts'
import { openRooms, presentRoom, type ChatProgramme, type StationName } from './rooms.ts'
import * as schema from './schema.ts'
import { authorKeysOf, cookiesOf, tokenOf } from './visitor-token.ts'

export interface ChatRoutesOptions {
  /** Made when it is first needed. */
  readonly open: () => Promise<Chat>
  readonly programme: ChatProgramme
  readonly station: StationName
  readonly publicUrl: string | null
  readonly clock: Clock
}

const tags = ['chat']
// People report a few messages of an evening; a workshop shares one address.
const writing = { rateLimit: { max: 30, timeWindow: '10 minutes' } }
// A culture centre has one address; who floods is stopped by the chat's own allowances long before.
const saying = { rateLimit: { max: 120, timeWindow: '10 minutes' } }
const reading = { rateLimit: { max: 240, timeWindow: '1 minute' } }

export async function chatRoutes(app: App, { open, programme, station, publicUrl, clock }: ChatRoutesOptions): Promise<void> {
  app.get('/chat/rooms', {
    config: reading,
    schema: { tags, summary: 'The rooms that are open, those of shows first', operationId: 'listChatRooms', response: { 200: schema.rooms, ...errors() } },
    handler: async () => {
      const now = clock.now()
      return { rooms: openRooms(programme, station, now).map((room) => presentRoom(room, now)) }
    },
  })

  app.get('/chat/messages', {
    config: reading,
    schema: { tags, summary: 'Messages of a room, the last ones or those before one', operationId: 'listChatMessages', querystring: schema.messagesQuery, response: { 200: schema.messages, ...errors(400) } },
    handler: async ({ query: { room, before, queue, limit } }) => {
      const [{ store }, { presentMessages }] = [await open(), await import('./present.ts')]
      const rows = await store.last(room, limit, { states: ['shown'], ...(before === undefined ? {} : { before }), ...(queue === undefined ? {} : { queue }) })
      return { messages: presentMessages(rows, 'public') }
    },
  })

  app.post('/chat/messages', {
    config: saying,
    schema: { tags, summary: 'Say one thing without a socket; by the same rules', operationId: 'sayInChat', body: schema.newMessage, response: { 201: schema.messageTaken, 202: schema.messageWaits, ...errors(400, 403, 404, 409) } },
    handler: async (request, reply) => {
      const token = tokenOf(request) ?? newToken()
      reply.header('set-cookie', cookiesOf(token, { isSecure: isSecure(publicUrl) }))
      const [chat, { HELP_CONTACTS }] = [await open(), await import('./moderation/help.ts')]
      const { messageId, state, help } = await chat.say({ person: request.person, token, address: request.ip }, request.body)
      if (state === 'shown') return reply.status(201).send({ messageId, state })
      return reply.status(202).send({ code: help ? 'help' : state, messageId, help: help && { topic: help, contacts: [...HELP_CONTACTS[help]] } })
    },
  })

  app.post('/chat/reports', {
    config: writing,
    schema: { tags, summary: 'Report a message; needs no account', operationId: 'reportChatMessage', body: schema.newReport, response: { 201: schema.reportTaken, ...errors(400, 401, 403, 404) } },
    handler: async (request, reply) => {
      const { cases } = await open()
      const { number, opened_at } = await cases.report(reporterOf(request), request.body)
      return reply.status(201).send({ case: number, at: opened_at.toISOString() })
    },
  })

  app.get('/chat/cases/:number', {
    config: reading,
    schema: { tags, summary: 'How a case stands, for who reported or wrote the message', operationId: 'getChatCase', params: schema.caseNumber, response: { 200: schema.publicCase, ...errors(400, 404) } },
    handler: async (request) => {
      const [{ cases }, { presentCase }] = [await open(), await import('./cases/present.ts')]
      return presentCase(await cases.get(authorKeysOf(request), request.params.number))
    },
  })

  app.post('/chat/cases/:number/appeal', {
    config: writing,
    schema: { tags, summary: 'Disagree with a decision; another moderator looks at it', operationId: 'appealChatCase', params: schema.caseNumber, body: schema.newAppeal, response: { 204: schema.nothing, ...errors(400, 403, 404, 409, 410) } },
    handler: async (request, reply) => {
      const { cases } = await open()
      await cases.appeal(authorKeysOf(request), request.params.number, request.body.text)
      return reply.status(204).send(null)
    },
  })

  app.get('/chat/mine', {
    config: reading,
    schema: { tags, summary: 'Everything the station keeps of this author', operationId: 'exportMyChat', response: { 200: schema.mine, ...errors(400) } },
    handler: async (request, reply) => {
      const keys = authorKeysOf(request)
      const [chat, { presentMine }] = [await open(), await import('./mine.ts')]
      reply.header('cache-control', 'no-store')
      return presentMine(keys[0] === undefined ? '' : publicId(keys[0]), keys.length === 0 ? NOTHING_KEPT : await keptOf(chat, keys))
    },
  })

  app.delete('/chat/mine', {
    config: writing,
    schema: { tags, summary: 'Erase everything this author said, on every screen at once', operationId: 'eraseMyChat', response: { 200: schema.erased, ...errors(403) } },
    handler: async (request) => {
      const keys = authorKeysOf(request)
      const { store } = await open()
      return { messages: keys.length === 0 ? 0 : await store.erase(keys, clock.now()) }
    },
  })
}

const NOTHING_KEPT = { messages: [], cases: [], bans: [] } as const

async function keptOf({ store, cases, moderation }: Chat, keys: readonly string[]) {
  const [messages, ownCases, bans] = await Promise.all([store.ofAuthor(keys), cases.ofAuthor(keys), moderation.ofAuthor(keys)])
  return { messages, cases: ownCases, bans }
}

/** Whoever reports has opened the chat before, and can ask later what became of it. */
function reporterOf(request: FastifyRequest): string {
  const [key] = authorKeysOf(request)
  if (key === undefined) throw new AppError('invalid', 'no_token', 'Open the chat first: its token, as cookie imi_chat or header x-chat-token, lets you ask later what was decided.')
  return key
}
