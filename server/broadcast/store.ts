// The broadcast's only Kysely: one small write for each fact of history. Every write may safely be done twice.

import type { Insertable, Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { recordAudit, type Change } from '../people/audit-log.ts'

type Db = Kysely<Tables>
export type Airing = Omit<Insertable<Tables['airings']>, 'ended_at'>
export type LiveSessionRow = Insertable<Tables['live_sessions']>
export type RecordingRow = Pick<Insertable<Tables['recordings']>, 'id' | 'occurrence_id' | 'show_slug' | 'title' | 'started_at'>

/** Writes what came on air, and that everything before it left. */
export async function writeAiring(db: Db, airing: Airing): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await endAirings(tx, new Date(airing.started_at))
    await tx.insertInto('airings').values(airing).onConflict((conflict) => conflict.column('id').doNothing()).execute()
  })
}

async function endAirings(db: Db, at: Date): Promise<void> {
  await db.updateTable('airings').set({ ended_at: at }).where('ended_at', 'is', null).where('started_at', '<=', at).execute()
}

/** Writes a live session as it stands now. */
export async function writeLiveSession(db: Db, row: LiveSessionRow): Promise<void> {
  const { on_air_at, ended_at, ending, lines, by, user_agent } = row
  await db
    .insertInto('live_sessions')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ on_air_at, ended_at, ending, lines, by, user_agent }))
    .execute()
}

/** Writes what the desk did to the air. The log gives an entry its id, so one that is there already is known by its instant. */
export async function writeDeed(db: Db, deed: Change): Promise<void> {
  const { at, action, subject } = deed
  const known = await db.selectFrom('audit_entries').select('id').where('at', '=', at).where('action', '=', action).where('subject', '=', subject).executeTakeFirst()
  if (!known) await recordAudit(db, deed)
}

/** Writes that a recording began; one that is continued after a restart keeps its row. */
export async function writeRecordingBegun(db: Db, row: RecordingRow): Promise<void> {
  await db
    .insertInto('recordings')
    .values({ ...row, state: 'open' })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ state: 'open' }))
    .execute()
}

/** What a recording came to; lengths are null when it broke. */
export interface RecordingResult {
  readonly state: 'finished' | 'broken'
  readonly finishedAt: Date
  readonly durationMs: number | null
  readonly bytes: number | null
}

/** Writes what a recording came to. `row` again, since a recording of an earlier process may have none. */
export async function writeRecordingFinished(db: Db, row: RecordingRow, result: RecordingResult): Promise<void> {
  const set = { state: result.state, finished_at: result.finishedAt, duration_ms: result.durationMs, bytes: result.bytes }
  await db
    .insertInto('recordings')
    .values({ ...row, ...set })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(set))
    .execute()
}

/**
 * Closes what a process that died left open, at the moment the next one starts.
 *
 * When it really ended nobody knows; `ending` says so. Recordings are closed by the recorder, which knows their files.
 */
export async function closeUnfinished(db: Db, at: Date): Promise<void> {
  await endAirings(db, at)
  await db.updateTable('live_sessions').set({ ended_at: at, ending: 'process-died' }).where('ended_at', 'is', null).where('admitted_at', '<', at).execute()
}

/** The airing in which that person was on air in that session; null: they were not. */
export async function findSessionOf(db: Db, sessionId: string, personId: string): Promise<{ readonly occurrenceId: string; readonly showSlug: string } | null> {
  const row = await db.selectFrom('live_sessions').select(['occurrence_id', 'show_slug']).where('id', '=', sessionId).where('person_id', '=', personId).where('on_air_at', 'is not', null).executeTakeFirst()
  return row ? { occurrenceId: row.occurrence_id, showSlug: row.show_slug } : null
}

/** The newest recording of an airing, unless somebody was on air in it in another session after that moment; null: none. */
export async function findLateRecording(db: Db, { sessionId, occurrenceId, startsAt }: { readonly sessionId: string; readonly occurrenceId: string; readonly startsAt: Date }): Promise<{ readonly id: string; readonly title: string; readonly showSlug: string } | null> {
  const other = await db
    .selectFrom('live_sessions')
    .select('id')
    .where('occurrence_id', '=', occurrenceId)
    .where('id', '!=', sessionId)
    .where('on_air_at', 'is not', null)
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', startsAt)]))
    .executeTakeFirst()
  if (other) return null
  const row = await db.selectFrom('recordings').select(['id', 'title', 'show_slug']).where('occurrence_id', '=', occurrenceId).orderBy('started_at', 'desc').executeTakeFirst()
  return row ? { id: row.id, title: row.title, showSlug: row.show_slug } : null
}

/** Writes that a finished recording got longer. */
export async function writeRecordingLonger(db: Db, id: string, { durationMs, bytes }: { readonly durationMs: number; readonly bytes: number }): Promise<void> {
  await db.updateTable('recordings').set({ duration_ms: durationMs, bytes }).where('id', '=', id).execute()
}
