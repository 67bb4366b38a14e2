// How airings, clashes and changes of the programme are told on the wire.

import { formatDay } from '../../schedules/calendar-date.ts'
import { describeClash, type Clash } from '../../schedules/clashes.ts'
import type { ClockGap } from '../../schedules/clock-gap.ts'
import type { Occurrence, OccurrenceChange } from '../../schedules/occurrence.ts'
import type { ExceptionContent } from '../../schedules/programme-content.ts'
import { isByRule } from '../../schedules/rebroadcast.ts'
import { DAY_MS, wallOf } from '../../schedules/wall-clock.ts'
import type * as planSchema from './plan-schema.ts'
import type * as schema from './schema.ts'

export function presentOccurrence(one: Occurrence): schema.OccurrenceAnswer {
  return {
    id: one.id,
    show: { slug: one.showSlug, title: one.title, latinTitle: one.latinTitle ?? null, languages: [...one.languages] },
    hosts: one.hosts.map(({ slug, name }) => ({ slug, name })),
    kind: one.kind,
    startsAt: one.startsAt.toISOString(),
    endsAt: one.endsAt.toISOString(),
    special: one.special,
    music: one.music,
    archive: one.archive,
    cancelled: one.cancelled,
    change: one.change ? presentChange(one.change) : null,
    rebroadcastOf: one.rebroadcastOf ? { occurrenceId: one.rebroadcastOf.occurrenceId, startsAt: one.rebroadcastOf.startsAt.toISOString() } : null,
  }
}

function presentChange(change: OccurrenceChange): NonNullable<schema.OccurrenceAnswer['change']> {
  switch (change.kind) {
    case 'moved':
    case 'extended':
      return { kind: change.kind, plannedStartsAt: change.plannedStartsAt.toISOString(), plannedEndsAt: change.plannedEndsAt.toISOString() }
    case 'replaced':
      return { kind: 'replaced', showSlug: change.showSlug, title: change.title }
    case 'rerun':
      return { kind: 'rerun', ofDate: change.ofDate }
  }
}

/** With the airing it is, as an edit names it; the date is the planned one. */
export function presentPlanned(one: Occurrence): planSchema.PlannedOccurrence {
  return { ...presentOccurrence(one), airing: airingOf(one) }
}

export function presentClash(clash: Clash, timeZone: string): planSchema.ClashAnswer {
  return {
    first: presentSide(clash.first),
    second: presentSide(clash.second),
    date: formatDay(Math.floor(wallOf(Math.max(clash.first.startsAt.getTime(), clash.second.startsAt.getTime()), timeZone) / DAY_MS)),
    minutes: clash.minutes,
    times: clash.times,
    message: describeClash(clash, timeZone),
  }
}

export function presentGap({ occurrence, date, plannedTime, time }: ClockGap): planSchema.NoteAnswer {
  const message = `On ${date} the clocks skip ${plannedTime}: "${occurrence.title}" airs at ${time} that day.`
  return { code: 'clock_gap', message, airing: airingOf(occurrence), date, plannedTime, time }
}

export function presentDropped({ showSlug, slotKey, date, action }: ExceptionContent): planSchema.NoteAnswer {
  const message = `"${showSlug}" does not air on ${date} any more, so what was planned for that date (${action}) is gone.`
  return { code: 'exception_dropped', message, airing: { showSlug, slotKey, date }, date, action }
}

function presentSide(one: Occurrence): planSchema.ClashAnswer['first'] {
  return { title: one.title, slug: one.showSlug, airing: airingOf(one), startsAt: one.startsAt.toISOString(), endsAt: one.endsAt.toISOString() }
}

/** A replaced airing is still of the show whose slot it fills. Null for what has no slot of its own. */
function airingOf({ id, special }: Pick<Occurrence, 'id' | 'special'>): planSchema.AiringAnswer | null {
  if (special || isByRule({ id })) return null
  const [showSlug = '', slotKey = '', date = ''] = id.split('/')
  return { showSlug, slotKey, date }
}
