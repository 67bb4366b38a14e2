// How times, numbers and sizes are written: the language's words, Poland's customs (24 hours, Monday first), the station's time zone.

import type { Language } from './languages.ts'

export interface Formats {
  /** `19:30`, on the station's wall unless another zone is named. */
  time(at: Date, timeZone?: string): string
  /** `poniedziałek, 23 listopada`. */
  day(at: Date): string
  /** `poniedziałek`. */
  weekday(at: Date): string
  /** `pon.`, on the wall of that zone. */
  shortWeekday(at: Date, timeZone?: string): string
  /** `23 listopada`. */
  date(at: Date): string
  /** `23–29 listopada 2026`: the first and the last day. */
  dates(first: Date, last: Date): string
  number(value: number): string
  /** `57.6 MB`, in the language's way. */
  megabytes(value: number): string
  /** `57.6 MB`, from 1000 MB on `1.2 GB`: how large a file or a disk is. */
  size(bytes: number): string
  /** `a, b, c`, with the comma of the script. */
  list(words: readonly string[]): string
  /** `2 h 15 min`; below an hour `12 min`, below ten minutes `9:05`. */
  duration(ms: number): string
}

/** Makes the formats of one language and one station. Digits are the ones on Warsaw's clocks and timetables, in Arabic too. */
export function formats(language: Language, stationZone: string): Formats {
  const locale = `${language}-PL-u-nu-latn`
  // Numbers keep the language's own decimal sign: English of Poland would write 43,2.
  const numbers = `${language}-u-nu-latn`
  const number = new Intl.NumberFormat(numbers, { maximumFractionDigits: 1 })
  const clocks = new Map<string, Intl.DateTimeFormat>()
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: stationZone })
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: stationZone })
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: stationZone })
  const dates = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: stationZone })
  const unit = (name: 'hour' | 'minute' | 'megabyte' | 'gigabyte') => new Intl.NumberFormat(numbers, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: 1 })
  const [hours, minutes, megabytes, gigabytes] = [unit('hour'), unit('minute'), unit('megabyte'), unit('gigabyte')]

  return {
    time(at, timeZone = stationZone) {
      const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
      clocks.set(timeZone, clock)
      return clock.format(at)
    },
    day: (at) => day.format(at),
    weekday: (at) => weekday.format(at),
    shortWeekday: (at, timeZone = stationZone) => new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone }).format(at),
    date: (at) => date.format(at),
    dates: (first, last) => dates.formatRange(first, last),
    number: (value) => number.format(value),
    megabytes: (value) => megabytes.format(value),
    size: (bytes) => (bytes < 999_950_000 ? megabytes.format(bytes / 1e6) : gigabytes.format(bytes / 1e9)),
    list: (words) => words.join(language === 'ar' ? '، ' : ', '),
    duration(ms) {
      const seconds = Math.max(0, Math.ceil(ms / 1000))
      if (seconds < 600) return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
      const total = Math.ceil(seconds / 60)
      if (total < 60) return minutes.format(total)
      const rest = total % 60
      return rest === 0 ? hours.format(total / 60) : `${hours.format(Math.floor(total / 60))} ${minutes.format(rest)}`
    },
  }
}
