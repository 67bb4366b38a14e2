// The time on the page: the server's, moved on by the browser. The first picture shows the instant the server rendered.

import { createContext, use, useEffect, useState, type ReactNode } from 'react'

export interface StationTime {
  /** When the page was rendered, in ms. */
  readonly bootAt: number
  readonly now: () => number
}

/** `at` is the server's time now, ISO 8601; a phone whose clock is wrong still counts down rightly. */
export function stationTime(at: string): StationTime {
  const bootAt = Date.parse(at)
  const ahead = bootAt - Date.now()
  return { bootAt, now: () => Date.now() + ahead }
}

const TimeContext = createContext<StationTime>({ bootAt: 0, now: Date.now })

export function StationClock({ time, children }: { time: StationTime; children: ReactNode }) {
  return <TimeContext value={time}>{children}</TimeContext>
}

/** Reads the station's time, for what draws nothing by itself. */
export function useStationNow(): () => number {
  return use(TimeContext).now
}

/** The station's time in milliseconds, moving every `everyMs`. */
export function useStationTime(everyMs = 1_000): number {
  const { bootAt, now } = use(TimeContext)
  const [time, setTime] = useState(bootAt)
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), everyMs)
    return () => clearInterval(timer)
  }, [now, everyMs])
  return time
}
