// When a slot airs: its rule expanded in whole days from its own first date, each start then looked up on the zone's wall.
//
// Never from the previous airing: a start moved by the spring change is back the week after.

import { weekdayOf, type Day } from './calendar-date.ts'
import type { Rule, WeekdayPick } from './rule.ts'
import { DAY_MS, instantOf, MINUTE_MS, wallOf, type WallMs } from './wall-clock.ts'

/** A rule with its anchor: first date, time on the wall, zone, and single dates taken out or added. */
export interface Series {
  /** Null: airs on `first` and the `rdates` only. */
  readonly rule: Rule | null
  readonly first: Day
  readonly startMinute: number
  readonly timeZone: string
  readonly exdates: ReadonlySet<WallMs>
  readonly rdates: readonly WallMs[]
}

/** One start: what the wall should say, and the instant that is. They differ in the hour the clocks skip. */
export interface Start {
  readonly plannedWall: WallMs
  readonly startsAt: number
}

/**
 * Lists the starts of a series in [from, until), in order; `from` and `until` are instants.
 *
 * COUNT counts what the rule gives from the first date on, taken-out dates included and added ones not, as RFC 5545 says.
 */
export function startsOf(series: Series, from: number, until: number): Start[] {
  const starts: Start[] = []
  const add = (plannedWall: WallMs) => {
    const startsAt = instantOf(plannedWall, series.timeZone)
    if (startsAt >= from && startsAt < until && !series.exdates.has(plannedWall)) starts.push({ plannedWall, startsAt })
  }
  // Two days of margin: zones are up to a day apart from UTC, and a skipped wall time moves by up to one more.
  const window = { first: Math.floor(wallOf(from, series.timeZone) / DAY_MS) - 2, last: Math.floor(wallOf(until, series.timeZone) / DAY_MS) + 2 }
  for (const day of daysOf(series, window.first, window.last)) add(wallOn(series, day))
  if (series.rdates.length === 0) return starts
  for (const wall of series.rdates) if (!starts.some((start) => start.plannedWall === wall)) add(wall)
  return starts.sort((a, b) => a.startsAt - b.startsAt)
}

/** Whether the series airs on that date. */
export function airsOn(series: Series, day: Day): boolean {
  return plannedWallOn(series, day) !== null
}

/** What the wall should say when the series airs on that date; null when it does not. A series airs at most once a day. */
export function plannedWallOn(series: Series, day: Day): WallMs | null {
  const wall = wallOn(series, day)
  const airs = daysOf(series, day, day).length > 0 ? wall : series.rdates.find((added) => Math.floor(added / DAY_MS) === day)
  return airs === undefined || series.exdates.has(airs) ? null : airs
}

/** The days on which the rule itself gives an airing, taken-out ones included and added ones not, within [firstWanted, lastWanted]. */
export function ruleDays(series: Series, firstWanted: Day, lastWanted: Day): Day[] {
  return daysOf(series, firstWanted, lastWanted)
}

function wallOn(series: Series, day: Day): WallMs {
  return day * DAY_MS + series.startMinute * MINUTE_MS
}

function daysOf(series: Series, firstWanted: Day, lastWanted: Day): Day[] {
  const { rule, first } = series
  if (!rule) return first >= firstWanted && first <= lastWanted ? [first] : []
  const days: Day[] = []
  let counted = 0
  for (let period = rule.count === null ? firstPeriod(rule, first, firstWanted) : 0; periodStart(rule, first, period) <= lastWanted; period++) {
    for (const day of pickBySetPos(rule, daysInPeriod(rule, first, period))) {
      if (day < first) continue
      counted++
      if (rule.count !== null && counted > rule.count) return days
      if (day > lastWanted || isPastUntil(series, rule, day)) return days
      if (day >= firstWanted) days.push(day)
    }
  }
  return days
}

function isPastUntil(series: Series, rule: Rule, day: Day): boolean {
  switch (rule.until?.kind) {
    case undefined:
      return false
    case 'day':
      return day > rule.until.day
    case 'wall':
      return wallOn(series, day) > rule.until.wallMs
    case 'instant':
      return instantOf(wallOn(series, day), series.timeZone) > rule.until.instant
  }
}

/** The first period that can reach `wanted`; periods count from the anchor's own. */
function firstPeriod(rule: Rule, first: Day, wanted: Day): number {
  if (wanted <= first) return 0
  const longest = { DAILY: 1, WEEKLY: 7, MONTHLY: 31, YEARLY: 366 }[rule.freq]
  return Math.max(0, Math.floor((wanted - first) / (longest * rule.interval)) - 1)
}

function periodStart(rule: Rule, first: Day, period: number): Day {
  const steps = period * rule.interval
  switch (rule.freq) {
    case 'DAILY':
      return first + steps
    case 'WEEKLY':
      return first - ((weekdayOf(first) - rule.weekStart + 7) % 7) + 7 * steps
    case 'MONTHLY':
      return monthStart(monthIndex(first) + steps)
    case 'YEARLY':
      return monthStart((Math.floor(monthIndex(first) / 12) + steps) * 12)
  }
}

/** Every day the rule's BY parts give in that period, in order, also those before the first date: BYSETPOS counts them. */
function daysInPeriod(rule: Rule, first: Day, period: number): Day[] {
  const start = periodStart(rule, first, period)
  switch (rule.freq) {
    case 'DAILY':
      return inMonths(rule, start) && inMonthDays(rule, start) && onWeekdays(rule, start) ? [start] : []
    case 'WEEKLY':
      return daysOfWeek(rule, first, start)
    case 'MONTHLY':
      return inMonths(rule, start) ? daysOfMonth(rule, first, start) : []
    case 'YEARLY':
      return daysOfYear(rule, first, start)
  }
}

function daysOfWeek(rule: Rule, first: Day, start: Day): Day[] {
  const days: Day[] = []
  for (let day = start; day < start + 7; day++) {
    const wanted = rule.byDay.length > 0 ? onWeekdays(rule, day) : weekdayOf(day) === weekdayOf(first)
    if (wanted && inMonths(rule, day)) days.push(day)
  }
  return days
}

function daysOfMonth(rule: Rule, first: Day, start: Day): Day[] {
  const end = monthStart(monthIndex(start) + 1)
  const anchor = first - monthStart(monthIndex(first))
  const days: Day[] = []
  for (let day = start; day < end; day++) {
    const wanted =
      rule.byMonthDay.length > 0
        ? isMonthDay(rule, day, start, end) && onWeekdays(rule, day)
        : rule.byDay.length > 0
          ? rule.byDay.some((pick) => isPicked(pick, day, start, end))
          : day - start === anchor
    if (wanted) days.push(day)
  }
  return days
}

function daysOfYear(rule: Rule, first: Day, start: Day): Day[] {
  const january = monthIndex(start)
  if (rule.byMonth.length === 0 && rule.byMonthDay.length === 0 && rule.byDay.length > 0) return pickedDays(rule, start, monthStart(january + 12))
  const months =
    rule.byMonth.length > 0
      ? [...new Set(rule.byMonth)].sort((a, b) => a - b).map((month) => month - 1)
      : rule.byMonthDay.length > 0
        ? Array.from({ length: 12 }, (_, month) => month)
        : [((monthIndex(first) % 12) + 12) % 12]
  return months.flatMap((month) => daysOfMonth(rule, first, monthStart(january + month)))
}

function pickedDays(rule: Rule, start: Day, end: Day): Day[] {
  const days: Day[] = []
  for (let day = start; day < end; day++) if (rule.byDay.some((pick) => isPicked(pick, day, start, end))) days.push(day)
  return days
}

/** Whether `day` is the nth of its weekday in [start, end), counted from the front or the back. */
function isPicked(pick: WeekdayPick, day: Day, start: Day, end: Day): boolean {
  if (weekdayOf(day) !== pick.weekday) return false
  if (pick.nth === 0) return true
  return pick.nth > 0 ? Math.floor((day - start) / 7) + 1 === pick.nth : Math.floor((end - 1 - day) / 7) + 1 === -pick.nth
}

function pickBySetPos(rule: Rule, days: readonly Day[]): readonly Day[] {
  if (rule.bySetPos.length === 0) return days
  const picked = rule.bySetPos.flatMap((position) => days.at(position > 0 ? position - 1 : position) ?? [])
  return [...new Set(picked)].sort((a, b) => a - b)
}

function onWeekdays(rule: Rule, day: Day): boolean {
  return rule.byDay.length === 0 || rule.byDay.some((pick) => pick.weekday === weekdayOf(day))
}

function inMonths(rule: Rule, day: Day): boolean {
  return rule.byMonth.length === 0 || rule.byMonth.includes(new Date(day * DAY_MS).getUTCMonth() + 1)
}

function inMonthDays(rule: Rule, day: Day): boolean {
  if (rule.byMonthDay.length === 0) return true
  const month = monthIndex(day)
  return isMonthDay(rule, day, monthStart(month), monthStart(month + 1))
}

/** Whether `day` of the month [start, end) is one of the wanted ones, which count from the front or the back. */
function isMonthDay(rule: Rule, day: Day, start: Day, end: Day): boolean {
  return rule.byMonthDay.some((wanted) => (wanted > 0 ? day - start + 1 === wanted : day - end === wanted))
}

/** Months since January 1970. */
function monthIndex(day: Day): number {
  const date = new Date(day * DAY_MS)
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth()
}

function monthStart(index: number): Day {
  return Date.UTC(1970, index, 1) / DAY_MS
}
