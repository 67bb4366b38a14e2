// An episode: a recording or an upload on its way to listeners. What it is made of, and which state may follow which. Pure.

import type { Texts } from '../../schedules/programme-content.ts'
import type { Occurrence } from '../../schedules/occurrence.ts'
import { AppError } from '../errors.ts'

export const EPISODE_STATES = ['draft', 'scheduled', 'published', 'withdrawn'] as const

/**
 * `draft`: only editors and holders of a preview link see it. `scheduled`: goes out by itself at `publishAt`, as soon as its
 * files are made. `published`: for everybody. `withdrawn`: every address of it answers 410 Gone.
 */
export type EpisodeState = (typeof EPISODE_STATES)[number]

/** A stretch of the master's time line, end not included. */
export interface Range {
  readonly startMs: number
  readonly endMs: number
}

export interface LanguageRange extends Range {
  /** Canonical BCP-47 tag. */
  readonly language: string
}

export interface Chapter {
  readonly startMs: number
  readonly title: string
  readonly url: string | null
}

/** A part worth hearing first, for who has not decided yet. */
export interface Soundbite extends Range {
  readonly title: string
}

export const TRACK_RIGHTS = ['own', 'cc', 'licensed', 'commercial', 'unknown'] as const
export type TrackRights = (typeof TRACK_RIGHTS)[number]

/** A piece of music that was played. */
export interface Track {
  /** Null: nobody has said yet when it played. */
  readonly startMs: number | null
  readonly endMs: number | null
  readonly artist: string
  readonly title: string
  readonly rights: TrackRights
}

export interface Credit {
  readonly name: string
  /** Their host profile; null for a guest. */
  readonly hostSlug: string | null
  /** `host`, `guest`, `editor` …, in the vocabulary of the Podcast Taxonomy. */
  readonly role: string
}

/** The line of a host was away at `atMs`: so much of what was said is missing there. */
export interface Gap {
  readonly atMs: number
  readonly missingMs: number
}

export interface MasterGone {
  /** As ISO 8601. */
  readonly at: string
  /** Of the file that was removed; what was made of it says so. */
  readonly sha256: string
}

/** As ebur128 measures it. */
export interface Loudness {
  readonly integratedLufs: number
  readonly truePeakDbtp: number
}

/** What an editor may change. Every time is on the master's time line; `edit-time.ts` maps it to what listeners hear. */
export interface EpisodeContent {
  readonly title: string
  readonly latinTitle: string | null
  /** Canonical BCP-47 tags, the main one first. */
  readonly languages: readonly string[]
  readonly languageRanges: readonly LanguageRange[]
  /** Markdown, by language tag. */
  readonly notes: Texts
  readonly credits: readonly Credit[]
  readonly chapters: readonly Chapter[]
  readonly tracks: readonly Track[]
  /** An editor has said that `tracks` has all the music, with its times. */
  readonly tracksChecked: boolean
  /** What is left at both ends; null: everything. */
  readonly trim: Range | null
  readonly cuts: readonly Range[]
  /** Null: feeds take the beginning of the longest chapter. */
  readonly soundbite: Soundbite | null
  /** SPDX name such as `CC-BY-4.0`; null: all rights reserved. */
  readonly license: string | null
  readonly explicit: boolean
  /** Of the show, counted by its makers. */
  readonly number: number | null
}

export interface Episode extends EpisodeContent {
  readonly id: string
  /** For feeds: never changes and is never used again. */
  readonly guid: string
  /** The last part of its page's address; earlier ones lead to it. */
  readonly slug: string
  readonly showSlug: string
  readonly occurrenceId: string | null
  readonly recordingId: string | null
  /** When its first sound was heard on air; null: it never was. */
  readonly airedAt: Date | null
  readonly state: EpisodeState
  /** The show's policies as they were when it aired. */
  readonly archive: Occurrence['archive']
  readonly music: Occurrence['music']
  readonly gaps: readonly Gap[]
  /** When it goes out, in state `scheduled`. */
  readonly publishAt: Date | null
  readonly publishedAt: Date | null
  /** When it came out elsewhere, before it came here: its date here too. Null: it never did. */
  readonly firstPublishedAt: Date | null
  readonly withdrawnAt: Date | null
  /** In the words of who withdrew it; listeners are not told. */
  readonly withdrawnReason: string | null
  /** Withdrawn, and its files are still kept. */
  readonly isHeld: boolean
  readonly masterDurationMs: number | null
  /** Of the whole master; null: not measured, or silence. */
  readonly loudness: Loudness | null
  /** Of the published files; null until they are made. */
  readonly durationMs: number | null
  readonly coverKey: string | null
  /** The lossless master was removed, some time after the episode went out: its sound cannot be cut anew. Null: it was not. */
  readonly masterGone: MasterGone | null
  /** Counts changes; who edits says which one they saw. */
  readonly revision: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** `peaks`: the waveform of the master, for editors; `waveform`: of what listeners hear. In the same way `cues` and `transcript`. */
export const FILE_KINDS = ['master', 'mp3', 'opus', 'peaks', 'waveform', 'cues', 'transcript', 'cover'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** A file of an episode. Its key is its address, and what lies there never changes. */
export interface EpisodeFile {
  readonly episodeId: string
  readonly kind: FileKind
  /** Below `/media/`. */
  readonly key: string
  readonly bytes: number
  readonly mediaType: string
  readonly durationMs: number | null
  /** Lower-case hex. */
  readonly sha256: string
  /** What of the episode went into it: an `mp3` whose recipe is not the episode's present one must be made again. */
  readonly recipe: string | null
}

const NEXT: Readonly<Record<EpisodeState, readonly EpisodeState[]>> = {
  draft: ['scheduled', 'published'],
  scheduled: ['draft', 'scheduled', 'published'],
  published: ['withdrawn'],
  // With files that were held; a new one is made from the recording otherwise.
  withdrawn: ['draft'],
}

const REFUSALS: Readonly<Record<EpisodeState, string>> = {
  draft: 'It is a draft: publish it or give it a date.',
  scheduled: 'It has a date to go out: publish it now, change the date, or make it a draft again.',
  published: 'It is published: withdraw it when it must not be heard any more.',
  withdrawn: 'It was withdrawn: make it a draft again first.',
}

/** Refuses a step that the episode's state does not allow, with what is possible instead. */
export function requireStep(episode: Pick<Episode, 'state' | 'isHeld' | 'title'>, to: EpisodeState): void {
  const { state, title } = episode
  if (state === 'withdrawn' && !episode.isHeld) {
    throw new AppError('conflict', 'episode_gone', `"${title}" was withdrawn and its files were removed: upload it again as a new episode.`)
  }
  if (!NEXT[state].includes(to)) throw new AppError('conflict', 'wrong_state', `"${title}" cannot become ${to}. ${REFUSALS[state]}`, { details: { state, possible: NEXT[state] } })
}
