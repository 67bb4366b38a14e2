// Episodes and jobs for those who work on them. Mounted under /api/v1/desk.

import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import { may } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import { signedIn } from '../people/routes.ts'
import type { Archive } from './archive.ts'
import { deskAnswers, episodeEditors, mayEdit } from './editable-episode.ts'
import { FILE_KINDS } from './episode.ts'
import type { Jobs } from './jobs.ts'
import { afterOf, nextOf } from './list-place.ts'
import { presentDeskSummary, presentJob } from './present.ts'
import type { PreviewLinks } from './preview-links.ts'
import * as schema from './schema.ts'
import type { DeskEpisodeSummary } from './schema.ts'
import { sendFile } from './send-file.ts'
import type { ShowNamesLookup } from './show-names.ts'
import type { Storage } from './storage.ts'
import { listEpisodes, listFiles } from './store.ts'

export interface DeskRoutesOptions {
  readonly db: Kysely<Tables>
  readonly archive: Archive
  readonly jobs: Jobs
  readonly storage: Storage
  readonly previews: PreviewLinks
  readonly showNames: ShowNamesLookup
  readonly publicUrl: string | null
}

const tags = ['archive']
const nothing = z.null().meta({ description: 'Nothing' })
const MOST_JOBS = 100
const MOST_PAGES = 20

export async function archiveDeskRoutes(app: App, { db, archive, jobs, storage, previews, showNames, publicUrl }: DeskRoutesOptions): Promise<void> {
  const { editable, publishable } = episodeEditors({ db, showNames })
  const present = deskAnswers({ archive, showNames })
  app.get('/episodes', {
    schema: { tags, summary: 'Episodes in every state, as far as you may work on them', operationId: 'listDeskEpisodes', querystring: schema.deskEpisodeQuery, response: { 200: schema.deskEpisodeList, ...errors(400, 401) } },
    handler: async ({ person, query }) => {
      const who = signedIn(person)
      const states = query.state ? [query.state] : (['draft', 'scheduled', 'published', 'withdrawn'] as const)
      const theirs: DeskEpisodeSummary[] = []
      let next = query.after ?? null
      // Others' episodes are passed over; so that a host of one show gets no empty pages, the list goes on for a while.
      for (let pages = 0; pages < MOST_PAGES && theirs.length === 0 && (pages === 0 || next !== null); pages += 1) {
        const found = await listEpisodes(db, { states, showSlug: query.show, language: query.language, after: afterOf(next ?? undefined), limit: query.limit })
        const names = await showNames(found)
        theirs.push(...found.filter((episode) => mayEdit(who, episode, names(episode.showSlug).hosts)).map((episode) => presentDeskSummary(episode, names(episode.showSlug))))
        next = nextOf(found, query.limit)
      }
      return { episodes: theirs, next }
    },
  })

  app.get('/episodes/:id', {
    schema: { tags, summary: 'An episode with everything about it', operationId: 'getDeskEpisode', params: schema.episodeId, response: { 200: schema.deskEpisode, ...errors(400, 401, 403, 404) } },
    handler: async ({ person, params }) => present(person, await editable(person, params.id)),
  })

  app.patch('/episodes/:id', {
    schema: { tags, summary: 'Change an episode; refused with what changed when somebody was faster', operationId: 'editEpisode', params: schema.episodeId, body: schema.episodeEdit, response: { 200: schema.deskEpisode, ...errors(400, 401, 403, 404, 409) } },
    handler: async ({ person, params, body }) => {
      const { revision, slug, ...content } = body
      const { id } = await editable(person, params.id)
      return present(person, await archive.edit(id, { seenRevision: revision, content, ...(slug === undefined ? {} : { slug }) }, signedIn(person)))
    },
  })

  app.delete('/episodes/:id', {
    schema: { tags, summary: 'Throw a draft away', operationId: 'discardEpisode', params: schema.episodeId, response: { 204: nothing, ...errors(400, 401, 403, 404, 409) } },
    handler: async ({ person, params }, reply) => {
      await archive.discard((await publishable(person, params.id)).id, signedIn(person))
      return reply.status(204).send(null)
    },
  })

  app.post('/episodes/:id/publish', {
    schema: { tags, summary: 'Publish an episode, now or at a time', operationId: 'publishEpisode', params: schema.episodeId, body: schema.publishing, response: { 200: schema.deskEpisode, ...errors(400, 401, 403, 404, 409) } },
    handler: async ({ person, params, body }) => {
      const { id } = await publishable(person, params.id)
      return present(person, await archive.publish(id, body.publishAt === null ? null : new Date(body.publishAt), signedIn(person)))
    },
  })

  app.delete('/episodes/:id/publish', {
    schema: { tags, summary: 'Take the date to go out back', operationId: 'unscheduleEpisode', params: schema.episodeId, response: { 200: schema.deskEpisode, ...errors(400, 401, 403, 404, 409) } },
    handler: async ({ person, params }) => present(person, await archive.unschedule((await publishable(person, params.id)).id, signedIn(person))),
  })

  app.post('/episodes/:id/withdraw', {
    schema: { tags, summary: 'Withdraw a published episode: 410 everywhere at once', operationId: 'withdrawEpisode', params: schema.episodeId, body: schema.withdrawal, response: { 200: schema.deskEpisode, ...errors(400, 401, 403, 404, 409) } },
    handler: async ({ person, params, body }) => present(person, await archive.withdraw((await publishable(person, params.id)).id, body, signedIn(person))),
  })

  app.post('/episodes/:id/restore', {
    schema: { tags, summary: 'Make a withdrawn episode a draft again, if its files were held', operationId: 'restoreEpisode', params: schema.episodeId, response: { 200: schema.deskEpisode, ...errors(400, 401, 403, 404, 409) } },
    handler: async ({ person, params }) => present(person, await archive.restore((await publishable(person, params.id)).id, signedIn(person))),
  })

  app.post('/episodes/:id/preview-link', {
    schema: { tags, summary: 'Make a link that shows an unpublished episode for a while', operationId: 'createPreviewLink', params: schema.episodeId, body: schema.previewWish, response: { 201: schema.previewLink, ...errors(400, 401, 403, 404) } },
    handler: async (request, reply) => {
      const episode = await editable(request.person, request.params.id)
      // Who gets the link hears the episode as it now stands.
      await archive.prepare(episode.id)
      const { token, expiresAt } = previews.make(episode.id, request.body.hours)
      const site = publicUrl ?? `${request.protocol}://${request.host}`
      return reply.status(201).send({ url: `${site}/preview/${episode.id}?preview=${token}`, expiresAt: expiresAt.toISOString() })
    },
  })

  app.get('/episodes/:id/files/:kind', {
    config: { rateLimit: { max: 1200, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: 'A file of an episode for its editors, whole or in part',
      operationId: 'getDeskFile',
      params: schema.episodeId.extend({ kind: z.string().max(20).meta({ description: FILE_KINDS.join(', ') }) }),
      querystring: z.object({ v: z.string().max(64).optional() }),
      response: { 200: z.any().meta({ description: 'The bytes' }), 206: z.any().meta({ description: 'Some of the bytes' }), ...errors(400, 401, 403, 404, 416) },
    },
    handler: async (request, reply) => {
      const episode = await editable(request.person, request.params.id)
      const file = (await listFiles(db, episode.id)).find(({ kind }) => kind === request.params.kind)
      if (!file) throw new AppError('not-found', 'file_not_found', 'The episode has no such file yet.')
      return sendFile(request, reply, storage, file, { isPublic: false, downloadName: null })
    },
  })

  app.get('/jobs', {
    schema: { tags, summary: 'What the archive is working on, and what it was', operationId: 'listJobs', querystring: schema.jobQuery, response: { 200: schema.jobList, ...errors(400, 401, 403) } },
    handler: async ({ person, query }) => {
      requireJobs(person)
      return { jobs: (await jobs.list({ subject: query.subject, unfinishedOnly: query.unfinished === 'true', limit: MOST_JOBS })).map(presentJob) }
    },
  })

  app.post('/jobs/:id/cancel', {
    schema: { tags, summary: 'Stop a job; what it made is removed', operationId: 'cancelJob', params: schema.jobId, response: { 200: schema.job, ...errors(400, 401, 403, 404, 409) } },
    handler: async ({ person, params }) => {
      requireJobs(person)
      return presentJob(await jobs.cancel(params.id, person))
    },
  })

  app.post('/jobs/:id/retry', {
    schema: { tags, summary: 'Try a failed or stopped job again', operationId: 'retryJob', params: schema.jobId, response: { 200: schema.job, ...errors(400, 401, 403, 404, 409) } },
    handler: async ({ person, params }) => {
      requireJobs(person)
      return presentJob(await jobs.retry(params.id, person))
    },
  })
}

function requireJobs(person: Person | null): void {
  if (!may(signedIn(person), 'see_jobs')) throw new AppError('forbidden', 'may_not_see_jobs', 'Editors and coordinators see what the archive is working on.')
}
