// Signing in and out, invitations, source-client keys, the list of people. Mounted under /api/v1.

import { z } from 'zod'
import { AppError } from '../errors.ts'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import { requireManage } from './account-changes.ts'
import { linkTo } from './invitations.ts'
import type { People } from './people.ts'
import { may, PLAIN_ACTIONS } from './permissions.ts'
import type { Person } from './person.ts'
import { clearSessionCookie, isSecure, setSessionCookie } from './person-plugin.ts'
import * as schema from './schema.ts'
import type { InvitationRow, ListedPerson, SessionRow, SourceKey } from './store.ts'

export interface PeopleRoutesOptions {
  readonly people: People
  readonly publicUrl: string | null
}

const tags = ['people']
const nothing = z.null().meta({ description: 'Done' })
const desk = { rateLimit: { max: 120, timeWindow: '1 minute' } }
// Guessing is counted per login in accounts.ts; this only bounds the work one address can ask for.
const costly = { rateLimit: { max: 60, timeWindow: '1 minute' } }

export async function peopleRoutes(app: App, { people, publicUrl }: PeopleRoutesOptions): Promise<void> {
  const secure = isSecure(publicUrl)

  app.post('/sign-in', {
    config: costly,
    schema: { tags, summary: 'Sign in', operationId: 'signIn', body: schema.signIn, response: { 200: schema.signedIn, ...errors(400, 401, 403) } },
    handler: async (request, reply) => {
      const { login, password, code } = request.body
      const { person, session } = await people.signIn(login, password, request.ip, { code, userAgent: request.headers['user-agent'] ?? null })
      setSessionCookie(reply, session, secure)
      return { person: presentPerson(person) }
    },
  })

  app.post('/sign-out', {
    schema: { tags, summary: 'Sign out', operationId: 'signOut', response: { 204: nothing, ...errors(403) } },
    handler: async (request, reply) => {
      if (request.sessionToken) await people.sessions.end(request.sessionToken)
      clearSessionCookie(reply)
      return reply.status(204).send(null)
    },
  })

  app.get('/me', {
    schema: { tags, summary: 'Who is signed in, and what they may do', operationId: 'getMe', response: { 200: schema.me, ...errors() } },
    handler: async ({ person }) => ({ person: person && presentPerson(person), may: PLAIN_ACTIONS.filter((action) => may(person, action)) }),
  })

  app.post('/me/password', {
    config: costly,
    schema: { tags, summary: 'Change the password; all other sessions end', operationId: 'changePassword', body: schema.changePassword, response: { 204: nothing, ...errors(400, 401, 403) } },
    handler: async (request, reply) => {
      await people.changePassword(inPerson(request.person), request.body, request.ip, request.sessionToken)
      return reply.status(204).send(null)
    },
  })

  app.get('/me/keys', {
    schema: { tags, summary: 'My source-client keys', operationId: 'listMyKeys', response: { 200: schema.sourceKeys, ...errors(401) } },
    handler: async ({ person }) => ({ keys: (await people.keys.list(inPerson(person))).map(presentKey) }),
  })

  app.post('/me/keys', {
    schema: { tags, summary: 'Make a source-client key; it is shown this once', operationId: 'createMyKey', body: schema.newSourceKey, response: { 201: schema.sourceKeyMade, ...errors(400, 401, 403, 409) } },
    handler: async (request, reply) => {
      const person = inPerson(request.person)
      if (!may(person, 'go_live')) throw new AppError('forbidden', 'not_a_host', 'Only hosts need a key; ask a coordinator to make you a host.')
      const { key, secret } = await people.keys.create(person, request.body.label)
      return reply.status(201).send({ key: presentKey(key), login: person.login, secret })
    },
  })

  app.delete('/me/keys/:id', {
    schema: { tags, summary: 'Revoke one of my keys', operationId: 'revokeMyKey', params: schema.keyId, response: { 204: nothing, ...errors(400, 401, 403, 404) } },
    handler: async (request, reply) => {
      await people.keys.revoke(inPerson(request.person), request.params.id)
      return reply.status(204).send(null)
    },
  })

  app.post('/invitations', {
    schema: { tags, summary: 'Invite somebody', operationId: 'createInvitation', body: schema.newInvitation, response: { 201: schema.invitationMade, ...errors(400, 401, 403, 404) } },
    handler: async (request, reply) => {
      const person = signedIn(request.person)
      const { role, hostSlug, ideaId } = request.body
      if (!may(person, 'invite', role)) throw new AppError('forbidden', 'may_not_invite', `You may not invite anybody as ${role}; ask an admin.`)
      const { token, invitation } = await people.invitations.create({ role, hostSlug, invitedBy: person, ideaId })
      const link = linkTo(publicUrl ?? `${request.protocol}://${request.host}`, token)
      return reply.status(201).send({ invitation: presentInvitation(invitation), link })
    },
  })

  app.get('/invitations', {
    schema: { tags, summary: 'Invitations, newest first', operationId: 'listInvitations', response: { 200: schema.invitations, ...errors(401, 403) } },
    handler: async ({ person }) => {
      requireSight(person)
      return { invitations: (await people.invitations.list()).map(presentInvitation) }
    },
  })

  app.get('/invitations/:token', {
    config: costly,
    schema: { tags, summary: 'What an invitation link is for', operationId: 'getInvitation', params: schema.invitationToken, response: { 200: schema.invitationShown, ...errors(404) } },
    handler: async ({ params }) => presentInvitation(await people.invitations.get(params.token)),
  })

  app.post('/invitations/:token/accept', {
    config: costly,
    schema: { tags, summary: 'Make the account of an invitation and sign in', operationId: 'acceptInvitation', params: schema.invitationToken, body: schema.acceptInvitation, response: { 201: schema.signedIn, ...errors(400, 403, 404) } },
    handler: async (request, reply) => {
      const { person, session } = await people.acceptInvitation(request.params.token, request.body, request.headers['user-agent'] ?? null)
      setSessionCookie(reply, session, secure)
      return reply.status(201).send({ person: presentPerson(person) })
    },
  })

  app.get('/people', {
    schema: { tags, summary: 'Everybody with an account', operationId: 'listPeople', response: { 200: schema.people, ...errors(401, 403) } },
    handler: async ({ person }) => {
      requireSight(person)
      return { people: (await people.accounts.list()).map(presentListed) }
    },
  })

  app.patch('/people/:id', {
    config: desk,
    schema: { tags, summary: 'Change an account: role, host profile, shows given, closed', operationId: 'changePerson', params: schema.personId, body: schema.personChanges, response: { 200: schema.personChanged, ...errors(400, 401, 403, 404, 409) } },
    handler: async (request) => {
      requireSight(request.person)
      const { person, closed } = await people.change(signedIn(request.person), request.params.id, request.body)
      return { person: presentPerson(person), closed }
    },
  })

  app.get('/people/:id/sessions', {
    schema: { tags, summary: 'Where somebody is signed in', operationId: 'listSessionsOf', params: schema.personId, response: { 200: schema.sessions, ...errors(400, 401, 403, 404) } },
    handler: async ({ person, params }) => {
      const subject = await lookedAfter(person, params.id)
      return { sessions: (await people.sessions.list(subject, null)).map(presentSession) }
    },
  })

  app.delete('/people/:id/sessions', {
    config: desk,
    schema: { tags, summary: 'Sign somebody out everywhere', operationId: 'endSessionsOf', params: schema.personId, response: { 200: schema.sessionsEnded, ...errors(400, 401, 403, 404) } },
    handler: async ({ person, params }) => {
      const subject = await lookedAfter(person, params.id)
      return { ended: await people.sessions.endAll(subject, { keep: null, by: signedIn(person) }) }
    },
  })

  /** Somebody whose account this person looks after. */
  async function lookedAfter(by: Person | null, id: string): Promise<Person> {
    requireSight(by)
    const subject = await people.get(id)
    requireManage(signedIn(by), subject.role)
    return subject
  }
}

/** The signed-in person, or the refusal that asks to sign in. */
export function signedIn(person: Person | null): Person {
  if (!person) throw new AppError('unauthenticated', 'not_signed_in', 'Sign in first.')
  return person
}

/** The person, come themselves: what opens doors is never in reach of an access token. */
export function inPerson(person: Person | null): Person {
  const known = signedIn(person)
  if (known.token) throw new AppError('forbidden', 'not_by_token', 'An access token may not do this; sign in with your password.')
  return known
}

function requireSight(person: Person | null): void {
  if (!may(signedIn(person), 'see_people')) throw new AppError('forbidden', 'may_not_see_people', 'Only coordinators and admins see this list.')
}

export function presentPerson({ id, login, name, role, hostSlug, shows }: Person) {
  return { id, login, name, role, hostSlug, shows: [...shows] }
}

function presentListed({ closedAt, seenAt, secondStep, ...person }: ListedPerson) {
  return { ...presentPerson(person), closed: closedAt !== null, seenAt: seenAt?.toISOString() ?? null, secondStep }
}

export function presentSession({ id, device, createdAt, seenAt, isCurrent }: SessionRow & { readonly isCurrent: boolean }) {
  return { id, device, createdAt: createdAt.toISOString(), seenAt: seenAt.toISOString(), isCurrent }
}

function presentKey({ id, label, createdAt, usedAt }: SourceKey) {
  return { id, label, createdAt: createdAt.toISOString(), usedAt: usedAt?.toISOString() ?? null }
}

function presentInvitation({ id, role, hostSlug, createdAt, expiresAt, acceptedAt }: InvitationRow) {
  return { id, role, hostSlug, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString(), acceptedAt: acceptedAt?.toISOString() ?? null }
}
