// What a recording's draft says before anybody has edited it: title, languages, hosts, chapters and tracks from what is known. Pure.

import { formatDay } from '../../schedules/calendar-date.ts'
import { DAY_MS, wallOf } from '../../schedules/wall-clock.ts'
import type { AiredShow } from './aired-show.ts'
import type { Chapter, Track } from './episode.ts'
import { episodeSlug } from './episode-slug.ts'
import type { Measured } from './processing/measure.ts'
import type { FinishedRecording } from './recordings.ts'
import type { NewEpisode } from './store.ts'

/** Two titles within so little are one being corrected. */
const SHORTEST_TITLE_MS = 3_000
const MOST_CHAPTERS = 200

/** The draft of a recording. Its date is that of the airing's first sound, on the station's wall. */
export function draftOf({ id, recording, show, measured, timeZone, createdAt }: {
  readonly id: string
  readonly recording: FinishedRecording
  readonly show: AiredShow
  readonly measured: Measured
  readonly timeZone: string
  readonly createdAt: Date
}): NewEpisode {
  const date = wallDate(recording.startedAt, timeZone)
  const [year, month, day] = date.split('-')
  const chapters = chaptersOf(recording.titles)
  return {
    id,
    guid: `urn:uuid:${id}`,
    showSlug: show.slug,
    slug: episodeSlug(date, show.latinTitle ?? show.title),
    occurrenceId: recording.occurrenceId,
    recordingId: recording.id,
    airedAt: recording.startedAt,
    title: `${show.title}, ${day}.${month}.${year}`,
    latinTitle: show.latinTitle ? `${show.latinTitle}, ${day}.${month}.${year}` : null,
    languages: show.languages,
    credits: show.hosts.map(({ slug, name }) => ({ name, hostSlug: slug, role: 'host' })),
    archive: show.archive,
    music: show.music,
    chapters,
    // Where music may not be kept, every title that was sent may be a piece of it: an editor says of each what it is.
    tracks: show.archive === 'talk_only' ? tracksOf(chapters, measured.durationMs) : [],
    gaps: recording.gaps,
    trim: measured.trim,
    masterDurationMs: measured.durationMs,
    loudness: measured.loudness,
    createdAt,
  }
}

/** Titles as chapters: a later one within three seconds replaces the earlier, the same again is one. */
export function chaptersOf(titles: FinishedRecording['titles']): Chapter[] {
  const chapters: Chapter[] = []
  for (const { atMs, title } of titles.toSorted((one, other) => one.atMs - other.atMs)) {
    const last = chapters.at(-1)
    if (last?.title === title || title.trim() === '') continue
    if (last && atMs - last.startMs < SHORTEST_TITLE_MS) chapters.pop()
    chapters.push({ startMs: atMs, title: title.trim().slice(0, 200), url: null })
  }
  return chapters.slice(0, MOST_CHAPTERS)
}

function tracksOf(chapters: readonly Chapter[], durationMs: number): Track[] {
  return chapters.map(({ startMs, title }, index) => {
    const [artist, ...rest] = title.split(/ [-–—] /)
    const named = rest.length > 0 ? { artist: artist ?? '', title: rest.join(' – ') } : { artist: '', title }
    return { startMs, endMs: chapters[index + 1]?.startMs ?? durationMs, ...named, rights: 'unknown' }
  })
}

/** `2026-11-23`: the date on the wall of that zone. */
export function wallDate(at: Date, timeZone: string): string {
  return formatDay(Math.floor(wallOf(at.getTime(), timeZone) / DAY_MS))
}
