// How long sound takes from a host's PCM to a listener's bytes: beeps of known pitch go in on known seconds and are found again.

import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import Fastify from 'fastify'
import type { AddressInfo } from 'node:net'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { listenRoutes } from '../../server/broadcast/listen-routes.ts'
import { BuiltinMounts } from '../../server/broadcast/outputs/builtin-mount.ts'
import { openEncoder } from '../../server/broadcast/outputs/encoder.ts'
import { FORMATS } from '../../server/broadcast/outputs/formats.ts'
import { PlayoutClock } from '../../server/broadcast/playout-clock.ts'
import { openLiveSource, type LiveSource } from '../../server/broadcast/sources/live-source.ts'
import { openSilence } from '../../server/broadcast/sources/silence.ts'
import { Switcher } from '../../server/broadcast/switcher.ts'
import { systemClock } from '../../server/clock.ts'
import { Events } from '../../server/events.ts'
import type { App } from '../../server/http/app-type.ts'
import { silentLog } from '../../server/log.ts'
import { endChild } from '../../server/media/supervise.ts'
import { BLOCK_BYTES, FRAMES_PER_BLOCK, SAMPLE_RATE } from '../../server/media/pcm.ts'
import { decode, dominantPitch, FFMPEG } from '../support/audio.ts'
import { heading, promise, tell } from './report.ts'

const BYTES_PER_SECOND = 16_000
/** Beeps are told apart by pitch; as many as no delay will ever be long, in seconds. */
const PITCHES = 30
const BEEP_BLOCKS = 2
/** A live line is primed and the burst has passed. */
const SETTLE_MS = 6_000

const WAYS = {
  client: { what: 'source client (MP3 128k)', contentType: 'audio/mpeg', args: ['-c:a', 'libmp3lame', '-b:a', '128k', '-f', 'mp3'], atMostMs: 2_500 },
  microphone: { what: 'microphone (WebM/Opus in 100 ms chunks, browser not counted)', contentType: 'audio/webm;codecs=opus', args: ['-c:a', 'libopus', '-b:a', '96k', '-f', 'webm', '-cluster_time_limit', '100'], atMostMs: 1_500 },
} as const

type Way = keyof typeof WAYS

export async function latencyBench({ seconds }: { readonly seconds: number }): Promise<void> {
  heading(`From a host's PCM to a listener's bytes on radio.mp3, ${seconds} s each`)
  for (const way of ['client', 'microphone'] as const) await oneWay(way, seconds)
}

async function oneWay(way: Way, seconds: number): Promise<void> {
  const { what, contentType, args, atMostMs } = WAYS[way]
  const live = openLiveSource({ id: `bench-${way}`, kind: way, label: what, contentType, ffmpegPath: FFMPEG, clock: systemClock, log: silentLog })
  const station = await openLiveStation(live)
  const host = startHost(live, args)
  try {
    await pause(SETTLE_MS)
    const heard = await listenFor(`http://127.0.0.1:${station.port}/listen/radio.mp3`, seconds + 9)
    const delays = await delaysOf(heard, host.beganAt)
    if (delays.length < seconds / 3) throw new Error(`of ${seconds} beeps only ${delays.length} were found again`)
    const median = delays.toSorted((a, b) => a - b)[delays.length >> 1] ?? 0
    tell(`${what}: median ${median.toFixed(0)} ms, ${Math.min(...delays).toFixed(0)}-${Math.max(...delays).toFixed(0)} ms over ${delays.length} beeps`)
    promise(`delay of a ${way}`, median, { atMost: atMostMs }, ' ms')
  } finally {
    await host.stop()
    await station.close()
  }
}

async function openLiveStation(live: LiveSource): Promise<{ port: number; close(): Promise<void> }> {
  const [format] = FORMATS
  if (!format) throw new Error('unreachable: no mounts')
  const mounts = new BuiltinMounts({ stationName: 'Bench', events: new Events(silentLog), log: silentLog })
  mounts.start()
  const encoder = openEncoder({ format, sinks: [mounts.sinkFor(format)], ffmpegPath: FFMPEG, clock: systemClock, log: silentLog })
  const silence = openSilence()
  const switcher = new Switcher({ fadeMs: 300, silence })
  const onBlock = (): void => {
    switcher.play(live.ready ? live : silence)
    encoder.write(switcher.next())
  }
  const clock = new PlayoutClock({ clock: systemClock, log: silentLog, onBlock })
  clock.start()
  const app = Fastify().withTypeProvider<ZodTypeProvider>() as unknown as App
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await listenRoutes(app, { mounts, stationName: 'Bench', publicUrl: null })
  await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    port: (app.server.address() as AddressInfo).port,
    close: async () => {
      clock.stop()
      await Promise.all([mounts.close(), encoder.close(), live.close()])
      await app.close()
    },
  }
}

/** A host whose PCM beeps at the start of every second since `beganAt`, encoded in real time. */
function startHost(live: LiveSource, args: readonly string[]): { readonly beganAt: number; stop(): Promise<void> } {
  const child: ChildProcess = spawn(FFMPEG, ['-v', 'error', '-nostdin', '-probesize', '32', '-analyzeduration', '0', '-f', 's16le', '-ar', '48000', '-ac', '2', '-i', 'pipe:0', ...args, '-flush_packets', '1', 'pipe:1'])
  child.stdout?.on('data', (bytes: Buffer) => live.write(bytes))
  child.stdin?.on('error', () => {})
  const beganAt = performance.now()
  let block = 0
  const timer = setInterval(() => {
    // A block is written when its last sample has been spoken.
    for (; (block + 1) * 100 <= performance.now() - beganAt; block++) child.stdin?.write(hostBlock(block))
  }, 10)
  return {
    beganAt,
    stop: async () => {
      clearInterval(timer)
      await endChild(child)
    },
  }
}

function hostBlock(block: number): Buffer {
  const pcm = Buffer.alloc(BLOCK_BYTES)
  if (block % 10 >= BEEP_BLOCKS) return pcm
  const hz = pitchOf(Math.floor(block / 10))
  for (let frame = 0; frame < FRAMES_PER_BLOCK; frame++) {
    const value = Math.round(12_000 * Math.sin((2 * Math.PI * hz * ((block % 10) * FRAMES_PER_BLOCK + frame)) / SAMPLE_RATE))
    pcm.writeInt16LE(value, frame * 4)
    pcm.writeInt16LE(value, frame * 4 + 2)
  }
  return pcm
}

function pitchOf(second: number): number {
  return 500 + 70 * (second % PITCHES)
}

interface Heard {
  readonly bytes: Buffer
  /** When each byte came, by the end of its chunk. */
  readonly chunks: readonly { readonly end: number; readonly at: number }[]
  readonly joinedAt: number
}

async function listenFor(url: string, seconds: number): Promise<Heard> {
  const stop = new AbortController()
  const joinedAt = performance.now()
  const response = await fetch(url, { signal: stop.signal })
  const parts: Buffer[] = []
  const chunks: { end: number; at: number }[] = []
  let end = 0
  for await (const part of response.body ?? []) {
    const at = performance.now()
    end += part.length
    parts.push(Buffer.from(part))
    chunks.push({ end, at })
    if (at - joinedAt > seconds * 1000) break
  }
  stop.abort()
  return { bytes: Buffer.concat(parts), chunks, joinedAt }
}

/** Delays of all beeps that came after the burst, from the beginning of the beep in the host's PCM. */
async function delaysOf({ bytes, chunks, joinedAt }: Heard, beganAt: number): Promise<number[]> {
  const pcm = await decode(bytes)
  return onsets(pcm).flatMap((onsetMs) => {
    const byte = Math.min(bytes.length, (onsetMs / 1000) * BYTES_PER_SECOND)
    const at = chunks.find((chunk) => chunk.end >= byte)?.at
    if (at === undefined || at - joinedAt < 1_000) return []
    const hz = dominantPitch(pcm, onsetMs + 30, onsetMs + 170) ?? 0
    const index = Math.round((hz - 500) / 70)
    const lastSecond = Math.floor((at - beganAt) / 1000)
    // The newest second with that pitch: no delay is half a minute.
    const second = lastSecond - ((((lastSecond - index) % PITCHES) + PITCHES) % PITCHES)
    return Math.abs(hz - pitchOf(second)) < 20 ? [at - (beganAt + second * 1000)] : []
  })
}

/** Where silence ends, in ms. */
function onsets(pcm: Buffer): number[] {
  const found: number[] = []
  let quietFrames = SAMPLE_RATE
  for (let frame = 0; frame * 4 + 1 < pcm.length; frame++) {
    if (Math.abs(pcm.readInt16LE(frame * 4)) < 1_500) quietFrames++
    else {
      if (quietFrames > SAMPLE_RATE / 4) found.push((frame / SAMPLE_RATE) * 1000)
      quietFrames = 0
    }
  }
  return found
}
