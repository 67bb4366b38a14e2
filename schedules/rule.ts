// Reads RFC 5545 recurrence rules strictly: what is unknown, impossible or without meaning for a show is refused in words.

import { parseDay, parseWall, type Day } from './calendar-date.ts'

export type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'

/** `2MO`: the second Monday; `-1FR`: the last Friday; nth 0: every one. Weekday 0 is Monday. */
export interface WeekdayPick {
  readonly weekday: number
  readonly nth: number
}

/** The last moment a rule may air, as the file wrote it: a whole day, a wall time or an instant. */
export type Until =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'wall'; readonly wallMs: number }
  | { readonly kind: 'instant'; readonly instant: number }

/** A recurrence rule, read and checked. Empty lists mean "not given". */
export interface Rule {
  readonly text: string
  readonly freq: Frequency
  readonly interval: number
  readonly count: number | null
  readonly until: Until | null
  /** 0 is Monday, the RFC's default. */
  readonly weekStart: number
  readonly byDay: readonly WeekdayPick[]
  readonly byMonthDay: readonly number[]
  readonly byMonth: readonly number[]
  readonly bySetPos: readonly number[]
}

/** A rule that cannot be followed; the message says which part and what to write instead. */
export class RuleError extends Error {
  override readonly name = 'RuleError'
}

const FREQUENCIES: readonly Frequency[] = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']
const WEEKDAY_CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const LONGEST_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const KNOWN = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS']
const NOT_FOR_SHOWS: Readonly<Record<string, string>> = {
  BYHOUR: 'the start time of the slot says when',
  BYMINUTE: 'the start time of the slot says when',
  BYSECOND: 'the start time of the slot says when',
  BYYEARDAY: 'use BYMONTH and BYMONTHDAY',
  BYWEEKNO: 'use FREQ=WEEKLY with INTERVAL, or BYDAY with a number',
  DTSTART: 'the first date and the start time of the slot say it',
}

/** Reads `FREQ=WEEKLY;INTERVAL=2;BYDAY=TU`. Throws RuleError. */
export function parseRule(text: string): Rule {
  const parts = splitParts(text)
  const rule: Rule = {
    text,
    freq: readFrequency(parts),
    interval: readCount(parts, 'INTERVAL') ?? 1,
    count: readCount(parts, 'COUNT'),
    until: readUntil(parts.get('UNTIL')),
    weekStart: readWeekStart(parts.get('WKST')),
    byDay: (parts.get('BYDAY')?.split(',') ?? []).map(readWeekdayPick),
    byMonthDay: readNumbers(parts, 'BYMONTHDAY', 31, true),
    byMonth: readNumbers(parts, 'BYMONTH', 12, false),
    bySetPos: readNumbers(parts, 'BYSETPOS', 366, true),
  }
  refuseContradictions(rule)
  return rule
}

/** The same rule with some parts said differently; null takes a part out. Nothing is checked. */
export function withParts(text: string, changes: Readonly<Record<string, string | null>>): string {
  const parts = new Map<string, string | null>(text.replace(/^RRULE:/, '').split(';').map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]))
  for (const [name, value] of Object.entries(changes)) parts.set(name, value)
  return [...parts].flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`])).join(';')
}

/** `2MO`, `-1FR`, or `TU` for every one. */
export function writePick({ weekday, nth }: WeekdayPick): string {
  return `${nth === 0 ? '' : nth}${WEEKDAY_CODES[weekday] ?? 'MO'}`
}

function splitParts(text: string): Map<string, string> {
  const parts = new Map<string, string>()
  for (const part of text.replace(/^RRULE:/, '').split(';')) {
    const match = /^([A-Z-]+)=(.+)$/.exec(part)
    const name = match?.[1]
    const value = match?.[2]
    if (!name || !value) throw new RuleError(`"${part}" is not a part of a rule; write parts as NAME=VALUE in capitals, separated by ";".`)
    const hint = NOT_FOR_SHOWS[name]
    if (hint) throw new RuleError(`${name} is not used for shows: ${hint}.`)
    if (!KNOWN.includes(name)) throw new RuleError(`${name} is not known; known are ${KNOWN.join(', ')}.`)
    if (parts.has(name)) throw new RuleError(`${name} is given twice; keep one.`)
    parts.set(name, value)
  }
  return parts
}

function readFrequency(parts: Map<string, string>): Frequency {
  const value = parts.get('FREQ')
  if (!value) throw new RuleError('FREQ is missing; write for example FREQ=WEEKLY;BYDAY=MO.')
  const known = FREQUENCIES.find((freq) => freq === value)
  if (!known) throw new RuleError(`FREQ=${value} is not known; a show can air ${FREQUENCIES.join(', ')}.`)
  return known
}

function readCount(parts: Map<string, string>, name: string): number | null {
  const value = parts.get(name)
  if (value === undefined) return null
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new RuleError(`${name}=${value} is not possible; give a whole number from 1 to 9999.`)
  return Number(value)
}

function readNumbers(parts: Map<string, string>, name: string, limit: number, negative: boolean): readonly number[] {
  const value = parts.get(name)
  if (value === undefined) return []
  return value.split(',').map((item) => {
    const number = /^[+-]?\d{1,3}$/.test(item) ? Number(item) : 0
    if (number === 0 || Math.abs(number) > limit || (number < 0 && !negative)) {
      throw new RuleError(`${name}=${item} is not possible; give numbers from 1 to ${limit}${negative ? ', or negative ones to count from the end' : ''}.`)
    }
    return number
  })
}

function readWeekdayPick(text: string): WeekdayPick {
  const match = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text)
  const weekday = WEEKDAY_CODES.indexOf(match?.[2] ?? '')
  const nth = Number(match?.[1] ?? 0)
  if (!match || weekday < 0) throw new RuleError(`BYDAY=${text} is not a weekday; use ${WEEKDAY_CODES.join(', ')}, or 1MO and -1FR for the first and last.`)
  if (match[1] !== undefined && (nth === 0 || Math.abs(nth) > 53)) throw new RuleError(`BYDAY=${text} is not possible; count weekdays from 1 or from -1.`)
  return { weekday, nth }
}

function readWeekStart(value: string | undefined): number {
  if (value === undefined) return 0
  const weekday = WEEKDAY_CODES.indexOf(value)
  if (weekday < 0) throw new RuleError(`WKST=${value} is not a weekday; use ${WEEKDAY_CODES.join(', ')}.`)
  return weekday
}

function readUntil(value: string | undefined): Until | null {
  if (value === undefined) return null
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/.exec(value)
  const date = match ? `${match[1]}-${match[2]}-${match[3]}` : ''
  const day = parseDay(date)
  const wallMs = match?.[4] === undefined ? null : parseWall(`${date}T${match[4]}:${match[5]}:${match[6]}`)
  if (!match || day === null || (match[4] !== undefined && wallMs === null)) {
    throw new RuleError(`UNTIL=${value} is not a date; write 20270331, 20270331T200000 (on the wall) or 20270331T180000Z (UTC).`)
  }
  if (wallMs === null) return { kind: 'day', day }
  return match[7] ? { kind: 'instant', instant: wallMs } : { kind: 'wall', wallMs }
}

function refuseContradictions(rule: Rule): void {
  const numbered = rule.byDay.some((pick) => pick.nth !== 0)
  const perMonth = rule.freq === 'MONTHLY' || (rule.freq === 'YEARLY' && rule.byMonth.length > 0)
  if (rule.count !== null && rule.until !== null) throw new RuleError('COUNT and UNTIL both end the rule; keep one.')
  if (numbered && rule.freq !== 'MONTHLY' && rule.freq !== 'YEARLY') {
    throw new RuleError(`BYDAY with a number means the nth of a month or year; with FREQ=${rule.freq} leave the number out.`)
  }
  if (perMonth && rule.byDay.some((pick) => Math.abs(pick.nth) > 5)) throw new RuleError('No month has a sixth of any weekday; count from 1 to 5 or -1 to -5.')
  if (numbered && rule.byMonthDay.length > 0) throw new RuleError('BYDAY with a number and BYMONTHDAY contradict each other; keep one.')
  if (rule.freq === 'WEEKLY' && rule.byMonthDay.length > 0) throw new RuleError('BYMONTHDAY has no meaning within a week; use FREQ=MONTHLY.')
  if (rule.bySetPos.length > 0 && rule.byDay.length + rule.byMonthDay.length + rule.byMonth.length === 0) {
    throw new RuleError('BYSETPOS picks from what other BY parts give; add one, for example BYDAY=MO,TU,WE,TH,FR.')
  }
  refuseDaysThatNeverCome(rule)
}

function refuseDaysThatNeverCome(rule: Rule): void {
  if (rule.byMonth.length === 0 || rule.byMonthDay.length === 0) return
  const longest = Math.max(...rule.byMonth.map((month) => LONGEST_MONTH[month - 1] ?? 0))
  if (rule.byMonthDay.every((day) => Math.abs(day) > longest)) {
    throw new RuleError(`BYMONTHDAY=${rule.byMonthDay.join(',')} never comes in BYMONTH=${rule.byMonth.join(',')}.`)
  }
}
