// The site's one player of episodes for components: made with the first episode somebody opens.

import { useSyncExternalStore } from 'react'
import type { Player } from '../player/player.ts'
import { usePlayer } from '../player/player-context.tsx'
import { setGuest } from '../player/guest.ts'
import { EpisodePlayer, type EpisodeView } from './episode-player.ts'
import { guestBarOf } from './guest-bar.tsx'

const players = new WeakMap<Player, EpisodePlayer>()
const NOTHING: EpisodeView = { episode: null, isOn: false, status: 'paused', at: 0, speed: 1 }

/** What it does now. The player itself is asked for when something is to be done: it is the browser's. */
export function useEpisodePlayer(): { readonly view: EpisodeView; readonly episodes: () => EpisodePlayer } {
  const { player: radio } = usePlayer()
  const episodes = () => playerBeside(radio)
  const view = useSyncExternalStore((watcher) => playerBeside(radio).watch(watcher), () => playerBeside(radio).view(), () => NOTHING)
  return { view, episodes }
}

function playerBeside(radio: Player): EpisodePlayer {
  const known = players.get(radio)
  if (known) return known
  const made: EpisodePlayer = new EpisodePlayer(radio, (isThere) => setGuest(isThere ? bar : null))
  const bar = guestBarOf(made)
  players.set(radio, made)
  return made
}
