// What the listener hears: what is on air, or what was at the earlier moment they went back to.

import type { NowPlaying } from '../../server/broadcast/schema.ts'
import { useStation } from '../api/station-feed-context.tsx'
import { usePlayer } from '../player/player-context.tsx'

/** null: the station could not say. */
export function useHeard(): NowPlaying['onAir'] | null {
  const { now } = useStation()
  const { earlier } = usePlayer()
  return earlier?.onAir ?? now?.onAir ?? null
}
