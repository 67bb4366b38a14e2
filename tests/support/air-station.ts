// The air with real sound and a clock set to any day: engine, decoders, switcher, MP3 encoder and mount, to listeners whose bytes are
// decoded again. No database, no hosts; gaps are a steady tone.

import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Occurrence } from '../../schedules/occurrence.ts'
import type { Delivered } from '../../server/broadcast/delivered.ts'
import { Engine } from '../../server/broadcast/engine.ts'
import { KeptRecordings } from '../../server/broadcast/kept-recordings.ts'
import { listenRoutes } from '../../server/broadcast/listen-routes.ts'
import { BuiltinMounts } from '../../server/broadcast/outputs/builtin-mount.ts'
import { openEncoder } from '../../server/broadcast/outputs/encoder.ts'
import { FORMATS } from '../../server/broadcast/outputs/formats.ts'
import { PlayoutClock } from '../../server/broadcast/playout-clock.ts'
import { openFiles, openTitledFile } from '../../server/broadcast/sources/file.ts'
import { openPlaylist } from '../../server/broadcast/sources/playlist.ts'
import { openRelay } from '../../server/broadcast/sources/relay.ts'
import { openSilence } from '../../server/broadcast/sources/silence.ts'
import { Switcher } from '../../server/broadcast/switcher.ts'
import { systemClock, type Clock } from '../../server/clock.ts'
import { Events } from '../../server/events.ts'
import type { App } from '../../server/http/app-type.ts'
import { silentLog } from '../../server/log.ts'
import { FFMPEG } from './audio.ts'
import { FakeProgramme } from './fake-station.ts'
import { listen, play, type Listener } from './listener.ts'
import { toneSource } from './tone-source.ts'
import { until } from './until.ts'

/** What fills gaps, and the bed. */
export const GAP_HZ = 440
export const BED_HZ = 330

/** A change of what is on air, at the clock's time of its block, with the sound that was out before it. */
export interface Change {
  readonly code: string
  readonly kind: string
  readonly reason: string
  readonly title: string | null
  readonly at: Date
  readonly outMs: number
}

export interface AirStation {
  readonly clock: Clock
  readonly engine: Engine
  readonly changes: readonly Change[]
  /** Messages of the alarms that were raised, in order. */
  readonly alarms: readonly string[]
  listen(): Promise<Listener>
  /** Waits until the clock of the station shows that time. */
  until(at: Date): Promise<void>
  /** The first change to that code and kind from the one with index `from` on. */
  on(code: string, kind: string, from?: number): Promise<Change>
  close(): Promise<void>
}

interface AirStationOptions {
  /** What the station's clock shows when it starts; it runs on from there. */
  readonly startsAt?: Date
  readonly programme: (now: Date) => readonly Occurrence[]
  readonly dataDir: string
  readonly recordings: string
  /** Sound that was sent for an airing. */
  readonly delivered?: Delivered
}

export async function openAirStation(options: AirStationOptions): Promise<AirStation> {
  const clock = clockFrom(options.startsAt ?? new Date())
  const events = new Events(silentLog)
  const mounts = new BuiltinMounts({ stationName: 'IMI Radio', events, log: silentLog })
  mounts.start()
  const format = FORMATS.find((one) => one.name === 'radio.mp3')
  if (!format) throw new Error('no MP3 mount')
  const encoder = openEncoder({ format, sinks: [mounts.sinkFor(format)], ffmpegPath: FFMPEG, clock: systemClock, log: silentLog })
  const { app, url } = await openMountApp(mounts)
  const changes: Change[] = []
  const alarms: string[] = []
  events.on('alarmRaised', ({ message }) => alarms.push(message))
  let blocks = 0
  let opened = 0
  const common = () => ({ id: `source-${++opened}`, ffmpegPath: FFMPEG, log: silentLog })
  const silence = openSilence()
  const engine = new Engine({
    clock,
    programme: new FakeProgramme(options.programme(clock.now())),
    events,
    log: silentLog,
    history: {
      airingBegan: ({ reasonCode: code, kind, reason, title }, _session, at) => changes.push({ code, kind, reason, title, at, outMs: blocks * 100 }),
      sessionChanged: () => {},
      deskDid: () => {},
      recordingBegan: () => {},
      recordingFinished: () => {},
    },
    rules: { graceMs: 90_000, silenceMs: 20_000, earlyMinutes: 10 },
    stationName: 'IMI Radio',
    dataDir: options.dataDir,
    openLive: () => {
      throw new Error('no host connects here')
    },
    playout: {
      file: (file) => openTitledFile({ ...file, ...common(), fadeMs: 300 }),
      files: (files) => openFiles({ ...files, ...common(), fadeMs: 300 }),
      playlist: (playlist) => openPlaylist({ ...playlist, ...common(), order: 'rotate', clock }),
      relay: (relay) => openRelay({ ...relay, ...common(), allowPrivate: true, clock }),
    },
    pastAirings: new KeptRecordings(options.recordings),
    delivered: options.delivered,
    filler: toneSource('filler', GAP_HZ),
    bed: toneSource('bed', BED_HZ),
    silence,
    switcher: new Switcher({ fadeMs: 300, silence }),
    metronome: (onBlock) => new PlayoutClock({ clock, onBlock, log: silentLog }),
    outputs: [encoder, { name: 'counter', write: () => void (blocks += 1), close: async () => {} }],
    recorder: null,
    listeners: () => 0,
    onTitle: () => {},
  })
  engine.start()
  return {
    clock,
    engine,
    changes,
    alarms,
    listen: () => listen(url),
    until: (at) => until(`the station's clock shows ${at.toISOString()}`, () => clock.now() >= at, 60_000).then(() => {}),
    on: (code, kind, from = 0) => until(`${code} with a ${kind} on air`, () => changes.slice(from).find((one) => one.code === code && one.kind === kind), 60_000),
    close: async () => {
      await engine.stop()
      await mounts.close()
      await encoder.close()
      app.server.closeAllConnections()
      await app.close()
    },
  }
}

/** What the listener heard, decoded by a strict player. */
export async function soundOf(listener: Listener): Promise<Buffer> {
  listener.hangUp()
  const { pcm, complaints } = await play(listener.bytes, 'mp3')
  if (complaints !== '') throw new Error(`a player complains: ${complaints}`)
  return pcm
}

function clockFrom(startsAt: Date): Clock {
  const startedMs = systemClock.monotonicMs()
  return { now: () => new Date(startsAt.getTime() + systemClock.monotonicMs() - startedMs), monotonicMs: () => systemClock.monotonicMs() }
}

async function openMountApp(mounts: BuiltinMounts): Promise<{ app: App; url: string }> {
  const app = Fastify().withTypeProvider<ZodTypeProvider>() as unknown as App // as buildApp does
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await listenRoutes(app, { mounts, stationName: 'IMI Radio', publicUrl: null })
  await app.listen({ host: '127.0.0.1', port: 0 })
  return { app, url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/listen/radio.mp3` } // it listens on an address
}
