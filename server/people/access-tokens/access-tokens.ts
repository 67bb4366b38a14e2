// Access tokens: what a program sends instead of signing in. Shown once, limited by scopes and time, never more than its owner.

import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import { LastGoodAnswers } from '../last-good-answers.ts'
import type { Person } from '../person.ts'
import type { Scope } from '../scopes.ts'
import { subjectOf } from '../store.ts'
import { hashOf, newAccessToken } from '../tokens.ts'
import type { AccessToken, AccessTokenStore, TokenOwner } from './store.ts'

const TOKENS_PER_PERSON = 20
const DAY = 24 * 3600_000
const MINUTE = 60_000

export interface NewAccessToken {
  readonly label: string
  readonly scopes: readonly Scope[]
  readonly days: number
}

/** Makes, lists and revokes tokens, and says whose a token is. */
export class AccessTokens {
  readonly #store: AccessTokenStore
  readonly #clock: Clock
  // Only so long that a program that asks twice a second costs one look; a revoked token must be worth nothing at once.
  readonly #answers: LastGoodAnswers<TokenOwner>

  constructor({ store, clock }: { store: AccessTokenStore; clock: Clock }) {
    this.#store = store
    this.#clock = clock
    this.#answers = new LastGoodAnswers({ clock, freshMs: 2000, keepMs: 2000 })
  }

  /** A new token; `secret` is known to nobody but the person afterwards. */
  async create(person: Person, { label, scopes, days }: NewAccessToken): Promise<{ token: AccessToken; secret: string }> {
    if ((await this.#store.list(person.id)).length >= TOKENS_PER_PERSON) {
      throw new AppError('conflict', 'too_many_tokens', `There are ${TOKENS_PER_PERSON} tokens already; revoke one that is no longer used.`)
    }
    const secret = newAccessToken()
    const now = this.#clock.now()
    const expiresAt = new Date(now.getTime() + days * DAY)
    const row = { person_id: person.id, label, token_hash: hashOf(secret), scopes: [...new Set(scopes)], created_at: now, expires_at: expiresAt }
    const details = { label, scopes: row.scopes, until: expiresAt.toISOString() }
    return { token: await this.#store.insert(row, { at: now, person, action: 'token.made', subject: subjectOf(person), details }), secret }
  }

  async list(person: Person): Promise<AccessToken[]> {
    return this.#store.list(person.id)
  }

  async revoke(person: Person, id: string): Promise<void> {
    const at = this.#clock.now()
    const revoked = await this.#store.delete(person.id, id, ({ label }) => ({ at, person, action: 'token.revoked', subject: subjectOf(person), details: { label } }))
    this.forget(person.id)
    if (!revoked) throw new AppError('not-found', 'token_unknown', 'There is no such token; it may have been revoked already.')
  }

  /** Whose token this is; null when nobody's, revoked, too old, or of a closed account. */
  async find(secret: string): Promise<TokenOwner | null> {
    const now = this.#clock.now()
    const tokenHash = hashOf(secret)
    return this.#answers.find(tokenHash, async () => {
      const owner = await this.#store.find(tokenHash, now)
      if (owner && (owner.token.usedAt === null || now.getTime() - owner.token.usedAt.getTime() >= MINUTE)) await this.#store.use(owner.token.id, now)
      return owner
    })
  }

  /** Forgets what is remembered of a person, after their rights were changed in the database. */
  forget(personId: string): void {
    this.#answers.forgetWhere(({ person }) => person.id === personId)
  }
}
