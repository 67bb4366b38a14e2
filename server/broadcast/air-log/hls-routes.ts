// HLS for listeners: the live list, each airing from its beginning, their segments; and what a player may offer now.

import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { App } from '../../http/app-type.ts'
import { errors } from '../../http/error-schema.ts'
import { sendPublished } from '../../http/published.ts'
import { CORS_HEADERS } from '../outputs/listen-response.ts'
import type { ListeningBack } from './listening-back.ts'
import type { LogFolder } from './log-folder.ts'
import { SEGMENTS_PATH } from './playlist.ts'
import * as schema from './schema.ts'

export interface HlsRoutesOptions {
  readonly listeningBack: ListeningBack
  readonly folder: LogFolder
}

const PLAYLIST_TYPE = 'application/vnd.apple.mpegurl'
const tags = ['listen']
// A street behind one address may listen, each fetching a list and a segment every six seconds.
const config = { rateLimit: { max: 12_000, timeWindow: '1 minute' } }

export async function hlsRoutes(app: App, { listeningBack, folder }: HlsRoutesOptions): Promise<void> {
  app.get('/listen/hls/live.m3u8', {
    config,
    schema: { tags, operationId: 'listenHls', summary: 'The live stream as HLS: the last 42 seconds, each segment with its time', response: { 200: z.string().meta({ description: 'A playlist' }), ...errors() } },
    handler: async (request, reply) => sendPublished(request, reply.headers(CORS_HEADERS), await listeningBack.live(), PLAYLIST_TYPE),
  })

  app.get('/listen/hls/*', {
    config,
    schema: {
      tags,
      operationId: 'listenFromStart',
      summary: 'An airing from its beginning as HLS: `<occurrence id>.m3u8`, while it is on air and for some time after',
      description: 'Kept for 24 hours after the airing where its show keeps an archive, else as long again as it lasted. What was on air when is said in `EXT-X-DATERANGE` of class `air`: `X-OCCURRENCE`, `X-SHOW`, `X-SHOW-TITLE`, `X-LANGUAGES`, `X-HOSTS`, `X-TITLE`, `X-KIND`. 403 `commercial_music`: the licence does not allow it; 410: the time for it is over.',
      params: z.object({ '*': z.string().max(300) }),
      response: { 200: z.string().meta({ description: 'A playlist' }), ...errors(403, 404, 410) },
    },
    handler: async (request, reply) => {
      const occurrenceId = /^(.+)\.m3u8$/.exec(request.params['*'])?.[1]
      void reply.headers(CORS_HEADERS)
      if (occurrenceId === undefined) throw new AppError('not-found', 'airing_unknown', 'There is nothing here. Airings are at /listen/hls/<occurrence id>.m3u8; GET /api/v1/start-over names the one that is on.')
      return sendPublished(request, reply, await listeningBack.airing(occurrenceId), PLAYLIST_TYPE)
    },
  })

  app.get(`${SEGMENTS_PATH}:name`, {
    config,
    schema: {
      tags,
      operationId: 'getSegment',
      summary: 'One segment of a list: MP3 with an ID3 timestamp. It never changes',
      params: z.object({ name: z.string().max(40) }),
      response: { 200: z.any().meta({ description: 'The bytes' }), ...errors(403, 404, 410) },
    },
    handler: async (request, reply) => {
      void reply.headers(CORS_HEADERS)
      const { segment, maxAgeSeconds } = listeningBack.segment(request.params.name)
      const bytes = await readFile(folder.pathOf(segment)).catch((error: unknown) => {
        throw new AppError('gone', 'segment_gone', 'This part of the air can no longer be heard. Read the list again.', { cause: error })
      })
      return reply.type('audio/mpeg').headers({ 'cache-control': `public, max-age=${maxAgeSeconds}, immutable`, 'x-content-type-options': 'nosniff' }).send(bytes)
    },
  })

  app.options('/listen/hls/*', { config, schema: { hide: true } }, async (_request, reply) => reply.code(204).headers(CORS_HEADERS).send(null))

  app.get('/api/v1/start-over', {
    schema: { tags, operationId: 'getStartOver', summary: 'Whether what is on air can be heard from its beginning, and where', response: { 200: schema.startOver, ...errors() } },
    handler: async (_request, reply) => {
      void reply.header('cache-control', 'no-cache')
      return listeningBack.startOver()
    },
  })
}
