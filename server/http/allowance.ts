// How much somebody may send: an allowance that is spent and grows back with time.

import type { Clock } from '../clock.ts'

export interface AllowanceSize {
  readonly atOnce: number
  readonly perSecond: number
}

export class Allowance {
  readonly #size: AllowanceSize
  readonly #clock: Clock
  #left: number
  #atMs: number

  constructor(size: AllowanceSize, clock: Clock) {
    this.#size = size
    this.#clock = clock
    this.#left = size.atOnce
    this.#atMs = clock.monotonicMs()
  }

  /** Spends `amount`; false when there is not that much left, and then nothing is spent. */
  spend(amount: number): boolean {
    this.#grow()
    if (this.#left < amount) return false
    this.#left -= amount
    return true
  }

  /** Milliseconds until `amount` can be spent; 0: now. */
  waitMs(amount: number): number {
    this.#grow()
    return Math.max(0, Math.ceil(((amount - this.#left) / this.#size.perSecond) * 1000))
  }

  /** Nothing was spent lately: a new one would be the same. */
  get isFull(): boolean {
    this.#grow()
    return this.#left >= this.#size.atOnce
  }

  #grow(): void {
    const nowMs = this.#clock.monotonicMs()
    this.#left = Math.min(this.#size.atOnce, this.#left + ((nowMs - this.#atMs) / 1000) * this.#size.perSecond)
    this.#atMs = nowMs
  }
}

/** Allowances by key: one for each author, each network. Those that are full again are forgotten. */
export class Allowances {
  readonly #size: AllowanceSize
  readonly #clock: Clock
  readonly #byKey = new Map<string, Allowance>()
  #sweepAt = 1000

  constructor(size: AllowanceSize, clock: Clock) {
    this.#size = size
    this.#clock = clock
  }

  of(key: string): Allowance {
    const known = this.#byKey.get(key)
    if (known) return known
    if (this.#byKey.size >= this.#sweepAt) this.#sweep()
    const fresh = new Allowance(this.#size, this.#clock)
    this.#byKey.set(key, fresh)
    return fresh
  }

  #sweep(): void {
    for (const [key, allowance] of this.#byKey) if (allowance.isFull) this.#byKey.delete(key)
    this.#sweepAt = Math.max(1000, this.#byKey.size * 2)
  }
}
