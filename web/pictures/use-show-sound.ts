// What is heard of a show when its picture is tapped: the radio while it is on air, else its newest episode. Asked for ahead, so that the tap itself plays.

import { useEffect, useState } from 'react'
import type { EpisodePage, EpisodeSummary } from '../../server/archive/schema.ts'
import { request } from '../api/client.ts'
import { useStation } from '../api/station-feed-context.tsx'
import { playableFiles } from '../archive/file-choice.ts'
import { useEpisodePlayer } from '../archive/use-episode-player.ts'
import { playedOf } from '../archive/use-listening.ts'
import { usePlayer } from '../player/player-context.tsx'

export interface ShowSound {
  /** `none`: there is nothing to hear of it now. */
  readonly kind: 'asking' | 'none' | 'live' | 'episode'
  readonly isOn: boolean
  play(): void
  stop(): void
}

export function useShowSound(slug: string): ShowSound {
  const { now } = useStation()
  const radio = usePlayer()
  const { view, episodes } = useEpisodePlayer()
  const [episode, setEpisode] = useState<EpisodePage | null | undefined>(undefined)
  const isLive = now?.onAir.show?.slug === slug
  useEffect(() => {
    let over = false
    newestOf(slug).then((newest) => over || setEpisode(newest), () => over || setEpisode(null))
    return () => {
      over = true
    }
  }, [slug])
  if (isLive) return { kind: 'live', isOn: radio.isOn, play: radio.player.play, stop: radio.player.stop }
  if (!episode) return { kind: episode === null ? 'none' : 'asking', isOn: false, play: () => {}, stop: () => {} }
  const isHere = view.episode?.id === episode.id
  return {
    kind: 'episode',
    isOn: isHere && view.isOn,
    play: () => {
      if (isHere) return episodes().resume()
      const file = playableFiles(episode.files)[0]
      const src = file && episode.files[file]?.url
      if (src) episodes().start(playedOf(episode, (episode.durationMs ?? 0) / 1000), src, episodes().places.find(episode.id))
    },
    stop: () => episodes().pause(),
  }
}

async function newestOf(slug: string): Promise<EpisodePage | null> {
  const { episodes: [newest] } = await request<{ episodes: readonly EpisodeSummary[] }>('GET', `/api/v1/episodes?${new URLSearchParams({ show: slug, limit: '1' })}`)
  return newest ? request<EpisodePage>('GET', `/api/v1/shows/${newest.show.slug}/episodes/${newest.slug}`) : null
}
