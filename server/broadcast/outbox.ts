// Writes to the database that must not be lost while it is away, and must never be waited for.

import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { Events } from '../events.ts'
import type { Log } from '../log.ts'

type Write = (db: Kysely<Tables>) => Promise<void>

/** A day of a busy station is a few hundred. */
const MOST_WAITING = 20_000
const ALARM = 'database-away'
const AWAY = 'The database does not answer. The broadcast goes on; its history is kept in memory and written when the database is back.'

export interface OutboxOptions {
  readonly db: Kysely<Tables>
  readonly log: Log
  readonly events: Events
  /** Pause after a failed write. */
  readonly retryMs?: number
}

/**
 * Keeps writes in memory, in order, until the database has taken them.
 *
 * A lost database is tried again every second for as long as it takes. A write that the database refuses for what it says
 * is logged and given up, since it would be refused for ever and hold up all after it.
 */
export class Outbox {
  readonly #options: OutboxOptions
  readonly #waiting: { readonly what: string; readonly write: Write }[] = []
  #running: Promise<void> | null = null
  #wakeUp: (() => void) | null = null
  #stopping = false
  #away = false

  constructor(options: OutboxOptions) {
    this.#options = options
  }

  /** Writes that the database has not taken yet. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** Takes a write on; returns at once. */
  add(what: string, write: Write): void {
    if (this.#waiting.length >= MOST_WAITING) {
      // Not the first, which is being written at this moment.
      const [lost] = this.#waiting.splice(1, 1)
      this.#options.log.error({ lost: lost?.what }, 'history is lost: the database has been away for too long')
    }
    this.#waiting.push({ what, write })
    this.#running ??= this.#drain()
  }

  /** Tries for so long to write what is left, then gives up and says what is lost. */
  async close(withinMs = 3_000): Promise<void> {
    const limit = AbortSignal.timeout(withinMs)
    const timedOut = new Promise<void>((resolve) => limit.addEventListener('abort', () => resolve()))
    await Promise.race([this.#running, timedOut])
    this.#stopping = true
    this.#wakeUp?.()
    if (this.#waiting.length === 0) return
    this.#options.log.error({ lost: this.#waiting.map((one) => one.what) }, 'history is lost: the database did not come back before the stop')
  }

  async #drain(): Promise<void> {
    // Not in the caller's turn: the caller may be the audio path.
    await Promise.resolve()
    for (let next = this.#waiting[0]; next && !this.#stopping; next = this.#waiting[0]) {
      if (await this.#attempt(next.what, next.write)) this.#waiting.shift()
      else await this.#pause()
    }
    this.#running = null
  }

  /** True when this write is dealt with. */
  async #attempt(what: string, write: Write): Promise<boolean> {
    const { db, log, events } = this.#options
    try {
      await write(db)
      if (this.#away) events.emit('alarmCleared', { alarm: ALARM })
      this.#away = false
      return true
    } catch (error) {
      if (isRefusal(error)) {
        log.error({ what, err: error }, 'the database refused a line of history; it is given up')
        return true
      }
      if (!this.#away) events.emit('alarmRaised', { alarm: ALARM, message: AWAY })
      this.#away = true
      return false
    }
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.#options.retryMs ?? 1_000)
      this.#wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

/** SQLSTATE classes of a statement that is wrong in itself; everything else is the database being away or busy. */
function isRefusal(error: unknown): boolean {
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' && /^(22|23|42)[0-9A-Z]{3}$/.test(code)
}
