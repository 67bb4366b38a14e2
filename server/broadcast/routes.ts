// What is on air now, the desk's list of live sessions, specials and the override. Mounted under /api/v1.

import type { Occurrence } from '../../schedules/occurrence.ts'
import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import { may, type Action } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import '../people/request-person.ts'
import { signedIn } from '../people/routes.ts'
import type { Engine } from './engine.ts'
import type { LiveSession } from './live/live-session.ts'
import * as schema from './schema.ts'

/** Who keeps the programme; `Schedule` does. */
export interface SpecialsDoor {
  addSpecial(wanted: { readonly person: Person; readonly by: Person; readonly title: string; readonly startsAt: Date; readonly minutes: number }): Promise<Occurrence>
}

export interface BroadcastRoutesOptions {
  readonly engine: Pick<Engine, 'now' | 'sessions' | 'findSession' | 'endSession' | 'takeAir' | 'giveBackAir' | 'override'>
  readonly schedule: SpecialsDoor
  readonly clock: Clock
  readonly findPerson: (login: string) => Promise<Person>
}

const tags = ['broadcast']
const deskPace = { rateLimit: { max: 60, timeWindow: '1 minute' } }

export async function broadcastRoutes(app: App, { engine, schedule, clock, findPerson }: BroadcastRoutesOptions): Promise<void> {
  app.get('/now', {
    schema: { tags, summary: 'What is on air now and why, and what comes next', operationId: 'getNow', response: { 200: schema.nowPlaying, ...errors() } },
    handler: async (_request, reply) => {
      reply.header('cache-control', 'no-cache')
      return engine.now()
    },
  })

  app.post('/specials', {
    config: deskPace,
    schema: { tags, summary: 'Go live now: open a special outside the programme', operationId: 'startSpecial', body: schema.newSpecial, response: { 201: schema.special, ...errors(400, 401, 403, 404, 409) } },
    handler: async (request, reply) => {
      const by = allowed(request.person, 'start_special', 'Only coordinators and admins open specials; ask one of them.')
      const { title, minutes, login } = request.body
      const person = login === undefined ? by : await findPerson(login)
      const occurrence = await schedule.addSpecial({ person, by, title, startsAt: clock.now(), minutes })
      return reply.status(201).send({ occurrence: presentOccurrence(occurrence) })
    },
  })

  app.get('/live-sessions', {
    schema: { tags, summary: 'Hosts who are connected: where they stand and how they sound', operationId: 'listLiveSessions', response: { 200: schema.liveSessions, ...errors(401, 403) } },
    handler: async ({ person }) => {
      allowed(person, 'see_live_sessions', 'Only those who look after the air see who is connected.')
      return { sessions: engine.sessions().map(presentSession) }
    },
  })

  app.post('/live-sessions/:id/end', {
    config: deskPace,
    schema: { tags, summary: 'Take a host off the air and hang up', operationId: 'endLiveSession', params: schema.sessionId, response: { 204: schema.nothing, ...errors(400, 401, 403, 404) } },
    handler: async (request, reply) => {
      const by = signedIn(request.person)
      const session = engine.findSession(request.params.id)
      if (!session) throw new AppError('not-found', 'session_unknown', 'This live session has ended already.')
      if (!may(by, 'end_live_session', { personId: session.person.id })) throw new AppError('forbidden', 'may_not_end_live_session', 'Only coordinators and admins end the session of somebody else.')
      engine.endSession(session.id, by)
      return reply.status(204).send(null)
    },
  })

  app.get('/override', {
    schema: { tags, summary: 'Whether the desk has taken the air', operationId: 'getOverride', response: { 200: schema.override, ...errors(401, 403) } },
    handler: async ({ person }) => {
      allowed(person, 'see_live_sessions', 'Only those who look after the air see this.')
      return presentOverride(engine.override)
    },
  })

  app.put('/override', {
    config: deskPace,
    schema: { tags, summary: 'Take the air: the filler plays whoever is live. Hosts stay connected', operationId: 'takeAir', response: { 200: schema.override, ...errors(401, 403) } },
    handler: async (request) => {
      engine.takeAir(allowed(request.person, 'override_air', 'Only coordinators and admins take the air.'))
      return presentOverride(engine.override)
    },
  })

  app.delete('/override', {
    config: deskPace,
    schema: { tags, summary: 'Give the air back to the programme', operationId: 'releaseAir', response: { 200: schema.override, ...errors(401, 403) } },
    handler: async (request) => {
      engine.giveBackAir(allowed(request.person, 'override_air', 'Only coordinators and admins give the air back.'))
      return presentOverride(engine.override)
    },
  })
}

/** The person, or the refusal that says who may. */
function allowed(person: Person | null, action: Extract<Action, 'start_special' | 'see_live_sessions' | 'override_air'>, refusal: string): Person {
  const known = signedIn(person)
  if (!may(known, action)) throw new AppError('forbidden', `may_not_${action}`, refusal)
  return known
}

function presentSession(session: LiveSession) {
  const { bufferedMs, health, reason } = session.status()
  return {
    id: session.id,
    person: { id: session.person.id, name: session.person.name },
    host: session.hostName,
    occurrence: presentOccurrence(session.occurrence),
    by: session.by,
    userAgent: session.userAgent,
    phase: session.phase,
    reason,
    admittedAt: session.admittedAt.toISOString(),
    onAirAt: session.onAirAt?.toISOString() ?? null,
    lines: session.lines,
    bufferedMs: Math.round(bufferedMs),
    health: { peakDbfs: health.peakDbfs, rmsDbfs: health.rmsDbfs, problems: [...health.problems] },
  }
}

function presentOccurrence({ id, showSlug, title, languages, startsAt, endsAt }: Occurrence) {
  return { id, show: { slug: showSlug, title, languages: [...languages] }, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }
}

function presentOverride(override: Engine['override']) {
  return { active: override !== null, by: override?.by ?? null, since: override?.since.toISOString() ?? null }
}
