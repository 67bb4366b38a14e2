// What becomes of a rule when one of its airings is dragged to another day and all are to follow: every Sunday becomes every
// Monday, the first Friday becomes the second Saturday, and every other date of the rule has its new one.

import { dayOf, formatDay, weekdayName, weekdayOf, type Day } from './calendar-date.ts'
import { EditError } from './edit-error.ts'
import { ruleDays, type Series } from './recurrence.ts'
import { parseRule, withParts, writePick, type Rule, type WeekdayPick } from './rule.ts'

export interface Shifted {
  /** The new rule's text without its end; null: airs once. */
  readonly rule: string | null
  readonly first: Day
  /** Where the airing of that day is now; null: the new rule has none for it (the 31st of a short month). */
  readonly dayOf: (day: Day) => Day | null
}

/** Moves a series so that its airing of `from` is on `to`. Throws EditError when no rule says that. */
export function shiftSeries(series: Series, from: Day, to: Day): Shifted {
  const { rule, first } = series
  const step = to - from
  if (step === 0) return { rule: rule?.text ?? null, first, dayOf: (day) => day }
  if (!rule) return { rule: null, first: first + step, dayOf: (day) => day + step }
  if (rule.bySetPos.length > 0 || (rule.freq !== 'YEARLY' && rule.byMonth.length > 0)) throw needsRule()
  switch (rule.freq) {
    case 'DAILY':
      return shiftDaily(rule, first, step)
    case 'WEEKLY':
      return shiftWeekly(series, rule, from, to)
    case 'MONTHLY':
      return shiftMonthly(series, rule, from, to)
    case 'YEARLY':
      return shiftYearly(rule, first, from, to)
  }
}

function shiftDaily(rule: Rule, first: Day, step: number): Shifted {
  if (rule.byDay.length > 0 || rule.byMonthDay.length > 0) throw needsRule()
  if (rule.interval === 1) throw new EditError('every_day', 'to.date', 'The show airs every day, so all its airings cannot move to another day; move only this one, or change the time.')
  return { rule: rule.text, first: first + step, dayOf: (day) => day + step }
}

function shiftWeekly(series: Series, rule: Rule, from: Day, to: Day): Shifted {
  const { first } = series
  const [before, after] = [weekdayOf(from), weekdayOf(to)]
  if (rule.byDay.length <= 1) {
    const text = rule.byDay.length === 0 ? rule.text : withParts(rule.text, { BYDAY: writePick({ weekday: after, nth: 0 }) })
    return { rule: text, first: first + to - from, dayOf: (day) => day + to - from }
  }
  const others = rule.byDay.filter((pick) => pick.weekday !== before)
  if (others.some((pick) => pick.weekday === after)) {
    throw new EditError('weekday_taken', 'to.date', `The show airs every ${weekdayName(to)} already; choose another day, or move only this airing.`)
  }
  const picks = [...others, { weekday: after, nth: 0 }].sort((a, b) => a.weekday - b.weekday)
  const text = withParts(rule.text, { BYDAY: picks.map(writePick).join(',') })
  const newDay = (day: Day) => (weekdayOf(day) === before ? day + to - from : day)
  const dragged = ruleDays(endless(series), first, first + 28 * rule.interval).map(newDay).sort((a, b) => a - b)
  const start = dragged[0] ?? first
  // Over the border of a week a rule can come to mean other dates: weeks in between, or one more at the beginning.
  const given = ruleDays({ ...endless(series), rule: parseRule(withParts(text, { COUNT: null, UNTIL: null })), first: start }, start, start + 14 * rule.interval)
  if (given.some((day, index) => day !== dragged[index])) throw needsRule()
  return { rule: text, first: start, dayOf: newDay }
}

function shiftMonthly(series: Series, rule: Rule, from: Day, to: Day): Shifted {
  if (monthOf(from) !== monthOf(to)) throw needsRule()
  const start = monthStart(monthOf(series.first))
  if (rule.byDay.length === 0 && rule.byMonthDay.length === 0) {
    const first = dayInMonth(monthOf(series.first), to - monthStart(monthOf(to)) + 1)
    if (first === null) throw needsRule()
    return { rule: rule.text, first, dayOf: sameMonthDay({ ...series, first }) }
  }
  const text = withParts(rule.text, monthlyParts(rule, to))
  // From the month's beginning: the new day may be before the old first one.
  const shifted: Series = { ...series, rule: parseRule(withParts(text, { COUNT: null, UNTIL: null })), first: start }
  const [first] = ruleDays(shifted, start, start + 5 * 366)
  if (first === undefined) throw needsRule()
  return { rule: text, first, dayOf: sameMonthDay({ ...shifted, first }) }
}

function monthlyParts(rule: Rule, to: Day): Record<string, string> {
  const start = monthStart(monthOf(to))
  const end = monthStart(monthOf(to) + 1)
  const [pick] = rule.byDay
  const [monthDay] = rule.byMonthDay
  if (rule.byDay.length === 1 && pick && pick.nth !== 0 && monthDay === undefined) {
    const nth: WeekdayPick = { weekday: weekdayOf(to), nth: pick.nth > 0 ? Math.floor((to - start) / 7) + 1 : -Math.floor((end - 1 - to) / 7) - 1 }
    return { BYDAY: writePick(nth) }
  }
  if (rule.byMonthDay.length === 1 && monthDay !== undefined && !pick) return { BYMONTHDAY: String(monthDay > 0 ? to - start + 1 : to - end) }
  throw needsRule()
}

/** The airing of the same month. */
function sameMonthDay(series: Series): (day: Day) => Day | null {
  const lasting = endless(series)
  return (day) => ruleDays(lasting, monthStart(monthOf(day)), monthStart(monthOf(day) + 1) - 1)[0] ?? null
}

function shiftYearly(rule: Rule, first: Day, from: Day, to: Day): Shifted {
  const [before, after] = [dateOf(from), dateOf(to)]
  if (rule.byDay.length + rule.byMonth.length + rule.byMonthDay.length > 0 || before.year !== after.year) throw needsRule()
  const inYearOf = (day: Day) => dayOf(dateOf(day).year, after.month, after.day)
  const moved = inYearOf(first)
  if (moved === null) throw needsRule()
  return { rule: rule.text, first: moved, dayOf: inYearOf }
}

function needsRule(): EditError {
  return new EditError('rule_needed', 'to.rule', 'How the show repeats cannot be told from one date here; give the new rule, or move only this airing.')
}

function endless(series: Series): Series {
  return series.rule === null ? series : { ...series, rule: { ...series.rule, count: null, until: null } }
}

function dateOf(day: Day): { year: number; month: number; day: number } {
  const [year = 0, month = 0, dayOfMonth = 0] = formatDay(day).split('-').map(Number)
  return { year, month, day: dayOfMonth }
}

/** Months since the year 0. */
function monthOf(day: Day): number {
  const { year, month } = dateOf(day)
  return year * 12 + month - 1
}

function monthStart(month: number): Day {
  return dayInMonth(month, 1) ?? 0
}

function dayInMonth(month: number, dayOfMonth: number): Day | null {
  return dayOf(Math.floor(month / 12), (month % 12) + 1, dayOfMonth)
}
