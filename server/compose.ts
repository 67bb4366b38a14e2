// The one place where the station's parts are made and given to each other. Started in order, stopped in reverse. Parts that are
// themselves made of many are put together in compose/.

import path from 'node:path'
import type { Logger } from 'pino'
import { buildApp } from './app.ts'
import type { RunningArchive } from './archive/start-archive.ts'
import type { Ready } from './banner.ts'
import { openFrontDoor } from './broadcast/source-door/front-door.ts'
import { Delivered } from './broadcast/delivered.ts'
import { BuiltinMounts } from './broadcast/outputs/builtin-mount.ts'
import { FlowWatch } from './broadcast/outputs/flow-watch.ts'
import { onlySilence } from './broadcast/now-playing.ts'
import { LateSound } from './broadcast/late-sound.ts'
import { startChat, type RunningChat } from './chat/start-chat.ts'
import { stationNames } from './chat/station-names.ts'
import { systemClock } from './clock.ts'
import { startEncoders, startEngine } from './compose/air.ts'
import { LOGGED_MOUNT, noteAirings, startAirLog } from './compose/air-log.ts'
import { startArchiveOf, startKeeping, startSpace } from './compose/archive.ts'
import { addFigures } from './compose/figures.ts'
import type { Ground } from './compose/ground.ts'
import { programmeFilesOf, startSchedule } from './compose/programme.ts'
import { readTls } from './compose/tls.ts'
import { watchTroubles } from './compose/troubles.ts'
import { startVoice } from './compose/voice.ts'
import type { Config } from './config.ts'
import { dataFolder, holdDataFolder, makeDataFolder } from './data-folder.ts'
import { openDatabase, type Database } from './db/database.ts'
import { migrate } from './db/migrate.ts'
import { Events } from './events.ts'
import { CardPainter } from './http/cards/card-painter.ts'
import { createRegistry } from './http/metrics.ts'
import { Lifecycle } from './lifecycle.ts'
import { findFfmpeg } from './media/find-ffmpeg.ts'
import { createPeople, type People } from './people/people.ts'
import { ProgrammeChanges } from './schedule/programme-changes.ts'
import type { Schedule } from './schedule/schedule.ts'
import { readStation } from './schedule/station-settings.ts'
import { CoverMaker } from './shows/covers/cover-maker.ts'
import { Covers } from './shows/covers/covers.ts'
import { openHostProfiles } from './shows/host-profiles.ts'

export interface Station extends Ready {
  /** Tells live hosts, finishes recordings, ends children, closes the database. Never throws. */
  close(): Promise<void>
}

/** Starts the station, or stops what had begun and throws with what to do. `stopping`: give up starting. */
export async function openStation(config: Config, log: Logger, stopping: AbortSignal): Promise<Station> {
  const lifecycle = new Lifecycle(log)
  try {
    return await start(config, log, lifecycle, stopping)
  } catch (error) {
    await lifecycle.stopAll()
    throw error
  }
}

async function start(config: Config, log: Logger, lifecycle: Lifecycle, stopping: AbortSignal): Promise<Station> {
  const ground: Ground = { config, settings: readStation(config.stationFolder), log, clock: systemClock, events: new Events(log), lifecycle, folder: dataFolder(config.dataDir) }
  const { settings, clock, events, folder } = ground
  const troubles = watchTroubles(events, log)
  makeDataFolder(folder)
  lifecycle.started('data folder', await holdDataFolder(folder))

  const findingFfmpeg = findFfmpeg({ ffmpegPath: config.ffmpegPath, toolsFolder: folder.tools, log })
  // Awaited below; until then a failure of the database comes first.
  findingFfmpeg.catch(() => {})
  const database = await startDatabase(ground)
  const schedule = await startSchedule(ground, database)
  const { path: ffmpegPath } = await findingFfmpeg
  stopping.throwIfAborted()

  const people = createPeople({ db: database.db, clock, log, events, hosts: openHostProfiles(database.db) })
  const mounts = new BuiltinMounts({ stationName: settings.name, events, log })
  mounts.start()
  lifecycle.started('mounts', () => mounts.close())
  const flow = new FlowWatch(clock)
  const airLog = await startAirLog({ ...ground, place: folder.airLog, keepDays: config.airLogDays, db: database.db, programme: schedule })
  airLog.keeper.start()
  lifecycle.started('air log', () => airLog.keeper.stop())
  const { encoders, setTitle } = startEncoders(ground, ffmpegPath, (format) => [mounts.sinkFor(format), flow.sinkFor(format), ...(format.name === LOGGED_MOUNT ? [airLog.airLog.sink] : [])])
  const covers = await startCovers(ground, database)
  const painter = new CardPainter(folder.cards)
  lifecycle.started('cards', () => painter.close())
  const registry = createRegistry()
  let archive: RunningArchive | null = null
  const findEpisodeSound = async (occurrenceId: string) => (await archive?.findSound(occurrenceId)) ?? null
  const delivered = await Delivered.open(folder.delivered, clock)
  const engine = await startEngine(ground, { database, schedule, ffmpegPath, findEpisodeSound, delivered, encoders, airLog: airLog.airLog, setTitle, registry, listeners: () => mounts.listeners().total })
  noteAirings(events, airLog, engine, schedule)
  addFigures(registry, mounts, encoders, engine)
  stopping.throwIfAborted()

  const space = await startSpace(ground)
  archive = await startArchiveOf(ground, database, { ffmpegPath, programme: schedule, air: delivered, lateSound: new LateSound({ db: database.db, folder: folder.recordings, log }), space })
  const chat = startChatOf(ground, database, schedule, people)
  const { spoken, questions } = await startVoice(ground, database, ffmpegPath, space)
  const keeping = startKeeping(ground, database, { archive, schedule, space, airLogBytes: async () => (await airLog.folder.measure()).bytes })
  const app = await buildApp({
    clock,
    log,
    events,
    settings,
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    siteFolder: path.resolve(import.meta.dirname, '../web/dist'),
    hasWorker: config.hasWorker,
    health: { missing: () => [...flow.missing(), ...onlySilence(engine.now().onAir, clock.now())], troubles },
    registry,
    db: database.db,
    people,
    schedule,
    programmeChanges: new ProgrammeChanges({ db: database.db, clock, timeZone: settings.timeZone, reload: () => schedule.load(), known: () => schedule.stored }),
    programmeFiles: programmeFilesOf(ground, database, schedule),
    covers,
    painter,
    spoken,
    engine,
    mounts,
    airLog,
    archive,
    chat,
    questions,
    keeping,
  })
  lifecycle.started('application', () => app.close())
  letGoOfTheStart(log)
  const frontDoor = await openFrontDoor({
    host: config.host,
    port: config.port,
    sourcePort: config.sourcePort,
    httpServer: app.server,
    tls: config.tls && readTls(config.tls),
    door: engine,
    people,
    log,
    listeners: () => mounts.listeners().total,
  })
  lifecycle.started('front door', () => {
    frontDoor.close()
    // Browsers keep their connections open; nobody waits for them.
    app.server.closeAllConnections()
  })
  // Stopped first of all: hosts are told while their sockets still stand.
  lifecycle.started('hosts', () => engine.sendHostsHome())

  return {
    port: frontDoor.port,
    sourcePort: frontDoor.sourcePort ?? frontDoor.port,
    firstAdminLink: (site) => people.firstAdminLink(site),
    close: () => lifecycle.stopAll(),
  }
}

/** Frees 10 MB that only the start needed and V8 would keep, while nobody listens yet. */
function letGoOfTheStart(log: Logger): void {
  const from = performance.now()
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  log.debug({ ms: Math.round(performance.now() - from) }, 'memory of the start was freed')
}

async function startDatabase({ config, log, lifecycle }: Ground): Promise<Database> {
  const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir, log })
  lifecycle.started('database', database.close)
  const migrations = await migrate(database.db)
  if (migrations.length > 0) log.info({ migrations }, 'the database was brought up to date')
  return database
}

async function startCovers({ clock, events, log, lifecycle, folder }: Ground, { db }: Database): Promise<Covers> {
  const maker = new CoverMaker()
  lifecycle.started('covers', () => maker.close())
  const onChange = (slug: string) => events.emit('programmeChanged', { reason: `the cover of ${slug}` })
  const covers = new Covers({ db, folder: folder.covers, clock, log, maker, onChange })
  await covers.tidy()
  return covers
}

/** The chat sleeps until the first person comes. */
function startChatOf({ settings, clock, events, log, lifecycle }: Ground, { db, url }: Database, programme: Schedule, { accounts }: People): RunningChat {
  const chat = startChat({ db, databaseUrl: url, programme, station: settings, listNames: () => stationNames(db, accounts), events, clock, log })
  lifecycle.started('chat', chat.stop)
  return chat
}
