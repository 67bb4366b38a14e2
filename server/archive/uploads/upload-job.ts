// The job that makes of a sent file what its sender wished: it is judged, measured and kept lossless in one decode, laid ready for its
// airing, and made a draft.

import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Kysely } from 'kysely'
import type { Clock } from '../../clock.ts'
import type { Tables } from '../../db/tables.ts'
import { probe, ProbeFailed, type Probed } from '../../media/ffprobe.ts'
import type { ProgrammeView } from '../../schedule/programme-view.ts'
import type { CoverMaker } from '../../shows/covers/cover-maker.ts'
import type { AiredShow, FindAiredShow } from '../aired-show.ts'
import type { EpisodeFile } from '../episode.ts'
import { JobRefused, type NewJob } from '../job.ts'
import type { JobHandler, JobWork } from '../jobs.ts'
import { addJob } from '../jobs/store.ts'
import { processJob } from '../process-job.ts'
import { COMMON } from '../processing/filters.ts'
import { renderForAir } from '../processing/for-air.ts'
import { measure, type Measured } from '../processing/measure.ts'
import { storeFile } from '../stored-file.ts'
import { attachFile, insertEpisode } from '../store.ts'
import type { Air } from './air.ts'
import { fileCover } from './file-cover.ts'
import { fileSound, requireWhole, UNPROBED, type FileSound } from './file-sound.ts'
import { bringLate, type LateSoundDoor } from './late-sound.ts'
import { findUpload, markDelivered, markDone, markEpisode } from './store.ts'
import { uploadDraft } from './upload-draft.ts'
import { lengthRefusal, type Upload, type UploadLimits } from './upload.ts'

export interface UploadJobOptions {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly timeZone: string
  readonly findAiredShow: FindAiredShow
  readonly covers: Pick<CoverMaker, 'make'>
  readonly air: Air
  readonly lateSound: LateSoundDoor
  readonly programme: Pick<ProgrammeView, 'between'>
  readonly limits: UploadLimits
  readonly files: { pathOf(id: string): string; removeFile(id: string): Promise<void> }
  readonly ffmpegPath: string
}

export const UPLOAD = 'upload'

export function uploadSubject(id: string): string {
  return `upload/${id}`
}

/** Asks for the work on a file that is here whole. What is to be heard on air comes first. */
export function uploadJob({ id, fileName, showSlug, slot }: Upload): NewJob {
  return { kind: UPLOAD, subject: uploadSubject(id), title: fileName, showSlug, input: { uploadId: id }, priority: slot ? 20 : 8 }
}

/** Does it. What is done of it is not done again, however often it is begun. */
export function makeUpload(options: UploadJobOptions): JobHandler {
  return async (work) => {
    const { db, clock, files } = options
    const upload = await findUpload(db, String(work.job.input['uploadId']))
    if (!upload) return
    if (upload.doneAt === null) {
      await (upload.late ? bringLate(upload, upload.late, work, options) : makeOf(upload, work, options))
      await markDone(db, upload.id, clock.now())
      work.step('done')
    }
    await files.removeFile(upload.id)
  }
}

async function makeOf(upload: Upload, work: JobWork, options: UploadJobOptions): Promise<void> {
  const { db, clock, findAiredShow } = options
  const { slot } = upload
  const isDue = slot !== null && upload.deliveredAt === null && clock.now() < slot.endsAt
  const isDraftDue = upload.wantsArchive && upload.episodeId === null
  if (!isDue && !isDraftDue) {
    if (slot === null || upload.deliveredAt !== null || upload.wantsArchive) return
    throw new JobRefused('slot_over', 'The airing that this file was for was over before all of it was here: send it again for another one, or for the archive.')
  }
  const show = await findAiredShow(upload.showSlug)
  if (!show) throw new JobRefused('show_gone', `The programme has no show "${upload.showSlug}" any more: bring it back, then try again.`)
  const taken = await takeIn(upload, work, options)
  if (isDue) {
    await layReady(upload, taken, work, options)
    await markDelivered(db, upload.id, clock.now())
    work.step('delivered')
  }
  if (isDraftDue) await makeDraftOf(upload, taken, show, work, options)
}

interface Taken {
  readonly sound: FileSound
  readonly measured: Measured
  readonly master: string
}

/** One decode: the sound as a lossless master, and everything about it; refuses what is no whole sound of a length that is taken. */
async function takeIn(upload: Upload, work: JobWork, { files, limits, ffmpegPath }: UploadJobOptions): Promise<Taken> {
  const { folder, signal } = work
  const file = files.pathOf(upload.id)
  const sound = await heard(file, { limits, ffmpegPath, signal })
  work.step('probed')
  const master = path.join(folder, 'master.flac')
  const measured = await measure({
    // A file may be longer than it says, for ever even; it is not followed beyond the limit.
    input: { path: file, options: ['-t', String(limits.maxHours * 3600)] },
    edit: `[${sound.stream}]${COMMON}[edited]`,
    flacFile: master,
    expectedMs: sound.claimedMs,
    onProgress: (fraction) => work.progress(fraction * 0.6),
    signal,
    ffmpegPath,
  })
  const tooLong = lengthRefusal(measured.durationMs, limits)
  if (tooLong) throw new JobRefused('too_long', tooLong.replace(/^This file is .*? long/, `This file is ${limits.maxHours} h long or longer`))
  requireWhole(measured.durationMs, sound.claimedMs)
  work.step('measured')
  return { sound, measured, master }
}

async function heard(file: string, { limits, ffmpegPath, signal }: Pick<UploadJobOptions, 'limits' | 'ffmpegPath'> & { readonly signal: AbortSignal }): Promise<FileSound> {
  let probed: Probed | null
  try {
    probed = await probe(file, { ffmpegPath, signal })
  } catch (error) {
    if (!(error instanceof ProbeFailed)) throw error
    throw new JobRefused('not_audio', 'This file is not audio that can be played, or it arrived broken: play it on your own machine, and send it again when it plays there.', { cause: error })
  }
  return probed ? fileSound(probed, limits) : UNPROBED
}

async function layReady({ slot }: Upload, { measured, master }: Taken, work: JobWork, { air, ffmpegPath }: UploadJobOptions): Promise<void> {
  if (!slot) return
  const edit = { masterDurationMs: measured.durationMs, trim: measured.trim, cuts: [] }
  const file = path.join(work.folder, 'air.flac')
  const durationMs = await renderForAir({ master, edit, loudness: measured.loudness, file, onProgress: (fraction) => work.progress(0.6 + fraction * 0.2), signal: work.signal, ffmpegPath })
  work.step('levelled')
  await air.deliver({ occurrenceId: slot.occurrenceId, path: file, durationMs, endsAt: slot.endsAt })
}

async function makeDraftOf(upload: Upload, { sound, measured, master }: Taken, show: AiredShow, work: JobWork, options: UploadJobOptions): Promise<void> {
  const { db, clock, timeZone } = options
  const { job, folder } = work
  const id = typeof job.checkpoint['episodeId'] === 'string' ? job.checkpoint['episodeId'] : randomUUID()
  await work.checkpoint({ episodeId: id })
  const peaks = path.join(folder, 'peaks.json')
  await writeFile(peaks, JSON.stringify(measured.peaks))
  const cover = await coverOf(upload, sound, work, options)
  const stored: EpisodeFile[] = [
    await storeFile(work, { episodeId: id, kind: 'master', path: master, mediaType: 'audio/flac', extension: 'flac', durationMs: measured.durationMs }),
    await storeFile(work, { episodeId: id, kind: 'peaks', path: peaks, mediaType: 'application/json', extension: 'json' }),
    ...(cover === null ? [] : [await storeFile(work, { episodeId: id, kind: 'cover', path: cover, mediaType: 'image/jpeg', extension: 'jpg' })]),
  ]
  const coverKey = stored.find(({ kind }) => kind === 'cover')?.key ?? null
  work.step('stored')
  await db.transaction().execute(async (tx) => {
    const at = clock.now()
    const episode = await insertEpisode(tx, uploadDraft({ id, upload, sound, show, measured, coverKey, timeZone, createdAt: at }))
    for (const file of stored) await attachFile(tx, file, at)
    await markEpisode(tx, upload.id, id)
    await addJob(tx, randomUUID(), processJob(episode), at)
  })
  work.step('written')
}

async function coverOf(upload: Upload, { cover }: FileSound, { folder, signal }: JobWork, { files, covers, ffmpegPath }: UploadJobOptions): Promise<string | null> {
  return cover === null ? null : fileCover({ file: files.pathOf(upload.id), stream: cover, folder, maker: covers, signal, ffmpegPath })
}
