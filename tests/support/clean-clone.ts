// What a new person gets: the project's own files in another folder, with nothing installed and nothing built.

import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '../..')

export interface CleanClone {
  readonly folder: string
  /** The environment of a person who has only the machine's own Node and npm. */
  readonly env: Record<string, string>
  remove(): void
}

/** Copies what git keeps, as it lies there now, into a folder whose path has a space. */
export function makeCleanClone(): CleanClone {
  const parent = mkdtempSync(path.join(os.tmpdir(), 'imi clone '))
  const folder = path.join(parent, 'imi-radio')
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' }).split('\0').filter(Boolean)
  for (const file of files.filter((each) => existsSync(path.join(ROOT, each)))) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true })
    copyFileSync(path.join(ROOT, file), path.join(folder, file))
  }
  return { folder, env: environment(), remove: () => rmSync(parent, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }) }
}

/** Without the Node that npm scripts of this project find first, and without what npm tells its scripts. */
function environment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_(?!config_)|INIT_CWD$|NODE_|VITEST|TEST_|DATABASE_URL$)/.test(name))
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => !folder.includes('node_modules'))
  return { ...Object.fromEntries(kept.map(([name, value]) => [name, value ?? ''])), PATH: folders.join(path.delimiter) }
}
