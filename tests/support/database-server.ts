// One PostgreSQL for the whole run, with one migrated database to copy from; each test file gets a copy of its own.

import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { dataFolder } from '../../server/data-folder.ts'
import { openDatabase } from '../../server/db/database.ts'
import { startEmbeddedPostgres } from '../../server/db/embedded-postgres.ts'
import { migrate } from '../../server/db/migrate.ts'
import { silentLog } from '../../server/log.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server's own database, to create others from. */
    databaseServerUrl: string
    /** The name of the migrated, empty database to copy. */
    databaseTemplate: string
  }
}

/** Starts an embedded server, or uses the one that TEST_DATABASE_URL or DATABASE_URL names for this run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'] || process.env['DATABASE_URL'] || null
  const server = given ? { url: given, stop: async () => {} } : await startPrivateServer()
  const template = `imi_radio_template_${process.pid}`
  await query(server.url, `drop database if exists ${template}`)
  await query(server.url, `create database ${template}`)
  const database = await openDatabase({ url: withDatabase(server.url, template), dataDir: os.tmpdir(), log: silentLog })
  await migrate(database.db)
  await database.close()
  project.provide('databaseServerUrl', server.url)
  project.provide('databaseTemplate', template)
  return async () => {
    await query(server.url, `drop database if exists ${template} with (force)`)
    await server.stop()
  }
}

/** The same server's address with another database's name. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

/** One statement on a connection of its own. */
export async function query(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

async function startPrivateServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'imi-radio-tests-'))
  // Tests need no safety from power cuts.
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']
  const server = await startEmbeddedPostgres({ folder: dataFolder(root), log: silentLog, settings })
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      rmSync(root, { recursive: true, force: true })
    },
  }
}
