// Episodes and jobs as they cross the wire: for listeners in the times they hear, for editors in the master's.

import { editOf, publishedChapters, publishedDuration, publishedLanguageRanges, publishedTracks } from './edit-time.ts'
import type { EpisodeOnDesk } from './archive.ts'
import type { Episode, EpisodeFile, FileKind } from './episode.ts'
import type { Job } from './job.ts'
import { obstaclesOf } from './publishing-rules.ts'
import type { DeskEpisode, DeskEpisodeSummary, EpisodePage, EpisodeSummary, WireJob } from './schema.ts'

export interface ShowNames {
  readonly title: string
  readonly latinTitle: string | null
  /** What its page is called; the slug unless somebody changed it. */
  readonly address: string
}

/** What an episode's page has besides the episode. */
export interface PageParts {
  readonly notes: readonly { readonly language: string; readonly html: string }[]
  /** What to hear next. */
  readonly more: readonly EpisodeSummary[]
  /** The token that opens its files before it is published. */
  readonly preview?: string
}

export function presentSummary(episode: Episode, show: ShowNames): EpisodeSummary {
  const { id, guid, slug, title, latinTitle, languages, number, explicit, durationMs, coverKey } = episode
  return {
    id, guid, slug, title, latinTitle, number, explicit, durationMs,
    show: showOf(episode, show),
    languages: [...languages],
    airedAt: inWords(episode.airedAt),
    publishedAt: inWords(episode.publishedAt),
    coverUrl: coverKey && `/media/${coverKey}`,
  }
}

export function presentEpisode(episode: Episode, show: ShowNames, files: readonly EpisodeFile[], { notes, more, preview }: PageParts): EpisodePage {
  const edit = editOf(episode)
  const fileOf = (kind: FileKind) => {
    const file = files.find((one) => one.kind === kind)
    return file ? presentFile(file, `/media/${file.key}${preview === undefined ? '' : `?preview=${preview}`}`) : null
  }
  return {
    ...presentSummary(episode, show),
    languageRanges: publishedLanguageRanges(edit, episode.languageRanges),
    notes: episode.notes,
    notesHtml: notes.map((one) => ({ ...one })),
    more: [...more],
    credits: episode.credits.map((credit) => ({ ...credit })),
    chapters: publishedChapters(edit, episode.chapters),
    tracks: publishedTracks(edit, episode.tracks).map(({ rights: _, ...track }) => track),
    license: episode.license,
    files: { mp3: fileOf('mp3'), opus: fileOf('opus'), waveform: fileOf('waveform'), transcript: fileOf('transcript') },
  }
}

export function presentDeskSummary(episode: Episode, show: ShowNames): DeskEpisodeSummary {
  const { id, slug, state, title, durationMs, revision } = episode
  return {
    id, slug, state, title, revision,
    show: showOf(episode, show),
    durationMs: durationMs ?? episode.masterDurationMs,
    languages: [...episode.languages],
    airedAt: inWords(episode.airedAt),
    publishAt: inWords(episode.publishAt),
    publishedAt: inWords(episode.publishedAt),
    obstacles: obstaclesOf(episode).length,
    updatedAt: episode.updatedAt.toISOString(),
  }
}

export function presentDesk({ episode, files, job, isReady }: EpisodeOnDesk, show: ShowNames, { mayPublish }: { readonly mayPublish: boolean }): DeskEpisode {
  const { id, guid, slug, state, revision, title, latinTitle, tracksChecked, trim, license, explicit, number, archive, music, soundbite, withdrawnReason, isHeld, masterDurationMs, durationMs, loudness } = episode
  return {
    id, guid, slug, state, revision, title, latinTitle, tracksChecked, trim, license, explicit, number, archive, music, soundbite, withdrawnReason, isHeld, masterDurationMs, durationMs, loudness, isReady, mayPublish,
    show: showOf(episode, show),
    languages: [...episode.languages],
    languageRanges: [...episode.languageRanges],
    notes: episode.notes,
    credits: [...episode.credits],
    chapters: [...episode.chapters],
    tracks: [...episode.tracks],
    cuts: [...episode.cuts],
    gaps: [...episode.gaps],
    airedAt: inWords(episode.airedAt),
    publishAt: inWords(episode.publishAt),
    publishedAt: inWords(episode.publishedAt),
    withdrawnAt: inWords(episode.withdrawnAt),
    editedDurationMs: publishedDuration(editOf(episode)),
    masterGoneAt: episode.masterGone?.at ?? null,
    files: Object.fromEntries(files.map((file) => [file.kind, presentFile(file, `/api/v1/desk/episodes/${id}/files/${file.kind}?v=${file.sha256.slice(0, 8)}`)])),
    obstacles: obstaclesOf(episode),
    job: job && presentJob(job),
    createdAt: episode.createdAt.toISOString(),
    updatedAt: episode.updatedAt.toISOString(),
  }
}

export function presentJob(job: Job): WireJob {
  const { id, kind, subject, title, showSlug: show, state, progress, attempts, error } = job
  return { id, kind, subject, title, show, state, progress, attempts, error, runAt: job.runAt.toISOString(), createdAt: job.createdAt.toISOString(), startedAt: inWords(job.startedAt), finishedAt: inWords(job.finishedAt) }
}

/** Without what only the desk knows of it. */
function showOf({ showSlug: slug }: Episode, { title, latinTitle, address }: ShowNames) {
  return { slug, address, title, latinTitle }
}

function presentFile({ bytes, mediaType, durationMs, sha256 }: EpisodeFile, url: string) {
  return { url, bytes, mediaType, durationMs, sha256 }
}

function inWords(at: Date | null): string | null {
  return at?.toISOString() ?? null
}
