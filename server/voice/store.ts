// Listeners' spoken questions in the database.

import type { Kysely, Selectable, Updateable } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { Question, Shelf } from './question.ts'

type Row = Selectable<Tables['voice_questions']>

/** False: there is one of that id already. */
export async function insertQuestion(db: Kysely<Tables>, { id, showSlug, language, mayAir, tokenHash, bytes, begunAt }: Question): Promise<boolean> {
  const row = { id, show_slug: showSlug, language, may_air: mayAir, token_hash: tokenHash, bytes, state: 'arriving' as const, duration_ms: null, refusal: null, begun_at: begunAt }
  return (await db.insertInto('voice_questions').values(row).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst()) !== undefined
}

export async function findQuestion(db: Kysely<Tables>, id: string): Promise<Question | null> {
  const row = await db.selectFrom('voice_questions').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? questionOf(row) : null
}

/** Kept ones for these shows, the newest first. */
export async function listKept(db: Kysely<Tables>, { shows, answered, limit }: { readonly shows: readonly string[]; readonly answered: boolean | null; readonly limit: number }): Promise<Question[]> {
  if (shows.length === 0) return []
  let query = db.selectFrom('voice_questions').selectAll().where('state', '=', 'kept').where('show_slug', 'in', shows).orderBy('begun_at', 'desc').orderBy('id').limit(limit)
  if (answered !== null) query = query.where('answered_at', answered ? 'is not' : 'is', null)
  return (await query.execute()).map(questionOf)
}

export async function listInState(db: Kysely<Tables>, state: Question['state']): Promise<Question[]> {
  return (await db.selectFrom('voice_questions').selectAll().where('state', '=', state).orderBy('begun_at').execute()).map(questionOf)
}

export async function readShelf(db: Kysely<Tables>, showSlug: string): Promise<Shelf> {
  const { bytes, arriving, unanswered } = await db
    .selectFrom('voice_questions')
    .select((from) => [
      from.fn.coalesce(from.fn.sum<string | number>('bytes'), from.lit(0)).as('bytes'),
      from.fn.countAll<number>().filterWhere('state', '=', 'arriving').as('arriving'),
      from.fn.countAll<number>().filterWhere('state', '=', 'kept').filterWhere('show_slug', '=', showSlug).filterWhere('answered_at', 'is', null).as('unanswered'),
    ])
    .where('state', '<>', 'refused')
    .executeTakeFirstOrThrow()
  return { bytes: Number(bytes), arriving: Number(arriving), unansweredOfShow: Number(unanswered) }
}

/** False: it is not, or no longer, in that state. */
export async function changeQuestion(db: Kysely<Tables>, id: string, state: Question['state'], change: Updateable<Tables['voice_questions']>): Promise<boolean> {
  return (await db.updateTable('voice_questions').set(change).where('id', '=', id).where('state', '=', state).returning('id').executeTakeFirst()) !== undefined
}

export async function deleteQuestion(db: Kysely<Tables>, id: string): Promise<void> {
  await db.deleteFrom('voice_questions').where('id', '=', id).execute()
}

/** Deletes those that were begun before these, and were not on air. */
export async function deleteOld(db: Kysely<Tables>, { kept, unfinished }: { readonly kept: Date; readonly unfinished: Date }): Promise<void> {
  await db.deleteFrom('voice_questions').where('state', '=', 'kept').where('aired_at', 'is', null).where('begun_at', '<', kept).execute()
  await db.deleteFrom('voice_questions').where('state', 'in', ['arriving', 'refused']).where('begun_at', '<', unfinished).execute()
}

/** The ids of all that are here or on their way. */
export async function listIds(db: Kysely<Tables>): Promise<ReadonlySet<string>> {
  return new Set((await db.selectFrom('voice_questions').select('id').where('state', '<>', 'refused').execute()).map(({ id }) => id))
}

function questionOf(row: Row): Question {
  return {
    id: row.id,
    showSlug: row.show_slug,
    language: row.language,
    mayAir: row.may_air,
    tokenHash: row.token_hash,
    state: row.state,
    bytes: row.bytes,
    durationMs: row.duration_ms,
    isVoiceChanged: row.is_voice_changed,
    refusal: row.refusal,
    begunAt: row.begun_at,
    keptAt: row.kept_at,
    answeredAt: row.answered_at,
    airedAt: row.aired_at,
  }
}
