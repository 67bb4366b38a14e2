// A moment to the second, on the station's wall: `wtorek, 24 listopada, 20:14:05`.

import type { Formats } from '../../i18n/formats.ts'

export function moment(at: string, format: Formats): string {
  return format.list([format.day(new Date(at)), toSecond(at, format)])
}

/** `20:14:05`; seconds are the same in every zone. */
export function toSecond(at: string, format: Formats): string {
  const date = new Date(at)
  return `${format.time(date)}:${String(date.getUTCSeconds()).padStart(2, '0')}`
}
