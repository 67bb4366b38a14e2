// A week as full as it can be: two hundred slots, each a show of 45 minutes, for looking at what the desk does with many.

import { formatDay, formatTime, parseDay } from '../../schedules/calendar-date.ts'
import type { PlanAnswer } from '../../server/schedule/plan-schema.ts'

const SLOTS = 200
const EVERY_MINUTES = 50
const LONG_MINUTES = 45
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** What the station would answer for the week of Monday 30 November 2026. Its airings are reckoned by the page. */
export function fullWeek(): PlanAnswer {
  const monday = parseDay('2026-11-30') ?? 0
  const perDay = Math.ceil(SLOTS / 7)
  const numbers = Array.from({ length: SLOTS }, (_, number) => number)
  return {
    revision: 1,
    timeZone: 'Europe/Warsaw',
    from: '2026-11-28T23:00:00.000Z',
    until: '2026-12-07T23:00:00.000Z',
    hosts: [],
    shows: numbers.map((number) => ({
      slug: `show-${number}`,
      title: `Audycja numer ${number}`,
      latinTitle: null,
      titles: {},
      languages: ['pl', 'uk'],
      hosts: [],
      mode: 'live' as const,
      plays: null,
      themes: [],
      music: 'none' as const,
      archive: 'full' as const,
      interaction: [],
      endPolicy: { kind: 'hard' as const },
      rebroadcast: null,
      descriptions: { pl: 'Rozmowy' },
      review: [],
      chat: true,
      features: { infoCards: false, expiresAfterDays: null, recommendations: false, audioFirst: false },
    })),
    slots: numbers.map((number) => {
      const day = Math.floor(number / perDay)
      const startTime = formatTime((number % perDay) * EVERY_MINUTES)
      return { showSlug: `show-${number}`, key: startTime.replace(':', ''), rule: `FREQ=WEEKLY;BYDAY=${WEEKDAYS[day]}`, firstDate: formatDay(monday + day), startTime, minutes: LONG_MINUTES, timeZone: null, exdates: [], rdates: [] }
    }),
    exceptions: [],
    specials: [],
    occurrences: [],
  }
}
