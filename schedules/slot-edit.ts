// Changes a slot for all its airings, or from one airing on: the rule, its anchor, single dates and exceptions move together.

import { formatDay, formatTime, parseDay, parseTime, type Day } from './calendar-date.ts'
import { EditError } from './edit-error.ts'
import { noAiring } from './item-rules.ts'
import type { ExceptionContent, SlotContent } from './programme-content.ts'
import { slotOf } from './programme-of-content.ts'
import { airsOn, ruleDays, type Series } from './recurrence.ts'
import { parseRule, RuleError, withParts, type Rule } from './rule.ts'
import { shiftSeries, type Shifted } from './rule-shift.ts'
import { DAY_MS, MINUTE_MS, wallOf } from './wall-clock.ts'

/** What shall be different; what is not given stays. `rule` null: only once. */
export interface SlotTarget {
  readonly date?: string | undefined
  readonly startTime?: string | undefined
  readonly minutes?: number | undefined
  readonly rule?: string | null | undefined
}

/** A slot with its own exceptions. */
export interface SlotWithExceptions {
  readonly slot: SlotContent
  readonly exceptions: readonly ExceptionContent[]
}

export interface EditedSlot extends SlotWithExceptions {
  /** Exceptions of dates on which the slot airs no more; they are gone. */
  readonly dropped: readonly ExceptionContent[]
}

/**
 * Changes every airing, past ones too; the airing planned for `date` is then where `to` says.
 *
 * The slot keeps its key, so airings whose date stays keep their id. The first date moves along, so every second week stays
 * every second week. Exceptions move with their airing; a move of the airing that was dragged is done with.
 */
export function changeAll({ slot, exceptions }: SlotWithExceptions, date: string, to: SlotTarget, stationZone: string): EditedSlot {
  const series = slotOf(slot, stationZone).series
  const from = ruleDay(slot, series, date)
  const target = to.date === undefined ? from : dayGiven(to.date)
  const shifted = to.rule === undefined ? shiftSeries(series, from, target) : reruled(series, to.rule, target)
  const startMinute = to.startTime === undefined ? series.startMinute : timeGiven(to.startTime)
  const moved: SlotContent = {
    ...slot,
    rule: shifted.rule === null || to.rule !== undefined ? shifted.rule : withEnd(shifted.rule, series, shifted, startMinute),
    firstDate: formatDay(shifted.first),
    startTime: formatTime(startMinute),
    minutes: to.minutes ?? slot.minutes,
  }
  return withMovedDates(moved, { slot, exceptions, series, shifted, dragged: date, isMoved: target !== from || startMinute !== series.startMinute }, stationZone)
}

/**
 * Changes the airing planned for `date` and all after it: the old slot ends before it, a new one of `newKey` begins there.
 *
 * When nothing airs before `date` there is nothing to keep, so the slot itself is changed and keeps its key.
 */
export function changeFollowing(whole: SlotWithExceptions, date: string, to: SlotTarget, newKey: string, stationZone: string): { kept: SlotWithExceptions | null; changed: EditedSlot } {
  const { slot, exceptions } = whole
  const series = slotOf(slot, stationZone).series
  const from = ruleDay(slot, series, date)
  if (!airsBefore(series, from)) return { kept: null, changed: changeAll(whole, date, to, stationZone) }
  const rest: SlotContent = {
    ...slot,
    key: newKey,
    rule: slot.rule === null || series.rule?.count == null ? slot.rule : withParts(slot.rule, { COUNT: String(series.rule.count - ruleDays(series, series.first, from - 1).length) }),
    firstDate: date,
    exdates: slot.exdates.filter((wall) => wall.slice(0, 10) >= date),
    rdates: slot.rdates.filter((wall) => wall.slice(0, 10) >= date),
  }
  const later = exceptions.filter((one) => one.date >= date).map((one) => ({ ...one, slotKey: newKey }))
  return { kept: endBefore(whole, date, stationZone).kept, changed: changeAll({ slot: rest, exceptions: later }, date, to, stationZone) }
}

/** Ends a slot before the airing planned for `date`; `kept` is null when nothing airs before it. `dropped`: exceptions of what airs no more. */
export function endBefore({ slot, exceptions }: SlotWithExceptions, date: string, stationZone: string): { kept: SlotWithExceptions | null; dropped: readonly ExceptionContent[] } {
  const series = slotOf(slot, stationZone).series
  const from = airingDay(slot, series, date)
  if (!airsBefore(series, from)) return { kept: null, dropped: exceptions }
  const isBefore = (wall: string) => wall.slice(0, 10) < date
  const rule = slot.rule === null ? null : withParts(slot.rule, { COUNT: null, UNTIL: formatDay(from - 1).replaceAll('-', '') })
  const kept = { ...slot, rule, exdates: slot.exdates.filter(isBefore), rdates: slot.rdates.filter(isBefore) }
  return { kept: { slot: kept, exceptions: exceptions.filter((one) => one.date < date) }, dropped: exceptions.filter((one) => one.date >= date) }
}

/** The day of an airing that the slot plans; refused when it plans none. */
export function airingDay(slot: SlotContent, series: Series, date: string): Day {
  const day = dayGiven(date, 'date')
  if (!airsOn(series, day)) throw new EditError('airing_unknown', 'date', noAiring(slot.showSlug, date))
  return day
}

/** The same for one that the rule gives, from which the others can be told. */
function ruleDay(slot: SlotContent, series: Series, date: string): Day {
  const day = airingDay(slot, series, date)
  if (ruleDays(series, day, day).length > 0) return day
  throw new EditError('extra_date', 'date', `${date} is a date added by itself, outside the rule; move only this airing, or choose one of the rule's own dates.`)
}

function airsBefore(series: Series, day: Day): boolean {
  const isTakenOut = (one: Day) => series.exdates.has(one * DAY_MS + series.startMinute * MINUTE_MS)
  if (series.rdates.some((wall) => wall < day * DAY_MS && !series.exdates.has(wall))) return true
  return ruleDays(series, series.first, day - 1).some((one) => !isTakenOut(one))
}

/** Another rule, anchored so that it airs on `target` and begins as near to the old beginning as it can. */
function reruled(series: Series, text: string | null, target: Day): Shifted {
  const rule = readRule(text)
  const anchored = (first: Day): Series => ({ ...series, rule, first, exdates: new Set(), rdates: [] })
  const earliest = rule === null ? target : Math.min(series.first, target)
  for (let first = earliest; first <= target; first++) {
    const candidate = anchored(first)
    if (airsOn(candidate, first) && airsOn(candidate, target)) return { rule: text, first, dayOf: (day) => (airsOn(candidate, day) ? day : null) }
  }
  throw new EditError('rule_without_date', 'to.rule', `"${text}" does not air on ${formatDay(target)}; choose a date of the new rule, or another rule.`)
}

function readRule(text: string | null): Rule | null {
  try {
    return text === null ? null : parseRule(text)
  } catch (error) {
    if (error instanceof RuleError) throw new EditError('slot_rule', 'to.rule', error.message)
    throw error
  }
}

/** The last airing stays the last one, on its new day: an end that was written as a time would lose it when the show begins later. */
function withEnd(text: string, series: Series, shifted: Shifted, startMinute: number): string {
  const until = series.rule?.until
  if (!until) return text
  const isUntouched = shifted.first === series.first && text === series.rule?.text && (until.kind === 'day' || startMinute === series.startMinute)
  if (isUntouched) return text
  const bound = until.kind === 'day' ? until.day : Math.floor((until.kind === 'wall' ? until.wallMs : wallOf(until.instant, series.timeZone)) / DAY_MS)
  // Days of one week can change their order; no rule has more than a month between the last dates that matter here.
  const last = ruleDays(series, series.first, bound + 1).slice(-7).flatMap((day) => shifted.dayOf(day) ?? [])
  return last.length === 0 ? text : withParts(text, { UNTIL: formatDay(Math.max(...last)).replaceAll('-', '') })
}

interface Move extends SlotWithExceptions {
  readonly series: Series
  readonly shifted: Shifted
  readonly dragged: string
  readonly isMoved: boolean
}

function withMovedDates(moved: SlotContent, { slot, exceptions, series, shifted, dragged, isMoved }: Move, stationZone: string): EditedSlot {
  const whole = slotOf({ ...moved, exdates: [], rdates: [] }, stationZone).series
  const isExtra = (date: string) => slot.rdates.some((wall) => wall.startsWith(date)) && ruleDays(series, parseDay(date) ?? 0, parseDay(date) ?? 0).length === 0
  const newDate = (date: string) => {
    const day = isExtra(date) ? parseDay(date) : shifted.dayOf(parseDay(date) ?? 0)
    return day === null ? null : formatDay(day)
  }
  const newWall = (wall: string) => {
    const date = newDate(wall.slice(0, 10))
    return date === null ? [] : [`${date}T${wall.slice(11) === slot.startTime ? moved.startTime : wall.slice(11)}`]
  }
  const airsByRule = (wall: string) => airsOn(whole, parseDay(wall.slice(0, 10)) ?? 0)
  const rdates = slot.rdates.flatMap(newWall).filter((wall) => !airsByRule(wall))
  const exdates = slot.exdates.flatMap(newWall).filter((wall) => rdates.includes(wall) || (airsByRule(wall) && wall.slice(11) === moved.startTime))
  const changed: SlotContent = { ...moved, exdates: [...new Set(exdates)], rdates }
  const after = slotOf(changed, stationZone).series
  const kept: ExceptionContent[] = []
  const dropped: ExceptionContent[] = []
  for (const exception of exceptions) {
    if (isMoved && exception.date === dragged && exception.action === 'move') continue
    const date = newDate(exception.date)
    if (date !== null && airsOn(after, parseDay(date) ?? 0)) kept.push({ ...exception, date })
    else dropped.push(exception)
  }
  return { slot: changed, exceptions: kept, dropped }
}

function dayGiven(date: string, field = 'to.date'): Day {
  const day = parseDay(date)
  if (day === null) throw new EditError('date_unknown', field, `"${date}" is not a date that exists; write it as 2026-11-23.`)
  return day
}

function timeGiven(time: string): number {
  const minute = parseTime(time)
  if (minute === null) throw new EditError('time_unknown', 'to.startTime', `"${time}" is not a time of day; write it as 07:30, from 00:00 to 23:59.`)
  return minute
}
