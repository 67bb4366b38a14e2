// The tables of how listeners meet a show, as Kysely sees them: covers, spoken titles and addresses.

import type { ColumnType } from 'kysely'
import type { Crop } from '../../shows/covers/crop.ts'

/** Written as JSON text: the driver would turn an array into a PostgreSQL array. */
type Json<T> = ColumnType<T, string, string>

export interface ShowTables {
  show_covers: {
    show_slug: string
    /** Of the picture and its crop; part of the files' names, so that a name never changes what it shows. */
    hash: string
    /** Of the whole picture as it came, upright, in pixels. */
    width: number
    height: number
    crop: Json<Crop>
    /** What it shows, by language tag. */
    alt: Json<Readonly<Record<string, string>>>
    changed_at: ColumnType<Date, Date, Date>
    /** Null: an account that is gone, or the command line. */
    changed_by: string | null
  }
  show_spoken_titles: {
    show_slug: string
    /** Of what is said, canonical. */
    language: string
    /** Of the sound; part of the file's name, so that a name never changes what is heard. */
    hash: string
    duration_ms: number
    changed_at: ColumnType<Date, Date, Date>
    changed_by: string | null
  }
  show_addresses: {
    address: string
    show_slug: string
    /** The one its page has now; the others lead there. */
    is_current: boolean
  }
}
