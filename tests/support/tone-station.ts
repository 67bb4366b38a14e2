// A station that plays one tone on its mounts: real encoders, real fan-out process, a real web server. No programme, no database.

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { listenRoutes } from '../../server/broadcast/listen-routes.ts'
import { BuiltinMounts } from '../../server/broadcast/outputs/builtin-mount.ts'
import { openEncoder, type Encoder } from '../../server/broadcast/outputs/encoder.ts'
import { FORMATS } from '../../server/broadcast/outputs/formats.ts'
import type { EncodedSink, MountFormat } from '../../server/broadcast/outputs/output.ts'
import { PlayoutClock } from '../../server/broadcast/playout-clock.ts'
import { systemClock } from '../../server/clock.ts'
import { Events } from '../../server/events.ts'
import type { App } from '../../server/http/app-type.ts'
import { handleErrors } from '../../server/http/error-handler.ts'
import { silentLog } from '../../server/log.ts'
import { ToneBlocks } from './tone-blocks.ts'
import { FFMPEG } from './audio.ts'

export const STATION_NAME = 'Радіо ІМІ راديو'

interface ToneStationOptions {
  readonly hz?: number
  /** Which mounts; all unless told. */
  readonly mounts?: readonly MountFormat['name'][]
  readonly tls?: { readonly key: string; readonly cert: string }
  readonly maxListeners?: number
  /** From so many listeners on the fan-out process serves; from the start unless told. */
  readonly fanOutFrom?: number
  /** Other places for the encoded bytes. */
  readonly alsoTo?: (format: MountFormat) => readonly EncodedSink[]
}

export interface ToneStation {
  /** Without a slash at the end. */
  readonly url: string
  readonly mounts: BuiltinMounts
  readonly events: Events
  readonly app: App
  encoder(name: MountFormat['name']): Encoder
  setTitle(title: string): void
  close(): Promise<void>
}

/** Starts one; sound flows within half a second. */
export async function openToneStation(options: ToneStationOptions = {}): Promise<ToneStation> {
  const events = new Events(silentLog)
  const mounts = new BuiltinMounts({ stationName: STATION_NAME, maxListeners: options.maxListeners, fanOutFrom: options.fanOutFrom ?? 0, events, log: silentLog })
  mounts.start()
  const formats = FORMATS.filter((format) => options.mounts?.includes(format.name) ?? true)
  const encoders = new Map(
    formats.map((format) => [
      format.name,
      openEncoder({ format, sinks: [mounts.sinkFor(format), ...(options.alsoTo?.(format) ?? [])], ffmpegPath: FFMPEG, clock: systemClock, log: silentLog }),
    ]),
  )
  const tone = new ToneBlocks(options.hz ?? 440)
  const clock = new PlayoutClock({
    clock: systemClock,
    log: silentLog,
    onBlock: () => {
      const block = tone.next()
      for (const encoder of encoders.values()) encoder.write(block)
    },
  })
  clock.start()
  const app = await openApp(options, mounts)
  return {
    url: `${options.tls ? 'https' : 'http'}://127.0.0.1:${(app.server.address() as AddressInfo).port}`, // it listens on an address, not on a path
    mounts,
    events,
    app,
    encoder: (name) => encoders.get(name) ?? missing(name),
    setTitle: (title) => encoders.forEach((encoder) => encoder.setTitle(title)),
    close: async () => {
      clock.stop()
      await mounts.close()
      await Promise.all([...encoders.values()].map((encoder) => encoder.close()))
      app.server.closeAllConnections()
      await app.close()
    },
  }
}

async function openApp(options: ToneStationOptions, mounts: BuiltinMounts): Promise<App> {
  const bare = options.tls ? Fastify({ https: options.tls }) : Fastify()
  const app = bare.withTypeProvider<ZodTypeProvider>() as unknown as App // the same with TLS, which routes don't see
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  handleErrors(app)
  app.get('/hello', async () => 'hello')
  await listenRoutes(app, { mounts, stationName: STATION_NAME, publicUrl: null })
  await app.listen({ host: '127.0.0.1', port: 0 })
  if (!app.server.listening) await once(app.server, 'listening')
  return app
}

function missing(name: string): never {
  throw new Error(`this station has no mount ${name}`)
}
