// The programme between two instants: every slot's airings with their exceptions, and the specials.
//
// A slot lasts its minutes of elapsed time: at 02:00 for 90 minutes it ends at 04:30 on the wall on the night the clocks
// go forward (it began at 03:00), and at 02:30 on the night they go back. A host's hour is always an hour of air.

import { formatDay, parseDay, type Day } from './calendar-date.ts'
import type { EndPolicy, Occurrence, OccurrenceKind } from './occurrence.ts'
import { rebroadcastOf, type RebroadcastRule } from './rebroadcast.ts'
import { plannedWallOn, startsOf, type Series, type Start } from './recurrence.ts'
import { DAY_MS, instantOf, MINUTE_MS } from './wall-clock.ts'

/** No slot or special is longer than a day, so whoever looks for what overlaps an instant looks back one day. */
export const LONGEST_MINUTES = 24 * 60

/** What of a show its airings carry. */
export interface AiringShow {
  readonly slug: string
  readonly title: string
  readonly latinTitle: string | null
  readonly languages: readonly string[]
  readonly hosts: readonly { readonly slug: string | null; readonly name: string }[]
  readonly kind: OccurrenceKind
  readonly plays: string | null
  readonly music: Occurrence['music']
  readonly archive: Occurrence['archive']
  readonly endPolicy: EndPolicy
  /** When its live airings are heard again; null: never by rule. */
  readonly rebroadcast: RebroadcastRule | null
}

/** One regular place of a show in the week, month or year. `key` tells a show's slots apart and is part of every id. */
export interface Slot {
  readonly showSlug: string
  readonly key: string
  readonly series: Series
  readonly minutes: number
}

/** What happens instead of one planned airing. */
export type ExceptionAction =
  | { readonly action: 'cancel'; readonly reason: Readonly<Record<string, string>> }
  | { readonly action: 'move'; readonly toDate: string; readonly startMinute: number; readonly minutes: number | null }
  | { readonly action: 'extend'; readonly minutes: number }
  | { readonly action: 'replace'; readonly withShow: string }
  | { readonly action: 'rerun'; readonly ofDate: string | null; readonly plays: string | null }

/** An exception to the airing that the slot plans for `date` (the date on the wall at its planned start). */
export type ShowException = ExceptionAction & { readonly showSlug: string; readonly slotKey: string; readonly date: string }

/** Something that airs once and belongs to no slot. Wins over what it overlaps. */
export interface Special {
  readonly id: string
  readonly show: AiringShow
  readonly startsAt: Date
  readonly endsAt: Date
  readonly personId: string | null
}

/** Everything that says what airs when. */
export interface Programme {
  readonly timeZone: string
  readonly shows: ReadonlyMap<string, AiringShow>
  readonly slots: readonly Slot[]
  readonly exceptions: readonly ShowException[]
  readonly specials: readonly Special[]
}

/** The id of an airing: its show, slot and planned date, so a move or an extension keeps it. */
export function airingId(showSlug: string, slotKey: string, date: string): string {
  return `${showSlug}/${slotKey}/${date}`
}

/**
 * Lists the occurrences that overlap [from, until), in order of start, cancelled ones included, as planned: specials cut nothing here.
 *
 * With the rebroadcasts that shows' rules make of their live airings, also of those long before `from`.
 */
export function occurrencesOf(programme: Programme, from: Date, until: Date): Occurrence[] {
  const [fromMs, untilMs] = [from.getTime(), until.getTime()]
  const dates = new Map<Day, string>()
  const isWithin = (one: Occurrence) => one.startsAt.getTime() < untilMs && one.endsAt.getTime() > fromMs
  const found = [...movedAirings(programme).flatMap((one) => withRebroadcast(programme, one)), ...programme.specials.map(specialAiring)].filter(isWithin)
  for (const slot of programme.slots) {
    const show = showOf(programme, slot.showSlug)
    const exceptions = exceptionsOf(programme, slot)
    const reachMs = rebroadcastReach(programme, show, exceptions)
    for (const start of startsOf(slot.series, fromMs - LONGEST_MINUTES * MINUTE_MS - reachMs, untilMs)) {
      const date = dateOf(start, dates)
      const exception = exceptions?.get(date)
      if (exception?.action === 'move') continue
      // Most of what began the day before is over: made only to be thrown away, it would cost as much as the rest.
      if (!exception && !show.rebroadcast && start.startsAt + slot.minutes * MINUTE_MS <= fromMs) continue
      const regular = airing(show, slot, date, start.startsAt, slot.minutes)
      const one = exception ? withException(programme, regular, exception) : regular
      for (const each of withRebroadcast(programme, one)) if (isWithin(each)) found.push(each)
    }
  }
  return found.sort(byStart)
}

function withRebroadcast(programme: Programme, one: Occurrence): Occurrence[] {
  // Another show in the slot is repeated as its own rule says; specials are in no show.
  const rule = one.special ? null : showOf(programme, one.showSlug).rebroadcast
  const again = rule && rebroadcastOf(one, rule, programme.timeZone)
  return again ? [{ ...one, rebroadcastAt: again.startsAt }, again] : [one]
}

/** How long before a window an airing may begin whose rebroadcast falls into it; 0 for the many slots that are not repeated. */
function rebroadcastReach(programme: Programme, show: AiringShow, exceptions: ReadonlyMap<string, ShowException> | null): number {
  const replacing = [...(exceptions?.values() ?? [])].map((one) => (one.action === 'replace' ? showOf(programme, one.withShow).rebroadcast : null))
  const days = [show.rebroadcast, ...replacing].map((rule) => rule?.afterDays ?? 0)
  const longest = Math.max(...days)
  return longest === 0 ? 0 : (longest + 2) * DAY_MS
}

/** By start; what starts together by id, so the order is always the same. */
export function byStart(a: Occurrence, b: Occurrence): number {
  return a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** By planned date; null for the many slots that have none. */
function exceptionsOf({ exceptions }: Programme, slot: Slot): ReadonlyMap<string, ShowException> | null {
  let found = exceptionsBySlot.get(exceptions)
  if (!found) exceptionsBySlot.set(exceptions, (found = bySlot(exceptions)))
  return found.get(`${slot.showSlug}/${slot.key}`) ?? null
}

type BySlot = ReadonlyMap<string, ReadonlyMap<string, ShowException>>

/** Sorted once per programme: exceptions of years pile up, and each slot would look through all of them each time. */
const exceptionsBySlot = new WeakMap<readonly ShowException[], BySlot>()

function bySlot(exceptions: readonly ShowException[]): BySlot {
  const found = new Map<string, Map<string, ShowException>>()
  for (const one of exceptions) {
    const slot = `${one.showSlug}/${one.slotKey}`
    const ofSlot = found.get(slot) ?? new Map<string, ShowException>()
    found.set(slot, ofSlot.set(one.date, one))
  }
  return found
}

function showOf(programme: Programme, slug: string): AiringShow {
  const show = programme.shows.get(slug)
  if (!show) throw new Error(`unreachable: the programme has a slot of an unknown show "${slug}"`)
  return show
}

/** Writing a date costs more than the rest of an airing, and shows share their dates. */
function dateOf(start: Start, dates: Map<Day, string>): string {
  const day = Math.floor(start.plannedWall / DAY_MS)
  const known = dates.get(day)
  if (known) return known
  const written = formatDay(day)
  dates.set(day, written)
  return written
}

function airing(show: AiringShow, slot: Slot, date: string, startsAt: number, minutes: number): Occurrence {
  return {
    id: airingId(slot.showSlug, slot.key, date),
    showSlug: show.slug,
    title: show.title,
    latinTitle: show.latinTitle,
    hosts: show.hosts,
    languages: show.languages,
    kind: show.kind,
    startsAt: new Date(startsAt),
    endsAt: new Date(startsAt + minutes * MINUTE_MS),
    endPolicy: show.endPolicy,
    music: show.music,
    archive: show.archive,
    plays: show.plays,
    special: false,
    personId: null,
    change: null,
    cancelled: null,
  }
}

function withException(programme: Programme, planned: Occurrence, exception: ShowException): Occurrence {
  switch (exception.action) {
    case 'cancel':
      return { ...planned, cancelled: { reason: exception.reason } }
    case 'extend':
      return {
        ...planned,
        endsAt: new Date(planned.startsAt.getTime() + exception.minutes * MINUTE_MS),
        change: { kind: 'extended', plannedStartsAt: planned.startsAt, plannedEndsAt: planned.endsAt },
      }
    case 'replace':
      return replaced(planned, showOf(programme, exception.withShow))
    case 'rerun':
      return { ...planned, kind: 'rebroadcast', plays: exception.plays, change: { kind: 'rerun', ofDate: exception.ofDate }, rebroadcastOf: originalOf(programme, exception, planned) }
    case 'move':
      throw new Error('unreachable: moved airings are listed by themselves')
  }
}

/** What a rerun repeats: the airing of its `of` date (of the same slot, or another of the show), else the last one of the slot before it. */
function originalOf(programme: Programme, rerun: ShowException & { readonly action: 'rerun' }, planned: Occurrence): Occurrence['rebroadcastOf'] {
  const { showSlug, slotKey, ofDate } = rerun
  const ofShow = programme.slots.filter((slot) => slot.showSlug === showSlug).sort((a, b) => Number(b.key === slotKey) - Number(a.key === slotKey))
  if (ofDate !== null) {
    const slot = ofShow.find((one) => plannedStart(one.series, ofDate) !== null)
    return slot ? whereItAired(programme, slot, ofDate) : null
  }
  const slot = ofShow.find((one) => one.key === slotKey)
  const before = slot ? startsOf(slot.series, planned.startsAt.getTime() - LONGEST_PAUSE_MS, planned.startsAt.getTime()) : []
  for (const { plannedWall } of before.toReversed()) {
    const original = slot && whereItAired(programme, slot, formatDay(Math.floor(plannedWall / DAY_MS)))
    if (original && original.startsAt < planned.startsAt) return original
  }
  return null
}

/** So far back the last airing of a yearly show is found too. */
const LONGEST_PAUSE_MS = 400 * DAY_MS

/** The airing planned for that date, at the time it really had; null when something else aired instead. */
function whereItAired(programme: Programme, slot: Slot, date: string): Occurrence['rebroadcastOf'] {
  const exception = exceptionsOf(programme, slot)?.get(date)
  const planned = plannedStart(slot.series, date)
  if (planned === null || showOf(programme, slot.showSlug).kind !== 'live') return null
  if (exception && !['move', 'extend'].includes(exception.action)) return null
  const startsAt = exception?.action === 'move' ? movedStart(slot, exception) : planned
  return startsAt === null ? null : { occurrenceId: airingId(slot.showSlug, slot.key, date), startsAt: new Date(startsAt) }
}

function replaced(planned: Occurrence, { slug, rebroadcast: _, ...show }: AiringShow): Occurrence {
  return { ...planned, ...show, showSlug: slug, change: { kind: 'replaced', showSlug: planned.showSlug, title: planned.title } }
}

/** Each move by itself: it may leave or enter the window that is asked for. */
function movedAirings(programme: Programme): Occurrence[] {
  return programme.exceptions.flatMap((exception) => {
    if (exception.action !== 'move') return []
    const slot = programme.slots.find((one) => one.showSlug === exception.showSlug && one.key === exception.slotKey)
    const planned = slot && plannedStart(slot.series, exception.date)
    const startsAt = slot && movedStart(slot, exception)
    // A move of an airing that is no more (its rule changed in the database) moves nothing.
    if (!slot || planned === undefined || planned === null || startsAt === undefined || startsAt === null) return []
    const moved = airing(showOf(programme, slot.showSlug), slot, exception.date, startsAt, exception.minutes ?? slot.minutes)
    const plannedEndsAt = new Date(planned + slot.minutes * MINUTE_MS)
    return [{ ...moved, change: { kind: 'moved' as const, plannedStartsAt: new Date(planned), plannedEndsAt } }]
  })
}

function movedStart(slot: Slot, move: ExceptionAction & { readonly action: 'move' }): number | null {
  const toDay = parseDay(move.toDate)
  return toDay === null ? null : instantOf(toDay * DAY_MS + move.startMinute * MINUTE_MS, slot.series.timeZone)
}

function plannedStart(series: Series, date: string): number | null {
  const day = parseDay(date)
  const wall = day === null ? null : plannedWallOn(series, day)
  return wall === null ? null : instantOf(wall, series.timeZone)
}

function specialAiring(special: Special): Occurrence {
  const { slug, rebroadcast: _, ...show } = special.show
  return {
    ...show,
    id: special.id,
    showSlug: slug,
    startsAt: special.startsAt,
    endsAt: special.endsAt,
    special: true,
    personId: special.personId,
    change: null,
    cancelled: null,
  }
}
