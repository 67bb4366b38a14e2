// The archive's parts, made and given to each other, and what goes on by itself: drafts of recordings, jobs, publishing on time.

import path from 'node:path'
import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import { listen } from '../db/notifications.ts'
import { REMOVALS_ALLOWED } from '../db/removal-lock.ts'
import type { Tables } from '../db/tables.ts'
import type { Events } from '../events.ts'
import type { Reach } from '../http/outside.ts'
import type { Log } from '../log.ts'
import type { ProgrammeView } from '../schedule/programme-view.ts'
import { CoverMaker } from '../shows/covers/cover-maker.ts'
import { airedShows, type FindAiredShow } from './aired-show.ts'
import { Archive } from './archive.ts'
import { DiskStorage } from './disk-storage.ts'
import { DRAFT, makeDraft } from './draft-job.ts'
import { DraftRequests } from './draft-requests.ts'
import { findEpisodeSound, type EpisodeSound } from './episode-audio.ts'
import { FeedImports } from './import/feed-imports.ts'
import { IMPORT, makeImport, tidyArriving } from './import/import-job.ts'
import type { Job } from './job.ts'
import { Jobs } from './jobs.ts'
import { openStorage } from './open-storage.ts'
import { openPreviewLinks, type PreviewLinks } from './preview-links.ts'
import type { Space } from './keeping/space.ts'
import { makeRenditions, PROCESS } from './process-job.ts'
import { Publisher } from './publisher.ts'
import type { Recordings } from './recordings.ts'
import type { S3Address } from './s3-address.ts'
import { refold } from './search/refold.ts'
import { showNamesOf, type ShowNamesLookup } from './show-names.ts'
import type { Storage } from './storage.ts'
import { ARCHIVE_CHANNEL } from './store.ts'
import type { Air } from './uploads/air.ts'
import type { LateSoundDoor } from './uploads/late-sound.ts'
import { makeUpload, UPLOAD } from './uploads/upload-job.ts'
import type { UploadLimits } from './uploads/upload.ts'
import { Uploads } from './uploads/uploads.ts'

export interface StartArchiveOptions {
  readonly db: Kysely<Tables>
  /** For news from the database. */
  readonly databaseUrl: string
  /** Null: the folder. */
  readonly s3: S3Address | null
  readonly folder: string
  /** For running jobs; emptied at start. */
  readonly workFolder: string
  readonly recordings: Recordings
  /** For files that are being sent. */
  readonly uploadFolder: string
  readonly uploadLimits: UploadLimits
  readonly programme: Pick<ProgrammeView, 'between'>
  readonly air: Air
  readonly lateSound: LateSoundDoor
  /** For episodes on their way here from elsewhere. */
  readonly importFolder: string
  /** Where feeds and their files may lie. */
  readonly reach: Reach
  readonly clock: Clock
  readonly log: Log
  readonly events: Events
  readonly timeZone: string
  readonly stationName: string
  readonly ffmpegPath: string
  /** The same after a restart, another for every running copy. */
  readonly worker: string
  readonly onStep?: (job: Job, step: string) => void
  /** Not given: there is always room. */
  readonly space?: Space
}

export interface RunningArchive {
  readonly archive: Archive
  readonly jobs: Jobs
  readonly publisher: Publisher
  readonly storage: Storage
  readonly previews: PreviewLinks
  readonly uploads: Uploads
  readonly uploadFolder: string
  /** Asked before something large is taken; null: there is always room. */
  readonly space: Space | null
  readonly imports: FeedImports
  readonly showNames: ShowNamesLookup
  readonly findAiredShow: FindAiredShow
  /** The sound of an earlier airing's episode; null when there is none. */
  findSound(occurrenceId: string): Promise<EpisodeSound | null>
  /** Jobs are put back to be gone on with at the next start; waits for them. */
  stop(): Promise<void>
}

export async function startArchive(options: StartArchiveOptions): Promise<RunningArchive> {
  const { db, clock, log, timeZone } = options
  const findAiredShow = airedShows(db, timeZone)
  const storage = await openStorage(options)
  if (storage instanceof DiskStorage) await storage.clearArriving()
  const jobs = new Jobs({ ...options, storage, folder: options.workFolder })
  const publisher = new Publisher({ ...options, findAiredShow, jobs })
  jobs.register(DRAFT, makeDraft({ ...options, findAiredShow }))
  jobs.register(PROCESS, makeRenditions({ ...options, findAiredShow, storage }))
  const uploads = new Uploads({ ...options, folder: options.uploadFolder, jobs, limits: options.uploadLimits })
  const covers = new CoverMaker()
  jobs.register(UPLOAD, makeUpload({ ...options, findAiredShow, covers, limits: options.uploadLimits, files: uploads }))
  // A row of its own: nobody's live show waits for the slow server of somebody else's podcast.
  const importing = new Jobs({ ...options, storage, folder: path.join(options.importFolder, 'work'), worker: `${options.worker}/import` })
  const arriving = { db, arrivingFolder: path.join(options.importFolder, 'arriving') }
  importing.register(IMPORT, makeImport({ ...options, ...arriving, findAiredShow, covers, limits: options.uploadLimits }))
  const imports = new FeedImports({ ...options, findAiredShow })

  const drafts = new DraftRequests({ ...options, jobs })

  const tellPublisher = () => void publisher.look()
  const deaf = await listen({
    url: options.databaseUrl,
    channel: ARCHIVE_CHANNEL,
    onNotification: (news) => {
      if (news === REMOVALS_ALLOWED) void jobs.sweep()
      if (news.startsWith('job ')) {
        void jobs.look()
        void importing.look()
        // One may have been stopped. What is not removed now is when the next one begins.
        tidyArriving(arriving).catch(() => {})
      }
      tellPublisher()
    },
    onReconnect: () => {
      void jobs.look()
      void importing.look()
      tellPublisher()
      drafts.lookAgain()
    },
    log,
  })
  await tidyArriving(arriving)
  await jobs.start()
  await importing.start()
  await publisher.look()
  await drafts.start()
  await uploads.tidy()
  const folded = await refold({ db, storage, log })
  if (folded > 0) log.info({ count: folded }, 'the words of episodes and transcripts were made ready for the search')

  return {
    archive: new Archive({ ...options, findAiredShow, storage, jobs, publisher }),
    jobs,
    publisher,
    storage,
    previews: await openPreviewLinks(db, clock),
    imports,
    uploads,
    uploadFolder: options.uploadFolder,
    showNames: showNamesOf(db, findAiredShow),
    space: options.space ?? null,
    findAiredShow,
    findSound: (occurrenceId) => findEpisodeSound({ db, storage, folder: path.join(options.workFolder, 'on-air') }, occurrenceId),
    async stop() {
      drafts.stop()
      await deaf()
      await publisher.stop()
      imports.close()
      await Promise.all([jobs.stop(), importing.stop(), covers.close()])
    },
  }
}
