// What the clock on the wall says in a named zone, as an instant, and back. The only file here that needs Temporal.
//
// Promise: a wall time that the spring change skips moves forward by the gap (02:30 airs at 03:30); one that autumn
// brings twice is taken the first time. That is Temporal's 'compatible' rule, kept without a Temporal object per airing.

/**
 * A moment on the wall, whatever the zone: milliseconds since the wall showed 1970-01-01 00:00.
 *
 * Never an instant; instants are milliseconds since the epoch and are named `...At` or `...Instant`.
 */
export type WallMs = number

export const MINUTE_MS = 60_000
export const DAY_MS = 86_400_000

/** One zone's changes of offset, oldest first; `offsets[i]` holds from `instants[i]` on. */
interface Transitions {
  readonly instants: readonly number[]
  /** From which wall time on `offsets[i]` is the one to use under the 'compatible' rule. */
  readonly walls: readonly WallMs[]
  readonly offsets: readonly number[]
}

const TABLE_FROM = Date.UTC(1990, 0, 1)
const TABLE_UNTIL = Date.UTC(2100, 0, 1)
const tables = new Map<string, Transitions>()

/** The instant at which the wall in that zone shows this time. */
export function instantOf(wallMs: WallMs, timeZone: string): number {
  if (wallMs < TABLE_FROM + DAY_MS || wallMs > TABLE_UNTIL - DAY_MS) return slowInstantOf(wallMs, timeZone)
  const table = transitionsOf(timeZone)
  return wallMs - offsetAt(table, indexIn(table.walls, wallMs))
}

/** What the wall in that zone shows at this instant. */
export function wallOf(instant: number, timeZone: string): WallMs {
  if (instant < TABLE_FROM || instant > TABLE_UNTIL) return instant + slowOffset(instant, timeZone)
  const table = transitionsOf(timeZone)
  return instant + offsetAt(table, indexIn(table.instants, instant))
}

/** Whether this is an IANA zone the machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}

function transitionsOf(timeZone: string): Transitions {
  const known = tables.get(timeZone)
  if (known) return known
  const made = readTransitions(timeZone)
  tables.set(timeZone, made)
  return made
}

function readTransitions(timeZone: string): Transitions {
  let moment = Temporal.Instant.fromEpochMilliseconds(TABLE_FROM).toZonedDateTimeISO(timeZone)
  const instants = [-Infinity]
  const walls = [-Infinity]
  const offsets = [offsetOf(moment)]
  for (;;) {
    const next = moment.getTimeZoneTransition('next')
    if (!next || next.epochMilliseconds > TABLE_UNTIL) return { instants, walls, offsets }
    const before = offsetOf(moment)
    const after = offsetOf(next)
    instants.push(next.epochMilliseconds)
    // Skipped and doubled wall times both belong to the offset before the change, hence the larger of the two.
    walls.push(next.epochMilliseconds + Math.max(before, after))
    offsets.push(after)
    moment = next
  }
}

/** The last index whose value is not above `value`. */
function indexIn(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sorted[middle] ?? Infinity) <= value) low = middle
    else high = middle - 1
  }
  return low
}

function offsetAt(table: Transitions, index: number): number {
  const offset = table.offsets[index]
  if (offset === undefined) throw new Error('unreachable: no offset at this index')
  return offset
}

function offsetOf(moment: Temporal.ZonedDateTime): number {
  return moment.offsetNanoseconds / 1e6
}

/** For years outside the table, which no programme has yet. */
function slowInstantOf(wallMs: WallMs, timeZone: string): number {
  const onWall = Temporal.Instant.fromEpochMilliseconds(wallMs).toZonedDateTimeISO('UTC').toPlainDateTime()
  return onWall.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds
}

function slowOffset(instant: number, timeZone: string): number {
  return offsetOf(Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone))
}
