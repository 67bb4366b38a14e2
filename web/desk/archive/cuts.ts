// What listeners will not hear of an episode that is being edited: shown, skipped when it is played, and reckoned while nothing is saved yet. Pure.

import type { DeskEpisode } from '../../../server/archive/schema.ts'

export interface Range {
  readonly startMs: number
  readonly endMs: number
}

export type Track = DeskEpisode['tracks'][number]
export type Sounding = Pick<DeskEpisode, 'masterDurationMs' | 'trim' | 'cuts' | 'archive' | 'tracks'>

/** Everything that is left out, in order, each stretch once: the ends, the cuts, and the music where only the talk is kept. */
export function leftOut(episode: Sounding): Range[] {
  const lastMs = episode.masterDurationMs ?? 0
  const { trim } = episode
  const ends = trim ? [{ startMs: 0, endMs: trim.startMs }, { startMs: trim.endMs, endMs: lastMs }] : []
  return joined([...ends, ...episode.cuts, ...(episode.archive === 'talk_only' ? musicToCut(episode.tracks) : [])], lastMs)
}

/** How long the episode is for listeners. */
export function heardMs(episode: Sounding): number {
  return leftOut(episode).reduce((left, { startMs, endMs }) => left - (endMs - startMs), episode.masterDurationMs ?? 0)
}

/** Music that may not be kept, commercial or of nobody knows whom, as far as its times are known. */
export function musicToCut(tracks: readonly Track[]): Range[] {
  return tracks.flatMap(({ startMs, endMs, rights }) => ((rights === 'commercial' || rights === 'unknown') && startMs !== null && endMs !== null && endMs > startMs ? [{ startMs, endMs }] : []))
}

/** The cuts with more of them, in order; those that touch become one. */
export function withCuts(cuts: readonly Range[], more: readonly Range[]): Range[] {
  return joined([...cuts, ...more], Number.POSITIVE_INFINITY)
}

/** Where the sound goes on from that moment for who listens as listeners do; null: it is over. */
export function heardFrom(out: readonly Range[], ms: number, lastMs: number): number | null {
  const hole = out.find(({ startMs, endMs }) => ms >= startMs && ms < endMs)
  const next = hole ? hole.endMs : ms
  return next >= lastMs ? null : next
}

/** Where a moment of the recording is in the file that listeners get. */
export function heardAt(out: readonly Range[], ms: number): number {
  return out.reduce((left, { startMs, endMs }) => left - Math.max(0, Math.min(ms, endMs) - startMs), ms)
}

/** Which moment of the recording is heard there in the file that listeners get. */
export function recordedAt(out: readonly Range[], heard: number): number {
  return out.reduce((ms, { startMs, endMs }) => (startMs <= ms ? ms + endMs - startMs : ms), heard)
}

/** Another language from that moment on, until the next known one begins: what was spoken there before ends. */
export function spokenFrom(ranges: DeskEpisode['languageRanges'], language: string, fromMs: number, lastMs: number): DeskEpisode['languageRanges'] {
  const endMs = Math.min(lastMs, ...ranges.filter(({ startMs }) => startMs > fromMs).map(({ startMs }) => startMs))
  const others = ranges.flatMap((range) => (range.startMs >= fromMs && range.startMs < endMs ? [] : [{ ...range, endMs: range.startMs < fromMs ? Math.min(range.endMs, fromMs) : range.endMs }]))
  return [...others, { startMs: fromMs, endMs, language }].sort((one, other) => one.startMs - other.startMs)
}

function joined(ranges: readonly Range[], lastMs: number): Range[] {
  const inOrder = ranges.map(({ startMs, endMs }) => ({ startMs: Math.max(0, startMs), endMs: Math.min(endMs, lastMs) })).filter(({ startMs, endMs }) => endMs > startMs).sort((one, other) => one.startMs - other.startMs)
  return inOrder.reduce<Range[]>((done, range) => {
    const last = done.at(-1)
    if (!last || range.startMs > last.endMs) return [...done, range]
    return [...done.slice(0, -1), { startMs: last.startMs, endMs: Math.max(last.endMs, range.endMs) }]
  }, [])
}
