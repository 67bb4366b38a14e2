// The tables of the chat, as Kysely sees them.

import type { ColumnType, Generated } from 'kysely'
import type { AuthorMark, CaseDecision, ChatMessage, HeldFor, MessageKind, QueueState, ReasonCode } from '../../chat/chat-schema.ts'
import type { CaseState } from '../../chat/schema.ts'

/** An instant that the application always writes itself, from its clock. */
type Instant = ColumnType<Date, Date, Date>
type LaterInstant = ColumnType<Date | null, Date | null | undefined, Date | null>

export interface ChatTables {
  chat_rooms: {
    id: string
    /** How many changes the room has seen; the next message or change takes the next number. */
    seq: Generated<number>
    slow_seconds: Generated<number>
    raid_since: LaterInstant
    raid_until: LaterInstant
    pinned: number | null
    used_at: Instant
  }
  chat_messages: {
    room: string
    id: number
    changed: number
    said_at: Instant
    changed_at: Instant
    author_key: string | null
    say_id: string | null
    nick: string
    mark: AuthorMark | null
    kind: MessageKind
    text: string
    language: string
    state: ChatMessage['state']
    held_for: HeldFor | null
    queue: QueueState | null
    links_allowed: boolean
    is_newcomer: boolean
    network: string | null
    /** `2026-11-27`, of the UTC day whose salt made the hash. */
    network_day: string | null
  }
  chat_cases: {
    number: string
    room: string
    message_id: number
    author_key: string
    nick: string
    text: string
    language: string
    opened_at: Instant
    state: CaseState
    decision: CaseDecision | null
    reason: ReasonCode | null
    note: string | null
    is_automatic: Generated<boolean>
    until: LaterInstant
    decided_at: LaterInstant
    decided_by: string | null
    decided_by_name: string | null
    told_at: LaterInstant
    appeal: string | null
    appealed_at: LaterInstant
    appeal_outcome: 'upheld' | 'reversed' | null
    appeal_by: string | null
    closed_at: LaterInstant
  }
  chat_reports: { case_number: string; reporter_key: string; at: Instant; reason: ReasonCode; note: string }
  chat_bans: {
    id: Generated<string>
    author_key: string
    nick: string
    network: string | null
    network_day: string | null
    starts_at: Instant
    ends_at: Instant
    reason: ReasonCode
    by_person: string | null
    by_name: string
    case_number: string | null
  }
  chat_salts: { day: string; salt: Buffer }
  chat_word_lists: { language: string; hold: string[]; hide: string[]; allow: string[]; changed_at: Instant }
}
