// Checks what a change makes of the programme: every touched item by itself, and whatever it leaves without what it needs.

import { exceptionMistakes, hostMistakes, indexOf, showMistakes, slotMistakes, type ItemIndex, type Mistake } from './item-rules.ts'
import { readItem } from './item-reading.ts'
import type { ProgrammeContent } from './programme-content.ts'
import { applyChanges, diffContents, itemAfter, itemsOf, itemWith, type Item, type ItemChange, type ItemKind } from './programme-items.ts'

export interface ItemMistake extends Mistake {
  readonly kind: ItemKind
  readonly key: string
}

export interface CheckedChange {
  /** The programme after the change, its touched items as they are kept: clean texts, canonical tags. */
  readonly content: ProgrammeContent
  /** What has changed, items as they are kept. */
  readonly changes: readonly ItemChange[]
  /** When there are any, the rest is worth nothing. */
  readonly mistakes: readonly ItemMistake[]
}

/** Compares and checks; clashes are not looked for. */
export function checkChange(before: ProgrammeContent, after: ProgrammeContent, stationZone: string): CheckedChange {
  const touched = diffContents(before, after).flatMap((change) => itemAfter(change) ?? [])
  const read = touched.map((item) => ({ item, ...readItem(item.kind, item.content) }))
  const mistakes = read.flatMap(({ item, mistakes }) => mistakes.map((mistake) => ({ ...mistake, kind: item.kind, key: item.key })))
  if (mistakes.length > 0) return { content: after, changes: [], mistakes }
  const kept = read.map(({ item, content }) => itemWith(item, content))
  const content = applyChanges(after, kept.map((item) => ({ kind: item.kind, key: item.key, before: null, after: item.content }) as ItemChange))
  return { content, changes: diffContents(before, content), mistakes: mistakesBetween(before, content, stationZone) }
}

function mistakesBetween(before: ProgrammeContent, after: ProgrammeContent, stationZone: string): ItemMistake[] {
  const index = indexOf(after)
  const old = itemsOf(before)
  const items = itemsOf(after)
  const isTouched = (name: string) => old.get(name)?.content !== items.get(name)?.content
  return [...items].flatMap(([name, item]) => {
    const isTouchedToo = isTouched(name) || (item.kind === 'exception' && isTouched(`slot ${item.content.showSlug}/${item.content.slotKey}`))
    return mistakesOf(item, index, isTouchedToo, stationZone).map((mistake) => ({ ...mistake, kind: item.kind, key: item.key }))
  })
}

/** Looking up names is quick and done for all; reading rules is for what was touched. */
function mistakesOf(item: Item, index: ItemIndex, isTouched: boolean, stationZone: string): readonly Mistake[] {
  switch (item.kind) {
    case 'host':
      return []
    case 'show':
      return hostMistakes(item.content.hosts, index.hosts)
    case 'special':
      return [...hostMistakes(item.content.hosts, index.hosts), ...(index.shows.has(item.key) ? [{ field: 'slug', message: `"${item.key}" is a show already; choose another.` }] : [])]
    case 'slot':
      return [...showMistakes(item.content.showSlug, index.shows, 'showSlug'), ...(isTouched ? slotMistakes(item.content, stationZone) : [])]
    case 'exception':
      if (isTouched) return exceptionMistakes(item.content, index, stationZone)
      return item.content.action === 'replace' ? showMistakes(item.content.withShow, index.shows, 'withShow') : []
  }
}
