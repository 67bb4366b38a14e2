// Where days begin and end on the station's calendar, without Temporal, which older phones lack.

const DAY_MS = 86_400_000

/** The station's day that `at` falls in, as instants. A day of 23 or 25 hours is as long as it is. */
export function dayBounds(at: Date, timeZone: string): { from: Date; until: Date } {
  const today = wallDay(at, timeZone)
  return { from: startOfDay(today, timeZone), until: startOfDay(today + DAY_MS, timeZone) }
}

/** From the station's midnight until the midnight after tomorrow, ISO 8601: what the page shows. */
export function twoDays(at: Date, timeZone: string): { from: string; until: string } {
  const today = dayBounds(at, timeZone)
  return { from: today.from.toISOString(), until: dayBounds(today.until, timeZone).until.toISOString() }
}

/** The calendar day as if its midnight were in UTC. */
function wallDay(at: Date, timeZone: string): number {
  return Math.floor(wallTime(at, timeZone) / DAY_MS) * DAY_MS
}

// The offset is looked up at the guess, then at the result, which is right on both sides of a change of the clocks.
function startOfDay(wallMidnight: number, timeZone: string): Date {
  const guess = wallMidnight - offset(new Date(wallMidnight), timeZone)
  return new Date(wallMidnight - offset(new Date(guess), timeZone))
}

function offset(at: Date, timeZone: string): number {
  return wallTime(at, timeZone) - Math.floor(at.getTime() / 1000) * 1000
}

/** What the clocks in that zone show, written as if it were UTC. */
function wallTime(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((p) => p.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}
