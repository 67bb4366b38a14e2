// How a slot repeats, in words: "every second Sunday, until Fri, 26 Mar 2027".

import type { Day } from '../../../schedules/calendar-date.ts'
import { isSamePattern, patternsFor, repeatOf, type Pattern, type Repeat } from './repeat.ts'
import type { WeekTranslate } from './texts.ts'
import type { WeekFormats } from './week-formats.ts'

interface Words {
  readonly t: WeekTranslate
  readonly formats: WeekFormats
}

/** A pattern without its end. */
export function patternWords(pattern: Pattern, { t, formats }: Words): string {
  switch (pattern.kind) {
    case 'once':
      return t('repeat.once')
    case 'daily':
      return t('repeat.daily')
    case 'weekly':
      return weeklyWords(pattern, { t, formats })
    case 'monthly':
      return t(`nth.${pattern.nth}.${weekdayKey(pattern.weekday)}`)
    case 'monthDay':
      return t('repeat.monthDay', { day: pattern.dayOfMonth })
    case 'rule':
      return pattern.text
  }
}

export function repeatWords({ pattern, end }: Repeat, words: Words): string {
  const repeat = patternWords(pattern, words)
  const { t, formats } = words
  if (end.kind === 'until') return t('repeat.untilDate', { repeat, date: formats.date(end.date) })
  return end.kind === 'count' ? t('repeat.times', { repeat, count: end.count }) : repeat
}

/** The same for a rule; one that airs once says its date. */
export function ruleWords(rule: string | null, first: Day, date: string, words: Words): string {
  return rule === null ? words.formats.date(date) : repeatWords(repeatOf(rule, first), words)
}

/** Whether the picker has this pattern among those it offers for that day. */
export function isOffered(pattern: Pattern, day: Day): boolean {
  return patternsFor(day).some((one) => isSamePattern(one, pattern))
}

function weeklyWords({ every, days }: Extract<Pattern, { kind: 'weekly' }>, { t, formats }: Words): string {
  const [only] = days
  if (days.length === 1 && only !== undefined && every === 1) return t(`every.${weekdayKey(only)}`)
  if (days.length === 1 && only !== undefined && every === 2) return t(`second.${weekdayKey(only)}`)
  if (every === 1 && days.join() === '0,1,2,3,4') return t('repeat.workdays')
  const named = days.map(formats.shortWeekday).join(' ')
  return every === 1 ? t('repeat.on', { days: named }) : t('repeat.everyOn', { count: every, days: named })
}

const WEEKDAY_KEYS = [0, 1, 2, 3, 4, 5, 6] as const

function weekdayKey(weekday: number): (typeof WEEKDAY_KEYS)[number] {
  return WEEKDAY_KEYS[weekday] ?? 0
}

