// What goes into an episode's files, as a short text: equal recipes give equal files, so nothing is made twice. Pure.

import { createHash } from 'node:crypto'
import { editOf, keptRanges, publishedChapters, publishedDuration } from './edit-time.ts'
import type { Episode, EpisodeFile } from './episode.ts'
import type { Tags } from './processing/tags.ts'

/** Raised when the same recipe would give other files: another bitrate, another loudness. */
const VERSION = 1
const COMMENT_LENGTH = 4000

/** The names behind an episode's show and station. */
export interface EpisodeNames {
  readonly showTitle: string
  readonly stationName: string
}

/** What the files say about themselves. */
export function tagsOf(episode: Episode, { showTitle, stationName }: EpisodeNames): Tags {
  const edit = editOf(episode)
  const hosts = episode.credits.filter(({ role }) => role === 'host').map(({ name }) => name)
  const language = episode.languages[0] ?? null
  return {
    title: episode.title,
    artist: hosts.length > 0 ? hosts.join(', ') : showTitle,
    album: showTitle,
    date: (episode.airedAt ?? episode.firstPublishedAt ?? episode.createdAt).toISOString().slice(0, 10),
    language,
    comment: (language === null ? undefined : episode.notes[language])?.slice(0, COMMENT_LENGTH) ?? null,
    track: episode.number,
    license: episode.license,
    publisher: stationName,
    chapters: publishedChapters(edit, episode.chapters),
    durationMs: publishedDuration(edit),
  }
}

export interface Recipe {
  /** Of the sound alone. */
  readonly audio: string
  /** Of everything. */
  readonly whole: string
}

/** The recipe of an episode's files as it now stands. */
export function recipeOf(episode: Episode, names: EpisodeNames, files: readonly EpisodeFile[]): Recipe {
  const audio = audioRecipeOf(episode, files)
  return { audio, whole: `${audio}.${short({ tags: tagsOf(episode, names), cover: sha256Of(files, 'cover'), cues: sha256Of(files, 'cues') ?? undefined })}` }
}

/** The recipe of the sound alone: which master, and what of it is heard. */
export function audioRecipeOf(episode: Episode, files: readonly EpisodeFile[]): string {
  return short({ VERSION, master: sha256Of(files, 'master') ?? episode.masterGone?.sha256 ?? null, kept: keptRanges(editOf(episode)) })
}

/** Whether the files listeners get are made from the episode as it now stands. */
export function isReady(episode: Episode, names: EpisodeNames, files: readonly EpisodeFile[]): boolean {
  const { whole } = recipeOf(episode, names, files)
  return (['mp3', 'opus'] as const).every((kind) => files.some((file) => file.kind === kind && file.recipe === whole))
}

function sha256Of(files: readonly EpisodeFile[], kind: EpisodeFile['kind']): string | null {
  return files.find((file) => file.kind === kind)?.sha256 ?? null
}

function short(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)
}
