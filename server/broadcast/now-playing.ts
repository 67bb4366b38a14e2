// What listeners are told is on air, made from the choice and what its source says; and whether it is news.

import type { Occurrence } from '../../schedules/occurrence.ts'
import { overrunEnd } from './claim.ts'
import { cleanTitle } from './clean-title.ts'
import type { Choice } from './decision.ts'
import type { NowPlaying, Prospect } from './schema.ts'
import type { SourceKind } from './sources/source.ts'

type OnAir = NowPlaying['onAir']

/** What is heard, as far as listeners care. */
export interface Heard {
  readonly sourceId: string
  readonly kind: SourceKind
  /** The track or item, as its source or the host's program names it. */
  readonly title: string | null
  /** The live host's profile and name. */
  readonly host: { readonly slug: string | null; readonly name: string } | null
}

/** Remembers what is on air since when. */
export class NowPlayingBoard {
  #onAir: OnAir = NOTHING_YET
  #sourceId = ''
  #sessionId: string | null = null
  #rawTitle: string | null = null
  #occurrence: Occurrence | null = null

  get onAir(): OnAir {
    return this.#onAir
  }

  get sessionId(): string | null {
    return this.#sessionId
  }

  /** Takes note of one block's choice; true when listeners should hear of it. Costs nothing while all stays the same. */
  note(choice: Choice, heard: Heard, now: Date): boolean {
    const sameSource = this.#sourceId === heard.sourceId && this.#occurrence === choice.occurrence && this.#sessionId === choice.sessionId
    if (sameSource && this.#rawTitle === heard.title && this.#onAir.reason === choice.reason) return false
    // A new line of the same host in the same show is, to listeners, the same thing going on.
    const goesOn = this.#onAir.occurrenceId === (choice.occurrence?.id ?? null) && this.#sessionId === choice.sessionId && this.#onAir.kind === kindOf(choice, heard)
    const startedAt = goesOn && this.#onAir !== NOTHING_YET ? this.#onAir.startedAt : now.toISOString()
    const before = this.#onAir
    this.#onAir = present(choice, heard, startedAt)
    this.#sourceId = heard.sourceId
    this.#sessionId = choice.sessionId
    this.#rawTitle = heard.title
    this.#occurrence = choice.occurrence
    return JSON.stringify(before) !== JSON.stringify(this.#onAir)
  }
}

/** The line that players and car radios show. */
export function mountTitle(onAir: OnAir, stationName: string): string {
  const show = onAir.show?.title ?? null
  const names = onAir.hosts.map((host) => host.name).join(', ')
  if (onAir.title) return show ? `${onAir.title} | ${show}` : onAir.title
  if (show) return names ? `${show} – ${names}` : show
  return stationName
}

/** One occurrence as the next thing to come; `playable`: whether it has something to play, null when a host makes it. */
export function presentNext(next: Occurrence | null, playable: Prospect | null): NowPlaying['next'] {
  if (!next) return null
  return {
    occurrenceId: next.id,
    show: showOf(next),
    hosts: next.hosts.map(({ slug, name }) => ({ slug, name })),
    kind: next.kind,
    playable,
    startsAt: next.startsAt.toISOString(),
    endsAt: next.endsAt.toISOString(),
  }
}

function present(choice: Choice, heard: Heard, startedAt: string): OnAir {
  const { occurrence } = choice
  const hosts = occurrence?.hosts.map(({ slug, name }) => ({ slug, name })) ?? []
  return {
    kind: kindOf(choice, heard),
    live: choice.source.kind === 'live',
    reason: choice.reason,
    reasonCode: choice.reasonCode,
    show: occurrence ? showOf(occurrence) : null,
    host: heard.host ?? hosts[0] ?? null,
    hosts,
    title: choice.source.kind === 'bed' ? null : cleanTitle(heard.title),
    occurrenceId: occurrence?.id ?? null,
    startedAt,
    endsAt: occurrence ? endOf(choice, occurrence) : null,
  }
}

/** So long nothing but silence may go out, at a start or a change, before the station counts as not on air. */
const SILENT_MS = 5000

/** What keeps listeners from hearing anything though bytes flow, in words; empty when there is something to hear. */
export function onlySilence({ kind, startedAt }: OnAir, now: Date): readonly string[] {
  const isSilent = kind === 'silence' && now.getTime() - Date.parse(startedAt) > SILENT_MS
  return isSilent ? ['only silence goes out: nothing is ready to play'] : []
}

function kindOf(choice: Choice, heard: Heard): OnAir['kind'] {
  return choice.source.kind === 'bed' ? 'bed' : heard.kind
}

function endOf(choice: Choice, occurrence: Occurrence): string | null {
  if (choice.reasonCode !== 'live_running_over') return occurrence.endsAt.toISOString()
  const end = overrunEnd(occurrence)
  return end === Infinity ? null : new Date(end).toISOString()
}

function showOf(occurrence: Occurrence): { slug: string; title: string; languages: string[] } {
  return { slug: occurrence.showSlug, title: occurrence.title, languages: [...occurrence.languages] }
}

const NOTHING_YET: OnAir = {
  kind: 'silence',
  live: false,
  reason: 'the station is starting',
  reasonCode: 'starting',
  show: null,
  host: null,
  hosts: [],
  title: null,
  occurrenceId: null,
  startedAt: new Date(0).toISOString(),
  endsAt: null,
}
