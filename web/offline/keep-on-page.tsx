// Keeping the episode of a page, in the file that its listener has chosen there.

import type { EpisodePage } from '../../server/archive/schema.ts'
import KeepForLater from './keep-for-later.tsx'
import { keptFrom } from './kept-episode.ts'

export default function KeepOnPage({ episode, file }: { episode: EpisodePage; file: 'mp3' | 'opus' }) {
  const kept = keptFrom(episode, file)
  return kept && <KeepForLater episode={kept} />
}
