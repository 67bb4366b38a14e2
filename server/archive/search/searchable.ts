// What of an episode can be searched: everything a listener may remember of it. Pure.

import type { Episode } from '../episode.ts'
import { fold, FOLD_VERSION, kept, piecesOf } from './fold.ts'

/** As the database keeps it. */
export interface Searchable {
  readonly episodeId: string
  readonly title: string
  readonly text: string
  readonly pieces: readonly string[]
  readonly version: number
}

/** A transcript as the database keeps it, by the key of its file. */
export interface SearchableTranscript {
  readonly storageKey: string
  readonly text: string
  readonly pieces: readonly string[]
  readonly cues: readonly Said[]
  readonly version: number
}

/** What is said at a moment, in the time listeners hear. */
export interface Said {
  readonly startMs: number
  readonly text: string
}

/** A transcript's words, folded. */
export function searchableTranscript(storageKey: string, cues: readonly Said[]): SearchableTranscript {
  const text = fold(cues.map((cue) => cue.text).join(' '))
  return { storageKey, text: kept(text), pieces: piecesOf(text), cues: cues.map((cue) => ({ startMs: cue.startMs, text: cue.text })), version: FOLD_VERSION }
}

/** An episode's words, folded. Its show is not in it: a show's names change without its episodes. */
export function searchableOf(episode: Pick<Episode, 'id' | 'title' | 'latinTitle' | 'credits' | 'chapters' | 'tracks' | 'notes'>): Searchable {
  const { id, title, latinTitle, credits, chapters, tracks, notes } = episode
  const names = [title, latinTitle ?? '']
  const rest = [...credits.map(({ name }) => name), ...chapters.map((one) => one.title), ...tracks.flatMap((one) => [one.artist, one.title]), ...Object.values(notes).map(withoutLinks)]
  const text = fold([...names, ...rest].join(' '))
  return { episodeId: id, title: fold(names.join(' ')), text: kept(text), pieces: piecesOf(text), version: FOLD_VERSION }
}

/** Addresses are for machines: half of them would be found by "www". */
function withoutLinks(markdown: string): string {
  return markdown.replace(/\bhttps?:\/\/\S+/g, ' ')
}
