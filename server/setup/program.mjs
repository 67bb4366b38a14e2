// Runs a TypeScript file on the pinned Node, with the flags and the code cache of the station: in place of this process when it is
// that Node already, else in a child that gets our signals.

import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ROOT } from './project.mjs'

/** V8 would let short-lived objects pile up to 25 MB; a station makes few of them. What the start alone needed is let go once (compose.ts). */
const MEMORY_FLAGS = ['--max-semi-space-size=2', '--expose-gc']
/** Code without its types is kept here: the next start is quicker and needs 13 MB less in each of our processes. */
const CODE_CACHE = path.join(ROOT, 'node_modules/.cache/imi-radio')

/** Runs the file; the process ends with the same exit code as the program. */
export async function runProgram(node, file, args) {
  const command = [...MEMORY_FLAGS, path.resolve(ROOT, file), ...args]
  process.env.NODE_COMPILE_CACHE ??= CODE_CACHE
  // glibc would give every helper thread a heap of its own, of which the start leaves 10 MB unused but not returned.
  process.env.MALLOC_ARENA_MAX ??= '1'
  // React's development half is several times larger and slower at drawing pages.
  process.env.NODE_ENV ??= 'production'
  // The same process goes on as the program, since flags are only read at its start: nobody stands between it and its signals.
  if (realpathSync(process.execPath) === realpathSync(node)) process.execve(node, [node, ...command], process.env)
  const child = spawn(node, command, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  // Not just SIGINT by the terminal, which reaches the child anyway: npm and service managers signal only us.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const [status, signal] = await new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message)
      resolve([1, null])
    })
    child.once('exit', (...ended) => resolve(ended))
  })
  process.exit(status ?? 128 + (os.constants.signals[signal] ?? 0))
}
