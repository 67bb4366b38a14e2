// The time on the page: the server's, moved on by the browser. The first picture shows the instant the server rendered.

import { createContext, use, useEffect, useState, type ReactNode } from 'react'

const ClockContext = createContext<{ readonly bootAt: number; readonly ahead: number }>({ bootAt: 0, ahead: 0 })

/** `at` is the server's time now, ISO 8601; a phone whose clock is wrong still counts down rightly. */
export function StationClock({ at, children }: { at: string; children: ReactNode }) {
  const [value] = useState(() => ({ bootAt: Date.parse(at), ahead: Date.parse(at) - Date.now() }))
  return <ClockContext value={value}>{children}</ClockContext>
}

/** The station's time in milliseconds, moving every `everyMs`. */
export function useStationTime(everyMs = 1_000): number {
  const { bootAt, ahead } = use(ClockContext)
  const [time, setTime] = useState(bootAt)
  useEffect(() => {
    const timer = setInterval(() => setTime(Date.now() + ahead), everyMs)
    return () => clearInterval(timer)
  }, [ahead, everyMs])
  return time
}
