// How long the calendar takes: 200 shows expanded for a year must stay under 50 ms, since pages wait for it.

import { onAirPieces } from '../../schedules/on-air-plan.ts'
import { occurrencesOf, type AiringShow, type Programme } from '../../schedules/programme.ts'
import { parseRule } from '../../schedules/rule.ts'

const SHOWS = 200
const FROM = new Date('2026-11-23T00:00Z')
const DAY_MS = 86_400_000
// A busy station: mostly weekly shows, a few every day.
const WEEKLY = 'FREQ=WEEKLY;BYDAY=TU'
const FORTNIGHTLY = 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU'
const RULES = ['FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', WEEKLY, WEEKLY, WEEKLY, WEEKLY, FORTNIGHTLY, FORTNIGHTLY, 'FREQ=MONTHLY;BYDAY=1MO', 'FREQ=MONTHLY;BYMONTHDAY=-1']

export interface CalendarRow {
  readonly what: string
  readonly bestMs: number
  readonly medianMs: number
  /** Promised for the best run, since whatever else the machine does is in the others; null: only told. */
  readonly atMostMs: number | null
}

/** Measures expansions of a year and of a week, and who has the air: the best and the median of several runs. */
export async function calendarBench(): Promise<{ readonly name: string; readonly rows: readonly CalendarRow[] }> {
  const programme = bigProgramme()
  const daysLater = (days: number) => new Date(FROM.getTime() + days * DAY_MS)
  const airings = occurrencesOf(programme, FROM, daysLater(365)).length
  const nineWeeks = occurrencesOf(programme, FROM, daysLater(63))
  return {
    name: 'calendar',
    rows: [
      { what: `${SHOWS} shows for a year (${airings} airings)`, ...measure(() => occurrencesOf(programme, FROM, daysLater(365))), atMostMs: 50 },
      { what: `${SHOWS} shows for a week`, ...measure(() => occurrencesOf(programme, FROM, daysLater(7))), atMostMs: null },
      { what: `which of ${nineWeeks.length} airings has the air when`, ...measure(() => onAirPieces(nineWeeks)), atMostMs: null },
    ],
  }
}

function measure(work: () => unknown): { bestMs: number; medianMs: number } {
  const runs = Array.from({ length: 15 }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  }).sort((a, b) => a - b)
  return { bestMs: runs[0] ?? 0, medianMs: runs[7] ?? 0 }
}

function bigProgramme(): Programme {
  const shows = Array.from({ length: SHOWS }, (_, index): AiringShow => ({
    slug: `show-${index}`,
    title: `Show ${index}`,
    latinTitle: null,
    languages: ['pl', 'uk'],
    hosts: [{ slug: `host-${index}`, name: `Host ${index}` }],
    kind: 'live',
    plays: null,
    music: 'none',
    archive: 'full',
    endPolicy: { kind: 'hard' },
    rebroadcast: null,
  }))
  return {
    timeZone: 'Europe/Warsaw',
    shows: new Map(shows.map((show) => [show.slug, show])),
    slots: shows.map((show, index) => ({
      showSlug: show.slug,
      key: 'slot',
      minutes: 60,
      series: {
        rule: parseRule(RULES[index % RULES.length] ?? 'FREQ=DAILY'),
        first: FROM.getTime() / DAY_MS - 400 + (index % 28),
        startMinute: (index % 24) * 60,
        timeZone: 'Europe/Warsaw',
        exdates: new Set(),
        rdates: [],
      },
    })),
    exceptions: [],
    specials: [],
  }
}
