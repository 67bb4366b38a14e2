// Keeping in the database: which masters are old, how the room on the disk changed, how large the database is.

import { sql, type Kysely, type Transaction } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import type { Job } from '../job.ts'

type Db = Kysely<Tables>

/** The ids of published episodes that went out before then and still have their master, the oldest first. */
export async function listOldMasters(db: Db, before: Date): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('episodes')
    .innerJoin('episode_files', (join) => join.onRef('episode_files.episode_id', '=', 'episodes.id').on('episode_files.kind', '=', 'master'))
    .select('episodes.id')
    .where('episodes.state', '=', 'published')
    .where('episodes.published_at', '<', before)
    .orderBy('episodes.published_at')
    .execute()
  return rows.map(({ id }) => id)
}

/** The state of the newest job about that; null: there was none. */
export async function newestJobState(db: Db | Transaction<Tables>, subject: string): Promise<Job['state'] | null> {
  const row = await db.selectFrom('jobs').select('state').where('subject', '=', subject).orderBy('created_at', 'desc').limit(1).executeTakeFirst()
  return row?.state ?? null
}

/** Writes down what is free now, and forgets what is older than two months. */
export async function noteLevel(db: Db, at: Date, freeBytes: number): Promise<void> {
  await db.insertInto('disk_levels').values({ at, free_bytes: Math.max(0, Math.round(freeBytes)) }).onConflict((conflict) => conflict.doNothing()).execute()
  await db.deleteFrom('disk_levels').where('at', '<', new Date(at.getTime() - 60 * 86_400_000)).execute()
}

/** What was free since then, the oldest first. */
export async function listLevels(db: Db, since: Date): Promise<readonly { readonly at: Date; readonly freeBytes: number }[]> {
  const rows = await db.selectFrom('disk_levels').selectAll().where('at', '>=', since).orderBy('at').execute()
  return rows.map(({ at, free_bytes: freeBytes }) => ({ at, freeBytes }))
}

/** What episodes' files take: lossless masters, and everything listeners get. */
export async function episodeBytes(db: Db): Promise<{ readonly masters: number; readonly published: number }> {
  const rows = await db.selectFrom('episode_files').select([sql<boolean>`kind = 'master'`.as('is_master'), sql<number>`sum(bytes)::bigint`.as('bytes')]).groupBy(sql`1`).execute()
  const of = (isMaster: boolean) => rows.find((row) => row.is_master === isMaster)?.bytes ?? 0
  return { masters: of(true), published: of(false) }
}

/** What the database takes where it runs. */
export async function databaseBytes(db: Db): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(db)
  return rows[0]?.bytes ?? 0
}
