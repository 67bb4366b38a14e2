// Who changed what, kept for good: one entry per change, written in the same transaction as the change itself.

import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { Person } from './person.ts'

export interface Change {
  readonly at: Date
  /** Null: the command line, or the station by itself. */
  readonly person: Person | null
  /** A dotted past-tense word: `programme.changed`, `person.role_changed`. The part before the dot is the family. */
  readonly action: string
  /** What was changed, as `kind/key`: `person/olha-kravets`, `show/radio-sawa`. */
  readonly subject: string
  /** What a reader needs to see what it was before and is after. Never a secret. */
  readonly details: Readonly<Record<string, unknown>>
}

export interface AuditEntry {
  readonly id: number
  readonly at: Date
  readonly personId: string | null
  /** As they were called at that time; null: the command line. */
  readonly personName: string | null
  /** The access token that acted for them; null: they came themselves. */
  readonly token: string | null
  readonly action: string
  readonly subject: string
  readonly details: Readonly<Record<string, unknown>>
}

export interface AuditQuestion {
  /** Only entries older than this one. */
  readonly before: number | null
  readonly limit: number
  readonly personId: string | null
  /** A whole action, or a family such as `person`. */
  readonly action: string | null
  readonly subject: string | null
}

/** Notes a change. Give the transaction that makes the change: both are kept, or neither. */
export async function recordAudit(db: Kysely<Tables>, { at, person, action, subject, details }: Change): Promise<void> {
  await db
    .insertInto('audit_entries')
    .values({ at, person_id: person?.id ?? null, person_name: person?.name ?? null, token_label: person?.token?.label ?? null, action, subject, details: JSON.stringify(details) })
    .execute()
}

/** The entries that match, newest first. */
export async function listAudit(db: Kysely<Tables>, { before, limit, personId, action, subject }: AuditQuestion): Promise<AuditEntry[]> {
  let query = db.selectFrom('audit_entries').selectAll().orderBy('id', 'desc').limit(limit)
  if (before !== null) query = query.where('id', '<', before)
  if (personId !== null) query = query.where('person_id', '=', personId)
  if (subject !== null) query = query.where('subject', '=', subject)
  if (action !== null) query = query.where('action', action.includes('.') ? '=' : '^@', action.includes('.') ? action : `${action}.`)
  return (await query.execute()).map(toEntry)
}

function toEntry(row: Selectable<Tables['audit_entries']>): AuditEntry {
  return { id: row.id, at: row.at, personId: row.person_id, personName: row.person_name, token: row.token_label, action: row.action, subject: row.subject, details: row.details }
}
