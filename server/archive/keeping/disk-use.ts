// What takes the room on the station's disk, part by part.

import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Kysely } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import { databaseBytes, episodeBytes } from './store.ts'

export interface DiskUse {
  /** What went out, kept for a time. */
  readonly airLog: number
  /** Lossless recordings of live shows. */
  readonly recordings: number
  /** Lossless masters of episodes. */
  readonly masters: number
  /** What listeners get of episodes. */
  readonly published: number
  /** Files that were sent or fetched, and wait. */
  readonly uploads: number
  readonly database: number
  /** Covers, spoken titles and questions, music, sounds, what jobs are making. */
  readonly other: number
}

/**
 * Measures all parts. `root` is the data folder; what the database says of itself counts where it runs elsewhere.
 *
 * `airLogBytes`: a log has hundreds of thousands of files, and who writes them knows what they take.
 */
export async function measureDiskUse(db: Kysely<Tables>, root: string, airLogBytes: () => Promise<number>): Promise<DiskUse> {
  const parts = new Map<string, number>()
  for (const name of await readdir(root)) if (name !== 'air-log') parts.set(name, await bytesBelow(path.join(root, name)))
  const of = (...names: readonly string[]) => names.reduce((sum, name) => sum + (parts.get(name) ?? 0), 0)
  const episodes = await episodeBytes(db)
  const named = ['recordings', 'archive', 'uploads', 'delivered', 'imports', 'postgres']
  return {
    ...episodes,
    airLog: await airLogBytes(),
    recordings: of('recordings'),
    uploads: of('uploads', 'delivered', 'imports'),
    database: parts.has('postgres') ? of('postgres') : await databaseBytes(db),
    other: of(...[...parts.keys()].filter((name) => !named.includes(name))),
  }
}

/** What is removed while we look counts as nothing. */
async function bytesBelow(place: string): Promise<number> {
  const found = await stat(place).catch(() => null)
  if (!found?.isDirectory()) return found?.size ?? 0
  const entries = await readdir(place, { recursive: true, withFileTypes: true }).catch(() => [])
  let bytes = 0
  for (const entry of entries) if (entry.isFile()) bytes += (await stat(path.join(entry.parentPath, entry.name)).catch(() => null))?.size ?? 0
  return bytes
}
