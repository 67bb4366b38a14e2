// The tables of the programme, as Kysely sees them: hosts, shows, slots, exceptions, specials, and what was imported when.

import type { ColumnType, Generated } from 'kysely'
import type { EndPolicy, Occurrence } from '../../../schedules/occurrence.ts'
import type { ProgrammeContent, RebroadcastContent, ShowFeatures, ShowMode, Texts } from '../../../schedules/programme-content.ts'
import type { ItemChange } from '../../../schedules/programme-items.ts'
import type { MergeConflict } from '../../../schedules/programme-merge.ts'

/** Written as JSON text: the driver would turn an array into a PostgreSQL array. */
type Json<T> = ColumnType<T, string, string>

interface ShowColumns {
  title: string
  latin_title: string | null
  languages: string[]
  mode: ShowMode
  plays: string | null
  music: Occurrence['music']
  archive: Occurrence['archive']
  end_policy: Json<EndPolicy>
}

export interface ProgrammeTables {
  hosts: {
    slug: string
    name: string
    latin_name: string | null
    languages: string[]
    role: string | null
    fictional: boolean
    /** No longer in the programme; kept, since recordings and people name them. */
    retired: Generated<boolean>
  }
  shows: ShowColumns & {
    slug: string
    titles: Json<Texts>
    themes: string[]
    interaction: ('text' | 'voice')[]
    rebroadcast: Json<RebroadcastContent> | null
    descriptions: Json<Texts>
    review: string[]
    features: Json<ShowFeatures>
    chat: Generated<boolean>
    /** No longer in the programme: airs no more, its page and recordings stay. */
    retired: Generated<boolean>
  }
  show_hosts: { show_slug: string; host_slug: string; position: number }
  slots: {
    show_slug: string
    key: string
    rule: string | null
    first_date: string
    start_time: string
    minutes: number
    time_zone: string | null
    exdates: string[]
    rdates: string[]
  }
  exceptions: {
    show_slug: string
    slot_key: string
    date: string
    action: 'cancel' | 'move' | 'extend' | 'replace' | 'rerun'
    reason: Json<Texts> | null
    to_date: string | null
    start_time: string | null
    minutes: number | null
    with_show: string | null
    of_date: string | null
    plays: string | null
  }
  specials: ShowColumns & {
    slug: string
    /** Planned, by the files or at the desk; or opened by a person ("go live now"). */
    origin: 'programme' | 'person'
    type: string | null
    host_slugs: string[]
    starts_at: ColumnType<Date, Date, Date>
    ends_at: ColumnType<Date, Date, Date>
    person_id: string | null
    /** Kept beside the id: what listeners are shown must not change or vanish with the account. */
    person_name: string | null
    features: Json<{ questions: boolean; recommendations: boolean; workingGroup: string | null }>
  }
  programme_imports: {
    id: Generated<number>
    imported_at: ColumnType<Date, Date, never>
    /** SHA-256 of each file, by name. */
    hashes: Json<Readonly<Record<string, string>>>
    /** What the files said; the base when they and the desk are merged. */
    content: Json<ProgrammeContent> | null
    /** In which zone specials of `content` are written. */
    time_zone: string | null
    /** Where files and desk say different things and nobody has decided yet. */
    conflicts: Json<readonly MergeConflict[]>
  }
  /** Every change of the programme; the highest id is its revision. */
  programme_changes: {
    id: Generated<number>
    at: ColumnType<Date, Date, never>
    person_id: string | null
    /** Kept beside the id: who did it must not vanish with the account. Null: the station itself, from its files. */
    person_name: string | null
    origin: 'desk' | 'files' | 'api'
    items: Json<readonly ItemChange[]>
    undoes: number | null
  }
}
