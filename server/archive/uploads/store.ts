// Uploads in the database.

import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import { AppError } from '../../errors.ts'
import type { Upload } from './upload.ts'

type Db = Kysely<Tables>

export async function insertUpload(db: Db, upload: Upload): Promise<void> {
  await db.insertInto('uploads').values(rowOf(upload)).execute()
}

export async function findUpload(db: Db, id: string): Promise<Upload | null> {
  const row = await db.selectFrom('uploads').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? uploadOf(row) : null
}

/** The upload of that id; refuses an unknown one. */
export async function getUpload(db: Db, id: string): Promise<Upload> {
  const upload = await findUpload(db, id)
  if (!upload) throw new AppError('not-found', 'upload_not_found', 'There is no such upload any more: it was removed, or not finished for too long. Send the file again.')
  return upload
}

/** The files somebody sent or sends, the newest first; what browsers send of live shows is not in it. */
export async function listUploadsOf(db: Db, personId: string, limit: number): Promise<Upload[]> {
  return (await db.selectFrom('uploads').selectAll().where('person_id', '=', personId).where('late_session', 'is', null).orderBy('created_at', 'desc').limit(limit).execute()).map(uploadOf)
}

/** Everybody's that are not whole yet. */
export async function listArriving(db: Db): Promise<Upload[]> {
  return (await db.selectFrom('uploads').selectAll().where('arrived_at', 'is', null).execute()).map(uploadOf)
}

/** Everybody's whose file is still needed. */
export async function listUnfinished(db: Db): Promise<Upload[]> {
  return (await db.selectFrom('uploads').selectAll().where('done_at', 'is', null).execute()).map(uploadOf)
}

/** Notes that all of it is here. False: that was known. */
export async function markArrived(db: Db, id: string, at: Date): Promise<boolean> {
  return (await db.updateTable('uploads').set({ arrived_at: at }).where('id', '=', id).where('arrived_at', 'is', null).returning('id').executeTakeFirst()) !== undefined
}

export async function markDelivered(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('uploads').set({ delivered_at: at }).where('id', '=', id).execute()
}

export async function markEpisode(db: Db, id: string, episodeId: string): Promise<void> {
  await db.updateTable('uploads').set({ episode_id: episodeId }).where('id', '=', id).execute()
}

export async function markDone(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('uploads').set({ done_at: at }).where('id', '=', id).execute()
}

export async function deleteUpload(db: Db, id: string): Promise<void> {
  await db.deleteFrom('uploads').where('id', '=', id).execute()
}

/** Airings that a file was sent for. */
export async function listTakenSlots(db: Db, occurrenceIds: readonly string[]): Promise<Set<string>> {
  if (occurrenceIds.length === 0) return new Set()
  const rows = await db.selectFrom('uploads').select('occurrence_id').distinct().where('occurrence_id', 'in', [...occurrenceIds]).where('delivered_at', 'is not', null).execute()
  return new Set(rows.flatMap((row) => row.occurrence_id ?? []))
}

function uploadOf(row: Selectable<Tables['uploads']>): Upload {
  const { occurrence_id: occurrenceId, airs_at: startsAt, airs_until: endsAt } = row
  return {
    id: row.id, personId: row.person_id, personName: row.person_name, showSlug: row.show_slug, fileName: row.file_name, bytes: row.bytes, fingerprint: row.fingerprint, wantsArchive: row.wants_archive,
    slot: occurrenceId !== null && startsAt !== null && endsAt !== null ? { occurrenceId, startsAt, endsAt } : null,
    late: row.late_session !== null && row.late_occurrence !== null && row.late_at !== null ? { sessionId: row.late_session, occurrenceId: row.late_occurrence, startsAt: row.late_at } : null,
    createdAt: row.created_at, arrivedAt: row.arrived_at, deliveredAt: row.delivered_at, episodeId: row.episode_id, doneAt: row.done_at,
  }
}

function rowOf(upload: Upload): Insertable<Tables['uploads']> {
  return {
    id: upload.id, person_id: upload.personId, person_name: upload.personName, show_slug: upload.showSlug, file_name: upload.fileName, bytes: upload.bytes, fingerprint: upload.fingerprint,
    wants_archive: upload.wantsArchive, occurrence_id: upload.slot?.occurrenceId ?? null, airs_at: upload.slot?.startsAt ?? null, airs_until: upload.slot?.endsAt ?? null,
    late_session: upload.late?.sessionId ?? null, late_occurrence: upload.late?.occurrenceId ?? null, late_at: upload.late?.startsAt ?? null,
    created_at: upload.createdAt, arrived_at: upload.arrivedAt, delivered_at: upload.deliveredAt, episode_id: upload.episodeId, done_at: upload.doneAt,
  }
}
