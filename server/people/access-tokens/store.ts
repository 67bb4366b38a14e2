// Access tokens in the database, as hashes.

import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import { recordAudit, type Change } from '../audit-log.ts'
import type { Person } from '../person.ts'
import type { Scope } from '../scopes.ts'
import { PERSON, toPerson } from '../store.ts'

export interface AccessToken {
  readonly id: string
  readonly label: string
  readonly scopes: readonly Scope[]
  readonly createdAt: Date
  readonly expiresAt: Date
  /** To the minute. */
  readonly usedAt: Date | null
}

export interface TokenOwner {
  readonly person: Person
  readonly token: AccessToken
}

export class AccessTokenStore {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async insert(token: Insertable<Tables['access_tokens']>, change: Change): Promise<AccessToken> {
    return this.#db.transaction().execute(async (trx) => {
      await recordAudit(trx, change)
      return toToken(await trx.insertInto('access_tokens').values(token).returningAll().executeTakeFirstOrThrow())
    })
  }

  async list(personId: string): Promise<AccessToken[]> {
    return (await this.#db.selectFrom('access_tokens').selectAll().where('person_id', '=', personId).orderBy('created_at').orderBy('id').execute()).map(toToken)
  }

  /** Null when that person has no such token. */
  async delete(personId: string, id: string, change: (token: AccessToken) => Change): Promise<AccessToken | null> {
    return this.#db.transaction().execute(async (trx) => {
      const row = await trx.deleteFrom('access_tokens').where('person_id', '=', personId).where('id', '=', id).returningAll().executeTakeFirst()
      if (!row) return null
      await recordAudit(trx, change(toToken(row)))
      return toToken(row)
    })
  }

  /** Whose token this is, when it is not too old and the account is open. */
  async find(tokenHash: string, now: Date): Promise<TokenOwner | null> {
    const row = await this.#db
      .selectFrom('access_tokens')
      .innerJoin('people', 'people.id', 'access_tokens.person_id')
      .select(PERSON)
      .select(['access_tokens.id as token_id', 'label', 'scopes', 'access_tokens.created_at', 'expires_at', 'used_at'])
      .where('token_hash', '=', tokenHash)
      .where('expires_at', '>', now)
      .where('closed_at', 'is', null)
      .executeTakeFirst()
    return row ? { person: toPerson(row), token: toToken({ ...row, id: row.token_id }) } : null
  }

  async use(id: string, at: Date): Promise<void> {
    await this.#db.updateTable('access_tokens').set({ used_at: at }).where('id', '=', id).execute()
  }
}

type Row = Pick<Selectable<Tables['access_tokens']>, 'id' | 'label' | 'scopes' | 'created_at' | 'expires_at' | 'used_at'>

function toToken({ id, label, scopes, created_at, expires_at, used_at }: Row): AccessToken {
  return { id, label, scopes, createdAt: created_at, expiresAt: expires_at, usedAt: used_at }
}
