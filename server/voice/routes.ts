// Spoken questions over HTTP for everybody: begun, sent piece by piece as tus has it, asked after, taken back. Mounted under /api/v1.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import { TusDoor } from '../http/tus-door.ts'
import { presentOwn } from './present.ts'
import type { VoiceQuestions } from './questions.ts'
import * as schema from './schema.ts'

const tags = ['voice']
const nothing = z.null().meta({ description: 'Done' })
const beginning = { rateLimit: { max: 60, timeWindow: '10 minutes' } }
const sending = { rateLimit: { max: 600, timeWindow: '1 minute' } }
const SECRET = 'The header `x-voice-token` has the question\'s secret: 32 random bytes in base64url, chosen by the sender. Whoever has it may ask after the question and take it back; nobody else can.'

export async function voiceRoutes(app: App, { questions }: { readonly questions: VoiceQuestions }): Promise<void> {
  const door = new TusDoor({ folder: questions.arrivingFolder, bytesOf: (id) => questions.bytesOf(id), onWhole: (id) => questions.arrived(id) })
  // The bytes are not read here: the door takes them as they come.
  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null))

  app.post('/voice/questions', {
    config: beginning,
    schema: {
      tags,
      summary: 'Begin to send a spoken question to a show; needs no account',
      description: `${SECRET} A recording of at most 90 seconds in any audio format a phone makes. Its bytes are sent with PATCH as tus has it; HEAD tells how many are there. Asked twice with the same id and secret, it is begun once.`,
      operationId: 'beginVoiceQuestion',
      body: schema.newQuestion,
      response: { 201: schema.ownQuestion, ...errors(400, 404, 410, 413) },
    },
    handler: async (request, reply) => {
      const question = await questions.begin(request.body, tokenOf(request), request.ip)
      return reply.status(201).headers({ 'location': `/api/v1/voice/questions/${question.id}`, 'tus-resumable': '1.0.0', 'cache-control': 'no-store' }).send(presentOwn(question))
    },
  })

  // Before GET, whose own HEAD would answer otherwise.
  app.head('/voice/questions/:id', { config: sending, schema: { hide: true, params: schema.questionId }, handler: through })

  app.get('/voice/questions/:id', {
    config: sending,
    schema: { tags, summary: 'How a question one has sent stands', description: SECRET, operationId: 'getVoiceQuestion', params: schema.questionId, response: { 200: schema.ownQuestion, ...errors(400, 404) } },
    handler: async (request, reply) => {
      void reply.header('cache-control', 'no-store')
      return presentOwn(await questions.own(request.params.id, tokenOf(request)))
    },
  })

  app.patch('/voice/questions/:id', {
    config: sending,
    schema: {
      tags,
      summary: 'Send more bytes of a question, from where the last ones ended',
      description: `${SECRET} As tus 1.0 has it: \`Content-Type: application/offset+octet-stream\`, \`Upload-Offset\`, \`Tus-Resumable: 1.0.0\`. The answer to the last piece comes when the station has checked the sound.`,
      operationId: 'sendVoiceQuestion',
      params: schema.questionId,
      response: { 204: nothing, ...errors(400, 404, 409, 413) },
    },
    handler: through,
  })

  app.delete('/voice/questions/:id', {
    config: beginning,
    schema: { tags, summary: 'Take a question back: nothing of it is left at the station', description: SECRET, operationId: 'eraseVoiceQuestion', params: schema.questionId, response: { 204: nothing, ...errors(400, 404) } },
    handler: async (request, reply) => {
      await questions.erase(request.params.id, tokenOf(request))
      return reply.status(204).send(null)
    },
  })

  async function through(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    // Both routes have one.
    await questions.own((request.params as { id: string }).id, tokenOf(request))
    reply.hijack()
    await door.handle(request.raw, reply.raw)
  }
}

function tokenOf({ headers }: FastifyRequest): unknown {
  return headers['x-voice-token']
}
