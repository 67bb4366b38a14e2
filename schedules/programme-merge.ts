// Joins what the programme files say now with what was changed at the desk since they were applied last.
//
// What only one side changed is taken from it. What both changed differently is a conflict, which a person decides; until then
// one side's answer is used for it. So is what no longer fits together: an exception of a slot that the other side took away.

import { indexOf, exceptionMistakes, hostMistakes, showMistakes } from './item-rules.ts'
import type { ProgrammeContent } from './programme-content.ts'
import { contentOf, isSame, itemsOf, type Item, type ItemContents, type ItemKind, type ItemName } from './programme-items.ts'

export type Side = 'files' | 'desk'

/** One item that files and desk want different. Null: that side has no such item. */
export interface MergeConflict {
  readonly kind: ItemKind
  readonly key: string
  /** When the files were applied last. */
  readonly base: ItemContents[ItemKind] | null
  readonly files: ItemContents[ItemKind] | null
  readonly desk: ItemContents[ItemKind] | null
  /** The item of one side that this one of the other needs, as `slot baobab/2000`; null when both changed the same item. */
  readonly needs: ItemName | null
}

export interface Merged {
  readonly content: ProgrammeContent
  readonly conflicts: readonly MergeConflict[]
}

export interface MergeSides {
  /** What the files said when they were applied last. */
  readonly base: ProgrammeContent
  readonly files: ProgrammeContent
  /** The programme as the station has it. */
  readonly desk: ProgrammeContent
}

/** Whose answer is used where there is a conflict: one side's everywhere, or as decided for each item. */
export type Winner = Side | ((name: ItemName) => Side)

/**
 * Merges. With one winner the result has no item that needs a missing one; decided item by item it may, when an item is
 * taken from one side and what it needs from the other.
 */
export function mergeProgrammes({ base, files, desk }: MergeSides, winner: Winner, stationZone: string): Merged {
  const winnerOf = typeof winner === 'function' ? winner : () => winner
  const sides = { base: itemsOf(base), files: itemsOf(files), desk: itemsOf(desk) }
  const merged = new Map<ItemName, Item>()
  const conflicts = new Map<ItemName, MergeConflict>()
  for (const name of new Set([...sides.desk.keys(), ...sides.files.keys()])) {
    const { item, isConflict } = mergeItem(name, sides, winnerOf(name))
    if (isConflict) conflicts.set(name, conflictOf(name, sides, null))
    if (item) merged.set(name, item)
  }
  settleNeeds(merged, conflicts, sides, winnerOf, stationZone)
  return { content: contentOf(merged.values()), conflicts: [...conflicts.values()] }
}

/** What to remember as applied: the files, but the old base where nobody has decided yet, so the conflict is seen again. */
export function nextBase({ base, files }: Pick<MergeSides, 'base' | 'files'>, conflicts: readonly MergeConflict[]): ProgrammeContent {
  const items = itemsOf(files)
  const before = itemsOf(base)
  for (const { kind, key } of conflicts) {
    const name: ItemName = `${kind} ${key}`
    const old = before.get(name)
    if (old) items.set(name, old)
    else items.delete(name)
  }
  return contentOf(items.values())
}

type Items = ReadonlyMap<ItemName, Item>
interface Sides {
  readonly base: Items
  readonly files: Items
  readonly desk: Items
}

function mergeItem(name: ItemName, { base, files, desk }: Sides, winner: Side): { item: Item | undefined; isConflict: boolean } {
  const [before, ours, theirs] = [base.get(name), desk.get(name), files.get(name)]
  const says = (item: Item | undefined) => item?.content ?? null
  if (isSame(says(before), says(theirs)) || isSame(says(ours), says(theirs))) return { item: ours, isConflict: false }
  if (isSame(says(before), says(ours))) return { item: theirs, isConflict: false }
  return { item: winner === 'files' ? theirs : ours, isConflict: true }
}

/** Until everything has what it needs: the desk's wish brings back what it needs, the files' takes the needy item's other version. */
function settleNeeds(merged: Map<ItemName, Item>, conflicts: Map<ItemName, MergeConflict>, sides: Sides, winnerOf: (name: ItemName) => Side, stationZone: string): void {
  // Each round settles one item at least for good, unless two decisions undo each other.
  for (let rounds = sides.desk.size + sides.files.size; rounds > 0; rounds -= 1) {
    const unfit = unfitItems(contentOf(merged.values()), stationZone)
    if (unfit.length === 0) return
    for (const { name, needs } of unfit) settle(name, needs, merged, conflicts, sides, winnerOf(name))
  }
}

function settle(name: ItemName, needs: ItemName, merged: Map<ItemName, Item>, conflicts: Map<ItemName, MergeConflict>, sides: Sides, winner: Side): void {
  if (!conflicts.has(name)) conflicts.set(name, conflictOf(name, sides, needs))
  const isFrom = (side: Side, which: ItemName) => isSame(merged.get(which)?.content ?? null, sides[side].get(which)?.content ?? null)
  const needed = sides[winner].get(needs)
  // The winner's own item keeps its place with the winner's version of what it needs; the other side's goes back to the winner's.
  if (isFrom(winner, name) && needed && !isFrom(winner, needs)) merged.set(needs, needed)
  else if (!isFrom(winner, name)) putOrDelete(merged, name, sides[winner].get(name))
  else merged.delete(name)
}

function putOrDelete(merged: Map<ItemName, Item>, name: ItemName, item: Item | undefined): void {
  if (item) merged.set(name, item)
  else merged.delete(name)
}

function conflictOf(name: ItemName, sides: Sides, needs: ItemName | null): MergeConflict {
  const any = sides.desk.get(name) ?? sides.files.get(name) ?? sides.base.get(name)
  if (!any) throw new Error('unreachable: an item of no side')
  const { kind, key } = any
  const says = (side: Items) => side.get(name)?.content ?? null
  return { kind, key, base: says(sides.base), files: says(sides.files), desk: says(sides.desk), needs }
}

function unfitItems(content: ProgrammeContent, stationZone: string): { readonly name: ItemName; readonly needs: ItemName }[] {
  const index = indexOf(content)
  const found = [...itemsOf(content).entries()].flatMap(([name, item]) => {
    const mistakes =
      item.kind === 'show' || item.kind === 'special'
        ? hostMistakes(item.content.hosts, index.hosts)
        : item.kind === 'slot'
          ? showMistakes(item.content.showSlug, index.shows, 'showSlug')
          : item.kind === 'exception'
            ? exceptionMistakes(item.content, index, stationZone)
            : []
    return mistakes.map(({ needs }) => ({ name, needs }))
  })
  return found.flatMap(({ name, needs }) => (needs === undefined ? [] : [{ name, needs }]))
}
