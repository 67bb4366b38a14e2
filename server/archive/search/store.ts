// The words of episodes in the database, and which published episodes they find.

import { sql, type Kysely } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import { FOLD_VERSION } from './fold.ts'
import type { Said, Searchable, SearchableTranscript } from './searchable.ts'

type Db = Kysely<Tables>

/** One word of a query: where it is looked for, and the shows that are called by it. */
export interface WordQuestion {
  /** The word, folded. */
  readonly word: string
  /** What a text must have, and whether having all of it is not yet having the word. */
  readonly pieces: readonly string[]
  readonly isLonger: boolean
  readonly showSlugs: readonly string[]
}

export interface SearchQuestion {
  /** All of them must be found; none: every episode is. */
  readonly words: readonly WordQuestion[]
  /** Only of these shows; null: of all. */
  readonly showSlugs: readonly string[] | null
  /** Spoken in whichever place; `sr` finds `sr-Latn` too. */
  readonly language: string | null
  /** In the credits; an episode without credits is its show's hosts'. */
  readonly host: { readonly slug: string; readonly showSlugs: readonly string[] } | null
  /** When it was heard first, on the wall of that zone. */
  readonly year: { readonly year: number; readonly timeZone: string } | null
  readonly limit: number
  readonly offset: number
}

/** What published episodes there are to choose from. */
export interface ArchiveContent {
  readonly showSlugs: readonly string[]
  readonly languages: readonly string[]
  readonly hostSlugs: readonly string[]
  /** The latest first. */
  readonly years: readonly number[]
}

/** Keeps an episode's words in place of earlier ones. */
export async function saveSearchable(db: Db, { episodeId, title, text, pieces, version }: Searchable): Promise<void> {
  const words = { title, text, pieces: [...pieces], version }
  await db.insertInto('episode_search').values({ episode_id: episodeId, ...words }).onConflict((conflict) => conflict.column('episode_id').doUpdateSet(words)).execute()
}

/** Keeps the words of a transcript's file, which an episode must have already. */
export async function saveTranscript(db: Db, { storageKey, text, pieces, cues, version }: SearchableTranscript): Promise<void> {
  const words = { text, pieces: [...pieces], cues: JSON.stringify(cues), version }
  await db.insertInto('transcript_search').values({ storage_key: storageKey, ...words }).onConflict((conflict) => conflict.column('storage_key').doUpdateSet(words)).execute()
}

/** The transcripts whose words are missing or were folded otherwise, by the keys of their files. */
export async function listUnfoldedTranscripts(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('episode_files')
    .leftJoin('transcript_search', 'transcript_search.storage_key', 'episode_files.storage_key')
    .select('episode_files.storage_key as key')
    .where('kind', '=', 'transcript')
    .where((where) => where.or([where('transcript_search.version', 'is', null), where('transcript_search.version', '!=', FOLD_VERSION)]))
    .execute()
  return rows.map(({ key }) => key)
}

/** What is said in those episodes whose transcript has all the words, by episode. */
export async function findSaid(db: Db, ids: readonly string[], words: readonly WordQuestion[]): Promise<ReadonlyMap<string, readonly Said[]>> {
  if (ids.length === 0 || words.length === 0) return new Map()
  const rows = await db
    .selectFrom('transcript_search')
    .innerJoin('episode_files', 'episode_files.storage_key', 'transcript_search.storage_key')
    .select(['episode_id as id', 'cues'])
    .where(sql<boolean>`episode_id = any(${[...ids]}::uuid[])`)
    .where('pieces', '@>', sql<string[]>`${words.flatMap(({ pieces }) => pieces)}::text[]`)
    .execute()
  return new Map(rows.map(({ id, cues }) => [id, cues]))
}

/** Some of the episodes whose words are missing or were folded otherwise. */
export async function listUnfolded(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('episodes')
    .leftJoin('episode_search', 'episode_search.episode_id', 'episodes.id')
    .select('episodes.id')
    .where((where) => where.or([where('episode_search.version', 'is', null), where('episode_search.version', '!=', FOLD_VERSION)]))
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** A page of what is found: those with every word in their title first, of these the newest first; and how many there are in all. */
export function searchEpisodes(db: Db, question: SearchQuestion): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
  return db.transaction().setAccessMode('read only').execute(async (tx) => {
    // Planners take reading all pieces of all episodes for cheap, since the table looks small: they lie outside of it. The index is 20 times faster.
    await sql`set local enable_seqscan = off`.execute(tx)
    const rows = await found(tx, question).execute()
    const [first] = rows
    return { ids: rows.map(({ id }) => id), total: Number(first?.total ?? 0) }
  })
}

function found(db: Db, { words, showSlugs, language, host, year, limit, offset }: SearchQuestion) {
  let query = db.selectFrom('episodes').leftJoin('episode_search', 'episode_search.episode_id', 'episodes.id').where('state', '=', 'published')
  for (const word of words) query = query.where(sql<boolean>`episodes.id in (${idsOf(word)})`)
  if (showSlugs) query = query.where(sql<boolean>`show_slug = any(${[...showSlugs]}::text[])`)
  if (language) query = query.where(sql<boolean>`exists (select from unnest(languages) as tag where tag = ${language} or starts_with(tag, ${`${language}-`}))`)
  if (host) query = query.where(sql<boolean>`(credits @> ${JSON.stringify([{ hostSlug: host.slug }])}::jsonb or (credits = '[]'::jsonb and show_slug = any(${[...host.showSlugs]}::text[])))`)
  if (year) query = query.where(sql<boolean>`${yearIn(year.timeZone)} = ${year.year}`)
  const titles = words.map(({ word }) => `%${word}%`)
  return query
    .select(['episodes.id', sql<string>`count(*) over ()`.as('total')])
    .$if(titles.length > 0, (all) => all.orderBy(sql`coalesce(episode_search.title like all(${titles}::text[]), false)`, 'desc'))
    .orderBy('published_at', 'desc')
    .orderBy('episodes.id', 'desc')
    .limit(limit)
    .offset(offset)
}

/** What there is to filter by. */
export async function readContent(db: Db, timeZone: string): Promise<ArchiveContent> {
  const published = sql`from episodes where state = 'published'`
  const { rows } = await sql<{ shows: string[]; languages: string[]; hosts: string[]; years: number[] }>`
    select
      array(select distinct show_slug ${published} order by 1) as shows,
      array(select distinct unnest(languages) ${published} order by 1) as languages,
      array(select distinct credit ->> 'hostSlug' from episodes, jsonb_array_elements(credits) as credit where state = 'published' and credit ->> 'hostSlug' is not null order by 1) as hosts,
      array(select distinct ${yearIn(timeZone)} ${published} order by 1 desc) as years
  `.execute(db)
  const [row] = rows
  return { showSlugs: row?.shows ?? [], languages: row?.languages ?? [], hostSlugs: row?.hosts ?? [], years: row?.years ?? [] }
}

// Questions put together: each has an index that knows its answer. Folded words have nothing in them that LIKE gives a meaning to.
function idsOf({ word, pieces, isLonger, showSlugs }: WordQuestion) {
  const has = isLonger ? sql`pieces @> ${[...pieces]}::text[] and text like ${`%${word}%`}` : sql`pieces @> ${[...pieces]}::text[]`
  const byWords = sql`select episode_id from episode_search where ${has} union all select episode_id from transcript_search join episode_files using (storage_key) where ${has}`
  return showSlugs.length === 0 ? byWords : sql`${byWords} union all select id from episodes where show_slug = any(${[...showSlugs]}::text[])`
}

function yearIn(timeZone: string) {
  return sql<number>`extract(year from coalesce(aired_at, published_at) at time zone ${timeZone})::int`
}
