// How dates of the plan are written: the language's words, short enough for a column's head. Days of the calendar have no zone.

import { useMemo } from 'react'
import { parseDay, type Day } from '../../../schedules/calendar-date.ts'
import { DAY_MS } from '../../../schedules/wall-clock.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { LANGUAGES, type Language } from '../../i18n/languages.ts'
import { formats } from '../../i18n/formats.ts'

export interface WeekFormats {
  /** `pon.` and `23.11` */
  head(day: Day): { readonly weekday: string; readonly date: string }
  /** `piątek, 27 listopada 2026` */
  longDay(day: Day): string
  /** `piątek, 27 listopada` */
  dayAndMonth(day: Day): string
  /** `pt., 27 lis 2026`, of a date as the programme writes it. */
  date(date: string): string
  /** `23–29 listopada 2026` */
  span(from: Day, until: Day): string
  /** `listopad 2026` */
  month(day: Day): string
  /** 0 is Monday. */
  weekday(weekday: number): string
  shortWeekday(weekday: number): string
  time(at: Date | number): string
  /** `pt., 27 lis 2026, 20:00` */
  moment(at: Date | number): string
  /** The same of a date and a time as the programme writes them. */
  dateAndTime(date: string, time: string): string
  /** `20:00–21:00`, which reads from left to right in every language. */
  range(from: Date | number, until: Date | number): string
  /** A time on the wall that must not be turned round. */
  clock(time: string): string
}

export function useWeekFormats(): WeekFormats {
  const { language, timeZone } = useI18n()
  return useMemo(() => weekFormats(language, timeZone), [language, timeZone])
}

/** Monday, 1 January 2024. */
const A_MONDAY = parseDay('2024-01-01') ?? 0

export function weekFormats(language: Language, timeZone: string): WeekFormats {
  const locale = `${language}-PL-u-nu-latn`
  const calendar = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    return (day: Day) => format.format(day * DAY_MS)
  }
  const [shortWeekday, weekday] = [calendar({ weekday: 'short' }), calendar({ weekday: 'long' })]
  const [headDate, longDay] = [calendar({ day: 'numeric', month: 'numeric' }), calendar({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })]
  const shortDate = calendar({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
  const dayAndMonth = calendar({ weekday: 'long', day: 'numeric', month: 'long' })
  const month = calendar({ month: 'long', year: 'numeric' })
  const span = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  const momentDate = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone })
  const { time } = formats(language, timeZone)
  // Isolated: between words that run from right to left it would be turned round.
  const isRtl = LANGUAGES[language].reading === 'rtl'
  const upright = (text: string) => (isRtl ? `\u2066${text.replace(/[\u200e\u200f\u061c]/g, '')}\u2069` : text)
  const comma = isRtl ? '، ' : ', '
  const at = (moment: Date | number) => time(new Date(moment))
  const date = (text: string) => shortDate(parseDay(text) ?? 0)
  return {
    head: (day) => ({ weekday: shortWeekday(day), date: upright(headDate(day)) }),
    longDay,
    dayAndMonth,
    date,
    dateAndTime: (day, clock) => `${date(day)}${comma}${upright(clock)}`,
    span: (from, until) => span.formatRange(from * DAY_MS, until * DAY_MS),
    month,
    weekday: (number) => weekday(A_MONDAY + number),
    shortWeekday: (number) => shortWeekday(A_MONDAY + number),
    time: (moment) => upright(at(moment)),
    moment: (moment) => `${momentDate.format(moment)}${comma}${upright(at(moment))}`,
    range: (from, until) => upright(`${at(from)}–${at(until)}`),
    clock: upright,
  }
}
