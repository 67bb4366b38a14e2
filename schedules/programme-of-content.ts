// Turns the written programme into the one that can be asked what airs when.

import { parseDay, parseTime, parseWall } from './calendar-date.ts'
import type { OccurrenceKind } from './occurrence.ts'
import type { AiringShow, Programme, ShowException, Slot, Special } from './programme.ts'
import type { ExceptionContent, HostContent, ProgrammeContent, ShowContent, ShowMode, SlotContent, SpecialContent } from './programme-content.ts'
import { parseRule } from './rule.ts'
import { instantOf, MINUTE_MS } from './wall-clock.ts'

/** The programme that checked content describes. Throws when the content was not checked. */
export function programmeOf(content: ProgrammeContent, timeZone: string): Programme {
  const hosts = new Map(content.hosts.map((host) => [host.slug, host]))
  return {
    timeZone,
    shows: new Map(content.shows.map((show) => [show.slug, airingShow(show, hosts)])),
    slots: content.slots.map((slot) => slotOf(slot, timeZone)),
    exceptions: content.exceptions.map(exceptionOf),
    specials: content.specials.map((special) => specialOf(special, hosts, timeZone)),
  }
}

/** One slot with its rule read; throws RuleError for a bad rule. */
export function slotOf(slot: SlotContent, stationZone: string): Slot {
  return {
    showSlug: slot.showSlug,
    key: slot.key,
    minutes: slot.minutes,
    series: {
      rule: slot.rule === null ? null : parseRule(slot.rule),
      first: checked(parseDay(slot.firstDate), slot.firstDate),
      startMinute: checked(parseTime(slot.startTime), slot.startTime),
      timeZone: slot.timeZone ?? stationZone,
      exdates: new Set(slot.exdates.map((date) => checked(parseWall(date), date))),
      rdates: slot.rdates.map((date) => checked(parseWall(date), date)),
    },
  }
}

/** What of a show its airings carry. */
export function airingShow(show: ShowContent, hosts: ReadonlyMap<string, HostContent>): AiringShow {
  return {
    slug: show.slug,
    title: show.title,
    latinTitle: show.latinTitle,
    languages: show.languages,
    hosts: namesOf(show.hosts, hosts),
    kind: kindOf(show.mode),
    plays: show.plays,
    music: show.music,
    archive: show.archive,
    endPolicy: show.endPolicy,
    rebroadcast: show.rebroadcast && { afterDays: show.rebroadcast.afterDays, startMinute: checked(parseTime(show.rebroadcast.startTime), show.rebroadcast.startTime) },
  }
}

/** An exception with its times as numbers. */
export function exceptionOf(exception: ExceptionContent): ShowException {
  if (exception.action !== 'move') return exception
  const { startTime, ...rest } = exception
  return { ...rest, startMinute: checked(parseTime(startTime), startTime) }
}

function specialOf(special: SpecialContent, hosts: ReadonlyMap<string, HostContent>, timeZone: string): Special {
  return {
    id: specialId(special.slug, special.start.slice(0, 10)),
    show: {
      slug: special.slug,
      title: special.title,
      latinTitle: special.latinTitle,
      languages: special.languages,
      hosts: namesOf(special.hosts, hosts),
      kind: kindOf(special.mode),
      plays: special.plays,
      music: special.music,
      archive: special.archive,
      endPolicy: special.endPolicy,
      rebroadcast: null,
    },
    ...specialTimes(special, timeZone),
    personId: null,
  }
}

/** When a special airs; its time is on the wall of the station's zone. */
export function specialTimes({ start, minutes }: SpecialContent, timeZone: string): { startsAt: Date; endsAt: Date } {
  const startsAt = instantOf(checked(parseWall(start), start), timeZone)
  return { startsAt: new Date(startsAt), endsAt: new Date(startsAt + minutes * MINUTE_MS) }
}

/** The id of a special's only airing, in the shape of all others. */
export function specialId(slug: string, date: string): string {
  return `${slug}/special/${date}`
}

/** A prerecorded show is a playlist of its own files to whoever plays it. */
export function kindOf(mode: ShowMode): OccurrenceKind {
  return mode === 'prerecorded' ? 'playlist' : mode
}

function namesOf(slugs: readonly string[], hosts: ReadonlyMap<string, HostContent>): AiringShow['hosts'] {
  return slugs.map((slug) => ({ slug, name: hosts.get(slug)?.name ?? slug }))
}

function checked(value: number | null, written: string): number {
  if (value === null) throw new Error(`unreachable: "${written}" was stored without being checked`)
  return value
}
