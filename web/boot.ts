// What the server knew when it rendered the page, handed to the browser so that it starts with the same picture.

import type { NowPlaying } from '../server/broadcast/schema.ts'
import type { ProgrammeAnswer, StationAnswer } from '../server/schedule/schema.ts'
import type { Language } from './i18n/languages.ts'
import type { SentForm } from './shell/sent-form.tsx'

export interface Boot {
  readonly language: Language
  /** The server's time: phones' clocks are often wrong. ISO 8601. */
  readonly at: string
  readonly station: StationAnswer
  /** null: the server could not say. */
  readonly now: NowPlaying | null
  readonly programme: ProgrammeAnswer | null
  /** What else the page asked, by question. */
  readonly answers: Readonly<Record<string, KnownAnswer>>
  /** The language of shows a visitor chose earlier; null: none. */
  readonly spoken: string | null
  /** When this page was put away to be shown without a network, by the device's clock, ISO 8601; null: the station has just sent it. */
  readonly keptAt: string | null
  /** The form that this page answers, sent without JavaScript; null: none. */
  readonly sent: SentForm | null
}

/** An answer, or the status of a refusal: 404 where there is nothing, 410 where it was taken away, 503 where the station cannot say. */
export type KnownAnswer = { readonly answer: unknown } | { readonly status: 404 | 410 | 503 }

/** Used until the server says better. */
export const UNKNOWN_STATION: StationAnswer = { name: 'IMI Radio', slug: 'imi-radio', timeZone: 'Europe/Warsaw', languages: [], description: {} }
