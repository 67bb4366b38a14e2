// Everything the rest of the station asks about people, made together.

import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import type { Events } from '../events.ts'
import type { Log } from '../log.ts'
import { changeAccount, personUnknown, type WantedChanges } from './account-changes.ts'
import { AccessTokens } from './access-tokens/access-tokens.ts'
import { AccessTokenStore } from './access-tokens/store.ts'
import { Accounts } from './accounts.ts'
import { deviceOf } from './device.ts'
import type { HostProfiles } from './host-profiles.ts'
import { Ideas } from './ideas/ideas.ts'
import { IdeaStore } from './ideas/store.ts'
import { Invitations } from './invitations.ts'
import { may } from './permissions.ts'
import type { Person } from './person.ts'
import { SecondStep } from './second-step/second-step.ts'
import { SecondStepStore } from './second-step/store.ts'
import { Sessions, type Session } from './sessions.ts'
import { SourceKeys, type KnownSource } from './source-keys.ts'
import { PeopleStore } from './store.ts'
import { hashOf } from './tokens.ts'

export interface People {
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly invitations: Invitations
  readonly keys: SourceKeys
  readonly secondStep: SecondStep
  readonly tokens: AccessTokens
  readonly ideas: Ideas
  /** Proves login, password and, for whoever has turned it on, the second step (`code_needed`, `code_wrong`); opens a session. */
  signIn(login: string, password: string, address: string, by?: CameBy): Promise<{ person: Person; session: Session }>
  /** The person of that id; refuses an unknown one. */
  get(id: string): Promise<Person>
  /** What one person changes on the account of another; lines and sessions that have lost their right are closed. */
  change(by: Person, id: string, wanted: WantedChanges): Promise<{ person: Person; closed: boolean }>
  /** Sets a new password; every session of that person but the one of `token` ends. */
  changePassword(person: Person, passwords: { current: string; next: string }, address: string, token: string | null): Promise<void>
  /**
   * To be told after the commit that gave a person another role or profile, or (`null`) closed their account.
   *
   * Nothing is remembered of who they were; when a right to the air was taken away, their lines and studios close.
   */
  rightsChanged(before: Person, after: Person | null): void
  /** Makes the invited person's account and opens a session for them. */
  acceptInvitation(token: string, account: { name: string; password: string }, userAgent?: string | null): Promise<{ person: Person; session: Session }>
  /** A link that makes the first admin, or null once there is one. Called at each start. */
  firstAdminLink(publicUrl: string): Promise<string | null>
  /** Whose login and source-client key these are, and which key; null when nobody's. Throws `too_many_tries` and `database_away`. */
  authenticateSource(login: string, key: string, address: string): Promise<KnownSource | null>
}

/** The rest of what a sign-in brings. */
export interface CameBy {
  readonly code?: string | null
  readonly userAgent?: string | null
}

/** Without one of these a line that is open may not stay so. */
const AIR_RIGHTS = ['go_live', 'start_special'] as const

/** Makes the people of the station; logs who came and went by login, never addresses or secrets. */
export function createPeople({ db, clock, log, events, hosts }: { db: Kysely<Tables>; clock: Clock; log: Log; events: Events; hosts: HostProfiles }): People {
  const store = new PeopleStore(db)
  const accounts = new Accounts({ store, clock })
  const sessions = new Sessions({ store, clock, events })
  const invitations = new Invitations({ store, clock, hosts })
  const keys = new SourceKeys({ store, clock, events })
  const secondStep = new SecondStep({ store: new SecondStepStore(db), clock })
  const tokens = new AccessTokens({ store: new AccessTokenStore(db), clock })
  const ideas = new Ideas({ store: new IdeaStore(db), clock })

  // First of all who hear it, also when it was another process that changed something.
  const forget = (personId: string): void => {
    for (const remembering of [sessions, keys, tokens]) remembering.forget(personId)
  }
  events.on('personChanged', ({ personId }) => forget(personId))
  events.on('accessEnded', ({ ended }) => (ended.kind === 'session' ? sessions.forgetOne(ended.id) : forget(ended.personId)))

  const rightsChanged = (before: Person, after: Person | null): void => {
    events.emit('personChanged', { personId: before.id })
    const lost = AIR_RIGHTS.some((right) => may(before, right) && !may(after, right))
    if (after === null || lost) events.emit('accessEnded', { ended: { kind: 'everything', personId: before.id }, why: after ? 'role_taken' : 'account_closed' })
  }

  return {
    accounts,
    sessions,
    invitations,
    keys,
    secondStep,
    tokens,
    ideas,
    rightsChanged,

    async signIn(login, password, address, { code = null, userAgent = null } = {}) {
      const person = await accounts.prove(login, password, address)
      await secondStep.require(person, code)
      const session = await sessions.open(person, deviceOf(userAgent))
      log.info({ login: person.login }, 'signed in')
      return { person, session }
    },

    async changePassword(person, { current, next }, address, token) {
      const kept = token === null ? null : hashOf(token)
      await accounts.changePassword(person, current, next, address, kept)
      events.emit('accessEnded', { ended: { kind: 'sessions', personId: person.id, except: kept }, why: 'password_changed' })
      log.info({ login: person.login }, 'password changed')
    },

    async get(id) {
      const person = await store.findById(id)
      if (!person) throw personUnknown()
      return person
    },

    async change(by, id, wanted) {
      const { before, after, isClosed } = await changeAccount({ store, clock, hosts }, by, id, wanted)
      rightsChanged(before, isClosed ? null : after)
      log.info({ login: before.login, by: by.login }, 'account changed')
      return { person: after, closed: isClosed }
    },

    async acceptInvitation(token, account, userAgent = null) {
      const person = await invitations.accept(token, account)
      log.info({ login: person.login, role: person.role }, 'invitation accepted')
      return { person, session: await sessions.open(person, deviceOf(userAgent)) }
    },

    firstAdminLink: (publicUrl) => invitations.firstAdminLink(publicUrl),
    authenticateSource: (login, key, address) => keys.authenticate(login, key, address),
  }
}
