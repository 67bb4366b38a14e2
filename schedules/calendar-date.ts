// Dates and times of day as they are written in programme files, counted in whole days and minutes; no zone, no clock.

/** Days since 1970-01-01. Day arithmetic has no clock changes in it. */
export type Day = number

const DAY_MS = 86_400_000
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** Reads `2026-11-23`; null when it is not a date that exists. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null
}

/** The day of a year, month (1-12) and day of month; null when there is no such day. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | null {
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth))
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth
  return exists ? date.getTime() / DAY_MS : null
}

/** Writes `2026-11-23`. */
export function formatDay(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** Reads `07:30` as minutes since midnight; null when no wall shows it. */
export function parseTime(text: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  return match ? Number(match[1]) * 60 + Number(match[2]) : null
}

/** Writes minutes since midnight as `07:30`. */
export function formatTime(minuteOfDay: number): string {
  const hours = Math.floor(minuteOfDay / 60) % 24
  return `${String(hours).padStart(2, '0')}:${String(minuteOfDay % 60).padStart(2, '0')}`
}

/** Reads `2027-01-23T17:00` (seconds allowed) as milliseconds on the wall; null when it is not one. */
export function parseWall(text: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::([0-5]\d))?$/.exec(text)
  if (!match) return null
  const day = parseDay(match[1] ?? '')
  const minute = parseTime(match[2] ?? '')
  return day === null || minute === null ? null : day * DAY_MS + minute * 60_000 + Number(match[3] ?? 0) * 1000
}

/** Writes milliseconds on the wall as `2027-01-23T17:00`. */
export function formatWall(wallMs: number): string {
  return new Date(wallMs).toISOString().slice(0, 16)
}

/** 0 is Monday. */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7
}

/** `Monday` … `Sunday`, for messages. */
export function weekdayName(day: Day): string {
  return WEEKDAYS[weekdayOf(day)] ?? 'Monday'
}
