// The shipped programme on a real database, with the routes of planning and some people who may do more or less.

import { Registry } from 'prom-client'
import type { Edit } from '../../schedules/programme-edit.ts'
import type { Database } from '../../server/db/database.ts'
import { Events } from '../../server/events.ts'
import type { App } from '../../server/http/app-type.ts'
import { buildBareApp } from '../../server/http/bare-app.ts'
import { silentLog } from '../../server/log.ts'
import type { Person } from '../../server/people/person.ts'
import type { ChangeOutcomeAnswer, PlanAnswer } from '../../server/schedule/plan-schema.ts'
import { planRoutes } from '../../server/schedule/plan-routes.ts'
import { ProgrammeChanges } from '../../server/schedule/programme-changes.ts'
import { importProgramme } from '../../server/schedule/programme-import.ts'
import { scheduleRoutes } from '../../server/schedule/routes.ts'
import { Schedule } from '../../server/schedule/schedule.ts'
import { readStation } from '../../server/schedule/station-settings.ts'
import { SHIPPED_FOLDER } from '../schedules/station-files.ts'
import { HandClock } from './hand-clock.ts'

const person = (number: number, login: string, role: Person['role'], hostSlug: string | null = null, shows: readonly string[] = []): Person => ({
  id: `${number}`.repeat(8).replace(/^(.{8})$/, '$1-1111-4111-8111-111111111111'),
  login,
  name: login[0]?.toUpperCase() + login.slice(1),
  role,
  hostSlug,
  shows,
})

export const PLANNERS = {
  ada: person(1, 'ada', 'admin'),
  ewa: person(2, 'ewa', 'coordinator'),
  olga: person(3, 'olga', 'coordinator'),
  lesia: person(4, 'lesia', 'host', 'lesia-z-bramy'),
  max: person(5, 'max', 'moderator'),
  ilona: person(6, 'ilona', 'editor', null, ['vechir-na-prazi']),
} as const

export interface PlanApp {
  readonly app: App
  readonly schedule: Schedule
  readonly events: Events
  readonly clock: HandClock
  readonly changes: ProgrammeChanges
  /** Saves an edit on top of what is there now. */
  edit(edit: Edit, by?: keyof typeof PLANNERS, more?: { readonly dryRun?: boolean; readonly seen?: number }): Promise<{ readonly status: number; readonly body: Answer }>
  plan(from: string, until: string): Promise<PlanAnswer>
  undo(id: number, by?: keyof typeof PLANNERS): Promise<{ readonly status: number; readonly body: Answer }>
  revision(): Promise<number>
  close(): Promise<void>
}

/** Either what was done, or why not: a test that reads the wrong one fails by itself. */
export type Answer = ChangeOutcomeAnswer & { readonly code: string; readonly message: string; readonly details: { readonly clashes: ChangeOutcomeAnswer['clashes']; readonly changes: readonly { readonly by: string; readonly items: readonly object[] }[]; readonly problems: readonly { readonly code: string; readonly field: string }[] } }

/** Registered in front of the routes of planning. */
type MoreRoutes = (app: App, parts: Pick<PlanApp, 'schedule' | 'clock'>) => Promise<void>

/** The evening of Monday 23 November 2026, the shipped programme's first day. */
export async function openPlanApp(database: Database, folder = SHIPPED_FOLDER, moreRoutes: MoreRoutes = async () => {}): Promise<PlanApp> {
  const clock = new HandClock('2026-11-23T12:00:00Z')
  const station = readStation(folder)
  await importProgramme(database.db, folder, { clock })
  const people = Object.values(PLANNERS)
  for (const { id, login, name, role } of people) {
    await database.db.insertInto('people').values({ id, login, name, role, host_slug: null, password_hash: 'x', created_at: clock.now() }).onConflict((conflict) => conflict.doNothing()).execute()
  }
  const events = new Events(silentLog)
  const schedule = new Schedule({ db: database.db, events, log: silentLog, timeZone: station.timeZone, languages: station.languages })
  await schedule.start()
  const changes = new ProgrammeChanges({ db: database.db, clock, timeZone: station.timeZone, reload: () => schedule.load(), known: () => schedule.stored })
  const app = await buildBareApp({ publicUrl: null, trustProxy: false, registry: new Registry(), health: { missing: () => [], troubles: () => [] } })
  app.decorateRequest('person', null)
  app.addHook('onRequest', async (request) => {
    request.person = people.find((one) => one.login === request.headers['x-person']) ?? null
  })
  await moreRoutes(app, { schedule, clock })
  await app.register(scheduleRoutes, { prefix: '/api/v1', schedule, station, clock })
  await app.register(planRoutes, { prefix: '/api/v1', db: database.db, changes, schedule, timeZone: station.timeZone, clock })
  await app.ready()

  const revision = async () => ((await app.inject({ url: '/api/v1/programme/plan', headers: { 'x-person': 'ada' } })).json() as PlanAnswer).revision
  const post = async (url: string, by: string, payload?: object) => {
    const answer = await app.inject({ method: 'POST', url: `/api/v1/programme/changes${url}`, headers: { 'x-person': by }, ...(payload ? { payload } : {}) })
    return { status: answer.statusCode, body: answer.json() as Answer }
  }
  return {
    app,
    schedule,
    events,
    clock,
    changes,
    revision,
    edit: async (edit, by = 'ewa', { dryRun = false, seen } = {}) => post('', by, { seen: seen ?? (await revision()), edit, dryRun }),
    undo: (id, by = 'ewa') => post(`/${id}/undo`, by),
    plan: async (from, until) => (await app.inject({ url: `/api/v1/programme/plan?from=${from}&until=${until}`, headers: { 'x-person': 'ewa' } })).json(),
    close: async () => {
      await app.close()
      schedule.stop()
    },
  }
}
