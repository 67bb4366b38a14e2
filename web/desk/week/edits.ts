// The edit that each form of the desk asks the station for.

import type { Occurrence } from '../../../schedules/occurrence.ts'
import type { ShowContent, ShowMode, SpecialContent } from '../../../schedules/programme-content.ts'
import type { EditWanted } from '../../../server/schedule/plan-schema.ts'
import { airingOf, slotOfAiring, type PlanModel } from './plan-model.ts'
import { isSamePlace, placeOf, type Place } from './drag.ts'

export type Scope = 'this' | 'following' | 'all'

export interface Wanted {
  readonly place: Place
  readonly scope: Scope
  /** Undefined: it repeats as before. */
  readonly rule?: string | null | undefined
}

/**
 * Puts an airing, or it and others of its slot, elsewhere. Null when nothing is different.
 *
 * Only what was changed is said: whoever moves a date that was made longer does not make all others longer.
 */
export function moveEdit(model: PlanModel, airing: Occurrence, { place, scope, rule }: Wanted): EditWanted | null {
  const name = airingOf(airing)
  if (!name) return null
  const before = placeOf(airing, model.programme.timeZone)
  const isElsewhere = place.date !== before.date || place.startTime !== before.startTime
  const isOtherRule = scope !== 'this' && rule !== undefined && rule !== (slotOfAiring(model, name)?.rule ?? null)
  if (isSamePlace(place, before) && !isOtherRule) return null
  return {
    do: 'changeSlot',
    ...name,
    scope,
    to: {
      ...(isElsewhere || isOtherRule ? { date: place.date, startTime: place.startTime } : {}),
      ...(place.minutes === before.minutes ? {} : { minutes: place.minutes }),
      ...(isOtherRule ? { rule } : {}),
    },
  }
}

export function newSlotEdit(showSlug: string, place: Place, rule: string | null, show?: ShowContent): EditWanted {
  const { date, startTime, minutes } = place
  return { do: 'addSlot', slot: { showSlug, rule, firstDate: date, startTime, minutes, timeZone: null, exdates: [], rdates: [] }, ...(show ? { show: mutableShow(show) } : {}) }
}

/** What is asked about a new show here; the rest is told in the room of shows. */
export interface NewShow {
  readonly title: string
  readonly latinTitle: string
  readonly language: string
  readonly description: string
  readonly mode: ShowMode
  readonly plays: string
  readonly music: ShowContent['music']
  readonly archive: ShowContent['archive']
}

export function emptyShow(mode: ShowMode, language: string): NewShow {
  return { title: '', latinTitle: '', language, description: '', mode, plays: '', music: 'none', archive: 'full' }
}

export function newShowOf({ title, latinTitle, language, description, mode, plays, music, archive }: NewShow, taken: ReadonlySet<string>): ShowContent {
  return {
    slug: freeSlug(latinTitle || title, taken),
    title,
    latinTitle: latinTitle || null,
    titles: {},
    languages: [language],
    hosts: [],
    mode,
    plays: mode === 'live' ? null : plays || null,
    themes: [],
    music,
    archive,
    interaction: [],
    endPolicy: { kind: 'hard' },
    rebroadcast: null,
    descriptions: { [language]: description },
    review: [],
    chat: true,
    features: { infoCards: false, expiresAfterDays: null, recommendations: false, audioFirst: false },
  }
}

/** A special as it is first written; `before` keeps what is not asked about. */
export function specialOfForm(form: Omit<NewShow, 'description'>, place: Place, slug: string, before: SpecialContent | null): SpecialContent {
  const { title, latinTitle, language, mode, plays, music, archive } = form
  const fresh = { type: null, languages: [language], hosts: [], endPolicy: { kind: 'hard' as const }, questions: false, recommendations: false, workingGroup: null }
  return {
    ...fresh,
    ...before,
    slug,
    title,
    latinTitle: latinTitle || null,
    languages: before && before.languages[0] === language ? before.languages : [language],
    mode,
    plays: mode === 'live' ? null : plays || null,
    music,
    archive,
    start: `${place.date}T${place.startTime}`,
    minutes: place.minutes,
  }
}

export function specialEdit(what: 'addSpecial' | 'changeSpecial', special: SpecialContent): EditWanted {
  return { do: what, special: { ...special, languages: [...special.languages], hosts: [...special.hosts] } }
}

/** `nowa-audycja`, or `nowa-audycja-2` when that name is taken. */
export function freeSlug(title: string, taken: ReadonlySet<string>): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ł', 'l').replaceAll('đ', 'd').replaceAll('ı', 'i')
  const name = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60).replace(/-+$/, '') || 'audycja'
  for (let number = 1; ; number++) {
    const slug = number === 1 ? name : `${name}-${number}`
    if (!taken.has(slug)) return slug
  }
}

/** Names that no new show or special may have. */
export function takenSlugs({ content }: PlanModel): ReadonlySet<string> {
  return new Set([...content.shows, ...content.specials].map(({ slug }) => slug))
}

function mutableShow(show: ShowContent): Extract<EditWanted, { do: 'addSlot' }>['show'] {
  return { ...show, titles: { ...show.titles }, descriptions: { ...show.descriptions } }
}
