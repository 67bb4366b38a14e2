// The application: what it answers, in the order a reader would ask. Services come from compose.ts.

import type { FastifyBaseLogger } from 'fastify'
import type { Registry } from 'prom-client'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'
import { listenRoutes } from './broadcast/listen-routes.ts'
import type { BuiltinMounts } from './broadcast/outputs/builtin-mount.ts'
import type { App } from './http/app-type.ts'
import { buildBareApp } from './http/bare-app.ts'
import type { HealthOptions } from './http/health.ts'
import { siteRoutes } from './http/site.ts'
import type { People } from './people/people.ts'
import { personPlugin } from './people/person-plugin.ts'
import { peopleRoutes } from './people/routes.ts'

export interface AppOptions {
  readonly clock: Clock
  readonly log: Log & FastifyBaseLogger
  readonly stationName: string
  readonly publicUrl: string | null
  readonly trustProxy: boolean | number | readonly string[]
  readonly siteFolder: string
  readonly health: HealthOptions
  readonly registry: Registry
  readonly people: People
  readonly mounts: BuiltinMounts
}

const API = { prefix: '/api/v1' }

/** Builds the application, ready to answer but not listening. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { people, mounts, publicUrl, stationName, clock, log } = options
  const app = await buildBareApp({ logger: log, publicUrl, trustProxy: options.trustProxy, health: options.health, registry: options.registry })

  await app.register(personPlugin, { sessions: people.sessions, publicUrl })
  await app.register(listenRoutes, { mounts, stationName, publicUrl })
  await app.register(peopleRoutes, { ...API, people, publicUrl })
  await app.register(siteRoutes, { dist: options.siteFolder, publicUrl, clock, log })
  await app.ready()
  return app
}
