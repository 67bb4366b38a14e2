// The broadcast's routes over a fake station: who asks is said in a header, by role.

import { Registry } from 'prom-client'
import { broadcastRoutes, type SpecialsDoor } from '../../server/broadcast/routes.ts'
import { eventsSocket, type EventsSocketOptions } from '../../server/broadcast/events-socket.ts'
import { AppError } from '../../server/errors.ts'
import type { App } from '../../server/http/app-type.ts'
import { buildBareApp } from '../../server/http/bare-app.ts'
import { silentLog } from '../../server/log.ts'
import type { Role } from '../../server/people/person.ts'
import { person, type FakeStation } from './fake-station.ts'

/** Builds it; `inject` with header `x-role` to ask as somebody of that role. */
export async function broadcastApp(radio: FakeStation, schedule: SpecialsDoor, socket: Partial<EventsSocketOptions> = {}): Promise<App> {
  const app = await buildBareApp({ publicUrl: null, trustProxy: false, health: { missing: () => [], troubles: () => [] }, registry: new Registry() })
  app.decorateRequest('person', null)
  app.addHook('onRequest', async (request) => {
    const role = request.headers['x-role']
    if (typeof role === 'string') request.person = person(role, role as Role, null) // the test's own header
  })
  await app.register(broadcastRoutes, {
    prefix: '/api/v1',
    engine: radio.engine,
    schedule,
    clock: radio.clock,
    findPerson: async (login) => {
      if (login !== 'lesia') throw new AppError('not-found', 'person_unknown', `Nobody has the login "${login}".`)
      return person('lesia')
    },
  })
  await app.register(eventsSocket, { prefix: '/api/v1', events: radio.events, now: () => radio.engine.now(), stationName: 'IMI Radio', log: silentLog, ...socket })
  await app.ready()
  return app
}
