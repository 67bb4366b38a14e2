// The whole chain with real sound: hosts' MP3 through ffmpeg decoders, engine, switcher, encoder, mount, to a listener whose bytes are decoded again.

import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Engine } from '../../server/broadcast/engine.ts'
import { listenRoutes } from '../../server/broadcast/listen-routes.ts'
import type { Line } from '../../server/broadcast/live/live-door.ts'
import { BuiltinMounts } from '../../server/broadcast/outputs/builtin-mount.ts'
import { openEncoder, type Encoder } from '../../server/broadcast/outputs/encoder.ts'
import { FORMATS } from '../../server/broadcast/outputs/formats.ts'
import { PlayoutClock } from '../../server/broadcast/playout-clock.ts'
import { openLiveSource } from '../../server/broadcast/sources/live-source.ts'
import { openSilence } from '../../server/broadcast/sources/silence.ts'
import { Switcher } from '../../server/broadcast/switcher.ts'
import { systemClock } from '../../server/clock.ts'
import { Events } from '../../server/events.ts'
import type { App } from '../../server/http/app-type.ts'
import { silentLog } from '../../server/log.ts'
import { FFMPEG, largestJump, silences, tone } from '../support/audio.ts'
import { accessOf, FakeProgramme, FakeRecording, person } from '../support/fake-station.ts'
import { listen, play } from '../support/listener.ts'
import { occurrence } from '../support/occurrences.ts'
import { PacedSender } from '../support/paced-sender.ts'
import { pitchLine } from '../support/pitch-line.ts'
import { toneSource } from '../support/tone-source.ts'
import { until } from '../support/until.ts'

const FILLER = 440
const BED = 330
const LESIA = 1000
const NINA = 1500
const SLOT_SECONDS = 22

const events = new Events(silentLog)
const recordings: FakeRecording[] = []
/** What the engine put on air, with the time of the block and the samples that were out before it. */
const changes: { readonly code: string; readonly atMs: number; readonly outMs: number }[] = []
let blocks = 0
let boundary: Date
let engine: Engine
let encoder: Encoder
let mounts: BuiltinMounts
let app: App
let url: string
let folder: string
let sounds: { readonly lesia: Buffer; readonly nina: Buffer }

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'takeover-'))
  const [lesia, nina] = await Promise.all([tone(LESIA, 60, 'mp3'), tone(NINA, 60, 'mp3')])
  sounds = { lesia, nina }
  mounts = new BuiltinMounts({ stationName: 'IMI Radio', events, log: silentLog })
  mounts.start()
  const format = FORMATS.find((one) => one.name === 'radio.mp3')
  if (!format) throw new Error('no MP3 mount')
  encoder = openEncoder({ format, sinks: [mounts.sinkFor(format)], ffmpegPath: FFMPEG, clock: systemClock, log: silentLog })
  app = Fastify().withTypeProvider<ZodTypeProvider>() as unknown as App // as buildApp does
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await listenRoutes(app, { mounts, stationName: 'IMI Radio', publicUrl: null })
  await app.listen({ host: '127.0.0.1', port: 0 })
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/listen/radio.mp3` // it listens on an address
  startEngine()
})

afterAll(async () => {
  await engine.stop()
  await mounts.close()
  await encoder.close()
  app.server.closeAllConnections()
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

function startEngine(): void {
  const now = Date.now()
  boundary = new Date(now + SLOT_SECONDS * 1000)
  const host = (name: string) => ({ hosts: [{ slug: `host-of-${name}`, name }] })
  const first = occurrence('first', '18:00', '19:00', { ...host('lesia'), startsAt: new Date(now - 60_000), endsAt: boundary })
  const second = occurrence('second', '19:00', '20:00', { ...host('nina'), startsAt: boundary, endsAt: new Date(now + 3_600_000) })
  const silence = openSilence()
  engine = new Engine({
    clock: systemClock,
    programme: new FakeProgramme([first, second]),
    events,
    log: silentLog,
    history: {
      airingBegan: (onAir, _session, at) => changes.push({ code: onAir.reasonCode, atMs: at.getTime(), outMs: blocks * 100 }),
      sessionChanged: () => {},
      deskDid: () => {},
      recordingBegan: () => {},
      recordingFinished: () => {},
    },
    rules: { graceMs: 90_000, silenceMs: 20_000, earlyMinutes: 10 },
    stationName: 'IMI Radio',
    dataDir: folder,
    openLive: ({ healthSilenceMs, ...request }) => openLiveSource({ ...request, ffmpegPath: FFMPEG, clock: systemClock, log: silentLog, fadeMs: 300, silenceMs: healthSilenceMs }),
    playout: { file: () => silence, files: () => silence, playlist: () => silence, relay: () => silence },
    pastAirings: { findRecording: async () => null },
    filler: toneSource('filler', FILLER),
    bed: toneSource('bed', BED),
    silence,
    switcher: new Switcher({ fadeMs: 300, silence }),
    metronome: (onBlock) => new PlayoutClock({ clock: systemClock, onBlock, log: silentLog }),
    outputs: [encoder, { name: 'counter', write: () => void (blocks += 1), close: async () => {} }],
    recorder: {
      open: ({ id, occurrenceId }) => {
        const recording = new FakeRecording(id, occurrenceId)
        recordings.push(recording)
        return recording
      },
    },
    listeners: () => 0,
    onTitle: () => {},
  })
  engine.start()
}

async function connect(name: string): Promise<Line> {
  const admission = await engine.open({ person: person(name), access: accessOf(person(name), 'client'), by: 'client', contentType: 'audio/mpeg', userAgent: 'test' })
  if (!admission.admitted) throw new Error(admission.reason)
  return admission.line
}

const on = (code: string, from: number) => until(`${code} on air`, () => changes.slice(from).find((change) => change.code === code))
const seconds = (count: number) => until(`${count} s of air`, ((end) => () => blocks >= end)(blocks + count * 10))

test('a listener hears filler, host, bed for a frozen line, host again, the next host at the boundary and filler, without a gap', async () => {
  await on('host_not_here', 0)
  const listener = await listen(url)
  await seconds(2)

  const line = await connect('lesia')
  const frozen = new PacedSender(line, sounds.lesia, 128)
  await on('live', 0)
  await seconds(3)

  frozen.freeze()
  const frozenAt = Date.now()
  const bed = await on('line_stalled', 0)
  expect(bed.atMs - frozenAt).toBeLessThan(2_000)
  await seconds(2)

  const again = await connect('lesia')
  expect(again.sessionId).toBe(line.sessionId)
  // A client that comes back sends what it kept meanwhile.
  const back = new PacedSender(again, sounds.lesia, 128, 500)
  const seen = changes.length
  const readyAtMs = await until('the new line to be ready', () => (engine.findSession(line.sessionId)?.input?.ready ? Date.now() : null))
  const returned = await on('live', seen)
  expect(returned.atMs - readyAtMs).toBeLessThan(1_000)

  const next = await connect('nina')
  const nina = new PacedSender(next, sounds.nina, 128)
  await until('the next host in the green room', () => next.status().phase === 'green-room')
  expect(Date.now()).toBeLessThan(boundary.getTime())
  const beforeBoundary = changes.length
  let hungUp = ''
  again.onHangUp(({ code }) => (hungUp = code))
  const handover = await on('live', beforeBoundary)
  back.freeze()
  await until('the host is hung up on: their slot is over', () => hungUp === 'slot_over')
  expect(handover.atMs).toBeGreaterThanOrEqual(boundary.getTime())
  // One block, and what a busy machine may be late with it.
  expect(handover.atMs - boundary.getTime()).toBeLessThan(100 + 150)
  await seconds(3)

  nina.end('goodbye')
  await on('host_left', beforeBoundary)
  await seconds(3)
  expect(listener.isOver).toBe(false)
  listener.hangUp()

  const { pcm, complaints } = await play(listener.bytes, 'mp3')
  expect(complaints).toBe('')
  const heard = pitchLine(pcm, [FILLER, BED, LESIA, NINA])
  expect(heard.map((note) => note.hz)).toEqual([FILLER, LESIA, BED, LESIA, NINA, FILLER])
  expect(silences(pcm.subarray(0, pcm.length - (pcm.length % 4)))).toEqual([])
  // A click would be a jump: the tones themselves change by at most a tenth of full scale per sample.
  expect(largestJump(pcm)).toBeLessThan(0.2)

  // In the sound itself: from the first host's return to the boundary as long as on the clock, give or take a fade.
  const [, , , lesiaAgain, ninaOn] = heard
  const airedMs = (ninaOn?.fromMs ?? 0) - (lesiaAgain?.fromMs ?? 0)
  expect(Math.abs(airedMs - (handover.outMs - returned.outMs))).toBeLessThan(100)

  expect(recordings.map((recording) => recording.occurrenceId)).toEqual(['first/0/2026-11-30', 'second/0/2026-11-30'])
  const [first] = recordings
  if (!first) throw new Error('no recording')
  expect(pitchLine(first.pcm, [FILLER, BED, LESIA, NINA]).map((note) => note.hz)).toEqual([LESIA])
  expect(first.gaps).toHaveLength(1)
  expect(first.finished).toBe(true)
})
