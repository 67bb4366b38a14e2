// The nights on which the clocks are moved, in words for the programme.

const MINUTE_MS = 60_000
const STEP_MS = 15 * MINUTE_MS

export interface ClockChange {
  readonly kind: 'forward' | 'back'
  /** The first moment with the new time. */
  readonly at: Date
}

/** How the clocks are moved during a day; null on most days. */
export function clockChangeIn(day: { readonly from: Date; readonly until: Date }, timeZone: string): ClockChange | null {
  const hours = (day.until.getTime() - day.from.getTime()) / 3_600_000
  if (hours === 24) return null
  const before = offsetAt(day.from, timeZone)
  // All zones of today are moved at a quarter of an hour.
  for (let at = day.from.getTime(); at <= day.until.getTime(); at += STEP_MS) {
    if (offsetAt(new Date(at), timeZone) !== before) return { kind: hours < 24 ? 'forward' : 'back', at: new Date(at) }
  }
  return null
}

/** What the wall shows less what UTC shows, as minutes of the day: enough to see it change. */
function offsetAt(at: Date, timeZone: string): number {
  const [hour = 0, minute = 0] = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at).split(':').map(Number)
  return (hour * 60 + minute - at.getUTCHours() * 60 - at.getUTCMinutes() + 2880) % 1440
}
