// The station's database: the embedded one of its data folder, or the server that DATABASE_URL names. One code path for both.

import './value-types.ts'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { dataFolder } from '../data-folder.ts'
import type { Log } from '../log.ts'
import { answers, embeddedUrl, startEmbeddedPostgres } from './embedded-postgres.ts'
import type { Tables } from './tables.ts'

export interface Database {
  readonly db: Kysely<Tables>
  readonly pool: pg.Pool
  /** The server was started by this process and ends with it. */
  readonly embedded: boolean
  /** With a password in it when DATABASE_URL has one: never logged. */
  readonly url: string
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** null: the embedded database. */
  readonly url: string | null
  readonly dataDir: string
  readonly log: Log
  /** For the command line: use the embedded database of a running copy when there is one, instead of refusing. */
  readonly joinRunning?: boolean
}

/** Opens the database and waits until it answers; throws with what to do when it does not. */
export async function openDatabase({ url, dataDir, log, joinRunning = false }: DatabaseOptions): Promise<Database> {
  if (url !== null) {
    await requireAnswer(url)
    return connect(url, log, null)
  }
  const folder = dataFolder(dataDir)
  if (joinRunning && (await answers(embeddedUrl(folder)))) return connect(embeddedUrl(folder), log, null)
  const server = await startEmbeddedPostgres({ folder, log })
  return connect(server.url, log, server.stop)
}

function connect(url: string, log: Log, stopServer: (() => Promise<void>) | null): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    // A database that is away must give errors soon, not callers that wait for ever.
    // NOTE: a migration that works for longer needs a connection of its own.
    connectionTimeoutMillis: 5000,
    query_timeout: 10_000,
    statement_timeout: 10_000,
    options: '-c timezone=UTC',
    application_name: 'imi-radio',
  })
  // Without a listener, a lost idle connection would end the process.
  pool.on('error', (error) => log.warn({ reason: error.message }, 'an idle database connection was lost'))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    db,
    pool,
    url,
    embedded: stopServer !== null,
    close: async () => {
      await db.destroy()
      await stopServer?.()
    },
  }
}

async function requireAnswer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string }>('show server_version_num')
    const version = Number(Object.values(rows[0] ?? {})[0])
    if (version < 150_000) throw new Error(`it is PostgreSQL ${Math.floor(version / 10_000)}, and the station needs 15 or newer`)
  } catch (error) {
    throw new Error(`The database of DATABASE_URL cannot be used (${(error as Error).message}): check the address, the password and that the server runs.`, { cause: error })
  } finally {
    await client.end().catch(() => {})
  }
}
