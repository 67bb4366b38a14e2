// A throw-away cluster on the system's PostgreSQL, for the tests' second round: the oldest server the station promises to work on.

import { spawn, spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { SetupError } from './project.mjs'

/** Starts it in a temporary folder, reached by a UNIX socket only; gives its address and what ends and removes it. */
export async function startPrivatePostgres(programs) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'imi-pg-'))
  // PostgreSQL refuses to run as root.
  const ids = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  if (ids.uid !== undefined) chownSync(folder, ids.uid, ids.gid)
  const data = path.join(folder, 'data')
  const made = spawnSync(path.join(programs, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], { cwd: folder, encoding: 'utf8', ...ids })
  if (made.status !== 0) throw new SetupError(`The system's PostgreSQL could not make a database for the tests:\n${made.stderr ?? made.error?.message}`)

  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'listen_addresses=', 'max_connections=200', 'timezone=UTC'].flatMap((setting) => ['-c', setting])
  const server = spawn(path.join(programs, 'postgres'), ['-D', data, '-k', folder, '-p', '5432', ...settings], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], ...ids })
  await answering(server)
  return {
    url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}&port=5432`,
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function answering(server) {
  let said = ''
  return new Promise((resolve, reject) => {
    server.stderr.setEncoding('utf8').on('data', (text) => {
      said += text
      if (text.includes('ready to accept connections')) resolve()
    })
    server.once('exit', () => reject(new SetupError(`The system's PostgreSQL did not start for the tests:\n${said}`)))
  })
}
