// What was typed and is not saved, beside what it was typed over: nothing of it is lost to a reload or to somebody who was quicker. Pure.

import type { DeskEpisode, EpisodeEdit } from '../../../server/archive/schema.ts'

export const FIELDS = [
  'title', 'latinTitle', 'languages', 'languageRanges', 'notes', 'credits', 'chapters', 'tracks', 'tracksChecked', 'trim', 'cuts', 'soundbite', 'license', 'explicit', 'number', 'slug',
] as const satisfies readonly (keyof EpisodeEdit & keyof DeskEpisode)[]

export type Field = (typeof FIELDS)[number]
export type Fields = Pick<DeskEpisode, Field>

export interface Unsaved {
  readonly typed: Partial<Fields>
  /** What stood there when it was typed. */
  readonly seen: Partial<Fields>
}

export const NOTHING: Unsaved = { typed: {}, seen: {} }

/** With one more thing typed; what is as it was saved is no change. */
export function withTyped(unsaved: Unsaved, saved: Fields, part: Partial<Fields>): Unsaved {
  const typed: Partial<Fields> = { ...unsaved.typed, ...part }
  const seen: Partial<Fields> = { ...pick(saved, fieldsOf(part)), ...unsaved.seen }
  return settled({ typed, seen }, saved)
}

/** The same on top of a newer saved state. */
export function settled({ typed, seen }: Unsaved, saved: Fields): Unsaved {
  const left = fieldsOf(typed).filter((field) => !isSame(typed[field], saved[field]))
  return { typed: pick(typed, left), seen: pick(seen, left) }
}

/** What is left when that much was saved: things that were typed since. */
export function afterSaving({ typed }: Unsaved, sent: Partial<Fields>, saved: Fields): Unsaved {
  // Not compared with what is saved: the station takes blanks at the ends away.
  const left = fieldsOf(typed).filter((field) => !(field in sent && isSame(typed[field], sent[field])))
  return settled({ typed: pick(typed, left), seen: saved }, saved)
}

/** What somebody else changed under what was typed: it must be decided whose stays. */
export function overlapOf({ typed, seen }: Unsaved, saved: Fields): Field[] {
  return fieldsOf(typed).filter((field) => !isSame(seen[field], saved[field]) && !isSame(typed[field], saved[field]))
}

/** Mine stays: the next saving writes it over theirs. */
export function keepMine({ typed, seen }: Unsaved, saved: Fields, field: Field): Unsaved {
  return { typed, seen: { ...seen, ...pick(saved, [field]) } }
}

/** Theirs stays. */
export function takeTheirs({ typed, seen }: Unsaved, field: Field): Unsaved {
  const others = fieldsOf(typed).filter((one) => one !== field)
  return { typed: pick(typed, others), seen: pick(seen, others) }
}

export function fieldsOf(part: Partial<Fields>): Field[] {
  return FIELDS.filter((field) => field in part)
}

export function fieldsIn(episode: DeskEpisode): Fields {
  return pick(episode, FIELDS) as Fields // all of them were picked
}

/** Reads what an earlier page kept; what it does not understand is nothing. */
export function readUnsaved(text: string | null): Unsaved {
  try {
    const kept: unknown = JSON.parse(text ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('typed' in kept) || !('seen' in kept)) return NOTHING
    const { typed, seen } = kept as Unsaved // written by ourselves
    return { typed: pick(typed, fieldsOf(typed)), seen: pick(seen, fieldsOf(seen)) }
  } catch {
    return NOTHING
  }
}

function pick(from: Partial<Fields>, fields: readonly Field[]): Partial<Fields> {
  return Object.fromEntries(fields.map((field) => [field, from[field]]))
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
