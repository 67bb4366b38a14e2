// The shipped programme on a real database with what listeners see of its shows: covers, addresses, and who may change them.

import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { LightMyRequestResponse } from 'fastify'
import { systemClock } from '../../server/clock.ts'
import type { Database } from '../../server/db/database.ts'
import { silentLog } from '../../server/log.ts'
import { addressRoutes } from '../../server/shows/addresses/routes.ts'
import { followAddresses } from '../../server/shows/addresses/follow-addresses.ts'
import { resolveAddress } from '../../server/shows/addresses/store.ts'
import { CoverMaker } from '../../server/shows/covers/cover-maker.ts'
import { Covers } from '../../server/shows/covers/covers.ts'
import { coverFiles, coverRoutes } from '../../server/shows/covers/routes.ts'
import { languageRoutes } from '../../server/shows/language-routes.ts'
import { showRoutes } from '../../server/shows/routes.ts'
import { SHIPPED_FOLDER } from '../schedules/station-files.ts'
import { openPlanApp, type PLANNERS, type PlanApp } from './plan-app.ts'

export interface ShowsApp {
  readonly plan: PlanApp
  readonly covers: Covers
  /** `covers/` of the data folder. */
  readonly folder: string
  ask(method: 'GET' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD', url: string, more?: Asked): Promise<LightMyRequestResponse>
  close(): Promise<void>
}

interface Asked {
  readonly by?: keyof typeof PLANNERS
  readonly payload?: object | Buffer | string
  readonly headers?: Readonly<Record<string, string>>
}

export async function openShowsApp(database: Database): Promise<ShowsApp> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'covers-'))
  const maker = new CoverMaker()
  const { db } = database
  const covers = new Covers({ db, folder, clock: systemClock, log: silentLog, maker, onChange: () => {} })
  const plan = await openPlanApp(database, SHIPPED_FOLDER, async (app, { schedule, clock }) => {
    followAddresses(app, { resolve: (address) => resolveAddress(db, address) })
    await app.register(showRoutes, { prefix: '/api/v1', db, airings: schedule, clock })
    await app.register(languageRoutes, { prefix: '/api/v1', db })
    await app.register(addressRoutes, { prefix: '/api/v1', db, clock, onChange: () => {} })
    await app.register(coverRoutes, { prefix: '/api/v1', db, covers })
    await app.register(coverFiles, { db, covers })
    // Stand for the pages and calendars of shows, which know them by slug.
    app.get('/shows/:slug', ({ params }) => params)
    app.get('/shows/:slug.ics', ({ params }) => params)
  })
  return {
    plan,
    covers,
    folder,
    ask: (method, url, { by, payload, headers = {} } = {}) => plan.app.inject({ method, url, headers: { ...(by ? { 'x-person': by } : {}), ...headers }, ...(payload === undefined ? {} : { payload }) }),
    close: async () => {
      await plan.close()
      await maker.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
