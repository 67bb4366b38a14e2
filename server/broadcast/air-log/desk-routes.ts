// The log at the desk: what is kept, holding a part of it, and taking a part out. Mounted under /api/v1/desk.

import { Readable } from 'node:stream'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import type { Tables } from '../../db/tables.ts'
import { AppError } from '../../errors.ts'
import type { App } from '../../http/app-type.ts'
import { errors } from '../../http/error-schema.ts'
import { recordAudit } from '../../people/audit-log.ts'
import { may } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import '../../people/request-person.ts'
import { signedIn } from '../../people/routes.ts'
import { readSound } from './cut-out.ts'
import { localPart } from './local-time.ts'
import { readPart, type LogDesk, type Part } from './log-desk.ts'
import type { LogFolder } from './log-folder.ts'
import * as schema from './schema.ts'
import { insertHold, liftHold, listHolds, subjectOf, type Hold } from './store.ts'

export interface LogDeskRoutesOptions {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly folder: LogFolder
  readonly desk: LogDesk
  readonly keepDays: number
  readonly isWriting: () => boolean
  readonly timeZone: string
}

const tags = ['broadcast']
const deskPace = { rateLimit: { max: 60, timeWindow: '1 minute' } }

export async function logDeskRoutes(app: App, { db, clock, folder, desk, keepDays, isWriting, timeZone }: LogDeskRoutesOptions): Promise<void> {
  app.get('/air-log', {
    schema: { tags, summary: 'How far back the air log reaches, what it takes on the disk, and what is held', operationId: 'getAirLog', response: { 200: schema.airLog, ...errors(401, 403) } },
    handler: async ({ person }) => {
      allowed(person)
      const { oldestMs, newestMs, bytes } = await folder.measure()
      const isoOrNull = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
      return { keepDays, oldestAt: isoOrNull(oldestMs), newestAt: isoOrNull(newestMs), bytes, isWriting: isWriting(), holds: (await listHolds(db)).map(presentHold) }
    },
  })

  app.get('/air-log/details', {
    config: deskPace,
    schema: {
      tags,
      summary: 'What was on air in a part of the log, and what of it is kept',
      description: 'With `download=1` as a file, and in the audit log.',
      operationId: 'getAirLogDetails',
      querystring: schema.logPart,
      response: { 200: schema.logDetails, ...errors(400, 401, 403) },
    },
    handler: async ({ person, query }, reply) => {
      const by = allowed(person)
      const part = readPart(query)
      const details = await desk.details(part)
      if (query.download === undefined) return details
      await noteExport(by, part, 'details')
      return reply.header('content-disposition', `attachment; filename="${desk.fileName(part)}.json"`).header('cache-control', 'no-store').send(details)
    },
  })

  app.get('/air-log/sound', {
    config: deskPace,
    schema: {
      tags,
      summary: 'A part of the log as MP3, cut at the nearest frame (24 ms); in the audit log',
      description: 'Time of which nothing is kept is left out; `GET /air-log/details` says where.',
      operationId: 'exportAirLog',
      querystring: schema.logPart,
      response: { 200: z.any().meta({ description: 'The bytes' }), ...errors(400, 401, 403, 404) },
    },
    handler: async ({ person, query }, reply) => {
      const by = allowed(person)
      const part = readPart(query)
      const cut = await desk.sound(part)
      await noteExport(by, part, 'sound')
      const disposition = query.download === undefined ? 'inline' : 'attachment'
      return reply.type('audio/mpeg').headers({ 'content-disposition': `${disposition}; filename="${desk.fileName(part)}.mp3"`, 'cache-control': 'no-store' }).send(Readable.from(readSound(cut, folder)))
    },
  })

  app.post('/air-log/holds', {
    config: deskPace,
    schema: { tags, summary: 'Hold a part of the log: it is not removed until somebody lifts the hold', operationId: 'holdAirLog', body: schema.newHold, response: { 201: schema.oneHold, ...errors(400, 401, 403) } },
    handler: async (request, reply) => {
      const person = allowed(request.person)
      const part = readPart(request.body)
      const hold = await insertHold(db, { ...part, reason: request.body.reason, person, at: clock.now(), title: localPart(part, timeZone) })
      return reply.status(201).send({ hold: presentHold(hold) })
    },
  })

  app.post('/air-log/holds/:id/lift', {
    config: deskPace,
    schema: { tags, summary: 'Lift a hold: what it kept goes when it is old enough', operationId: 'liftAirLogHold', params: z.object({ id: z.uuid() }), response: { 200: schema.oneHold, ...errors(400, 401, 403, 404) } },
    handler: async (request) => {
      const person = allowed(request.person)
      const hold = await liftHold(db, request.params.id, { person, at: clock.now(), titleOf: (held) => localPart(held, timeZone) })
      return { hold: presentHold(hold) }
    },
  })

  function noteExport(person: Person, part: Part, what: 'sound' | 'details'): Promise<void> {
    return recordAudit(db, { at: clock.now(), person, action: 'air_log.exported', subject: subjectOf(part), details: { title: localPart(part, timeZone), what } })
  }
}

function allowed(person: Person | null): Person {
  const known = signedIn(person)
  if (!may(known, 'keep_air_log')) throw new AppError('forbidden', 'may_not_keep_air_log', 'Only coordinators and admins work with the air log; ask one of them.')
  return known
}

function presentHold({ id, from, until, reason, heldBy, heldAt, lifted }: Hold) {
  return { id, from: from.toISOString(), until: until.toISOString(), reason, heldBy, heldAt: heldAt.toISOString(), lifted: lifted && { by: lifted.by, at: lifted.at.toISOString() } }
}
