// While a backup reads the station's files, nobody removes any: what it has seen in the database must still be on the disk.

import { sql, type Kysely } from 'kysely'
import type pg from 'pg'

/** Said on the archive's channel when a backup is done: what could not be removed meanwhile can be now. */
export const REMOVALS_ALLOWED = 'removals allowed'

const KEY = 'imi-radio: files are removed'

/** Keeps files from being removed until that connection ends; waits for removals that are under way. */
export async function holdRemovals(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_lock(hashtext($1))', [KEY])
}

/** Lets files be removed again, and tells those who listen on that channel. */
export async function allowRemovals(client: pg.Client, channel: string): Promise<void> {
  await client.query('select pg_advisory_unlock_all()')
  await client.query('select pg_notify($1, $2)', [channel, REMOVALS_ALLOWED])
}

/** Whether files may be removed until the end of this transaction. False: a backup is being made; ask again later. */
export async function mayRemoveFiles<T>(tx: Kysely<T>): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select pg_try_advisory_xact_lock_shared(hashtext(${KEY})) as may`.execute(tx)
  return rows[0]?.may === true
}
