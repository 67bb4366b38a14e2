// The archive: its episodes and jobs, the room it may take, and what need not be kept.

import os from 'node:os'
import { Keeping } from '../archive/keeping/keeping.ts'
import { Space } from '../archive/keeping/space.ts'
import { readS3Address } from '../archive/s3-address.ts'
import { startArchive, type RunningArchive, type StartArchiveOptions } from '../archive/start-archive.ts'
import { RecordingShelf } from '../broadcast/outputs/recording-shelf.ts'
import type { Database } from '../db/database.ts'
import { ANYWHERE, PUBLIC_INTERNET } from '../http/outside.ts'
import type { Schedule } from '../schedule/schedule.ts'
import type { Ground } from './ground.ts'

/** Episodes: drafts come of recordings by themselves, jobs go on where a crash left them, what is planned goes out on time. */
export async function startArchiveOf({ config, settings, clock, events, log, lifecycle, folder }: Ground, { db, url }: Database, parts: Pick<StartArchiveOptions, 'ffmpegPath' | 'programme' | 'air' | 'lateSound' | 'space'>): Promise<RunningArchive> {
  const archive = await startArchive({
    db,
    databaseUrl: url,
    s3: config.archiveUrl === null ? null : readS3Address(config.archiveUrl),
    folder: folder.archive,
    workFolder: folder.archiveWork,
    recordings: new RecordingShelf(folder.recordings, log),
    uploadFolder: folder.uploads,
    uploadLimits: config.uploadLimits,
    importFolder: folder.imports,
    reach: config.importAllowPrivate ? ANYWHERE : PUBLIC_INTERNET,
    clock,
    log,
    events,
    timeZone: settings.timeZone,
    stationName: settings.name,
    ...parts,
    // One copy at a time holds the folder, so what was its work is ours now.
    worker: `${os.hostname()}:${folder.root}`,
  })
  lifecycle.started('archive', () => archive.stop())
  return archive
}

/** The archive gives way to the broadcast where both need the disk. */
export async function startSpace({ settings, events, lifecycle, folder }: Ground): Promise<Space> {
  const space = new Space({ folders: [folder.root, folder.recordings, folder.archive, folder.archiveWork, folder.uploads], reserveBytes: settings.keep.reserveBytes, events })
  await space.start()
  lifecycle.started('space', () => space.stop())
  return space
}

/** What need not be kept is removed by itself. */
export function startKeeping({ config, settings, clock, events, log, lifecycle, folder }: Ground, { db }: Database, { archive, schedule, space, airLogBytes }: { readonly archive: RunningArchive; readonly schedule: Schedule; readonly space: Space; readonly airLogBytes: () => Promise<number> }): Keeping {
  const keeping = new Keeping({
    ...settings.keep,
    db,
    clock,
    events,
    log,
    space,
    root: folder.root,
    airLogBytes,
    isArchiveElsewhere: config.archiveUrl !== null,
    recordings: new RecordingShelf(folder.recordings, log),
    uploads: archive.uploads,
    jobs: archive.jobs,
    findAiredShow: archive.findAiredShow,
    programme: schedule,
    stationName: settings.name,
  })
  keeping.start()
  lifecycle.started('keeping', () => keeping.stop())
  return keeping
}
