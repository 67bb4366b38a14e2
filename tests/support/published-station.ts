// What the station publishes, without its live sound: the shipped programme in a real database, the interface, calendars, embeds,
// pages, episodes with their files and feeds, and pushed news, at whatever time a test says.

import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { Registry } from 'prom-client'
import type { Occurrence } from '../../schedules/occurrence.ts'
import type { Edit } from '../../schedules/programme-edit.ts'
import { airedShows } from '../../server/archive/aired-show.ts'
import { DiskStorage } from '../../server/archive/disk-storage.ts'
import { episodeRoutes } from '../../server/archive/episode-routes.ts'
import { feedRoutes } from '../../server/archive/feed-routes.ts'
import { Feeds } from '../../server/archive/feeds.ts'
import { mediaRoutes } from '../../server/archive/media-routes.ts'
import { openPreviewLinks, type PreviewLinks } from '../../server/archive/preview-links.ts'
import { searchRoutes } from '../../server/archive/search/routes.ts'
import { Search } from '../../server/archive/search/search.ts'
import { showNamesOf } from '../../server/archive/show-names.ts'
import { eventsSocket } from '../../server/broadcast/events-socket.ts'
import type { NowPlaying } from '../../server/broadcast/schema.ts'
import type { Database } from '../../server/db/database.ts'
import { Events } from '../../server/events.ts'
import type { App } from '../../server/http/app-type.ts'
import { buildBareApp } from '../../server/http/bare-app.ts'
import { siteRoutes } from '../../server/http/site.ts'
import { silentLog } from '../../server/log.ts'
import { calendarRoutes } from '../../server/schedule/calendar-routes.ts'
import { ProgrammeChanges } from '../../server/schedule/programme-changes.ts'
import { imprintRoutes } from '../../server/schedule/imprint-routes.ts'
import { importProgramme } from '../../server/schedule/programme-import.ts'
import { scheduleRoutes } from '../../server/schedule/routes.ts'
import { Schedule } from '../../server/schedule/schedule.ts'
import { readStation } from '../../server/schedule/station-settings.ts'
import { readRevision } from '../../server/schedule/store.ts'
import { followAddresses } from '../../server/shows/addresses/follow-addresses.ts'
import { resolveAddress } from '../../server/shows/addresses/store.ts'
import { showRoutes } from '../../server/shows/routes.ts'
import { SHIPPED_FOLDER } from '../schedules/station-files.ts'
import { openTestDatabase } from './database.ts'
import { HandClock } from './hand-clock.ts'
import { PLANNERS } from './plan-app.ts'

export interface PublishedStation {
  readonly url: string
  readonly app: App
  readonly clock: HandClock
  readonly database: Database
  readonly schedule: Schedule
  readonly storage: DiskStorage
  readonly previews: PreviewLinks
  /** From now on the mounts give this sound, then silence, to whoever asks. */
  streams(sound: Buffer): void
  /** Who hears a mount now. */
  listeners(): number
  /** Pages are drawn anew, as after any news. */
  forgetPages(): void
  /** Makes one change as the desk does. */
  edit(edit: Edit): Promise<void>
  close(): Promise<void>
}

/** `dist` is a built site; `at` the station's time, which stands still until the clock is turned. */
export async function openPublishedStation(dist: string, at: string): Promise<PublishedStation> {
  const clock = new HandClock(at)
  const database = await openTestDatabase()
  const station = readStation(SHIPPED_FOLDER)
  await importProgramme(database.db, SHIPPED_FOLDER, { clock })
  const events = new Events(silentLog)
  const schedule = new Schedule({ db: database.db, events, log: silentLog, timeZone: station.timeZone, languages: station.languages })
  await schedule.start()
  const { ewa } = PLANNERS
  await database.db.insertInto('people').values({ id: ewa.id, login: ewa.login, name: ewa.name, role: ewa.role, host_slug: null, password_hash: 'x', created_at: clock.now() }).execute()
  const changes = new ProgrammeChanges({ db: database.db, clock, timeZone: station.timeZone, reload: () => schedule.load(), known: () => schedule.stored })
  const app = await buildBareApp({ publicUrl: null, trustProxy: false, registry: new Registry(), health: { missing: () => [], troubles: () => [] } })
  app.decorateRequest('person', null)
  followAddresses(app, { resolve: (address) => resolveAddress(database.db, address) })
  const now = () => nowPlaying(schedule, clock.now())
  const api = { prefix: '/api/v1' }
  await app.register(scheduleRoutes, { ...api, schedule, station, clock })
  await app.register(imprintRoutes, { station })
  await app.register(showRoutes, { ...api, db: database.db, airings: schedule, clock })
  await app.register(calendarRoutes, { db: database.db, schedule, station, events, publicUrl: null, clock })
  const folder = mkdtempSync(path.join(os.tmpdir(), 'imi-radio-published-'))
  const storage = new DiskStorage(folder)
  const previews = await openPreviewLinks(database.db, clock)
  const findAiredShow = airedShows(database.db, station.timeZone, 0)
  const archive = { db: database.db, storage, previews, showNames: showNamesOf(database.db, findAiredShow) }
  await app.register(mediaRoutes, archive)
  await app.register(episodeRoutes, { ...api, ...archive })
  await app.register(searchRoutes, { ...api, search: new Search({ ...archive, timeZone: station.timeZone }) })
  await app.register(feedRoutes, { db: database.db, feeds: new Feeds({ db: database.db, settings: station, findAiredShow, programme: schedule, liveAir: { onAirId: () => null, streams: [] }, clock }), publicUrl: null })
  const hearing = new Set<PassThrough>()
  let sound: Buffer | null = null
  app.get('/listen/:mount', (_request, reply) => {
    if (!sound) return reply.code(503).send()
    const line = new PassThrough()
    hearing.add(line)
    line.on('close', () => hearing.delete(line))
    line.write(sound)
    return reply.header('content-type', 'audio/mpeg').send(line)
  })
  app.get('/api/v1/now', async () => now())
  await app.register(eventsSocket, { ...api, events, now, stationName: station.name, log: silentLog })
  await app.register(siteRoutes, { dist, publicUrl: null, clock, log: silentLog, onChange: (forget) => void events.on('programmeChanged', forget) })
  return {
    url: await app.listen({ port: 0, host: '127.0.0.1' }),
    app,
    clock,
    database,
    schedule,
    storage,
    previews,
    streams: (given) => void (sound = given),
    listeners: () => hearing.size,
    forgetPages: () => events.emit('programmeChanged', { reason: 'a test' }),
    async edit(edit) {
      await changes.change(ewa, { seen: await readRevision(database.db), edit, dryRun: false })
    },
    async close() {
      for (const line of hearing) line.destroy()
      await app.close()
      schedule.stop()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** As if each airing were live on its plan. */
function nowPlaying(schedule: Schedule, at: Date): NowPlaying {
  const current = schedule.at(at)
  const next = schedule.nextAfter(at)
  const show = (one: Occurrence) => ({ slug: one.showSlug, title: one.title, languages: [...one.languages] })
  return {
    at: at.toISOString(),
    onAir: {
      kind: current ? 'microphone' : 'playlist',
      live: current !== null,
      reason: 'by plan',
      reasonCode: current ? 'live' : 'gap',
      show: current && show(current),
      host: current?.hosts[0] ?? null,
      hosts: [...(current?.hosts ?? [])],
      title: null,
      occurrenceId: current?.id ?? null,
      startedAt: (current?.startsAt ?? at).toISOString(),
      endsAt: current?.endsAt.toISOString() ?? null,
    },
    next: next && { occurrenceId: next.id, show: show(next), hosts: [...next.hosts], kind: next.kind, playable: null, startsAt: next.startsAt.toISOString(), endsAt: next.endsAt.toISOString() },
    listeners: 12,
  }
}
