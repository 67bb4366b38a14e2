// A station for the site's tests: the real site plugin in front of answers and streams that a test turns by hand.

import { spawn } from 'node:child_process'
import type { Socket } from 'node:net'
import websocket from '@fastify/websocket'
import Fastify from 'fastify'
import type { WebSocket } from 'ws'
import type { WireStartOver } from '../../server/broadcast/air-log/schema.ts'
import type { NowPlaying, StationEvent } from '../../server/broadcast/schema.ts'
import { systemClock, type Clock } from '../../server/clock.ts'
import type { App } from '../../server/http/app-type.ts'
import { siteRoutes } from '../../server/http/site.ts'
import { silentLog } from '../../server/log.ts'
import type { OccurrenceAnswer } from '../../server/schedule/schema.ts'
import { FakeHls } from './fake-hls.ts'

const TIME_ZONE = 'Europe/Warsaw'

export interface ListenedStation {
  readonly url: string
  /** Addresses of streams asked for, in order. */
  readonly asked: readonly string[]
  now: NowPlaying
  airings: readonly OccurrenceAnswer[]
  /** Streams and questions are refused while this is false. */
  open: boolean
  /** Every question to the interface is refused while this is false. */
  answers: boolean
  /** Pages that ask for pushed news are hung up on while this is false. */
  pushes: boolean
  /** Tells every page. */
  push(event: StationEvent): void
  /** Ends every stream at once, as a station that restarts. */
  dropListeners(): void
  /** Resets every connection, as a network that changes. */
  resetListeners(): void
  /** Streams stay connected and bring nothing more. */
  freezeListeners(): void
  /** The show that is on air, from its beginning. */
  readonly hls: FakeHls
  /** What the station says to going back. */
  startOver: WireStartOver
  readonly listeners: number
  /** Pages whose events socket is open. */
  readonly pages: number
  close(): Promise<void>
}

/** Starts a fake station with the site built in `dist` and a minute of sound on its mounts. */
export async function openListenedStation(
  dist: string,
  start: { now: NowPlaying; airings: readonly OccurrenceAnswer[] },
  clock: Clock = systemClock,
): Promise<ListenedStation> {
  const { mp3, opus, segments } = await (sounds ??= encodeSounds())
  const app = Fastify({ forceCloseConnections: true })
  const pages = new Set<WebSocket>()
  const lines = new Set<{ socket: Socket; frozen: boolean }>()
  const asked: string[] = []
  const { occurrenceId, startedAt } = start.now.onAir
  const startsAt = new Date(startedAt)
  const from = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000)
  const hls = new FakeHls({ occurrenceId: occurrenceId ?? 'none', startsAt, titles: [{ from: from(0), title: 'Powitanie' }, { from: from(0.4), title: 'Druga piosenka' }] }, segments)
  const station = {
    hls,
    startOver: hls.offer,
    now: start.now,
    airings: start.airings,
    open: true,
    answers: true,
    pushes: true,
    asked,
    push(event: StationEvent) {
      for (const page of pages) page.send(JSON.stringify(event))
    },
    dropListeners() {
      for (const { socket } of lines) socket.destroy()
    },
    resetListeners() {
      for (const { socket } of lines) socket.resetAndDestroy()
    },
    freezeListeners() {
      for (const line of lines) line.frozen = true
    },
    get listeners() {
      return lines.size
    },
    get pages() {
      return pages.size
    },
    close: () => app.close(),
  }

  await app.register(websocket)
  app.addHook('onRequest', async (request, reply) => {
    if (!station.answers && request.url.startsWith('/api/')) return reply.code(503).send({ code: 'away', message: 'away' })
  })
  app.get('/api/v1/station', () => ({ name: 'IMI Radio', slug: 'imi-radio', timeZone: TIME_ZONE, languages: ['pl', 'uk'], description: {} }))
  app.get('/api/v1/now', () => station.now)
  app.get('/api/v1/programme', () => ({ timeZone: TIME_ZONE, occurrences: station.airings, covers: {} }))
  app.get('/api/v1/episodes', () => ({ episodes: [], next: null }))
  app.get('/api/v1/start-over', () => station.startOver)
  app.get<{ Params: { name: string } }>('/listen/hls/:name', (_request, reply) => (hls.isKept ? reply.type('application/vnd.apple.mpegurl').send(hls.playlist(clock.now())) : reply.code(410).send({ code: 'gone', message: 'gone' })))
  app.get<{ Params: { n: string } }>('/listen/hls/pieces/:n.mp3', (request, reply) => (hls.isKept ? reply.type('audio/mpeg').send(hls.piece(Number(request.params.n))) : reply.code(410).send()))
  app.get('/api/v1/events', { websocket: true }, (socket) => {
    if (!station.pushes) return socket.terminate()
    pages.add(socket)
    socket.on('close', () => pages.delete(socket))
    socket.send(JSON.stringify({ type: 'hello', version: 1, station: 'imi-radio' }))
    socket.send(JSON.stringify({ type: 'now', now: station.now }))
    socket.send(JSON.stringify({ type: 'startOver', startOver: station.startOver }))
  })
  app.get<{ Params: { mount: string } }>('/listen/:mount', (request, reply) => {
    asked.push(request.url)
    if (!station.open) return reply.code(503).send({ code: 'closed', message: 'closed' })
    const isMp3 = request.params.mount.endsWith('.mp3')
    reply.hijack()
    // As a mount answers: no length, no chunks, the end of the connection is the end of the stream.
    const { socket } = request.raw
    const line = { socket, frozen: false }
    lines.add(line)
    socket.write(`HTTP/1.1 200 OK\r\nContent-Type: ${isMp3 ? 'audio/mpeg' : 'application/ogg'}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n`)
    const bytes = isMp3 ? mp3 : opus
    const perSecond = bytes.length / SECONDS
    // Three seconds at once, so that sound starts; then as fast as it is heard.
    let sent = Math.round(perSecond * 3)
    socket.write(bytes.subarray(0, sent))
    const timer = setInterval(() => {
      if (line.frozen || socket.destroyed) return
      socket.write(bytes.subarray(sent, sent + Math.round(perSecond / 4)))
      sent += Math.round(perSecond / 4)
    }, 250)
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(timer)
      lines.delete(line)
    })
  })
  await app.register(async (scope) => siteRoutes(scope as unknown as App, { dist, publicUrl: null, clock, log: silentLog }))
  return Object.assign(station, { url: await app.listen({ port: 0, host: '127.0.0.1' }) })
}

const SECONDS = 60

let sounds: ReturnType<typeof encodeSounds> | undefined

async function encodeSounds() {
  return { segments: await encode(['-c:a', 'libmp3lame', '-b:a', '128k', '-reservoir', '0', '-write_xing', '0', '-id3v2_version', '0', '-f', 'mp3']), mp3: await encode(['-c:a', 'libmp3lame', '-b:a', '128k', '-f', 'mp3']), opus: await encode(['-c:a', 'libopus', '-b:a', '96k', '-f', 'ogg']) }
}

async function encode(args: readonly string[]): Promise<Buffer> {
  const tone = `sine=frequency=440:duration=${SECONDS}`
  const ffmpeg = spawn(process.env['FFMPEG_PATH'] ?? 'ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', tone, '-ac', '2', '-ar', '48000', ...args, 'pipe:1'])
  return Buffer.concat(await Array.fromAsync<Buffer>(ffmpeg.stdout))
}
