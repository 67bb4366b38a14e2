// A station for the desk's tests: the real site, people, plan and pushed news over a real database, without the air.

import { Registry } from 'prom-client'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { eventsSocket } from '../../server/broadcast/events-socket.ts'
import type { NowPlaying } from '../../server/broadcast/schema.ts'
import type { Database } from '../../server/db/database.ts'
import { Events } from '../../server/events.ts'
import { buildBareApp } from '../../server/http/bare-app.ts'
import { siteRoutes } from '../../server/http/site.ts'
import { silentLog } from '../../server/log.ts'
import { createPeople } from '../../server/people/people.ts'
import type { Person } from '../../server/people/person.ts'
import { personPlugin } from '../../server/people/person-plugin.ts'
import { peopleRoutes } from '../../server/people/routes.ts'
import { planRoutes } from '../../server/schedule/plan-routes.ts'
import { ProgrammeChanges } from '../../server/schedule/programme-changes.ts'
import { importProgramme } from '../../server/schedule/programme-import.ts'
import { scheduleRoutes } from '../../server/schedule/routes.ts'
import { Schedule } from '../../server/schedule/schedule.ts'
import { readStation } from '../../server/schedule/station-settings.ts'
import type { Edit } from '../../schedules/programme-edit.ts'
import type { ChangeOutcome } from '../../server/schedule/programme-changes.ts'
import type { PlanAnswer } from '../../server/schedule/plan-schema.ts'
import { openHostProfiles } from '../../server/shows/host-profiles.ts'
import { SHIPPED_FOLDER } from '../schedules/station-files.ts'
import { HandClock } from './hand-clock.ts'

const PASSWORD = 'long winter evening'
const API = { prefix: '/api/v1' }

/** Everybody has the same password; Ilona is given one show. */
const PEOPLE = [
  { login: 'ewa', name: 'Ewa', role: 'coordinator', shows: [] },
  { login: 'olga', name: 'Olga', role: 'coordinator', shows: [] },
  { login: 'ilona', name: 'Ilona', role: 'editor', shows: ['vechir-na-prazi'] },
] as const

export interface DeskStation {
  readonly url: string
  readonly clock: HandClock
  /** A page of somebody signed in. Without a login: a listener. */
  open(path: string, options?: BrowserContextOptions & { readonly login?: string }): Promise<Page>
  /** Somebody's edit, made without the desk. */
  edit(edit: Edit, login?: string): Promise<ChangeOutcome>
  plan(): Promise<PlanAnswer>
  close(): Promise<void>
}

/** Opens it on the shipped programme, in the afternoon of Monday 23 November 2026, its first day. */
export async function openDeskStation({ db }: Database, dist: string, browser: Browser): Promise<DeskStation> {
  const clock = new HandClock('2026-11-23T13:10:00Z')
  const station = readStation(SHIPPED_FOLDER)
  const events = new Events(silentLog)
  await importProgramme(db, SHIPPED_FOLDER, { clock })
  const people = createPeople({ db, clock, log: silentLog, events, hosts: openHostProfiles(db) })
  const planners = new Map<string, Person>()
  for (const { shows, ...account } of PEOPLE) {
    const made = await people.accounts.add({ ...account, password: PASSWORD, hostSlug: null })
    if (shows.length > 0) await db.insertInto('show_editors').values(shows.map((slug) => ({ person_id: made.id, show_slug: slug }))).execute()
    planners.set(account.login, { ...made, shows })
  }
  const schedule = new Schedule({ db, events, log: silentLog, timeZone: station.timeZone, languages: station.languages })
  await schedule.start()
  const changes = new ProgrammeChanges({
    db,
    clock,
    timeZone: station.timeZone,
    known: () => schedule.stored,
    reload: async () => {
      await schedule.load()
      events.emit('programmeChanged', { reason: 'changed at the desk' })
    },
  })

  const app = await buildBareApp({ publicUrl: null, trustProxy: false, registry: new Registry(), health: { missing: () => [], troubles: () => [] } })
  await app.register(personPlugin, { sessions: people.sessions, tokens: people.tokens, publicUrl: null })
  await app.register(peopleRoutes, { ...API, people, publicUrl: null })
  await app.register(scheduleRoutes, { ...API, schedule, station, clock })
  await app.register(planRoutes, { ...API, db, changes, schedule, timeZone: station.timeZone, clock })
  await app.register(eventsSocket, { ...API, events, now: () => nothingOn(clock.now()), stationName: station.name, log: silentLog })
  app.get('/api/v1/now', { schema: { hide: true } }, () => nothingOn(clock.now()))
  await app.register(siteRoutes, { dist, publicUrl: null, clock, log: silentLog })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })

  const revision = async () => Number((await db.selectFrom('programme_changes').select((eb) => eb.fn.max('id').as('id')).executeTakeFirst())?.id ?? 0)
  const signInTo = async (login: string) => {
    const answer = await fetch(`${url}/api/v1/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body: JSON.stringify({ login, password: PASSWORD }) })
    const [name = '', value = ''] = (answer.headers.get('set-cookie') ?? '').split(';')[0]?.split('=') ?? []
    return { name, value, url }
  }
  return {
    url,
    clock,
    open: async (path, { login, ...options } = {}) => {
      const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'America/New_York', viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options })
      if (login !== undefined) await context.addCookies([await signInTo(login)])
      const page = await context.newPage()
      await page.goto(url + path)
      return page
    },
    edit: async (edit, login = 'olga') => {
      const person = planners.get(login)
      if (!person) throw new Error(`nobody is called ${login}`)
      return changes.change(person, { seen: await revision(), edit, dryRun: false })
    },
    plan: async () => {
      const { name, value } = await signInTo('ewa')
      return (await fetch(`${url}/api/v1/programme/plan?from=2026-11-23&until=2026-11-30`, { headers: { cookie: `${name}=${value}` } })).json() as Promise<PlanAnswer>
    },
    close: async () => {
      for (const context of browser.contexts()) await context.close()
      await app.close()
      schedule.stop()
    },
  }
}

function nothingOn(at: Date): NowPlaying {
  return {
    at: at.toISOString(),
    onAir: { kind: 'playlist', live: false, reason: 'nothing is planned', reasonCode: 'nothing_planned', show: null, host: null, hosts: [], title: null, occurrenceId: null, startedAt: at.toISOString(), endsAt: null },
    next: null,
    listeners: 0,
  }
}
