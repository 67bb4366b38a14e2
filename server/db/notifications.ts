// Short news between processes through PostgreSQL: the command line tells the running station that something changed.

import { sql, type Kysely } from 'kysely'
import pg from 'pg'
import type { Log } from '../log.ts'

export interface ListenOptions {
  readonly url: string
  /** Lower case letters and underscores. */
  readonly channel: string
  readonly onNotification: (payload: string) => void
  /** Other channels that the same connection listens to. */
  readonly also?: Readonly<Record<string, (payload: string) => void>>
  /** The connection is back after a loss: news may have been missed, so read everything again. */
  readonly onReconnect?: () => void
  readonly log: Log
}

/** Tells every listener of the channel; inside a transaction, only when that commits. */
export async function notify<T>(db: Kysely<T>, channel: string, payload = ''): Promise<void> {
  await sql`select pg_notify(${channel}, ${payload})`.execute(db)
}

/** Listens on a connection of its own, which is opened again whenever it is lost; gives what stops it. */
export async function listen(options: ListenOptions): Promise<() => Promise<void>> {
  const listener = new Listener(options)
  await listener.connect()
  return () => listener.stop()
}

class Listener {
  readonly #options: ListenOptions
  #client: pg.Client | null = null
  #retry: NodeJS.Timeout | null = null
  #stopped = false

  constructor(options: ListenOptions) {
    this.#options = options
  }

  async connect(): Promise<void> {
    const { url, channel, onNotification, also } = this.#options
    const hearing: Readonly<Record<string, (payload: string) => void>> = { ...also, [channel]: onNotification }
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, keepAlive: true })
    client.on('error', () => {})
    client.on('notification', (message) => hearing[message.channel]?.(message.payload ?? ''))
    await client.connect()
    if (this.#stopped) return client.end()
    for (const each of Object.keys(hearing)) await client.query(`listen ${client.escapeIdentifier(each)}`)
    client.once('end', () => this.#reconnectLater(1000))
    this.#client = client
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#retry) clearTimeout(this.#retry)
    await this.#client?.end()
  }

  #reconnectLater(waitMs: number): void {
    if (this.#stopped) return
    this.#options.log.warn({ channel: this.#options.channel }, `news from the database stopped; trying again in ${waitMs} ms`)
    this.#retry = setTimeout(() => void this.#reconnect(waitMs), waitMs)
  }

  async #reconnect(waitMs: number): Promise<void> {
    try {
      await this.connect()
      this.#options.onReconnect?.()
    } catch {
      this.#reconnectLater(Math.min(waitMs * 2, 30_000))
    }
  }
}
