// The files on their way as a page has them, and a question before the page is closed over them.

import { useEffect, useSyncExternalStore } from 'react'
import { useAwake } from '../../studio/use-awake.ts'
import { SendQueue, type Item } from './send-queue.ts'

const queue = new SendQueue()

export function useSending(): { readonly queue: SendQueue; readonly items: readonly Item[] } {
  const items = useSyncExternalStore(queue.subscribe, () => queue.items, () => queue.items)
  const isBusy = items.some(({ state }) => state.kind === 'sending' || state.kind === 'no-line' || state.kind === 'waiting')
  // A phone that sleeps sends nothing.
  useAwake(isBusy)
  useEffect(() => {
    if (!isBusy) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isBusy])
  return { queue, items }
}
