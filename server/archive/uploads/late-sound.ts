// The rest of a live show, which its host's browser kept: made as lossless as the recording, put behind it, and the draft made anew.

import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Kysely } from 'kysely'
import type { Clock } from '../../clock.ts'
import type { Tables } from '../../db/tables.ts'
import { AppError } from '../../errors.ts'
import { countSamples } from '../../media/count-samples.ts'
import { FfmpegFailed, runFileJob } from '../../media/ffmpeg.ts'
import type { ProgrammeView } from '../../schedule/programme-view.ts'
import { draftJob } from '../draft-job.ts'
import { JobRefused } from '../job.ts'
import type { JobWork } from '../jobs.ts'
import { addJob } from '../jobs/store.ts'
import { COMMON } from '../processing/filters.ts'
import type { LateSound, Upload } from './upload.ts'

/** What the archive asks of those who keep recordings; compose.ts supplies it from the broadcast. */
export interface LateSoundDoor {
  /** The airing in which that person was on air in that session; null: they were not. */
  findSession(sessionId: string, personId: string): Promise<{ readonly occurrenceId: string; readonly showSlug: string } | null>
  /**
   * Puts sound behind a finished recording. `key`: the same sound is put there once.
   *
   * `running`: it is not finished yet. `nothing-missing`: somebody else went on in the show, or it was not recorded.
   */
  append(part: LateSound & { readonly key: string; readonly file: string; readonly samples: number }): Promise<{ readonly outcome: 'appended'; readonly recording: { readonly id: string; readonly title: string; readonly showSlug: string } } | { readonly outcome: 'running' | 'nothing-missing' }>
}

export interface BringLateOptions {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly programme: Pick<ProgrammeView, 'between'>
  readonly lateSound: LateSoundDoor
  readonly files: { pathOf(id: string): string }
  readonly ffmpegPath: string
}

const DAY_MS = 86_400_000

/** Brings it to its recording. What was said after the end of the airing is left out. */
export async function bringLate(upload: Upload, late: LateSound, work: JobWork, { db, clock, programme, lateSound, files, ffmpegPath }: BringLateOptions): Promise<void> {
  const { startsAt, occurrenceId } = late
  const airing = programme.between(new Date(startsAt.getTime() - DAY_MS), new Date(startsAt.getTime() + DAY_MS)).find(({ id }) => id === occurrenceId)
  const mostMs = airing ? airing.endsAt.getTime() - startsAt.getTime() : DAY_MS
  if (mostMs <= 0) return
  const file = path.join(work.folder, 'late.flac')
  // Holes in the browser's timestamps are silence of the same length, as live.
  await runFileJob({ inputs: [{ path: files.pathOf(upload.id) }], filter: `[0:a:0]aresample=async=1,${COMMON}[out]`, outputs: [{ to: file, options: ['-map', '[out]', '-t', (mostMs / 1000).toFixed(3), '-c:a', 'flac', '-sample_fmt', 's16', '-map_metadata', '-1', '-f', 'flac'] }], signal: work.signal }, ffmpegPath).catch((error: unknown) => {
    if (error instanceof FfmpegFailed && /Invalid data|matches no streams|not on whitelist/i.test(error.lines.join('\n'))) throw new JobRefused('not_audio', 'The rest of the show is no sound that can be understood.', { cause: error })
    throw error
  })
  work.step('decoded')
  const result = await lateSound.append({ ...late, key: upload.id, file, samples: await countSamples(ffmpegPath, file) })
  if (result.outcome === 'running') throw new AppError('unavailable', 'recording_runs', 'The show is still being recorded; its rest is put behind it when that is over.')
  if (result.outcome !== 'appended') return
  work.step('appended')
  await addJob(db, randomUUID(), draftJob(result.recording), clock.now())
}
