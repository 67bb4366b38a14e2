// What every store may rely on, whichever PostgreSQL it runs on.

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../server/db/database.ts'
import { migrate } from '../../server/db/migrate.ts'
import { listen, notify } from '../../server/db/notifications.ts'
import { silentLog } from '../../server/log.ts'
import { openTestDatabase } from '../support/database.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

async function value(expression: ReturnType<typeof sql<{ value: unknown }>>): Promise<unknown> {
  return (await expression.execute(database.db)).rows[0]?.value
}

test('a count is a number', async () => {
  expect(await value(sql`select count(*) as value from generate_series(1, 5)`)).toBe(5)
})

test('a number too large to be exact is an error, not a wrong number', async () => {
  await expect(value(sql`select 9007199254740993::bigint as value`)).rejects.toThrow('9007199254740993')
})

test('a date stays the date it is, in whatever zone the process runs', async () => {
  expect(await value(sql`select date '2026-03-29' as value`)).toBe('2026-03-29')
})

test('an instant keeps its milliseconds', async () => {
  const at = new Date('2026-10-25T01:30:00.123Z')
  expect(await value(sql`select ${at}::timestamptz as value`)).toEqual(at)
})

test('migrating a database that is up to date does nothing', async () => {
  expect(await migrate(database.db)).toEqual([])
})

test('news reaches the listener of its channel, also after the connection was lost', async () => {
  const heard: string[] = []
  let wake = () => {}
  const next = () => new Promise<void>((resolve) => (wake = resolve))
  const stop = await listen({
    url: database.url,
    channel: 'programme',
    onNotification: (payload) => (heard.push(payload), wake()),
    onReconnect: () => (heard.push('(back)'), wake()),
    log: silentLog,
  })
  try {
    let news = next()
    await notify(database.db, 'programme', 'one')
    await news
    news = next()
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%' and datname = current_database()`.execute(database.db)
    await news
    news = next()
    await notify(database.db, 'programme', 'two')
    await news
    expect(heard).toEqual(['one', '(back)', 'two'])
  } finally {
    await stop()
  }
})
