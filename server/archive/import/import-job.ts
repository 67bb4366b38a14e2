// The job that brings one episode of a feed here: its sound, gone on with after every cut and crash, what belongs to it, and the
// episode with its old identity and date. Begun again at any step it makes the same, once.

import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import type { Tables } from '../../db/tables.ts'
import { AppError } from '../../errors.ts'
import { bringFile } from '../../http/outside-file.ts'
import type { Reach } from '../../http/outside.ts'
import type { CoverMaker } from '../../shows/covers/cover-maker.ts'
import type { AiredShow, FindAiredShow } from '../aired-show.ts'
import type { EpisodeFile } from '../episode.ts'
import { JobRefused } from '../job.ts'
import type { JobHandler, JobWork } from '../jobs.ts'
import { addJob } from '../jobs/store.ts'
import { processJob } from '../process-job.ts'
import { COMMON } from '../processing/filters.ts'
import { measure, type Measured } from '../processing/measure.ts'
import { obstaclesOf } from '../publishing-rules.ts'
import { storeFile, type FileToStore } from '../stored-file.ts'
import { attachFile, changeEpisode, findGuids, insertEpisode } from '../store.ts'
import { requireWhole } from '../uploads/file-sound.ts'
import { lengthRefusal, type UploadLimits } from '../uploads/upload.ts'
import { bringBeside, type Beside } from './beside-sound.ts'
import { feedEntry, type FeedEntry } from './feed-entry.ts'
import { importedDraft } from './imported-draft.ts'
import { IMPORT_HEADERS } from './look-at-feed.ts'
import { keptSound, probeSound, type KeptSound, type ProbedSound } from './original-sound.ts'
import { findImport, listUnfinishedJobs, type FeedImport } from './store.ts'

export interface ImportJobOptions {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly timeZone: string
  readonly findAiredShow: FindAiredShow
  readonly covers: Pick<CoverMaker, 'make'>
  readonly reach: Reach
  readonly limits: UploadLimits
  /** Where sound arrives; what is there of it outlives the attempt and the process. */
  readonly arrivingFolder: string
  readonly ffmpegPath: string
}

export const IMPORT = 'import'
/** Behind everything that somebody waits for. */
const PRIORITY = -10
/** From this attempt on, what belongs to the sound is done without when its server is busy. */
const PATIENT_ATTEMPTS = 2

const jobInput = z.object({ importId: z.string(), entry: feedEntry })
const jobCheckpoint = z.object({
  episodeId: z.uuid().optional(),
  arriving: z.object({ validator: z.string().nullable(), total: z.number().nullable() }).nullable().default(null),
})

/** Does it. */
export function makeImport(options: ImportJobOptions): JobHandler {
  return async (work) => {
    const { db, findAiredShow } = options
    const { importId, entry } = jobInput.parse(work.job.input)
    const file = path.join(options.arrivingFolder, work.job.id)
    await tidyArriving(options)
    if (!(await findGuids(db, [entry.guid])).has(entry.guid)) {
      const of = await findImport(db, importId)
      if (!of) throw new JobRefused('import_gone', 'This import was forgotten: begin it anew.')
      const show = await findAiredShow(of.showSlug)
      if (!show) throw new JobRefused('show_gone', `The programme has no show "${of.showSlug}" any more: bring it back, then try again.`)
      if (show.archive === 'none') throw new JobRefused('archive_none', `"${show.title}" keeps no archive: change the show's archive policy, then try again.`)
      await bring({ of, entry, show, file }, work, options)
    }
    await rm(file, { force: true })
  }
}

/** Removes what has begun to arrive for jobs that are over: done, given up or stopped. */
export async function tidyArriving({ db, arrivingFolder }: Pick<ImportJobOptions, 'db' | 'arrivingFolder'>): Promise<void> {
  const files = await readdir(arrivingFolder).catch(() => [])
  if (files.length === 0) return
  const unfinished = await listUnfinishedJobs(db)
  for (const file of files) if (!unfinished.has(file)) await rm(path.join(arrivingFolder, file), { force: true })
}

interface Order {
  readonly of: FeedImport
  readonly entry: FeedEntry
  readonly show: AiredShow
  readonly file: string
}

async function bring(order: Order, work: JobWork, options: ImportJobOptions): Promise<void> {
  const { entry, of, file } = order
  const { folder, signal, job } = work
  const { reach, covers, ffmpegPath, limits } = options
  const checkpoint = jobCheckpoint.parse(job.checkpoint)
  const episodeId = checkpoint.episodeId ?? randomUUID()
  await mkdir(options.arrivingFolder, { recursive: true, mode: 0o700 })
  await inWords(bringFile(entry.audioUrl, {
    file, reach, signal, headers: IMPORT_HEADERS, maxBytes: limits.maxBytes,
    arriving: checkpoint.arriving,
    onBegin: (arriving) => work.checkpoint({ episodeId, arriving }),
    onProgress: (fraction) => work.progress(fraction * 0.6),
  }))
  work.step('brought')
  const heard = await probeSound(file, { limits, ffmpegPath, signal })
  const measured = await measureSound(order, heard, work, options)
  work.step('measured')
  // The picture of the podcast itself is the show's, not the episode's.
  const beside = await bringBeside({ ...entry, imageUrl: entry.imageUrl === of.imageUrl ? null : entry.imageUrl }, heard.sound.chapters, { folder, durationMs: measured.durationMs, reach, signal, covers, isPatient: job.attempts <= PATIENT_ATTEMPTS })
  const files = await storeAll(episodeId, await keptSound(file, heard, folder, { ffmpegPath, signal }), measured, beside, work)
  work.step('stored')
  await writeEpisode(episodeId, order, { measured, beside, files }, work, options)
  work.step('written')
}

/** The feed's server says no for good, or asks for patience. */
async function inWords(bringing: Promise<number>): Promise<void> {
  try {
    await bringing
  } catch (error) {
    if (error instanceof AppError && error.kind !== 'unavailable') throw new JobRefused(error.code, `The sound cannot be had: ${error.message}`, { cause: error })
    throw error
  }
}

async function measureSound({ file }: Order, { sound }: ProbedSound, { progress, signal }: JobWork, { limits, ffmpegPath }: ImportJobOptions): Promise<Measured> {
  const measured = await measure({
    // A file may be longer than it says, for ever even; it is not followed beyond the limit.
    input: { path: file, options: ['-t', String(limits.maxHours * 3600)] },
    edit: `[${sound.stream}]${COMMON}[edited]`,
    expectedMs: sound.claimedMs,
    onProgress: (fraction) => progress(0.6 + fraction * 0.3),
    signal,
    ffmpegPath,
  })
  const tooLong = lengthRefusal(measured.durationMs, limits)
  if (tooLong) throw new JobRefused('too_long', tooLong)
  requireWhole(measured.durationMs, sound.claimedMs)
  return measured
}

async function storeAll(episodeId: string, sound: KeptSound, { peaks, durationMs }: Measured, { cues, cover }: Beside, work: JobWork): Promise<EpisodeFile[]> {
  const peaksFile = path.join(work.folder, 'peaks.json')
  await writeFile(peaksFile, JSON.stringify(peaks))
  const files: FileToStore[] = [
    { episodeId, kind: 'master', ...sound, durationMs },
    { episodeId, kind: 'peaks', path: peaksFile, mediaType: 'application/json', extension: 'json' },
    ...(cues === null ? [] : [{ episodeId, kind: 'cues', path: cues, mediaType: 'application/json', extension: 'json' } as const]),
    ...(cover === null ? [] : [{ episodeId, kind: 'cover', path: cover, mediaType: 'image/jpeg', extension: 'jpg' } as const]),
  ]
  const stored: EpisodeFile[] = []
  for (const file of files) stored.push(await storeFile(work, file))
  return stored
}

interface Brought {
  readonly measured: Measured
  readonly beside: Beside
  readonly files: readonly EpisodeFile[]
}

async function writeEpisode(id: string, { of, entry, show }: Order, { measured, beside, files }: Brought, work: JobWork, { db, clock, timeZone }: ImportJobOptions): Promise<void> {
  const at = clock.now()
  const coverKey = files.find(({ kind }) => kind === 'cover')?.key ?? null
  const remarks = [...beside.remarks]
  await db.transaction().execute(async (tx) => {
    const episode = await insertEpisode(tx, importedDraft({ id, entry, of, show, measured, chapters: beside.chapters, coverKey, timeZone, createdAt: at }))
    for (const file of files) await attachFile(tx, file, at)
    await addJob(tx, randomUUID(), { ...processJob(episode), priority: PRIORITY }, at)
    if (!of.publish) return
    const obstacles = obstaclesOf(episode)
    if (obstacles.length > 0) remarks.push(`It stays a draft: ${obstacles.map(({ message }) => message).join(' ')}`)
    // It goes out with its old date, as soon as its files are made; one that the feed planned goes out when it was planned for.
    else await changeEpisode(tx, id, () => ({ state: 'scheduled', publishAt: entry.publishedAt === null ? at : new Date(entry.publishedAt) }))
  })
  if (remarks.length > 0) await work.checkpoint({ episodeId: id, remarks })
}
