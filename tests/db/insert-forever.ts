// Run as a process of its own, to be killed: writes numbers and prints each one once it is stored.

import { sql } from 'kysely'
import { openDatabase } from '../../server/db/database.ts'
import { silentLog } from '../../server/log.ts'

const [dataDir = '', mode = ''] = process.argv.slice(2)
const { db } = await openDatabase({ url: null, dataDir, log: silentLog })
await sql`create table if not exists numbers (id bigint primary key)`.execute(db)
const { rows } = await sql<{ next: number }>`select coalesce(max(id), 0) + 1 as next from numbers`.execute(db)

for (let id = rows[0]?.next ?? 1; ; id++) {
  if (mode === 'migrations') {
    // As a migration does: tables and rows in one transaction.
    await db.transaction().execute(async (tx) => {
      await sql`create table ${sql.table(`t${id}`)} (id bigint)`.execute(tx)
      await sql`insert into numbers values (${id})`.execute(tx)
    })
  } else {
    await sql`insert into numbers values (${id})`.execute(db)
  }
  process.stdout.write(`${id}\n`)
}
