// As whom PostgreSQL runs: it refuses to run as root, and the station must start as root too.

import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'

/** Starts a program, in its own process group, with pipes to its input and from its errors. */
export type Start = (command: readonly string[]) => ChildProcessByStdio<Writable, null, Readable>

const NOBODY = 65_534

/**
 * Gives the way to start programs without root's rights.
 *
 * An ordinary user just starts them. Root first tries a user namespace (files stay root's, works below /root), which
 * containers often forbid; then user `nobody`, who is given `owned` and must be able to reach `program`.
 */
export function unprivilegedStart(owned: readonly string[], program: string): Start {
  if (process.getuid?.() !== 0) return startWith([])
  const namespace = ['unshare', '--user', '--map-user=1000', '--map-group=1000']
  if (spawnSync('unshare', [...namespace.slice(1), 'true']).status === 0) return startWith(namespace)

  for (const each of owned) spawnSync('chown', ['-R', `${NOBODY}:${NOBODY}`, each])
  const reaches = (flag: string, file: string) => spawnSync('test', [flag, file], { uid: NOBODY, gid: NOBODY }).status === 0
  const unreachable = [...owned.filter((file) => !reaches('-w', file)), ...(reaches('-x', program) ? [] : [program])]
  if (unreachable.length > 0) {
    throw new Error(`PostgreSQL does not run as root, and user nobody cannot reach ${unreachable.join(' and ')}: start the station as an ordinary user, or set DATABASE_URL.`)
  }
  return startWith([], { uid: NOBODY, gid: NOBODY })
}

function startWith(prefix: readonly string[], ids: { uid?: number; gid?: number } = {}): Start {
  return (command) => {
    const [file = '', ...args] = [...prefix, ...command]
    // Detached: Ctrl-C in a terminal goes to the whole group and must not reach the database before its users are done.
    return spawn(file, args, { cwd: '/', detached: true, stdio: ['pipe', 'ignore', 'pipe'], ...ids })
  }
}
