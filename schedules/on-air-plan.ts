// Which planned occurrence has the air when several overlap: one at any moment, so the engine never has to choose.
//
// A special wins over regular airings, which go on before and after it. Among equals the one that starts later wins:
// that happens only on the night the clocks go forward, when a show moved by the skipped hour would run into the next.

import type { Occurrence } from './occurrence.ts'
import { byStart, LONGEST_MINUTES } from './programme.ts'

const MINUTE_MS = 60_000

/**
 * Cuts overlapping occurrences into pieces that do not overlap, in order, cancelled ones left out.
 *
 * A piece is its occurrence (same id) with the times it really has the air; one interrupted by a special gives two.
 */
export function onAirPieces(occurrences: readonly Occurrence[]): Occurrence[] {
  const planned = occurrences.filter((one) => !one.cancelled).sort(byStart)
  return planned.flatMap((one, index) => without(one, winnersOver(one, index, planned))).sort(byStart)
}

/** Those that take air from `planned[index]`, in order; only neighbours can, since nothing is longer than a day. */
function winnersOver(one: Occurrence, index: number, planned: readonly Occurrence[]): Occurrence[] {
  const earliest = one.startsAt.getTime() - LONGEST_MINUTES * MINUTE_MS
  let first = index
  while (first > 0 && (planned[first - 1]?.startsAt.getTime() ?? 0) >= earliest) first--
  const winners: Occurrence[] = []
  for (let next = first; next < planned.length; next++) {
    const other = planned[next]
    if (!other || other.startsAt.getTime() >= one.endsAt.getTime()) break
    if (overlaps(one, other) && winsOver(other, one)) winners.push(other)
  }
  return winners
}

/** Whether two occurrences share at least a moment. */
export function overlaps(a: Occurrence, b: Occurrence): boolean {
  return a.startsAt.getTime() < b.endsAt.getTime() && b.startsAt.getTime() < a.endsAt.getTime()
}

function winsOver(a: Occurrence, b: Occurrence): boolean {
  if (a === b) return false
  if (a.special !== b.special) return a.special
  return byStart(a, b) > 0
}

function without(occurrence: Occurrence, winners: readonly Occurrence[]): Occurrence[] {
  const pieces: Occurrence[] = []
  let free = occurrence.startsAt
  for (const winner of winners) {
    if (winner.startsAt > free) pieces.push({ ...occurrence, startsAt: free, endsAt: winner.startsAt })
    if (winner.endsAt > free) free = winner.endsAt
  }
  if (free < occurrence.endsAt) pieces.push(free === occurrence.startsAt ? occurrence : { ...occurrence, startsAt: free })
  return pieces
}
