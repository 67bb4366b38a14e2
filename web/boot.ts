// What the server knew when it rendered the page, handed to the browser so that it starts with the same picture.

import type { NowPlaying } from '../server/broadcast/schema.ts'
import type { ProgrammeAnswer, StationAnswer } from '../server/schedule/schema.ts'
import type { Language } from './i18n/languages.ts'

export interface Boot {
  readonly language: Language
  /** The server's time: phones' clocks are often wrong. ISO 8601. */
  readonly at: string
  readonly station: StationAnswer
  /** null: the server could not say. */
  readonly now: NowPlaying | null
  readonly programme: ProgrammeAnswer | null
}

/** Used until the server says better. */
export const UNKNOWN_STATION: StationAnswer = { name: 'IMI Radio', slug: 'imi-radio', timeZone: 'Europe/Warsaw', languages: [], description: {} }
