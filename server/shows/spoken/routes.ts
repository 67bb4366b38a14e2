// Spoken titles over HTTP: sent and taken away by who may edit the show, heard by everybody.

import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../../db/tables.ts'
import { AppError } from '../../errors.ts'
import type { App } from '../../http/app-type.ts'
import { errors } from '../../http/error-schema.ts'
import { sendSound } from '../../http/send-sound.ts'
import type { Person } from '../../people/person.ts'
import { editableShow } from '../editable-show.ts'
import * as schema from './schema.ts'
import { spokenAddress, spokenFile } from './spoken-files.ts'
import type { SpokenTitles } from './spoken-titles.ts'
import { listSpokenOf } from './store.ts'

export interface SpokenRoutesOptions {
  readonly db: Kysely<Tables>
  readonly spoken: Pick<SpokenTitles, 'put' | 'remove' | 'read'>
}

const tags = ['programme']
const MAX_BYTES = 10 * 1024 * 1024
// A sound costs a second of work.
const pace = { rateLimit: { max: 30, timeWindow: '1 minute' } }
const nothing = z.null().meta({ description: 'Done' })
const recording = z.unknown().meta({ description: 'The file itself, in any audio format a phone makes: at most 30 s and 10 MB' })
const bytes = z.unknown().meta({ description: 'The sound', type: 'string', format: 'binary' })
const FOR_EVER = 'public, max-age=31536000, immutable'

/** What who edits a show does with its spoken titles. Mounted under /api/v1. */
export async function spokenRoutes(app: App, { db, spoken }: SpokenRoutesOptions): Promise<void> {
  const editorOf = (request: FastifyRequest): Promise<Person> => editableShow(db, request.person, (request.params as { slug: string }).slug) // these routes all have one
  // Before the body is read: a stranger's megabytes are not waited for.
  const mayEdit = async (request: FastifyRequest) => {
    await editorOf(request)
    if (Number(request.headers['content-length'] ?? 0) > MAX_BYTES) throw new AppError('too-large', 'spoken_too_large', 'This recording is larger than 10 MB, and 30 seconds need less; cut it, or record it here.')
  }
  app.addContentTypeParser(/^((audio|video)\/|application\/octet-stream)/, { parseAs: 'buffer', bodyLimit: MAX_BYTES }, (_request, body, done) => done(null, body))

  app.put('/shows/:slug/spoken/:language', {
    config: pace,
    onRequest: mayEdit,
    schema: {
      tags,
      summary: 'Let a voice say the show\'s title and time, in one language',
      description: 'The body is the recording itself, `Content-Type: audio/…`. The silence at its ends is cut, its loudness is brought to that of all else (-16 LUFS), and what else was in the file is left out.',
      operationId: 'putSpokenTitle',
      consumes: ['audio/webm', 'audio/mp4', 'audio/mpeg', 'audio/ogg', 'audio/wav', 'application/octet-stream'],
      params: schema.spokenPlace,
      body: recording,
      response: { 200: schema.editedSpoken, ...errors(400, 401, 403, 404, 413) },
    },
    handler: async (request) => {
      const { params: { slug, language }, body } = request
      if (!Buffer.isBuffer(body) || body.length === 0) throw new AppError('invalid', 'spoken_empty', 'Send the recording itself as the body, with its type, like Content-Type: audio/webm.')
      return { spokenTitle: schema.presentSpoken(slug, await spoken.put(await editorOf(request), slug, language, body)) }
    },
  })

  app.delete('/shows/:slug/spoken/:language', {
    config: pace,
    schema: { tags, summary: 'Take the spoken title in a language away', operationId: 'deleteSpokenTitle', params: schema.spokenPlace, response: { 200: schema.editedSpoken, ...errors(400, 401, 403, 404) } },
    handler: async (request) => {
      const { slug, language } = request.params
      return { spokenTitle: schema.presentSpoken(slug, await spoken.remove(await editorOf(request), slug, language)) }
    },
  })
}

/** The sounds themselves, for pages and programs. Mounted at the root. */
export async function spokenFiles(app: App, { db, spoken }: SpokenRoutesOptions): Promise<void> {
  app.get('/spoken/:slug/:name', {
    schema: {
      tags,
      summary: 'A spoken title',
      description: '`{language}-{hash}.mp3`. An address never changes what is heard; an old one leads to the present title in that language.',
      operationId: 'getSpokenTitle',
      produces: ['audio/mpeg'],
      params: schema.spokenFileParams,
      response: { 200: bytes, 206: bytes, 302: nothing, 304: nothing, ...errors(400, 404) },
    },
    handler: async (request, reply) => {
      const { params: { slug, name }, headers } = request
      const wanted = spokenFile(name)
      if (!wanted) throw notFound()
      void reply.header('cross-origin-resource-policy', 'cross-origin').header('access-control-allow-origin', '*')
      const etag = `"${wanted.hash}"`
      const sound = await spoken.read(slug, wanted)
      if (sound) {
        void reply.header('cache-control', FOR_EVER).header('etag', etag)
        if (headers['if-none-match']?.includes(etag)) return reply.code(304).send(null)
        return sendSound(request, reply, sound)
      }
      const now = (await listSpokenOf(db, slug)).find(({ language }) => language === wanted.language)
      if (!now || now.hash === wanted.hash) throw notFound()
      return reply.header('cache-control', 'public, max-age=60').redirect(spokenAddress(slug, now), 302)
    },
  })
}

function notFound(): AppError {
  return new AppError('not-found', 'spoken_not_found', 'There is no spoken title at this address, or no longer; the answer about a show has the addresses of its spoken titles.')
}
