// Whether there is a network, as far as the browser knows, and whether what the page shows comes from the station. A browser that
// says "offline" is right; one that says "online" may be wrong, which the pages find out by asking.

import { useSyncExternalStore } from 'react'
import { KEPT_AT } from './kept-at.ts'

export interface Network {
  /** `back`: it was lost and is there again, for as long as that is worth saying. */
  readonly state: 'there' | 'lost' | 'back'
  /** The station has answered something since the page was opened. */
  readonly hasAnswered: boolean
  /** When the answer was put away that was last given in its place, in ms; null: the last one came from the station. */
  readonly copyAt: number | null
}

const WORTH_SAYING_MS = 8_000
const FIRST: Network = { state: 'there', hasAnswered: false, copyAt: null }

let network = FIRST
let timer: ReturnType<typeof setTimeout> | undefined
const watchers = new Set<() => void>()

/** Told by whoever asks the station, with each answer. */
export function noticeAnswer({ headers }: Response): void {
  const keptAt = headers.get(KEPT_AT)
  if (keptAt !== null) change({ copyAt: Date.parse(keptAt) })
  else if (!network.hasAnswered || network.copyAt !== null) change({ hasAnswered: true, copyAt: null })
}

export function useNetwork(): Network {
  return useSyncExternalStore(watch, () => network, () => FIRST)
}

function watch(watcher: () => void): () => void {
  if (watchers.size === 0) {
    addEventListener('offline', look)
    addEventListener('online', look)
    if (!navigator.onLine) look()
  }
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

function look(): void {
  clearTimeout(timer)
  if (!navigator.onLine) return change({ state: 'lost' })
  if (network.state === 'there') return
  change({ state: 'back' })
  timer = setTimeout(() => change({ state: 'there' }), WORTH_SAYING_MS)
}

function change(part: Partial<Network>): void {
  network = { ...network, ...part }
  for (const watcher of watchers) watcher()
}
