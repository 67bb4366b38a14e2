// Holds the one player and its <audio> above all pages, so that changing pages never stops the sound.

import { createContext, use, useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import { FIRST_VIEW, Player, type PlayerView } from './player.ts'

const PlayerContext = createContext<Player | null>(null)

export function PlayerProvider({ children }: { children: ReactNode }) {
  const audio = useRef<HTMLAudioElement>(null)
  const [player] = useState(() => new Player())
  useEffect(() => (audio.current ? player.attach(audio.current) : undefined), [player])
  return (
    <PlayerContext value={player}>
      {children}
      <audio ref={audio} preload="none" />
    </PlayerContext>
  )
}

/** The player and what it does now. */
export function usePlayer(): PlayerView & { readonly player: Player } {
  const player = use(PlayerContext)
  if (!player) throw new Error('unreachable: no PlayerProvider above this component')
  const view = useSyncExternalStore(player.watch, player.view, () => FIRST_VIEW)
  return { ...view, player }
}
