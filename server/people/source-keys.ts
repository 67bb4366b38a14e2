// Keys for source clients (BUTT, Mixxx, ffmpeg …): one or more per person, shown once, revocable, not the password.

import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import type { Events } from '../events.ts'
import type { Access } from './access.ts'
import { tooManyTries } from './accounts.ts'
import { addressKey, AttemptLimit, loginKey } from './attempt-limit.ts'
import { LastGoodAnswers } from './last-good-answers.ts'
import type { Person } from './person.ts'
import { subjectOf, type KeyOwner, type PeopleStore, type SourceKey } from './store.ts'
import { hashOf, newSourceKey } from './tokens.ts'

const KEYS_PER_PERSON = 20
const MINUTE = 60_000

/** Who a source client speaks for, and the key it came in by. */
export interface KnownSource {
  readonly person: Person
  readonly access: Access
}

/** Makes and revokes keys, and says whose key a source client has sent. */
export class SourceKeys {
  readonly #store: PeopleStore
  readonly #clock: Clock
  readonly #events: Events
  readonly #answers: LastGoodAnswers<KeyOwner>
  readonly #perLogin: AttemptLimit
  readonly #perAddress: AttemptLimit

  constructor({ store, clock, events }: { store: PeopleStore; clock: Clock; events: Events }) {
    this.#store = store
    this.#clock = clock
    this.#events = events
    this.#answers = new LastGoodAnswers({ clock, freshMs: 20_000, keepMs: 24 * 60 * MINUTE })
    this.#perLogin = new AttemptLimit({ clock, max: 10, windowMs: MINUTE })
    this.#perAddress = new AttemptLimit({ clock, max: 60, windowMs: 10 * MINUTE })
  }

  /** A new key; `secret` is known to nobody but the person afterwards. `by` null: the command line. */
  async create(person: Person, label: string, by: Person | null = person): Promise<{ key: SourceKey; secret: string }> {
    if ((await this.#store.listKeys(person.id)).length >= KEYS_PER_PERSON) {
      throw new AppError('conflict', 'too_many_keys', `There are ${KEYS_PER_PERSON} keys already; revoke one that is no longer used.`)
    }
    const secret = newSourceKey()
    const at = this.#clock.now()
    const key = await this.#store.inOneGo(async (store) => {
      await store.record({ at, person: by, action: 'key.made', subject: subjectOf(person), details: { label } })
      return store.insertKey({ person_id: person.id, label, key_hash: hashOf(secret), created_at: at })
    })
    return { key, secret }
  }

  async list(person: Person): Promise<SourceKey[]> {
    return this.#store.listKeys(person.id)
  }

  async revoke(person: Person, keyId: string): Promise<void> {
    const existed = await this.#store.inOneGo(async (store) => {
      const label = await store.deleteKey(person.id, keyId)
      if (label !== null) await store.record({ at: this.#clock.now(), person, action: 'key.revoked', subject: subjectOf(person), details: { label } })
      return label !== null
    })
    // Also when it is gone already: a first try may have been carried out after its answer was given up.
    this.#answers.forgetWhere((owner) => owner.keyId === keyId && owner.person.id === person.id)
    this.#events.emit('accessEnded', { ended: { kind: 'key', id: keyId, personId: person.id }, why: 'key_revoked' })
    if (!existed) throw new AppError('not-found', 'key_unknown', 'There is no such key; it may have been revoked already.')
  }

  /** Forgets what is remembered of a person, after their rights were changed in the database. */
  forget(personId: string): void {
    this.#answers.forgetWhere(({ person }) => person.id === personId)
  }

  /**
   * Whose login and key these are; null when they are nobody's.
   *
   * A key that was right within the last day is good while the database is away, so a host whose line dropped gets
   * back in, also late in a long show. Throws `too_many_tries` after ten wrong keys a minute from one address, and `database_away`.
   */
  async authenticate(login: string, key: string, address: string): Promise<KnownSource | null> {
    const asked = login.trim().toLowerCase()
    const question = hashOf(`${asked}\n${key}`)
    const owner = await this.#answers.find(question, async () => {
      const keys = { login: loginKey(asked, address), address: addressKey(address) }
      const waitMs = Math.max(this.#perLogin.take(keys.login), this.#perAddress.take(keys.address))
      if (waitMs > 0) throw tooManyTries(waitMs)
      const found = await this.#store.useKey(asked, hashOf(key.trim()), this.#clock.now())
      if (!found) return null
      this.#perLogin.clear(keys.login)
      this.#perAddress.forgive(keys.address)
      return found
    })
    return owner && { person: owner.person, access: { kind: 'key', id: owner.keyId } }
  }
}
