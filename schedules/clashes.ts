// Finds airings that want the air at the same time, and says so in words a coordinator can act on.

import { formatTime, formatDay, weekdayName } from './calendar-date.ts'
import { overlaps } from './on-air-plan.ts'
import { byStart, occurrencesOf, type Programme } from './programme.ts'
import type { Occurrence } from './occurrence.ts'
import { isByRule, plannedRebroadcastWall } from './rebroadcast.ts'
import { DAY_MS, instantOf, MINUTE_MS, wallOf } from './wall-clock.ts'

/** Two airings that overlap; `first` starts first. `times` counts the same two slots' clashes in the searched time. */
export interface Clash {
  readonly first: Occurrence
  readonly second: Occurrence
  readonly minutes: number
  readonly times: number
}

/**
 * Lists the clashes between airings in [from, until), one per pair of slots, in order of their first time.
 *
 * Cancelled airings clash with nothing. A special overrides regular airings by design, so it clashes with specials only.
 * An overlap that exists only because the clocks skip an hour that night is no clash: the later show starts on time.
 */
export function findClashes(programme: Programme, from: Date, until: Date): Clash[] {
  return clashesAmong(programme, occurrencesOf(programme, from, until))
}

/** The same among airings that are listed already, in order of start; with `isWanted` only the clashes that one of those has. */
export function clashesAmong(programme: Programme, listed: readonly Occurrence[], isWanted: (one: Occurrence) => boolean = () => true): Clash[] {
  const airings = listed.filter((one) => !one.cancelled)
  const found = new Map<string, Clash>()
  airings.forEach((first, index) => {
    const isFirstWanted = isWanted(first)
    for (let next = index + 1; next < airings.length; next++) {
      const second = airings[next]
      if (!second || second.startsAt >= first.endsAt) break
      if (!(isFirstWanted || isWanted(second)) || !isClash(programme, first, second)) continue
      const pair = pairOf({ first, second })
      const known = found.get(pair)
      found.set(pair, known ? { ...known, times: known.times + 1 } : { first, second, minutes: sharedMinutes(first, second), times: 1 })
    }
  })
  return [...found.values()].sort((a, b) => byStart(a.second, b.second))
}

/** Tells a clash of the same two slots or specials, whenever it is. */
export function pairOf({ first, second }: Pick<Clash, 'first' | 'second'>): string {
  return [slotOf(first), slotOf(second)].sort().join(' ')
}

/**
 * `"B" cannot air on Friday 2026-11-27 20:30-21:30: "A" already airs on Friday 20:00-21:00 (30 minutes in common); move one of them.`
 *
 * A rebroadcast by rule is called so: `the rebroadcast of "A" already airs on …`.
 */
export function describeClash({ first, second, minutes, times }: Clash, timeZone: string): string {
  const again = times > 1 ? `, and ${times - 1} more ${times === 2 ? 'time' : 'times'} after that` : ''
  return (
    `${named(second, 'The')} cannot air on ${describeTimes(second, timeZone, true)}: ` +
    `${named(first, 'the')} already airs on ${describeTimes(first, timeZone, false)} (${minutes} ${minutes === 1 ? 'minute' : 'minutes'} in common${again}); move one of them.`
  )
}

/** `Friday 2026-11-27 20:00-21:00` on the wall; without the date `Friday 20:00-21:00`. */
export function describeTimes(occurrence: Pick<Occurrence, 'startsAt' | 'endsAt'>, timeZone: string, withDate: boolean): string {
  const start = wallOf(occurrence.startsAt.getTime(), timeZone)
  const end = wallOf(occurrence.endsAt.getTime(), timeZone)
  const day = Math.floor(start / DAY_MS)
  const time = (wall: number) => formatTime(Math.floor((wall - Math.floor(wall / DAY_MS) * DAY_MS) / MINUTE_MS))
  return `${weekdayName(day)} ${withDate ? `${formatDay(day)} ` : ''}${time(start)}-${time(end)}`
}

/** `"A"`, or `the rebroadcast of "A"`: who made the clash looks for the rule, not for a slot. */
function named(one: Occurrence, article: 'The' | 'the'): string {
  return isByRule(one) ? `${article} rebroadcast of "${one.title}"` : `"${one.title}"`
}

function isClash(programme: Programme, a: Occurrence, b: Occurrence): boolean {
  if (a.special !== b.special) return false
  return overlaps(a, b) && !isOnlyTheSkippedHour(programme, a, b)
}

/** True when the walls' own times would not overlap, had the clocks not been moved during the two airings. */
function isOnlyTheSkippedHour(programme: Programme, a: Occurrence, b: Occurrence): boolean {
  const { timeZone } = programme
  const from = Math.min(a.startsAt.getTime(), b.startsAt.getTime())
  const until = Math.max(a.endsAt.getTime(), b.endsAt.getTime())
  const skippedMs = wallOf(until, timeZone) - wallOf(from - DAY_MS, timeZone) - (until - from + DAY_MS)
  if (skippedMs <= 0) return false
  const plannedEnd = (one: Occurrence) => plannedWall(programme, one) + (one.endsAt.getTime() - one.startsAt.getTime())
  return plannedEnd(a) <= plannedWall(programme, b) || plannedEnd(b) <= plannedWall(programme, a)
}

/** What the wall should have shown at the start; a moved or special airing has only its instant. */
function plannedWall(programme: Programme, occurrence: Occurrence): number {
  const slot = programme.slots.find((one) => occurrence.id.startsWith(`${one.showSlug}/${one.key}/`))
  const actual = wallOf(occurrence.startsAt.getTime(), programme.timeZone)
  const rule = programme.shows.get(occurrence.showSlug)?.rebroadcast
  if (isByRule(occurrence)) return rule && occurrence.rebroadcastOf ? plannedRebroadcastWall(occurrence.rebroadcastOf.startsAt, rule, programme.timeZone) : actual
  if (!slot || occurrence.change?.kind === 'moved' || occurrence.special) return actual
  const planned = Date.parse(`${occurrence.id.slice(-10)}T00:00Z`) + slot.series.startMinute * MINUTE_MS
  return instantOf(planned, slot.series.timeZone) === occurrence.startsAt.getTime() && slot.series.timeZone === programme.timeZone ? planned : actual
}

function slotOf(occurrence: Occurrence): string {
  if (isByRule(occurrence)) return `${occurrence.rebroadcastOf?.occurrenceId.slice(0, -11)} again`
  return occurrence.special ? occurrence.id : occurrence.id.slice(0, -11)
}

function sharedMinutes(a: Occurrence, b: Occurrence): number {
  const from = Math.max(a.startsAt.getTime(), b.startsAt.getTime())
  const until = Math.min(a.endsAt.getTime(), b.endsAt.getTime())
  return Math.round((until - from) / MINUTE_MS)
}
