// The tables of people, as Kysely sees them.

import type { ColumnType, Generated } from 'kysely'
import type { Stage } from '../../people/ideas/idea.ts'
import type { Role } from '../../people/person.ts'
import type { Scope } from '../../people/scopes.ts'

/** An instant that the application always writes itself, from its clock. */
type Instant = ColumnType<Date, Date, Date>
type LaterInstant = ColumnType<Date | null, Date | null | undefined, Date | null>

export interface PeopleTables {
  people: {
    id: Generated<string>
    login: string
    name: string
    role: Role
    host_slug: string | null
    password_hash: string
    created_at: Instant
    /** Null: the account is open. */
    closed_at: LaterInstant
  }
  sessions: {
    /** SHA-256 of the cookie's token, in hex: a copy of this table opens no session. */
    token_hash: string
    person_id: string
    created_at: Instant
    seen_at: Instant
    expires_at: Instant
    /** Names the session in lists; opens nothing. */
    id: Generated<string>
    /** `Firefox, Android`, so that its owner knows it again; null: not a browser we know. */
    device: string | null
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
    accepted_at: LaterInstant
    accepted_by: string | null
    /** The idea that the invited person sent. */
    idea_id: string | null
  }
  source_keys: {
    id: Generated<string>
    person_id: string
    label: string
    key_hash: string
    created_at: Instant
    used_at: LaterInstant
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
  /** Shows given to an editor. */
  show_editors: { person_id: string; show_slug: string }
  /** Codes of an authenticator app that are asked for after the password. */
  second_steps: {
    person_id: string
    /** Base32, as it must be to make codes from it; never told again once confirmed. */
    secret: string
    started_at: Instant
    /** Null: begun, but no code was given yet, so none is asked for. */
    confirmed_at: LaterInstant
    /** The 30 seconds of the last code that was taken: no code is good twice. */
    last_step: Generated<number>
  }
  recovery_codes: { code_hash: string; person_id: string }
  access_tokens: {
    id: Generated<string>
    person_id: string
    label: string
    token_hash: string
    scopes: Scope[]
    created_at: Instant
    expires_at: Instant
    used_at: LaterInstant
  }
  ideas: {
    id: Generated<string>
    nick: string
    contact: string
    languages: string[]
    text: string
    stage: Stage
    sent_at: Instant
    moved_at: Instant
    /** The account of who sent it, once they have one. */
    person_id: string | null
  }
  idea_steps: {
    id: Generated<number>
    idea_id: string
    at: Instant
    stage: Stage
    note: string | null
    person_id: string | null
    person_name: string | null
  }
}
