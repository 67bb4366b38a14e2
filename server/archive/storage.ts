// What the archive asks of the place its files lie in: the same promises for this machine's disk and for S3-compatible storage.

import path from 'node:path'
import type { Readable } from 'node:stream'
import type { ByteRange } from '../http/byte-range.ts'

/**
 * Files by key. A key is a path of lower-case letters, digits, `-`, `_` and `.`; what lies at it never changes: a new
 * rendition gets a new key.
 */
export interface Storage {
  /** Keeps the file at `filePath`, which must not be used any more: it may be moved. When it resolves, the file survives a power cut; when it rejects, nothing lies at the key that did not before. */
  put(key: string, filePath: string): Promise<void>
  /** Rejects with `storage_missing` when there is no such file. */
  openRead(key: string, range?: ByteRange): Promise<Readable>
  /** Null when there is no such file. */
  stat(key: string): Promise<{ readonly bytes: number } | null>
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>
  /** The keys that begin so, in order; `''` gives all. */
  list(prefix: string): Promise<string[]>
  /** Gives the path of a local file with the same bytes, for programs that need one; copied into `folder` when it lies elsewhere. Never written to. */
  borrow(key: string, folder: string): Promise<string>
}

/** Refuses what is no key, above all what would lead out of the folder. */
export function requireKey(key: string): string {
  if (!isKey(key)) throw new Error(`unreachable: "${key}" is no key of the storage`)
  return key
}

export function isKey(text: string): boolean {
  return text.length <= 400 && /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/.test(text)
}

/** The name a borrowed file gets. */
export function borrowedName(key: string): string {
  return path.basename(key)
}
