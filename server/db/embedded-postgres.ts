// A real PostgreSQL in the data folder, reached by a UNIX socket: made when missing, started, started again when it dies, stopped.

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { makeSocketFolder, type DataFolder } from '../data-folder.ts'
import type { Log } from '../log.ts'
import { findPostgresProgram } from './postgres-program.ts'
import { unprivilegedStart, type Start } from './unprivileged.ts'

export interface EmbeddedPostgres {
  /** For pg and for `psql`: a connection string that names the socket's folder. */
  readonly url: string
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  readonly folder: DataFolder
  readonly log: Log
  /** Server settings, such as `fsync=off` for tests. */
  readonly settings?: readonly string[]
}

/** A copy that was just killed takes its database with it; so long it may need for that. */
const LEAVING_MS = 3000

// sh holds our pipe: when this process dies, however it dies, the read ends and PostgreSQL shuts down.
const WATCHED = 'exec 3<&0; "$@" 3<&- & server=$!; (read _ <&3; kill -INT $server) & watch=$!; wait $server; status=$?; kill $watch 2>/dev/null; exit $status'

/** Starts the embedded database of a data folder; throws with what to do when it cannot. */
export async function startEmbeddedPostgres({ folder, log, settings = [] }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const program = await findPostgresProgram()
  mkdirSync(folder.root, { recursive: true, mode: 0o700 })
  makeSocketFolder(folder)
  const url = embeddedUrl(folder)
  const patience = AbortSignal.timeout(LEAVING_MS)
  while (await answers(url)) {
    if (patience.aborted) throw inUse(folder)
    await sleep(100)
  }
  const start = unprivilegedStart([folder.root, folder.sockets], program.postgres)
  if (!existsSync(path.join(folder.postgres, 'PG_VERSION'))) await initialise(folder, program.initdb, start)
  refuseOtherMajor(folder, program.major)

  const command = ['sh', '-c', WATCHED, 'sh', program.postgres, '-D', folder.postgres, '-k', folder.sockets, '-p', '5432', ...settings.flatMap((setting) => ['-c', setting])]
  const server = new Server(() => start(command), url, folder, log)
  await server.start(patience)
  return { url, stop: () => server.stop() }
}

/** The address of a data folder's embedded database, whether it runs or not. */
export function embeddedUrl(folder: DataFolder): string {
  return `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder.sockets)}&port=5432`
}

/** True when a database server answers there. */
export async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000, query_timeout: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

// Made beside and renamed: an interrupted one never counts.
async function initialise(folder: DataFolder, initdb: string, start: Start): Promise<void> {
  const unfinished = `${folder.postgres}.init`
  rmSync(unfinished, { recursive: true, force: true })
  const made = start([
    initdb, '-D', unfinished, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale-provider=builtin', '--locale=C', '--builtin-locale=C.UTF-8',
    '--set=timezone=UTC', '--set=log_timezone=UTC', '--set=listen_addresses=',
  ])
  const errors = lastErrors(made)
  const [status] = await once(made, 'close')
  if (status !== 0) throw new Error(`The embedded database could not be made in ${folder.postgres}: ${errors() || `initdb ended with ${String(status)}`}`)
  renameSync(unfinished, folder.postgres)
}

function refuseOtherMajor(folder: DataFolder, major: string): void {
  const found = readFileSync(path.join(folder.postgres, 'PG_VERSION'), 'utf8').trim()
  if (found === major) return
  throw new Error(
    `${folder.postgres} was made by PostgreSQL ${found} and this station brings ${major}: ` +
      `move its contents with pg_dump and psql of version ${found}, or start a PostgreSQL ${found} server on it and set DATABASE_URL.`,
  )
}

/** Keeps one PostgreSQL process running until told to stop. */
class Server {
  readonly #spawn: () => ReturnType<Start>
  readonly #url: string
  readonly #folder: DataFolder
  readonly #log: Log
  #process: ReturnType<Start> | null = null
  #stopping = false

  constructor(spawn: () => ReturnType<Start>, url: string, folder: DataFolder, log: Log) {
    this.#spawn = spawn
    this.#url = url
    this.#folder = folder
    this.#log = log
  }

  /** Resolves when the server answers; rejects with its own words when it ends before that. `patience`: how long another copy may need to leave. */
  async start(patience: AbortSignal): Promise<void> {
    for (;;) {
      try {
        return await this.#startOnce()
      } catch (error) {
        if (!(error instanceof FolderInUse) || patience.aborted) throw error
        await sleep(100)
      }
    }
  }

  async #startOnce(): Promise<void> {
    const server = this.#spawn()
    this.#process = server
    const errors = lastErrors(server)
    const failed = new Promise<never>((_, reject) => server.once('error', reject))
    failed.catch(() => {})
    while (!(await Promise.race([answers(this.#url), failed]))) {
      if (server.exitCode !== null) throw this.#explain(errors())
      await sleep(25)
    }
    // Somebody else's server answered while ours gave up.
    await sleep(0)
    if (server.exitCode !== null) throw this.#explain(errors())
    server.once('exit', (status) => void this.#restart(status, errors))
  }

  async stop(): Promise<void> {
    this.#stopping = true
    const server = this.#process
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    server.stdin.end()
    await ended
  }

  async #restart(status: number | null, errors: () => string): Promise<void> {
    for (let waitMs = 500; !this.#stopping; waitMs = Math.min(waitMs * 2, 30_000)) {
      this.#log.error({ status, said: errors() }, `the embedded database ended; starting it again in ${waitMs} ms`)
      await sleep(waitMs, undefined, { ref: false })
      if (this.#stopping) return
      try {
        await this.#startOnce()
        this.#log.info('the embedded database runs again')
        return
      } catch (error) {
        this.#log.error({ err: error }, 'the embedded database did not start')
      }
    }
  }

  #explain(said: string): Error {
    if (/lock file ".*" already exists/.test(said)) return inUse(this.#folder)
    return new Error(`The embedded database in ${this.#folder.postgres} did not start: ${said || 'it gave no reason'}`)
  }
}

class FolderInUse extends Error {}

function inUse(folder: DataFolder): FolderInUse {
  return new FolderInUse(`${folder.postgres} is in use by another running copy of the station: stop that one first, or set DATA_DIR to another folder.`)
}

/** Keeps the end of what a process says, and gives the part that matters to a person. */
function lastErrors(child: ReturnType<Start>): () => string {
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-8000)
  })
  child.stdin.on('error', () => {})
  return () => {
    const fatal = said.match(/(FATAL|PANIC|LOG: +(syntax error|invalid|unrecognized)):? (?!.*(starting up|shutting down)).*(\n.*(DETAIL|HINT):.*)*/g)
    return (fatal?.join('\n') ?? said.slice(-500)).trim()
  }
}
