// Which episodes are in a feed, and which version of each: asked for every answer, so that it costs little.

import { sql, type Kysely, type Selectable } from 'kysely'
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

/** Where a show's feed is read from now on. */
export interface FeedMove {
  readonly showSlug: string
  readonly movedTo: string
  /** It answers with the new address alone; else it only says so. */
  readonly redirects: boolean
  readonly changedAt: Date
}

/** Null: the feed is here. */
export async function findFeedMove(db: Kysely<Tables>, showSlug: string): Promise<FeedMove | null> {
  const row = await db.selectFrom('feed_moves').selectAll().where('show_slug', '=', showSlug).executeTakeFirst()
  return row ? moveOf(row) : null
}

export async function listFeedMoves(db: Kysely<Tables>): Promise<FeedMove[]> {
  return (await db.selectFrom('feed_moves').selectAll().orderBy('show_slug').execute()).map(moveOf)
}

export async function saveFeedMove(db: Kysely<Tables>, { showSlug, movedTo, redirects, changedAt }: FeedMove): Promise<void> {
  const values = { moved_to: movedTo, redirects, changed_at: changedAt }
  await db.insertInto('feed_moves').values({ show_slug: showSlug, ...values }).onConflict((conflict) => conflict.column('show_slug').doUpdateSet(values)).execute()
}

/** Gives where it had moved to; null: it had not. */
export async function deleteFeedMove(db: Kysely<Tables>, showSlug: string): Promise<string | null> {
  return (await db.deleteFrom('feed_moves').where('show_slug', '=', showSlug).returning('moved_to').executeTakeFirst())?.moved_to ?? null
}

function moveOf({ show_slug: showSlug, moved_to: movedTo, redirects, changed_at: changedAt }: Selectable<Tables['feed_moves']>): FeedMove {
  return { showSlug, movedTo, redirects, changedAt }
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
