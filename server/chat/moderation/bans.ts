// Who may not write now: by the token, by the cookie, or as a newcomer from a network that is closed to newcomers.

import type { Clock } from '../../clock.ts'
import { dayOf, networkHash, type DaySalt, type NetworkHash } from '../network.ts'
import type { BanRow, ModerationStore } from './store.ts'

export class Bans {
  readonly #store: ModerationStore
  readonly #clock: Clock
  readonly #salts = new Map<string, DaySalt>()

  constructor({ store, clock }: { store: ModerationStore; clock: Clock }) {
    this.#store = store
    this.#clock = clock
  }

  /** What is kept of an address with a message: gone in a day. */
  async networkOf(address: string): Promise<NetworkHash> {
    const today = dayOf(this.#clock.now())
    const salt = this.#salts.get(today) ?? (await this.#store.saltOf(today))
    this.#salts.set(today, salt)
    return networkHash(address, salt)
  }

  /**
   * The ban that keeps this author from writing, the longest one; null: none.
   *
   * A network's ban is for newcomers, else one spammer would silence a house: who was heard before it began may go on.
   */
  async find(authorKeys: readonly string[], address: string): Promise<BanRow | null> {
    const running = await this.#store.running(authorKeys, this.#clock.now())
    const own = running.find((ban) => authorKeys.includes(ban.author_key))
    if (own) return own
    const ofNetwork = await this.#ofNetwork(running, address)
    if (!ofNetwork) return null
    const heardSince = await this.#store.firstShownAt(authorKeys)
    return heardSince !== null && heardSince < ofNetwork.starts_at ? null : ofNetwork
  }

  async #ofNetwork(running: readonly BanRow[], address: string): Promise<BanRow | null> {
    await this.#readSalts(running.flatMap(({ network_day }) => network_day ?? []))
    return (
      running.find(({ network, network_day }) => {
        const salt = network_day === null ? undefined : this.#salts.get(network_day)
        return salt !== undefined && network === networkHash(address, salt).hash
      }) ?? null
    )
  }

  async #readSalts(days: readonly string[]): Promise<void> {
    const missing = [...new Set(days)].filter((day) => !this.#salts.has(day))
    for (const salt of await this.#store.salts(missing)) this.#salts.set(salt.day, salt)
    const [needed, today] = [new Set(days), dayOf(this.#clock.now())]
    for (const day of this.#salts.keys()) if (!needed.has(day) && day < today) this.#salts.delete(day)
  }
}
