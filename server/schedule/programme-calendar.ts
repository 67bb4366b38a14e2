// The programme as a calendar: what an airing is called there, and how far back and ahead it reaches.

import { formatDay, formatWall, parseDay } from '../../schedules/calendar-date.ts'
import { languageName } from '../../schedules/language-names.ts'
import type { Occurrence } from '../../schedules/occurrence.ts'
import { DAY_MS, instantOf, wallOf } from '../../schedules/wall-clock.ts'
import { calendarWords, type CalendarLanguage, type CalendarWords } from './calendar-words.ts'
import type { CalendarEvent } from './ical.ts'
import type { Revision } from './revisions.ts'

const MONTHS_BACK = 1
const MONTHS_AHEAD = 13

/**
 * From the first of the last month to the end of the month 13 months on, as midnights of the station.
 *
 * What is over matters to nobody's calendar, and a programme of 200 shows is two megabytes a year to phones that ask every
 * hour. Whole months, so that the same bytes are asked about again and again and not sent anew each midnight.
 */
export function calendarWindow(now: Date, timeZone: string): { from: Date; until: Date } {
  const [year = 0, month = 1] = formatDay(Math.floor(wallOf(now.getTime(), timeZone) / DAY_MS)).split('-').map(Number)
  const firstOf = (months: number) => {
    const index = year * 12 + month - 1 + months
    const day = parseDay(`${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`)
    return new Date(instantOf((day ?? 0) * DAY_MS, timeZone))
  }
  return { from: firstOf(-MONTHS_BACK), until: firstOf(MONTHS_AHEAD + 1) }
}

export interface EventSurroundings {
  readonly station: string
  /** Its address without a slash at the end. */
  readonly site: string
  readonly timeZone: string
  readonly language: CalendarLanguage
  readonly revisionOf: (one: Occurrence) => Revision
}

/** One airing as an event. Its id never changes, so neither does its UID; moved, it is the same event at another time. */
export function eventOf(one: Occurrence, { station, site, timeZone, language, revisionOf }: EventSurroundings): CalendarEvent {
  const words = calendarWords(language)
  const { number, at } = revisionOf(one)
  return {
    uid: `${one.id}@${station}`,
    sequence: number,
    changedAt: at,
    startsAt: one.startsAt,
    endsAt: one.endsAt,
    cancelled: one.cancelled !== null,
    summary: summaryOf(one, words),
    description: descriptionOf(one, words, language, timeZone),
    // A special has no page of its own.
    url: one.special ? `${site}/schedule` : `${site}/shows/${one.showSlug}`,
    categories: one.languages.map((tag) => languageName(tag, language)),
  }
}

/** The title in its own script and, for whoever cannot read that, in Latin letters. Many programs don't show a status, so the title says it too. */
function summaryOf(one: Occurrence, words: CalendarWords): string {
  const title = one.latinTitle ? `${one.title} (${one.latinTitle})` : one.title
  return one.cancelled ? `${words.cancelled}: ${title}` : title
}

function descriptionOf(one: Occurrence, words: CalendarWords, language: CalendarLanguage, timeZone: string): string {
  const onWall = (at: Date) => formatWall(wallOf(at.getTime(), timeZone)).replace('T', ' ')
  const lines = [
    one.cancelled && `${words.cancelled}. ${reasonIn(one.cancelled.reason, language)}`.trim(),
    one.change?.kind === 'moved' && `${words.moved}: ${onWall(one.change.plannedStartsAt)} → ${onWall(one.startsAt)}`,
    one.kind === 'rebroadcast' && words.rerun,
    one.special && words.special,
    one.hosts.length > 0 && `${words.hosts}: ${one.hosts.map(({ name }) => name).join(', ')}`,
    `${words.languages}: ${one.languages.map((tag) => languageName(tag, language)).join(', ')}`,
  ]
  return lines.filter((line) => line !== false && line !== null).join('\n')
}

function reasonIn(reason: Readonly<Record<string, string>>, language: string): string {
  return reason[language] ?? reason['en'] ?? reason['pl'] ?? Object.values(reason)[0] ?? ''
}
