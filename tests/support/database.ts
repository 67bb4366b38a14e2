// A migrated, empty, private database for one test file.

import { randomBytes } from 'node:crypto'
import os from 'node:os'
import pg from 'pg'
import { inject } from 'vitest'
import { openDatabase, type Database } from '../../server/db/database.ts'
import { silentLog } from '../../server/log.ts'
import { query, withDatabase } from './database-server.ts'

/** Opens a database of this file's own; `close` in `afterAll` drops it. */
export async function openTestDatabase(): Promise<Database> {
  const server = inject('databaseServerUrl')
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await query(server, `create database ${name} template ${inject('databaseTemplate')}`)
  const database = await openDatabase({ url: withDatabase(server, name), dataDir: os.tmpdir(), log: silentLog })
  return {
    ...database,
    close: async () => {
      await database.close()
      await query(server, `drop database if exists ${name} with (force)`)
    },
  }
}

/** Counts the statements that reach any database while `work` runs, `begin` and `commit` included. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const { query } = pg.Client.prototype
  let count = 0
  pg.Client.prototype.query = function (this: pg.Client, ...args: Parameters<typeof query>) {
    count++
    return Reflect.apply(query, this, args)
  } as typeof query // the same function, told of each call
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return count
}
