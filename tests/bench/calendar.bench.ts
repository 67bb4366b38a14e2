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

/** Measures expansions of a year and of a week; the best and the median of several runs, in milliseconds. */
export async function calendarBench(): Promise<{ name: string; rows: readonly { what: string; best: string; median: string; target: string }[] }> {
  const programme = bigProgramme()
  const year = new Date(FROM.getTime() + 365 * DAY_MS)
  const airings = occurrencesOf(programme, FROM, year).length
  const week = new Date(FROM.getTime() + 7 * DAY_MS)
  const nineWeeks = occurrencesOf(programme, FROM, new Date(FROM.getTime() + 63 * DAY_MS))
  return {
    name: 'calendar',
    rows: [
      { what: `${SHOWS} shows for a year (${airings} airings)`, ...measure(() => occurrencesOf(programme, FROM, year)), target: 'under 50 ms' },
      { what: 'which of them has the air when, for nine weeks', ...measure(() => onAirPieces(nineWeeks)), target: '' },
      { what: `${SHOWS} shows for a week`, ...measure(() => occurrencesOf(programme, FROM, week)), target: '' },
    ],
  }
}

function measure(work: () => unknown): { best: string; median: string } {
  const runs = Array.from({ length: 15 }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  }).sort((a, b) => a - b)
  const ms = (value: number | undefined) => `${(value ?? 0).toFixed(1)} ms`
  return { best: ms(runs[0]), median: ms(runs[7]) }
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
