// What the editor asks beside the episode itself: transcript and cover are sent, notes looked at, track lists read. Mounted under /api/v1/desk.

import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import { signedIn } from '../people/routes.ts'
import type { Crop } from '../shows/covers/crop.ts'
import { cropIn, cropQuery } from '../shows/covers/schema.ts'
import type { Archive } from './archive.ts'
import { editOf } from './edit-time.ts'
import { deskAnswers, episodeEditors } from './editable-episode.ts'
import type { Episode } from './episode.ts'
import * as schema from './schema.ts'
import type { ShowNamesLookup } from './show-names.ts'
import { readTrackList } from './track-list.ts'
import { masterCues, readTranscript, requireWithin, type Cue } from './transcript.ts'

/** What the archive asks of those who press pictures. */
export interface CoverPress {
  /** A square JPEG without metadata, without `crop` of the middle; refuses in words what is no picture. */
  press(picture: Buffer, crop: Crop | null): Promise<Buffer>
}

export interface EditorRoutesOptions {
  readonly db: Kysely<Tables>
  readonly archive: Archive
  readonly showNames: ShowNamesLookup
  readonly covers: CoverPress
}

const tags = ['archive']
const MOST_COVER_BYTES = 15 * 1024 * 1024
// Both cost work on every press of a key.
const pace = { rateLimit: { max: 60, timeWindow: '1 minute' } }
const picturePace = { rateLimit: { max: 30, timeWindow: '1 minute' } }
const response = { 200: schema.deskEpisode, ...errors(400, 401, 403, 404, 409, 413) }

export async function editorRoutes(app: App, { db, archive, showNames, covers }: EditorRoutesOptions): Promise<void> {
  const { editable } = episodeEditors({ db, showNames })
  const present = deskAnswers({ archive, showNames })
  // Before the body is read: a stranger's fifteen megabytes are not waited for.
  const guard = (mostBytes: number, refusal: () => AppError) => async ({ person, params, headers }: FastifyRequest) => {
    const { success, data } = schema.episodeId.safeParse(params)
    if (success) await editable(person, data.id)
    else signedIn(person)
    if (Number(headers['content-length'] ?? 0) > mostBytes) throw refusal()
  }
  for (const [type, bodyLimit] of [[/^(image\/|application\/octet-stream)/, MOST_COVER_BYTES], [/^(text\/|application\/x-subrip|application\/srt)/, schema.MOST_TRANSCRIPT_BYTES]] as const) {
    app.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body))
  }

  app.put('/episodes/:id/transcript', {
    config: pace,
    onRequest: guard(schema.MOST_TRANSCRIPT_BYTES, () => new AppError('too-large', 'transcript_too_large', 'The transcript is larger than 2 MB: is it the right file?')),
    schema: {
      tags,
      summary: 'Send the transcript, WebVTT or SubRip; it is kept as WebVTT',
      operationId: 'putTranscript',
      consumes: ['text/vtt', 'application/x-subrip', 'text/plain'],
      params: schema.episodeId,
      querystring: schema.transcriptQuery,
      body: z.unknown().meta({ description: 'The file itself, at most 2 MB' }),
      response,
    },
    handler: async ({ person, params, query, body }) => {
      const episode = await editable(person, params.id)
      if (!Buffer.isBuffer(body)) throw new AppError('invalid', 'transcript_unknown', 'Send the transcript itself as the body, with its type, like Content-Type: text/vtt.')
      const cues = onMaster(readTranscript(body), episode, query.times)
      return present(person, await archive.attach(episode.id, { kind: 'cues', bytes: Buffer.from(JSON.stringify(cues)), mediaType: 'application/json', extension: 'json' }, signedIn(person)))
    },
  })

  app.delete('/episodes/:id/transcript', {
    schema: { tags, summary: 'Take the transcript away', operationId: 'deleteTranscript', params: schema.episodeId, response },
    handler: async ({ person, params }) => present(person, await archive.detach((await editable(person, params.id)).id, 'cues', signedIn(person))),
  })

  app.put('/episodes/:id/cover', {
    config: picturePace,
    onRequest: guard(MOST_COVER_BYTES, () => new AppError('too-large', 'cover_too_large', 'The picture is larger than 15 MB; make it smaller first, 3000 × 3000 pixels are plenty.')),
    schema: {
      tags,
      summary: 'Make a picture the episode\'s cover; without a square the one in its middle',
      operationId: 'putEpisodeCover',
      consumes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif', 'application/octet-stream'],
      params: schema.episodeId,
      querystring: cropQuery,
      body: z.unknown().meta({ description: 'The file itself: a JPEG, PNG, WebP, AVIF or GIF of at most 15 MB and 64 million pixels' }),
      response,
    },
    handler: async ({ person, params, query, body }) => {
      const { id } = await editable(person, params.id)
      if (!Buffer.isBuffer(body)) throw new AppError('invalid', 'cover_not_a_picture', 'Send the picture itself as the body, with its type, like Content-Type: image/jpeg.')
      return present(person, await archive.attach(id, { kind: 'cover', bytes: await covers.press(body, cropIn(query)), mediaType: 'image/jpeg', extension: 'jpg' }, signedIn(person)))
    },
  })

  app.delete('/episodes/:id/cover', {
    schema: { tags, summary: 'Take the episode\'s own cover away; it has its show\'s then', operationId: 'deleteEpisodeCover', params: schema.episodeId, response },
    handler: async ({ person, params }) => present(person, await archive.detach((await editable(person, params.id)).id, 'cover', signedIn(person))),
  })

  app.post('/episodes/:id/notes-preview', {
    config: pace,
    schema: { tags, summary: 'Notes as listeners will see them', operationId: 'previewNotes', params: schema.episodeId, body: schema.notesWish, response: { 200: schema.notesPreview, ...errors(400, 401, 403, 404) } },
    handler: async ({ person, params, body }) => {
      await editable(person, params.id)
      // Read with the first notes that are looked at.
      const { notesHtml } = await import('./feed/notes-html.ts')
      return { html: notesHtml({ [body.language]: body.text }, [])[0]?.html ?? '' }
    },
  })

  app.post('/episodes/:id/track-list', {
    config: pace,
    schema: { tags, summary: 'Read a pasted list of tracks; nothing is changed by it', operationId: 'readTrackList', params: schema.episodeId, body: schema.trackListWish, response: { 200: schema.trackList, ...errors(400, 401, 403, 404) } },
    handler: async ({ person, params, body }) => {
      const { masterDurationMs } = await editable(person, params.id)
      const { tracks, problems } = readTrackList(body.text, { ...body, lastsUntilMs: body.untilNext ? (masterDurationMs ?? 0) : null })
      return { tracks: [...tracks], problems: [...problems] }
    },
  })
}

function onMaster(cues: readonly Cue[], episode: Episode, times: 'master' | 'heard'): Cue[] {
  const edit = editOf(episode)
  return requireWithin(times === 'heard' ? masterCues(edit, cues) : cues, edit.masterDurationMs)
}
