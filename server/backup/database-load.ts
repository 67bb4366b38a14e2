// A backup's rows into an empty database: tables as its migrations make them, then row by row, in one transaction.

import { createHash } from 'node:crypto'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { migrate } from '../db/migrate.ts'
import { migrations } from '../db/migrations/index.ts'
import { inTransaction, openClient } from '../db/one-client.ts'
import { AppError } from '../errors.ts'
import { broken, type BackedUpTable, type BackupManifest } from './manifest.ts'

/** Refuses a backup whose database this version of the software cannot make. */
export function requireKnownMigrations(backup: Pick<BackupManifest, 'migrations'>): void {
  const known = Object.keys(migrations).toSorted()
  const isOurs = backup.migrations.length > 0 && backup.migrations.every((name, index) => name === known[index])
  if (!isOurs) throw new AppError('invalid', 'backup_too_new', `This backup was made by another version of the station (its database is at "${backup.migrations.at(-1) ?? 'nothing'}"): restore it with that version or a newer one.`)
}

/** Fills the database, or leaves it as empty as it was. `pressedRows` gives a table's rows as the backup has them. */
export async function loadDatabase(url: string, backup: BackupManifest, pressedRows: (table: string) => AsyncIterable<Uint8Array>): Promise<void> {
  const client = await openClient(url)
  try {
    await inTransaction(client, async (tx) => {
      await requireEmpty(client)
      await migrate(tx, backup.migrations.at(-1))
      // What triggers would write is in the backup already.
      for (const { name } of backup.tables) await client.query(`alter table ${pg.escapeIdentifier(name)} disable trigger user`)
      // Migrations may have begun some tables with rows of their own.
      if (backup.tables.length > 0) await client.query(`truncate ${backup.tables.map(({ name }) => pg.escapeIdentifier(name)).join(', ')}`)
      for (const table of backup.tables) await loadTable(client, table, pressedRows(table.name))
      for (const { name } of backup.tables) await client.query(`alter table ${pg.escapeIdentifier(name)} enable trigger user`)
      for (const { name, value } of backup.sequences) await client.query('select setval($1::regclass, $2)', [pg.escapeIdentifier(name), value])
    })
    await client.query('analyze')
  } finally {
    await client.end()
  }
}

async function requireEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>("select relname as name from pg_class where relkind in ('r', 'p', 'v', 'm') and relnamespace = current_schema()::regnamespace limit 1")
  if (rows.length > 0) throw new AppError('conflict', 'database_not_empty', `The database already holds tables ("${rows[0]?.name}"): a backup is only restored into an empty one. Make a new database and name it in DATABASE_URL.`)
}

async function loadTable(client: pg.Client, { name, columns, rows, sha256 }: BackedUpTable, pressed: AsyncIterable<Uint8Array>): Promise<void> {
  const hash = createHash('sha256')
  const watched = new PassThrough().on('data', (bytes: Buffer) => hash.update(bytes))
  const into = client.query(copyFrom(`copy ${pg.escapeIdentifier(name)} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')}) from stdin`))
  await pipeline(Readable.from(pressed), createZstdDecompress(), watched, into)
  if (into.rowCount !== rows || hash.digest('hex') !== sha256) throw broken(`the rows of ${name} are not those that were saved`)
}
