// What a backup says of itself: the last entry of its archive file, with the count and hash of everything before it. Pure.

import { z } from 'zod'
import { AppError } from '../errors.ts'

/** Raised when an older station could not read what this one writes. */
export const VERSION = 1
export const MANIFEST = 'manifest.json'

/** Where in the archive file each part lies. */
export const PLACES = {
  /** `database/<table>/<part>`: the rows as COPY gives them, pressed by zstd, in parts. */
  database: 'database/',
  /** What lies in the data folder, at its path there. */
  data: 'data/',
  /** The files of episodes, by their key in the storage, on disk and in S3 alike. */
  archive: 'archive/',
  /** The programme files of STATION, when they lie outside the data folder. */
  station: 'station/',
} as const

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().nonnegative()
const name = z.string().regex(/^[a-z_][a-z0-9_]*$/)
/** A path below a folder; none that leads out of it. */
const inside = z.string().min(1).refine((path) => !path.startsWith('/') && !path.includes('\0') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'))

const file = z.object({ path: inside, bytes: count, sha256 })

const manifest = z.object({
  version: z.literal(VERSION),
  /** Of the database's contents; files were read after it. */
  madeAt: z.iso.datetime(),
  station: z.string(),
  /** Those the database had been brought to. */
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name, columns: z.array(name), rows: count, sha256: sha256.meta({ description: 'Of the rows before they were pressed' }) })),
  sequences: z.array(z.object({ name, value: count })),
  /** Every entry of the archive file but this one, in their order. */
  files: z.array(file),
  /** Files that episodes name and that were not there, or not what they should be, when the backup was made. */
  damaged: z.array(z.string()),
})

export type BackupManifest = z.infer<typeof manifest>
export type BackedUpFile = z.infer<typeof file>
export type BackedUpTable = BackupManifest['tables'][number]

/** Reads a manifest, or says why the backup cannot be used. */
export function readManifest(text: string): BackupManifest {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw broken('its manifest cannot be read')
  }
  const version = z.object({ version: z.number() }).safeParse(value)
  if (version.success && version.data.version !== VERSION) throw new AppError('invalid', 'backup_too_new', `This backup is of version ${version.data.version} and this station reads version ${VERSION}: bring the station's software up to date first.`)
  const read = manifest.safeParse(value)
  if (!read.success) throw broken('its manifest says things that cannot be')
  return read.data
}

/** For everything that shows a file not to be what the backup wrote. */
export function broken(why: string): AppError {
  return new AppError('invalid', 'backup_broken', `This is no whole backup of a station (${why}): it was cut off or changed on its way. Copy it again from where it was made; nothing was restored.`)
}
