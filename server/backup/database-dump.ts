// Everything in the database as it was at one moment, table by table, while the station goes on writing.

import { createHash } from 'node:crypto'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { BackedUpTable, BackupManifest } from './manifest.ts'

/** What migrations keep for themselves: a restored database has made its own. */
const OWN_TABLES = ['kysely_migration', 'kysely_migration_lock']

interface Table {
  readonly name: string
  readonly columns: readonly string[]
  readonly keyColumns: readonly string[]
}

export interface DumpedDatabase extends Pick<BackupManifest, 'migrations' | 'tables' | 'sequences' | 'madeAt'> {
  /** What episodes say their files are, by key in the storage. */
  readonly episodeFiles: ReadonlyMap<string, { readonly sha256: string }>
}

/** Reads all tables in one snapshot and gives each, pressed, to `keep`; the client is in no transaction before and after. */
export async function dumpDatabase(client: pg.Client, keep: (table: string, pressed: Readable) => Promise<void>): Promise<DumpedDatabase> {
  await client.query('begin isolation level repeatable read read only')
  try {
    const { rows: [now] } = await client.query<{ at: Date }>('select now() as at')
    const tables: BackedUpTable[] = []
    for (const table of await listTables(client)) tables.push(await dumpTable(client, table, keep))
    const migrations = await client.query<{ name: string }>('select name from kysely_migration order by name')
    const files = await client.query<{ storage_key: string; sha256: string }>('select storage_key, sha256 from episode_files')
    return {
      madeAt: (now?.at ?? new Date(0)).toISOString(),
      migrations: migrations.rows.map(({ name }) => name),
      tables,
      sequences: await listSequences(client),
      episodeFiles: new Map(files.rows.map(({ storage_key: key, sha256 }) => [key, { sha256 }])),
    }
  } finally {
    await client.query('rollback')
  }
}

/** Without those of the migrations; each behind those that its rows point to, so that they can be filled in that order. */
async function listTables(client: pg.Client): Promise<Table[]> {
  // Columns that the database works out by itself cannot be given to it.
  const { rows } = await client.query<{ name: string; columns: string[]; key_columns: string[] | null }>(
    `select c.relname as name,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select array_agg(a.attname::text order by k.place) from pg_index i, unnest(i.indkey) with ordinality as k(attnum, place) join pg_attribute a on a.attnum = k.attnum
         where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid) as key_columns
     from pg_class c where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = current_schema()::regnamespace and c.relname <> all($1) order by c.relname`,
    [OWN_TABLES],
  )
  const references = await client.query<{ from: string; to: string }>(
    `select f.relname as from, t.relname as to from pg_constraint c join pg_class f on f.oid = c.conrelid join pg_class t on t.oid = c.confrelid
     where c.contype = 'f' and c.conrelid <> c.confrelid and f.relnamespace = current_schema()::regnamespace`,
  )
  return inOrder(rows.map(({ name, columns, key_columns: keyColumns }) => ({ name, columns, keyColumns: keyColumns ?? [] })), references.rows)
}

function inOrder(tables: readonly Table[], references: readonly { readonly from: string; readonly to: string }[]): Table[] {
  const ordered: Table[] = []
  let left = tables
  while (left.length > 0) {
    const free = left.filter(({ name }) => !references.some(({ from, to }) => from === name && left.some((other) => other.name === to)))
    if (free.length === 0) throw new Error(`unreachable: the tables ${left.map(({ name }) => name).join(', ')} point to each other in a ring`)
    ordered.push(...free)
    left = left.filter((table) => !free.includes(table))
  }
  return ordered
}

async function dumpTable(client: pg.Client, { name, columns, keyColumns }: Table, keep: (table: string, pressed: Readable) => Promise<void>): Promise<BackedUpTable> {
  const list = (names: readonly string[]) => names.map((one) => pg.escapeIdentifier(one)).join(', ')
  // In the order of the key, so that equal contents have equal hashes.
  const order = keyColumns.length > 0 ? ` order by ${list(keyColumns)}` : ''
  const rows = client.query(copyTo(`copy (select ${list(columns)} from ${pg.escapeIdentifier(name)}${order}) to stdout`))
  const hash = createHash('sha256')
  const counted = new PassThrough().on('data', (bytes: Buffer) => hash.update(bytes))
  const pressed = createZstdCompress()
  await Promise.all([pipeline(rows, counted, pressed), keep(name, pressed)])
  return { name, columns: [...columns], rows: rows.rowCount, sha256: hash.digest('hex') }
}

async function listSequences(client: pg.Client): Promise<BackupManifest['sequences']> {
  const { rows } = await client.query<{ name: string; value: string | null }>('select sequencename as name, last_value as value from pg_sequences where schemaname = current_schema() order by sequencename')
  return rows.flatMap(({ name, value }) => (value === null ? [] : [{ name, value: Number(value) }]))
}
