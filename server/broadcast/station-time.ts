// Clock times as people of the station read them, for reasons and refusals.

const formats = new Map<string, Intl.DateTimeFormat>()

function format(timeZone: string, withSeconds: boolean, withDay: boolean): Intl.DateTimeFormat {
  const key = `${timeZone} ${withSeconds} ${withDay}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    ...(withSeconds ? { second: '2-digit' } : {}),
    ...(withDay ? { weekday: 'long', day: 'numeric', month: 'long' } : {}),
  })
  // Making a format costs far more than using it, and reasons are made on the audio path.
  formats.set(key, made)
  return made
}

/** `19:03`, with seconds when they matter: `19:03:30`. */
export function timeOfDay(at: Date, timeZone: string): string {
  return format(timeZone, at.getUTCSeconds() !== 0, false).format(at)
}

/** `19:03` on the same day of the station, else `Monday 30 November at 19:03`. */
export function dayAndTime(at: Date, now: Date, timeZone: string): string {
  const day = (date: Date): string => format(timeZone, false, true).formatToParts(date).filter((part) => part.type === 'day' || part.type === 'month').map((part) => part.value).join()
  const time = format(timeZone, false, false).format(at)
  if (day(at) === day(now)) return time
  const parts = Object.fromEntries(format(timeZone, false, true).formatToParts(at).map((part) => [part.type, part.value]))
  return `${parts.weekday} ${parts.day} ${parts.month} at ${time}`
}

const WEEK_MS = 7 * 86_400_000

/** `Monday` within the last week, else `Monday 30 November`. */
export function nameOfDay(at: Date, now: Date, timeZone: string): string {
  const parts = Object.fromEntries(format(timeZone, false, true).formatToParts(at).map((part) => [part.type, part.value]))
  return Math.abs(now.getTime() - at.getTime()) < WEEK_MS ? `${parts.weekday}` : `${parts.weekday} ${parts.day} ${parts.month}`
}
