// The one place where the station's parts are made and given to each other. Started in order, stopped in reverse.

import path from 'node:path'
import type { Logger } from 'pino'
import { buildApp } from './app.ts'
import type { Ready } from './banner.ts'
import { openEncoder } from './broadcast/outputs/encoder.ts'
import { BuiltinMounts } from './broadcast/outputs/builtin-mount.ts'
import { FlowWatch } from './broadcast/outputs/flow-watch.ts'
import { FORMATS } from './broadcast/outputs/formats.ts'
import { PlayoutClock } from './broadcast/playout-clock.ts'
import { systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { dataFolder, holdDataFolder, makeDataFolder } from './data-folder.ts'
import { openDatabase } from './db/database.ts'
import { migrate } from './db/migrate.ts'
import { Events } from './events.ts'
import { createRegistry, gauge } from './http/metrics.ts'
import { Lifecycle } from './lifecycle.ts'
import { findFfmpeg } from './media/find-ffmpeg.ts'
import { SILENCE } from './media/pcm.ts'
import { createPeople } from './people/people.ts'

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
  const clock = systemClock
  const events = new Events(log)
  const folder = dataFolder(config.dataDir)
  makeDataFolder(folder)
  lifecycle.started('data folder', await holdDataFolder(folder))

  const findingFfmpeg = findFfmpeg({ ffmpegPath: config.ffmpegPath, toolsFolder: folder.tools, log })
  // Awaited below; until then a failure of the database comes first.
  findingFfmpeg.catch(() => {})
  const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir, log })
  lifecycle.started('database', database.close)
  const migrations = await migrate(database.db)
  if (migrations.length > 0) log.info({ migrations }, 'the database was brought up to date')
  const { path: ffmpegPath } = await findingFfmpeg
  stopping.throwIfAborted()

  const people = createPeople({ db: database.db, clock, log })

  const stationName = 'IMI Radio'
  const mounts = new BuiltinMounts({ stationName, events, log })
  mounts.start()
  lifecycle.started('mounts', () => mounts.close())
  const flow = new FlowWatch(clock)
  const encoders = FORMATS.map((format) => openEncoder({ format, sinks: [mounts.sinkFor(format), flow.sinkFor(format)], ffmpegPath, clock, log }))
  for (const encoder of encoders) lifecycle.started(encoder.name, () => encoder.close())
  const playoutClock = new PlayoutClock({
    clock,
    onBlock: () => {
      for (const encoder of encoders) encoder.write(SILENCE)
    },
    log,
  })
  playoutClock.start()
  lifecycle.started('audio clock', () => playoutClock.stop())

  const registry = createRegistry()
  gauge(registry, 'radio_listeners', 'People listening now', () => mounts.listeners().byMount, 'mount')
  gauge(registry, 'radio_listeners_dropped_total', 'Listeners that were too slow', () => mounts.droppedListeners())
  gauge(registry, 'radio_encoder_restarts_total', 'Encoders that died and were replaced', () => Object.fromEntries(encoders.map((encoder) => [encoder.name, encoder.stats.restarts])), 'encoder')

  const app = await buildApp({
    clock,
    log,
    stationName,
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    siteFolder: path.resolve(import.meta.dirname, '../web/dist'),
    health: { missing: () => flow.missing(), troubles: () => [] },
    registry,
    people,
    mounts,
  })
  lifecycle.started('application', () => app.close())
  const address = await app.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
    throw explainListening(error, config)
  })
  const port = Number(new URL(address).port)

  return {
    port,
    sourcePort: port,
    firstAdminLink: (site) => people.firstAdminLink(site),
    close: () => lifecycle.stopAll(),
  }
}

function explainListening(error: unknown, config: Config): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  const { code } = error
  if (code === 'EADDRINUSE') return new Error(`Port ${config.port} is taken by another program: stop that one, or set PORT to another number.`, { cause: error })
  if (code === 'EACCES') return new Error(`This user may not listen on port ${config.port}: set PORT to one above 1023, and let a proxy or a port redirection do the rest.`, { cause: error })
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new Error(`HOST (${config.host}) is no address of this machine: correct it, or leave it unset.`, { cause: error })
  return error
}
