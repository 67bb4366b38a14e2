// Imports of feeds in the database, and how far each of their episodes has come, which is told by its newest job.

import { sql, type Kysely, type Selectable, type Transaction } from 'kysely'
import { notify } from '../../db/notifications.ts'
import type { Tables } from '../../db/tables.ts'
import { AppError } from '../../errors.ts'
import type { EpisodeState } from '../episode.ts'
import type { JobState } from '../job.ts'
import { ARCHIVE_CHANNEL } from '../store.ts'

type Db = Kysely<Tables>
type Tx = Transaction<Tables>

/** A feed whose episodes come to a show. */
export interface FeedImport {
  readonly id: string
  readonly feedUrl: string
  readonly showSlug: string
  /** Of the feed. */
  readonly title: string
  readonly language: string | null
  readonly imageUrl: string | null
  /** Episodes before that stay where they are; null: all come. */
  readonly since: Date | null
  /** They come published, with their old dates; else as drafts. */
  readonly publish: boolean
  /** Null: the command line. */
  readonly personName: string | null
  readonly startedAt: Date
}

export interface ImportedEpisode {
  readonly jobId: string
  readonly guid: string
  readonly title: string
  readonly publishedAt: string | null
  readonly state: JobState
  readonly progress: number
  readonly attempts: number
  readonly error: string | null
  readonly remarks: readonly string[]
  readonly episode: { readonly id: string; readonly state: EpisodeState } | null
}

/** Keeps an import, or the new wishes for one that was begun before; gives it as it stands. */
export async function saveImport(tx: Tx, wished: FeedImport): Promise<FeedImport> {
  const { showSlug, feedUrl, id, ...rest } = wished
  const columns = { title: rest.title, language: rest.language, image_url: rest.imageUrl, since: rest.since, publish: rest.publish, person_name: rest.personName, started_at: rest.startedAt }
  const row = await tx
    .insertInto('feed_imports')
    .values({ id, feed_url: feedUrl, show_slug: showSlug, ...columns })
    .onConflict((conflict) => conflict.columns(['feed_url', 'show_slug']).doUpdateSet(columns))
    .returningAll()
    .executeTakeFirstOrThrow()
  return importOf(row)
}

export async function findImport(db: Db, id: string): Promise<FeedImport | null> {
  const row = await db.selectFrom('feed_imports').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? importOf(row) : null
}

export async function getImport(db: Db, id: string): Promise<FeedImport> {
  const found = await findImport(db, id)
  if (!found) throw new AppError('not-found', 'import_not_found', 'There is no such import.')
  return found
}

/** The newest first. */
export async function listImports(db: Db): Promise<FeedImport[]> {
  return (await db.selectFrom('feed_imports').selectAll().orderBy('started_at', 'desc').limit(100).execute()).map(importOf)
}

/** The identities whose work was done once: of these, what is not here any more was thrown away. */
export async function listDoneGuids(db: Db, importId: string): Promise<Set<string>> {
  const rows = await jobsOf(db, importId).select(GUID.as('guid')).where('state', '=', 'done').execute()
  return new Set(rows.map(({ guid }) => guid))
}

/** How many episodes of each import stand where. */
export async function countStates(db: Db, importIds: readonly string[]): Promise<Map<string, Partial<Record<JobState, number>>>> {
  const counts = new Map<string, Partial<Record<JobState, number>>>(importIds.map((id) => [id, {}]))
  if (importIds.length === 0) return counts
  const newest = db.selectFrom('jobs').distinctOn('subject').select(['state', IMPORT_ID.as('import_id')]).where('kind', '=', 'import').where(IMPORT_ID, 'in', [...importIds]).orderBy('subject').orderBy('created_at', 'desc')
  const rows = await db.selectFrom(newest.as('newest')).select(['import_id', 'state', (eb) => eb.fn.countAll<string>().as('count')]).groupBy(['import_id', 'state']).execute()
  for (const { import_id, state, count } of rows) counts.set(import_id, { ...counts.get(import_id), [state]: Number(count) })
  return counts
}

/** How far each episode has come: what is worked on first, then what failed, then what waits, then the rest; of each the newest. */
export async function listImported(db: Db, importId: string, limit: number): Promise<ImportedEpisode[]> {
  const newest = jobsOf(db, importId)
    .distinctOn('subject')
    .select(['id', 'title', 'state', 'progress', 'attempts', 'error', 'checkpoint', GUID.as('guid'), sql<string | null>`input -> 'entry' ->> 'publishedAt'`.as('published_at')])
    .orderBy('subject')
    .orderBy('created_at', 'desc')
  const rows = await db
    .selectFrom(newest.as('newest'))
    .leftJoin('episodes', 'episodes.guid', 'newest.guid')
    .selectAll('newest')
    .select(['episodes.id as episode_id', 'episodes.state as episode_state'])
    .orderBy(sql`array_position(array['running', 'failed', 'waiting', 'cancelled', 'done'], newest.state)`)
    .orderBy('newest.published_at', (order) => order.desc().nullsLast())
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    jobId: row.id, guid: row.guid, title: row.title, publishedAt: row.published_at, state: row.state, progress: row.progress, attempts: row.attempts, error: row.error,
    remarks: remarksOf(row.checkpoint),
    episode: row.episode_id !== null && row.episode_state !== null ? { id: row.episode_id, state: row.episode_state } : null,
  }))
}

/** Ids of the jobs that are not over: what has begun to arrive for these is kept. */
export async function listUnfinishedJobs(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('jobs').select('id').where('kind', '=', 'import').where('state', 'in', ['waiting', 'running']).execute()
  return new Set(rows.map(({ id }) => id))
}

/** Stops everything of an import that waits or runs. Gives how much that was. */
export async function cancelImport(tx: Tx, importId: string, now: Date): Promise<number> {
  const waiting = await tx.updateTable('jobs').set({ state: 'cancelled', finished_at: now }).where('kind', '=', 'import').where(IMPORT_ID, '=', importId).where('state', '=', 'waiting').returning('id').execute()
  const running = await tx.updateTable('jobs').set({ cancel_requested: true }).where('kind', '=', 'import').where(IMPORT_ID, '=', importId).where('state', '=', 'running').returning('id').execute()
  const [first] = [...waiting, ...running]
  if (first) await notify(tx, ARCHIVE_CHANNEL, `job ${first.id}`)
  return waiting.length + running.length
}

const IMPORT_ID = sql<string>`input ->> 'importId'`
const GUID = sql<string>`input -> 'entry' ->> 'guid'`

function jobsOf(db: Db, importId: string) {
  return db.selectFrom('jobs').where('kind', '=', 'import').where(IMPORT_ID, '=', importId)
}

function remarksOf({ remarks }: Readonly<Record<string, unknown>>): string[] {
  return Array.isArray(remarks) ? remarks.filter((remark) => typeof remark === 'string') : []
}

function importOf(row: Selectable<Tables['feed_imports']>): FeedImport {
  return {
    id: row.id, feedUrl: row.feed_url, showSlug: row.show_slug, title: row.title, language: row.language, imageUrl: row.image_url, since: row.since, publish: row.publish, personName: row.person_name,
    startedAt: row.started_at,
  }
}
