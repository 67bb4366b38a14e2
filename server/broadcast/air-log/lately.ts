// What of the log listeners may hear now: the live window, and the airings that can be heard from their beginning. In memory.

import { airedAt, type Aired } from './aired.ts'
import { addressNameOf, endMsOf, type Segment } from './segment.ts'

/** Entries of the live list: a player begins three before the end, and one that lags has some to go on with. */
export const LIVE_ENTRIES = 7
/** Who read the list before its first entries left it still fetches them. */
const LEAVING_ENTRIES = 10
/** Older is no live sound, after a stop of the station. */
const LIVE_MS = 120_000
const DAY_MS = 86_400_000

/** One airing as it was heard. */
export interface LoggedAiring {
  readonly occurrenceId: string
  /** The latest word on it. */
  aired: Aired
  readonly segments: Segment[]
}

export interface Found {
  readonly segment: Segment
  readonly occurrenceId: string | null
  readonly isLive: boolean
  /** Of its airing. */
  readonly isFirst: boolean
}

export class Lately {
  #live: Segment[] = []
  #aired: Aired[] = []
  #onAir: Omit<Aired, 'atMs'> | null = null
  readonly #airings = new Map<string, LoggedAiring>()
  /** By name of the address. */
  readonly #found = new Map<string, { readonly segment: Segment; readonly occurrenceId: string | null }>()

  /** What is on air now, of which nothing may be kept yet; null before the first word. */
  get onAir(): Omit<Aired, 'atMs'> | null {
    return this.#onAir
  }

  get newest(): Segment | null {
    return this.#live.at(-1) ?? null
  }

  comesOnAir(aired: Omit<Aired, 'atMs'>): void {
    this.#onAir = aired
  }

  /** What was on air from a moment on, in order. Comes before the segments of that moment. */
  note(aired: Aired): void {
    // Each day of the log begins with what was said in the day before.
    if (this.#aired.at(-1)?.atMs === aired.atMs) this.#aired.pop()
    this.#aired.push(aired)
    const airing = aired.occurrenceId === null ? null : this.#airings.get(aired.occurrenceId)
    if (airing) airing.aired = aired
  }

  /** Takes the next segment on; `forget` from time to time. */
  add(segment: Segment): void {
    this.#live.push(segment)
    const aired = airedAt(this.#aired, segment.startMs)
    const occurrenceId = aired?.occurrenceId ?? null
    if (aired && occurrenceId !== null) {
      const airing = this.#airings.get(occurrenceId) ?? { occurrenceId, aired, segments: [] }
      airing.segments.push(segment)
      this.#airings.set(occurrenceId, airing)
    }
    this.#found.set(addressNameOf(segment), { segment, occurrenceId })
  }

  /** The live window, oldest first; empty when nothing went out lately. */
  live(nowMs: number): readonly Segment[] {
    return this.#live.slice(-LIVE_ENTRIES).filter((segment) => endMsOf(segment) > nowMs - LIVE_MS)
  }

  airing(occurrenceId: string): LoggedAiring | null {
    return this.#airings.get(occurrenceId) ?? null
  }

  /** What was on air from before `fromMs` until `untilMs`, in order. */
  airedBetween(fromMs: number, untilMs: number): readonly Aired[] {
    const first = this.#aired.findLastIndex(({ atMs }) => atMs <= fromMs)
    return this.#aired.slice(Math.max(0, first)).filter(({ atMs }) => atMs < untilMs)
  }

  /** The segment at that address; null: there is none, or it may be heard no more. */
  find(addressName: string): Found | null {
    const found = this.#found.get(addressName)
    if (!found) return null
    const first = found.occurrenceId === null ? null : this.#airings.get(found.occurrenceId)?.segments[0]
    return { ...found, isLive: this.#live.includes(found.segment), isFirst: first === found.segment }
  }

  /** Forgets what may be heard no more. */
  forget(nowMs: number): void {
    for (const segment of this.#live.splice(0, Math.max(0, this.#live.length - LIVE_ENTRIES - LEAVING_ENTRIES))) this.#forgetUnlessKept(segment)
    for (const [occurrenceId, airing] of this.#airings) {
      if (this.#onAir?.occurrenceId === occurrenceId || !isOver(airing, nowMs)) continue
      this.#airings.delete(occurrenceId)
      for (const segment of airing.segments) if (!this.#live.includes(segment)) this.#found.delete(addressNameOf(segment))
    }
    const oldest = Math.min(nowMs - 2 * DAY_MS, ...[...this.#airings.values()].map(({ segments }) => segments[0]?.startMs ?? nowMs))
    const first = this.#aired.findLastIndex(({ atMs }) => atMs <= oldest)
    if (first > 0) this.#aired = this.#aired.slice(first)
  }

  /** What belongs to an airing is kept with it. */
  #forgetUnlessKept(segment: Segment): void {
    const name = addressNameOf(segment)
    const occurrenceId = this.#found.get(name)?.occurrenceId ?? null
    if (occurrenceId === null || !this.#airings.has(occurrenceId)) this.#found.delete(name)
  }
}

/** Until when an airing can be heard from its beginning once it is over: a day where its show keeps an archive, else as long again as it lasted. */
export function heardUntilMs({ aired, segments }: LoggedAiring): number {
  const [first, last] = [segments[0], segments.at(-1)]
  if (!first || !last) return 0
  const endMs = endMsOf(last)
  return endMs + (aired.plan?.archive === 'full' ? DAY_MS : endMs - first.startMs)
}

function isOver(airing: LoggedAiring, nowMs: number): boolean {
  return nowMs > heardUntilMs(airing)
}
