// The programme as a set of items of one shape, and a change of it as a list of items before and after.
// This one shape serves saving, merging of files, undo, and telling who changed what.

import type { ExceptionContent, HostContent, ProgrammeContent, ShowContent, SlotContent, SpecialContent } from './programme-content.ts'

export interface ItemContents {
  readonly host: HostContent
  readonly show: ShowContent
  readonly slot: SlotContent
  readonly exception: ExceptionContent
  readonly special: SpecialContent
}

export type ItemKind = keyof ItemContents

/** In the order in which they can be written: each needs only what comes before it. */
export const ITEM_KINDS = ['host', 'show', 'slot', 'exception', 'special'] as const satisfies readonly ItemKind[]

/** `key`: the slug of a host, show or special; `show/slot`; `show/slot/date`. */
export type Item = { readonly [K in ItemKind]: { readonly kind: K; readonly key: string; readonly content: ItemContents[K] } }[ItemKind]

/** One item that was added (`before` is null), removed (`after` is null) or changed. */
export type ItemChange = {
  readonly [K in ItemKind]: { readonly kind: K; readonly key: string; readonly before: ItemContents[K] | null; readonly after: ItemContents[K] | null }
}[ItemKind]

/** What an item is found by: its kind and key, `slot baobab/2000`. */
export type ItemName = string

export function nameOf({ kind, key }: { readonly kind: ItemKind; readonly key: string }): ItemName {
  return `${kind} ${key}`
}

/** All items by name, in the order of kinds. Of two with the same name the later one counts. */
export function itemsOf(content: ProgrammeContent): Map<ItemName, Item> {
  const items: Item[] = [
    ...content.hosts.map((host): Item => ({ kind: 'host', key: host.slug, content: host })),
    ...content.shows.map((show): Item => ({ kind: 'show', key: show.slug, content: show })),
    ...content.slots.map((slot): Item => ({ kind: 'slot', key: slotKeyOf(slot), content: slot })),
    ...content.exceptions.map((exception): Item => ({ kind: 'exception', key: exceptionKeyOf(exception), content: exception })),
    ...content.specials.map((special): Item => ({ kind: 'special', key: special.slug, content: special })),
  ]
  return new Map(items.map((item) => [nameOf(item), item]))
}

export function slotKeyOf({ showSlug, key }: Pick<SlotContent, 'showSlug' | 'key'>): string {
  return `${showSlug}/${key}`
}

export function exceptionKeyOf({ showSlug, slotKey, date }: Pick<ExceptionContent, 'showSlug' | 'slotKey' | 'date'>): string {
  return `${showSlug}/${slotKey}/${date}`
}

/** The programme that these items make, each kind in order of its keys. */
export function contentOf(items: Iterable<Item>): ProgrammeContent {
  const hosts: HostContent[] = []
  const shows: ShowContent[] = []
  const slots: SlotContent[] = []
  const exceptions: ExceptionContent[] = []
  const specials: SpecialContent[] = []
  for (const item of [...items].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    if (item.kind === 'host') hosts.push(item.content)
    else if (item.kind === 'show') shows.push(item.content)
    else if (item.kind === 'slot') slots.push(item.content)
    else if (item.kind === 'exception') exceptions.push(item.content)
    else specials.push(item.content)
  }
  return { hosts, shows, slots, exceptions, specials }
}

/** What must change to make `before` into `after`; empty when they say the same. */
export function diffContents(before: ProgrammeContent, after: ProgrammeContent): ItemChange[] {
  return diffItems(itemsOf(before), itemsOf(after))
}

export function diffItems(before: ReadonlyMap<ItemName, Item>, after: ReadonlyMap<ItemName, Item>): ItemChange[] {
  const changes: ItemChange[] = []
  for (const [name, item] of before) {
    const now = after.get(name)?.content ?? null
    if (!isSame(item.content, now)) changes.push(changeOf(item, item.content, now))
  }
  for (const [name, item] of after) if (!before.has(name)) changes.push(changeOf(item, null, item.content))
  return changes.sort((a, b) => ITEM_KINDS.indexOf(a.kind) - ITEM_KINDS.indexOf(b.kind) || (a.key < b.key ? -1 : 1))
}

/** The programme after these changes; what they say of `before` is not looked at. */
export function applyChanges(content: ProgrammeContent, changes: readonly ItemChange[]): ProgrammeContent {
  const items = itemsOf(content)
  for (const change of changes) {
    const item = itemAfter(change)
    if (item) items.set(nameOf(change), item)
    else items.delete(nameOf(change))
  }
  return contentOf(items.values())
}

/** The same changes the other way round, for undo. */
export function reversed(changes: readonly ItemChange[]): ItemChange[] {
  return changes.map((change) => changeOf(change, change.after, change.before))
}

/** The item as it is after the change; null when it is gone. */
export function itemAfter(change: ItemChange): Item | null {
  return change.after === null ? null : itemWith(change, change.after)
}

/** An item of the same name with other content. */
export function itemWith({ kind, key }: { readonly kind: ItemKind; readonly key: string }, content: ItemContents[ItemKind]): Item {
  // Whoever calls takes kind and content from the same item, which the types cannot follow through a union.
  return { kind, key, content } as Item
}

/** A show that an item belongs to, `special/<slug>` and `host/<slug>` for those that belong to none: what a person works on at one time. */
export function workOf({ kind, key }: { readonly kind: ItemKind; readonly key: string }): string {
  if (kind === 'host' || kind === 'special') return `${kind}/${key}`
  return key.split('/')[0] ?? key
}

/** Whether two pieces of plain data say the same; the order of keys says nothing, the order of lists does. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false
  const [before, after] = [Object.entries(a), Object.entries(b)]
  const other = new Map(after)
  return before.length === after.length && before.every(([key, value]) => other.has(key) && isSame(value, other.get(key)))
}

function changeOf({ kind, key }: { readonly kind: ItemKind; readonly key: string }, before: ItemContents[ItemKind] | null, after: ItemContents[ItemKind] | null): ItemChange {
  // As in itemWith.
  return { kind, key, before, after } as ItemChange
}
