// Who else plays on this site: while an episode does, its bar stands where the radio's is, on every page. The code of both the
// episode's player and its bar is loaded with the first episode; this file is all that other pages have of it.

import { useSyncExternalStore, type ComponentType } from 'react'
import { Slot } from './slot.ts'

const bar = new Slot<ComponentType>()

/** Puts a bar in the radio's place; null gives the place back. */
export function setGuest(next: ComponentType | null): void {
  bar.set(next)
}

/** The guest's bar; null: the radio has its place. */
export function useGuest(): ComponentType | null {
  return useSyncExternalStore(bar.watch, bar.get, () => null)
}
