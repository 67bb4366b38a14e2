// The browser's offer to put the radio on the home screen: kept until somebody wants it, since browsers make it once, early, and by
// themselves would put it over the page. Whoever said no is not asked again.

import { useSyncExternalStore } from 'react'

/** Not in every browser, nor in TypeScript. */
interface OfferEvent extends Event {
  prompt(): Promise<unknown>
}

const DECLINED_KEY = 'imi-radio.install-declined'

let offer: OfferEvent | null = null
const watchers = new Set<() => void>()

/** To be called soon after the page is there: the offer does not wait. Who misses it has the browser's own. */
export function awaitInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    if (!isDeclined()) change(event as OfferEvent) // what the event of this name is
  })
  addEventListener('appinstalled', () => change(null))
}

/** Whether there is an offer to show. */
export function useInstallOffer(): boolean {
  return useSyncExternalStore(watch, () => offer !== null, () => false)
}

/** Lets the browser ask. It may be asked once. */
export async function acceptInstall(): Promise<void> {
  const accepted = offer
  change(null)
  await accepted?.prompt().catch(() => {})
}

export function declineInstall(): void {
  change(null)
  try {
    localStorage.setItem(DECLINED_KEY, '1')
  } catch {
    // Storing is forbidden: it holds until the page is left.
  }
}

function isDeclined(): boolean {
  try {
    return localStorage.getItem(DECLINED_KEY) !== null
  } catch {
    return false
  }
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

function change(next: OfferEvent | null): void {
  offer = next
  for (const watcher of watchers) watcher()
}
