// May this airing be heard from its beginning? The webcasting licence for commercial music allows no choice by the listener. Pure.

import type { Occurrence } from '../../../schedules/occurrence.ts'
import { heardUntilMs, type LoggedAiring } from './lately.ts'
import { endMsOf, type Segment } from './segment.ts'

/** What went out is kept by then. */
const KEPT_WITHIN_MS = 60_000

/** Why not, for programs. */
export type StartOverRefusal = 'commercial_music' | 'nothing_on_air' | 'not_logged' | 'over'

/**
 * The refusal; null: it may be heard from its beginning.
 *
 * `planned`: the airing as the programme has it now, when it still has it. Whichever says that its music is commercial is believed.
 */
export function refusalOf(airing: LoggedAiring | null, planned: Pick<Occurrence, 'music'> | null, nowMs: number, isOnAir: boolean): StartOverRefusal | null {
  if (planned?.music === 'commercial' || airing?.aired.plan?.music === 'commercial') return 'commercial_music'
  if (!airing || airing.segments.length === 0) return 'not_logged'
  // What belongs to no airing of the programme has nobody who says what its music is.
  if (airing.aired.plan === null && planned === null) return 'nothing_on_air'
  return !isOnAir && nowMs > heardUntilMs(airing) ? 'over' : null
}

/** Nothing more comes: it is not on air, its time is over, and its last seconds are kept. `newest`: of the whole log. */
export function isAiringOver({ aired, segments }: LoggedAiring, newest: Segment | null, nowMs: number, isOnAir: boolean): boolean {
  const last = segments.at(-1)
  if (isOnAir || nowMs < (aired.plan?.endMs ?? 0) || !last) return false
  return newest !== last || nowMs > endMsOf(last) + KEPT_WITHIN_MS
}

/** The address of its list. */
export function playlistPathOf(occurrenceId: string): string {
  return `/listen/hls/${encodeURIComponent(occurrenceId)}.m3u8`
}
