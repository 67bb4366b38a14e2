// One airing of a show: the word the whole station speaks when it asks "what is on when".

export type OccurrenceKind = 'live' | 'rebroadcast' | 'playlist' | 'relay'

/** What happens to a host who is on air when the occurrence ends. */
export type EndPolicy =
  | { readonly kind: 'hard' }
  /** May run over by `minutes`, unless the next host is waiting. */
  | { readonly kind: 'soft'; readonly minutes: number }
  /** Goes on until the host leaves or the next occurrence with a ready source begins. */
  | { readonly kind: 'open' }

/** What an exception did to an airing. A cancelled one says so in `cancelled`. */
export type OccurrenceChange =
  | { readonly kind: 'moved' | 'extended'; readonly plannedStartsAt: Date; readonly plannedEndsAt: Date }
  /** Another show airs in the slot of `showSlug`. */
  | { readonly kind: 'replaced'; readonly showSlug: string; readonly title: string }
  /** An earlier airing is repeated; `ofDate` is its planned date when the programme names it. */
  | { readonly kind: 'rerun'; readonly ofDate: string | null }

export interface Occurrence {
  /** Stable for this airing: `<show or special>/<slot>/<planned wall-clock date>`; survives a move. A rebroadcast by rule: the original's with `/rebroadcast`. */
  readonly id: string
  readonly showSlug: string
  /** In the show's own script. */
  readonly title: string
  /** The title in Latin letters, for displays that have no other; absent when the title is in them already. */
  readonly latinTitle?: string | null
  /** Names of hosts as listeners see them; without a slug: somebody who has no public profile. */
  readonly hosts: readonly { readonly slug: string | null; readonly name: string }[]
  /** Canonical BCP-47 tags, the main one first. */
  readonly languages: readonly string[]
  readonly kind: OccurrenceKind
  readonly startsAt: Date
  readonly endsAt: Date
  readonly endPolicy: EndPolicy
  readonly music: 'none' | 'own' | 'cc' | 'licensed' | 'commercial'
  readonly archive: 'full' | 'talk_only' | 'none'
  /** What an unattended occurrence plays: a stream's URL (`relay`), a folder or file below the data folder. */
  readonly plays: string | null
  readonly special: boolean
  /** The person a special was opened for ("go live now"), besides its hosts; null for everything else. */
  readonly personId: string | null
  /** How this airing differs from the show's rule; absent when it does not. */
  readonly change?: OccurrenceChange | null
  /** The airing that this one repeats, and when that really began; null or absent when it repeats none, or none that is known. */
  readonly rebroadcastOf?: { readonly occurrenceId: string; readonly startsAt: Date } | null
  /** When this live airing is heard again by its show's rule; null or absent: it is not. */
  readonly rebroadcastAt?: Date | null
  /** Cancelled airings stay visible with their reason, by language, and never go on air. */
  readonly cancelled: { readonly reason: Readonly<Record<string, string>> } | null
}
