// The table of listeners' spoken questions, as Kysely sees it.

import type { ColumnType, Generated } from 'kysely'
import type { QuestionState } from '../../voice/schema.ts'

type Instant = ColumnType<Date, Date, Date>
type LaterInstant = ColumnType<Date | null, Date | null | undefined, Date | null>

export interface VoiceTables {
  voice_questions: {
    id: string
    show_slug: string
    /** The site's, when it was sent. */
    language: string
    /** Its sender agreed that it is heard on air. */
    may_air: boolean
    token_hash: string
    state: QuestionState
    bytes: number
    duration_ms: number | null
    is_voice_changed: Generated<boolean>
    /** Why its sound could not be taken, as a code. */
    refusal: string | null
    begun_at: Instant
    kept_at: LaterInstant
    answered_at: LaterInstant
    aired_at: LaterInstant
  }
}
