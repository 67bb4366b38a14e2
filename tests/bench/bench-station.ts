// A station to be measured, in a process of its own: a music folder with cross-fades, encoders, and Icecast or the built-in mounts.
// Forked with its plan as JSON; says `ready`, answers every message with the clock's figures, ends when the channel closes.

import Fastify from 'fastify'
import type { AddressInfo } from 'node:net'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { listenRoutes } from '../../server/broadcast/listen-routes.ts'
import { BuiltinMounts } from '../../server/broadcast/outputs/builtin-mount.ts'
import { openEncoder } from '../../server/broadcast/outputs/encoder.ts'
import { openIcecastMount } from '../../server/broadcast/outputs/icecast-mount.ts'
import type { MountFormat } from '../../server/broadcast/outputs/output.ts'
import { PlayoutClock } from '../../server/broadcast/playout-clock.ts'
import { openPlaylist } from '../../server/broadcast/sources/playlist.ts'
import { openSilence } from '../../server/broadcast/sources/silence.ts'
import { Switcher } from '../../server/broadcast/switcher.ts'
import { systemClock } from '../../server/clock.ts'
import { Events } from '../../server/events.ts'
import type { App } from '../../server/http/app-type.ts'
import { silentLog } from '../../server/log.ts'

export interface BenchPlan {
  readonly musicFolder: string
  readonly formats: readonly MountFormat[]
  readonly ffmpegPath: string
  readonly icecastUrl: string | null
  readonly builtinMounts: boolean
  /** The built site, whose pages show an evening of the sample programme; not given: no site. */
  readonly siteFolder?: string
}

const plan = JSON.parse(process.argv[2] ?? '') as BenchPlan // as bench.ts wrote it
const log = silentLog

const mounts = new BuiltinMounts({ stationName: 'Bench', events: new Events(log), log, maxListeners: 100_000, fanOutFrom: 0 })
if (plan.builtinMounts) mounts.start()
const encoders = plan.formats.map((format) => {
  const sinks = [
    ...(plan.builtinMounts ? [mounts.sinkFor(format)] : []),
    ...(plan.icecastUrl ? [openIcecastMount({ url: plan.icecastUrl, format, station: { name: 'Bench' }, log })] : []),
  ]
  return openEncoder({ format, sinks, ffmpegPath: plan.ffmpegPath, clock: systemClock, log })
})
const silence = openSilence()
const switcher = new Switcher({ fadeMs: 300, silence })
const playlist = openPlaylist({ id: 'music', label: 'music', folder: plan.musicFolder, order: 'rotate', ffmpegPath: plan.ffmpegPath, log })
const clock = new PlayoutClock({
  clock: systemClock,
  log,
  onBlock: () => {
    switcher.play(playlist.ready ? playlist : silence)
    const block = switcher.next()
    for (const encoder of encoders) encoder.write(block)
  },
})
clock.start()

const app = Fastify().withTypeProvider<ZodTypeProvider>() as unknown as App
app.setValidatorCompiler(validatorCompiler)
app.setSerializerCompiler(serializerCompiler)
await listenRoutes(app, { mounts, stationName: 'Bench', publicUrl: null })
if (plan.siteFolder !== undefined) await addSite(plan.siteFolder)
await app.listen({ host: '127.0.0.1', port: 0, backlog: 4096 })

process.on('message', () => process.send?.({ clock: clock.stats, listeners: mounts.listeners().total, dropped: mounts.droppedListeners() }))
process.on('disconnect', () => {
  clock.stop()
  void Promise.all([playlist.close(), mounts.close(), ...encoders.map((encoder) => encoder.close())]).then(() => process.exit(0))
})
async function addSite(dist: string): Promise<void> {
  const { siteRoutes } = await import('../../server/http/site.ts')
  const { sampleEvening } = await import('../support/sample-evening.ts')
  const { now, airings } = sampleEvening(new Date())
  const timeZone = 'Europe/Warsaw'
  app.get('/api/v1/station', () => ({ name: 'IMI Radio', slug: 'imi-radio', timeZone, languages: ['pl', 'uk'], description: {} }))
  app.get('/api/v1/now', () => now)
  app.get('/api/v1/programme', () => ({ timeZone, occurrences: airings, covers: {} }))
  app.get('/api/v1/episodes', () => ({ episodes: [], next: null }))
  // The floor: one sentence, one press, the same stream, and nothing else.
  app.get('/floor', (_request, reply) => reply.type('text/html').send('<!doctype html><title>Radio</title><h1>The radio</h1><audio src="/listen/radio.opus" preload="none"></audio><button onclick="document.querySelector(`audio`).play()">Play IMI Radio</button>'))
  await app.register(async (scope) => siteRoutes(scope as unknown as App, { dist, publicUrl: null, clock: systemClock, log }))
}

process.send?.({ port: (app.server.address() as AddressInfo).port, fanOutPid: mounts.pid })
