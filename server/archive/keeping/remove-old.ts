// Removes what need not be kept, and writes each removal down as the station's own doing.

import type { Kysely } from 'kysely'
import type { Occurrence } from '../../../schedules/occurrence.ts'
import type { Clock } from '../../clock.ts'
import { mayRemoveFiles } from '../../db/removal-lock.ts'
import type { Tables } from '../../db/tables.ts'
import type { Log } from '../../log.ts'
import { recordAudit } from '../../people/audit-log.ts'
import type { FindAiredShow } from '../aired-show.ts'
import type { Jobs } from '../jobs.ts'
import { namesOf } from '../process-job.ts'
import { isReady } from '../recipe.ts'
import { changeEpisode, findEpisode, findEpisodeOf, listFiles, releaseFiles } from '../store.ts'
import { mastersBefore, whyRemove, type KeptRecording } from './retention.ts'
import { listOldMasters, newestJobState } from './store.ts'

/** What is asked of those who keep recordings. */
export interface LosslessRecordings {
  /** All finished ones, and what an interrupted removal left is removed. */
  listKept(): Promise<readonly KeptRecording[]>
  remove(id: string): Promise<void>
}

/** What is asked of those who take uploads. */
export interface UnfinishedUploads {
  /** Removes those that nobody has gone on with since then, and gives what it removed. */
  removeUnfinished(before: Date): Promise<readonly { readonly id: string; readonly title: string; readonly bytes: number }[]>
}

export interface RemoveOldOptions {
  readonly db: Kysely<Tables>
  readonly recordings: LosslessRecordings
  /** Null: this station takes none. */
  readonly uploads: UnfinishedUploads | null
  readonly jobs: Pick<Jobs, 'sweep'>
  readonly programme: { between(from: Date, until: Date): readonly Occurrence[] }
  readonly findAiredShow: FindAiredShow
  readonly stationName: string
  readonly clock: Clock
  readonly log: Log
  readonly losslessDays: number | null
  readonly unfinishedUploadDays: number
}

const DAY_MS = 86_400_000
/** Rebroadcasts are planned no further ahead than a recording can wait for them. */
const PLANNED_WITHIN_DAYS = 60

/** Removes it all. While a backup is made nothing goes; the next time it does. */
export async function removeOld(options: RemoveOldOptions): Promise<void> {
  await removeRecordings(options)
  await removeMasters(options)
  await removeUploads(options)
}

async function removeRecordings(options: RemoveOldOptions): Promise<void> {
  const { db, recordings, programme, clock, log, findAiredShow, losslessDays } = options
  const now = clock.now()
  const planned = new Set(
    programme
      .between(now, new Date(now.getTime() + PLANNED_WITHIN_DAYS * DAY_MS))
      .flatMap(({ rebroadcastOf, endsAt, cancelled }) => (rebroadcastOf && endsAt > now && !cancelled ? [rebroadcastOf.occurrenceId] : [])),
  )
  for (const recording of await recordings.listKept()) {
    const reason = whyRemove(recording, {
      now,
      losslessDays,
      episode: await findEpisodeOf(db, { recordingId: recording.id }),
      draftJob: await newestJobState(db, `recording/${recording.id}`),
      policy: (await findAiredShow(recording.showSlug))?.archive ?? null,
      isPlanned: planned.has(recording.occurrenceId),
    })
    if (reason === null) continue
    const { id, showSlug, title, bytes } = recording
    const isRemoved = await db.transaction().execute(async (tx) => {
      if (!(await mayRemoveFiles(tx))) return false
      await recordAudit(tx, { at: now, person: null, action: 'recording.removed', subject: `recording/${id}`, details: { title, show: showSlug, occurrence: recording.occurrenceId, reason, bytes } })
      await recordings.remove(id)
      return true
    })
    if (!isRemoved) return
    log.info({ recording: id, show: showSlug, reason, bytes }, 'a lossless recording was removed')
  }
}

async function removeMasters(options: RemoveOldOptions): Promise<void> {
  const { db, clock, log, jobs, losslessDays } = options
  const now = clock.now()
  const before = mastersBefore({ now, losslessDays })
  if (before === null) return
  for (const id of await listOldMasters(db, before)) {
    const episode = await findEpisode(db, id)
    if (!episode) continue
    const names = await namesOf(episode, options)
    const removed = await db.transaction().execute(async (tx) => {
      const files = await listFiles(tx, id)
      const master = files.find(({ kind }) => kind === 'master')
      if (!master) return null
      const masterGone = { at: now.toISOString(), sha256: master.sha256 }
      // Files that are still to be made are made of it.
      const after = await changeEpisode(tx, id, (present) => (present.state === 'published' && isReady(present, names, files) ? { masterGone } : null))
      if (after.masterGone?.at !== masterGone.at) return null
      await releaseFiles(tx, id, now, ['master'])
      await recordAudit(tx, { at: now, person: null, action: 'episode.master_removed', subject: `episode/${id}`, details: { title: episode.title, show: episode.showSlug, bytes: master.bytes } })
      return master
    })
    if (removed) log.info({ episode: id, show: episode.showSlug, bytes: removed.bytes }, 'the lossless master of an episode was removed')
  }
  await jobs.sweep()
}

async function removeUploads({ db, uploads, clock, log, unfinishedUploadDays }: RemoveOldOptions): Promise<void> {
  const now = clock.now()
  const removed = await uploads?.removeUnfinished(new Date(now.getTime() - unfinishedUploadDays * DAY_MS))
  for (const { id, title, bytes } of removed ?? []) {
    await recordAudit(db, { at: now, person: null, action: 'upload.expired', subject: `upload/${id}`, details: { title, bytes } })
    log.info({ upload: id, bytes }, 'an unfinished upload was removed')
  }
}
