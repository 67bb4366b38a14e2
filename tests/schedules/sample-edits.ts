// Edits of the shipped programme, made at random for property tests.

import fc from 'fast-check'
import { formatDay, formatTime, parseDay } from '../../schedules/calendar-date.ts'
import type { ProgrammeContent, SlotContent } from '../../schedules/programme-content.ts'
import { applyEdit, type Edit } from '../../schedules/programme-edit.ts'
import { slotOf } from '../../schedules/programme-of-content.ts'
import { startsOf } from '../../schedules/recurrence.ts'
import { DAY_MS } from '../../schedules/wall-clock.ts'
import { WARSAW } from './station-files.ts'

const FROM = Date.parse('2026-11-22T23:00Z')

/** The dates that a slot plans in its first so many days. */
export function datesOf(slot: SlotContent, days = 500): string[] {
  return startsOf(slotOf(slot, WARSAW).series, FROM, FROM + days * DAY_MS).map(({ plannedWall }) => formatDay(Math.floor(plannedWall / DAY_MS)))
}

export function daysLater(date: string, days: number): string {
  return formatDay((parseDay(date) ?? 0) + days)
}

const time = fc.integer({ min: 0, max: 95 }).map((quarter) => formatTime(quarter * 15))
const minutes = fc.integer({ min: 1, max: 24 }).map((tens) => tens * 10)

/** One edit of what the programme has, well-formed; it may still be refused. */
export function editOf(content: ProgrammeContent): fc.Arbitrary<Edit> {
  const slots = content.slots.filter((slot) => datesOf(slot).length > 0)
  if (slots.length === 0) return fc.constant({ do: 'retireShow', slug: content.shows[0]?.slug ?? 'nobody' })
  return fc
    .record({ slot: fc.constantFrom(...slots), nth: fc.nat(), shift: fc.integer({ min: -9, max: 9 }), startTime: time, minutes, kind: fc.nat({ max: 12 }), scope: fc.constantFrom('this', 'following', 'all'), show: fc.constantFrom(...content.shows) })
    .map(({ slot, nth, shift, startTime, minutes, kind, scope, show }): Edit => {
      const dates = datesOf(slot)
      const date = dates[nth % dates.length] ?? slot.firstDate
      const airing = { showSlug: slot.showSlug, slotKey: slot.key, date }
      const to = { ...(shift === 0 ? {} : { date: daysLater(date, shift) }), startTime, minutes }
      switch (kind) {
        case 0:
          return { do: 'cancel', airing, reason: { pl: 'Przerwa', 'zh-Hans': '休息' } }
        case 1:
          return { do: 'move', airing, toDate: daysLater(date, shift), startTime, minutes }
        case 2:
          return { do: 'extend', airing, minutes }
        case 3:
          return { do: 'replace', airing, withShow: show.slug }
        case 4:
          return { do: 'rerun', airing, ofDate: daysLater(date, -7) }
        case 5:
          return { do: 'endSlot', ...airing, scope: scope === 'all' ? 'all' : 'following' }
        case 6:
          return { do: 'addSlot', slot: { showSlug: show.slug, rule: null, firstDate: date, startTime, minutes, timeZone: null, exdates: [], rdates: [] } }
        case 7:
          return { do: 'changeSlot', ...airing, scope: scope === 'this' ? 'all' : scope, to: { rule: ['FREQ=DAILY', 'FREQ=WEEKLY;INTERVAL=2', 'FREQ=MONTHLY', null][nth % 4] ?? null, startTime } }
        case 8:
          return { do: 'saveShow', show: { ...show, rebroadcast: show.mode === 'live' && shift > 0 ? { afterDays: shift, startTime } : null } }
        default:
          return { do: 'changeSlot', ...airing, scope: scope === 'this' || scope === 'following' ? scope : 'all', to }
      }
    })
}

/** The programme after some edits; those that are refused leave it as it was. */
export function edited(content: ProgrammeContent, picks: readonly ((content: ProgrammeContent) => Edit)[]): ProgrammeContent {
  return picks.reduce((now, pick) => applyEdit(now, pick(now), WARSAW).content ?? now, content)
}

/** Picks of up to so many edits, each made for the programme as it is then. */
export function editPicks(max: number): fc.Arbitrary<((content: ProgrammeContent) => Edit)[]> {
  return fc.array(fc.integer({ min: 0, max: 2 ** 31 - 1 }), { maxLength: max }).map((seeds) => seeds.map((seed) => (content: ProgrammeContent) => fc.sample(editOf(content), { seed, numRuns: 1 })[0] ?? { do: 'retireShow', slug: 'nobody' }))
}
