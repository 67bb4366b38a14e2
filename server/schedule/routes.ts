// The station and its programme for everybody. Answered from memory, also while the database is away. Mounted under /api/v1.

import type { Occurrence } from '../../schedules/occurrence.ts'
import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import { revalidated } from '../http/revalidated.ts'
import { may } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import '../people/request-person.ts'
import { signedIn } from '../people/routes.ts'
import { presentCover } from '../shows/covers/schema.ts'
import type { Cover } from '../shows/covers/store.ts'
import { presentOccurrence } from './present.ts'
import { isAskedFor } from './programme-filter.ts'
import * as schema from './schema.ts'
import type { Schedule } from './schedule.ts'
import type { StationSettings } from './station-settings.ts'
import { windowOf } from './window.ts'

export interface ScheduleRoutesOptions {
  readonly schedule: Pick<Schedule, 'timeZone' | 'between' | 'covers' | 'at' | 'endRunningSpecial'>
  readonly station: Pick<StationSettings, 'name' | 'slug' | 'timeZone' | 'languages' | 'description'>
  readonly clock: Clock
}

const tags = ['programme']

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
      const occurrences = schedule.between(from, until).filter((one) => isAskedFor(one, query)).map(presentOccurrence)
      return { timeZone: schedule.timeZone, from: from.toISOString(), until: until.toISOString(), occurrences, covers: coversOf(occurrences, schedule.covers) }
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
      const by = signedIn(person)
      refuseEnding(by, schedule.at(clock.now()))
      if (!(await schedule.endRunningSpecial(clock.now(), by))) throw noSpecial()
      return reply.status(204).send(null)
    },
  })
}

/** Each once, however often its show airs. */
function coversOf(occurrences: readonly schema.OccurrenceAnswer[], covers: ReadonlyMap<string, Cover>): schema.ProgrammeAnswer['covers'] {
  const slugs = new Set(occurrences.map(({ show }) => show.slug))
  return Object.fromEntries([...covers].flatMap(([slug, cover]) => (slugs.has(slug) ? [[slug, presentCover(slug, cover)]] : [])))
}

/** Whoever may open specials may end them, and so may the person it was opened for. */
function refuseEnding(person: Person, running: Occurrence | null): void {
  if (may(person, 'end_special', { personId: running?.special ? (running.personId ?? null) : null })) return
  throw new AppError('forbidden', 'may_not_end_special', 'Only coordinators, admins and the one a special was opened for end it; ask one of them.')
}

function noSpecial(): AppError {
  return new AppError('not-found', 'no_special_running', 'No special is running now.')
}
