// What the station's programme files say, read and checked: hosts, shows with their slots, exceptions and specials.
// Plain data without a clock or a zone table, so it can be stored, compared and shown anywhere.

import type { EndPolicy, Occurrence } from './occurrence.ts'

/** How a show is made; `prerecorded` plays a file, `relay` another station's stream. */
export type ShowMode = 'live' | 'prerecorded' | 'relay'

/** A text in several languages, by canonical tag. */
export type Texts = Readonly<Record<string, string>>

export interface HostContent {
  readonly slug: string
  readonly name: string
  readonly latinName: string | null
  readonly languages: readonly string[]
  /** What they are besides a host, such as `adviser`; null for most. */
  readonly role: string | null
  /** An invented person of the sample programme. */
  readonly fictional: boolean
}

/** Marks of a show that later parts of the station read: cards, recommendations, spoken titles. */
export interface ShowFeatures {
  readonly infoCards: boolean
  readonly expiresAfterDays: number | null
  readonly recommendations: boolean
  /** Taking part needs no text: title and summary are spoken too. */
  readonly audioFirst: boolean
}

/** When live airings of a show are heard again, on the station's wall: so many days after, at that time. */
export interface RebroadcastContent {
  readonly afterDays: number
  readonly startTime: string
}

export interface ShowContent {
  readonly slug: string
  readonly title: string
  readonly latinTitle: string | null
  /** What the title means, in other languages. */
  readonly titles: Texts
  readonly languages: readonly string[]
  readonly hosts: readonly string[]
  readonly mode: ShowMode
  /** The stream of a relay or the folder of prerecorded files; null: the slot is a gap. */
  readonly plays: string | null
  readonly themes: readonly string[]
  readonly music: Occurrence['music']
  readonly archive: Occurrence['archive']
  readonly interaction: readonly ('text' | 'voice')[]
  readonly endPolicy: EndPolicy
  /** null: its airings are not repeated by rule. */
  readonly rebroadcast: RebroadcastContent | null
  readonly descriptions: Texts
  /** Languages whose texts a native reader has not seen yet. */
  readonly review: readonly string[]
  /** Whether listeners may write while it is on air. */
  readonly chat: boolean
  readonly features: ShowFeatures
}

export interface SlotContent {
  readonly showSlug: string
  readonly key: string
  /** RFC 5545; null: airs once, on `firstDate`. */
  readonly rule: string | null
  readonly firstDate: string
  readonly startTime: string
  readonly minutes: number
  /** null: the station's. */
  readonly timeZone: string | null
  /** Wall times (`2026-12-01T20:00`) taken out of the rule. */
  readonly exdates: readonly string[]
  readonly rdates: readonly string[]
}

export type ExceptionContent = {
  readonly showSlug: string
  readonly slotKey: string
  /** The planned date of the airing. */
  readonly date: string
} & (
  | { readonly action: 'cancel'; readonly reason: Texts }
  | { readonly action: 'move'; readonly toDate: string; readonly startTime: string; readonly minutes: number | null }
  | { readonly action: 'extend'; readonly minutes: number }
  | { readonly action: 'replace'; readonly withShow: string }
  | { readonly action: 'rerun'; readonly ofDate: string | null; readonly plays: string | null }
)

export interface SpecialContent {
  readonly slug: string
  readonly title: string
  readonly latinTitle: string | null
  /** `debate`, `concert`, `forum` …; null when it is only a special. */
  readonly type: string | null
  readonly languages: readonly string[]
  readonly hosts: readonly string[]
  readonly mode: ShowMode
  readonly plays: string | null
  readonly music: Occurrence['music']
  readonly archive: Occurrence['archive']
  readonly endPolicy: EndPolicy
  /** On the wall of the station's zone. */
  readonly start: string
  readonly minutes: number
  readonly questions: boolean
  readonly recommendations: boolean
  readonly workingGroup: string | null
}

export interface ProgrammeContent {
  readonly hosts: readonly HostContent[]
  readonly shows: readonly ShowContent[]
  readonly slots: readonly SlotContent[]
  readonly exceptions: readonly ExceptionContent[]
  readonly specials: readonly SpecialContent[]
}
