// The lock screen and the keys of keyboards and earphones.

import { useEffect } from 'react'
import type { Player } from './player.ts'

interface Shown {
  readonly title: string
  readonly artist: string
  readonly station: string
  /** A square JPEG of 640 pixels; null: the station's mark. */
  readonly picture: string | null
}

/** Shows what is on and lets it be stopped and started from outside the page, for as long as the page is open and nothing else plays in it. */
export function useMediaSession(player: Player, isOn: boolean, isOurs: boolean, { title, artist, station, picture }: Shown): void {
  useEffect(() => {
    if (!isOurs || !('mediaSession' in navigator)) return
    navigator.mediaSession.metadata = new MediaMetadata({
      title,
      artist,
      album: station,
      artwork: [picture === null ? { src: '/mark.svg', sizes: 'any', type: 'image/svg+xml' } : { src: picture, sizes: '640x640', type: 'image/jpeg' }],
    })
  }, [isOurs, title, artist, station, picture])

  useEffect(() => {
    if (!isOurs || !('mediaSession' in navigator)) return
    navigator.mediaSession.playbackState = isOn ? 'playing' : 'paused'
  }, [isOurs, isOn])

  useEffect(() => {
    if (!isOurs || !('mediaSession' in navigator)) return
    const handlers = { play: player.play, pause: player.stop, stop: player.stop } as const
    const actions = ['play', 'pause', 'stop'] as const
    for (const action of actions) navigator.mediaSession.setActionHandler(action, handlers[action])
    return () => {
      for (const action of actions) navigator.mediaSession.setActionHandler(action, null)
    }
  }, [isOurs, player])
}
