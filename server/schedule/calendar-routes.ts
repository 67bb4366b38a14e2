// The programme for calendar programs: everything, one show, one host. Followed by phones, so made once and kept until the
// programme changes.

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Occurrence } from '../../schedules/occurrence.ts'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import type { Events } from '../events.ts'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import { published, sendPublished, Shelf, type Published } from '../http/published.ts'
import { getHost, getShow } from '../shows/store.ts'
import { CALENDAR_LANGUAGES, calendarWords, type CalendarLanguage } from './calendar-words.ts'
import { writeCalendar } from './ical.ts'
import { calendarWindow, eventOf } from './programme-calendar.ts'
import { speaksAny } from './programme-filter.ts'
import type { Schedule } from './schedule.ts'
import { languageFilter } from './schema.ts'
import type { StationSettings } from './station-settings.ts'

export interface CalendarRoutesOptions {
  readonly db: Kysely<Tables>
  readonly schedule: Pick<Schedule, 'timeZone' | 'between' | 'revisionOf'>
  readonly station: Pick<StationSettings, 'name' | 'slug' | 'timeZone' | 'description' | 'languages'>
  readonly events: Pick<Events, 'on'>
  readonly publicUrl: string | null
  readonly clock: Clock
}

const tags = ['programme']
const CONTENT_TYPE = 'text/calendar; charset=utf-8'
const MOST_KEPT = 100

const query = z.object({
  language: languageFilter,
  lang: z.enum(CALENDAR_LANGUAGES).optional().meta({ description: 'In which language the words around the titles are; the station\'s first when not given' }),
})
const response = { 200: z.string().meta({ description: 'RFC 5545, `text/calendar`: from the first day of last month, 13 months and the rest of this one ahead' }), ...errors(400) }

/** What one calendar is about. */
interface Subject {
  readonly name: string | null
  readonly description: string | null
  readonly url: string
  readonly isIn: (one: Occurrence) => boolean
}

interface Query {
  readonly language?: readonly string[] | undefined
  readonly lang?: CalendarLanguage | undefined
}

export async function calendarRoutes(app: App, options: CalendarRoutesOptions): Promise<void> {
  const { db, schedule, station, events, clock } = options
  const shelf = new Shelf<Published>(MOST_KEPT)
  app.addHook('onClose', async () => stopListening())
  const stopListening = events.on('programmeChanged', () => shelf.forget())

  const answer = async (request: FastifyRequest<{ Querystring: Query }>, reply: FastifyReply, name: string, subjectOf: (language: CalendarLanguage) => Promise<Subject>) => {
    const { language: spoken, lang = ownLanguage(station) } = request.query
    const site = options.publicUrl?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`
    const { from, until } = calendarWindow(clock.now(), schedule.timeZone)
    const key = JSON.stringify([name, lang, spoken, site, from])
    const made = await shelf.get(key, async () => {
      const { name: about, description, url, isIn } = await subjectOf(lang)
      const airings = schedule.between(from, until).filter((one) => isIn(one) && speaksAny(one, spoken))
      const surroundings = { station: station.slug, site, timeZone: schedule.timeZone, language: lang, revisionOf: schedule.revisionOf.bind(schedule) }
      return published(
        writeCalendar({
          name: about === null ? `${station.name}: ${calendarWords(lang).programme}` : `${about} · ${station.name}`,
          description: description ?? station.description[lang] ?? station.name,
          language: lang,
          timeZone: schedule.timeZone,
          url: `${site}${url}`,
          events: airings.map((one) => eventOf(one, surroundings)),
        }),
      )
    })
    void reply.header('content-disposition', `inline; filename="${name}.ics"`)
    return sendPublished(request, reply, made, CONTENT_TYPE)
  }

  app.get('/programme.ics', {
    schema: { tags, summary: 'The programme as a calendar to subscribe to', operationId: 'getProgrammeCalendar', querystring: query, response },
    handler: (request, reply) => answer(request, reply, station.slug, async () => ({ name: null, description: null, url: '/schedule', isIn: () => true })),
  })

  app.get('/shows/:slug.ics', {
    schema: { tags, summary: 'One show as a calendar to subscribe to', operationId: 'getShowCalendar', params: z.object({ slug: calendarSlug }), querystring: query, response: { ...response, ...errors(400, 404) } },
    handler: (request, reply) =>
      answer(request, reply, request.params.slug, async (language) => {
        const { slug, title, latinTitle, descriptions, languages } = await getShow(db, request.params.slug)
        const description = descriptions[language] ?? descriptions[languages[0] ?? ''] ?? null
        return { name: latinTitle ? `${title} (${latinTitle})` : title, description, url: `/shows/${slug}`, isIn: (one) => one.showSlug === slug || ownerOf(one) === slug }
      }),
  })

  app.get('/hosts/:slug.ics', {
    schema: { tags, summary: 'What one host is heard in, as a calendar to subscribe to', operationId: 'getHostCalendar', params: z.object({ slug: calendarSlug }), querystring: query, response: { ...response, ...errors(400, 404) } },
    handler: (request, reply) =>
      answer(request, reply, request.params.slug, async () => {
        const { slug, name } = await getHost(db, request.params.slug)
        return { name, description: null, url: `/hosts/${slug}`, isIn: (one) => one.hosts.some((host) => host.slug === slug) }
      }),
  })
}

const calendarSlug = z.string().max(80).regex(/^[a-z0-9-]+$/).meta({ description: 'As in the address of the page' })

/** Whose slot it is, also when another show airs in it: the show's listeners must hear that it does not air. */
function ownerOf(one: Occurrence): string | undefined {
  return one.id.split('/', 1)[0]
}

function ownLanguage({ languages }: Pick<StationSettings, 'languages'>): CalendarLanguage {
  return CALENDAR_LANGUAGES.find((one) => languages.includes(one)) ?? 'en'
}
