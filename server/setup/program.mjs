// Runs a TypeScript file on the pinned Node: in this process when it is that Node already, else in a child that gets our signals.

import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import module from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './project.mjs'

/** V8 would let short-lived objects pile up to 25 MB; a station makes few of them. package.json gives it to `npm start` too. */
const MEMORY_FLAGS = ['--max-semi-space-size=2']
/** Code without its types is kept here: the next start is quicker and needs 13 MB less in each of our processes. */
const CODE_CACHE = path.join(ROOT, 'node_modules/.cache/imi-radio')

/** Runs the file; the process ends with the same exit code as the program. */
export async function runProgram(node, file, args) {
  const program = path.resolve(ROOT, file)
  process.env.NODE_COMPILE_CACHE ??= CODE_CACHE
  if (realpathSync(process.execPath) === realpathSync(node)) {
    process.argv = [process.execPath, program, ...args]
    module.enableCompileCache?.(CODE_CACHE)
    await import(pathToFileURL(program).href)
    return
  }
  const child = spawn(node, [...MEMORY_FLAGS, program, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
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
