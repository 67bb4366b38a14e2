// The tables of the archive, as Kysely sees them.

import type { ColumnType } from 'kysely'
import type { Occurrence } from '../../../schedules/occurrence.ts'
import type { Texts } from '../../../schedules/programme-content.ts'
import type { Chapter, Credit, EpisodeState, FileKind, Gap, LanguageRange, Loudness, MasterGone, Range, Soundbite, Track } from '../../archive/episode.ts'
import type { JobState } from '../../archive/job.ts'

/** Written as JSON text: the driver would turn an array into a PostgreSQL array. */
type Json<T> = ColumnType<T, string, string>
type MaybeJson<T> = ColumnType<T | null, string | null, string | null>
type Instant = ColumnType<Date, Date, Date>
type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>

export interface ArchiveTables {
  episodes: {
    id: string
    guid: string
    show_slug: string
    slug: string
    occurrence_id: string | null
    recording_id: string | null
    aired_at: MaybeInstant
    state: EpisodeState
    title: string
    latin_title: string | null
    languages: string[]
    language_ranges: Json<LanguageRange[]>
    notes: Json<Texts>
    credits: Json<Credit[]>
    chapters: Json<Chapter[]>
    tracks: Json<Track[]>
    tracks_checked: boolean
    trim: MaybeJson<Range>
    cuts: Json<Range[]>
    soundbite: MaybeJson<Soundbite>
    gaps: Json<Gap[]>
    license: string | null
    explicit: boolean
    number: number | null
    archive: Occurrence['archive']
    music: Occurrence['music']
    publish_at: MaybeInstant
    published_at: MaybeInstant
    first_published_at: MaybeInstant
    withdrawn_at: MaybeInstant
    withdrawn_reason: string | null
    is_held: boolean
    master_duration_ms: number | null
    loudness: MaybeJson<Loudness>
    duration_ms: number | null
    cover_key: string | null
    master_gone: MaybeJson<MasterGone>
    revision: number
    created_at: Instant
    updated_at: Instant
  }
  /** Every address an episode ever had; the present one is the episode's own `slug`. */
  episode_addresses: { show_slug: string; slug: string; episode_id: string }
  /** Who made which revision of what editors may change. */
  episode_changes: { episode_id: string; revision: number; at: Instant; person_name: string | null; fields: string[] }
  episode_files: {
    storage_key: string
    episode_id: string
    kind: FileKind
    bytes: ColumnType<number, number, number>
    media_type: string
    duration_ms: number | null
    sha256: string
    recipe: string | null
  }
  jobs: {
    id: string
    kind: string
    /** What it is about, as `kind/key`: of one kind and subject one job at a time is unfinished. */
    subject: string
    title: string
    show_slug: string | null
    input: Json<Record<string, unknown>>
    state: JobState
    priority: number
    progress: number
    attempts: number
    run_at: Instant
    worker: string | null
    lease_until: MaybeInstant
    cancel_requested: boolean
    checkpoint: Json<Record<string, unknown>>
    error: string | null
    created_at: Instant
    started_at: MaybeInstant
    finished_at: MaybeInstant
  }
  /** In the storage, or about to be, and no episode's: what a job is making, and what was replaced. */
  loose_files: { storage_key: string; job_id: string | null; since: Instant }
  /** Sound that somebody sends, or sent. */
  uploads: {
    id: string
    person_id: string
    person_name: string
    show_slug: string
    file_name: string
    bytes: ColumnType<number, number, number>
    fingerprint: string
    wants_archive: boolean
    occurrence_id: string | null
    airs_at: MaybeInstant
    airs_until: MaybeInstant
    late_session: string | null
    late_occurrence: string | null
    late_at: MaybeInstant
    created_at: Instant
    arrived_at: MaybeInstant
    delivered_at: MaybeInstant
    episode_id: string | null
    done_at: MaybeInstant
  }
  /** The words of each episode, folded by server/archive/search/fold.ts. */
  episode_search: {
    episode_id: string
    title: string
    /** Each word once. */
    text: string
    pieces: string[]
    /** Of the folding. */
    version: number
  }
  /** What was free on the station's disk, about once an hour. */
  disk_levels: { at: Instant; free_bytes: ColumnType<number, number, number> }
  /** A feed elsewhere whose episodes come to a show here. */
  feed_imports: {
    id: string
    feed_url: string
    show_slug: string
    title: string
    language: string | null
    image_url: string | null
    since: MaybeInstant
    publish: boolean
    person_name: string | null
    started_at: Instant
  }
  /** Where a show's feed is read from now on. */
  feed_moves: { show_slug: string; moved_to: string; redirects: boolean; changed_at: Instant }
  /** The words of the transcripts that listeners read, by file. */
  transcript_search: {
    storage_key: string
    text: string
    pieces: string[]
    /** When what is said, for listeners. */
    cues: Json<{ readonly startMs: number; readonly text: string }[]>
    version: number
  }
  archive_secrets: { name: string; secret: Buffer }
}
