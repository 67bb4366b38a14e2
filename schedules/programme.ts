// The programme between two instants: every slot's airings with their exceptions, and the specials.
//
// A slot lasts its minutes of elapsed time: at 02:00 for 90 minutes it ends at 04:30 on the wall on the night the clocks
// go forward (it began at 03:00), and at 02:30 on the night they go back. A host's hour is always an hour of air.

import { formatDay, parseDay, type Day } from './calendar-date.ts'
import type { EndPolicy, Occurrence, OccurrenceKind } from './occurrence.ts'
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

/** Lists the occurrences that overlap [from, until), in order of start, cancelled ones included, as planned: specials cut nothing here. */
export function occurrencesOf(programme: Programme, from: Date, until: Date): Occurrence[] {
  const [fromMs, untilMs] = [from.getTime(), until.getTime()]
  const dates = new Map<Day, string>()
  const isWithin = (one: Occurrence) => one.startsAt.getTime() < untilMs && one.endsAt.getTime() > fromMs
  const found = [...movedAirings(programme), ...programme.specials.map(specialAiring)].filter(isWithin)
  for (const slot of programme.slots) {
    const show = showOf(programme, slot.showSlug)
    const exceptions = exceptionsOf(programme, slot)
    for (const start of startsOf(slot.series, fromMs - LONGEST_MINUTES * MINUTE_MS, untilMs)) {
      const date = dateOf(start, dates)
      const exception = exceptions?.get(date)
      if (exception?.action === 'move') continue
      // Most of what began the day before is over: made only to be thrown away, it would cost as much as the rest.
      if (!exception && start.startsAt + slot.minutes * MINUTE_MS <= fromMs) continue
      const regular = airing(show, slot, date, start.startsAt, slot.minutes)
      const one = exception ? withException(programme, regular, exception) : regular
      if (isWithin(one)) found.push(one)
    }
  }
  return found.sort(byStart)
}

/** By start; what starts together by id, so the order is always the same. */
export function byStart(a: Occurrence, b: Occurrence): number {
  return a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** By planned date; null for the many slots that have none. */
function exceptionsOf(programme: Programme, slot: Slot): ReadonlyMap<string, ShowException> | null {
  const ofSlot = programme.exceptions.filter((one) => one.showSlug === slot.showSlug && one.slotKey === slot.key)
  return ofSlot.length === 0 ? null : new Map(ofSlot.map((one) => [one.date, one]))
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
      return { ...planned, kind: 'rebroadcast', plays: exception.plays, change: { kind: 'rerun', ofDate: exception.ofDate } }
    case 'move':
      throw new Error('unreachable: moved airings are listed by themselves')
  }
}

function replaced(planned: Occurrence, { slug, ...show }: AiringShow): Occurrence {
  return { ...planned, ...show, showSlug: slug, change: { kind: 'replaced', showSlug: planned.showSlug, title: planned.title } }
}

/** Each move by itself: it may leave or enter the window that is asked for. */
function movedAirings(programme: Programme): Occurrence[] {
  return programme.exceptions.flatMap((exception) => {
    if (exception.action !== 'move') return []
    const slot = programme.slots.find((one) => one.showSlug === exception.showSlug && one.key === exception.slotKey)
    const planned = slot && plannedStart(slot.series, exception.date)
    const toDay = parseDay(exception.toDate)
    // A move of an airing that is no more (its rule changed in the database) moves nothing.
    if (!slot || planned === undefined || planned === null || toDay === null) return []
    const startsAt = instantOf(toDay * DAY_MS + exception.startMinute * MINUTE_MS, slot.series.timeZone)
    const moved = airing(showOf(programme, slot.showSlug), slot, exception.date, startsAt, exception.minutes ?? slot.minutes)
    const plannedEndsAt = new Date(planned + slot.minutes * MINUTE_MS)
    return [{ ...moved, change: { kind: 'moved' as const, plannedStartsAt: new Date(planned), plannedEndsAt } }]
  })
}

function plannedStart(series: Series, date: string): number | null {
  const day = parseDay(date)
  const wall = day === null ? null : plannedWallOn(series, day)
  return wall === null ? null : instantOf(wall, series.timeZone)
}

function specialAiring(special: Special): Occurrence {
  const { slug, ...show } = special.show
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
