// The time on the page: the server's, moved on by the browser. The first picture shows the instant the server rendered.

import { createContext, use, useEffect, useState, type ReactNode } from 'react'

export interface StationTime {
  /** The page was put away earlier, and shown from there. */
  readonly isCopy: boolean
  /** When the page was rendered, in ms. */
  readonly bootAt: number
  readonly now: () => number
}

/**
 * `at` is the server's time now, ISO 8601; a phone whose clock is wrong still counts down rightly. Of a page that was put away, `keptAt` is
 * when, by the phone's clock: its `at` is as old.
 */
export function stationTime(at: string, keptAt: string | null = null): StationTime {
  const bootAt = Date.parse(at)
  const ahead = bootAt - (keptAt === null ? Date.now() : Date.parse(keptAt))
  return { isCopy: keptAt !== null, bootAt, now: () => Date.now() + ahead }
}

const TimeContext = createContext<StationTime>({ isCopy: false, bootAt: 0, now: Date.now })

export function StationClock({ time, children }: { time: StationTime; children: ReactNode }) {
  return <TimeContext value={time}>{children}</TimeContext>
}

/** Reads the station's time, for what draws nothing by itself. */
export function useStationNow(): () => number {
  return use(TimeContext).now
}

/** When the page was drawn by the server, in ms, and whether it is a copy of what was drawn. */
export function useDrawing(): { readonly drawnAt: number; readonly isCopy: boolean } {
  const { bootAt, isCopy } = use(TimeContext)
  return { drawnAt: bootAt, isCopy }
}

/** The station's time in milliseconds, moving every `everyMs`. */
export function useStationTime(everyMs = 1_000): number {
  const { bootAt, now } = use(TimeContext)
  const [time, setTime] = useState(bootAt)
  useEffect(() => {
    // A page that was put away yesterday has shown yesterday until here.
    if (now() - bootAt > everyMs) setTime(now())
    const timer = setInterval(() => setTime(now()), everyMs)
    return () => clearInterval(timer)
  }, [bootAt, now, everyMs])
  return time
}
