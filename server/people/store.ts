// The people folder's only Kysely: accounts, sessions, invitations and source-client keys.

import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { Person, Role } from './person.ts'

export interface InvitationRow {
  readonly id: string
  readonly role: Role
  readonly hostSlug: string | null
  readonly firstAdmin: boolean
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly acceptedAt: Date | null
  readonly acceptedBy: string | null
}

export interface SourceKey {
  readonly id: string
  readonly label: string
  readonly createdAt: Date
  readonly usedAt: Date | null
}

export interface KeyOwner {
  readonly person: Person
  readonly keyId: string
}

export interface SessionOwner {
  readonly person: Person
  readonly seenAt: Date
}

const PERSON = ['people.id', 'people.login', 'people.name', 'people.role', 'people.host_slug'] as const

type PersonRow = Pick<Selectable<Tables['people']>, 'id' | 'login' | 'name' | 'role' | 'host_slug'>

const toPerson = ({ id, login, name, role, host_slug }: PersonRow): Person => ({ id, login, name, role, hostSlug: host_slug })

/** Reads and writes people; every instant is given by the caller. */
export class PeopleStore {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  /** Null when the login is taken. */
  async insertPerson(person: Insertable<Tables['people']>, db: Kysely<Tables> = this.#db): Promise<Person | null> {
    const row = await db.insertInto('people').values(person).onConflict((login) => login.column('login').doNothing()).returning(PERSON).executeTakeFirst()
    return row ? toPerson(row) : null
  }

  async findByLogin(login: string): Promise<{ person: Person; passwordHash: string } | null> {
    const row = await this.#db.selectFrom('people').select([...PERSON, 'password_hash']).where('login', '=', login).executeTakeFirst()
    return row ? { person: toPerson(row), passwordHash: row.password_hash } : null
  }

  async findById(id: string): Promise<Person | null> {
    const row = await this.#db.selectFrom('people').select(PERSON).where('id', '=', id).executeTakeFirst()
    return row ? toPerson(row) : null
  }

  async list(): Promise<Person[]> {
    return (await this.#db.selectFrom('people').select(PERSON).orderBy('name').orderBy('login').execute()).map(toPerson)
  }

  async hasAdmin(db: Kysely<Tables> = this.#db): Promise<boolean> {
    return (await db.selectFrom('people').select('id').where('role', '=', 'admin').limit(1).executeTakeFirst()) !== undefined
  }

  /** Sets the password and ends every session of that person except, when given, one. */
  async setPassword(personId: string, passwordHash: string, exceptTokenHash: string | null): Promise<void> {
    await this.#db.transaction().execute(async (trx) => {
      await trx.updateTable('people').set({ password_hash: passwordHash }).where('id', '=', personId).execute()
      const ended = trx.deleteFrom('sessions').where('person_id', '=', personId)
      await (exceptTokenHash === null ? ended : ended.where('token_hash', '!=', exceptTokenHash)).execute()
    })
  }

  async insertSession(session: Insertable<Tables['sessions']>): Promise<void> {
    await this.#db.insertInto('sessions').values(session).execute()
  }

  async findSession(tokenHash: string, now: Date): Promise<SessionOwner | null> {
    const row = await this.#db
      .selectFrom('sessions')
      .innerJoin('people', 'people.id', 'sessions.person_id')
      .select([...PERSON, 'sessions.seen_at'])
      .where('token_hash', '=', tokenHash)
      .where('expires_at', '>', now)
      .executeTakeFirst()
    return row ? { person: toPerson(row), seenAt: row.seen_at } : null
  }

  async prolongSession(tokenHash: string, seenAt: Date, expiresAt: Date): Promise<void> {
    await this.#db.updateTable('sessions').set({ seen_at: seenAt, expires_at: expiresAt }).where('token_hash', '=', tokenHash).execute()
  }

  async deleteSession(tokenHash: string): Promise<void> {
    await this.#db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
  }

  /** Gives the hashes of their tokens. */
  async deleteSessionsExpiredBy(now: Date): Promise<string[]> {
    return (await this.#db.deleteFrom('sessions').where('expires_at', '<=', now).returning('token_hash').execute()).map((row) => row.token_hash)
  }

  async insertInvitation(invitation: Insertable<Tables['invitations']>): Promise<InvitationRow> {
    return toInvitation(await this.#db.insertInto('invitations').values(invitation).returningAll().executeTakeFirstOrThrow())
  }

  /** Writes the first admin's invitation and voids the ones of earlier starts; null when there is an admin already. */
  async replaceFirstAdminInvitation(invitation: Insertable<Tables['invitations']>): Promise<InvitationRow | null> {
    return this.#db.transaction().execute(async (trx) => {
      if (await this.hasAdmin(trx)) return null
      await trx.deleteFrom('invitations').where('first_admin', '=', true).where('accepted_at', 'is', null).execute()
      return toInvitation(await trx.insertInto('invitations').values(invitation).returningAll().executeTakeFirstOrThrow())
    })
  }

  async findInvitation(tokenHash: string): Promise<InvitationRow | null> {
    const row = await this.#db.selectFrom('invitations').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst()
    return row ? toInvitation(row) : null
  }

  /** Newest first. */
  async listInvitations(): Promise<InvitationRow[]> {
    return (await this.#db.selectFrom('invitations').selectAll().orderBy('created_at', 'desc').orderBy('id').limit(500).execute()).map(toInvitation)
  }

  /**
   * Uses up an invitation and creates its person, both or neither; null when it is used, expired or void.
   *
   * `logins` is asked for the next candidate until one is free.
   */
  async acceptInvitation(
    tokenHash: string,
    now: Date,
    account: { readonly name: string; readonly passwordHash: string },
    loginsFor: (role: Role) => Iterator<string, never>,
  ): Promise<Person | null> {
    return this.#db.transaction().execute(async (trx) => {
      const invitation = await trx
        .updateTable('invitations')
        .set({ accepted_at: now })
        .where('token_hash', '=', tokenHash)
        .where('accepted_at', 'is', null)
        .where('expires_at', '>', now)
        .returningAll()
        .executeTakeFirst()
      if (!invitation || (invitation.first_admin && (await this.hasAdmin(trx)))) return null
      const logins = loginsFor(invitation.role)
      let person: Person | null = null
      while (!person) {
        const login = logins.next().value
        person = await this.insertPerson(
          { login, name: account.name, role: invitation.role, host_slug: invitation.host_slug, password_hash: account.passwordHash, created_at: now },
          trx,
        )
      }
      await trx.updateTable('invitations').set({ accepted_by: person.id }).where('id', '=', invitation.id).execute()
      return person
    })
  }

  async insertKey(key: Insertable<Tables['source_keys']>): Promise<SourceKey> {
    return toKey(await this.#db.insertInto('source_keys').values(key).returningAll().executeTakeFirstOrThrow())
  }

  async listKeys(personId: string): Promise<SourceKey[]> {
    return (await this.#db.selectFrom('source_keys').selectAll().where('person_id', '=', personId).orderBy('created_at').orderBy('id').execute()).map(toKey)
  }

  /** False when that person has no such key. */
  async deleteKey(personId: string, keyId: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db.deleteFrom('source_keys').where('person_id', '=', personId).where('id', '=', keyId).executeTakeFirst()
    return numDeletedRows > 0n
  }

  /** The person whose key this is, noting that it was used. */
  async useKey(login: string, keyHash: string, now: Date): Promise<KeyOwner | null> {
    const row = await this.#db
      .updateTable('source_keys')
      .from('people')
      .set({ used_at: now })
      .whereRef('people.id', '=', 'source_keys.person_id')
      .where('people.login', '=', login)
      .where('source_keys.key_hash', '=', keyHash)
      .returning([...PERSON, 'source_keys.id as key_id'])
      .executeTakeFirst()
    return row ? { person: toPerson(row), keyId: row.key_id } : null
  }
}

function toInvitation(row: Selectable<Tables['invitations']>): InvitationRow {
  return {
    id: row.id,
    role: row.role,
    hostSlug: row.host_slug,
    firstAdmin: row.first_admin,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    acceptedAt: row.accepted_at,
    acceptedBy: row.accepted_by,
  }
}

function toKey(row: Selectable<Tables['source_keys']>): SourceKey {
  return { id: row.id, label: row.label, createdAt: row.created_at, usedAt: row.used_at }
}
