// Where the archive's files lie: on this machine's disk, or in S3-compatible storage. The same promises for both.

import path from 'node:path'
import type { Readable } from 'node:stream'
import { DiskStorage } from './disk-storage.ts'

/** Bytes of a file, both ends included, as HTTP counts them. */
export interface ByteRange {
  readonly from: number
  readonly to: number
}

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

export interface S3Address {
  /** `https://host:port/bucket` */
  readonly endpoint: string
  readonly accessKey: string
  readonly secretKey: string
  readonly region: string
}

/** Opens what the configuration names; null: the folder on this machine. */
export async function openStorage({ folder, s3 }: { readonly folder: string; readonly s3: S3Address | null }): Promise<Storage> {
  if (s3 === null) return new DiskStorage(folder)
  // Read only where it is used: most stations have no S3.
  const { S3Storage } = await import('./s3-storage.ts')
  return new S3Storage(s3)
}

/** Reads `s3://key:secret@host:port/bucket?region=…&tls=false`; null when it is no such address. Key and secret are percent-encoded where they need it. */
export function readS3Address(value: string): S3Address | null {
  const url = URL.parse(value)
  const bucket = url?.pathname.slice(1) ?? ''
  if (url?.protocol !== 's3:' || url.username === '' || url.password === '' || url.host === '' || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) return null
  const scheme = url.searchParams.get('tls') === 'false' ? 'http' : 'https'
  return {
    endpoint: `${scheme}://${url.host}/${bucket}`,
    accessKey: decodeURIComponent(url.username),
    secretKey: decodeURIComponent(url.password),
    region: url.searchParams.get('region') ?? 'auto',
  }
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
