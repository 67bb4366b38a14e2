// Covers over HTTP: sent and changed by who may edit the show, loaded by everybody.

import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../../db/tables.ts'
import { AppError } from '../../errors.ts'
import type { App } from '../../http/app-type.ts'
import { errors } from '../../http/error-schema.ts'
import type { Person } from '../../people/person.ts'
import { editableShow } from '../editable-show.ts'
import { showSlug } from '../schema.ts'
import { checkAlt } from './alt-texts.ts'
import { coverAddress, coverFile, COVER_FORMATS, COVER_SIZES } from './cover-files.ts'
import type { Covers } from './covers.ts'
import * as schema from './schema.ts'
import { findCover } from './store.ts'

export interface CoverRoutesOptions {
  readonly db: Kysely<Tables>
  readonly covers: Pick<Covers, 'put' | 'change' | 'remove' | 'read' | 'readWhole'>
}

const tags = ['programme']
const MAX_BYTES = 15 * 1024 * 1024
// A picture costs seconds of work.
const pace = { rateLimit: { max: 30, timeWindow: '1 minute' } }
const nothing = z.null().meta({ description: 'Done' })
const picture = z.unknown().meta({ description: 'The file itself: a JPEG, PNG, WebP, AVIF or GIF of at most 15 MB and 64 million pixels; of an animation the first picture' })
const bytes = z.unknown().meta({ description: 'The picture', type: 'string', format: 'binary' })
const FOR_EVER = 'public, max-age=31536000, immutable'

/** What who edits a show does with its cover. Mounted under /api/v1. */
export async function coverRoutes(app: App, { db, covers }: CoverRoutesOptions): Promise<void> {
  // Before the body is read: a stranger's fifteen megabytes are not waited for.
  const mayEdit = async (request: FastifyRequest) => {
    await editorOf(request)
    if (Number(request.headers['content-length'] ?? 0) > MAX_BYTES) throw tooLarge()
  }
  const editorOf = (request: FastifyRequest): Promise<Person> => editableShow(db, request.person, (request.params as { slug: string }).slug) // these routes all have one
  const type = /^(image\/|application\/octet-stream)/
  app.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: MAX_BYTES }, (_request, body, done) => done(null, body))

  app.put('/shows/:slug/cover', {
    config: pace,
    onRequest: mayEdit,
    schema: {
      tags,
      summary: 'Make a picture the show\'s cover',
      description: 'The body is the file itself, `Content-Type: image/…`. It is turned the right way up, cut to the square, pressed in every size and freed of its metadata, such as where it was taken.',
      operationId: 'putShowCover',
      consumes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif', 'application/octet-stream'],
      params: showSlug,
      querystring: schema.cropQuery,
      body: picture,
      response: { 200: schema.editedCover, ...errors(400, 401, 403, 404, 413) },
    },
    handler: async (request) => {
      const { params, query, body } = request
      if (!Buffer.isBuffer(body)) throw new AppError('invalid', 'cover_not_a_picture', 'Send the picture itself as the body, with its type, like Content-Type: image/jpeg.')
      return schema.presentEdited(params.slug, await covers.put(await editorOf(request), params.slug, body, { crop: schema.cropIn(query), alt: null }))
    },
  })

  app.patch('/shows/:slug/cover', {
    config: pace,
    schema: { tags, summary: 'Choose another square of the cover, or describe it', operationId: 'changeShowCover', params: showSlug, body: schema.coverChange, response: { 200: schema.editedCover, ...errors(400, 401, 403, 404) } },
    handler: async (request) => {
      const { params, body } = request
      const editor = await editorOf(request)
      return schema.presentEdited(params.slug, await covers.change(editor, params.slug, { crop: body.crop ?? null, alt: body.alt ? checkAlt(body.alt) : null }))
    },
  })

  app.delete('/shows/:slug/cover', {
    config: pace,
    schema: { tags, summary: 'Take the show\'s cover away', operationId: 'deleteShowCover', params: showSlug, response: { 204: nothing, ...errors(400, 401, 403, 404) } },
    handler: async (request, reply) => {
      await covers.remove(await editorOf(request), request.params.slug)
      return reply.status(204).send(null)
    },
  })

  app.get('/shows/:slug/cover/whole', {
    schema: { tags, summary: 'The whole picture that the cover was cut from, to choose another square', operationId: 'getWholeCover', produces: ['image/jpeg'], params: showSlug, response: { 200: bytes, ...errors(400, 401, 403, 404) } },
    handler: async (request, reply) => {
      await editorOf(request)
      const whole = await covers.readWhole(request.params.slug)
      return reply.type('image/jpeg').header('cache-control', 'private, no-store').serializer(asIs).send(whole)
    },
  })
}

/** The covers themselves, for pages, podcast programs and other sites. Mounted at the root. */
export async function coverFiles(app: App, { db, covers }: CoverRoutesOptions): Promise<void> {
  app.get('/covers/:slug/:name', {
    schema: {
      tags,
      summary: 'A cover in one size',
      description: `\`{hash}-{size}.{format}\`, sizes ${COVER_SIZES.join(', ')}, formats ${COVER_FORMATS.join(', ')}. An address never changes what it shows; an old one leads to the present cover.`,
      operationId: 'getCover',
      produces: ['image/webp', 'image/jpeg'],
      params: schema.coverFileParams,
      response: { 200: bytes, 302: nothing, 304: nothing, ...errors(400, 404) },
    },
    handler: async ({ params: { slug, name }, headers }, reply) => {
      const wanted = coverFile(name)
      if (!wanted) throw new AppError('not-found', 'cover_not_found', 'There is no cover of this name; the answer about a show has the addresses of its cover.')
      // Podcast programs and other sites show covers too.
      void reply.header('cross-origin-resource-policy', 'cross-origin')
      const etag = `"${wanted.hash}-${wanted.file}"`
      const picture = await covers.read(slug, wanted)
      if (picture) {
        void reply.header('cache-control', FOR_EVER).header('etag', etag)
        if (headers['if-none-match']?.includes(etag)) return reply.code(304).send(null)
        return reply.type(wanted.type).serializer(asIs).send(picture)
      }
      const now = await findCover(db, slug)
      if (!now || now.hash === wanted.hash) throw new AppError('not-found', 'cover_not_found', 'This show has no cover.')
      const [size = '', format = ''] = wanted.file.split('.')
      return reply.header('cache-control', 'public, max-age=60').redirect(coverAddress(slug, now.hash, COVER_SIZES.find((one) => String(one) === size) ?? 1400, format === 'jpg' ? 'jpg' : 'webp'), 302)
    },
  })
}

function tooLarge(): AppError {
  return new AppError('too-large', 'cover_too_large', 'The picture is larger than 15 MB; make it smaller first, 3000 × 3000 pixels are plenty.')
}

/** Bytes go out as they are, past the JSON of the answer's schema. */
function asIs(payload: unknown): string {
  return payload as string // Fastify sends buffers too
}
