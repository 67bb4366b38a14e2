// The feeds' routes over a real database and the shipped programme; who is live is said by the test.

import type { Kysely } from 'kysely'
import { Registry } from 'prom-client'
import { airedShows } from '../../server/archive/aired-show.ts'
import { feedRoutes } from '../../server/archive/feed-routes.ts'
import { Feeds, type LiveAir } from '../../server/archive/feeds.ts'
import type { Clock } from '../../server/clock.ts'
import type { Tables } from '../../server/db/tables.ts'
import { Events } from '../../server/events.ts'
import type { App } from '../../server/http/app-type.ts'
import { buildBareApp } from '../../server/http/bare-app.ts'
import { silentLog } from '../../server/log.ts'
import { Schedule } from '../../server/schedule/schedule.ts'
import { readStation, type StationSettings } from '../../server/schedule/station-settings.ts'
import { SHIPPED_FOLDER } from '../schedules/station-files.ts'

export const STREAMS = [{ path: '/listen/radio.mp3', mediaType: 'audio/mpeg', bitrateKbps: 128, title: 'MP3 128 kb/s' }]

export interface FeedApp {
  readonly app: App
  /** The occurrence whose host is heard. */
  onAirId: string | null
  close(): Promise<void>
}

/** `more`: other routes beside the feeds' own. */
export async function openFeedApp({ db, clock, publicUrl, settings: changes, more }: { readonly db: Kysely<Tables>; readonly clock: Clock; readonly publicUrl: string | null; readonly settings?: Partial<StationSettings>; readonly more?: (app: App) => Promise<void> }): Promise<FeedApp> {
  const settings = { ...readStation(SHIPPED_FOLDER), ...changes }
  const schedule = new Schedule({ db, events: new Events(silentLog), log: silentLog, timeZone: settings.timeZone, languages: settings.languages })
  await schedule.start()
  const app = await buildBareApp({ publicUrl, trustProxy: true, registry: new Registry(), health: { missing: () => [], troubles: () => [] } })
  const opened: FeedApp = {
    app,
    onAirId: null,
    async close() {
      await app.close()
      schedule.stop()
    },
  }
  const liveAir: LiveAir = { onAirId: () => opened.onAirId, streams: STREAMS }
  await app.register(feedRoutes, { db, feeds: new Feeds({ db, settings, findAiredShow: airedShows(db, settings.timeZone, 0), programme: schedule, liveAir, clock }), publicUrl })
  await more?.(app)
  await app.ready()
  return opened
}
