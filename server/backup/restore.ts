// Makes a station of a backup, on an empty machine: the whole file is checked first, everything is put together aside, and only what is whole is moved to its place.

import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, statfs } from 'node:fs/promises'
import path from 'node:path'
import { openStorage } from '../archive/open-storage.ts'
import type { S3Address } from '../archive/s3-address.ts'
import type { Storage } from '../archive/storage.ts'
import { dataFolder, holdDataFolder, makeDataFolder, RESTORING, type DataFolder } from '../data-folder.ts'
import { startEmbeddedPostgres } from '../db/embedded-postgres.ts'
import { AppError } from '../errors.ts'
import type { Log } from '../log.ts'
import { sha256Of } from '../archive/stored-file.ts'
import { keepContents, readArchive } from './archive-file.ts'
import { loadDatabase, requireKnownMigrations } from './database-load.ts'
import { broken, MANIFEST, PLACES, readManifest, type BackedUpFile, type BackupManifest } from './manifest.ts'

export interface RestoreOptions {
  readonly file: string
  readonly dataDir: string
  /** Null: the embedded database of the data folder. */
  readonly databaseUrl: string | null
  /** Null: the data folder. May be another kind of storage than the backup was made from. */
  readonly s3: S3Address | null
  readonly stationFolder: string
  readonly log: Log
}

export interface Restored {
  readonly manifest: BackupManifest
  /** Where the programme files are, when they are not those of STATION; null: they are. */
  readonly stationFolder: string | null
}

/** Beside the files a database and some room to work are needed. */
const SPARE_BYTES = 200_000_000
/** What a disk's own root may hold though it is empty. */
const OF_THE_DISK = ['lost+found', RESTORING]

export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { file, dataDir } = options
  if (!existsSync(file)) throw new AppError('not-found', 'no_such_file', `There is no file ${file}.`)
  await requireEmptyFolder(dataDir)
  const manifest = await checkArchive(file)
  requireKnownMigrations(manifest)
  const staged = dataFolder(path.join(dataDir, RESTORING))
  const letGo = await beginStaging(staged, dataDir)
  const storage = await openStorage({ folder: staged.archive, s3: options.s3 })
  const put: string[] = []
  let isDone = false
  try {
    await requireEmptyStorage(storage)
    await requireRoom(dataDir, manifest, options.s3 !== null)
    await unpack(file, manifest, staged, async (key, place) => {
      put.push(key)
      await storage.put(key, place)
    })
    await fillDatabase(manifest, staged, options)
    const stationFolder = await keepStationFiles(manifest, staged, options.stationFolder)
    await letGo()
    await moveToPlace(staged, dataDir)
    isDone = true
    return { manifest, stationFolder: stationFolder && path.join(dataDir, path.relative(staged.root, stationFolder)) }
  } finally {
    if (!isDone) await giveUp(staged, storage, put, letGo)
  }
}

/** Reads the whole file once: every entry must be there, in full, and nothing else. */
export async function checkArchive(file: string): Promise<BackupManifest> {
  const found: BackedUpFile[] = []
  let manifest: BackupManifest | null = null
  try {
    for await (const entry of readArchive(file)) {
      if (manifest) throw broken('something lies behind its end')
      if (entry.path === MANIFEST) {
        manifest = readManifest(await textOf(entry.contents))
      } else found.push({ path: entry.path, ...(await keepContents(entry.contents, null)) })
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw broken(`it cannot be read to its end: ${(error as Error).message}`)
  }
  if (!manifest) throw broken('its end is missing')
  requireSame(found, manifest.files)
  return manifest
}

function requireSame(found: readonly BackedUpFile[], promised: readonly BackedUpFile[]): void {
  if (found.length !== promised.length) throw broken(`it should hold ${promised.length} files and holds ${found.length}`)
  for (const [index, { path: name, bytes, sha256 }] of promised.entries()) {
    const there = found[index]
    if (there?.path !== name || there.bytes !== bytes || there.sha256 !== sha256) throw broken(`${name} is not what was saved`)
  }
}

async function textOf(contents: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of contents) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

async function requireEmptyFolder(dataDir: string): Promise<void> {
  const found = (await readdir(dataDir).catch(() => [])).find((name) => !OF_THE_DISK.includes(name))
  if (found !== undefined) throw new AppError('conflict', 'data_folder_not_empty', `${dataDir} is not empty ("${found}"): a backup is only restored to an empty machine. Set DATA_DIR to an empty folder, or move what is there away.`)
}

/** What an earlier restore left unfinished is removed; one that runs is left alone. */
async function beginStaging(staged: DataFolder, dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const letGo = existsSync(staged.sockets) ? await holdDataFolder(staged) : null
  await letGo?.()
  await rm(staged.root, { recursive: true, force: true })
  makeDataFolder(staged)
  return holdDataFolder(staged)
}

async function requireEmptyStorage(storage: Storage): Promise<void> {
  const [found] = await storage.list('')
  if (found !== undefined) throw new AppError('conflict', 'storage_not_empty', `The storage of ARCHIVE_URL already holds files ("${found}"): a backup is only restored into an empty one. Name another bucket, or empty it when they are of a restore that was interrupted.`)
}

async function requireRoom(dataDir: string, { files }: BackupManifest, isArchiveElsewhere: boolean): Promise<void> {
  const needed = SPARE_BYTES + files.reduce((sum, { path: name, bytes }) => sum + (isArchiveElsewhere && name.startsWith(PLACES.archive) ? 0 : bytes), 0)
  const { bavail, bsize } = await statfs(dataDir)
  if (bavail * bsize < needed) throw new AppError('unavailable', 'no_space', `The disk of ${dataDir} has ${inGb(bavail * bsize)} GB free and the backup needs ${inGb(needed)} GB: make room, or set DATA_DIR to another disk.`)
}

async function unpack(file: string, { files }: BackupManifest, staged: DataFolder, put: Storage['put']): Promise<void> {
  const promised = new Map(files.map((one) => [one.path, one]))
  for await (const { path: name, contents } of readArchive(file)) {
    if (name === MANIFEST) {
      await keepContents(contents, null)
      continue
    }
    const place = placeOf(name, staged)
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
    const { sha256 } = await keepContents(contents, createWriteStream(place, { mode: 0o600, flush: true }))
    if (sha256 !== promised.get(name)?.sha256) throw broken(`${name} changed while it was read`)
    if (name.startsWith(PLACES.archive)) await put(name.slice(PLACES.archive.length), place)
  }
}

/** The manifest has promised that no path leads out of these. */
function placeOf(name: string, staged: DataFolder): string {
  if (name.startsWith(PLACES.data)) return path.join(staged.root, name.slice(PLACES.data.length))
  if (name.startsWith(PLACES.station)) return path.join(staged.root, name)
  return path.join(staged.archiveWork, name)
}

async function fillDatabase(manifest: BackupManifest, staged: DataFolder, { databaseUrl, log }: RestoreOptions): Promise<void> {
  const server = databaseUrl === null ? await startEmbeddedPostgres({ folder: staged, log }) : null
  try {
    await loadDatabase(server?.url ?? databaseUrl ?? '', manifest, async function* (table) {
      for (const { path: name } of manifest.files.filter((one) => one.path.startsWith(`${PLACES.database}${table}/`))) yield* createReadStream(placeOf(name, staged)) as AsyncIterable<Buffer> // no encoding is set
    })
  } finally {
    await server?.stop()
  }
}

/** Programme files that are those of STATION are not kept twice; gives the folder of those that are not. */
async function keepStationFiles({ files }: BackupManifest, staged: DataFolder, stationFolder: string): Promise<string | null> {
  const kept = path.join(staged.root, PLACES.station)
  const theirs = files.filter(({ path: name }) => name.startsWith(PLACES.station))
  const hashes = await Promise.all(theirs.map(({ path: name }) => sha256Of(path.join(stationFolder, name.slice(PLACES.station.length))).catch(() => '')))
  if (theirs.some(({ sha256 }, index) => sha256 !== hashes[index])) return kept
  await rm(kept, { recursive: true, force: true })
  return null
}

/** As long as the folder it comes from is there, the station does not start: the last thing that is done is to remove it. */
async function moveToPlace(staged: DataFolder, dataDir: string): Promise<void> {
  for (const left of [staged.sockets, staged.archiveWork]) await rm(left, { recursive: true, force: true })
  for (const name of await readdir(staged.root)) await rename(path.join(staged.root, name), path.join(dataDir, name))
  await rm(staged.root, { recursive: true })
}

/** Only what this restore has put is taken away again. */
async function giveUp(staged: DataFolder, storage: Storage, put: readonly string[], letGo: () => Promise<void>): Promise<void> {
  await letGo()
  for (const key of put) await storage.remove(key).catch(() => {})
  await rm(staged.root, { recursive: true, force: true })
}

function inGb(bytes: number): string {
  return (bytes / 1e9).toFixed(1)
}
