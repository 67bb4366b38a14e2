// The repeats that a show's rule asks for: "the day after at 08:00", made from where each live airing really aired.

import type { Occurrence } from './occurrence.ts'
import { DAY_MS, instantOf, MINUTE_MS, wallOf, type WallMs } from './wall-clock.ts'

/** When a live airing is heard again; days and minutes are counted on the wall of the station. */
export interface RebroadcastRule {
  readonly afterDays: number
  readonly startMinute: number
}

/** The id of an airing's rebroadcast: as stable as the original's. */
export function rebroadcastId(originalId: string): string {
  return `${originalId}${SUFFIX}`
}

/** Whether a show's rule made this airing; a rerun that somebody planned instead of a regular airing is none. */
export function isByRule(occurrence: Pick<Occurrence, 'id'>): boolean {
  return occurrence.id.endsWith(SUFFIX)
}

/** The id of the airing itself, or of the one that a rebroadcast by rule repeats. */
export function originalId(id: string): string {
  return id.endsWith(SUFFIX) ? id.slice(0, -SUFFIX.length) : id
}

/**
 * The rebroadcast of a live airing: as long as that was, at the rule's time so many days after the day on which it began.
 *
 * Null for what is cancelled, no live show or a special. A time that the spring change skips moves forward by the gap.
 */
export function rebroadcastOf(original: Occurrence, rule: RebroadcastRule, timeZone: string): Occurrence | null {
  if (original.kind !== 'live' || original.cancelled || original.special) return null
  const startsAt = instantOf(plannedRebroadcastWall(original.startsAt, rule, timeZone), timeZone)
  return {
    ...original,
    id: rebroadcastId(original.id),
    kind: 'rebroadcast',
    startsAt: new Date(startsAt),
    endsAt: new Date(startsAt + original.endsAt.getTime() - original.startsAt.getTime()),
    plays: null,
    change: null,
    rebroadcastAt: null,
    rebroadcastOf: { occurrenceId: original.id, startsAt: original.startsAt },
  }
}

/** What the wall should say when an airing that began then is repeated. */
export function plannedRebroadcastWall(originalStartsAt: Date, rule: RebroadcastRule, timeZone: string): WallMs {
  const day = Math.floor(wallOf(originalStartsAt.getTime(), timeZone) / DAY_MS)
  return (day + rule.afterDays) * DAY_MS + rule.startMinute * MINUTE_MS
}

const SUFFIX = '/rebroadcast'
