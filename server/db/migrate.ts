// Brings the database's tables to what this version of the code expects.

import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { migrations } from './migrations/index.ts'

/**
 * Applies what is missing, in order, all or nothing; gives the names of what was applied.
 *
 * Safe when several copies start at once: one does the work, the others find nothing to do. `until`: no further than this one.
 */
export async function migrate<T>(db: Kysely<T>, until?: string): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  // Kysely returns failures instead of throwing them, which is easily overlooked.
  const { error, results } = await (until === undefined ? migrator.migrateToLatest() : migrator.migrateTo(until))
  if (error !== undefined) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`The database could not be brought up to date${failed ? ` (${failed})` : ''}: ${reason}`, { cause: error })
  }
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName)
}
