// The air: the encoders, and the engine with its sources, recorder and history.

import path from 'node:path'
import type { Registry } from 'prom-client'
import type { AirLog } from '../broadcast/air-log/air-log.ts'
import { Engine } from '../broadcast/engine.ts'
import type { Delivered } from '../broadcast/delivered.ts'
import { DatabaseHistory } from '../broadcast/history.ts'
import { settleInterruptedRecordings } from '../broadcast/interrupted-recordings.ts'
import { Outbox } from '../broadcast/outbox.ts'
import { openEncoder, type Encoder } from '../broadcast/outputs/encoder.ts'
import { FORMATS } from '../broadcast/outputs/formats.ts'
import { openIcecastMount } from '../broadcast/outputs/icecast-mount.ts'
import type { EncodedSink, MountFormat } from '../broadcast/outputs/output.ts'
import { Recorder } from '../broadcast/outputs/recorder.ts'
import { PlayoutClock } from '../broadcast/playout-clock.ts'
import type { PastAirings } from '../broadcast/past-airings.ts'
import { KeptRecordings } from '../broadcast/kept-recordings.ts'
import { openFiles, openTitledFile } from '../broadcast/sources/file.ts'
import { openBed } from '../broadcast/sources/filler.ts'
import { openGaps } from '../broadcast/sources/gaps.ts'
import { openOnCall } from '../broadcast/sources/on-call.ts'
import { openLiveSource } from '../broadcast/sources/live-source.ts'
import { openPlaylist } from '../broadcast/sources/playlist.ts'
import { openRelay } from '../broadcast/sources/relay.ts'
import { openSilence } from '../broadcast/sources/silence.ts'
import { Switcher } from '../broadcast/switcher.ts'
import type { Database } from '../db/database.ts'
import type { Schedule } from '../schedule/schedule.ts'
import { addClockFigures } from './figures.ts'
import type { Ground } from './ground.ts'

/** One encoder per mount; its bytes go to all sinks of the mount, and to Icecast when there is one. */
export function startEncoders({ config, settings, clock, log, lifecycle }: Ground, ffmpegPath: string, sinksFor: (format: MountFormat) => readonly EncodedSink[]) {
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
  readonly airLog: AirLog
  readonly setTitle: (title: string) => void
  readonly registry: Registry
  readonly listeners: () => number
  /** Where the recording of an earlier airing is gone. */
  readonly findEpisodeSound: PastAirings['findRecording']
  readonly delivered: Delivered
}

/** The air: from here on blocks flow. What a crash left of history and recordings is put in order first. */
export async function startEngine({ config, settings, clock, events, log, lifecycle, folder }: Ground, parts: EngineParts): Promise<Engine> {
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
    outputs: [...encoders, parts.airLog],
    recorder,
    listeners: parts.listeners,
    onTitle: parts.setTitle,
  })
  await settleInterruptedRecordings({ recorder, programme: schedule, history, clock, log, continueRecording: (interrupted) => engine.continueRecording(interrupted) })
  engine.start()
  parts.airLog.begin()
  lifecycle.started('engine', () => engine.stop())
  return engine
}
