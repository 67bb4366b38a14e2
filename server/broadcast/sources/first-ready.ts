// Several endless sources as one: the first that has something to play is heard, and the change between them is a fade.

import { Switcher } from '../switcher.ts'
import { openSilence } from './silence.ts'
import type { Source } from './source.ts'

/** A playlist, another station's stream, or several in order of preference. */
export type EndlessSource = Source & { freshTrack?(): void }

const FADE_MS = 1_200
/** A source that runs dry has only so much left to fade with. */
const LAST_FADE_MS = 300

/**
 * Joins endless sources, the preferred one first: music when there is any, else the filler. It closes them.
 *
 * Label, kind and title are those of the one that is or would be heard.
 */
export function openFirstReady(options: { readonly id: string; readonly sources: readonly [EndlessSource, ...EndlessSource[]] }): EndlessSource {
  const { id, sources } = options
  const silence = openSilence()
  const switcher = new Switcher({ fadeMs: FADE_MS, silence })
  const chosen = () => sources.find((source) => source.ready) ?? null
  return {
    id,
    get kind() {
      return (chosen() ?? sources[0]).kind
    },
    get label() {
      return (chosen() ?? sources[0]).label
    },
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
      const fadeMs = switcher.current === silence ? 0 : switcher.current.ready ? FADE_MS : LAST_FADE_MS
      switcher.play(source, { fadeMs })
      return switcher.next()
    },
    freshTrack: () => sources.forEach((source) => source.freshTrack?.()),
    close: async () => void (await Promise.all(sources.map((source) => source.close()))),
  }
}
