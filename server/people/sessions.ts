// Who is signed in: a random token in a cookie, only its hash in the database.

import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import type { Events } from '../events.ts'
import type { Access } from './access.ts'
import type { Change } from './audit-log.ts'
import { LastGoodAnswers } from './last-good-answers.ts'
import type { Person } from './person.ts'
import { subjectOf, type PeopleStore, type SessionOwner, type SessionRow } from './store.ts'
import { hashOf, newToken } from './tokens.ts'

const DAY = 24 * 3600_000
/** Days without a visit after which a person signs in again. */
export const SESSION_MS = 30 * DAY
// One write an hour and not one a request keeps the session rolling.
const PROLONG_AFTER_MS = 3600_000
const RETRY_PROLONG_MS = 60_000

export interface Session {
  readonly token: string
  readonly expiresAt: Date
}

/** The session of that token, as what somebody came in by. */
export function accessBySession(token: string): Access {
  return { kind: 'session', id: hashOf(token) }
}

/** Opens, finds, prolongs and ends sessions. */
export class Sessions {
  readonly #store: PeopleStore
  readonly #clock: Clock
  readonly #events: Events
  // Signed in stays signed in while the database is away: the studio must work through it, also late in a long show.
  readonly #answers: LastGoodAnswers<SessionOwner>
  /** After a failure no request waits for another one for a while. */
  #prolongNotBeforeMs = 0

  constructor({ store, clock, events }: { store: PeopleStore; clock: Clock; events: Events }) {
    this.#store = store
    this.#clock = clock
    this.#events = events
    this.#answers = new LastGoodAnswers({ clock, freshMs: 5_000, keepMs: DAY })
  }

  /** `device`: what to call it in the list of sessions. */
  async open(person: Person, device: string | null = null): Promise<Session> {
    const now = this.#clock.now()
    const session = { token: newToken(), expiresAt: new Date(now.getTime() + SESSION_MS) }
    for (const id of await this.#store.deleteSessionsExpiredBy(now)) this.#over(id, 'session_over')
    await this.#store.insertSession({ token_hash: hashOf(session.token), person_id: person.id, device, created_at: now, seen_at: now, expires_at: session.expiresAt })
    return session
  }

  /** Whose token this is, and its new expiry when it was prolonged just now; null when nobody's. */
  async find(token: string): Promise<{ person: Person; prolongedUntil: Date | null } | null> {
    const tokenHash = hashOf(token)
    const now = this.#clock.now()
    const owner = await this.#answers.find(tokenHash, () => this.#store.findSession(tokenHash, now))
    if (!owner) return null
    return { person: owner.person, prolongedUntil: await this.#prolong(tokenHash, owner, now) }
  }

  async end(token: string): Promise<void> {
    const tokenHash = hashOf(token)
    this.#answers.forget(tokenHash)
    await this.#store.deleteSession(tokenHash)
    this.#over(tokenHash, 'signed_out')
  }

  /** The person's sessions, the one seen last first; `isCurrent` is the one of `token`. */
  async list(person: Person, token: string | null): Promise<(SessionRow & { readonly isCurrent: boolean })[]> {
    const current = token === null ? null : hashOf(token)
    return (await this.#store.listSessions(person.id, this.#clock.now())).map((session) => ({ ...session, isCurrent: session.tokenHash === current }))
  }

  /** Ends one session of the person, as when a phone is lost. */
  async endOne(person: Person, id: string, by: Person): Promise<void> {
    const tokenHash = await this.#store.inOneGo(async (store) => {
      const ended = await store.deleteSessionById(person.id, id)
      if (ended !== null) await store.record(this.#ended(person, by, 1))
      return ended
    })
    if (tokenHash === null) throw new AppError('not-found', 'session_unknown', 'There is no such session; it may have ended already.')
    this.#over(tokenHash, 'session_ended')
  }

  /** Ends all sessions of the person, but, when given, the one of `keep`; says how many. */
  async endAll(person: Person, { keep, by }: { readonly keep: string | null; readonly by: Person }): Promise<number> {
    const except = keep === null ? null : hashOf(keep)
    const count = await this.#store.inOneGo(async (store) => {
      const ended = await store.deleteSessionsOf(person.id, except)
      if (ended > 0) await store.record(this.#ended(person, by, ended))
      return ended
    })
    this.#events.emit('accessEnded', { ended: { kind: 'sessions', personId: person.id, except }, why: 'session_ended' })
    return count
  }

  /** Forgets what is remembered of a person, after their sessions were ended in the database. */
  forget(personId: string): void {
    this.#answers.forgetWhere(({ person }) => person.id === personId)
  }

  /** The same of one session. */
  forgetOne(id: string): void {
    this.#answers.forget(id)
  }

  #over(id: string, why: 'signed_out' | 'session_over' | 'session_ended'): void {
    this.#answers.forget(id)
    this.#events.emit('accessEnded', { ended: { kind: 'session', id }, why })
  }

  #ended(person: Person, by: Person, count: number): Change {
    return { at: this.#clock.now(), person: by, action: 'person.sessions_ended', subject: subjectOf(person), details: { count } }
  }

  async #prolong(tokenHash: string, owner: SessionOwner, now: Date): Promise<Date | null> {
    if (now.getTime() - owner.seenAt.getTime() < PROLONG_AFTER_MS || this.#clock.monotonicMs() < this.#prolongNotBeforeMs) return null
    const expiresAt = new Date(now.getTime() + SESSION_MS)
    try {
      await this.#store.prolongSession(tokenHash, now, expiresAt)
      this.#answers.forget(tokenHash)
      return expiresAt
    } catch {
      // The database is away: what is remembered must last until it is back.
      this.#prolongNotBeforeMs = this.#clock.monotonicMs() + RETRY_PROLONG_MS
      return null
    }
  }
}
