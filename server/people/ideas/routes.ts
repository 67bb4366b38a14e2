// Ideas: sent by anybody, seen and moved by coordinators. Mounted under /api/v1.

import { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { App } from '../../http/app-type.ts'
import { errors } from '../../http/error-schema.ts'
import { may } from '../permissions.ts'
import type { Person } from '../person.ts'
import '../request-person.ts'
import { signedIn } from '../routes.ts'
import { KEEP_MONTHS } from './idea.ts'
import type { Ideas } from './ideas.ts'
import * as schema from './schema.ts'
import type { Idea } from './store.ts'

const tags = ['people']
const nothing = z.null().meta({ description: 'Done' })
// A workshop of twenty behind one address gets through; a program does not get far.
const sending = { rateLimit: { max: 30, timeWindow: '1 hour' } }

export async function ideaRoutes(app: App, { ideas }: { ideas: Ideas }): Promise<void> {
  app.post('/ideas', {
    config: sending,
    schema: { tags, summary: 'Send an idea for a show; needs no account', operationId: 'sendIdea', body: schema.newIdea, response: { 201: schema.ideaTaken, ...errors(400, 403) } },
    handler: async ({ body }, reply) => {
      const { website, ...idea } = body
      // A program that filled the hidden field is told what it wants to hear.
      if (website === '') await ideas.send(idea)
      return reply.status(201).send({ keptMonths: KEEP_MONTHS })
    },
  })

  app.get('/ideas', {
    schema: { tags, summary: 'All ideas, the one moved last first', operationId: 'listIdeas', response: { 200: schema.ideas, ...errors(401, 403) } },
    handler: async ({ person }) => {
      coordinator(person)
      return { ideas: (await ideas.list()).map(present) }
    },
  })

  app.post('/ideas/:id/steps', {
    schema: { tags, summary: 'Move an idea to a stage, with a note', operationId: 'moveIdea', params: schema.ideaId, body: schema.newStep, response: { 204: nothing, ...errors(400, 401, 403, 404) } },
    handler: async (request, reply) => {
      await ideas.move(coordinator(request.person), request.params.id, request.body)
      return reply.status(204).send(null)
    },
  })

  app.delete('/ideas/:id', {
    schema: { tags, summary: 'Delete an idea, with the contact and all notes', operationId: 'deleteIdea', params: schema.ideaId, response: { 204: nothing, ...errors(400, 401, 403, 404) } },
    handler: async (request, reply) => {
      await ideas.delete(coordinator(request.person), request.params.id)
      return reply.status(204).send(null)
    },
  })
}

function coordinator(person: Person | null): Person {
  const known = signedIn(person)
  if (!may(known, 'manage_ideas')) throw new AppError('forbidden', 'may_not_manage_ideas', 'Only coordinators and admins see ideas.')
  return known
}

function present({ sentAt, movedAt, languages, steps, ...idea }: Idea) {
  return {
    ...idea,
    languages: [...languages],
    sentAt: sentAt.toISOString(),
    movedAt: movedAt.toISOString(),
    steps: steps.map((step) => ({ ...step, at: step.at.toISOString() })),
  }
}
