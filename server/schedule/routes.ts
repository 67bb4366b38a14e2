// The station and its programme for everybody. Answered from memory, also while the database is away. Mounted under /api/v1.

import { parseDay } from '../../schedules/calendar-date.ts'
import type { Occurrence, OccurrenceChange } from '../../schedules/occurrence.ts'
import { DAY_MS, instantOf, wallOf } from '../../schedules/wall-clock.ts'
import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import { revalidated } from '../http/revalidated.ts'
import { may } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import '../people/request-person.ts'
import { signedIn } from '../people/routes.ts'
import * as schema from './schema.ts'
import type { Schedule } from './schedule.ts'
import type { StationSettings } from './station-settings.ts'

export interface ScheduleRoutesOptions {
  readonly schedule: Pick<Schedule, 'timeZone' | 'between' | 'at' | 'endRunningSpecial'>
  readonly station: Pick<StationSettings, 'name' | 'slug' | 'timeZone' | 'languages' | 'description'>
  readonly clock: Clock
}

const tags = ['programme']
const DEFAULT_DAYS = 7
const MAX_DAYS = 62

export async function scheduleRoutes(app: App, { schedule, station, clock }: ScheduleRoutesOptions): Promise<void> {
  app.get('/station', {
    onSend: revalidated,
    schema: { tags, summary: 'The station', operationId: 'getStation', response: { 200: schema.station, ...errors() } },
    handler: async () => {
      const { name, slug, timeZone, languages, description } = station
      return { name, slug, timeZone, languages: [...languages], description }
    },
  })

  app.get('/programme', {
    onSend: revalidated,
    schema: {
      tags,
      summary: 'What airs between two instants, cancelled airings included',
      operationId: 'getProgramme',
      querystring: schema.programmeQuery,
      response: { 200: schema.programme, ...errors(400) },
    },
    handler: async ({ query }) => {
      const { from, until } = windowOf(query, clock.now(), schedule.timeZone)
      const occurrences = schedule.between(from, until).map(present)
      return { timeZone: schedule.timeZone, from: from.toISOString(), until: until.toISOString(), occurrences }
    },
  })

  app.delete('/specials/running', {
    schema: {
      tags,
      summary: 'End the special that has the air; the programme is back at once',
      operationId: 'endRunningSpecial',
      response: { 204: schema.nothing, ...errors(401, 403, 404) },
    },
    handler: async ({ person }, reply) => {
      refuseEnding(signedIn(person), schedule.at(clock.now()))
      if (!(await schedule.endRunningSpecial(clock.now()))) throw noSpecial()
      return reply.status(204).send(null)
    },
  })
}

/** Whoever may open specials may end them, and so may the person it was opened for. */
function refuseEnding(person: Person, running: Occurrence | null): void {
  if (may(person, 'end_special', { personId: running?.special ? (running.personId ?? null) : null })) return
  throw new AppError('forbidden', 'may_not_end_special', 'Only coordinators, admins and the one a special was opened for end it; ask one of them.')
}

function noSpecial(): AppError {
  return new AppError('not-found', 'no_special_running', 'No special is running now.')
}

/** Days are counted on the wall: seven days over a change of the clocks are seven midnights. */
function windowOf(query: schema.ProgrammeQuery, now: Date, timeZone: string): { from: Date; until: Date } {
  const from = query.from === undefined ? startOfDay(now, timeZone) : momentOf(query.from, timeZone)
  const until = query.until === undefined ? daysLater(from, DEFAULT_DAYS, timeZone) : momentOf(query.until, timeZone)
  if (until <= from) throw new AppError('invalid', 'programme_window', 'The programme ends before it begins: give an `until` after `from`.')
  if (until > daysLater(from, MAX_DAYS, timeZone)) {
    throw new AppError('invalid', 'programme_window', `At most ${MAX_DAYS} days can be asked for at once; give an \`until\` nearer to \`from\`.`)
  }
  return { from, until }
}

function momentOf(text: string, timeZone: string): Date {
  const day = parseDay(text)
  return new Date(day === null ? Date.parse(text) : instantOf(day * DAY_MS, timeZone))
}

function startOfDay(now: Date, timeZone: string): Date {
  return new Date(instantOf(Math.floor(wallOf(now.getTime(), timeZone) / DAY_MS) * DAY_MS, timeZone))
}

function daysLater(from: Date, days: number, timeZone: string): Date {
  return new Date(instantOf(wallOf(from.getTime(), timeZone) + days * DAY_MS, timeZone))
}

function present(one: Occurrence): schema.OccurrenceAnswer {
  return {
    id: one.id,
    show: { slug: one.showSlug, title: one.title, latinTitle: one.latinTitle ?? null, languages: [...one.languages] },
    hosts: one.hosts.map(({ slug, name }) => ({ slug, name })),
    kind: one.kind,
    startsAt: one.startsAt.toISOString(),
    endsAt: one.endsAt.toISOString(),
    special: one.special,
    music: one.music,
    archive: one.archive,
    cancelled: one.cancelled,
    change: one.change ? presentChange(one.change) : null,
  }
}

function presentChange(change: OccurrenceChange): NonNullable<schema.OccurrenceAnswer['change']> {
  switch (change.kind) {
    case 'moved':
    case 'extended':
      return { kind: change.kind, plannedStartsAt: change.plannedStartsAt.toISOString(), plannedEndsAt: change.plannedEndsAt.toISOString() }
    case 'replaced':
      return { kind: 'replaced', showSlug: change.showSlug, title: change.title }
    case 'rerun':
      return { kind: 'rerun', ofDate: change.ofDate }
  }
}
