// The second step of signing in, for whoever wants it: a code of an authenticator app, or one of ten recovery codes.

import { randomBytes } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import { tooManyTries } from '../accounts.ts'
import { AttemptLimit } from '../attempt-limit.ts'
import type { Person } from '../person.ts'
import { subjectOf } from '../store.ts'
import { hashOf, newRecoveryCode } from '../tokens.ts'
import type { SecondStepStore } from './store.ts'
import { fromBase32, otpauthUri, stepOfCode, toBase32 } from './totp.ts'

const RECOVERY_CODES = 10
const SECRET_BYTES = 20

/** Begins, confirms, asks for and ends the second step. */
export class SecondStep {
  readonly #store: SecondStepStore
  readonly #clock: Clock
  // Per person, whatever the address: who gets here knows the password already.
  readonly #tries: AttemptLimit

  constructor({ store, clock }: { store: SecondStepStore; clock: Clock }) {
    this.#store = store
    this.#clock = clock
    this.#tries = new AttemptLimit({ clock, max: 5, windowMs: 15 * 60_000 })
  }

  async find(person: Person): Promise<{ readonly since: Date | null; readonly codesLeft: number }> {
    const row = await this.#store.find(person.id)
    return { since: row?.confirmedAt ?? null, codesLeft: row?.confirmedAt ? row.codesLeft : 0 }
  }

  /** A new secret, told only here; nothing is asked for until `confirm`. */
  async begin(person: Person, station: string): Promise<{ readonly secret: string; readonly uri: string }> {
    const secret = toBase32(randomBytes(SECRET_BYTES))
    if (!(await this.#store.begin(person.id, secret, this.#clock.now()))) throw isOn()
    return { secret, uri: otpauthUri({ secret, login: person.login, station }) }
  }

  /** Turns it on with the first code of the app; gives the recovery codes, told only here. */
  async confirm(person: Person, code: string): Promise<string[]> {
    const row = await this.#store.find(person.id)
    if (!row) throw new AppError('conflict', 'second_step_not_begun', 'Begin first: the app needs the QR code.')
    if (row.confirmedAt) throw isOn()
    this.#takeTry(person)
    const step = stepOfCode(fromBase32(row.secret), code, this.#clock.now())
    if (step === null) throw new AppError('invalid', 'code_wrong', 'This code is wrong; take the one the app shows now. When it stays wrong, set the clock of the phone to automatic.')
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
    if (!(await this.#store.confirm(person.id, step, codes.map(hashOf), this.#change(person, 'person.second_step_on')))) throw isOn()
    this.#tries.clear(person.id)
    return codes
  }

  /**
   * Lets pass whoever has none, or gives a code that is right and was not used before.
   *
   * Refuses with `code_needed` when there is no code, `code_wrong`, and `too_many_tries` after five wrong ones.
   */
  async require(person: Person, code: string | null): Promise<void> {
    const row = await this.#store.find(person.id)
    if (!row?.confirmedAt) return
    if (code === null || code.trim() === '') throw new AppError('unauthenticated', 'code_needed', 'Type the code that your authenticator app shows, or a recovery code.')
    this.#takeTry(person)
    const step = stepOfCode(fromBase32(row.secret), code, this.#clock.now())
    const isRight = step === null ? await this.#isRecoveryCode(person, code) : await this.#store.useStep(person.id, step)
    if (!isRight) throw new AppError('unauthenticated', 'code_wrong', 'This code is wrong or was used already; wait for the next one.')
    this.#tries.clear(person.id)
  }

  /** Turns it off. `by` null: the command line. */
  async end(person: Person, by: Person | null): Promise<void> {
    const change = { ...this.#change(person, 'person.second_step_off'), person: by }
    if (!(await this.#store.remove(person.id, change))) throw new AppError('not-found', 'second_step_off', 'The second step is not on.')
    this.#tries.clear(person.id)
  }

  async #isRecoveryCode(person: Person, code: string): Promise<boolean> {
    return this.#store.useRecoveryCode(person.id, hashOf(code.trim().toLowerCase()), this.#change(person, 'person.recovery_code_used'))
  }

  #takeTry(person: Person): void {
    const waitMs = this.#tries.take(person.id)
    if (waitMs > 0) throw tooManyTries(waitMs)
  }

  #change(person: Person, action: string) {
    return { at: this.#clock.now(), person, action, subject: subjectOf(person), details: {} }
  }
}

function isOn(): AppError {
  return new AppError('conflict', 'second_step_on', 'The second step is on already; turn it off first to begin anew.')
}
