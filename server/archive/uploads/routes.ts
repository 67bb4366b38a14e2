// Sending sound: the tus protocol 1.0 (creation, core, termination), and what became of what was sent. Mounted under /api/v1/desk.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { App } from '../../http/app-type.ts'
import { errors } from '../../http/error-schema.ts'
import { TusDoor } from '../../http/tus-door.ts'
import { may } from '../../people/permissions.ts'
import { signedIn } from '../../people/routes.ts'
import type { Person } from '../../people/person.ts'
import { presentUpload, presentOptions } from './present.ts'
import * as schema from './schema.ts'
import { requireBringer, requireSender, type Uploads } from './uploads.ts'
import type { Upload, UploadWish } from './upload.ts'

export interface UploadRoutesOptions {
  readonly uploads: Uploads
  readonly uploadFolder: string
}

const tags = ['archive']
const nothing = z.null().meta({ description: 'Nothing' })
const beginning = { rateLimit: { max: 60, timeWindow: '1 minute' } }
// A fast line sends ten pieces of a megabyte a second, and several files at once.
const sending = { rateLimit: { max: 3000, timeWindow: '1 minute' } }

export async function uploadRoutes(app: App, { uploads, uploadFolder }: UploadRoutesOptions): Promise<void> {
  const door = new TusDoor({ folder: uploadFolder, bytesOf: (id) => uploads.bytesOf(id), onWhole: (id) => uploads.arrived(id) })
  // The bytes are not read here: the door takes them as they come.
  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null))

  app.get('/upload-options', {
    schema: { tags, summary: 'For which shows and airings you may send sound', operationId: 'getUploadOptions', response: { 200: schema.uploadOptions, ...errors(401, 403) } },
    handler: async ({ person }) => presentOptions(await uploads.showsFor(sender(person)), uploads.limits),
  })

  app.get('/uploads', {
    schema: { tags, summary: 'What you send and sent, the newest first', operationId: 'listUploads', response: { 200: schema.uploadList, ...errors(401, 403) } },
    handler: async ({ person }) => ({ uploads: (await uploads.listOf(sender(person))).map(presentUpload) }),
  })

  app.post('/uploads', {
    config: beginning,
    schema: {
      tags,
      summary: 'Begin to send a file, as tus has it',
      description:
        'Headers: `Upload-Length` and `Upload-Metadata` with `filename`, `fingerprint`, `show`, `archive` (yes, no) and, to be broadcast, `occurrence`; each value in base64. The answer\'s `Location` takes the bytes with PATCH and tells with HEAD how many are there.',
      operationId: 'beginUpload',
      response: { 201: schema.upload, ...errors(400, 401, 403, 404, 409, 413) },
    },
    handler: async ({ person, headers }, reply) => {
      const who = sender(person)
      return begun(reply, await uploads.begin(wishOf(headers), who))
    },
  })

  app.post('/late-sound', {
    config: beginning,
    schema: {
      tags,
      summary: 'Begin to bring the rest of a live show that was said and did not arrive before its end',
      description: 'Headers as for a file, with `session` (of the line that was lost) and `startedAt` in `Upload-Metadata`. It is put behind the recording of the airing, and its draft is made anew.',
      operationId: 'beginLateSound',
      response: { 201: schema.upload, ...errors(400, 401, 403, 404, 413) },
    },
    handler: async ({ person, headers }, reply) => {
      const who = signedIn(person)
      if (!may(who, 'go_live')) throw new AppError('forbidden', 'not_a_host', 'This account is not a host of any show.')
      const upload = await uploads.beginLate({ ...metadataOf(schema.lateMetadata, headers), bytes: lengthOf(headers) }, who)
      return begun(reply, upload)
    },
  })

  // Before GET, whose own HEAD would answer otherwise.
  app.head('/uploads/:id', {
    config: sending,
    schema: { hide: true, params: schema.uploadId },
    handler: async (request, reply) => {
      await uploads.get(request.params.id, bringer(request.person))
      return through(request, reply)
    },
  })

  app.get('/uploads/:id', {
    schema: { tags, summary: 'How far an upload and the work on it have come', operationId: 'getUpload', params: schema.uploadId, response: { 200: schema.upload, ...errors(400, 401, 403, 404) } },
    handler: async ({ person, params }) => presentUpload(await uploads.onDesk(await uploads.get(params.id, bringer(person)))),
  })

  app.patch('/uploads/:id', {
    config: sending,
    schema: {
      tags,
      summary: 'Send more bytes of a file, from where the last ones ended',
      description: 'As tus has it: `Content-Type: application/offset+octet-stream`, `Upload-Offset`, `Tus-Resumable: 1.0.0`. Pieces of about a megabyte pass every proxy.',
      operationId: 'sendUpload',
      params: schema.uploadId,
      response: { 204: nothing, ...errors(400, 401, 403, 404, 409, 413) },
    },
    handler: async (request, reply) => {
      uploads.requireMore(await uploads.get(request.params.id, bringer(request.person)))
      return through(request, reply)
    },
  })

  app.delete('/uploads/:id', {
    schema: { tags, summary: 'Remove a file that is on its way or came to nothing', operationId: 'removeUpload', params: schema.uploadId, response: { 204: nothing, ...errors(400, 401, 403, 404, 409) } },
    handler: async ({ person, params }, reply) => {
      const who = bringer(person)
      await uploads.remove(await uploads.get(params.id, who), who)
      return reply.status(204).header('tus-resumable', '1.0.0').send(null)
    },
  })

  async function through(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    reply.hijack()
    await door.handle(request.raw, reply.raw)
  }
}

function sender(person: Person | null): Person {
  return requireSender(signedIn(person))
}

function bringer(person: Person | null): Person {
  return requireBringer(signedIn(person))
}

function begun(reply: FastifyReply, upload: Upload): FastifyReply {
  return reply.status(201).headers({ location: `/api/v1/desk/uploads/${upload.id}`, 'tus-resumable': '1.0.0' }).send(presentUpload({ upload, receivedBytes: 0, job: null }))
}

type Headers = FastifyRequest['headers']

function wishOf(headers: Headers): UploadWish {
  const bytes = lengthOf(headers)
  const { filename: fileName, fingerprint, show, archive, occurrence = null } = metadataOf(schema.uploadMetadata, headers)
  return { fileName, fingerprint, show, archive: archive === 'yes', occurrence, bytes }
}

function lengthOf(headers: Headers): number {
  const length = String(headers['upload-length'] ?? '')
  if (!/^\d{1,15}$/.test(length)) throw new AppError('invalid', 'length_unknown', 'Say how long the file is, in the header Upload-Length.')
  return Number(length)
}

function metadataOf<T>(wanted: z.ZodType<T>, headers: Headers): T {
  const read = wanted.safeParse(decoded(String(headers['upload-metadata'] ?? '')))
  if (read.success) return read.data
  throw new AppError('invalid', 'invalid', `Upload-Metadata: ${read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`)
}

/** `filename d29ybGQ=,show c2F3YQ==` as values by name. */
function decoded(metadata: string): Record<string, string> {
  const pairs = metadata.split(',').map((pair) => pair.trim().split(' '))
  return Object.fromEntries(pairs.flatMap(([name, value = '']) => (name ? [[name, Buffer.from(value, 'base64').toString('utf8')]] : [])))
}
