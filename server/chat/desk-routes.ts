// The chat over HTTP for moderators, and for hosts in their own rooms. Mounted under /api/v1/desk.

import { AppError } from '../errors.ts'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import { recordAudit } from '../people/audit-log.ts'
import { may } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import '../people/request-person.ts'
import { signedIn } from '../people/routes.ts'
import type { Clock } from '../clock.ts'
import type { Chat } from './chat.ts'
import type { BanRow } from './moderation/store.ts'
import * as schema from './schema.ts'

const tags = ['chat']
const desk = { rateLimit: { max: 300, timeWindow: '1 minute' } }
const MOST_HELD = 200

export async function chatDeskRoutes(app: App, { open, clock }: { readonly open: () => Promise<Chat>; readonly clock: Clock }): Promise<void> {
  app.post('/chat/deeds', {
    config: desk,
    schema: { tags, summary: 'Do something to a message, its author or the room; on every screen at once', operationId: 'actInChat', body: schema.deed, response: { 200: schema.deedDone, ...errors(400, 401, 403, 404, 409) } },
    handler: async ({ person, body }) => {
      const by = signedIn(person)
      const { deeds } = await open()
      return { case: await deeds.act(by, body) }
    },
  })

  app.get('/chat/held', {
    config: desk,
    schema: { tags, summary: 'Messages that wait for a moderator, oldest first', operationId: 'listHeldChat', response: { 200: schema.heldMessages, ...errors(401, 403) } },
    handler: async ({ person }) => {
      moderator(person)
      const [{ store }, { presentMessage }] = [await open(), await import('./present.ts')]
      const rows = await store.held(MOST_HELD)
      const held = rows.map((row) => ({ room: row.room, message: presentMessage(row, 'desk') }))
      return { held: held.flatMap(({ room, message }) => (message === null ? [] : [{ room, message }])) }
    },
  })

  app.get('/chat/cases', {
    config: desk,
    schema: { tags, summary: 'Cases in one state, oldest first', operationId: 'listChatCases', querystring: schema.casesQuery, response: { 200: schema.deskCases, ...errors(400, 401, 403) } },
    handler: async ({ person, query }) => {
      const reader = moderator(person)
      const [{ cases }, { presentDeskCase }] = [await open(), await import('./cases/present.ts')]
      return { cases: (await cases.list(query.state)).map((one) => presentDeskCase(one, reader)) }
    },
  })

  app.post('/chat/cases/:number/decision', {
    config: desk,
    schema: { tags, summary: 'Decide what was reported', operationId: 'decideChatCase', params: schema.caseNumber, body: schema.newDecision, response: { 204: schema.nothing, ...errors(400, 401, 403, 404, 409) } },
    handler: async ({ person, params, body }, reply) => {
      const by = moderator(person)
      const { cases } = await open()
      await cases.decide(by, params.number, { decision: body.decision, reason: body.decision === 'hidden' ? body.reason : null, note: body.note })
      return reply.status(204).send(null)
    },
  })

  app.post('/chat/cases/:number/appeal-decision', {
    config: desk,
    schema: { tags, summary: 'Decide an appeal; not by who made the decision', operationId: 'decideChatAppeal', params: schema.caseNumber, body: schema.appealDecision, response: { 204: schema.nothing, ...errors(400, 401, 403, 404, 409) } },
    handler: async ({ person, params, body }, reply) => {
      const by = moderator(person)
      const { cases } = await open()
      await cases.decideAppeal(by, params.number, body.outcome, body.note)
      return reply.status(204).send(null)
    },
  })

  app.get('/chat/bans', {
    config: desk,
    schema: { tags, summary: 'Who may not write now', operationId: 'listChatBans', response: { 200: schema.bans, ...errors(401, 403) } },
    handler: async ({ person }) => {
      moderator(person)
      const { deeds } = await open()
      return { bans: (await deeds.listBans()).map(presentBan) }
    },
  })

  app.delete('/chat/bans/:id', {
    config: desk,
    schema: { tags, summary: 'Let somebody write again', operationId: 'endChatBan', params: schema.banId, response: { 204: schema.nothing, ...errors(400, 401, 403, 404) } },
    handler: async ({ person, params }, reply) => {
      const by = moderator(person)
      const { deeds } = await open()
      await deeds.endBan(by, params.id)
      return reply.status(204).send(null)
    },
  })

  app.get('/chat/words', {
    config: desk,
    schema: { tags, summary: 'The word lists, by language', operationId: 'listChatWords', response: { 200: schema.wordLists, ...errors(401, 403) } },
    handler: async ({ person }) => {
      moderator(person)
      const { words } = await open()
      const [lists, toReview] = await Promise.all([words.list(), words.toReview()])
      return { lists: [...lists].map(([language, { hold, hide, allow }]) => ({ language, hold: [...hold], hide: [...hide], allow: [...allow], needsReview: toReview.has(language) })) }
    },
  })

  app.put('/chat/words/:language', {
    config: desk,
    schema: { tags, summary: 'Replace the word list of a language', operationId: 'putChatWords', params: schema.wordLanguage, body: schema.newWordList, response: { 204: schema.nothing, ...errors(400, 401, 403) } },
    handler: async ({ person, params: { language }, body }, reply) => {
      const by = moderator(person)
      const { store, moderation } = await open()
      const at = clock.now()
      await store.inOneGo(async (trx) => {
        await moderation.saveWordList(trx, language, body, at)
        await recordAudit(trx, { at, person: by, action: 'chat.words_changed', subject: `words/${language}`, details: { hold: body.hold.length, hide: body.hide.length, allow: body.allow.length } })
      })
      return reply.status(204).send(null)
    },
  })
}

function moderator(person: Person | null): Person {
  const known = signedIn(person)
  if (!may(known, 'moderate_chat')) throw new AppError('forbidden', 'may_not_moderate', 'Only moderators, coordinators and admins look after the chat.')
  return known
}

function presentBan({ id, nick, starts_at, ends_at, reason, network, by_name, case_number }: BanRow) {
  return { id, nick, from: starts_at.toISOString(), until: ends_at.toISOString(), reason, withNetwork: network !== null, by: by_name, case: case_number }
}
