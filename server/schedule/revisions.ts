// When an airing was last changed, and how often the programme had been changed by then. Calendars need it: a program that
// remembers an event takes a new one only when its number has grown.

import type { Occurrence } from '../../schedules/occurrence.ts'

export interface Revision {
  /** Only grows. */
  readonly number: number
  readonly at: Date
}

export interface Revisions {
  /** Up to which change of the programme they are known. */
  readonly read: number
  /** Of everything that has no later one. */
  readonly base: Revision
  /** By kind and key of what was changed: `slot baobab/2000`, `exception baobab/2000/2026-12-18`. */
  readonly byItem: ReadonlyMap<string, Revision>
}

export const NO_REVISIONS: Revisions = { read: -1, base: { number: 0, at: new Date(0) }, byItem: new Map() }

export function itemName(kind: string, key: string): string {
  return `${kind} ${key}`
}

/** The last change of anything an airing is made of: its show, its slot, its exception, or the special it is. */
export function revisionOf(one: Pick<Occurrence, 'id' | 'showSlug' | 'special'>, { base, byItem }: Pick<Revisions, 'base' | 'byItem'>): Revision {
  const [owner = '', slot = '', date = ''] = one.id.split('/')
  const items = one.special
    ? [itemName('special', owner)]
    : [itemName('show', owner), itemName('show', one.showSlug), itemName('slot', `${owner}/${slot}`), itemName('exception', `${owner}/${slot}/${date}`)]
  return items.reduce((last, name) => later(last, byItem.get(name)), base)
}

function later(a: Revision, b: Revision | undefined): Revision {
  return b && b.number > a.number ? b : a
}
