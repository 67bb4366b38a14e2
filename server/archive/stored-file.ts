// A file on its way into the storage: its hash, its length, and the key that follows from them.

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { EpisodeFile, FileKind } from './episode.ts'
import type { JobWork } from './jobs.ts'

export interface FileToStore {
  readonly episodeId: string
  readonly kind: FileKind
  readonly path: string
  readonly mediaType: string
  /** Without a dot. */
  readonly extension: string
  readonly durationMs?: number | null
  readonly recipe?: string | null
}

/** Puts the file and gives what `attachFile` takes. The key has the content's hash in it, so a job that is done twice puts the same. */
export async function storeFile(work: Pick<JobWork, 'put'>, file: FileToStore): Promise<EpisodeFile> {
  const stored = await keyed(file)
  await work.put(stored.key, file.path)
  return stored
}

/** What `attachFile` takes, before the file is in the storage. */
export async function keyed({ episodeId, kind, path, mediaType, extension, durationMs = null, recipe = null }: FileToStore): Promise<EpisodeFile> {
  const [sha256, { size: bytes }] = await Promise.all([sha256Of(path), stat(path)])
  return { episodeId, kind, key: `episodes/${episodeId}/${kind}-${sha256.slice(0, 16)}.${extension}`, bytes, mediaType, durationMs, sha256, recipe }
}

/** In lower-case hex. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(bytes as Buffer) // no encoding is set
  return hash.digest('hex')
}
