// The programme, its changes and the record of imports in the database.

import { sql, type Kysely, type Transaction } from 'kysely'
import type { ProgrammeContent } from '../../schedules/programme-content.ts'
import { contentOf, itemAfter, type ItemChange, type ItemKind } from '../../schedules/programme-items.ts'
import type { MergeConflict } from '../../schedules/programme-merge.ts'
import { programmeOf } from '../../schedules/programme-of-content.ts'
import type { Programme, Special } from '../../schedules/programme.ts'
import { notify } from '../db/notifications.ts'
import type { Tables } from '../db/tables.ts'
import { recordAudit, type Change } from '../people/audit-log.ts'
import type { Person } from '../people/person.ts'
import { listAllAddresses } from '../shows/addresses/store.ts'
import { listCovers, type Cover } from '../shows/covers/store.ts'
import { showContent, type Host, type Show } from '../shows/show.ts'
import { listHosts, listShows, retireHosts, retireShows, saveHosts, saveShows } from '../shows/store.ts'
import { airingSpecial, exceptionContent, exceptionRow, slotContent, slotRow, specialContent, specialRow, type SpecialRow } from './rows.ts'
import { itemName, type Revision, type Revisions } from './revisions.ts'

/** Where every process of the station listens for changes of the programme. */
export const PROGRAMME_CHANNEL = 'programme_changed'
/** Any number that no other part of the station locks. */
const PROGRAMME_LOCK = 7_301_002

/** A special as a person opens it. */
export interface NewSpecial {
  readonly slug: string
  readonly title: string
  readonly languages: readonly string[]
  readonly hostSlugs: readonly string[]
  readonly startsAt: Date
  readonly endsAt: Date
  readonly personId: string
  readonly personName: string
}

/** The whole programme as of one moment. */
export interface StoredProgramme {
  /** The id of the last change; 0 before the first. */
  readonly revision: number
  readonly content: ProgrammeContent
  /** All specials to the second, those included that people opened and that are no part of `content`. */
  readonly specials: readonly Special[]
  /** Slugs of the specials that people opened. */
  readonly opened: ReadonlySet<string>
}

/** A change as it was recorded. */
export interface RecordedChange {
  readonly id: number
  readonly at: Date
  readonly personId: string | null
  readonly personName: string | null
  readonly origin: 'desk' | 'files' | 'api'
  readonly items: readonly ItemChange[]
  readonly undoes: number | null
}

/** What of a stored programme says what airs when, specials to the second. */
export function programmeOfStored({ content, specials }: Pick<StoredProgramme, 'content' | 'specials'>, timeZone: string): Programme {
  return { ...programmeOf({ ...content, specials: [] }, timeZone), specials }
}

/**
 * Reads the whole programme in one snapshot: no half of a change is ever seen.
 *
 * With `known` only what may be new is read: content changes with its revision and never without it, specials come and go.
 */
export function readStored(db: Kysely<Tables>, timeZone: string, known: StoredProgramme | null = null): Promise<StoredProgramme> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute((trx) => readWithin(trx, timeZone, known))
}

/** The same within a transaction that holds the lock, so nothing changes between reading and writing. */
export async function readWithin(trx: Transaction<Tables>, timeZone: string, known: StoredProgramme | null = null): Promise<StoredProgramme> {
  const revision = await readRevision(trx)
  const rows = await trx.selectFrom('specials').selectAll().orderBy('starts_at').execute()
  const content = known?.revision === revision ? known.content : await readContent(trx, rows, timeZone)
  const names = new Map(content.hosts.map((host) => [host.slug, host.name]))
  return {
    revision,
    content,
    specials: rows.map((row) => airingSpecial(row, (slug) => names.get(slug) ?? null, timeZone)),
    opened: new Set(rows.filter((row) => row.origin === 'person').map((row) => row.slug)),
  }
}

async function readContent(trx: Transaction<Tables>, specials: readonly SpecialRow[], timeZone: string): Promise<ProgrammeContent> {
  const shows = await listShows(trx)
  const hosts = await listHosts(trx, { retired: false })
  const slots = await trx.selectFrom('slots').selectAll().orderBy('show_slug').orderBy('key').execute()
  const exceptions = await trx.selectFrom('exceptions').selectAll().orderBy('date').execute()
  return {
    hosts,
    shows: shows.map(showContent),
    slots: slots.map(slotContent),
    exceptions: exceptions.map(exceptionContent),
    specials: specials.filter((row) => row.origin === 'programme').map((row) => specialContent(row, timeZone)),
  }
}

/**
 * When each item of the programme was last changed, up to a revision; only what came after `known` is read.
 *
 * What was never changed is as old as the first import.
 */
export async function readRevisions(db: Kysely<Tables>, known: Revisions, until: number): Promise<Revisions> {
  if (known.read === until) return known
  const first = await db.selectFrom('programme_imports').select((eb) => eb.fn.min('imported_at').as('at')).executeTakeFirst()
  const { rows } = await sql<Revision & { kind: string; key: string }>`
    select item->>'kind' as kind, item->>'key' as key, max(id) as number, max(at) as at
    from programme_changes, jsonb_array_elements(items) as item
    where id > ${known.read} and id <= ${until}
    group by 1, 2`.execute(db)
  const later = rows.map(({ kind, key, number, at }) => [itemName(kind, key), { number, at }] as const)
  return { read: until, base: { number: 0, at: first?.at ?? known.base.at }, byItem: new Map([...known.byItem, ...later]) }
}

/** Shows and hosts with those that were retired, and how listeners meet the shows. */
export interface StoredShowRoom {
  readonly revision: number
  readonly shows: readonly Show[]
  readonly hosts: readonly { readonly host: Host; readonly retired: boolean }[]
  /** By slug, the present one first. */
  readonly addresses: ReadonlyMap<string, readonly string[]>
  readonly covers: ReadonlyMap<string, Cover>
}

/** Reads them in one snapshot. */
export function readShowRoom(db: Kysely<Tables>): Promise<StoredShowRoom> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (trx) => {
    const active = new Set((await listHosts(trx, { retired: false })).map((host) => host.slug))
    const hosts = (await listHosts(trx)).map((host) => ({ host, retired: !active.has(host.slug) }))
    return { revision: await readRevision(trx), shows: await listShows(trx, { retired: true }), hosts, addresses: await listAllAddresses(trx), covers: await listCovers(trx) }
  })
}

export async function readRevision(db: Kysely<Tables>): Promise<number> {
  const row = await db.selectFrom('programme_changes').select((eb) => eb.fn.max('id').as('id')).executeTakeFirst()
  return row?.id ?? 0
}

/** One change of the programme at a time: until the transaction ends all others wait here, other processes too. */
export async function lockProgramme(trx: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${PROGRAMME_LOCK})`.execute(trx)
}

/** Writes exactly the rows that changed; `timeZone` is that of specials. What is removed goes first, so its place is free. */
export async function writeChanges(trx: Transaction<Tables>, changes: readonly ItemChange[], timeZone: string): Promise<void> {
  const gone = (kind: ItemKind) => changes.filter((one) => one.kind === kind && one.after === null).map((one) => one.key.split('/'))
  for (const [show = '', slot = '', date = ''] of gone('exception')) {
    await trx.deleteFrom('exceptions').where('show_slug', '=', show).where('slot_key', '=', slot).where('date', '=', date).execute()
  }
  for (const [show = '', key = ''] of gone('slot')) await trx.deleteFrom('slots').where('show_slug', '=', show).where('key', '=', key).execute()
  // Two specials that change places would each find the other there: all go before any comes.
  const specials = changes.filter((one) => one.kind === 'special')
  if (specials.length > 0) await trx.deleteFrom('specials').where('origin', '=', 'programme').where('slug', 'in', specials.map((one) => one.key)).execute()

  const saved = contentOf(changes.flatMap((change) => itemAfter(change) ?? []))
  await saveHosts(trx, saved.hosts)
  await saveShows(trx, saved.shows)
  await retireShows(trx, gone('show').map(([slug = '']) => slug))
  await retireHosts(trx, gone('host').map(([slug = '']) => slug))
  for (const row of saved.slots.map(slotRow)) await trx.insertInto('slots').values(row).onConflict((conflict) => conflict.columns(['show_slug', 'key']).doUpdateSet(row)).execute()
  for (const row of saved.exceptions.map(exceptionRow)) {
    await trx.insertInto('exceptions').values(row).onConflict((conflict) => conflict.columns(['show_slug', 'slot_key', 'date']).doUpdateSet(row)).execute()
  }
  const rows = saved.specials.map((special) => specialRow(special, timeZone))
  if (rows.length > 0) await trx.insertInto('specials').values(rows).execute()
}

/** Records a change and tells all processes once the transaction commits; gives its id, which is the new revision. */
export async function recordChange(trx: Transaction<Tables>, change: Omit<RecordedChange, 'id'>): Promise<number> {
  const { at, personId, personName, origin, items, undoes } = change
  const row = await trx
    .insertInto('programme_changes')
    .values({ at, person_id: personId, person_name: personName, origin, items: JSON.stringify(items), undoes })
    .returning('id')
    .executeTakeFirstOrThrow()
  await notify(trx, PROGRAMME_CHANNEL)
  return row.id
}

/** Changes after a revision, oldest first. */
export async function changesAfter(db: Kysely<Tables>, revision: number): Promise<RecordedChange[]> {
  return (await db.selectFrom('programme_changes').selectAll().where('id', '>', revision).orderBy('id').execute()).map(recorded)
}

/** Changes before an id, newest first. */
export async function listChanges(db: Kysely<Tables>, { before, limit }: { readonly before: number | null; readonly limit: number }): Promise<RecordedChange[]> {
  const rows = await db
    .selectFrom('programme_changes')
    .selectAll()
    .$if(before !== null, (query) => query.where('id', '<', before ?? 0))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(recorded)
}

export async function findChange(db: Kysely<Tables>, id: number): Promise<RecordedChange | null> {
  const row = await db.selectFrom('programme_changes').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? recorded(row) : null
}

/** Stores a special that a person opens, with its audit entry; fails with PostgreSQL's exclusion error when another one has the air then. */
export async function insertSpecial(db: Kysely<Tables>, special: NewSpecial, audit: Change): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockProgramme(trx)
    await insertSpecialRow(trx, special)
    await recordAudit(trx, audit)
    await notify(trx, PROGRAMME_CHANNEL)
  })
}

async function insertSpecialRow(trx: Transaction<Tables>, special: NewSpecial): Promise<void> {
  await trx
    .insertInto('specials')
    .values({
      slug: special.slug,
      origin: 'person',
      type: null,
      title: special.title,
      latin_title: null,
      languages: [...special.languages],
      host_slugs: [...special.hostSlugs],
      mode: 'live',
      plays: null,
      music: 'none',
      // Nobody has said yet what was played, so nothing but talk is published without a look.
      archive: 'talk_only',
      end_policy: JSON.stringify({ kind: 'hard' }),
      starts_at: special.startsAt,
      ends_at: special.endsAt,
      person_id: special.personId,
      person_name: special.personName,
      features: JSON.stringify({ questions: false, recommendations: false, workingGroup: null }),
    })
    .execute()
}

/** The first special that has the air at some moment of [startsAt, endsAt); null when none. */
export async function findOverlappingSpecial(db: Kysely<Tables>, startsAt: Date, endsAt: Date): Promise<{ title: string; startsAt: Date; endsAt: Date } | null> {
  const row = await db
    .selectFrom('specials')
    .select(['title', 'starts_at', 'ends_at'])
    .where('starts_at', '<', endsAt)
    .where('ends_at', '>', startsAt)
    .orderBy('starts_at')
    .executeTakeFirst()
  return row ? { title: row.title, startsAt: row.starts_at, endsAt: row.ends_at } : null
}

/** A special that was ended early; `change` when it was planned, null when a person had opened it. */
export interface EndedSpecial {
  readonly change: ItemChange | null
}

/** Ends a special early, within a transaction that holds the lock, and tells all processes; null when it is not running then. */
export async function endSpecialAt(trx: Transaction<Tables>, slug: string, at: Date, timeZone: string): Promise<EndedSpecial | null> {
  const row = await trx.selectFrom('specials').selectAll().where('slug', '=', slug).where('starts_at', '<', at).where('ends_at', '>', at).executeTakeFirst()
  if (!row) return null
  await trx.updateTable('specials').set({ ends_at: at }).where('slug', '=', slug).execute()
  await notify(trx, PROGRAMME_CHANNEL)
  if (row.origin === 'person') return { change: null }
  return { change: { kind: 'special', key: slug, before: specialContent(row, timeZone), after: specialContent({ ...row, ends_at: at }, timeZone) } }
}

/** What was applied from the files last. */
export interface AppliedFiles {
  readonly hashes: Readonly<Record<string, string>>
  /** Null: applied before content was kept. */
  readonly content: ProgrammeContent | null
  /** In which zone its specials are written. */
  readonly timeZone: string | null
  readonly conflicts: readonly MergeConflict[]
}

/** Null before the first import. */
export async function findApplied(db: Kysely<Tables>): Promise<AppliedFiles | null> {
  const row = await db.selectFrom('programme_imports').selectAll().orderBy('id', 'desc').executeTakeFirst()
  return row ? { hashes: row.hashes, content: row.content, timeZone: row.time_zone, conflicts: row.conflicts } : null
}

/** Remembers what was applied. Only the last one is ever asked for, so the content of older ones is let go. */
export async function recordImport(trx: Transaction<Tables>, at: Date, { hashes, content, timeZone, conflicts }: AppliedFiles): Promise<void> {
  await notify(trx, PROGRAMME_CHANNEL)
  await trx.updateTable('programme_imports').set({ content: null }).where('content', 'is not', null).execute()
  await trx
    .insertInto('programme_imports')
    .values({ imported_at: at, hashes: JSON.stringify(hashes), content: content && JSON.stringify(content), time_zone: timeZone, conflicts: JSON.stringify(conflicts) })
    .execute()
}

/** Who a change is recorded for: null is the station itself. */
export function changedBy(person: Person | null): Pick<RecordedChange, 'personId' | 'personName'> {
  return { personId: person?.id ?? null, personName: person?.name ?? null }
}

function recorded(row: { id: number; at: Date; person_id: string | null; person_name: string | null; origin: 'desk' | 'files' | 'api'; items: readonly ItemChange[]; undoes: number | null }): RecordedChange {
  return { id: row.id, at: row.at, personId: row.person_id, personName: row.person_name, origin: row.origin, items: row.items, undoes: row.undoes }
}
