// Podcasts that come here, and feeds that move away. Mounted under /api/v1/desk.

import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import type { Tables } from '../../db/tables.ts'
import { AppError } from '../../errors.ts'
import type { App } from '../../http/app-type.ts'
import { errors } from '../../http/error-schema.ts'
import { may } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import { signedIn } from '../../people/routes.ts'
import type { FindAiredShow } from '../aired-show.ts'
import { FeedMoves } from '../feed/feed-moves.ts'
import { listFeedMoves, type FeedMove } from '../feed/store.ts'
import type { FeedImports } from './feed-imports.ts'
import { presentImport, presentImported, presentSeen } from './present.ts'
import * as schema from './schema.ts'
import { countStates, getImport, listImported, listImports, type FeedImport } from './store.ts'

export interface ImportRoutesOptions {
  readonly db: Kysely<Tables>
  readonly imports: FeedImports
  readonly findAiredShow: FindAiredShow
  readonly clock: Clock
  readonly publicUrl: string | null
}

const tags = ['archive']
const nothing = z.null().meta({ description: 'Nothing' })
/** Each question makes the station ask another server. */
const outsidePace = { rateLimit: { max: 12, timeWindow: '1 minute' } }
const SHOWN = 200

export async function importRoutes(app: App, { db, imports, findAiredShow, clock, publicUrl }: ImportRoutesOptions): Promise<void> {
  const moves = new FeedMoves({ db, clock, findAiredShow })

  app.post('/imports/look', {
    config: outsidePace,
    schema: { tags, summary: 'What the feed of a podcast has; nothing is brought yet', operationId: 'lookAtFeed', body: schema.feedQuestion, response: { 200: schema.seenFeed, ...errors(400, 401, 403, 404) } },
    handler: async ({ person, body }) => {
      requireMover(person)
      return presentSeen(await imports.look(body.url))
    },
  })

  app.post('/imports', {
    config: outsidePace,
    schema: { tags, summary: 'Bring the episodes of a feed that are not here yet', operationId: 'startImport', body: schema.importWish, response: { 201: schema.importStarted, ...errors(400, 401, 403, 404, 409) } },
    handler: async ({ person, body }, reply) => {
      const { show, since, ...wish } = body
      const { started, asked } = await imports.start({ ...wish, showSlug: show, since: since === null ? null : new Date(since) }, requireMover(person))
      return reply.status(201).send({ import: await present(started), asked })
    },
  })

  app.get('/imports', {
    schema: { tags, summary: 'The podcasts that came or come here', operationId: 'listImports', response: { 200: schema.importList, ...errors(401, 403) } },
    handler: async ({ person }) => {
      requireMover(person)
      const found = await listImports(db)
      const counts = await countStates(db, found.map(({ id }) => id))
      return { imports: await Promise.all(found.map(async (one) => presentImport(one, await titleOf(one.showSlug), counts.get(one.id) ?? {}))) }
    },
  })

  app.get('/imports/:id', {
    schema: { tags, summary: 'How far a podcast has come, episode by episode', operationId: 'getImport', params: schema.importId, response: { 200: schema.importProgress, ...errors(400, 401, 403, 404) } },
    handler: async ({ person, params }) => {
      requireMover(person)
      const found = await getImport(db, params.id)
      return { import: await present(found), episodes: (await listImported(db, found.id, SHOWN)).map(presentImported) }
    },
  })

  app.post('/imports/:id/stop', {
    schema: { tags, summary: 'Stop what is still to come; what is here stays', operationId: 'stopImport', params: schema.importId, response: { 200: schema.feedImport, ...errors(400, 401, 403, 404) } },
    handler: async ({ person, params }) => present(await imports.stop(params.id, requireMover(person))),
  })

  app.get('/feed-moves', {
    schema: { tags, summary: 'The shows whose feeds have moved away', operationId: 'listFeedMoves', response: { 200: schema.feedMoveList, ...errors(401, 403) } },
    handler: async ({ person }) => {
      requireMover(person)
      return { moves: await Promise.all((await listFeedMoves(db)).map(presentMove)) }
    },
  })

  app.put('/feed-moves/:show', {
    schema: { tags, summary: 'Tell apps where the feed of a show is from now on', operationId: 'moveFeed', params: schema.showOfFeed, body: schema.feedMoveWish, response: { 200: schema.feedMove, ...errors(400, 401, 403, 404) } },
    handler: async (request) => {
      const mover = requireMover(request.person)
      const here = publicUrl ?? `${request.protocol}://${request.host}`
      return presentMove(await moves.move({ showSlug: request.params.show, ...request.body }, here, mover))
    },
  })

  app.delete('/feed-moves/:show', {
    schema: { tags, summary: 'The feed of a show stays here after all', operationId: 'keepFeed', params: schema.showOfFeed, response: { 204: nothing, ...errors(400, 401, 403) } },
    handler: async ({ person, params }, reply) => {
      await moves.stay(params.show, requireMover(person))
      return reply.status(204).send(null)
    },
  })

  async function present(one: FeedImport): Promise<schema.FeedImportAnswer> {
    return presentImport(one, await titleOf(one.showSlug), (await countStates(db, [one.id])).get(one.id) ?? {})
  }

  async function presentMove({ showSlug, movedTo, redirects, changedAt }: FeedMove): Promise<schema.FeedMoveAnswer> {
    return { show: { slug: showSlug, title: await titleOf(showSlug) }, movedTo, redirects, changedAt: changedAt.toISOString() }
  }

  async function titleOf(slug: string): Promise<string> {
    return (await findAiredShow(slug))?.title ?? slug
  }
}

function requireMover(person: Person | null): Person {
  const mover = signedIn(person)
  if (may(mover, 'move_podcasts')) return mover
  throw new AppError('forbidden', 'may_not_move_podcasts', 'Coordinators bring podcasts here and say where feeds have moved; ask one of them.')
}
