// May this episode go out? What stands against it, in words an editor can act on. Pure.

import { AppError } from '../errors.ts'
import { editOf, keptRanges, needsPermission, publishedDuration, publishedTracks } from './edit-time.ts'
import type { Episode, Track } from './episode.ts'

/** One thing to be done before the episode may be published. */
export interface Obstacle {
  readonly code: 'archive_none' | 'no_title' | 'no_language' | 'no_audio' | 'nothing_left' | 'commercial_music' | 'rights_unknown' | 'music_without_time' | 'music_unchecked'
  readonly message: string
  /** The pieces of music it is about; may be empty. */
  readonly about: string
}

/** Lists everything that stands against publishing; empty: it may go out. */
export function obstaclesOf(episode: Episode): Obstacle[] {
  return [...policyObstacles(episode), ...contentObstacles(episode), ...musicObstacles(episode)]
}

/** Refuses to publish while something stands against it; all of it is said at once. */
export function requirePublishable(episode: Episode): void {
  const obstacles = obstaclesOf(episode)
  const [first] = obstacles
  if (first) throw new AppError('conflict', 'not_publishable', obstacles.map(({ message }) => message).join(' '), { details: { obstacles } })
}

/** Refuses other cuts of an episode whose lossless master is gone: words about it may still change. */
export function requireCuttable(after: Episode, before: Episode): void {
  if (before.masterGone === null || JSON.stringify(keptRanges(editOf(after))) === JSON.stringify(keptRanges(editOf(before)))) return
  throw new AppError('conflict', 'master_gone', `The lossless sound of "${before.title}" was removed on ${before.masterGone.at.slice(0, 10)}, some time after it was published, so it cannot be cut anew: change its texts, chapters and credits, or upload it as a new episode.`)
}

function policyObstacles({ archive }: Episode): Obstacle[] {
  return archive === 'none' ? [{ code: 'archive_none', message: 'This show keeps no archive: its airings are heard once. Change the show\'s archive policy first.', about: '' }] : []
}

function contentObstacles(episode: Episode): Obstacle[] {
  const obstacles: Obstacle[] = []
  if (episode.title.trim() === '') obstacles.push({ code: 'no_title', message: 'The episode has no title: give it one.', about: '' })
  if (episode.languages.length === 0) obstacles.push({ code: 'no_language', message: 'Nobody has said which language is spoken: choose at least one.', about: '' })
  if (episode.masterDurationMs === null) obstacles.push({ code: 'no_audio', message: 'The episode has no sound yet: wait for the upload or the recording.', about: '' })
  else if (publishedDuration(editOf(episode)) < 1000) obstacles.push({ code: 'nothing_left', message: 'The cuts leave nothing to hear: take some back.', about: '' })
  return obstacles
}

function musicObstacles(episode: Episode): Obstacle[] {
  const music = episode.tracks.filter(needsPermission)
  return episode.archive === 'talk_only' ? talkOnlyObstacles(episode, music) : wholeObstacles(episode)
}

/** Music is left out by its times, so every piece needs them, and somebody must say that none was forgotten. */
function talkOnlyObstacles({ music: policy, tracksChecked }: Episode, music: readonly Track[]): Obstacle[] {
  const untimed = music.filter(({ startMs, endMs }) => startMs === null || endMs === null || endMs <= startMs)
  const obstacles: Obstacle[] = []
  if (untimed.length > 0) obstacles.push({ code: 'music_without_time', message: `Only the talk of this show is kept, so its music is cut out: say from when to when ${named(untimed)} played.`, about: named(untimed) })
  if (policy === 'commercial' && !tracksChecked) obstacles.push({ code: 'music_unchecked', message: 'This show plays commercial music, which may not be kept: mark all of it in the track list and say that the list is complete.', about: '' })
  return obstacles
}

/** Published whole: what is still heard after the cuts must be free to be kept. */
function wholeObstacles(episode: Episode): Obstacle[] {
  const heard = publishedTracks(editOf(episode), episode.tracks)
  const commercial = heard.filter(({ rights }) => rights === 'commercial')
  const unknown = heard.filter(({ rights }) => rights === 'unknown')
  const obstacles: Obstacle[] = []
  if (commercial.length > 0) obstacles.push({ code: 'commercial_music', message: `Commercial music may not be kept for listening on demand: cut out ${named(commercial)}, or publish the talk only.`, about: named(commercial) })
  if (unknown.length > 0) obstacles.push({ code: 'rights_unknown', message: `Nobody has said whether ${named(unknown)} may be kept: say whose it is, or cut it out.`, about: named(unknown) })
  return obstacles
}

function named(tracks: readonly Track[]): string {
  return tracks.map(({ artist, title }) => `"${artist === '' ? title : `${artist} – ${title}`}"`).join(', ')
}
