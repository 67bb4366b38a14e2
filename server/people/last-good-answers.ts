// Remembers who somebody was, so that a host who reconnects is known even while the database is away.

import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'

interface Answer<T> {
  readonly value: T
  readonly at: number
}

interface Options {
  readonly clock: Clock
  /** So long an answer is given again without asking. */
  readonly freshMs: number
  /** So long an answer is still good when the question cannot be asked. */
  readonly keepMs: number
  /** How long a question may take before the kept answer is given instead. */
  readonly patienceMs?: number
  readonly keysMax?: number
}

/** Keeps the last good answer per key; "no" is never remembered, so a new key or session works at once. */
export class LastGoodAnswers<T> {
  readonly #answers = new Map<string, Answer<T>>()
  readonly #options: Options
  /** How often something was forgotten: an answer on its way since before that may be of yesterday. */
  #forgettings = 0

  constructor(options: Options) {
    this.#options = options
  }

  /** The fresh answer, or what `ask` says; a kept one when `ask` fails or takes too long, and else `unavailable`. */
  async find(key: string, ask: () => Promise<T | null>): Promise<T | null> {
    const known = this.#known(key)
    if (known && this.#ageOf(known) < this.#options.freshMs) return known.value
    const forgettings = this.#forgettings
    try {
      const value = known ? await inTime(ask(), this.#options.patienceMs ?? 2000) : await ask()
      // A slow database may have answered before the key was revoked, and be heard after it.
      if (value !== null && this.#forgettings !== forgettings) return await this.find(key, ask)
      this.#learn(key, value)
      return value
    } catch (error) {
      const kept = this.#known(key)
      if (kept) return kept.value
      if (error instanceof AppError) throw error
      throw new AppError('unavailable', 'database_away', 'The station cannot look you up at this moment; try again in a few seconds.', { cause: error })
    }
  }

  forget(key: string): void {
    this.#forgettings += 1
    this.#answers.delete(key)
  }

  /** Forgets every answer that `matches`, as when somebody's rights end. */
  forgetWhere(matches: (value: T) => boolean): void {
    this.#forgettings += 1
    for (const [key, { value }] of this.#answers) if (matches(value)) this.#answers.delete(key)
  }

  #known(key: string): Answer<T> | null {
    const answer = this.#answers.get(key)
    return answer && this.#ageOf(answer) < this.#options.keepMs ? answer : null
  }

  #ageOf(answer: Answer<T>): number {
    return this.#options.clock.monotonicMs() - answer.at
  }

  #learn(key: string, value: T | null): void {
    this.#answers.delete(key)
    if (value === null) return
    this.#answers.set(key, { value, at: this.#options.clock.monotonicMs() })
    const oldest = this.#answers.size > (this.#options.keysMax ?? 5000) ? this.#answers.keys().next() : null
    if (oldest && !oldest.done) this.#answers.delete(oldest.value)
  }
}

async function inTime<T>(answer: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
