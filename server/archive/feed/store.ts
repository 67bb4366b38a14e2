// Which episodes are in a feed, and which version of each: asked for every answer, so that it costs little.

import { sql, type Kysely } from 'kysely'
import type { Tables } from '../../db/tables.ts'

export interface FeedQuestion {
  /** Null: of all shows. */
  readonly showSlug: string | null
  /** Null: in any language. */
  readonly language: string | null
  readonly limit: number
  readonly offset: number
}

export interface FeedEntry {
  readonly id: string
  readonly showSlug: string
  readonly isExplicit: boolean
  readonly changedAt: Date
  /** Another whenever anything of the episode or of its files changed, whichever process changed it. */
  readonly version: string
}

/** Published episodes, the newest first, and how many there are in all. */
export async function listFeedEntries(db: Kysely<Tables>, { showSlug, language, limit, offset }: FeedQuestion): Promise<{ readonly entries: FeedEntry[]; readonly total: number }> {
  const wanted = db
    .selectFrom('episodes')
    .where('state', '=', 'published')
    .$if(showSlug !== null, (query) => query.where('show_slug', '=', showSlug ?? ''))
    .$if(language !== null, (query) => query.where(sql<boolean>`${language} = any(languages)`))
  const rows = await wanted
    .select(['id', 'show_slug', 'explicit', sql<Date>`greatest(updated_at, published_at)`.as('changed_at'), sql<string>`count(*) over ()`.as('total')])
    // The transaction and place that wrote a row: PostgreSQL's own version of it.
    .select(sql<string>`episodes.xmin || '/' || episodes.ctid || '/' || coalesce((select string_agg(storage_key || coalesce(recipe, ''), ',' order by kind) from episode_files where episode_id = episodes.id), '')`.as('version'))
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  const entries = rows.map((row) => ({ id: row.id, showSlug: row.show_slug, isExplicit: row.explicit, changedAt: row.changed_at, version: row.version }))
  return { entries, total: Number(rows[0]?.total ?? 0) }
}
