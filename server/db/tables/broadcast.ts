// The tables of broadcast, as Kysely sees them: history only. What is on air now lives in the engine, never here.

import type { ColumnType } from 'kysely'

type Instant = ColumnType<Date, Date, Date>
type LaterInstant = ColumnType<Date | null, Date | null | undefined, Date | null>

export interface BroadcastTables {
  /** Every change of what was on air. */
  airings: {
    id: string
    started_at: Instant
    /** Null: on air, or the process died; closed at the next start. */
    ended_at: LaterInstant
    kind: string
    live: boolean
    reason: string
    reason_code: string
    occurrence_id: string | null
    show_slug: string | null
    host_name: string | null
    title: string | null
    live_session_id: string | null
  }
  live_sessions: {
    id: string
    /** No foreign key: history outlives accounts. */
    person_id: string
    host_name: string
    occurrence_id: string
    show_slug: string
    by: string
    user_agent: string | null
    admitted_at: Instant
    on_air_at: LaterInstant
    ended_at: LaterInstant
    ending: string | null
    /** Connections it took. */
    lines: number
  }
  /** One for each live occurrence that is recorded; its audio is a folder of that id. */
  recordings: {
    id: string
    occurrence_id: string
    show_slug: string
    title: string
    /** `open` while it grows; `broken` when recording had to stop early. */
    state: 'open' | 'finished' | 'broken'
    started_at: Instant
    finished_at: LaterInstant
    duration_ms: number | null
    bytes: ColumnType<number | null, number | null | undefined, number | null>
  }
  /** Parts of the air log that are kept until somebody lifts it. Names as they were then. */
  air_log_holds: {
    id: string
    from_at: Instant
    until_at: Instant
    reason: string
    held_by: string
    held_at: Instant
    lifted_by: ColumnType<string | null, string | null | undefined, string | null>
    lifted_at: LaterInstant
  }
}
