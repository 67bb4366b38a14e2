// Episodes in the database: their content with its revisions, their addresses, their files.

import { sql, type Insertable, type Kysely, type Selectable, type Transaction } from 'kysely'
import { notify } from '../db/notifications.ts'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { Episode, EpisodeContent, EpisodeFile, EpisodeState, FileKind } from './episode.ts'
import { numbered } from './episode-slug.ts'
import { searchableOf } from './search/searchable.ts'
import { saveSearchable } from './search/store.ts'

type Db = Kysely<Tables>
type Tx = Transaction<Tables>
type EpisodeRow = Selectable<Tables['episodes']>

/** Told whenever an episode comes, changes or goes: `episode <id>`; jobs tell `job <id>` on the same channel. */
export const ARCHIVE_CHANNEL = 'archive_news'

/** What an episode begins with; everything else has a start of its own. */
export type NewEpisode = Pick<Episode, 'id' | 'guid' | 'showSlug' | 'slug' | 'title' | 'languages' | 'archive' | 'music' | 'createdAt'> & Partial<Episode>

export interface EpisodeQuestion {
  readonly states: readonly EpisodeState[]
  readonly showSlug?: string | null
  /** Only episodes in this language. */
  readonly language?: string | null
  /** Go on behind this episode of the list. */
  readonly after?: { readonly at: Date; readonly id: string } | null
  readonly limit: number
}

/** One change that somebody made, by the names of what changed. */
export interface EpisodeChange {
  readonly revision: number
  readonly at: Date
  /** Null: the station itself. */
  readonly personName: string | null
  readonly fields: readonly string[]
}

/** Writes a new episode; its address gets a number when another of the show has it. Gives the episode as it stands. */
export async function insertEpisode(tx: Tx, episode: NewEpisode): Promise<Episode> {
  await lockAddresses(tx, episode.showSlug)
  const slug = await freeSlug(tx, episode.showSlug, episode.slug, episode.id)
  const whole: Episode = { ...EMPTY, updatedAt: episode.createdAt, ...episode, slug }
  await tx.insertInto('episodes').values(rowOf(whole)).execute()
  await tx.insertInto('episode_addresses').values({ show_slug: whole.showSlug, slug, episode_id: whole.id }).execute()
  await saveSearchable(tx, searchableOf(whole))
  await notify(tx, ARCHIVE_CHANNEL, `episode ${whole.id}`)
  return whole
}

export async function findEpisode(db: Db, id: string): Promise<Episode | null> {
  const row = await db.selectFrom('episodes').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? episodeOf(row) : null
}

/** The episode of that id; refuses an unknown one. */
export async function getEpisode(db: Db, id: string): Promise<Episode> {
  const episode = await findEpisode(db, id)
  if (!episode) throw new AppError('not-found', 'episode_not_found', 'There is no such episode; it may have been thrown away as a draft.')
  return episode
}

/** The episode at an address it has now or once had; compare `slug` to know which. */
export async function findEpisodeAt(db: Db, showSlug: string, slug: string): Promise<Episode | null> {
  const row = await db
    .selectFrom('episode_addresses')
    .innerJoin('episodes', 'episodes.id', 'episode_addresses.episode_id')
    .selectAll('episodes')
    .where('episode_addresses.show_slug', '=', showSlug)
    .where('episode_addresses.slug', '=', slug)
    .executeTakeFirst()
  return row ? episodeOf(row) : null
}

/** The episode of an occurrence or a recording, the newest when there are several. */
export async function findEpisodeOf(db: Db, of: { readonly occurrenceId: string } | { readonly recordingId: string }): Promise<Episode | null> {
  const row = await db
    .selectFrom('episodes')
    .selectAll()
    .$if('occurrenceId' in of, (query) => query.where('occurrence_id', '=', 'occurrenceId' in of ? of.occurrenceId : ''))
    .$if('recordingId' in of, (query) => query.where('recording_id', '=', 'recordingId' in of ? of.recordingId : ''))
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  return row ? episodeOf(row) : null
}

/** Which of those identities episodes have, whatever became of them. */
export async function findGuids(db: Db, guids: readonly string[]): Promise<Set<string>> {
  const rows = await db.selectFrom('episodes').select('guid').where(sql<boolean>`guid = any(${[...guids]}::text[])`).execute()
  return new Set(rows.map(({ guid }) => guid))
}

/** When an episode stands in lists: when it was published, will be, or was made. */
export function listedAt(episode: Episode): Date {
  return episode.publishedAt ?? episode.publishAt ?? episode.airedAt ?? episode.createdAt
}

/** Lists episodes, the newest first. */
export async function listEpisodes(db: Db, { states, showSlug, language, after, limit }: EpisodeQuestion): Promise<Episode[]> {
  const at = sql<Date>`coalesce(published_at, publish_at, aired_at, created_at)`
  let query = db.selectFrom('episodes').selectAll().where('state', 'in', [...states]).orderBy(at, 'desc').orderBy('id', 'desc').limit(limit)
  if (showSlug) query = query.where('show_slug', '=', showSlug)
  if (language) query = query.where(sql<boolean>`${language} = any(languages)`)
  if (after) query = query.where(sql<boolean>`(${at}, id) < (${after.at}, ${after.id}::uuid)`)
  return (await query.execute()).map(episodeOf)
}

/** Published episodes of the same show: those published next after it, the nearest first, then those before, the nearest first. */
export async function listNeighbours(db: Db, { id, showSlug, publishedAt, createdAt }: Episode, limit: number): Promise<Episode[]> {
  const at = publishedAt ?? createdAt
  const others = (side: '>' | '<') =>
    db.selectFrom('episodes').selectAll().where('state', '=', 'published').where('show_slug', '=', showSlug).where(sql<boolean>`(published_at, id) ${sql.raw(side)} (${at}, ${id}::uuid)`).limit(limit)
  const [after, before] = await Promise.all([
    others('>').orderBy('published_at').orderBy('id').execute(),
    others('<').orderBy('published_at', 'desc').orderBy('id', 'desc').execute(),
  ])
  // Half of each, more where the other side has fewer.
  const coming = after.slice(0, Math.max(Math.ceil(limit / 2), limit - before.length))
  return [...coming, ...before.slice(0, limit - coming.length)].map(episodeOf)
}

/**
 * Changes what editors may change, when they saw the newest revision; gives the episode as it then stands.
 *
 * Refuses with what others have changed meanwhile. `before` may throw to refuse the result.
 */
export async function changeContent(
  tx: Tx,
  id: string,
  { seenRevision, content, slug, personName, at, check }: {
    readonly seenRevision: number
    readonly content: Partial<EpisodeContent>
    /** A new address; the old one leads to it. */
    readonly slug?: string
    readonly personName: string | null
    readonly at: Date
    readonly check?: (changed: Episode, before: Episode) => void
  },
): Promise<Episode> {
  const before = await lockEpisode(tx, id)
  if (before.revision !== seenRevision) throw editedMeanwhile(before, await listChanges(tx, id, seenRevision))
  const fields = Object.keys(content).filter((field) => JSON.stringify(content[field as keyof EpisodeContent]) !== JSON.stringify(before[field as keyof EpisodeContent])) // keys of the given content
  if (fields.length === 0 && (slug === undefined || slug === before.slug)) return before
  const changed = { ...before, ...content, slug: slug === undefined ? before.slug : await moveTo(tx, before, slug), revision: before.revision + 1, updatedAt: at }
  check?.(changed, before)
  await saveEpisode(tx, changed)
  await tx.insertInto('episode_changes').values({ episode_id: id, revision: changed.revision, at, person_name: personName, fields: slug === undefined ? fields : [...fields, 'slug'] }).execute()
  return changed
}

/** What was changed after that revision, the oldest first. */
export async function listChanges(db: Db, id: string, afterRevision: number): Promise<EpisodeChange[]> {
  const rows = await db.selectFrom('episode_changes').selectAll().where('episode_id', '=', id).where('revision', '>', afterRevision).orderBy('revision').execute()
  return rows.map(({ revision, at, person_name: personName, fields }) => ({ revision, at, personName, fields }))
}

/** Changes what the station itself decides: state, dates, what was measured. Locks the episode, so two cannot decide at once. */
export async function changeEpisode(tx: Tx, id: string, change: (episode: Episode) => Partial<Episode> | null): Promise<Episode> {
  const before = await lockEpisode(tx, id)
  const changes = change(before)
  if (changes === null) return before
  const changed = { ...before, ...changes, revision: before.revision }
  await saveEpisode(tx, changed)
  return changed
}

/** Those whose time to go out has come, the earliest first. */
export async function listDue(db: Db, now: Date): Promise<Episode[]> {
  const rows = await db.selectFrom('episodes').selectAll().where('state', '=', 'scheduled').where('publish_at', '<=', now).orderBy('publish_at').execute()
  return rows.map(episodeOf)
}

/** When the next one after that moment goes out; null: none is scheduled. */
export async function nextDueAt(db: Db, after: Date): Promise<Date | null> {
  const row = await db.selectFrom('episodes').select('publish_at').where('state', '=', 'scheduled').where('publish_at', '>', after).orderBy('publish_at').limit(1).executeTakeFirst()
  return row?.publish_at ?? null
}

/** Removes a draft for good; its files become nobody's and are taken out of the storage by the sweep. */
export async function deleteEpisode(tx: Tx, id: string, at: Date): Promise<void> {
  await releaseFiles(tx, id, at)
  await tx.deleteFrom('episodes').where('id', '=', id).execute()
  await notify(tx, ARCHIVE_CHANNEL, `episode ${id}`)
}

/** Those of the ids that exist, in no order. */
export async function findEpisodes(db: Db, ids: readonly string[]): Promise<Episode[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('episodes').selectAll().where(sql<boolean>`id = any(${[...ids]}::uuid[])`).execute()
  return rows.map(episodeOf)
}

/** The files of several episodes, by episode. */
export async function listFilesOf(db: Db, ids: readonly string[]): Promise<Map<string, EpisodeFile[]>> {
  const files = new Map<string, EpisodeFile[]>(ids.map((id) => [id, []]))
  if (ids.length === 0) return files
  const rows = await db.selectFrom('episode_files').selectAll().where(sql<boolean>`episode_id = any(${[...ids]}::uuid[])`).execute()
  for (const row of rows) files.get(row.episode_id)?.push(fileOf(row))
  return files
}

/** The files of an episode. */
export async function listFiles(db: Db, episodeId: string): Promise<EpisodeFile[]> {
  const rows = await db.selectFrom('episode_files').selectAll().where('episode_id', '=', episodeId).orderBy('kind').execute()
  return rows.map(fileOf)
}

/** The file at a key, with the state of its episode; null when no episode has it. */
export async function findFile(db: Db, key: string): Promise<{ readonly file: EpisodeFile; readonly episodeId: string; readonly state: EpisodeState } | null> {
  const row = await db
    .selectFrom('episode_files')
    .innerJoin('episodes', 'episodes.id', 'episode_files.episode_id')
    .selectAll('episode_files')
    .select('episodes.state')
    .where('storage_key', '=', key)
    .executeTakeFirst()
  return row ? { file: fileOf(row), episodeId: row.episode_id, state: row.state } : null
}

/** Gives an episode a file in place of its present one of that kind, which becomes nobody's. Whose key it was before does not matter. */
export async function attachFile(tx: Tx, file: EpisodeFile, at: Date): Promise<void> {
  const old = await tx.selectFrom('episode_files').select('storage_key').where('episode_id', '=', file.episodeId).where('kind', '=', file.kind).executeTakeFirst()
  if (old) await tx.deleteFrom('episode_files').where('storage_key', '=', old.storage_key).execute()
  if (old && old.storage_key !== file.key) await tx.insertInto('loose_files').values({ storage_key: old.storage_key, job_id: null, since: at }).onConflict((conflict) => conflict.column('storage_key').doUpdateSet({ job_id: null, since: at })).execute()
  await tx.deleteFrom('loose_files').where('storage_key', '=', file.key).execute()
  await tx.insertInto('episode_files').values(fileRowOf(file)).execute()
}

/** Keeps the sweep away from an announced key until the transaction ends. */
export async function holdFile(tx: Tx, key: string, at: Date): Promise<void> {
  // Written, not only locked: the sweep may have been quicker than we were.
  await tx.insertInto('loose_files').values({ storage_key: key, job_id: null, since: at }).onConflict((conflict) => conflict.column('storage_key').doUpdateSet({ since: at })).execute()
}

/** Makes an episode's files nobody's: those of the named kinds, or all. */
export async function releaseFiles(tx: Tx, episodeId: string, at: Date, kinds?: readonly FileKind[]): Promise<void> {
  const rows = await tx
    .deleteFrom('episode_files')
    .where('episode_id', '=', episodeId)
    .$if(kinds !== undefined, (query) => query.where('kind', 'in', [...(kinds ?? [])]))
    .returning('storage_key')
    .execute()
  if (rows.length > 0) await tx.insertInto('loose_files').values(rows.map(({ storage_key }) => ({ storage_key, job_id: null, since: at }))).onConflict((conflict) => conflict.doNothing()).execute()
}

/** The secret of that name, made when it is first asked for. */
export async function archiveSecret(db: Db, name: string, fresh: Buffer): Promise<Buffer> {
  await db.insertInto('archive_secrets').values({ name, secret: fresh }).onConflict((conflict) => conflict.doNothing()).execute()
  return (await db.selectFrom('archive_secrets').select('secret').where('name', '=', name).executeTakeFirstOrThrow()).secret
}

const EMPTY = {
  occurrenceId: null, recordingId: null, airedAt: null, state: 'draft', latinTitle: null, languageRanges: [], notes: {}, credits: [], chapters: [], tracks: [],
  tracksChecked: false, trim: null, cuts: [], soundbite: null, gaps: [], license: null, explicit: false, number: null, publishAt: null, publishedAt: null, firstPublishedAt: null, withdrawnAt: null,
  withdrawnReason: null, isHeld: false, masterDurationMs: null, loudness: null, durationMs: null, coverKey: null, masterGone: null, revision: 1,
} satisfies Partial<Episode>

async function lockEpisode(tx: Tx, id: string): Promise<Episode> {
  const row = await tx.selectFrom('episodes').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not-found', 'episode_not_found', 'There is no such episode; it may have been thrown away as a draft.')
  return episodeOf(row)
}

async function saveEpisode(tx: Tx, episode: Episode): Promise<void> {
  await tx.updateTable('episodes').set(rowOf(episode)).where('id', '=', episode.id).execute()
  await saveSearchable(tx, searchableOf(episode))
  await notify(tx, ARCHIVE_CHANNEL, `episode ${episode.id}`)
}

async function moveTo(tx: Tx, { id, showSlug, slug: present }: Episode, asked: string): Promise<string> {
  if (asked === present) return present
  await lockAddresses(tx, showSlug)
  const slug = await freeSlug(tx, showSlug, asked, id)
  await tx.insertInto('episode_addresses').values({ show_slug: showSlug, slug, episode_id: id }).onConflict((conflict) => conflict.doNothing()).execute()
  return slug
}

/** Two episodes that are made at once must not take one address. */
async function lockAddresses(tx: Tx, showSlug: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`episode addresses of ${showSlug}`}))`.execute(tx)
}

async function freeSlug(tx: Tx, showSlug: string, slug: string, episodeId: string): Promise<string> {
  const taken = await tx.selectFrom('episode_addresses').select('slug').where('show_slug', '=', showSlug).where('episode_id', '!=', episodeId).where('slug', 'like', `${slug}%`).execute()
  const slugs = new Set(taken.map((row) => row.slug))
  let count = 1
  while (slugs.has(numbered(slug, count))) count += 1
  return numbered(slug, count)
}

function editedMeanwhile({ revision }: Episode, changes: readonly EpisodeChange[]): AppError {
  const who = [...new Set(changes.map(({ personName }) => personName ?? 'the station'))].join(', ')
  const what = [...new Set(changes.flatMap(({ fields }) => fields))].join(', ')
  return new AppError('conflict', 'edited_meanwhile', `While you were editing, ${who} changed ${what}: load the episode again and make your changes to that.`, {
    details: { revision, changes: changes.map((change) => ({ ...change, at: change.at.toISOString() })) },
  })
}

function rowOf(episode: Episode): Insertable<Tables['episodes']> {
  return {
    id: episode.id,
    guid: episode.guid,
    show_slug: episode.showSlug,
    slug: episode.slug,
    occurrence_id: episode.occurrenceId,
    recording_id: episode.recordingId,
    aired_at: episode.airedAt,
    state: episode.state,
    title: episode.title,
    latin_title: episode.latinTitle,
    languages: [...episode.languages],
    language_ranges: JSON.stringify(episode.languageRanges),
    notes: JSON.stringify(episode.notes),
    credits: JSON.stringify(episode.credits),
    chapters: JSON.stringify(episode.chapters),
    tracks: JSON.stringify(episode.tracks),
    tracks_checked: episode.tracksChecked,
    trim: episode.trim && JSON.stringify(episode.trim),
    cuts: JSON.stringify(episode.cuts),
    soundbite: episode.soundbite && JSON.stringify(episode.soundbite),
    gaps: JSON.stringify(episode.gaps),
    license: episode.license,
    explicit: episode.explicit,
    number: episode.number,
    archive: episode.archive,
    music: episode.music,
    publish_at: episode.publishAt,
    published_at: episode.publishedAt,
    first_published_at: episode.firstPublishedAt,
    withdrawn_at: episode.withdrawnAt,
    withdrawn_reason: episode.withdrawnReason,
    is_held: episode.isHeld,
    master_duration_ms: episode.masterDurationMs,
    loudness: episode.loudness && JSON.stringify(episode.loudness),
    duration_ms: episode.durationMs,
    cover_key: episode.coverKey,
    master_gone: episode.masterGone && JSON.stringify(episode.masterGone),
    revision: episode.revision,
    created_at: episode.createdAt,
    updated_at: episode.updatedAt,
  }
}

function episodeOf(row: EpisodeRow): Episode {
  return {
    id: row.id,
    guid: row.guid,
    showSlug: row.show_slug,
    slug: row.slug,
    occurrenceId: row.occurrence_id,
    recordingId: row.recording_id,
    airedAt: row.aired_at,
    state: row.state,
    title: row.title,
    latinTitle: row.latin_title,
    languages: row.languages,
    languageRanges: row.language_ranges,
    notes: row.notes,
    credits: row.credits,
    chapters: row.chapters,
    tracks: row.tracks,
    tracksChecked: row.tracks_checked,
    trim: row.trim,
    cuts: row.cuts,
    soundbite: row.soundbite,
    gaps: row.gaps,
    license: row.license,
    explicit: row.explicit,
    number: row.number,
    archive: row.archive,
    music: row.music,
    publishAt: row.publish_at,
    publishedAt: row.published_at,
    firstPublishedAt: row.first_published_at,
    withdrawnAt: row.withdrawn_at,
    withdrawnReason: row.withdrawn_reason,
    isHeld: row.is_held,
    masterDurationMs: row.master_duration_ms,
    loudness: row.loudness,
    durationMs: row.duration_ms,
    coverKey: row.cover_key,
    masterGone: row.master_gone,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function fileOf(row: Selectable<Tables['episode_files']>): EpisodeFile {
  return { episodeId: row.episode_id, kind: row.kind, key: row.storage_key, bytes: row.bytes, mediaType: row.media_type, durationMs: row.duration_ms, sha256: row.sha256, recipe: row.recipe }
}

function fileRowOf(file: EpisodeFile): Insertable<Tables['episode_files']> {
  return { storage_key: file.key, episode_id: file.episodeId, kind: file.kind, bytes: file.bytes, media_type: file.mediaType, duration_ms: file.durationMs, sha256: file.sha256, recipe: file.recipe }
}
