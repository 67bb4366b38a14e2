// The application: what it answers, in the order a reader would ask. Services come from compose.ts.

import type { FastifyBaseLogger } from 'fastify'
import type { Kysely } from 'kysely'
import type { Registry } from 'prom-client'
import { archiveDeskRoutes } from './archive/desk-routes.ts'
import { editorRoutes } from './archive/editor-routes.ts'
import { episodeRoutes } from './archive/episode-routes.ts'
import { feedRoutes } from './archive/feed-routes.ts'
import { Feeds, type LiveAir } from './archive/feeds.ts'
import type { Keeping } from './archive/keeping/keeping.ts'
import { keepingRoutes } from './archive/keeping/routes.ts'
import { importRoutes } from './archive/import/routes.ts'
import { mediaRoutes } from './archive/media-routes.ts'
import { searchRoutes } from './archive/search/routes.ts'
import { Search } from './archive/search/search.ts'
import { listPublicPages } from './archive/sitemap/public-pages.ts'
import type { RunningArchive } from './archive/start-archive.ts'
import { uploadRoutes } from './archive/uploads/routes.ts'
import { logDeskRoutes, type LogDeskRoutesOptions } from './broadcast/air-log/desk-routes.ts'
import { hlsRoutes, type HlsRoutesOptions } from './broadcast/air-log/hls-routes.ts'
import type { Engine } from './broadcast/engine.ts'
import { eventsSocket } from './broadcast/events-socket.ts'
import { listenRoutes } from './broadcast/listen-routes.ts'
import type { BuiltinMounts } from './broadcast/outputs/builtin-mount.ts'
import { FORMATS } from './broadcast/outputs/formats.ts'
import { broadcastRoutes } from './broadcast/routes.ts'
import { studioSocket } from './broadcast/studio/studio-socket.ts'
import { chatDeskRoutes } from './chat/desk-routes.ts'
import { chatRoutes } from './chat/routes.ts'
import { chatSocket } from './chat/socket.ts'
import type { RunningChat } from './chat/start-chat.ts'
import type { Clock } from './clock.ts'
import type { Tables } from './db/tables.ts'
import type { Events } from './events.ts'
import type { App } from './http/app-type.ts'
import { buildBareApp } from './http/bare-app.ts'
import type { CardPainter } from './http/cards/card-painter.ts'
import type { HealthOptions } from './http/health.ts'
import { siteRoutes } from './http/site.ts'
import type { Log } from './log.ts'
import { accountRoutes } from './people/account-routes.ts'
import { auditRoutes } from './people/audit-routes.ts'
import { ideaRoutes } from './people/ideas/routes.ts'
import type { People } from './people/people.ts'
import { personPlugin } from './people/person-plugin.ts'
import { peopleRoutes } from './people/routes.ts'
import { calendarRoutes } from './schedule/calendar-routes.ts'
import { imprintRoutes } from './schedule/imprint-routes.ts'
import { planRoutes } from './schedule/plan-routes.ts'
import type { ProgrammeChanges } from './schedule/programme-changes.ts'
import type { ProgrammeFiles } from './schedule/programme-files.ts'
import { programmeFilesRoutes } from './schedule/programme-files-routes.ts'
import { scheduleRoutes } from './schedule/routes.ts'
import type { Schedule } from './schedule/schedule.ts'
import { showRoomRoutes } from './schedule/show-room-routes.ts'
import type { StationSettings } from './schedule/station-settings.ts'
import { followAddresses } from './shows/addresses/follow-addresses.ts'
import { addressRoutes } from './shows/addresses/routes.ts'
import { resolveAddress } from './shows/addresses/store.ts'
import type { Covers } from './shows/covers/covers.ts'
import { coverFiles, coverRoutes } from './shows/covers/routes.ts'
import { languageRoutes } from './shows/language-routes.ts'
import { showRoutes } from './shows/routes.ts'
import { spokenFiles, spokenRoutes } from './shows/spoken/routes.ts'
import type { SpokenTitles } from './shows/spoken/spoken-titles.ts'
import { voiceDeskRoutes } from './voice/desk-routes.ts'
import type { VoiceQuestions } from './voice/questions.ts'
import { voiceRoutes } from './voice/routes.ts'

export interface AppOptions {
  readonly clock: Clock
  readonly log: Log & FastifyBaseLogger
  readonly events: Events
  readonly settings: StationSettings
  readonly publicUrl: string | null
  readonly trustProxy: boolean | number | readonly string[]
  /** What `npm run build` made. */
  readonly siteFolder: string
  /** The site's service worker, which phones drop when it is false. */
  readonly hasWorker?: boolean
  readonly health: HealthOptions
  readonly registry: Registry
  readonly db: Kysely<Tables>
  readonly people: People
  readonly schedule: Schedule
  readonly programmeChanges: ProgrammeChanges
  readonly programmeFiles: ProgrammeFiles
  readonly covers: Covers
  readonly painter: CardPainter
  readonly spoken: SpokenTitles
  readonly engine: Engine
  readonly mounts: BuiltinMounts
  readonly airLog: HlsRoutesOptions & LogDeskRoutesOptions
  readonly archive: RunningArchive
  readonly chat: RunningChat
  readonly questions: VoiceQuestions
  readonly keeping: Keeping
}

const API = { prefix: '/api/v1' }

/** Builds the application, ready to answer but not listening. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { clock, log, events, settings, publicUrl, db, people, schedule, engine, mounts, archive, chat } = options
  const app = await buildBareApp({ logger: log, publicUrl, trustProxy: options.trustProxy, health: options.health, registry: options.registry })

  await app.register(personPlugin, { sessions: people.sessions, tokens: people.tokens, publicUrl })
  followAddresses(app, { resolve: (address) => resolveAddress(db, address) })
  await app.register(listenRoutes, { mounts, stationName: settings.name, publicUrl })
  await app.register(hlsRoutes, options.airLog)
  await app.register(scheduleRoutes, { ...API, schedule, station: settings, clock })
  await app.register(imprintRoutes, { station: settings })
  await app.register(planRoutes, { ...API, db, changes: options.programmeChanges, schedule, timeZone: settings.timeZone, clock })
  await app.register(programmeFilesRoutes, { ...API, files: options.programmeFiles })
  await app.register(showRoomRoutes, { ...API, db })
  await app.register(showRoutes, { ...API, db, airings: schedule, clock })
  await app.register(calendarRoutes, { db, schedule, station: settings, events, publicUrl, clock })
  await app.register(mediaRoutes, { db, ...archive })
  await app.register(episodeRoutes, { ...API, db, ...archive })
  await app.register(searchRoutes, { ...API, search: new Search({ db, showNames: archive.showNames, timeZone: settings.timeZone }) })
  await app.register(feedRoutes, { db, feeds: new Feeds({ db, settings, findAiredShow: archive.findAiredShow, programme: schedule, liveAir: liveAirOf(engine), clock }), publicUrl })
  await app.register(archiveDeskRoutes, { prefix: `${API.prefix}/desk`, db, publicUrl, ...archive })
  await app.register(uploadRoutes, { prefix: `${API.prefix}/desk`, ...archive })
  await app.register(editorRoutes, { prefix: `${API.prefix}/desk`, db, covers: options.covers, ...archive })
  await app.register(keepingRoutes, { prefix: `${API.prefix}/desk`, keeping: options.keeping })
  await app.register(importRoutes, { prefix: `${API.prefix}/desk`, db, clock, publicUrl, ...archive })
  await app.register(languageRoutes, { ...API, db })
  await app.register(addressRoutes, { ...API, db, clock, onChange: (slug) => events.emit('programmeChanged', { reason: `the address of ${slug}` }) })
  await app.register(coverRoutes, { ...API, db, covers: options.covers })
  await app.register(coverFiles, { db, covers: options.covers })
  await app.register(spokenRoutes, { ...API, db, spoken: options.spoken })
  await app.register(spokenFiles, { db, spoken: options.spoken })
  await app.register(peopleRoutes, { ...API, people, publicUrl })
  await app.register(accountRoutes, { ...API, people, stationName: settings.name })
  await app.register(ideaRoutes, { ...API, ideas: people.ideas })
  await app.register(auditRoutes, { ...API, db })
  await app.register(broadcastRoutes, { ...API, engine, schedule, clock, findPerson: (login) => people.accounts.getByLogin(login) })
  await app.register(eventsSocket, { ...API, events, now: () => engine.now(), startOver: () => options.airLog.listeningBack.startOver(), stationName: settings.name, log })
  await app.register(logDeskRoutes, { prefix: `${API.prefix}/desk`, ...options.airLog })
  await app.register(studioSocket, {
    ...API,
    door: engine,
    programme: schedule,
    now: () => engine.now(),
    events,
    clock,
    graceMs: settings.graceSeconds * 1000,
    earlyMs: settings.earlyMinutes * 60_000,
    log,
  })
  await app.register(chatRoutes, { ...API, open: chat.open, programme: schedule, station: settings, publicUrl, clock })
  await app.register(chatDeskRoutes, { prefix: `${API.prefix}/desk`, open: chat.open, clock })
  await app.register(chatSocket, { ...API, open: chat.open, publicUrl, log })
  await app.register(voiceRoutes, { ...API, questions: options.questions })
  await app.register(voiceDeskRoutes, { prefix: `${API.prefix}/desk`, db, questions: options.questions })
  await app.register(siteRoutes, { dist: options.siteFolder, publicUrl, clock, log, painter: options.painter, hasWorker: options.hasWorker, onChange: forgetWhen(events), listPages: () => listPublicPages(db) })
  await app.ready()
  return app
}

/** What pages show: the programme, and what is published. */
function forgetWhen(events: Events): (forget: () => void) => void {
  return (forget) => {
    for (const news of ['programmeChanged', 'episodePublished', 'episodeWithdrawn'] as const) events.on(news, forget)
  }
}

/** What feeds say of the air: who is live, and where it is heard. */
function liveAirOf(engine: Engine): LiveAir {
  return {
    onAirId() {
      const { onAir } = engine.now()
      return onAir.live ? onAir.occurrenceId : null
    },
    streams: FORMATS.map(({ name, codec, bitrateKbps }) => ({ path: `/listen/${name}`, mediaType: codec === 'mp3' ? 'audio/mpeg' : 'audio/ogg', bitrateKbps, title: `${codec === 'mp3' ? 'MP3' : 'Opus'} ${bitrateKbps} kb/s` })),
  }
}
