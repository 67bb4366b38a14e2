// What of people crosses the wire. Never a password, a hash or another person's secrets.

import { z } from 'zod'
import { PLAIN_ACTIONS } from './permissions.ts'
import { ROLES } from './person.ts'
import { SCOPES } from './scopes.ts'

const instant = z.iso.datetime().meta({ description: 'An instant, ISO 8601 in UTC' })

// Length limits here only bound the work; the rules themselves, with words for people, are in names.ts and password.ts.
const login = z.string().max(200).meta({ description: '2-40 characters: a-z, digits, dot, underscore, hyphen' })
const name = z.string().max(400).meta({ description: 'Shown on air and on pages; any script, 1-80 characters' })
const password = z.string().max(1000).meta({ description: 'At least 10 characters' })

export const role = z.enum(ROLES).meta({ id: 'Role' })

const personFields = {
  id: z.string(),
  login: z.string(),
  name: z.string(),
  role,
  hostSlug: z.string().nullable(),
  shows: z.array(z.string()).meta({ description: 'Slugs of the shows given to them as an editor' }),
}

export const person = z.object(personFields).meta({ id: 'Person' })

export const me = z
  .object({
    person: person.nullable().meta({ description: 'null: nobody is signed in' }),
    may: z.array(z.enum(PLAIN_ACTIONS)).meta({ description: 'What this person may do, so far as it does not depend on a subject' }),
  })
  .meta({ id: 'Me' })

export const signIn = z.object({
  login,
  password,
  code: z.string().max(100).nullable().default(null).meta({ description: 'Of the authenticator app, or a recovery code; asked for with 401 `code_needed`' }),
})
export const signedIn = z.object({ person })
export const changePassword = z.object({ current: password, next: password })

export const listedPerson = z
  .object({
    ...personFields,
    closed: z.boolean().meta({ description: 'They cannot sign in or go live' }),
    seenAt: instant.nullable().meta({ description: 'Last seen in a session that is still open, to the hour' }),
    secondStep: z.boolean().meta({ description: 'Codes are asked for when they sign in' }),
  })
  .meta({ id: 'ListedPerson' })
export const people = z.object({ people: z.array(listedPerson) })
export const personId = z.object({ id: z.uuid() })

export const personChanges = z.object({
  role: role.optional(),
  hostSlug: z.string().max(80).nullable().optional().meta({ description: 'The public host profile they speak as' }),
  shows: z.array(z.string().max(80)).max(500).optional().meta({ description: 'All shows given to them as an editor' }),
  closed: z.boolean().optional().meta({ description: 'true ends all their sessions and lines at once' }),
})
export const personChanged = z.object({ person, closed: z.boolean() })

export const session = z
  .object({
    id: z.string(),
    device: z.string().nullable().meta({ description: 'Browser and system, such as `Firefox, Android`' }),
    createdAt: instant,
    seenAt: instant.meta({ description: 'To the hour' }),
    isCurrent: z.boolean(),
  })
  .meta({ id: 'Session' })
export const sessions = z.object({ sessions: z.array(session) })
export const sessionId = z.object({ id: z.uuid() })
export const sessionsEnded = z.object({ ended: z.number().int() })

export const secondStep = z
  .object({ since: instant.nullable().meta({ description: 'null: it is off' }), codesLeft: z.number().int().meta({ description: 'Recovery codes that were not used' }) })
  .meta({ id: 'SecondStep' })
export const provePassword = z.object({ password })
export const secondStepBegun = z.object({
  secret: z.string().meta({ description: 'Base32, for apps without a camera; told this once' }),
  uri: z.string().meta({ description: 'What the QR code says' }),
})
export const secondStepCode = z.object({ code: z.string().max(100) })
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()).meta({ description: 'Each is good once; told only now' }) })

export const scope = z.enum(SCOPES).meta({ id: 'Scope' })
export const accessToken = z
  .object({ id: z.string(), label: z.string(), scopes: z.array(scope), createdAt: instant, expiresAt: instant, usedAt: instant.nullable() })
  .meta({ id: 'AccessToken' })
export const accessTokens = z.object({ tokens: z.array(accessToken) })
export const newAccessToken = z.object({
  label: z.string().trim().min(1).max(80).meta({ description: 'What it is for' }),
  scopes: z.array(scope).min(1).max(SCOPES.length),
  days: z.number().int().min(1).max(366).default(90).meta({ description: 'How long it is good' }),
})
export const accessTokenMade = z.object({ token: accessToken, secret: z.string().meta({ description: 'Shown once' }) })

export const newInvitation = z.object({
  role,
  hostSlug: z.string().regex(/^[a-z0-9-]{1,80}$/).nullable().default(null).meta({ description: 'The host profile the invited person will speak as' }),
  ideaId: z.uuid().nullable().default(null).meta({ description: 'The idea that the invited person sent' }),
})

export const invitation = z
  .object({ id: z.string(), role, hostSlug: z.string().nullable(), createdAt: instant, expiresAt: instant, acceptedAt: instant.nullable() })
  .meta({ id: 'Invitation' })

export const invitationMade = z.object({ invitation, link: z.url().meta({ description: 'Shown once; whoever opens it first becomes the person' }) })
export const invitations = z.object({ invitations: z.array(invitation) })
export const invitationToken = z.object({ token: z.string().max(100) })
export const invitationShown = z.object({ role, hostSlug: z.string().nullable(), expiresAt: instant })
export const acceptInvitation = z.object({ name, password })

export const sourceKey = z.object({ id: z.string(), label: z.string(), createdAt: instant, usedAt: instant.nullable() }).meta({ id: 'SourceKey' })
export const sourceKeys = z.object({ keys: z.array(sourceKey) })
export const newSourceKey = z.object({ label: z.string().trim().min(1).max(80).default('source client').meta({ description: 'Where the key is used, such as "BUTT on my laptop"' }) })
export const sourceKeyMade = z.object({ key: sourceKey, login: z.string(), secret: z.string().meta({ description: 'Shown once' }) })
export const keyId = z.object({ id: z.uuid() })

export const auditQuery = z.object({
  before: z.coerce.number().int().positive().optional().meta({ description: 'Only entries older than the one of this id; give `next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  person: z.uuid().optional().meta({ description: 'Only what this person did' }),
  action: z.string().regex(/^[a-z_]+(\.[a-z_]+)?$/).optional().meta({ description: 'One action, `person.role_changed`, or all of a family, `person`' }),
  subject: z.string().max(200).optional().meta({ description: 'Only what was done to this, such as `show/radio-sawa`' }),
})

export const auditEntry = z
  .object({
    id: z.number().int(),
    at: instant,
    person: z.object({ id: z.string().nullable().meta({ description: 'null: the account is gone' }), name: z.string(), token: z.string().nullable().meta({ description: 'The access token that acted for them' }) }).nullable().meta({ description: 'null: the command line' }),
    action: z.string().meta({ description: 'A dotted past-tense word, such as `person.role_changed`' }),
    subject: z.string().meta({ description: 'What was changed, as kind/key' }),
    details: z.record(z.string(), z.unknown()).meta({ description: 'Before and after, by action' }),
  })
  .meta({ id: 'AuditEntry' })

export const audit = z.object({ entries: z.array(auditEntry), next: z.number().int().nullable().meta({ description: 'What to ask `before` for the next page; null: these were the oldest' }) })

export type AuditEntryOnWire = z.infer<typeof auditEntry>
export type AuditPage = z.infer<typeof audit>
export type PersonOnWire = z.infer<typeof person>
export type ListedPersonOnWire = z.infer<typeof listedPerson>
export type PersonChanges = z.input<typeof personChanges>
export type SessionOnWire = z.infer<typeof session>
export type SecondStepOnWire = z.infer<typeof secondStep>
export type ScopeOnWire = z.infer<typeof scope>
export type AccessTokenOnWire = z.infer<typeof accessToken>
export type Me = z.infer<typeof me>
export type InvitationOnWire = z.infer<typeof invitation>
export type InvitationShown = z.infer<typeof invitationShown>
export type SourceKeyOnWire = z.infer<typeof sourceKey>
export type SourceKeyMade = z.infer<typeof sourceKeyMade>
