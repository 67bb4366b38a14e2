// The whole application on a real database: every route as it ships, with the engine of a fake station instead of sound.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Registry } from 'prom-client'
import type { FastifyBaseLogger } from 'fastify'
import { buildApp } from '../../server/app.ts'
import { Keeping } from '../../server/archive/keeping/keeping.ts'
import { Space, type SpaceOptions } from '../../server/archive/keeping/space.ts'
import type { Recordings } from '../../server/archive/recordings.ts'
import { startArchive, type RunningArchive } from '../../server/archive/start-archive.ts'
import { BuiltinMounts } from '../../server/broadcast/outputs/builtin-mount.ts'
import { startChat } from '../../server/chat/start-chat.ts'
import { stationNames } from '../../server/chat/station-names.ts'
import { startAirLog, type RunningAirLog } from '../../server/compose/air-log.ts'
import { systemClock } from '../../server/clock.ts'
import type { Database } from '../../server/db/database.ts'
import { Events } from '../../server/events.ts'
import type { App } from '../../server/http/app-type.ts'
import { CardPainter } from '../../server/http/cards/card-painter.ts'
import { ANYWHERE } from '../../server/http/outside.ts'
import { silentLog, type Log } from '../../server/log.ts'
import { createPeople, type People } from '../../server/people/people.ts'
import { ProgrammeChanges } from '../../server/schedule/programme-changes.ts'
import { ProgrammeFiles } from '../../server/schedule/programme-files.ts'
import { importProgramme } from '../../server/schedule/programme-import.ts'
import { Schedule } from '../../server/schedule/schedule.ts'
import { readStation } from '../../server/schedule/station-settings.ts'
import { SHIPPED_FOLDER } from '../schedules/station-files.ts'
import { CoverMaker } from '../../server/shows/covers/cover-maker.ts'
import { Covers } from '../../server/shows/covers/covers.ts'
import { openHostProfiles } from '../../server/shows/host-profiles.ts'
import { VoiceMaker } from '../../server/archive/processing/voice-maker.ts'
import { SpokenTitles } from '../../server/shows/spoken/spoken-titles.ts'
import { VoiceQuestions } from '../../server/voice/questions.ts'
import { FFMPEG } from './audio.ts'
import { openTestDatabase } from './database.ts'
import { FakeStation } from './fake-station.ts'

export interface WholeApp {
  readonly app: App
  readonly people: People
  readonly database: Database
  readonly archive: RunningArchive
  readonly space: Space
  readonly airLog: RunningAirLog
  readonly questions: VoiceQuestions
  readonly spoken: SpokenTitles
  /** The data folder. */
  readonly folder: string
  close(): Promise<void>
}

const quiet = { ...silentLog, level: 'silent', fatal: () => {}, trace: () => {}, silent: () => {}, child: () => quiet } as unknown as Log & FastifyBaseLogger // all that is ever called of a log

const NO_RECORDINGS: Recordings = { find: async () => null, listFinished: async () => [] }

interface WholeAppOptions {
  /** A built site, for tests with a browser; else there are no pages. */
  readonly siteFolder?: string
  /** The programme files, when not those that ship. */
  readonly stationFolder?: string
  /** Become drafts soon after the start. */
  readonly recordings?: Recordings
  /** A disk as a test would have it. */
  readonly levelOf?: SpaceOptions['levelOf']
}

export async function openWholeApp({ siteFolder = '/no-site', stationFolder = SHIPPED_FOLDER, recordings = NO_RECORDINGS, levelOf }: WholeAppOptions = {}): Promise<WholeApp> {
  const database = await openTestDatabase()
  const settings = readStation(stationFolder)
  const events = new Events(silentLog)
  await importProgramme(database.db, stationFolder, { clock: systemClock })
  const schedule = new Schedule({ db: database.db, events, log: silentLog, timeZone: settings.timeZone, languages: settings.languages })
  await schedule.start()
  const people = createPeople({ db: database.db, clock: systemClock, log: silentLog, events, hosts: openHostProfiles(database.db) })
  const { engine } = new FakeStation([], { startsAt: '18:00' })
  const mounts = new BuiltinMounts({ stationName: settings.name, events, log: silentLog })
  const folder = mkdtempSync(path.join(os.tmpdir(), 'imi-radio-app-'))
  const airLog = await startAirLog({ place: path.join(folder, 'air-log'), keepDays: 28, db: database.db, programme: schedule, settings, clock: systemClock, events, log: quiet })
  const maker = new CoverMaker()
  const covers = new Covers({ db: database.db, folder: path.join(folder, 'covers'), clock: systemClock, log: silentLog, maker, onChange: () => events.emit('programmeChanged', { reason: 'a cover' }) })
  const archive = await startArchive({
    db: database.db,
    databaseUrl: database.url,
    s3: null,
    folder: path.join(folder, 'archive'),
    workFolder: path.join(folder, 'work'),
    uploadFolder: path.join(folder, 'uploads'),
    uploadLimits: { maxBytes: 200_000_000, maxHours: 12 },
    programme: schedule,
    air: { deliver: async () => {} },
    lateSound: { findSession: async () => null, append: async () => ({ outcome: 'nothing-missing' }) },
    recordings,
    importFolder: path.join(folder, 'imports'),
    reach: ANYWHERE,
    clock: systemClock,
    log: silentLog,
    events,
    timeZone: settings.timeZone,
    stationName: settings.name,
    ffmpegPath: FFMPEG,
    worker: 'test',
  })
  const chat = startChat({ db: database.db, databaseUrl: database.url, programme: schedule, station: settings, listNames: () => stationNames(database.db, people.accounts), events, clock: systemClock, log: silentLog })
  const space = new Space({ folders: [folder], reserveBytes: 2e9, events, ...(levelOf ? { levelOf } : {}) })
  await space.check()
  const keeping = new Keeping({
    ...settings.keep, db: database.db, clock: systemClock, events, log: silentLog, space, root: folder, isArchiveElsewhere: false, airLogBytes: async () => (await airLog.folder.measure()).bytes, recordings: { listKept: async () => [], remove: async () => {} }, uploads: null,
    jobs: archive.jobs, findAiredShow: archive.findAiredShow, programme: schedule, stationName: settings.name,
  })
  const voices = new VoiceMaker(FFMPEG)
  const spokenFolder = path.join(folder, 'spoken')
  mkdirSync(spokenFolder)
  const spoken = new SpokenTitles({ db: database.db, folder: spokenFolder, clock: systemClock, log: silentLog, maker: voices, onChange: () => events.emit('programmeChanged', { reason: 'a spoken title' }) })
  const questions = new VoiceQuestions({ db: database.db, folder: path.join(folder, 'voice'), maker: voices, space, clock: systemClock, log: silentLog })
  await questions.start()
  const app = await buildApp({
    clock: systemClock,
    log: quiet,
    events,
    settings,
    publicUrl: null,
    // A test may ask from any address, as a proxy would say it.
    trustProxy: true,
    siteFolder,
    health: { missing: () => [], troubles: () => [] },
    registry: new Registry(),
    db: database.db,
    people,
    schedule,
    covers,
    painter: new CardPainter(path.join(folder, 'cards')),
    spoken,
    programmeChanges: new ProgrammeChanges({ db: database.db, clock: systemClock, timeZone: settings.timeZone, reload: () => schedule.load(), known: () => schedule.stored }),
    programmeFiles: new ProgrammeFiles({ db: database.db, folder: stationFolder, timeZone: settings.timeZone, clock: systemClock, onApplied: () => schedule.load() }),
    engine,
    mounts,
    airLog,
    archive,
    chat,
    questions,
    keeping,
  })
  return {
    app,
    people,
    database,
    archive,
    space,
    airLog,
    questions,
    spoken,
    folder,
    close: async () => {
      await app.close()
      await chat.stop()
      await voices.close()
      await questions.stop()
      await archive.stop()
      await maker.close()
      schedule.stop()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
