// A part of the log as it is typed: times on the station's wall, as instants. Pure.

import { formatWall, parseWall } from '../../../schedules/calendar-date.ts'
import { instantOf, wallOf } from '../../../schedules/wall-clock.ts'

const HOUR_MS = 3_600_000
const LONGEST_MS = 25 * HOUR_MS

export interface Typed {
  readonly from: string
  readonly until: string
}

export type Read =
  | { readonly is: 'part'; readonly from: Date; readonly until: Date; readonly hasHourTwice: boolean }
  | { readonly is: 'unfinished' | 'wrong' | 'long' }

/** A beginning in the hour that autumn brings twice is its first, an end in it its last: whatever was meant is in the part. */
export function readTyped({ from, until }: Typed, timeZone: string): Read {
  const [fromWall, untilWall] = [parseWall(from), parseWall(until)]
  if (fromWall === null || untilWall === null) return { is: 'unfinished' }
  const start = instantOf(fromWall, timeZone)
  const end = lastInstantOf(untilWall, timeZone)
  if (end <= start || untilWall <= fromWall) return { is: 'wrong' }
  if (end - start > LONGEST_MS) return { is: 'long' }
  const comesTwice = (wallMs: number) => lastInstantOf(wallMs, timeZone) !== instantOf(wallMs, timeZone)
  return { is: 'part', from: new Date(start), until: new Date(end), hasHourTwice: comesTwice(fromWall) || comesTwice(untilWall) }
}

/** The last ten minutes, to begin with. */
export function lastMinutes(nowMs: number, timeZone: string): Typed {
  const wall = Math.floor(wallOf(nowMs, timeZone) / 60_000) * 60_000
  return { from: `${formatWall(wall - 600_000)}:00`, until: `${formatWall(wall)}:00` }
}

function lastInstantOf(wallMs: number, timeZone: string): number {
  const first = instantOf(wallMs, timeZone)
  return wallOf(first + HOUR_MS, timeZone) === wallMs ? first + HOUR_MS : first
}
