// The chapters of an episode as podcast apps read them (JSON Chapters 1.2), in the time that listeners hear; and the part worth hearing first. Pure.

import { editOf, publishedChapters, publishedDuration, publishedRange } from '../edit-time.ts'
import type { Chapter, Episode } from '../episode.ts'

export const CHAPTERS_TYPE = 'application/json+chapters'

export interface ChaptersDocument {
  readonly version: '1.2.0'
  readonly title: string
  /** Times in seconds. */
  readonly chapters: readonly { readonly startTime: number; readonly title: string; readonly url?: string }[]
}

export function chaptersDocument(episode: Episode): ChaptersDocument {
  const chapters = publishedChapters(editOf(episode), episode.chapters)
  return {
    version: '1.2.0',
    title: episode.title,
    chapters: chapters.map(({ startMs, title, url }) => ({ startTime: startMs / 1000, title, ...(url === null ? {} : { url }) })),
  }
}

/** What an app may play to whoever has not decided yet, as listeners hear it. */
export interface HeardSoundbite {
  readonly startMs: number
  readonly durationMs: number
  readonly title: string
}

const SHORTEST_MS = 15_000
const LONGEST_MS = 60_000
/** Of one that was chosen, when cuts have left so little. */
const SHORTEST_CHOSEN_MS = 1_000

/** The part that was chosen; else the first minute of the longest chapter: what the episode is about. Null without two chapters, or when all are too short. */
export function soundbiteOf(episode: Episode): HeardSoundbite | null {
  const edit = editOf(episode)
  const chosen = episode.soundbite && publishedRange(edit, episode.soundbite)
  if (episode.soundbite && chosen && chosen.endMs - chosen.startMs >= SHORTEST_CHOSEN_MS) return { startMs: chosen.startMs, durationMs: chosen.endMs - chosen.startMs, title: episode.soundbite.title || episode.title }
  const chapters = publishedChapters(edit, episode.chapters)
  if (chapters.length < 2) return null
  const [longest] = chapters.map((chapter, index) => withLength(chapter, chapters[index + 1]?.startMs ?? publishedDuration(edit))).sort((one, other) => other.durationMs - one.durationMs)
  if (!longest || longest.durationMs < SHORTEST_MS) return null
  return { ...longest, durationMs: Math.min(longest.durationMs, LONGEST_MS) }
}

function withLength({ startMs, title }: Chapter, endMs: number): HeardSoundbite {
  return { startMs, title, durationMs: endMs - startMs }
}
