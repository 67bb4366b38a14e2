// Finds airings that begin later than the wall was to say, because the clocks skip that time: they air, and whoever plans is told.

import { formatDay, formatTime, parseWall } from './calendar-date.ts'
import type { Occurrence } from './occurrence.ts'
import type { ProgrammeContent } from './programme-content.ts'
import { exceptionKeyOf } from './programme-items.ts'
import { isByRule } from './rebroadcast.ts'
import { DAY_MS, instantOf, MINUTE_MS, wallOf } from './wall-clock.ts'

export interface ClockGap {
  readonly occurrence: Occurrence
  /** What was planned on the wall, and what the wall shows when it airs. */
  readonly date: string
  readonly plannedTime: string
  readonly time: string
}

/** Which of these airings the skipped hour moves. */
export function clockGaps(content: ProgrammeContent, airings: readonly Occurrence[], stationZone: string): ClockGap[] {
  const moves = new Map(content.exceptions.flatMap((one) => (one.action === 'move' ? [[exceptionKeyOf(one), `${one.toDate}T${one.startTime}`] as const] : [])))
  const slots = new Map(content.slots.map((slot) => [`${slot.showSlug}/${slot.key}`, slot]))
  const specials = new Map(content.specials.map((special) => [special.slug, special]))
  return airings.flatMap((occurrence) => {
    // The rule of a repeat is not what is being planned here.
    if (isByRule(occurrence)) return []
    const slot = slots.get(occurrence.id.slice(0, -11))
    const timeZone = slot?.timeZone ?? stationZone
    const date = occurrence.id.slice(-10)
    const added = slot?.rdates.find((wall) => wall.startsWith(date))
    const written = occurrence.special ? specials.get(occurrence.showSlug)?.start : (moves.get(occurrence.id) ?? added ?? (slot && `${date}T${slot.startTime}`))
    const planned = written === undefined ? null : parseWall(written)
    if (planned === null || instantOf(planned, timeZone) !== occurrence.startsAt.getTime()) return []
    const actual = wallOf(occurrence.startsAt.getTime(), timeZone)
    if (actual === planned) return []
    return [{ occurrence, date: formatDay(Math.floor(planned / DAY_MS)), plannedTime: timeOf(planned), time: timeOf(actual) }]
  })
}

function timeOf(wall: number): string {
  return formatTime(Math.floor((wall - Math.floor(wall / DAY_MS) * DAY_MS) / MINUTE_MS))
}
