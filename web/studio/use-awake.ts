// Keeps the screen on while a host is live: a phone that sleeps takes the microphone away.

import { useEffect, useState } from 'react'

/** False when the browser cannot or may not keep the screen on. The lock is lost with every look away, so it is asked for again. */
export function useAwake(wanted: boolean): boolean {
  const [refused, setRefused] = useState(false)
  useEffect(() => {
    if (!wanted) return
    let lock: WakeLockSentinel | null = null
    let over = false
    const ask = async () => {
      if (over || document.visibilityState !== 'visible') return
      try {
        lock = await navigator.wakeLock.request('screen')
        if (over) await lock.release()
        setRefused(false)
      } catch {
        setRefused(true)
      }
    }
    const onVisible = () => void ask()
    document.addEventListener('visibilitychange', onVisible)
    void ask()
    return () => {
      over = true
      document.removeEventListener('visibilitychange', onVisible)
      void lock?.release().catch(() => {})
    }
  }, [wanted])
  return !refused
}
