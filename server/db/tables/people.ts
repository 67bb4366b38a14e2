// The tables of people, as Kysely sees them.

import type { ColumnType, Generated } from 'kysely'
import type { Role } from '../../people/person.ts'

/** An instant that the application always writes itself, from its clock. */
type Instant = ColumnType<Date, Date, Date>

export interface PeopleTables {
  people: {
    id: Generated<string>
    login: string
    name: string
    role: Role
    host_slug: string | null
    password_hash: string
    created_at: Instant
  }
  sessions: {
    /** SHA-256 of the cookie's token, in hex: a copy of this table opens no session. */
    token_hash: string
    person_id: string
    created_at: Instant
    seen_at: Instant
    expires_at: Instant
  }
  invitations: {
    id: Generated<string>
    token_hash: string
    role: Role
    host_slug: string | null
    /** Null: made at the command line, or the first admin's. */
    invited_by: string | null
    /** Made at start while the station has no admin; worth nothing once it has one. */
    first_admin: Generated<boolean>
    created_at: Instant
    expires_at: Instant
    accepted_at: ColumnType<Date | null, Date | null | undefined, Date | null>
    accepted_by: string | null
  }
  source_keys: {
    id: Generated<string>
    person_id: string
    label: string
    key_hash: string
    created_at: Instant
    used_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  }
  /** Written once, never changed. */
  audit_entries: {
    id: Generated<number>
    at: ColumnType<Date, Date, never>
    /** Null: the command line, or somebody whose account is gone; the name stays. */
    person_id: string | null
    person_name: string | null
    token_label: string | null
    action: string
    subject: string
    details: ColumnType<Readonly<Record<string, unknown>>, string, never>
  }
}
