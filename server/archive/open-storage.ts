// Opens the storage that the configuration names: a folder on this machine's disk, or S3-compatible storage.

import { DiskStorage } from './disk-storage.ts'
import type { S3Address } from './s3-address.ts'
import type { Storage } from './storage.ts'

/** Opens what the configuration names; null: the folder on this machine. */
export async function openStorage({ folder, s3 }: { readonly folder: string; readonly s3: S3Address | null }): Promise<Storage> {
  if (s3 === null) return new DiskStorage(folder)
  // Read only where it is used: most stations have no S3.
  const { S3Storage } = await import('./s3-storage.ts')
  return new S3Storage(s3)
}
