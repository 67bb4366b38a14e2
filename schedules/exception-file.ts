// Reads exceptions: each must name one airing that its show really has on that date.

import { noAiring, showMistakes, slotAirsOn } from './item-rules.ts'
import type { ExceptionContent, ShowContent, SlotContent } from './programme-content.ts'
import { airingId } from './programme.ts'
import { readDataPath, readDate, readOptionalDate, readTime, slugOrNull, SLUG_EXPECTED } from './show-fields.ts'
import type { Fields } from './strict-yaml.ts'

interface Read<T> {
  readonly content: T
  readonly fields: Fields
}

/** Reads every exception; those that cannot be used are reported and left out. */
export function readExceptions(
  all: readonly Fields[],
  shows: readonly Read<ShowContent>[],
  slots: readonly Read<SlotContent>[],
  timeZone: string,
): Read<ExceptionContent>[] {
  const seen = new Set<string>()
  return all.flatMap((fields) => {
    const content = readException(fields, shows, slots, timeZone)
    fields.close()
    if (!content) return []
    const airing = airingId(content.showSlug, content.slotKey, content.date)
    if (seen.has(airing)) fields.problem('date', `${content.date} has an exception of this show already; keep one.`)
    seen.add(airing)
    return [{ content, fields }]
  })
}

function readException(fields: Fields, shows: readonly Read<ShowContent>[], slots: readonly Read<SlotContent>[], timeZone: string): ExceptionContent | null {
  const slugs = new Set(shows.map((show) => show.content.slug))
  const showSlug = readShowSlug(fields, 'show', slugs)
  const date = readDate(fields, 'date')
  const slotName = fields.optionalParsed('slot', slugOrNull, SLUG_EXPECTED)
  const action = readAction(fields, date, slugs)
  if (!fields.isSound || showSlug === null || action === null) return null
  const slotKey = readSlotKey(fields, showSlug, date, slotName, slots, timeZone)
  return slotKey === null ? null : { showSlug, slotKey, date, ...action }
}

export type Action = ExceptionContent extends infer One ? (One extends ExceptionContent ? Omit<One, 'showSlug' | 'slotKey' | 'date'> : never) : never

/** What the exception does to the airing planned for `date`; null when it cannot be told. */
export function readAction(fields: Fields, date: string, shows: ReadonlySet<string>): Action | null {
  switch (fields.oneOf('action', ['cancel', 'move', 'extend', 'replace', 'rerun'])) {
    case 'cancel': {
      const reason = fields.texts('reason', 300)
      if (Object.keys(reason).length === 0) fields.problem('reason', 'is missing; say why in the languages of the station, like {pl: "…", en: "…"}.')
      return { action: 'cancel', reason }
    }
    case 'move':
      return { action: 'move', toDate: readOptionalDate(fields, 'to') ?? date, startTime: readTime(fields, 'start'), minutes: fields.optionalNumber('minutes', 1, 1440) }
    case 'extend':
      return { action: 'extend', minutes: fields.number('minutes', 1, 1440) }
    case 'replace': {
      const withShow = readShowSlug(fields, 'with', shows)
      return withShow === null ? null : { action: 'replace', withShow }
    }
    case 'rerun':
      return { action: 'rerun', ofDate: readOptionalDate(fields, 'of'), plays: readDataPath(fields, 'plays') }
  }
}

function readShowSlug(fields: Fields, key: string, shows: ReadonlySet<string>): string | null {
  const slug = fields.text(key)
  if (slug === '') return null
  const [mistake] = showMistakes(slug, shows, key)
  if (!mistake) return slug
  fields.problem(key, mistake.message)
  return null
}

/** The slot that airs on that date; named only when several do. */
function readSlotKey(fields: Fields, showSlug: string, date: string, named: string | null, slots: readonly Read<SlotContent>[], timeZone: string): string | null {
  const ofShow = slots.filter((slot) => slot.content.showSlug === showSlug)
  // What is wrong with the slot is told there; when it airs nobody knows yet.
  if (ofShow.some((slot) => !slot.fields.isSound)) return null
  const airing = ofShow.filter((slot) => slotAirsOn(slot.content, date, timeZone) && (named === null || slot.content.key === named))
  const [only] = airing
  if (airing.length === 1 && only) return only.content.key
  const keys = (all: readonly Read<SlotContent>[], joint: string) => all.map((slot) => slot.content.key).join(joint)
  const isUnknownSlot = named !== null && !ofShow.some((slot) => slot.content.key === named)
  if (airing.length > 1) fields.problem('date', `the show airs ${airing.length} times on ${date}; say which with slot: ${keys(airing, ' or ')}.`)
  else if (isUnknownSlot) fields.problem('slot', `"${named}" is not a slot of this show; it has ${keys(ofShow, ', ')}.`)
  else fields.problem('date', noAiring(showSlug, date))
  return null
}
