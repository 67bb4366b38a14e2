// How far somebody has read in the room on the page; remembered for the next visit.

import { useCallback, useEffect, useState } from 'react'
import { arrived, beginReading, turned, type Reading } from './reading.ts'
import { remembered, rememberSeen } from './remembered.ts'

/** `lastId`: the newest message there is; 0: none. Use it under a key of the room, when its messages are there. */
export function useReading(room: string, lastId: number): { readonly reading: Reading; readonly setAtEnd: (isAtEnd: boolean) => void } {
  const [kept, setReading] = useState(() => beginReading(remembered().seen[room] ?? 0, lastId, document.visibilityState === 'visible'))
  const reading = arrived(kept, lastId)
  if (reading !== kept) setReading(reading)

  const { seenUpTo } = reading
  useEffect(() => {
    if (seenUpTo > 0) rememberSeen(room, seenUpTo)
  }, [room, seenUpTo])

  useEffect(() => {
    const look = () => setReading((before) => turned(before, { isLooking: document.visibilityState === 'visible' }, lastId))
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [lastId])

  const setAtEnd = useCallback((isAtEnd: boolean) => setReading((before) => turned(before, { isAtEnd }, lastId)), [lastId])
  return { reading, setAtEnd }
}
