// A process that runs an archive and is killed by itself at a named step of a job, as a power cut would; `idle` tells that nothing is left to do.

import { appendFileSync } from 'node:fs'
import { startArchive } from '../../server/archive/start-archive.ts'
import type { FinishedRecording } from '../../server/archive/recordings.ts'
import { systemClock } from '../../server/clock.ts'
import { openDatabase } from '../../server/db/database.ts'
import { Events } from '../../server/events.ts'
import { ANYWHERE } from '../../server/http/outside.ts'
import { silentLog } from '../../server/log.ts'
import { FakeAir, FakeLateSound, FakeProgramme, FakeRecordings } from './archive-station.ts'

export interface ArchiveProcessOrder {
  readonly databaseUrl: string
  readonly folder: string
  readonly workFolder: string
  readonly uploadFolder: string
  readonly importFolder: string
  /** Gets a line for each step, written before it dies. */
  readonly stepsFile: string
  readonly ffmpegPath: string
  readonly recordings: readonly (Omit<FinishedRecording, 'startedAt'> & { readonly startedAt: string })[]
  /** Dies at this occasion, counted over all jobs from 0; null: never. */
  readonly dieAt: number | null
}

const order = JSON.parse(process.argv[2] ?? '') as ArchiveProcessOrder // as the test wrote it
const recordings = new FakeRecordings()
for (const recording of order.recordings) recordings.add({ ...recording, startedAt: new Date(recording.startedAt) })
const { db } = await openDatabase({ url: order.databaseUrl, dataDir: order.folder, log: silentLog })
let steps = 0
await startArchive({
  db, databaseUrl: order.databaseUrl, s3: null, folder: order.folder, workFolder: order.workFolder, recordings,
  importFolder: order.importFolder, reach: ANYWHERE, uploadFolder: order.uploadFolder, uploadLimits: { maxBytes: 200_000_000, maxHours: 12 }, programme: new FakeProgramme(), air: new FakeAir(), lateSound: new FakeLateSound(),
  clock: systemClock, log: silentLog, events: new Events(silentLog),
  timeZone: 'Europe/Warsaw', stationName: 'IMI Radio', ffmpegPath: order.ffmpegPath, worker: 'test',
  onStep: (job, step) => {
    // At once and into a file: a message to the parent may die with the process.
    appendFileSync(order.stepsFile, `${job.kind}: ${step}\n`)
    if (steps++ === order.dieAt) process.kill(process.pid, 'SIGKILL')
  },
})
