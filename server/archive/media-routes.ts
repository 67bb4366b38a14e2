// The files listeners hear, at `/media/`: for everybody once published, for holders of a preview link before, gone when withdrawn.

import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import type { EpisodeFile, EpisodeState, FileKind } from './episode.ts'
import type { PreviewLinks } from './preview-links.ts'
import { sendFile } from './send-file.ts'
import { isKey, type Storage } from './storage.ts'
import { findEpisode, findFile } from './store.ts'

export interface MediaRoutesOptions {
  readonly db: Kysely<Tables>
  readonly storage: Storage
  readonly previews: PreviewLinks
}

const query = z.object({ preview: z.string().max(200).optional(), download: z.literal('1').optional() })
/** Never for listeners: the whole of it may hold what was cut out for good reasons. */
const EDITORS_ONLY: readonly FileKind[] = ['master', 'peaks', 'cues']

export async function mediaRoutes(app: App, { db, storage, previews }: MediaRoutesOptions): Promise<void> {
  app.get('/media/*', {
    config: { rateLimit: { max: 1200, timeWindow: '1 minute' } },
    schema: {
      tags: ['archive'],
      summary: 'A file of an episode, whole or in part',
      operationId: 'getMedia',
      params: z.object({ '*': z.string().max(400) }),
      querystring: query,
      response: { 200: z.any().meta({ description: 'The bytes' }), 206: z.any().meta({ description: 'Some of the bytes' }), ...errors(404, 410, 416) },
    },
    handler: async (request, reply) => {
      const { preview, download } = request.query
      const { file, state, episodeId } = await find(request.params['*'])
      const isPublic = state === 'published' && !EDITORS_ONLY.includes(file.kind)
      if (!isPublic && (state === 'published' || preview === undefined || EDITORS_ONLY.includes(file.kind) || !previews.opens(preview, episodeId))) throw unknown()
      return sendFile(request, reply, storage, file, { isPublic, downloadName: download ? await nameOf(file) : null })
    },
  })

  async function find(key: string): Promise<{ file: EpisodeFile; state: EpisodeState; episodeId: string }> {
    if (!isKey(key)) throw unknown()
    const found = await findFile(db, key)
    if (found?.state === 'withdrawn') throw gone()
    if (found) return found
    // The files of a withdrawn episode are forgotten, and the keys still say whose they were.
    const episodeId = /^episodes\/([0-9a-f-]{36})\//.exec(key)?.[1]
    const episode = episodeId ? await findEpisode(db, episodeId) : null
    throw episode?.state === 'withdrawn' ? gone() : unknown()
  }

  async function nameOf(file: EpisodeFile): Promise<string> {
    const episode = await findEpisode(db, file.episodeId)
    return `${episode?.showSlug ?? 'episode'}-${episode?.slug ?? file.episodeId}.${file.key.split('.').at(-1)}`
  }
}

function gone(): AppError {
  return new AppError('gone', 'episode_withdrawn', 'This episode was withdrawn and is no longer here.')
}

function unknown(): AppError {
  return new AppError('not-found', 'file_not_found', 'There is no such file for you: it may not be published yet, or its preview link has run out.')
}
