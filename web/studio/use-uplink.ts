// The studio's uplink as a page has it: one per page, ticking, told when the network is back.

import { useEffect, useState, useSyncExternalStore } from 'react'
import { RecorderUplink, type LateRest, type UplinkParts } from './recorder-uplink.ts'
import { openStudioSocket } from './studio-connection.ts'
import type { UplinkView } from './uplink-view.ts'

const TICK_MS = 250

/** `parts.current` starts a recording when the uplink asks for one; it throws while there is no microphone. `onRest`: the same always. */
export function useUplink(parts: { current: UplinkParts['startRecorder'] }, onRest: (rest: LateRest) => void): { uplink: RecorderUplink; view: UplinkView } {
  const [uplink] = useState(
    () =>
      new RecorderUplink({
        openSocket: openStudioSocket,
        startRecorder: (onChunk) => parts.current(onChunk),
        onRest,
        // Never jumps, unlike the wall clock, but is near it.
        nowMs: () => performance.timeOrigin + performance.now(),
      }),
  )
  useEffect(() => {
    uplink.connect()
    const timer = setInterval(() => uplink.tick(), TICK_MS)
    const onOnline = () => uplink.networkIsBack()
    addEventListener('online', onOnline)
    return () => {
      clearInterval(timer)
      removeEventListener('online', onOnline)
      uplink.close()
    }
  }, [uplink])
  const view = useSyncExternalStore(
    (listener) => uplink.subscribe(listener),
    () => uplink.view,
  )
  return { uplink, view }
}
