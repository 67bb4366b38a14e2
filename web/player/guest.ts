// Who else plays on this site: while an episode does, its bar stands where the radio's is, on every page. The code of both the
// episode's player and its bar is loaded with the first episode; this file is all that other pages have of it.

import { useSyncExternalStore, type ComponentType } from 'react'

let bar: ComponentType | null = null
const watchers = new Set<() => void>()

/** Puts a bar in the radio's place; null gives the place back. */
export function setGuest(next: ComponentType | null): void {
  if (next === bar) return
  bar = next
  for (const watcher of watchers) watcher()
}

/** The guest's bar; null: the radio has its place. */
export function useGuest(): ComponentType | null {
  return useSyncExternalStore(watch, () => bar, () => null)
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
