// Where days begin and end on the station's calendar, without Temporal, which older phones lack.

const DAY_MS = 86_400_000

/** The station's day that `at` falls in, as instants. A day of 23 or 25 hours is as long as it is. */
export function dayBounds(at: Date, timeZone: string): { from: Date; until: Date } {
  const today = wallDay(at, timeZone)
  return { from: startOfDay(today, timeZone), until: startOfDay(today + DAY_MS, timeZone) }
}

/** When the station's day begins that is written `2026-11-23`. */
export function dayStart(date: string, timeZone: string): Date {
  return startOfDay(Date.parse(`${date}T00:00Z`), timeZone)
}

/** The station's date at an instant, as `2026-11-23`. */
export function dateAt(at: Date, timeZone: string): string {
  return new Date(wallDay(at, timeZone)).toISOString().slice(0, 10)
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

// Tried with the offsets around that night. Where the clocks skip midnight itself, the day begins when they have changed.
function startOfDay(wallMidnight: number, timeZone: string): Date {
  const tries = [-DAY_MS / 2, DAY_MS / 2].map((aside) => wallMidnight - offset(new Date(wallMidnight + aside), timeZone))
  const exact = tries.filter((instant) => wallTime(new Date(instant), timeZone) === wallMidnight)
  return new Date(exact.length > 0 ? Math.min(...exact) : Math.max(...tries))
}

function offset(at: Date, timeZone: string): number {
  return wallTime(at, timeZone) - Math.floor(at.getTime() / 1000) * 1000
}

/** What the clocks in that zone show, written as if it were UTC. */
function wallTime(at: Date, timeZone: string): number {
  const parts = wallClock(timeZone).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((p) => p.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}

const wallClocks = new Map<string, Intl.DateTimeFormat>()

// Making a format costs a phone more than using it a hundred times.
function wallClock(timeZone: string): Intl.DateTimeFormat {
  const known = wallClocks.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  })
  wallClocks.set(timeZone, made)
  return made
}
