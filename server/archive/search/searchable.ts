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
