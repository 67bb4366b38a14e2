// Accounts: making them, proving who one is by password, changing the password.

import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import { addressKey, AttemptLimit, loginKey } from './attempt-limit.ts'
import { checkLogin, checkName } from './names.ts'
import { checkPassword, hashPassword, isNobodysPassword, isPassword } from './password.ts'
import { ROLES, type Person, type Role } from './person.ts'
import { subjectOf, type ListedPerson, type PeopleStore } from './store.ts'

export interface NewAccount {
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly password: string
  readonly hostSlug: string | null
}

const MINUTE = 60_000

/** The accounts of everybody who works at the station; listeners need none. */
export class Accounts {
  readonly #store: PeopleStore
  readonly #clock: Clock
  readonly #perLogin: AttemptLimit
  readonly #perAddress: AttemptLimit

  constructor({ store, clock }: { store: PeopleStore; clock: Clock }) {
    this.#store = store
    this.#clock = clock
    this.#perLogin = new AttemptLimit({ clock, max: 8, windowMs: 10 * MINUTE })
    // A whole studio may sit behind one address.
    this.#perAddress = new AttemptLimit({ clock, max: 40, windowMs: 10 * MINUTE })
  }

  /** Makes an account, as the command line does; a taken login or a rule broken is a refusal that says which. */
  async add(account: NewAccount): Promise<Person> {
    const login = checkLogin(account.login)
    const name = checkName(account.name)
    if (!ROLES.includes(account.role)) throw new AppError('invalid', 'role_unknown', `There is no role "${account.role}"; choose one of ${ROLES.join(', ')}.`)
    checkPassword(account.password)
    const at = this.#clock.now()
    const row = { login, name, role: account.role, host_slug: account.hostSlug, password_hash: await hashPassword(account.password), created_at: at }
    return this.#store.inOneGo(async (store) => {
      const person = await store.insertPerson(row)
      if (!person) throw new AppError('conflict', 'login_taken', `The login "${login}" is taken; choose another.`)
      await store.record({ at, person: null, action: 'person.added', subject: subjectOf(person), details: { role: person.role } })
      return person
    })
  }

  async getByLogin(login: string): Promise<Person> {
    const found = await this.#store.findByLogin(login.trim().toLowerCase())
    if (!found) throw new AppError('not-found', 'person_unknown', `Nobody has the login "${login}"; make the account first.`)
    return found.person
  }

  async list(): Promise<ListedPerson[]> {
    return this.#store.list()
  }

  /**
   * The person with this login and password; refuses with the same words, after the same work, whichever of the two is wrong.
   *
   * `address` is only ever kept as a keyed hash.
   */
  async prove(login: string, password: string, address: string): Promise<Person> {
    const asked = login.trim().toLowerCase()
    const keys = { login: loginKey(asked, address), address: addressKey(address) }
    const waitMs = Math.max(this.#perLogin.take(keys.login), this.#perAddress.take(keys.address))
    if (waitMs > 0) throw tooManyTries(waitMs)
    const found = await this.#store.findByLogin(asked)
    const isRight = found ? await isPassword(password, found.passwordHash) : await isNobodysPassword(password)
    if (!found || !isRight) throw new AppError('unauthenticated', 'login_or_password_wrong', 'The login or the password is wrong.')
    this.#perLogin.clear(keys.login)
    this.#perAddress.forgive(keys.address)
    if (found.closedAt) throw new AppError('forbidden', 'account_closed', 'This account is closed; ask the coordinator to open it again.')
    return found.person
  }

  /** Sets a new password after proving the old one; all other sessions of the person end. */
  async changePassword(person: Person, current: string, next: string, address: string, keepTokenHash: string | null): Promise<void> {
    await this.prove(person.login, current, address)
    checkPassword(next)
    const passwordHash = await hashPassword(next)
    await this.#store.inOneGo(async (store) => {
      await store.setPassword(person.id, passwordHash, keepTokenHash)
      await store.record({ at: this.#clock.now(), person, action: 'person.password_changed', subject: subjectOf(person), details: {} })
    })
  }
}

/** The refusal when somebody tried too often; says how long to wait. */
export function tooManyTries(waitMs: number): AppError {
  const minutes = Math.ceil(waitMs / MINUTE)
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`
  return new AppError('too-many', 'too_many_tries', `Too many wrong tries; wait ${wait} and try again.`, { details: { retryAfterSeconds: Math.ceil(waitMs / 1000) } })
}
