// From the master's time line to the one listeners hear: what trimming and cuts leave, and where a moment ends up. Pure.

import type { Chapter, Episode, LanguageRange, Range, Track } from './episode.ts'

/** What is left out of a master. */
export interface Edit {
  readonly masterDurationMs: number
  readonly trim: Range | null
  readonly cuts: readonly Range[]
}

/** Shorter leftovers between two cuts are a click, not speech. */
const SHORTEST_KEPT_MS = 20

/** The edit of an episode; with archive policy `talk_only` its music is cut without anybody asking. */
export function editOf(episode: Pick<Episode, 'masterDurationMs' | 'trim' | 'cuts' | 'archive' | 'tracks'>): Edit {
  const music = episode.archive === 'talk_only' ? musicRanges(episode.tracks) : []
  return { masterDurationMs: episode.masterDurationMs ?? 0, trim: episode.trim, cuts: [...episode.cuts, ...music] }
}

/** Music that may not be kept: commercial, and what nobody has said the rights of. Tracks without times are not in it. */
export function musicRanges(tracks: readonly Track[]): Range[] {
  return tracks.filter(needsPermission).flatMap(({ startMs, endMs }) => (startMs !== null && endMs !== null && endMs > startMs ? [{ startMs, endMs }] : []))
}

/** Music that listeners may hear live and not choose. */
export function needsPermission({ rights }: Track): boolean {
  return rights === 'commercial' || rights === 'unknown'
}

/** What is left of the master, in order; nothing overlaps or touches. Ranges that lie wrong (turned round, outside) are passed over. */
export function keptRanges({ masterDurationMs, trim, cuts }: Edit): Range[] {
  const whole = intersect({ startMs: 0, endMs: masterDurationMs }, trim ?? { startMs: 0, endMs: masterDurationMs })
  const kept = cuts.reduce<Range[]>((ranges, cut) => (cut.endMs > cut.startMs ? ranges.flatMap((range) => without(range, cut)) : ranges), [whole])
  return kept.filter(({ startMs, endMs }) => endMs - startMs >= SHORTEST_KEPT_MS)
}

/** How long the episode is for listeners. */
export function publishedDuration(edit: Edit): number {
  return keptRanges(edit).reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)
}

/**
 * Where a moment of the master is heard in the published episode.
 *
 * Never goes backwards. A moment that was left out becomes the place where the parts around it meet; one before the
 * beginning becomes 0, one behind the end the episode's length.
 */
export function publishedTime(edit: Edit, masterMs: number): number {
  return keptRanges(edit).reduce((sum, { startMs, endMs }) => sum + Math.max(0, Math.min(masterMs, endMs) - startMs), 0)
}

/** Which moment of the master is heard at that time; the later one where two parts meet. Beyond the end: the last kept moment. */
export function masterTime(edit: Edit, publishedMs: number): number {
  let left = Math.max(0, publishedMs)
  const kept = keptRanges(edit)
  for (const { startMs, endMs } of kept) {
    if (left < endMs - startMs) return startMs + left
    left -= endMs - startMs
  }
  return kept.at(-1)?.endMs ?? 0
}

/** Where a stretch is heard; null when nothing of it is left. */
export function publishedRange(edit: Edit, range: Range): Range | null {
  const startMs = publishedTime(edit, range.startMs)
  const endMs = publishedTime(edit, range.endMs)
  return endMs > startMs ? { startMs, endMs } : null
}

/** The chapters of the published episode, in order: those of which something is left, each beginning where its rest begins. */
export function publishedChapters(edit: Edit, chapters: readonly Chapter[]): Chapter[] {
  const inOrder = chapters.toSorted((one, other) => one.startMs - other.startMs)
  return inOrder.flatMap((chapter, index) => {
    const heard = publishedRange(edit, { startMs: chapter.startMs, endMs: inOrder[index + 1]?.startMs ?? edit.masterDurationMs })
    return heard ? [{ ...chapter, startMs: heard.startMs }] : []
  })
}

/** The language ranges of the published episode, in order. */
export function publishedLanguageRanges(edit: Edit, ranges: readonly LanguageRange[]): LanguageRange[] {
  return ranges.flatMap((range) => {
    const heard = publishedRange(edit, range)
    return heard ? [{ ...heard, language: range.language }] : []
  }).toSorted((one, other) => one.startMs - other.startMs)
}

/** The tracks heard in the published episode; those without a time stay as they are. */
export function publishedTracks(edit: Edit, tracks: readonly Track[]): Track[] {
  return tracks.flatMap((track) => {
    if (track.startMs === null) return [track]
    const heard = publishedRange(edit, { startMs: track.startMs, endMs: track.endMs ?? track.startMs + 1 })
    return heard ? [{ ...track, startMs: heard.startMs, endMs: track.endMs === null ? null : heard.endMs }] : []
  })
}

function intersect(one: Range, other: Range): Range {
  return { startMs: Math.max(one.startMs, other.startMs), endMs: Math.min(one.endMs, other.endMs) }
}

function without(range: Range, cut: Range): Range[] {
  const before = intersect(range, { startMs: -Infinity, endMs: cut.startMs })
  const after = intersect(range, { startMs: cut.endMs, endMs: Infinity })
  return [before, after].filter(({ startMs, endMs }) => endMs > startMs)
}
