// Spoken questions over HTTP for hosts, editors and coordinators: heard, answered, given another voice, removed. Mounted under /api/v1/desk.

import { readFile } from 'node:fs/promises'
import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import { sendSound } from '../http/send-sound.ts'
import { may } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import { signedIn } from '../people/routes.ts'
import type { Show } from '../shows/show.ts'
import { getShow, listShows } from '../shows/store.ts'
import { presentQuestion } from './present.ts'
import type { Question } from './question.ts'
import { noConsent, type VoiceQuestions } from './questions.ts'
import * as schema from './schema.ts'
import { listKept } from './store.ts'

export interface VoiceDeskRoutesOptions {
  readonly db: Kysely<Tables>
  readonly questions: VoiceQuestions
}

const tags = ['voice']
const desk = { rateLimit: { max: 300, timeWindow: '1 minute' } }
// It costs a second of work.
const working = { rateLimit: { max: 30, timeWindow: '1 minute' } }
const nothing = z.null().meta({ description: 'Done' })
const sound = z.unknown().meta({ description: 'The sound', type: 'string', format: 'binary' })
const MOST_LISTED = 300

export async function voiceDeskRoutes(app: App, { db, questions }: VoiceDeskRoutesOptions): Promise<void> {
  app.get('/voice/questions', {
    config: desk,
    schema: { tags, summary: 'Spoken questions for the shows I look after, the newest first', operationId: 'listVoiceQuestions', querystring: schema.questionsQuery, response: { 200: schema.deskQuestions, ...errors(400, 401, 403) } },
    handler: async ({ person, query: { show, answered } }, reply) => {
      const who = hearer(person)
      const shows = new Map((await listShows(db, { retired: true })).filter((one) => mayHear(who, one) && (show === undefined || one.slug === show)).map((one) => [one.slug, one]))
      const kept = await listKept(db, { shows: [...shows.keys()], answered: answered === undefined ? null : answered === 'yes', limit: MOST_LISTED })
      void reply.header('cache-control', 'no-store')
      return { questions: kept.flatMap((question) => presentedWith(question, shows.get(question.showSlug))) }
    },
  })

  app.get('/voice/questions/:id/sound', {
    config: desk,
    schema: {
      tags,
      summary: 'A question, to be heard; as a file only where its sender agreed to be heard on air',
      operationId: 'hearVoiceQuestion',
      produces: ['audio/mpeg'],
      params: schema.questionId,
      querystring: schema.soundQuery,
      response: { 200: sound, 206: sound, ...errors(400, 401, 403, 404, 409) },
    },
    handler: async (request, reply) => {
      const { person, params, query } = request
      const { question, show } = await theirs(person, params.id)
      if (query.download && !question.mayAir) throw noConsent()
      if (query.download) void reply.header('content-disposition', `attachment; filename="${show.slug}-${question.id.slice(0, 8)}.mp3"`)
      return sendSound(request, reply.header('cache-control', 'private, no-store'), await readFile(questions.soundOf(question)))
    },
  })

  app.patch('/voice/questions/:id', {
    config: desk,
    schema: { tags, summary: 'Note that a question was answered, or heard on air', operationId: 'noteVoiceQuestion', params: schema.questionId, body: schema.questionChange, response: { 200: schema.deskQuestion, ...errors(400, 401, 403, 404, 409) } },
    handler: async ({ person, params, body }) => {
      const { who, question, show } = await theirs(person, params.id)
      return presentQuestion(await questions.note(who, question, body), show)
    },
  })

  app.post('/voice/questions/:id/voice', {
    config: working,
    schema: {
      tags,
      summary: 'Give a question another voice, for good',
      description: 'For who must not be known by their voice. From then on only the other one is heard; the one it was spoken in is nowhere any more. It hides a voice from ears, not from a laboratory.',
      operationId: 'changeVoiceOfQuestion',
      params: schema.questionId,
      response: { 200: schema.deskQuestion, ...errors(400, 401, 403, 404) },
    },
    handler: async ({ person, params }) => {
      const { who, question, show } = await theirs(person, params.id)
      return presentQuestion(await questions.changeVoice(who, question), show)
    },
  })

  app.delete('/voice/questions/:id', {
    config: desk,
    schema: { tags, summary: 'Remove a question for good', operationId: 'removeVoiceQuestion', params: schema.questionId, response: { 204: nothing, ...errors(400, 401, 403, 404) } },
    handler: async ({ person, params }, reply) => {
      const { who, question } = await theirs(person, params.id)
      await questions.remove(who, question)
      return reply.status(204).send(null)
    },
  })

  async function theirs(person: FastifyRequest['person'], id: string): Promise<{ readonly who: Person; readonly question: Question; readonly show: Show }> {
    const who = hearer(person)
    const question = await questions.get(id)
    const show = await getShow(db, question.showSlug)
    if (!mayHear(who, show)) throw refused()
    return { who, question, show }
  }
}

function hearer(person: Person | null): Person {
  const who = signedIn(person)
  // Who may hear nothing is told so before they learn which questions there are.
  if (!may(who, 'hear_some_questions')) throw refused()
  return who
}

function mayHear(who: Person, { slug, hosts }: Show): boolean {
  return may(who, 'hear_questions', { showSlug: slug, hosts: hosts.map((host) => host.slug) })
}

function presentedWith(question: Question, show: Show | undefined) {
  return show ? [presentQuestion(question, show)] : []
}

function refused(): AppError {
  return new AppError('forbidden', 'may_not_hear', 'Only hosts hear the questions for their shows, editors those of the shows given to them, coordinators and admins all; ask a coordinator.')
}
