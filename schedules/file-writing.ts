// Writes the programme as the files it can be read from again, unchanged; always in the same order, so two exports can be compared.

import { stringify } from 'yaml'
import type { EndPolicy } from './occurrence.ts'
import type { ExceptionContent, HostContent, ProgrammeContent, ShowContent, ShowMode, SlotContent, SpecialContent } from './programme-content.ts'
import type { ItemContents, ItemKind } from './programme-items.ts'

/** What a YAML map is made of; undefined values are left out. */
export type FileMap = Readonly<Record<string, unknown>>

/** The texts of hosts.yaml, shows.yaml and exceptions.yaml. */
export interface WrittenFiles {
  readonly hosts: string
  readonly shows: string
  readonly exceptions: string
}

/** Writes the three files. Reading them gives the same programme; comments of files it was once read from are not kept. */
export function writeProgrammeFiles(content: ProgrammeContent, station: string): WrittenFiles {
  const head = { version: 1, station }
  const slots = (show: ShowContent) => sorted(content.slots.filter((slot) => slot.showSlug === show.slug), (slot) => slot.key)
  const shows = sorted(content.shows, (show) => show.slug).map((show) => ({ ...showMap(show), slots: slots(show).map(slotMap) }))
  const exceptions = sorted(content.exceptions, (one) => `${one.showSlug}/${one.slotKey}/${one.date}`).map(exceptionMap)
  return {
    hosts: written({ ...head, hosts: sorted(content.hosts, (host) => host.slug).map(hostMap) }),
    shows: written({ ...head, shows }),
    exceptions: written({ ...head, exceptions, specials: sorted(content.specials, (special) => special.slug).map(specialMap) }),
  }
}

const MAPS: { readonly [K in ItemKind]: (content: ItemContents[K]) => FileMap } = { host: hostMap, show: showMap, slot: slotMap, exception: exceptionMap, special: specialMap }

/** One item as the map it has in its file; a show without its slots. */
export function fileMapOf<K extends ItemKind>(kind: K, content: ItemContents[K]): FileMap {
  return MAPS[kind](content)
}

function hostMap(host: HostContent): FileMap {
  return { slug: host.slug, name: host.name, latin: given(host.latinName), languages: host.languages, role: given(host.role), fictional: host.fictional || undefined }
}

function showMap(show: ShowContent): FileMap {
  const { features } = show
  return {
    slug: show.slug,
    title: show.title,
    latin: given(show.latinTitle),
    titles: textsOrNone(show.titles),
    languages: show.languages,
    hosts: listOrNone(show.hosts),
    mode: show.mode,
    ...playsMap(show.mode, show.plays),
    themes: listOrNone(show.themes),
    music: show.music,
    archive: show.archive,
    interaction: listOrNone(show.interaction),
    end: endOf(show.endPolicy),
    rebroadcast: show.rebroadcast ? { after_days: show.rebroadcast.afterDays, start: show.rebroadcast.startTime } : undefined,
    chat: show.chat ? undefined : false,
    info_cards: features.infoCards || undefined,
    expires_after_days: given(features.expiresAfterDays),
    recommendations: features.recommendations || undefined,
    audio_first: features.audioFirst || undefined,
    review: listOrNone(show.review),
    description: textsOrNone(show.descriptions),
  }
}

function slotMap(slot: SlotContent): FileMap {
  return {
    name: slot.key === slot.startTime.replace(':', '') ? undefined : slot.key,
    rrule: given(slot.rule),
    start: slot.startTime,
    minutes: slot.minutes,
    first: slot.firstDate,
    zone: given(slot.timeZone),
    except: listOrNone(slot.exdates),
    also: listOrNone(slot.rdates),
  }
}

function exceptionMap(exception: ExceptionContent): FileMap {
  const { showSlug: show, slotKey: slot, date, action } = exception
  const airing = { show, slot, date, action }
  switch (exception.action) {
    case 'cancel':
      return { ...airing, reason: sortedTexts(exception.reason) }
    case 'move':
      return { ...airing, to: exception.toDate === date ? undefined : exception.toDate, start: exception.startTime, minutes: given(exception.minutes) }
    case 'extend':
      return { ...airing, minutes: exception.minutes }
    case 'replace':
      return { ...airing, with: exception.withShow }
    case 'rerun':
      return { ...airing, of: given(exception.ofDate), plays: given(exception.plays) }
  }
}

function specialMap(special: SpecialContent): FileMap {
  return {
    slug: special.slug,
    type: given(special.type),
    title: special.title,
    latin: given(special.latinTitle),
    languages: special.languages,
    hosts: listOrNone(special.hosts),
    start: special.start,
    minutes: special.minutes,
    mode: special.mode,
    ...playsMap(special.mode, special.plays),
    music: special.music,
    archive: special.archive,
    end: endOf(special.endPolicy),
    questions: special.questions || undefined,
    recommendations: special.recommendations || undefined,
    working_group: given(special.workingGroup),
  }
}

/** A live one plays nothing; what a relay plays is the partner's stream. */
function playsMap(mode: ShowMode, plays: string | null): FileMap {
  return mode === 'relay' ? { source: given(plays) } : { plays: given(plays) }
}

function endOf(policy: EndPolicy): unknown {
  if (policy.kind === 'soft') return { soft: policy.minutes }
  return policy.kind === 'open' ? 'open' : undefined
}

function given<T>(value: T | null): T | undefined {
  return value ?? undefined
}

function listOrNone<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined
}

function textsOrNone(texts: Readonly<Record<string, string>>): FileMap | undefined {
  return Object.keys(texts).length > 0 ? sortedTexts(texts) : undefined
}

function sortedTexts(texts: Readonly<Record<string, string>>): FileMap {
  return Object.fromEntries(sorted(Object.entries(texts), ([tag]) => tag))
}

function sorted<T>(list: readonly T[], by: (one: T) => string): T[] {
  return [...list].sort((a, b) => (by(a) < by(b) ? -1 : 1))
}

function written(file: FileMap): string {
  return stringify(file, { lineWidth: 0, defaultStringType: 'PLAIN', aliasDuplicateObjects: false, flowCollectionPadding: false })
}
