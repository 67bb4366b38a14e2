// Planning: the plan, edits with their refusals, who changed what, and undo. Mounted under /api/v1.

import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import { may } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import '../people/request-person.ts'
import { signedIn } from '../people/routes.ts'
import { Plan } from './plan.ts'
import * as schema from './plan-schema.ts'
import { presentClash, presentDropped, presentGap, presentPlanned } from './present.ts'
import type { ChangeOutcome, ProgrammeChanges } from './programme-changes.ts'
import type { Schedule } from './schedule.ts'
import { programmeQuery } from './schema.ts'
import type { RecordedChange } from './store.ts'
import { windowOf } from './window.ts'

export interface PlanRoutesOptions {
  readonly db: Kysely<Tables>
  readonly changes: Pick<ProgrammeChanges, 'change' | 'undo' | 'list'>
  readonly schedule: Pick<Schedule, 'stored'>
  readonly timeZone: string
  readonly clock: Clock
}

const tags = ['plan']
// A drag asks again at every stop; saving is by hand.
const deskPace = { rateLimit: { max: 300, timeWindow: '1 minute' } }

export async function planRoutes(app: App, { db, changes, schedule, timeZone, clock }: PlanRoutesOptions): Promise<void> {
  const plan = new Plan(db, timeZone, () => schedule.stored)

  app.get('/programme/plan', {
    schema: { tags, summary: 'The plan to work on: shows, slots, exceptions and the airings they give', operationId: 'getPlan', querystring: programmeQuery, response: { 200: schema.plan, ...errors(400, 401, 403) } },
    handler: async ({ person, query }, reply) => {
      requireSight(person)
      const { from, until } = windowOf(query, clock.now(), timeZone)
      const answer = await plan.read(from, until)
      // Text already: reading through all of it again to write it as JSON would take longer than all the rest.
      return reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').send(answer as never) // `plan-schema.ts` describes it; a test reads it by that
    },
  })

  app.post('/programme/changes', {
    config: deskPace,
    schema: {
      tags,
      summary: 'Change the programme by one edit, or tell what it would do',
      description: '409 `clash`: `details.clashes` names both airings. 409 `changed_meanwhile`: `details.changes` tells what others did after `seen`. 400: `details.problems` has a code for each mistake.',
      operationId: 'changeProgramme',
      body: schema.newChange,
      response: { 200: schema.changeOutcome, ...errors(400, 401, 403, 409) },
    },
    handler: async ({ person, body }) => {
      const editor = mayTry(person)
      return presentOutcome(await changes.change(editor, body), timeZone)
    },
  })

  app.get('/programme/changes', {
    schema: { tags, summary: 'Who changed the programme, newest first', operationId: 'listProgrammeChanges', querystring: schema.changesQuery, response: { 200: schema.changeList, ...errors(400, 401, 403) } },
    handler: async ({ person, query }) => {
      const { id } = requireChangesSight(person)
      return { changes: (await changes.list({ before: query.before ?? null, limit: query.limit })).map((change) => presentChange(change, id)) }
    },
  })

  app.post('/programme/changes/:id/undo', {
    config: deskPace,
    schema: { tags, summary: 'Take a change back', operationId: 'undoProgrammeChange', params: schema.changeId, response: { 200: schema.changeOutcome, ...errors(400, 401, 403, 404, 409) } },
    handler: async ({ person, params }) => presentOutcome(await changes.undo(mayTry(person), params.id), timeZone),
  })
}

/** A host writes the texts of their show, for which they need what is written now. */
function requireSight(person: Person | null): void {
  const asking = signedIn(person)
  if (may(asking, 'see_plan') || may(asking, 'edit_some_show')) return
  throw new AppError('forbidden', 'may_not_see_plan', 'Only those who plan, and hosts of a show, see the plan; the programme is open to everybody.')
}

function requireChangesSight(person: Person | null): Person {
  const planner = signedIn(person)
  if (may(planner, 'see_plan')) return planner
  throw new AppError('forbidden', 'may_not_see_changes', 'Only editors, coordinators and admins see who changed the programme.')
}

/** Whoever may change anything of the programme; what exactly is looked at when the edit is known. */
function mayTry(person: Person | null): Person {
  const editor = signedIn(person)
  if (may(editor, 'plan_programme') || may(editor, 'edit_some_show')) return editor
  throw new AppError('forbidden', 'may_not_edit', 'Only coordinators, editors, and hosts of a show change the programme; ask a coordinator.')
}

function presentOutcome(outcome: ChangeOutcome, timeZone: string): schema.ChangeOutcomeAnswer {
  return {
    revision: outcome.revision,
    changeId: outcome.changeId,
    items: [...outcome.items],
    next: outcome.next.map(presentPlanned),
    clashes: outcome.clashes.map((clash) => presentClash(clash, timeZone)),
    notes: [...outcome.dropped.map(presentDropped), ...outcome.gaps.map(presentGap)],
  }
}

function presentChange({ id, at, personId, personName, origin, items, undoes }: RecordedChange, askedBy: string): schema.ChangeAnswer {
  return { id, at: at.toISOString(), by: personName, mine: personId === askedBy, origin, items: [...items], undoes }
}
