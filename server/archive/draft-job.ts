// The job that makes a draft of a finished recording: one lossless master, measured in the same decode, its files, its episode.

import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { FindAiredShow } from './aired-show.ts'
import { draftOf } from './draft.ts'
import type { Episode } from './episode.ts'
import { JobRefused, type NewJob } from './job.ts'
import type { JobHandler } from './jobs.ts'
import { addJob } from './jobs/store.ts'
import { processJob } from './process-job.ts'
import { measure, type Measured } from './processing/measure.ts'
import type { FinishedRecording, Recordings } from './recordings.ts'
import { storeFile } from './stored-file.ts'
import { attachFile, changeEpisode, findEpisodeOf, insertEpisode, type NewEpisode } from './store.ts'

export interface DraftJobOptions {
  readonly db: Kysely<Tables>
  readonly recordings: Recordings
  readonly findAiredShow: FindAiredShow
  readonly clock: Clock
  readonly timeZone: string
  readonly ffmpegPath: string
}

/** Shorter than this is a line that was tried, not a show. */
const SHORTEST_MS = 10_000

export const DRAFT = 'draft'

/** Asks for a recording's draft. */
export function draftJob({ id, title, showSlug }: Pick<FinishedRecording, 'id' | 'title' | 'showSlug'>): NewJob {
  return { kind: DRAFT, subject: `recording/${id}`, title, showSlug, input: { recordingId: id }, priority: 10 }
}

/** Does it. Once the episode is written there is nothing more to do, however often it is begun, unless the recording got longer. */
export function makeDraft({ db, recordings, findAiredShow, clock, timeZone, ffmpegPath }: DraftJobOptions): JobHandler {
  return async (work) => {
    const { job, folder, signal } = work
    const recordingId = String(job.input['recordingId'])
    const before = await findEpisodeOf(db, { recordingId })
    const recording = await recordings.find(recordingId)
    if (before && (!recording || !isToBeMadeAnew(before, recording))) return
    if (!recording || recording.files.length === 0) throw new JobRefused('recording_gone', 'The recording is not there any more: it was removed, or its disk is not mounted.')
    const show = await findAiredShow(recording.showSlug)
    if (!show) throw new JobRefused('show_gone', `The programme has no show "${recording.showSlug}" any more: bring it back, then try again.`)
    if (show.archive === 'none' || recording.durationMs < SHORTEST_MS) return

    const master = path.join(folder, 'master.flac')
    const measured = await joinAndMeasure(recording, { folder, master, signal, ffmpegPath, onProgress: (fraction) => work.progress(fraction * 0.9) })
    work.step('measured')
    const id = before ? before.id : typeof job.checkpoint['episodeId'] === 'string' ? job.checkpoint['episodeId'] : randomUUID()
    await work.checkpoint({ episodeId: id })
    const peaks = path.join(folder, 'peaks.json')
    await writeFile(peaks, JSON.stringify(measured.peaks))
    const files = [
      await storeFile(work, { episodeId: id, kind: 'master', path: master, mediaType: 'audio/flac', extension: 'flac', durationMs: measured.durationMs }),
      await storeFile(work, { episodeId: id, kind: 'peaks', path: peaks, mediaType: 'application/json', extension: 'json' }),
    ]
    work.step('stored')
    await db.transaction().execute(async (tx) => {
      const at = clock.now()
      const draft = draftOf({ id, recording, show, measured, timeZone, createdAt: at })
      const episode = before ? await changeEpisode(tx, id, (now) => longer(now, draft)) : await insertEpisode(tx, draft)
      if (episode.state !== 'draft') return
      for (const file of files) await attachFile(tx, file, at)
      // So that a draft can be heard on a phone, and goes out at once when it is published as it is.
      await addJob(tx, randomUUID(), processJob(episode), at)
    })
    work.step('written')
  }
}

/** A master is as long as its recording; this much longer, and the end of the show came late. */
const LATE_MS = 1_000

/** What is published stays as it was heard; its end is in the recording. */
function isToBeMadeAnew({ state, masterDurationMs }: Episode, { durationMs }: FinishedRecording): boolean {
  return state === 'draft' && durationMs > (masterDurationMs ?? 0) + LATE_MS
}

/** The draft with the late end of its sound. What an editor has changed stays; all times stay true, since the sound only got longer. */
function longer(now: Episode, { masterDurationMs = null, loudness = null, gaps = [], chapters = [], tracks = [], trim = null }: NewEpisode): Partial<Episode> | null {
  if (now.state !== 'draft') return null
  const isUntouched = now.revision === 1
  return { masterDurationMs, loudness, gaps, ...(isUntouched ? { chapters, tracks, trim } : {}) }
}

interface JoinOptions {
  readonly folder: string
  readonly master: string
  readonly signal: AbortSignal
  readonly ffmpegPath: string
  readonly onProgress: (fraction: number) => void
}

/** Joins the recording's files into one and measures it on the way. */
async function joinAndMeasure({ files, durationMs }: FinishedRecording, { folder, master, ...options }: JoinOptions): Promise<Measured> {
  // ffmpeg would pass over them without a word.
  if (!files.every((file) => existsSync(file))) throw new AppError('unavailable', 'recording_incomplete', 'A part of the recording is missing on the disk at this moment: is the disk with the recordings there?')
  const list = path.join(folder, 'parts.txt')
  await writeFile(list, files.map((file) => `file '${file.replaceAll("'", String.raw`'\''`)}'\n`).join(''))
  return measure({ input: { path: list, formats: 'concat,flac', options: ['-f', 'concat', '-safe', '0'] }, flacFile: master, expectedMs: durationMs, ...options })
}
