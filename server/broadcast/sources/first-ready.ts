// Several endless sources as one: the first that has something to play is heard, and the change between them is a fade.

import { Switcher } from '../switcher.ts'
import type { PlaylistSource } from './playlist.ts'
import { openSilence } from './silence.ts'
import type { Source } from './source.ts'

/** A playlist, or several in order of preference. */
export type EndlessSource = Source & Pick<PlaylistSource, 'kind' | 'freshTrack'>

const FADE_MS = 1_200

/** Joins playlists, the preferred one first: music when there is any, else the filler. It closes them. */
export function openFirstReady(options: { readonly id: string; readonly label: string; readonly sources: readonly EndlessSource[] }): EndlessSource {
  const { id, label, sources } = options
  const silence = openSilence()
  const switcher = new Switcher({ fadeMs: FADE_MS, silence })
  const chosen = () => sources.find((source) => source.ready) ?? null
  return {
    id,
    kind: 'playlist',
    label,
    get ready() {
      return chosen() !== null
    },
    get ended() {
      return sources.every((source) => source.ended)
    },
    get bufferedMs() {
      return chosen()?.bufferedMs ?? 0
    },
    get title() {
      return chosen()?.title ?? null
    },
    read() {
      const source = chosen() ?? silence
      // What begins out of nothing begins at once: whoever reads this fades it in.
      switcher.play(source, switcher.current === silence ? { fadeMs: 0 } : {})
      return switcher.next()
    },
    freshTrack: () => sources.forEach((source) => source.freshTrack()),
    close: async () => void (await Promise.all(sources.map((source) => source.close()))),
  }
}
