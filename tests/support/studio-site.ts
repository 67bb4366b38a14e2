// The built studio page on a studio server, with Marta signed in and a live door in a test's hands.

import { systemClock } from '../../server/clock.ts'
import { siteRoutes } from '../../server/http/site.ts'
import { silentLog } from '../../server/log.ts'
import type { FakeLiveDoor } from './fake-live-door.ts'
import { SITE } from './built-site.ts'
import { marta } from './studio-fakes.ts'
import { openStudioServer, type StudioServer } from './studio-server.ts'

/** Starts it; the page is at `/studio` of its port. */
export function openStudioSite(door: FakeLiveDoor): Promise<StudioServer> {
  return openStudioServer(door, {
    prepare: async (app) => {
      app.get('/api/v1/me', () => ({ person: marta, may: ['go_live', 'start_special'] }))
      await app.register(siteRoutes, { dist: SITE, publicUrl: null, clock: systemClock, log: silentLog })
    },
  })
}
