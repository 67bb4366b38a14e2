// The people folder's Kysely: accounts, sessions, invitations and source-client keys.

import { sql, type Insertable, type Kysely, type Selectable, type Updateable } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { recordAudit, type Change } from './audit-log.ts'
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
  readonly ideaId: string | null
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

export interface SessionRow {
  readonly id: string
  /** Stands for the session without opening it. */
  readonly tokenHash: string
  readonly device: string | null
  readonly createdAt: Date
  readonly seenAt: Date
}

/** A person as those who look after people see them. */
export interface ListedPerson extends Person {
  readonly closedAt: Date | null
  /** Null: not since their last sign-out. */
  readonly seenAt: Date | null
  /** Codes are asked for when they sign in. */
  readonly secondStep: boolean
}

/** What is selected to read a person, in any query that has `people` in it. */
export const PERSON = [
  'people.id',
  'people.login',
  'people.name',
  'people.role',
  'people.host_slug',
  sql<string[]>`array(select show_slug from show_editors where show_editors.person_id = people.id order by show_slug)`.as('shows'),
] as const

type PersonRow = Pick<Selectable<Tables['people']>, 'id' | 'login' | 'name' | 'role' | 'host_slug'> & { readonly shows: string[] }

export const toPerson = ({ id, login, name, role, host_slug, shows }: PersonRow): Person => ({ id, login, name, role, hostSlug: host_slug, shows })

/** Reads and writes people; every instant is given by the caller. */
export class PeopleStore {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  /** Does all of `work` or nothing of it; whatever it asks of the store it is given is in that one transaction. */
  async inOneGo<T>(work: (store: PeopleStore) => Promise<T>): Promise<T> {
    return this.#db.transaction().execute((trx) => work(new PeopleStore(trx)))
  }

  async record(change: Change): Promise<void> {
    await recordAudit(this.#db, change)
  }

  /** Null when the login is taken. */
  async insertPerson(person: Insertable<Tables['people']>, db: Kysely<Tables> = this.#db): Promise<Person | null> {
    const row = await db.insertInto('people').values(person).onConflict((login) => login.column('login').doNothing()).returning(PERSON).executeTakeFirst()
    return row ? toPerson(row) : null
  }

  async findByLogin(login: string): Promise<{ person: Person; passwordHash: string; closedAt: Date | null } | null> {
    const row = await this.#db.selectFrom('people').select([...PERSON, 'password_hash', 'closed_at']).where('login', '=', login).executeTakeFirst()
    return row ? { person: toPerson(row), passwordHash: row.password_hash, closedAt: row.closed_at } : null
  }

  async findById(id: string): Promise<Person | null> {
    const row = await this.#db.selectFrom('people').select(PERSON).where('id', '=', id).executeTakeFirst()
    return row ? toPerson(row) : null
  }

  /** The person, whom nobody else can change until the transaction ends; use it within `inOneGo`. */
  async holdPerson(id: string): Promise<{ person: Person; closedAt: Date | null } | null> {
    const row = await this.#db.selectFrom('people').select([...PERSON, 'closed_at']).where('id', '=', id).forUpdate().executeTakeFirst()
    return row ? { person: toPerson(row), closedAt: row.closed_at } : null
  }

  /** How many admins can sign in; none can be added or lost until the transaction ends. */
  async holdAdmins(): Promise<number> {
    return (await this.#db.selectFrom('people').select('id').where('role', '=', 'admin').where('closed_at', 'is', null).orderBy('id').forUpdate().execute()).length
  }

  async updatePerson(id: string, changes: Updateable<Tables['people']>): Promise<void> {
    await this.#db.updateTable('people').set(changes).where('id', '=', id).execute()
  }

  /** Gives and takes so that these are the person's shows; slugs the programme does not know are given back. */
  async setShows(personId: string, slugs: readonly string[]): Promise<string[]> {
    await this.#db.deleteFrom('show_editors').where('person_id', '=', personId).execute()
    const known = slugs.length === 0 ? [] : (await this.#db.selectFrom('shows').select('slug').where('slug', 'in', [...slugs]).execute()).map(({ slug }) => slug)
    if (known.length > 0) await this.#db.insertInto('show_editors').values(known.map((show_slug) => ({ person_id: personId, show_slug }))).execute()
    return slugs.filter((slug) => !known.includes(slug))
  }

  async hasIdea(id: string): Promise<boolean> {
    return (await this.#db.selectFrom('ideas').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
  }

  async list(): Promise<ListedPerson[]> {
    const rows = await this.#db
      .selectFrom('people')
      .leftJoin('second_steps', (join) => join.onRef('second_steps.person_id', '=', 'people.id').on('second_steps.confirmed_at', 'is not', null))
      .select([...PERSON, 'closed_at', 'second_steps.confirmed_at'])
      .select((from) => from.selectFrom('sessions').whereRef('sessions.person_id', '=', 'people.id').select((sessions) => sessions.fn.max('seen_at').as('at')).as('seen_at'))
      .orderBy('name')
      .orderBy('login')
      .execute()
    return rows.map((row) => ({ ...toPerson(row), closedAt: row.closed_at, seenAt: row.seen_at, secondStep: row.confirmed_at !== null }))
  }

  /** Closed ones count: whoever finds no open admin must ask the command line. */
  async hasAdmin(db: Kysely<Tables> = this.#db): Promise<boolean> {
    return (await db.selectFrom('people').select('id').where('role', '=', 'admin').limit(1).executeTakeFirst()) !== undefined
  }

  /** Sets the password and ends every session of that person except, when given, one; use it within `inOneGo`. */
  async setPassword(personId: string, passwordHash: string, exceptTokenHash: string | null): Promise<void> {
    await this.#db.updateTable('people').set({ password_hash: passwordHash }).where('id', '=', personId).execute()
    await this.deleteSessionsOf(personId, exceptTokenHash)
  }

  /** Ends every session of that person except, when given, one; says how many. */
  async deleteSessionsOf(personId: string, exceptTokenHash: string | null): Promise<number> {
    const ended = this.#db.deleteFrom('sessions').where('person_id', '=', personId)
    const { numDeletedRows } = await (exceptTokenHash === null ? ended : ended.where('token_hash', '!=', exceptTokenHash)).executeTakeFirst()
    return Number(numDeletedRows)
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
      .where('people.closed_at', 'is', null)
      .executeTakeFirst()
    return row ? { person: toPerson(row), seenAt: row.seen_at } : null
  }

  async prolongSession(tokenHash: string, seenAt: Date, expiresAt: Date): Promise<void> {
    await this.#db.updateTable('sessions').set({ seen_at: seenAt, expires_at: expiresAt }).where('token_hash', '=', tokenHash).execute()
  }

  /** The one seen last first. */
  async listSessions(personId: string, now: Date): Promise<SessionRow[]> {
    const rows = await this.#db.selectFrom('sessions').selectAll().where('person_id', '=', personId).where('expires_at', '>', now).orderBy('seen_at', 'desc').orderBy('id').execute()
    return rows.map((row) => ({ id: row.id, tokenHash: row.token_hash, device: row.device, createdAt: row.created_at, seenAt: row.seen_at }))
  }

  /** Ends one session of a person; gives the hash of its token, or null when there is none. */
  async deleteSessionById(personId: string, id: string): Promise<string | null> {
    const row = await this.#db.deleteFrom('sessions').where('person_id', '=', personId).where('id', '=', id).returning('token_hash').executeTakeFirst()
    return row?.token_hash ?? null
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
      if (invitation.idea_id !== null) await trx.updateTable('ideas').set({ person_id: person.id }).where('id', '=', invitation.idea_id).execute()
      await recordAudit(trx, { at: now, person, action: 'person.joined', subject: subjectOf(person), details: { role: person.role, ...(invitation.idea_id === null ? {} : { idea: invitation.idea_id }) } })
      return person
    })
  }

  async insertKey(key: Insertable<Tables['source_keys']>): Promise<SourceKey> {
    return toKey(await this.#db.insertInto('source_keys').values(key).returningAll().executeTakeFirstOrThrow())
  }

  async listKeys(personId: string): Promise<SourceKey[]> {
    return (await this.#db.selectFrom('source_keys').selectAll().where('person_id', '=', personId).orderBy('created_at').orderBy('id').execute()).map(toKey)
  }

  /** Gives the label of the key that is gone; null when that person has no such key. */
  async deleteKey(personId: string, keyId: string): Promise<string | null> {
    const row = await this.#db.deleteFrom('source_keys').where('person_id', '=', personId).where('id', '=', keyId).returning('label').executeTakeFirst()
    return row?.label ?? null
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
      .where('people.closed_at', 'is', null)
      .returning([...PERSON, 'source_keys.id as key_id'])
      .executeTakeFirst()
    return row ? { person: toPerson(row), keyId: row.key_id } : null
  }
}

/** How the audit log names a person. */
export function subjectOf({ login }: Pick<Person, 'login'>): string {
  return `person/${login}`
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
    ideaId: row.idea_id,
  }
}

function toKey(row: Selectable<Tables['source_keys']>): SourceKey {
  return { id: row.id, label: row.label, createdAt: row.created_at, usedAt: row.used_at }
}
