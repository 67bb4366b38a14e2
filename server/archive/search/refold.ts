// Folds what an older version folded, or nobody yet: after an update that folds better, and for episodes from before there was a search.

import type { Kysely } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import { findEpisodes } from '../store.ts'
import { searchableOf } from './searchable.ts'
import { listUnfolded, saveSearchable } from './store.ts'

const AT_ONCE = 100

/** Gives how many there were. Costs one question when there are none. */
export async function refold(db: Kysely<Tables>): Promise<number> {
  for (let count = 0; ; ) {
    const ids = await listUnfolded(db, AT_ONCE)
    if (ids.length === 0) return count
    for (const episode of await findEpisodes(db, ids)) await saveSearchable(db, searchableOf(episode))
    count += ids.length
  }
}
