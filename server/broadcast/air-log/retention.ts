// Which segments of the log may go: what is older than it must be kept, and, where the disk has no room, what is oldest. Pure.

import { endMsOf, type Segment } from './segment.ts'

export interface Held {
  readonly fromMs: number
  readonly untilMs: number
}

/** Whether somebody said that this must be kept. */
export function isHeld(segment: Segment, held: readonly Held[]): boolean {
  return held.some(({ fromMs, untilMs }) => segment.startMs < untilMs && endMsOf(segment) > fromMs)
}

/** Those that nobody holds and that ended before `beforeMs`. */
export function outOfTime(segments: readonly Segment[], beforeMs: number, held: readonly Held[]): Segment[] {
  return segments.filter((segment) => endMsOf(segment) <= beforeMs && !isHeld(segment, held))
}

/** Of segments in order those that must go so that the disk has so many seconds of sound more room; never what is younger than `beforeMs`. */
export function oldestOf(segments: readonly Segment[], seconds: number, beforeMs: number, held: readonly Held[]): Segment[] {
  const going: Segment[] = []
  let freed = 0
  for (const segment of outOfTime(segments, beforeMs, held)) {
    if (freed >= seconds) break
    going.push(segment)
    freed += (endMsOf(segment) - segment.startMs) / 1000
  }
  return going
}
