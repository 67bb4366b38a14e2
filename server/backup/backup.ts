// Makes a backup: the whole station in one file, while it is on air. Reads only, and never holds more than a few parts in memory.

import { existsSync } from 'node:fs'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import type { Storage } from '../archive/storage.ts'
import { ARCHIVE_CHANNEL } from '../archive/store.ts'
import type { DataFolder } from '../data-folder.ts'
import { openClient } from '../db/one-client.ts'
import { allowRemovals, holdRemovals } from '../db/removal-lock.ts'
import { AppError } from '../errors.ts'
import { ArchiveWriter } from './archive-file.ts'
import { dumpDatabase, type DumpedDatabase } from './database-dump.ts'
import { filesBelow, listKeptFiles } from './kept-files.ts'
import { MANIFEST, PLACES, VERSION, type BackedUpFile, type BackupManifest } from './manifest.ts'

export interface BackupOptions {
  readonly folder: DataFolder
  /** Of a database that runs. */
  readonly databaseUrl: string
  readonly storage: Storage
  readonly stationFolder: string
  readonly stationName: string
  /** Where to write it; nothing may lie there. */
  readonly file: string
}

const PART_BYTES = 4 * 1024 * 1024
const READ_BYTES = 256 * 1024

/** Makes it and gives what it says of itself. A backup that fails leaves no file. */
export async function makeBackup(options: BackupOptions): Promise<BackupManifest> {
  const { file, databaseUrl } = options
  if (existsSync(file)) throw new AppError('conflict', 'file_exists', `${file} is there already: name another file with --to.`)
  const unfinished = `${file}.part`
  await rm(unfinished, { force: true })
  const client = await openClient(databaseUrl)
  const lost = new Promise<never>((_, reject) => client.once('end', () => reject(databaseLost())))
  lost.catch(() => {})
  const writer = new ArchiveWriter(unfinished, new Date())
  try {
    await holdRemovals(client)
    const manifest = await Promise.race([write(writer, client, options), lost])
    await writer.finish()
    await rename(unfinished, file)
    return manifest
  } catch (error) {
    await writer.abort()
    await rm(unfinished, { force: true })
    throw wordsFor(error, file)
  } finally {
    // When the database is away, its end has let them go too.
    await allowRemovals(client, ARCHIVE_CHANNEL).catch(() => {})
    await client.end()
  }
}

async function write(writer: ArchiveWriter, client: Awaited<ReturnType<typeof openClient>>, options: BackupOptions): Promise<BackupManifest> {
  const files: BackedUpFile[] = []
  const database = await dumpDatabase(client, async (table, pressed) => {
    let part = 0
    for await (const bytes of inParts(pressed)) files.push(await writer.add(`${PLACES.database}${table}/${String(++part).padStart(6, '0')}.zst`, bytes.length, one(bytes)))
  })
  const isOutput = (place: string) => [options.file, `${options.file}.part`].includes(path.resolve(place))
  for (const name of await listKeptFiles(options.folder)) {
    const place = path.join(options.folder.root, name)
    if (!isOutput(place)) files.push(...(await addFile(writer, `${PLACES.data}${name}`, place)))
  }
  const isElsewhere = path.relative(options.folder.root, options.stationFolder).startsWith('..')
  if (isElsewhere) for (const name of await filesBelow(options.stationFolder)) files.push(...(await addFile(writer, `${PLACES.station}${name}`, path.join(options.stationFolder, name))))
  const stored = await addStorage(writer, options.storage)
  files.push(...stored)
  const { episodeFiles, ...dumped } = database
  const manifest: BackupManifest = { version: VERSION, station: options.stationName, ...dumped, files, damaged: damagedOf(episodeFiles, stored) }
  const text = Buffer.from(JSON.stringify(manifest))
  await writer.add(MANIFEST, text.length, one(text))
  return manifest
}

/** As long as it is now: recordings that run go on growing. Nothing when it was removed since it was listed. */
async function addFile(writer: ArchiveWriter, name: string, place: string): Promise<BackedUpFile[]> {
  const file = await open(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!file) return []
  try {
    const { size } = await file.stat()
    return [await writer.add(name, size, contentsOf(file, size))]
  } finally {
    await file.close()
  }
}

async function* contentsOf(file: FileHandle, size: number): AsyncGenerator<Uint8Array> {
  if (size > 0) yield* file.createReadStream({ start: 0, end: size - 1, highWaterMark: READ_BYTES, autoClose: false }) as AsyncIterable<Buffer> // no encoding is set
}

async function addStorage(writer: ArchiveWriter, storage: Storage): Promise<BackedUpFile[]> {
  const added: BackedUpFile[] = []
  for (const key of await storage.list('')) {
    const found = await storage.stat(key)
    if (found) added.push(await writer.add(`${PLACES.archive}${key}`, found.bytes, (await storage.openRead(key)) as AsyncIterable<Buffer>)) // no encoding is set
  }
  return added
}

/** What episodes say they have, against what was found. */
function damagedOf(episodeFiles: DumpedDatabase['episodeFiles'], stored: readonly BackedUpFile[]): string[] {
  const found = new Map(stored.map(({ path, sha256 }) => [path.slice(PLACES.archive.length), sha256]))
  return [...episodeFiles].flatMap(([key, { sha256 }]) => (found.get(key) === sha256 ? [] : [key]))
}

async function* inParts(stream: Readable): AsyncGenerator<Buffer> {
  let parts: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) { // no encoding is set
    parts.push(chunk)
    bytes += chunk.length
    if (bytes < PART_BYTES) continue
    yield Buffer.concat(parts)
    parts = []
    bytes = 0
  }
  if (bytes > 0) yield Buffer.concat(parts)
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

function databaseLost(): AppError {
  return new AppError('unavailable', 'database_lost', 'The database went away while the backup was made, so it may not be whole and was removed: make it again.')
}

function wordsFor(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC') return new AppError('unavailable', 'no_space', `The disk of ${file} is full, and what had been written was removed: name a file on a larger disk with --to.`, { cause: error })
  if (code === 'EACCES' || code === 'ENOENT') return new AppError('invalid', 'cannot_write', `${file} cannot be written (${(error as Error).message}): name another file with --to.`, { cause: error })
  return error
}
