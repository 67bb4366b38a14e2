// The archive's routes over a started archive; who asks is said in a header, by role.

import { Registry } from 'prom-client'
import { archiveDeskRoutes } from '../../server/archive/desk-routes.ts'
import { episodeRoutes } from '../../server/archive/episode-routes.ts'
import { importRoutes } from '../../server/archive/import/routes.ts'
import { mediaRoutes } from '../../server/archive/media-routes.ts'
import { uploadRoutes } from '../../server/archive/uploads/routes.ts'
import { systemClock } from '../../server/clock.ts'
import type { App } from '../../server/http/app-type.ts'
import { buildBareApp } from '../../server/http/bare-app.ts'
import type { Person, Role } from '../../server/people/person.ts'
import type { ArchiveStation } from './archive-station.ts'

export const PEOPLE: Readonly<Record<string, Person>> = {
  admin: someone('admin', 'admin', null),
  editor: someone('editor', 'editor', null, ['karta-na-stol']),
  otherEditor: someone('otherEditor', 'editor', null, ['baobab']),
  host: someone('host', 'host', 'nobody-of-this-show'),
}

/** Builds it; `inject` with header `x-person`, one of PEOPLE. */
export async function archiveApp(station: ArchiveStation, showHost: string | null = null): Promise<App> {
  const people: Record<string, Person> = { ...PEOPLE, ownHost: someone('ownHost', 'host', showHost) }
  const app = await buildBareApp({ publicUrl: null, trustProxy: false, registry: new Registry(), health: { missing: () => [], troubles: () => [] } })
  app.decorateRequest('person', null)
  app.addHook('onRequest', async (request) => {
    request.person = people[String(request.headers['x-person'])] ?? null
  })
  const { db } = station.database
  await app.register(mediaRoutes, { db, ...station.archive })
  await app.register(episodeRoutes, { prefix: '/api/v1', db, ...station.archive })
  await app.register(archiveDeskRoutes, { prefix: '/api/v1/desk', db, publicUrl: null, ...station.archive })
  await app.register(uploadRoutes, { prefix: '/api/v1/desk', ...station.archive })
  await app.register(importRoutes, { prefix: '/api/v1/desk', db, clock: systemClock, publicUrl: null, ...station.archive })
  await app.ready()
  return app
}

/** A person of tests, with an id that follows from the login. */
export function someone(login: string, role: Role, hostSlug: string | null, shows: readonly string[] = []): Person {
  const number = [...login].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  return { id: `11111111-1111-4111-8111-${String(number).padStart(12, '0')}`, login, name: login, role, hostSlug, shows }
}
