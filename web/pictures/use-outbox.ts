// The questions of this device for components.

import { useEffect, useState, useSyncExternalStore } from 'react'
import { theOutbox, type Outbox, type OutboxItem } from '../voice/outbox.ts'

const NOTHING: readonly OutboxItem[] = []

export function useOutbox(): { readonly outbox: Outbox; readonly items: readonly OutboxItem[] } {
  const [outbox] = useState(theOutbox)
  const items = useSyncExternalStore(outbox.watch, outbox.view, () => NOTHING)
  useEffect(() => void outbox.open(), [outbox])
  return { outbox, items }
}
