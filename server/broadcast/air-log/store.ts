// The air log's only Kysely: what must be kept, and who said so.

import { randomUUID } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import { AppError } from '../../errors.ts'
import { recordAudit } from '../../people/audit-log.ts'
import type { Person } from '../../people/person.ts'

type Db = Kysely<Tables>

export interface Hold {
  readonly id: string
  readonly from: Date
  readonly until: Date
  readonly reason: string
  /** Their name at that time. */
  readonly heldBy: string
  readonly heldAt: Date
  /** Null: it stands. */
  readonly lifted: { readonly by: string; readonly at: Date } | null
}

const MOST_LISTED = 200

/** All that stand, then those that were lifted, the newest first. */
export async function listHolds(db: Db): Promise<Hold[]> {
  const standing = await db.selectFrom('air_log_holds').selectAll().where('lifted_at', 'is', null).orderBy('held_at', 'desc').execute()
  const lifted = await db.selectFrom('air_log_holds').selectAll().where('lifted_at', 'is not', null).orderBy('lifted_at', 'desc').limit(MOST_LISTED).execute()
  return [...standing, ...lifted].map(holdOf)
}

/** What may not be removed. */
export async function listHeld(db: Db): Promise<{ readonly fromMs: number; readonly untilMs: number }[]> {
  const rows = await db.selectFrom('air_log_holds').select(['from_at', 'until_at']).where('lifted_at', 'is', null).execute()
  return rows.map(({ from_at, until_at }) => ({ fromMs: from_at.getTime(), untilMs: until_at.getTime() }))
}

/** Holds a part of the log. `title`: the part as people write it, for the audit log. */
export async function insertHold(db: Db, { from, until, reason, person, at, title }: { readonly from: Date; readonly until: Date; readonly reason: string; readonly person: Person; readonly at: Date; readonly title: string }): Promise<Hold> {
  const hold: Hold = { id: randomUUID(), from, until, reason, heldBy: person.name, heldAt: at, lifted: null }
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('air_log_holds').values({ id: hold.id, from_at: from, until_at: until, reason, held_by: person.name, held_at: at }).execute()
    await recordAudit(trx, { at, person, action: 'air_log.held', subject: subjectOf(hold), details: { title, reason } })
  })
  return hold
}

/** Lifts a hold; what it kept goes with the next look when it is old enough. Lifting twice is refused. */
export async function liftHold(db: Db, id: string, { person, at, titleOf }: { readonly person: Person; readonly at: Date; readonly titleOf: (hold: Hold) => string }): Promise<Hold> {
  return db.transaction().execute(async (trx) => {
    const row = await trx.updateTable('air_log_holds').set({ lifted_by: person.name, lifted_at: at }).where('id', '=', id).where('lifted_at', 'is', null).returningAll().executeTakeFirst()
    if (!row) throw new AppError('not-found', 'hold_unknown', 'There is no such hold, or it was lifted already. Look at the list again.')
    const hold = holdOf(row)
    await recordAudit(trx, { at, person, action: 'air_log.hold_lifted', subject: subjectOf(hold), details: { title: titleOf(hold), reason: hold.reason, heldBy: hold.heldBy } })
    return hold
  })
}

/** A part of the log in the audit log. */
export function subjectOf({ from, until }: { readonly from: Date; readonly until: Date }): string {
  return `air_log/${from.toISOString()}/${until.toISOString()}`
}

function holdOf(row: Selectable<Tables['air_log_holds']>): Hold {
  return {
    id: row.id,
    from: row.from_at,
    until: row.until_at,
    reason: row.reason,
    heldBy: row.held_by,
    heldAt: row.held_at,
    lifted: row.lifted_at === null || row.lifted_by === null ? null : { by: row.lifted_by, at: row.lifted_at },
  }
}
