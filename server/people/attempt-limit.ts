// Counts tries at a password or key, so that guessing is slow. In memory: a restart forgives, which is harmless.

import { createHmac, randomBytes } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { Clock } from '../clock.ts'

interface Tries {
  count: number
  since: number
}

/**
 * Allows so many failed tries per key in a window that starts with the first one.
 *
 * A try is counted before it is judged (or many at once would slip through) and forgiven when it was right. At most
 * `keysMax` keys are remembered; the oldest go first.
 */
export class AttemptLimit {
  readonly #tries = new Map<string, Tries>()
  readonly #clock: Clock
  readonly #max: number
  readonly #windowMs: number
  readonly #keysMax: number

  constructor(options: { clock: Clock; max: number; windowMs: number; keysMax?: number }) {
    this.#clock = options.clock
    this.#max = options.max
    this.#windowMs = options.windowMs
    this.#keysMax = options.keysMax ?? 20_000
  }

  /** Counts one try; gives the milliseconds to wait when it may not be made, else 0. */
  take(key: string): number {
    const now = this.#clock.monotonicMs()
    const tries = this.#current(key, now)
    if (tries.count >= this.#max) return Math.max(1, tries.since + this.#windowMs - now)
    tries.count += 1
    return 0
  }

  /** The try was right after all. */
  forgive(key: string): void {
    const tries = this.#tries.get(key)
    if (tries && tries.count > 0) tries.count -= 1
  }

  /** All is forgiven: this key has proved itself. */
  clear(key: string): void {
    this.#tries.delete(key)
  }

  #current(key: string, now: number): Tries {
    const known = this.#tries.get(key)
    if (known && now - known.since < this.#windowMs) return known
    this.#tries.delete(key)
    const fresh = { count: 0, since: now }
    this.#tries.set(key, fresh)
    const oldest = this.#tries.size > this.#keysMax ? this.#tries.keys().next() : null
    if (oldest && !oldest.done) this.#tries.delete(oldest.value)
    return fresh
  }
}

// New in every process: what is kept of an address can never be turned back or compared with another run's.
const PEPPER = randomBytes(32)

/** Stands for an address without being it; one IPv6 home network (/64) counts as one address. */
export function addressKey(address: string): string {
  return createHmac('sha256', PEPPER).update(network(address)).digest('base64url').slice(0, 22)
}

/** Stands for a login tried from an address. */
export function loginKey(login: string, address: string): string {
  return createHmac('sha256', PEPPER).update(`${login}\n${network(address)}`).digest('base64url').slice(0, 22)
}

function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  if (!isIPv6(address)) return address
  // Writes out the `::` so that the first four groups are really the network.
  const [head = '', tail = ''] = address.split('::')
  const front = head.split(':').filter(Boolean)
  const back = tail.split(':').filter(Boolean)
  const groups = address.includes('::') ? [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back] : front
  return groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}
