// What the station plays when it has nothing else: the quiet bed, and every few minutes a voice that says where you are.

import { sep } from 'node:path'
import { openPlaylist, type PlaylistOptions, type PlaylistSource } from './playlist.ts'
import { interleaved, rotating, shuffled } from './track-order.ts'

/** Bed pieces are about a minute and a half long: an ident every three minutes. */
const PIECES_PER_IDENT = 2
/** Idents begin with a chime and end with its echo; a longer fade would cover the voice. */
const FILLER_FADE_MS = 1_200

type FillerOptions = Omit<PlaylistOptions, 'order' | 'trackFadeMs' | 'tellsTitles'>

/** Opens the sound folder of a station: `bed/` and, in between, `idents/` in its languages. */
export function openFiller(options: FillerOptions): PlaylistSource {
  const isBed = (path: string) => !path.includes(`${sep}idents${sep}`)
  return openPlaylist({ ...options, order: interleaved(isBed, PIECES_PER_IDENT, rotating(), shuffled()), trackFadeMs: FILLER_FADE_MS, tellsTitles: false })
}

/** Opens the bed alone: it waits with the listener for a host whose line is gone. */
export function openBed(options: FillerOptions): PlaylistSource {
  return openPlaylist({ ...options, order: 'rotate', trackFadeMs: FILLER_FADE_MS, tellsTitles: false })
}
