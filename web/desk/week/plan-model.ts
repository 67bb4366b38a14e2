// The plan as the desk reckons with it: the whole programme, so that any week, clash or next date is found without asking.

import { parseDay } from '../../../schedules/calendar-date.ts'
import type { Occurrence } from '../../../schedules/occurrence.ts'
import type { ExceptionContent, ProgrammeContent, ShowContent, SlotContent, SpecialContent } from '../../../schedules/programme-content.ts'
import { programmeOf } from '../../../schedules/programme-of-content.ts'
import { occurrencesOf, type Programme, type Special } from '../../../schedules/programme.ts'
import { isByRule, originalId } from '../../../schedules/rebroadcast.ts'
import type { AiringAnswer, PlanAnswer } from '../../../server/schedule/plan-schema.ts'

export interface PlanModel {
  readonly revision: number
  readonly content: ProgrammeContent
  /** With the specials that people opened in the days that were asked for. */
  readonly programme: Programme
  readonly shows: ReadonlyMap<string, ShowContent>
}

export function modelOf(answer: PlanAnswer): PlanModel {
  const { revision, timeZone, hosts, shows, slots, exceptions, specials } = answer
  const content: ProgrammeContent = { hosts, shows, slots, exceptions, specials }
  const programme = programmeOf(content, timeZone)
  const planned = new Set(specials.map(({ slug }) => slug))
  const opened = answer.occurrences.filter((one) => one.special && !planned.has(one.show.slug)).map(openedSpecial)
  return { revision, content, programme: { ...programme, specials: [...programme.specials, ...opened] }, shows: new Map(shows.map((show) => [show.slug, show])) }
}

/** What airs in [from, until), cancelled airings included. */
export function airingsBetween({ programme }: PlanModel, from: number, until: number): readonly Occurrence[] {
  return occurrencesOf(programme, new Date(from), new Date(until))
}

/** What an edit names the airing by; null for a special, and for a repeat that a rule makes. */
export function airingOf({ id, special }: Pick<Occurrence, 'id' | 'special'>): AiringAnswer | null {
  if (special || isByRule({ id })) return null
  const [showSlug = '', slotKey = '', date = ''] = id.split('/')
  return { showSlug, slotKey, date }
}

export function slotOfAiring({ content }: PlanModel, { showSlug, slotKey }: Pick<AiringAnswer, 'showSlug' | 'slotKey'>): SlotContent | null {
  return content.slots.find((slot) => slot.showSlug === showSlug && slot.key === slotKey) ?? null
}

export function exceptionOfAiring({ content }: PlanModel, { showSlug, slotKey, date }: AiringAnswer): ExceptionContent | null {
  return content.exceptions.find((one) => one.showSlug === showSlug && one.slotKey === slotKey && one.date === date) ?? null
}

/** A planned special; null for one that a person opened, which is only ended in the studio. */
export function specialOf({ content }: PlanModel, { special, showSlug }: Pick<Occurrence, 'special' | 'showSlug'>): SpecialContent | null {
  return special ? (content.specials.find(({ slug }) => slug === showSlug) ?? null) : null
}

/** The show whose slot it is, also where another one fills it; null for specials. */
export function ownerOf({ shows }: PlanModel, { id, special }: Pick<Occurrence, 'id' | 'special'>): ShowContent | null {
  return special ? null : (shows.get(originalId(id).split('/')[0] ?? '') ?? null)
}

/** Whether its slot plays by itself and nobody has said what. */
export function hasNothingToPlay({ kind, plays, cancelled, rebroadcastOf }: Occurrence): boolean {
  return !cancelled && plays === null && (kind === 'playlist' || kind === 'relay' || (kind === 'rebroadcast' && !rebroadcastOf))
}

/** The rule, once or not, that an airing's slot has. */
export function airsOnce(slot: Pick<SlotContent, 'rule' | 'rdates'>): boolean {
  return slot.rule === null && slot.rdates.length === 0
}

/** The day that a date in an address or a field names. */
export function dayOrNull(date: string | undefined): number | null {
  return date === undefined ? null : parseDay(date)
}

function openedSpecial({ id, show, hosts, kind, startsAt, endsAt, music, archive }: PlanAnswer['occurrences'][number]): Special {
  return {
    id,
    show: { slug: show.slug, title: show.title, latinTitle: show.latinTitle, languages: show.languages, hosts, kind, plays: null, music, archive, endPolicy: { kind: 'hard' }, rebroadcast: null },
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    personId: null,
  }
}
