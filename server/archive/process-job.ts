// The job that makes what listeners get: MP3 and Opus at one loudness, cut and tagged, with the waveform and the words of what is heard.

import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import type { FindAiredShow } from './aired-show.ts'
import { editOf, keptRanges, publishedDuration, type Edit } from './edit-time.ts'
import type { Episode, EpisodeFile, Loudness } from './episode.ts'
import { JobRefused, type NewJob } from './job.ts'
import type { JobHandler, JobWork } from './jobs.ts'
import { editFilter } from './processing/filters.ts'
import { gainFor } from './processing/loudness.ts'
import { measure } from './processing/measure.ts'
import { publishedPeaks, type Peaks } from './processing/peaks.ts'
import { render, RENDITIONS, retag, settleGain, type Cover, type Rendition } from './processing/render.ts'
import type { Tags } from './processing/tags.ts'
import { recipeOf, tagsOf, type EpisodeNames } from './recipe.ts'
import type { Storage } from './storage.ts'
import { attachFile, changeEpisode, findEpisode, listFiles, releaseFiles } from './store.ts'
import { storeFile } from './stored-file.ts'
import { searchableTranscript } from './search/searchable.ts'
import { saveTranscript } from './search/store.ts'
import { publishedCues, TRANSCRIPT_TYPE, writeTranscript, type Cue } from './transcript.ts'

export interface ProcessJobOptions {
  readonly db: Kysely<Tables>
  readonly storage: Storage
  readonly clock: Clock
  readonly findAiredShow: FindAiredShow
  readonly stationName: string
  readonly ffmpegPath: string
}

export const PROCESS = 'process'
const KINDS = ['mp3', 'opus'] as const

/** Asks for an episode's files as it now stands. */
export function processJob({ id, title, showSlug }: Pick<Episode, 'id' | 'title' | 'showSlug'>, { urgent = false } = {}): NewJob {
  return { kind: PROCESS, subject: `episode/${id}`, title, showSlug, input: { episodeId: id }, priority: urgent ? 5 : 0 }
}

/** The names an episode's tags need. */
export async function namesOf({ showSlug }: Pick<Episode, 'showSlug'>, { findAiredShow, stationName }: Pick<ProcessJobOptions, 'findAiredShow' | 'stationName'>): Promise<EpisodeNames> {
  return { showTitle: (await findAiredShow(showSlug))?.title ?? showSlug, stationName }
}

/** Does it. An episode that is edited meanwhile is done again, until its files are those of its last edit. */
export function makeRenditions(options: ProcessJobOptions): JobHandler {
  return async (work) => {
    const episodeId = String(work.job.input['episodeId'])
    for (;;) {
      const before = await recipeNow(episodeId, options)
      const isToDoAgain = await makeOnce(episodeId, work, options).catch(async (error: unknown) => {
        // What it was made of may have been replaced under its hands: the cover, the transcript.
        if (work.signal.aborted || before === (await recipeNow(episodeId, options))) throw error
        return true
      })
      if (!isToDoAgain) return
    }
  }
}

/** Null: there is no such episode any more. */
async function recipeNow(episodeId: string, options: ProcessJobOptions): Promise<string | null> {
  const episode = await findEpisode(options.db, episodeId)
  return episode && recipeOf(episode, await namesOf(episode, options), await listFiles(options.db, episodeId)).whole
}

/** True when the episode may have been edited meanwhile. */
async function makeOnce(episodeId: string, work: JobWork, options: ProcessJobOptions): Promise<boolean> {
  const { db, clock } = options
  const episode = await findEpisode(db, episodeId)
  if (!episode || episode.state === 'withdrawn') return false
  const names = await namesOf(episode, options)
  const files = await listFiles(db, episodeId)
  const recipe = recipeOf(episode, names, files)
  if (KINDS.every((kind) => files.some((file) => file.kind === kind && file.recipe === recipe.whole))) return false
  const edit = editOf(episode)
  if (keptRanges(edit).length === 0) throw new JobRefused('nothing_left', 'The cuts leave nothing to hear: take some back, then try again.')

  const made = await makeFiles(work, { episode, files, edit, tags: tagsOf(episode, names), audioRecipe: recipe.audio }, options)
  work.step('rendered')
  const durationMs = publishedDuration(edit)
  const stored: EpisodeFile[] = []
  for (const kind of KINDS) stored.push(await storeFile(work, { episodeId, kind, path: made[kind], mediaType: RENDITIONS[kind].mediaType, extension: kind, durationMs, recipe: recipe.whole }))
  const waveform = await waveformFile(work, files, edit, options)
  if (waveform) stored.push(await storeFile(work, { episodeId, kind: 'waveform', path: waveform, mediaType: 'application/json', extension: 'json' }))
  const words = await transcriptFile(work, files, edit, options)
  if (words) stored.push(await storeFile(work, { episodeId, kind: 'transcript', path: words.path, mediaType: TRANSCRIPT_TYPE, extension: 'vtt' }))
  work.step('stored')
  await db.transaction().execute(async (tx) => {
    const now = await changeEpisode(tx, episodeId, (present) => (present.state === 'withdrawn' ? null : { durationMs }))
    if (now.state === 'withdrawn') return
    // A transcript that was taken away meanwhile stays away.
    const hasCues = (await listFiles(tx, episodeId)).some(({ kind }) => kind === 'cues')
    for (const file of stored) {
      if (file.kind === 'transcript' && !hasCues) continue
      await attachFile(tx, file, clock.now())
      if (file.kind === 'transcript') await saveTranscript(tx, searchableTranscript(file.key, words?.cues ?? []))
    }
    // All that was said in it was cut out since.
    if (!words && hasCues) await releaseFiles(tx, episodeId, clock.now(), ['transcript'])
  })
  work.step('written')
  return true
}

interface Ingredients {
  readonly episode: Episode
  readonly files: readonly EpisodeFile[]
  readonly edit: Edit
  readonly tags: Tags
  readonly audioRecipe: string
}

async function makeFiles(work: JobWork, { episode, files, edit, tags, audioRecipe }: Ingredients, { storage, ffmpegPath }: ProcessJobOptions): Promise<Record<Rendition, string>> {
  const { folder, signal } = work
  const cover = await borrowCover(files, storage, folder)
  const present = KINDS.map((kind) => files.find((file) => file.kind === kind))
  const dress = { tags, cover, folder, signal, ffmpegPath }
  if (present.every((file) => file?.recipe?.startsWith(`${audioRecipe}.`))) {
    const [mp3 = '', opus = ''] = await Promise.all(present.map((file) => (file ? storage.borrow(file.key, folder) : '')))
    return { mp3: await retag('mp3', mp3, dress), opus: await retag('opus', opus, dress) }
  }
  const masterFile = files.find(({ kind }) => kind === 'master')
  if (!masterFile) throw new JobRefused('master_gone', 'The lossless master of this episode was removed, so its sound cannot be cut anew: take the last changes of the cuts back.')
  const master = await storage.borrow(masterFile.key, folder)
  const loudness = await loudnessOf(episode, edit, master, work, ffmpegPath)
  work.step('measured')
  const gain = await settleGain(gainFor(loudness), { master, edit, signal, ffmpegPath })
  return render({ ...dress, master, edit, gain, onProgress: (fraction) => work.progress(0.2 + fraction * 0.75) })
}

/** The draft's measurement holds as long as only ends were trimmed, since silence does not count; what was cut is heard anew. */
async function loudnessOf(episode: Episode, edit: Edit, master: string, { signal, progress }: JobWork, ffmpegPath: string): Promise<Loudness | null> {
  const lost = edit.masterDurationMs - publishedDuration(edit)
  const isOnlyTrimmed = keptRanges(edit).length === 1 && lost < edit.masterDurationMs * 0.1
  if (isOnlyTrimmed && episode.loudness) return episode.loudness
  const onProgress = (fraction: number) => progress(fraction * 0.2)
  return (await measure({ input: { path: master }, edit: editFilter(edit, '[0:a:0]', '[edited]'), expectedMs: publishedDuration(edit), onProgress, signal, ffmpegPath })).loudness
}

async function borrowCover(files: readonly EpisodeFile[], storage: Storage, folder: string): Promise<Cover | null> {
  const cover = files.find(({ kind }) => kind === 'cover')
  if (!cover) return null
  const file = await storage.borrow(cover.key, folder)
  return { file, bytes: await readFile(file), mediaType: cover.mediaType }
}

/** Null: nobody has sent one, or nothing of it is left. */
async function transcriptFile({ folder }: JobWork, files: readonly EpisodeFile[], edit: Edit, { storage }: ProcessJobOptions): Promise<{ readonly path: string; readonly cues: readonly Cue[] } | null> {
  const cues = files.find(({ kind }) => kind === 'cues')
  if (!cues) return null
  // Written by ourselves when it was sent.
  const heard = publishedCues(edit, JSON.parse(await readFile(await storage.borrow(cues.key, folder), 'utf8')) as Cue[])
  if (heard.length === 0) return null
  const file = path.join(folder, 'transcript.vtt')
  await writeFile(file, writeTranscript(heard))
  return { path: file, cues: heard }
}

async function waveformFile({ folder }: JobWork, files: readonly EpisodeFile[], edit: Edit, { storage }: ProcessJobOptions): Promise<string | null> {
  const peaks = files.find(({ kind }) => kind === 'peaks')
  if (!peaks) return null
  // Written by ourselves when the master was measured.
  const whole = JSON.parse(await readFile(await storage.borrow(peaks.key, folder), 'utf8')) as Peaks
  const file = path.join(folder, 'waveform.json')
  await writeFile(file, JSON.stringify(publishedPeaks(whole, edit)))
  return file
}
