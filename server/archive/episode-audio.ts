// An episode's sound for playing on air again, when the recording of its airing is gone.

import { mkdir } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { Storage } from './storage.ts'
import { findEpisodeOf, listFiles } from './store.ts'

/** In the shape the playout asks for. */
export interface EpisodeSound {
  readonly files: readonly { readonly path: string; readonly durationMs: number }[]
  readonly durationMs: number
}

/**
 * The whole master of the airing's episode, or the MP3 where that was removed; null when there is neither, or it was withdrawn.
 *
 * `folder` is where a copy goes when the storage is elsewhere.
 */
export async function findEpisodeSound({ db, storage, folder }: { readonly db: Kysely<Tables>; readonly storage: Storage; readonly folder: string }, occurrenceId: string): Promise<EpisodeSound | null> {
  const episode = await findEpisodeOf(db, { occurrenceId })
  if (!episode || episode.state === 'withdrawn') return null
  const files = await listFiles(db, episode.id)
  const file = files.find(({ kind }) => kind === 'master') ?? files.find(({ kind }) => kind === 'mp3')
  if (!file) return null
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const durationMs = file.durationMs ?? episode.masterDurationMs ?? 0
  return { files: [{ path: await storage.borrow(file.key, folder), durationMs }], durationMs }
}
