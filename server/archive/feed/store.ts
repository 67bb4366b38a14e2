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

/** A page of a feed, as far as one row can tell. */
export interface FeedState {
  /** Another whenever an episode comes to the page, leaves it, or changes, or one of its files does, whichever process did it. */
  readonly version: string
  readonly showSlugs: readonly string[]
  readonly isExplicit: boolean
  /** Null: the page is empty. */
  readonly changedAt: Date | null
  readonly count: number
  /** Of all pages. */
  readonly total: number
}

export interface FeedEntry {
  readonly id: string
  readonly showSlug: string
  /** Another whenever anything of the episode or of its files changed. */
  readonly version: string
}

/** What every answer asks: whether the feed that is written already is still right. */
export async function readFeedState(db: Kysely<Tables>, question: FeedQuestion): Promise<FeedState> {
  const row = await db
    .selectFrom(entriesOf(db, question).as('entry'))
    .select([
      sql<string | null>`md5(string_agg(entry.id || entry.version, ',' order by entry.published_at desc, entry.id desc))`.as('version'),
      sql<string[] | null>`array_agg(distinct entry.show_slug)`.as('show_slugs'),
      sql<boolean | null>`bool_or(entry.explicit)`.as('is_explicit'),
      sql<Date | null>`max(entry.changed_at)`.as('changed_at'),
      sql<string>`count(*)`.as('count'),
      sql<string | null>`max(entry.total)`.as('total'),
    ])
    .executeTakeFirstOrThrow()
  return { version: row.version ?? '', showSlugs: row.show_slugs ?? [], isExplicit: row.is_explicit ?? false, changedAt: row.changed_at, count: Number(row.count), total: Number(row.total ?? 0) }
}

/** The published episodes of the page, the newest first. */
export async function listFeedEntries(db: Kysely<Tables>, question: FeedQuestion): Promise<FeedEntry[]> {
  return db.selectFrom(entriesOf(db, question).as('entry')).select(['entry.id', 'entry.show_slug as showSlug', 'entry.version']).orderBy('entry.published_at', 'desc').orderBy('entry.id', 'desc').execute()
}

function entriesOf(db: Kysely<Tables>, { showSlug, language, limit, offset }: FeedQuestion) {
  return db
    .selectFrom('episodes')
    .where('state', '=', 'published')
    .$if(showSlug !== null, (query) => query.where('show_slug', '=', showSlug ?? ''))
    .$if(language !== null, (query) => query.where(sql<boolean>`${language} = any(languages)`))
    .select(['id', 'show_slug', 'explicit', 'published_at', sql<Date>`greatest(updated_at, published_at)`.as('changed_at'), sql<string>`count(*) over ()`.as('total')])
    // The transaction and the place that wrote a row, and the files: keys never change what they hold.
    .select(sql<string>`episodes.xmin || '/' || episodes.ctid || '/' || coalesce((select string_agg(storage_key || coalesce(recipe, ''), ',' order by kind) from episode_files where episode_id = episodes.id), '')`.as('version'))
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
}
