// One connection, for work that needs the driver's own client and Kysely in the same transaction, such as COPY behind migrations.

import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'

/** Opens a connection without limits of time; `close` ends it. Rejects with the driver's own error. */
export async function openClient(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true, options: '-c timezone=UTC', application_name: 'imi-radio' })
  // Without a listener a lost connection would end the process; whoever asks next is told.
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Does the work in one transaction on that connection: all of it is kept, or nothing. */
export function inTransaction<T>(client: pg.Client, work: (tx: Transaction<unknown>) => Promise<T>): Promise<T> {
  const borrowed = Object.assign(client, { release: () => {} })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: { options: {}, connect: async () => borrowed, end: async () => {} } }) })
  return db.transaction().execute(work)
}
