// A station for the chat's tests in the browser: the real site, people, programme and chat over a real database, without the air.

import { randomUUID } from 'node:crypto'
import { Registry } from 'prom-client'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { eventsSocket } from '../../server/broadcast/events-socket.ts'
import type { NowPlaying } from '../../server/broadcast/schema.ts'
import { chatDeskRoutes } from '../../server/chat/desk-routes.ts'
import { chatRoutes } from '../../server/chat/routes.ts'
import { chatSocket } from '../../server/chat/socket.ts'
import { startChat } from '../../server/chat/start-chat.ts'
import { ChatStore } from '../../server/chat/store.ts'
import { stationNames } from '../../server/chat/station-names.ts'
import type { Clock } from '../../server/clock.ts'
import type { Database } from '../../server/db/database.ts'
import { Events } from '../../server/events.ts'
import { buildBareApp } from '../../server/http/bare-app.ts'
import { siteRoutes } from '../../server/http/site.ts'
import { silentLog } from '../../server/log.ts'
import { createPeople } from '../../server/people/people.ts'
import { personPlugin } from '../../server/people/person-plugin.ts'
import { peopleRoutes } from '../../server/people/routes.ts'
import { openHostProfiles } from '../../server/shows/host-profiles.ts'
import { importProgramme } from '../../server/schedule/programme-import.ts'
import { scheduleRoutes } from '../../server/schedule/routes.ts'
import { Schedule } from '../../server/schedule/schedule.ts'
import { readStation } from '../../server/schedule/station-settings.ts'
import { SHIPPED_FOLDER } from '../schedules/station-files.ts'

const PASSWORD = 'long winter evening'
const API = { prefix: '/api/v1' }

export interface ChatStation {
  readonly url: string
  /** A page of somebody: signed in with `login`, else a listener; each has an address and a storage of its own. */
  open(path: string, options?: BrowserContextOptions & { readonly login?: string }): Promise<Page>
  /** As if that many listeners had each said something in the station's room before; every second one in Polish. */
  fill(messages: number): Promise<void>
  /** Closes every page and begins an empty chat. */
  forget(): Promise<void>
  /** Cuts every socket, as a network that changes. */
  cut(): void
  /** New sockets are refused while this is true. */
  isAway: boolean
  close(): Promise<void>
}

/** Everybody has the same password; Lesia hosts the show on air. */
const PEOPLE = [
  { login: 'mila', name: 'Mila', role: 'moderator', hostSlug: null },
  { login: 'noor', name: 'Noor', role: 'moderator', hostSlug: null },
  { login: 'lesia', name: 'Леся', role: 'host', hostSlug: 'lesia-z-bramy' },
] as const

/** Opens it at ten past six on Monday 23 November 2026, while "Вечір на Празі" is on air; the time goes on from there. */
export async function openChatStation({ db, url: databaseUrl }: Database, dist: string, browser: Browser): Promise<ChatStation> {
  const clock = movedClock('2026-11-23T17:10:00Z')
  const settings = readStation(SHIPPED_FOLDER)
  const events = new Events(silentLog)
  await importProgramme(db, SHIPPED_FOLDER, { clock })
  const people = createPeople({ db, clock, log: silentLog, events, hosts: openHostProfiles(db) })
  for (const person of PEOPLE) await people.accounts.add({ ...person, password: PASSWORD })
  const schedule = new Schedule({ db, events, log: silentLog, timeZone: settings.timeZone, languages: settings.languages })
  await schedule.start()
  const begun = () => startChat({ db, databaseUrl, programme: schedule, station: settings, listNames: () => stationNames(db, people.accounts), events, clock, log: silentLog })
  let chat = begun()
  const now = (): NowPlaying => {
    const [airing] = schedule.between(clock.now(), new Date(clock.now().getTime() + 1))
    return {
      at: clock.now().toISOString(),
      onAir: { kind: 'microphone', live: true, reason: 'on air', reasonCode: 'live', show: { slug: 'vechir-na-prazi', title: 'Вечір на Празі', languages: ['uk'] }, host: null, hosts: [], title: null, occurrenceId: airing?.id ?? null, startedAt: '2026-11-23T17:00:00Z', endsAt: '2026-11-23T18:00:00Z' },
      next: null,
      listeners: 3,
    }
  }

  const station = { isAway: false }
  const cut = () => {
    for (const socket of app.websocketServer.clients) socket.terminate()
  }
  // Each page says its own address, as a proxy would.
  const app = await buildBareApp({ publicUrl: null, trustProxy: true, registry: new Registry(), health: { missing: () => [], troubles: () => [] } })
  app.addHook('onRequest', async (request, reply) => {
    if (station.isAway && request.url.startsWith('/api/v1/chat')) return reply.code(503).send({ code: 'away', message: 'The chat is away.' })
  })
  await app.register(personPlugin, { sessions: people.sessions, tokens: people.tokens, publicUrl: null })
  await app.register(peopleRoutes, { ...API, people, publicUrl: null })
  await app.register(scheduleRoutes, { ...API, schedule, station: settings, clock })
  await app.register(eventsSocket, { ...API, events, now, stationName: settings.name, log: silentLog })
  app.get('/api/v1/now', { schema: { hide: true } }, now)
  await app.register(chatRoutes, { ...API, open: () => chat.open(), programme: schedule, station: settings, publicUrl: null, clock })
  await app.register(chatDeskRoutes, { prefix: `${API.prefix}/desk`, open: () => chat.open(), clock })
  await app.register(chatSocket, { ...API, open: () => chat.open(), publicUrl: null, log: silentLog })
  await app.register(siteRoutes, { dist, publicUrl: null, clock, log: silentLog })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })

  let visitors = 0
  const sessionOf = async (login: string) => {
    const answer = await fetch(`${url}/api/v1/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url, 'x-forwarded-for': `10.8.${visitors}.1` }, body: JSON.stringify({ login, password: PASSWORD }) })
    const [name = '', value = ''] = (answer.headers.get('set-cookie') ?? '').split(';')[0]?.split('=') ?? []
    return { name, value, url }
  }
  return Object.assign(station, {
    url,
    open: async (path: string, { login, ...options }: BrowserContextOptions & { readonly login?: string } = {}) => {
      visitors += 1
      const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Warsaw', viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', extraHTTPHeaders: { 'x-forwarded-for': `10.9.${visitors}.1` }, ...options })
      if (login !== undefined) await context.addCookies([await sessionOf(login)])
      const page = await context.newPage()
      await page.goto(url + path)
      return page
    },
    fill: async (messages: number) => {
      const store = new ChatStore(db)
      for (let n = 1; n <= messages; n += 1) {
        await store.say(
          { room: 'station', authorKey: `listener ${n}`, sayId: randomUUID(), at: clock.now(), nick: `Listener ${n}`, mark: null, kind: 'message', text: `Message number ${n}`, language: n % 2 ? 'uk' : 'pl', queue: null, network: null },
          () => ({ state: 'shown', heldFor: null, isNewcomer: false, linksAllowed: false }),
        )
      }
    },
    cut,
    forget: async () => {
      station.isAway = false
      for (const context of browser.contexts()) await context.close()
      cut()
      await chat.stop()
      for (const table of ['chat_reports', 'chat_cases', 'chat_bans', 'chat_messages', 'chat_rooms', 'chat_word_lists'] as const) await db.deleteFrom(table).execute()
      chat = begun()
    },
    close: async () => {
      for (const context of browser.contexts()) await context.close()
      await app.close()
      await chat.stop()
      schedule.stop()
    },
  })
}

/** The machine's clock, moved to another day. */
function movedClock(start: string): Clock {
  const aheadMs = Date.parse(start) - Date.now()
  return { now: () => new Date(Date.now() + aheadMs), monotonicMs: () => performance.now() }
}
