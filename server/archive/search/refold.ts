// Folds what an older version folded, or nobody yet: after an update that folds better, and for episodes from before there was a search.

import { buffer } from 'node:stream/consumers'
import type { Kysely } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import type { Log } from '../../log.ts'
import type { Storage } from '../storage.ts'
import { findEpisodes } from '../store.ts'
import { readTranscript } from '../transcript.ts'
import { searchableOf, searchableTranscript } from './searchable.ts'
import { listUnfolded, listUnfoldedTranscripts, saveSearchable, saveTranscript } from './store.ts'

export interface RefoldOptions {
  readonly db: Kysely<Tables>
  readonly storage: Pick<Storage, 'openRead'>
  readonly log: Log
}

const AT_ONCE = 100

/** Gives how many episodes and transcripts there were. Costs two questions when there are none. */
export async function refold(options: RefoldOptions): Promise<number> {
  return (await refoldEpisodes(options)) + (await refoldTranscripts(options))
}

async function refoldEpisodes({ db }: RefoldOptions): Promise<number> {
  for (let count = 0; ; ) {
    const ids = await listUnfolded(db, AT_ONCE)
    if (ids.length === 0) return count
    for (const episode of await findEpisodes(db, ids)) await saveSearchable(db, searchableOf(episode))
    count += ids.length
  }
}

async function refoldTranscripts({ db, storage, log }: RefoldOptions): Promise<number> {
  const keys = await listUnfoldedTranscripts(db)
  for (const key of keys) {
    try {
      await saveTranscript(db, searchableTranscript(key, readTranscript(await buffer(await storage.openRead(key)))))
    } catch (error) {
      // Listeners find the episode by its other words; the next start tries again.
      log.warn({ err: error, key }, 'the words of a transcript could not be made ready for the search')
    }
  }
  return keys.length
}
