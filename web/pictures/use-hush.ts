// Whatever is heard on this site keeps silent while somebody speaks: a title, or the listener.

import { useCallback, useEffect, useRef } from 'react'
import { useEpisodePlayer } from '../archive/use-episode-player.ts'
import { usePlayer } from '../player/player-context.tsx'

/** Hushes (true) and lets go on (false); an episode stops for so long, the radio goes on unheard. */
export function useHush(): (isHushed: boolean) => void {
  const { player } = usePlayer()
  const { episodes } = useEpisodePlayer()
  const paused = useRef(false)
  const latest = useRef(episodes)
  latest.current = episodes
  const hush = useCallback((isHushed: boolean) => {
    player.hush(isHushed)
    if (isHushed && latest.current().view().isOn) {
      latest.current().pause()
      paused.current = true
    } else if (!isHushed && paused.current) {
      paused.current = false
      latest.current().resume()
    }
  }, [player])
  useEffect(() => () => hush(false), [hush])
  return hush
}
