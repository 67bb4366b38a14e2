// Which of an episode's files a listener gets: what their device plays, and what they chose last.

import type { EpisodePage } from '../../server/archive/schema.ts'

export type FileKind = 'mp3' | 'opus'

const FILE_KEY = 'imi-radio.episode-file'

/** Opus first: it costs less than half the data. */
export function playableFiles(files: EpisodePage['files']): FileKind[] {
  const plays = files.opus !== null && new Audio().canPlayType('audio/ogg; codecs=opus') === 'probably'
  return [...(plays ? (['opus'] as const) : []), ...(files.mp3 ? (['mp3'] as const) : [])]
}

/** The one that was chosen last, else the first; null when there are none. Storage may be forbidden; then the choice lasts as long as the page. */
export function rememberedFile(playable: readonly FileKind[]): FileKind | null {
  const [first = null] = playable
  try {
    return playable.find((one) => one === localStorage.getItem(FILE_KEY)) ?? first
  } catch {
    return first
  }
}

export function rememberFile(kind: FileKind): void {
  try {
    localStorage.setItem(FILE_KEY, kind)
  } catch {
    // Nothing to do: the choice holds until the page is left.
  }
}
