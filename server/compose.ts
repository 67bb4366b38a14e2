// The one place where the station's parts are made and given to each other. Started in order, stopped in reverse.

import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createSecureContext } from 'node:tls'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import { buildApp } from './app.ts'
import { Keeping } from './archive/keeping/keeping.ts'
import { Space } from './archive/keeping/space.ts'
import { readS3Address } from './archive/s3-address.ts'
import { startArchive, type RunningArchive, type StartArchiveOptions } from './archive/start-archive.ts'
import type { Ready } from './banner.ts'
import { Engine } from './broadcast/engine.ts'
import { openFrontDoor } from './broadcast/source-door/front-door.ts'
import { Delivered } from './broadcast/delivered.ts'
import { DatabaseHistory } from './broadcast/history.ts'
import { settleInterruptedRecordings } from './broadcast/interrupted-recordings.ts'
import { Outbox } from './broadcast/outbox.ts'
import { BuiltinMounts } from './broadcast/outputs/builtin-mount.ts'
import { openEncoder, type Encoder } from './broadcast/outputs/encoder.ts'
import { FlowWatch } from './broadcast/outputs/flow-watch.ts'
import { FORMATS } from './broadcast/outputs/formats.ts'
import { openIcecastMount } from './broadcast/outputs/icecast-mount.ts'
import type { EncodedSink, MountFormat } from './broadcast/outputs/output.ts'
import { RecordingShelf } from './broadcast/outputs/recording-shelf.ts'
import { Recorder } from './broadcast/outputs/recorder.ts'
import { onlySilence } from './broadcast/now-playing.ts'
import { PlayoutClock, type ClockStats } from './broadcast/playout-clock.ts'
import type { PastAirings } from './broadcast/past-airings.ts'
import { LateSound } from './broadcast/late-sound.ts'
import { KeptRecordings } from './broadcast/kept-recordings.ts'
import { openFiles, openTitledFile } from './broadcast/sources/file.ts'
import { openBed } from './broadcast/sources/filler.ts'
import { openGaps } from './broadcast/sources/gaps.ts'
import { openOnCall } from './broadcast/sources/on-call.ts'
import { openLiveSource } from './broadcast/sources/live-source.ts'
import { openPlaylist } from './broadcast/sources/playlist.ts'
import { openRelay } from './broadcast/sources/relay.ts'
import { openSilence } from './broadcast/sources/silence.ts'
import { Switcher } from './broadcast/switcher.ts'
import { startChat, type RunningChat } from './chat/start-chat.ts'
import { stationNames } from './chat/station-names.ts'
import { systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { dataFolder, holdDataFolder, makeDataFolder } from './data-folder.ts'
import { openDatabase, type Database } from './db/database.ts'
import { migrate } from './db/migrate.ts'
import { listen } from './db/notifications.ts'
import { Events } from './events.ts'
import { createRegistry, gauge } from './http/metrics.ts'
import { ANYWHERE, PUBLIC_INTERNET } from './http/outside.ts'
import { Lifecycle } from './lifecycle.ts'
import { findFfmpeg } from './media/find-ffmpeg.ts'
import { createPeople, type People } from './people/people.ts'
import { ProgrammeChanges } from './schedule/programme-changes.ts'
import { ProgrammeFiles } from './schedule/programme-files.ts'
import { importProgramme, openConflicts } from './schedule/programme-import.ts'
import { Schedule } from './schedule/schedule.ts'
import { readStation, type StationSettings } from './schedule/station-settings.ts'
import { PROGRAMME_CHANNEL } from './schedule/store.ts'
import { CoverMaker } from './shows/covers/cover-maker.ts'
import { Covers } from './shows/covers/covers.ts'
import { openHostProfiles } from './shows/host-profiles.ts'

export interface Station extends Ready {
  /** Tells live hosts, finishes recordings, ends children, closes the database. Never throws. */
  close(): Promise<void>
}

/** What every part is made with. */
interface Ground {
  readonly config: Config
  readonly settings: StationSettings
  readonly log: Logger
  readonly clock: typeof systemClock
  readonly events: Events
  readonly lifecycle: Lifecycle
  readonly folder: ReturnType<typeof dataFolder>
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
  const { encoders, setTitle } = startEncoders(ground, ffmpegPath, (format) => [mounts.sinkFor(format), flow.sinkFor(format)])
  const covers = await startCovers(ground, database)
  const registry = createRegistry()
  let archive: RunningArchive | null = null
  const findEpisodeSound = async (occurrenceId: string) => (await archive?.findSound(occurrenceId)) ?? null
  const delivered = await Delivered.open(folder.delivered, clock)
  const engine = await startEngine(ground, { database, schedule, ffmpegPath, findEpisodeSound, delivered, encoders, setTitle, registry, listeners: () => mounts.listeners().total })
  addFigures(registry, mounts, encoders, engine)
  stopping.throwIfAborted()

  const space = await startSpace(ground)
  archive = await startArchiveOf(ground, database, { ffmpegPath, programme: schedule, air: delivered, lateSound: new LateSound({ db: database.db, folder: folder.recordings, log }), space })
  const chat = startChatOf(ground, database, schedule, people)
  const keeping = startKeeping(ground, database, { archive, schedule, space })
  const app = await buildApp({
    clock,
    log,
    events,
    settings,
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    siteFolder: path.resolve(import.meta.dirname, '../web/dist'),
    health: { missing: () => [...flow.missing(), ...onlySilence(engine.now().onAir, clock.now())], troubles },
    registry,
    db: database.db,
    people,
    schedule,
    programmeChanges: new ProgrammeChanges({ db: database.db, clock, timeZone: settings.timeZone, reload: () => schedule.load(), known: () => schedule.stored }),
    programmeFiles: programmeFilesOf(ground, database, schedule),
    covers,
    engine,
    mounts,
    archive,
    chat,
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

function readTls({ certFile, keyFile }: NonNullable<Config['tls']>): { cert: Buffer; key: Buffer } {
  try {
    const pair = { cert: readFileSync(certFile), key: readFileSync(keyFile) }
    createSecureContext(pair)
    return pair
  } catch (error) {
    throw new Error(`The certificate and key of TLS_CERT and TLS_KEY cannot be used (${(error as Error).message}): both must be PEM files that belong together.`, { cause: error })
  }
}

async function startDatabase({ config, log, lifecycle }: Ground): Promise<Database> {
  const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir, log })
  lifecycle.started('database', database.close)
  const migrations = await migrate(database.db)
  if (migrations.length > 0) log.info({ migrations }, 'the database was brought up to date')
  return database
}

/** The programme of the station's files, followed from now on: whoever changes it at the command line tells us by the database. */
async function startSchedule({ config, settings, clock, events, log, lifecycle }: Ground, { db, url }: Database): Promise<Schedule> {
  const report = await importProgramme(db, config.stationFolder, { clock })
  if (report.outcome === 'imported') log.info({ ...report }, 'programme imported')
  const raise = (message: string) => events.emit('alarmRaised', { alarm: PROGRAMME_FILES, message })
  if (report.outcome === 'refused') raise(`The programme files cannot be applied and the last good programme airs: ${report.problems.join('; ')}`)
  if (report.conflicts.length > 0) raise(`The programme files and the desk say different things; the desk's stays until you decide at /desk/files or with "npm run station -- programme apply --theirs desk" (or files): ${report.conflicts.join('; ')}`)
  const schedule = new Schedule({ db, events, log, timeZone: settings.timeZone, languages: settings.languages })
  await schedule.start()
  lifecycle.started('schedule', () => schedule.stop())
  const readAgain = () => {
    void schedule.load()
    if (report.conflicts.length > 0) void clearWhenDecided(db, events)
  }
  lifecycle.started('news of other processes', await listen({ url, channel: PROGRAMME_CHANNEL, onNotification: readAgain, onReconnect: readAgain, log }))
  return schedule
}

/** The files for the desk; an alarm about them ends when nothing is left to decide. */
function programmeFilesOf({ config, settings, clock, events }: Ground, { db }: Database, schedule: Schedule): ProgrammeFiles {
  const onApplied = async (open: number) => {
    await schedule.load()
    if (open === 0) events.emit('alarmCleared', { alarm: PROGRAMME_FILES })
  }
  return new ProgrammeFiles({ db, folder: config.stationFolder, timeZone: settings.timeZone, clock, onApplied })
}

const PROGRAMME_FILES = 'programme-files'

/** Somebody decided at the command line; while the database is away the alarm stays until the next news. */
async function clearWhenDecided(db: Database['db'], events: Events): Promise<void> {
  const open = await openConflicts(db).catch(() => null)
  if (open?.length === 0) events.emit('alarmCleared', { alarm: PROGRAMME_FILES })
}

async function startCovers({ clock, events, log, lifecycle, folder }: Ground, { db }: Database): Promise<Covers> {
  const maker = new CoverMaker()
  lifecycle.started('covers', () => maker.close())
  const onChange = (slug: string) => events.emit('programmeChanged', { reason: `the cover of ${slug}` })
  const covers = new Covers({ db, folder: folder.covers, clock, log, maker, onChange })
  await covers.tidy()
  return covers
}

/** One encoder per mount; its bytes go to all sinks of the mount, and to Icecast when there is one. */
function startEncoders({ config, settings, clock, log, lifecycle }: Ground, ffmpegPath: string, sinksFor: (format: MountFormat) => readonly EncodedSink[]) {
  const icecast = (format: MountFormat) =>
    config.icecast === null ? [] : [openIcecastMount({ url: config.icecast.url, format, station: { name: settings.name, ...(config.publicUrl ? { url: config.publicUrl } : {}) }, log })]
  const encoders = FORMATS.map((format) => openEncoder({ format, sinks: [...sinksFor(format), ...icecast(format)], ffmpegPath, clock, log }))
  for (const encoder of encoders) lifecycle.started(encoder.name, () => encoder.close())
  return {
    encoders,
    setTitle: (title: string) => {
      for (const encoder of encoders) encoder.setTitle(title)
    },
  }
}

interface EngineParts {
  readonly database: Database
  readonly schedule: Schedule
  readonly ffmpegPath: string
  readonly encoders: readonly Encoder[]
  readonly setTitle: (title: string) => void
  readonly registry: Registry
  readonly listeners: () => number
  /** Where the recording of an earlier airing is gone. */
  readonly findEpisodeSound: PastAirings['findRecording']
  readonly delivered: Delivered
}

/** The air: from here on blocks flow. What a crash left of history and recordings is put in order first. */
async function startEngine({ config, settings, clock, events, log, lifecycle, folder }: Ground, parts: EngineParts): Promise<Engine> {
  const { database, schedule, ffmpegPath, encoders } = parts
  const outbox = new Outbox({ db: database.db, log, events })
  lifecycle.started('history', () => outbox.close())
  const history = new DatabaseHistory(outbox)
  history.begin(clock.now())
  const recorder = new Recorder({ folder: folder.recordings, ffmpegPath, clock, log, events })
  lifecycle.started('recorder', () => recorder.close())

  const kept = new KeptRecordings(folder.recordings)
  const silence = openSilence()
  let opened = 0
  const nextId = (kind: string) => `${kind}-${++opened}`
  const engine = new Engine({
    clock,
    programme: schedule,
    events,
    log,
    history,
    rules: { graceMs: settings.graceSeconds * 1000, silenceMs: settings.silenceSeconds * 1000, earlyMinutes: settings.earlyMinutes },
    stationName: settings.name,
    dataDir: folder.root,
    openLive: ({ healthSilenceMs, ...request }) => openLiveSource({ ...request, ffmpegPath, clock, log, fadeMs: settings.fadeMs, silenceMs: healthSilenceMs }),
    playout: {
      file: (options) => openTitledFile({ ...options, id: nextId('file'), ffmpegPath, log, fadeMs: settings.fadeMs }),
      files: (options) => openFiles({ ...options, id: nextId('recording'), ffmpegPath, log, fadeMs: settings.fadeMs }),
      playlist: (options) => openPlaylist({ ...options, id: nextId('playlist'), order: 'shuffle', ffmpegPath, log, clock }),
      relay: (options) => openRelay({ ...options, id: nextId('relay'), ffmpegPath, allowPrivate: config.relayAllowPrivate, log, clock }),
    },
    pastAirings: { findRecording: async (occurrenceId) => (await kept.findRecording(occurrenceId)) ?? parts.delivered.find(occurrenceId) ?? parts.findEpisodeSound(occurrenceId) },
    delivered: parts.delivered,
    filler: openGaps({
      gaps: settings.gaps,
      dataDir: folder.root,
      musicFolder: folder.music,
      soundFolder: settings.soundFolder,
      ffmpegPath,
      allowPrivate: config.relayAllowPrivate,
      log,
      clock,
    }),
    bed: openOnCall({
      id: 'bed',
      kind: 'playlist',
      label: 'the bed',
      open: () => openBed({ id: nextId('bed'), label: 'the bed', folder: path.join(settings.soundFolder, 'bed'), ffmpegPath, log, clock }),
      clock,
    }),
    silence,
    switcher: new Switcher({ fadeMs: settings.fadeMs, silence }),
    metronome: (onBlock) => {
      const audioClock = new PlayoutClock({ clock, onBlock, log })
      addClockFigures(parts.registry, () => audioClock.stats)
      return audioClock
    },
    outputs: encoders,
    recorder,
    listeners: parts.listeners,
    onTitle: parts.setTitle,
  })
  await settleInterruptedRecordings({ recorder, programme: schedule, history, clock, log, continueRecording: (interrupted) => engine.continueRecording(interrupted) })
  engine.start()
  lifecycle.started('engine', () => engine.stop())
  return engine
}

/** Episodes: drafts come of recordings by themselves, jobs go on where a crash left them, what is planned goes out on time. */
async function startArchiveOf({ config, settings, clock, events, log, lifecycle, folder }: Ground, { db, url }: Database, parts: Pick<StartArchiveOptions, 'ffmpegPath' | 'programme' | 'air' | 'lateSound' | 'space'>): Promise<RunningArchive> {
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

/** The chat sleeps until the first person comes. */
function startChatOf({ settings, clock, events, log, lifecycle }: Ground, { db, url }: Database, programme: Schedule, { accounts }: People): RunningChat {
  const chat = startChat({ db, databaseUrl: url, programme, station: settings, listNames: () => stationNames(db, accounts), events, clock, log })
  lifecycle.started('chat', chat.stop)
  return chat
}

/** The archive gives way to the broadcast where both need the disk. */
async function startSpace({ settings, events, lifecycle, folder }: Ground): Promise<Space> {
  const space = new Space({ folders: [folder.root, folder.recordings, folder.archive, folder.archiveWork, folder.uploads], reserveBytes: settings.keep.reserveBytes, events })
  await space.start()
  lifecycle.started('space', () => space.stop())
  return space
}

/** What need not be kept is removed by itself. */
function startKeeping({ config, settings, clock, events, log, lifecycle, folder }: Ground, { db }: Database, { archive, schedule, space }: { readonly archive: RunningArchive; readonly schedule: Schedule; readonly space: Space }): Keeping {
  const keeping = new Keeping({
    ...settings.keep,
    db,
    clock,
    events,
    log,
    space,
    root: folder.root,
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

/** The alarms that are up, in words; each is logged when it comes and goes. */
function watchTroubles(events: Events, log: Logger): () => readonly string[] {
  const alarms = new Map<string, string>()
  events.on('alarmRaised', ({ alarm, message }) => {
    if (!alarms.has(alarm)) log.error({ alarm }, message)
    alarms.set(alarm, message)
  })
  events.on('alarmCleared', ({ alarm }) => {
    if (alarms.delete(alarm)) log.info({ alarm }, 'the trouble is over')
  })
  return () => [...alarms.values()]
}

function addClockFigures(registry: Registry, stats: () => ClockStats): void {
  gauge(registry, 'radio_clock_blocks_total', 'Blocks of 100 ms that went out', () => stats().blocks)
  gauge(registry, 'radio_clock_late_blocks_total', 'Blocks that went out more than 250 ms late', () => stats().late)
  gauge(registry, 'radio_clock_dropped_blocks_total', 'Blocks given up after the audio clock stood still', () => stats().skipped)
  gauge(registry, 'radio_clock_longest_late_seconds', 'How late the latest block ever was', () => stats().longestLateMs / 1000)
}

function addFigures(registry: Registry, mounts: BuiltinMounts, encoders: readonly Encoder[], engine: Engine): void {
  gauge(registry, 'radio_listeners', 'People listening now', () => mounts.listeners().byMount, 'mount')
  gauge(registry, 'radio_listeners_dropped_total', 'Listeners that were too slow', () => mounts.droppedListeners())
  gauge(registry, 'radio_live_sessions', 'Hosts connected and admitted', () => engine.sessions().length)
  const perEncoder = (read: (encoder: Encoder) => number) => () => Object.fromEntries(encoders.map((encoder) => [encoder.name, read(encoder)]))
  gauge(registry, 'radio_encoder_restarts_total', 'Encoders that died and were replaced', perEncoder((encoder) => encoder.stats.restarts), 'encoder')
  gauge(registry, 'radio_encoder_dropped_seconds_total', 'Audio an encoder was too slow for', perEncoder((encoder) => encoder.stats.droppedMs / 1000), 'encoder')
  gauge(registry, 'radio_encoder_bytes_total', 'Encoded audio', perEncoder((encoder) => encoder.stats.bytesOut), 'encoder')
}
