// Asks again and again while something is under way and somebody looks.

import { useEffect } from 'react'

const EVERY_MS = 3_000

export function useRepeatedly(isUnderWay: boolean, ask: () => void): void {
  useEffect(() => {
    if (!isUnderWay) return
    const timer = setInterval(() => document.visibilityState === 'visible' && ask(), EVERY_MS)
    return () => clearInterval(timer)
  }, [isUnderWay, ask])
}
