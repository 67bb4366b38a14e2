// Where podcast apps read: a feed for every show, one of the station, one for every language, and the chapters of an episode.

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { canonicalTag } from '../../schedules/language-names.ts'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import { revalidated } from '../http/revalidated.ts'
import { chaptersDocument, CHAPTERS_TYPE } from './feed/chapters.ts'
import type { KeptFeed } from './feed/kept-feeds.ts'
import { findFeedMove } from './feed/store.ts'
import { FEED_TYPE } from './feed.ts'
import type { FeedName, Feeds } from './feeds.ts'
import { findEpisode } from './store.ts'

export interface FeedRoutesOptions {
  readonly db: Kysely<Tables>
  readonly feeds: Feeds
  /** The address the world knows the station by; null: the one that was asked. */
  readonly publicUrl: string | null
}

const tags = ['archive']
const querystring = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1).meta({ description: 'Of a feed with more than 1,000 episodes, the newest on the first' }) })
const response = { 200: z.any().meta({ description: 'RSS 2.0 with the tags of iTunes and of the podcast namespace' }), 304: z.null().meta({ description: 'As you have it' }), ...errors(400, 404) }
/** Players on other sites read what is public. */
const EVERYWHERE = { 'access-control-allow-origin': '*' }

export async function feedRoutes(app: App, { db, feeds, publicUrl }: FeedRoutesOptions): Promise<void> {
  app.get('/feed.xml', {
    schema: { tags, summary: 'The feed of all shows, for podcast apps', operationId: 'getFeed', querystring, response },
    handler: (request, reply) => answer(request, reply, { kind: 'station' }, request.query.page),
  })

  app.get('/feed/:language.xml', {
    schema: { tags, summary: 'The feed of all episodes in one language', operationId: 'getLanguageFeed', params: z.object({ language: z.string().max(40).meta({ description: 'A BCP-47 tag' }) }), querystring, response },
    handler: (request, reply) => {
      const language = canonicalTag(request.params.language)
      if (language === null) throw new AppError('not-found', 'language_unknown', `"${request.params.language}" is not the tag of a known language; ask for one such as uk, pl or zh-Hans.`)
      return answer(request, reply, { kind: 'language', language }, request.query.page)
    },
  })

  app.get('/shows/:show/feed.xml', {
    schema: { tags, summary: 'The feed of a show', operationId: 'getShowFeed', params: z.object({ show: z.string().max(80) }), querystring, response: { ...response, 301: z.null().meta({ description: 'It has moved away' }) } },
    handler: async (request, reply) => {
      const move = await findFeedMove(db, request.params.show)
      // Asked about again within the hour: a move may be taken back.
      if (move?.redirects) return reply.headers({ ...EVERYWHERE, 'cache-control': 'public, max-age=3600' }).redirect(move.movedTo, 301)
      return answer(request, reply, { kind: 'show', slug: request.params.show }, request.query.page)
    },
  })

  app.get('/episodes/:id/chapters.json', {
    onSend: revalidated,
    schema: { tags, summary: 'The chapters of a published episode (JSON Chapters), in the time listeners hear', operationId: 'getChapters', params: z.object({ id: z.uuid() }), response: { 200: z.any().meta({ description: 'The document' }), ...errors(400, 404, 410) } },
    handler: async (request, reply) => {
      const episode = await findEpisode(db, request.params.id)
      if (episode?.state === 'withdrawn') throw new AppError('gone', 'episode_withdrawn', 'This episode was withdrawn and is no longer here.')
      if (episode?.state !== 'published') throw new AppError('not-found', 'episode_not_found', 'There is no published episode of that id; /api/v1/episodes lists them all.')
      return reply.headers({ ...EVERYWHERE, 'content-type': CHAPTERS_TYPE }).send(JSON.stringify(chaptersDocument(episode)))
    },
  })

  async function answer(request: FastifyRequest, reply: FastifyReply, name: FeedName, page: number): Promise<FastifyReply> {
    const feed = await feeds.read(name, publicUrl ?? `${request.protocol}://${request.host}`, page)
    // Asked about each time: a withdrawn episode is gone from every cache at once.
    reply.headers({ ...EVERYWHERE, 'etag': feed.etag, 'cache-control': 'public, no-cache', 'vary': 'accept-encoding' })
    return has(request.headers['if-none-match'], feed) ? reply.status(304).send() : send(request, reply.header('content-type', FEED_TYPE), feed)
  }
}

function send(request: FastifyRequest, reply: FastifyReply, feed: KeptFeed): FastifyReply {
  if (!takesGzip(request.headers['accept-encoding'])) return reply.send(feed.plain)
  return reply.header('content-encoding', 'gzip').send(feed.gzip)
}

function has(header: string | undefined, { etag }: KeptFeed): boolean {
  return header !== undefined && header.split(',').some((one) => one.trim() === '*' || `W/${one.trim().replace(/^W\//, '')}` === etag)
}

/** Named, and not refused with a quality of nothing. */
function takesGzip(header: string | string[] | undefined): boolean {
  return /(^|,)\s*(gzip|x-gzip)\s*(;\s*q=(?!0(\.0*)?\s*(,|$))[\d.]+)?\s*(,|$)/i.test(String(header ?? ''))
}
