// How a slot repeats, as a person chooses it, and the rule that says the same. What a person cannot choose stays a rule of its own.

import { dayOf, formatDay, parseDay, weekdayOf, type Day } from '../../../schedules/calendar-date.ts'
import { slotOf } from '../../../schedules/programme-of-content.ts'
import { startsOf } from '../../../schedules/recurrence.ts'
import { parseRule, RuleError, withParts, writePick } from '../../../schedules/rule.ts'
import type { SlotContent } from '../../../schedules/programme-content.ts'
import { DAY_MS, instantOf } from '../../../schedules/wall-clock.ts'

/** 1-4: the first to fourth of the month; -1: the last. */
export type Nth = 1 | 2 | 3 | 4 | -1

export type Pattern =
  | { readonly kind: 'once' }
  | { readonly kind: 'daily' }
  /** `days`: 0 is Monday. */
  | { readonly kind: 'weekly'; readonly every: number; readonly days: readonly number[] }
  | { readonly kind: 'monthly'; readonly nth: Nth; readonly weekday: number }
  | { readonly kind: 'monthDay'; readonly dayOfMonth: number }
  | { readonly kind: 'rule'; readonly text: string }

export type RepeatEnd = { readonly kind: 'never' } | { readonly kind: 'until'; readonly date: string } | { readonly kind: 'count'; readonly count: number }

export interface Repeat {
  readonly pattern: Pattern
  readonly end: RepeatEnd
}

export const ONCE: Repeat = { pattern: { kind: 'once' }, end: { kind: 'never' } }
const WORKING_DAYS: readonly number[] = [0, 1, 2, 3, 4]
const NEVER: RepeatEnd = { kind: 'never' }

/** What can be chosen for a slot that airs on that day, the likely ones first. */
export function patternsFor(day: Day): readonly Pattern[] {
  const weekday = weekdayOf(day)
  return [
    { kind: 'once' },
    { kind: 'weekly', every: 1, days: [weekday] },
    { kind: 'weekly', every: 2, days: [weekday] },
    ...nthsOf(day).map((nth): Pattern => ({ kind: 'monthly', nth, weekday })),
    { kind: 'daily' },
    { kind: 'weekly', every: 1, days: WORKING_DAYS },
  ]
}

/** RFC 5545; null: airs once. */
export function ruleOf({ pattern, end }: Repeat): string | null {
  const rule = patternRule(pattern)
  if (rule === null || pattern.kind === 'rule') return rule
  switch (end.kind) {
    case 'never':
      return rule
    case 'until':
      return `${rule};UNTIL=${end.date.replaceAll('-', '')}`
    case 'count':
      return `${rule};COUNT=${end.count}`
  }
}

/** How a rule is chosen; `first` says the weekday where the rule leaves it out. A rule that says more is kept as it is. */
export function repeatOf(text: string | null, first: Day): Repeat {
  if (text === null) return ONCE
  const own: Repeat = { pattern: { kind: 'rule', text }, end: NEVER }
  try {
    const { freq, interval, byDay, byMonthDay, byMonth, bySetPos, count, until } = parseRule(text)
    const end = endOf(count, until?.kind === 'day' ? formatDay(until.day) : null)
    const [pick] = byDay
    if (byMonth.length + bySetPos.length > 0 || (until && until.kind !== 'day')) return own
    if (freq === 'DAILY') return interval === 1 && byDay.length + byMonthDay.length === 0 ? { pattern: { kind: 'daily' }, end } : own
    if (freq === 'WEEKLY') return { pattern: { kind: 'weekly', every: interval, days: pick ? byDay.map(({ weekday }) => weekday).sort((a, b) => a - b) : [weekdayOf(first)] }, end }
    if (freq !== 'MONTHLY' || interval !== 1) return own
    const nth = ([1, 2, 3, 4, -1] as const).find((one) => one === pick?.nth)
    if (pick && nth && byDay.length === 1 && byMonthDay.length === 0) return { pattern: { kind: 'monthly', nth, weekday: pick.weekday }, end }
    const [dayOfMonth = new Date(first * DAY_MS).getUTCDate()] = byMonthDay
    return byDay.length === 0 && byMonthDay.length <= 1 && dayOfMonth > 0 ? { pattern: { kind: 'monthDay', dayOfMonth }, end } : own
  } catch (error) {
    if (error instanceof RuleError) return own
    throw error
  }
}

/** The same pattern for another day: every Monday becomes every Tuesday. Chosen weekdays and own rules stay. */
export function patternOn(pattern: Pattern, day: Day): Pattern {
  const weekday = weekdayOf(day)
  if (pattern.kind === 'weekly' && pattern.days.length === 1) return { ...pattern, days: [weekday] }
  if (pattern.kind === 'monthDay') return { ...pattern, dayOfMonth: new Date(day * DAY_MS).getUTCDate() }
  if (pattern.kind !== 'monthly') return pattern
  const nths = nthsOf(day)
  return { ...pattern, weekday, nth: nths.find((nth) => nth === pattern.nth) ?? nths[0] ?? -1 }
}

/** The first dates of a slot from `from` on; a sentence when its rule cannot be followed. */
export function nextDates(slot: Pick<SlotContent, 'rule' | 'firstDate' | 'startTime'>, timeZone: string, from: Day, count = 6): { readonly starts: readonly number[]; readonly problem: string | null } {
  try {
    const { series } = slotOf({ showSlug: '', key: '', minutes: 1, timeZone: null, exdates: [], rdates: [], ...slot }, timeZone)
    const begin = instantOf(from * DAY_MS, timeZone)
    const near = startsOf(series, begin, begin + 190 * DAY_MS)
    const starts = near.length >= count || slot.rule === null ? near : startsOf(series, begin, begin + 800 * DAY_MS)
    return { starts: starts.slice(0, count).map(({ startsAt }) => startsAt), problem: null }
  } catch (error) {
    if (error instanceof RuleError) return { starts: [], problem: error.message }
    throw error
  }
}

/** The first day from `from` on that the rule gives, when the slot may begin anywhere from there; null when there is none. */
export function firstDayFrom(rule: string | null, from: Day): Day | null {
  if (rule === null) return from
  for (let day = from; day < from + 400; day++) {
    const [start] = nextDates({ rule: withParts(rule, { COUNT: null, UNTIL: null }), firstDate: formatDay(day), startTime: '12:00' }, 'UTC', day, 1).starts
    if (start !== undefined && Math.floor(start / DAY_MS) === day) return day
  }
  return null
}

export function isSamePattern(a: Pattern, b: Pattern): boolean {
  return a.kind === b.kind && patternRule(a) === patternRule(b)
}

function patternRule(pattern: Pattern): string | null {
  switch (pattern.kind) {
    case 'once':
      return null
    case 'daily':
      return 'FREQ=DAILY'
    case 'weekly':
      return `FREQ=WEEKLY${pattern.every > 1 ? `;INTERVAL=${pattern.every}` : ''};BYDAY=${pattern.days.map((weekday) => writePick({ weekday, nth: 0 })).join(',')}`
    case 'monthly':
      return `FREQ=MONTHLY;BYDAY=${writePick(pattern)}`
    case 'monthDay':
      return `FREQ=MONTHLY;BYMONTHDAY=${pattern.dayOfMonth}`
    case 'rule':
      return pattern.text
  }
}

/** Which of its weekday in its month a day is: the first, or the fourth and the last. */
function nthsOf(day: Day): readonly Nth[] {
  const date = new Date(day * DAY_MS)
  const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
  const nth = ([1, 2, 3, 4] as const).find((one) => one === Math.ceil(dayOfMonth / 7))
  const isLast = dayOf(year, month, dayOfMonth + 7) === null
  return [...(nth ? [nth] : []), ...(isLast ? [-1 as const] : [])]
}

function endOf(count: number | null, until: string | null): RepeatEnd {
  if (until !== null && parseDay(until) !== null) return { kind: 'until', date: until }
  return count === null ? NEVER : { kind: 'count', count }
}
