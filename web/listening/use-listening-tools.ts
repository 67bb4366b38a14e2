// The tools of the site's one player for components: made with the first sound, they live above all pages.

import { useEffect, useSyncExternalStore } from 'react'
import { useStation } from '../api/station-feed-context.tsx'
import { useGuest } from '../player/guest.ts'
import { usePlayer } from '../player/player-context.tsx'
import type { Player } from '../player/player.ts'
import { useStationNow } from '../station-clock.tsx'
import { DataUsed } from './data-used.ts'
import { SleepTimer } from './sleep-timer.ts'
import { LEAP, StartOver } from './start-over.ts'

interface ListeningTools {
  readonly startOver: StartOver
  readonly sleep: SleepTimer
  readonly data: DataUsed
}

const made = new WeakMap<Player, ListeningTools>()

export function useListeningTools(): ListeningTools {
  const { player } = usePlayer()
  const time = useStationNow()
  const known = made.get(player)
  if (known) return known
  const startOver = new StartOver(player, time)
  const tools = { startOver, sleep: new SleepTimer(player, startOver), data: new DataUsed(player, () => startOver.bytes()) }
  made.set(player, tools)
  return tools
}

/** Going back, what it does now, and whether the station allows it. */
export function useStartOver() {
  const { startOver } = useListeningTools()
  const view = useSyncExternalStore(startOver.watch, startOver.view, startOver.view)
  return { ...view, startOver, isEarlier: view.heardAt !== null, canGoBack: view.heardAt !== null || (view.offer?.available ?? false) }
}

/** Tells what is on to going back, and gives the keys of earphones and lock screens to it; for the one place of a page that has the tools. */
export function useNewsAndKeys(): void {
  const { startOver, canGoBack, isEarlier } = useStartOver()
  const { now, startOver: offer } = useStation()
  // An episode that plays has the keys.
  const isOurs = useGuest() === null
  useEffect(() => startOver.tell(now?.onAir ?? null, offer), [startOver, now, offer])
  useEffect(() => {
    if (!isOurs || !('mediaSession' in navigator)) return
    const leap = (direction: 1 | -1): MediaSessionActionHandler => ({ seekOffset }) => startOver.back((seekOffset ?? LEAP) * direction)
    navigator.mediaSession.setActionHandler('seekbackward', canGoBack ? leap(1) : null)
    navigator.mediaSession.setActionHandler('seekforward', isEarlier ? leap(-1) : null)
    return () => {
      navigator.mediaSession.setActionHandler('seekbackward', null)
      navigator.mediaSession.setActionHandler('seekforward', null)
    }
  }, [startOver, isOurs, canGoBack, isEarlier])
}
