// A person's own account: sessions, the second step of signing in, access tokens. Only for those who come themselves. Mounted under /api/v1.

import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import type { AccessToken } from './access-tokens/store.ts'
import type { People } from './people.ts'
import { inPerson, presentSession } from './routes.ts'
import * as schema from './schema.ts'

export interface AccountRoutesOptions {
  readonly people: People
  /** Shown in the authenticator app. */
  readonly stationName: string
}

const tags = ['account']
const nothing = z.null().meta({ description: 'Done' })
const costly = { rateLimit: { max: 30, timeWindow: '1 minute' } }

export async function accountRoutes(app: App, { people, stationName }: AccountRoutesOptions): Promise<void> {
  app.get('/me/sessions', {
    schema: { tags, summary: 'Where I am signed in', operationId: 'listMySessions', response: { 200: schema.sessions, ...errors(401, 403) } },
    handler: async ({ person, sessionToken }) => ({ sessions: (await people.sessions.list(inPerson(person), sessionToken)).map(presentSession) }),
  })

  app.delete('/me/sessions', {
    schema: { tags, summary: 'Sign me out everywhere else', operationId: 'endMyOtherSessions', response: { 200: schema.sessionsEnded, ...errors(401, 403) } },
    handler: async ({ person, sessionToken }) => ({ ended: await people.sessions.endAll(inPerson(person), { keep: sessionToken, by: inPerson(person) }) }),
  })

  app.delete('/me/sessions/:id', {
    schema: { tags, summary: 'End one of my sessions', operationId: 'endMySession', params: schema.sessionId, response: { 204: nothing, ...errors(400, 401, 403, 404) } },
    handler: async ({ person, params }, reply) => {
      await people.sessions.endOne(inPerson(person), params.id, inPerson(person))
      return reply.status(204).send(null)
    },
  })

  app.get('/me/second-step', {
    schema: { tags, summary: 'Whether codes are asked for when I sign in', operationId: 'getMySecondStep', response: { 200: schema.secondStep, ...errors(401, 403) } },
    handler: async ({ person }) => {
      const { since, codesLeft } = await people.secondStep.find(inPerson(person))
      return { since: since?.toISOString() ?? null, codesLeft }
    },
  })

  app.post('/me/second-step', {
    config: costly,
    schema: { tags, summary: 'Begin to turn the second step on: a secret for the authenticator app', operationId: 'beginSecondStep', body: schema.provePassword, response: { 201: schema.secondStepBegun, ...errors(400, 401, 403, 409) } },
    handler: async (request, reply) => {
      const person = inPerson(request.person)
      await people.accounts.prove(person.login, request.body.password, request.ip)
      return reply.status(201).send(await people.secondStep.begin(person, stationName))
    },
  })

  app.post('/me/second-step/confirm', {
    config: costly,
    schema: { tags, summary: 'Turn the second step on with the first code', operationId: 'confirmSecondStep', body: schema.secondStepCode, response: { 200: schema.recoveryCodes, ...errors(400, 401, 403, 409) } },
    handler: async ({ person, body }) => ({ recoveryCodes: await people.secondStep.confirm(inPerson(person), body.code) }),
  })

  app.post('/me/second-step/end', {
    config: costly,
    schema: { tags, summary: 'Turn the second step off', operationId: 'endSecondStep', body: schema.provePassword, response: { 204: nothing, ...errors(400, 401, 403, 404) } },
    handler: async (request, reply) => {
      const person = inPerson(request.person)
      await people.accounts.prove(person.login, request.body.password, request.ip)
      await people.secondStep.end(person, person)
      return reply.status(204).send(null)
    },
  })

  app.get('/me/tokens', {
    schema: { tags, summary: 'My access tokens', operationId: 'listMyTokens', response: { 200: schema.accessTokens, ...errors(401, 403) } },
    handler: async ({ person }) => ({ tokens: (await people.tokens.list(inPerson(person))).map(presentToken) }),
  })

  app.post('/me/tokens', {
    config: costly,
    schema: { tags, summary: 'Make an access token for a program; it is shown this once', operationId: 'createMyToken', body: schema.newAccessToken, response: { 201: schema.accessTokenMade, ...errors(400, 401, 403, 409) } },
    handler: async ({ person, body }, reply) => {
      const { token, secret } = await people.tokens.create(inPerson(person), body)
      return reply.status(201).send({ token: presentToken(token), secret })
    },
  })

  app.delete('/me/tokens/:id', {
    schema: { tags, summary: 'Revoke one of my access tokens', operationId: 'revokeMyToken', params: schema.keyId, response: { 204: nothing, ...errors(400, 401, 403, 404) } },
    handler: async ({ person, params }, reply) => {
      await people.tokens.revoke(inPerson(person), params.id)
      return reply.status(204).send(null)
    },
  })
}

function presentToken({ id, label, scopes, createdAt, expiresAt, usedAt }: AccessToken) {
  return { id, label, scopes: [...scopes], createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString(), usedAt: usedAt?.toISOString() ?? null }
}
