// The two commands that save a station and bring it back, and what they tell.

import os from 'node:os'
import path from 'node:path'
import { openStorage } from '../archive/open-storage.ts'
import { readS3Address } from '../archive/s3-address.ts'
import type { Config } from '../config.ts'
import { dataFolder } from '../data-folder.ts'
import { openDatabase } from '../db/database.ts'
import { silentLog } from '../log.ts'
import { readStation } from '../schedule/station-settings.ts'
import type { Told } from '../station-commands.ts'
import { makeBackup } from './backup.ts'
import type { BackupManifest } from './manifest.ts'
import { restoreBackup } from './restore.ts'

/** `file`: null for a name with the time in it, in the folder the command was given in. Joins the database of a running station, or starts it for the moment. */
export async function backUp({ file }: { readonly file: string | null }, { config, now }: { readonly config: Config; readonly now: Date }): Promise<Told> {
  // The air comes first.
  os.setPriority(os.constants.priority.PRIORITY_LOW)
  const place = path.resolve(file ?? `imi-radio-${now.toISOString().slice(0, 16).replace(/[-:]/g, '')}.tar`)
  const folder = dataFolder(config.dataDir)
  const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir, log: silentLog, joinRunning: true })
  try {
    const storage = await openStorage({ folder: folder.archive, s3: s3Of(config) })
    const manifest = await makeBackup({ folder, databaseUrl: database.url, storage, stationFolder: config.stationFolder, stationName: readStation(config.stationFolder).name, file: place })
    const damaged = manifest.damaged.length === 0 ? '' : `\nNOTE: ${manifest.damaged.length} files that episodes name were missing or damaged before: ${manifest.damaged.join(', ')}.`
    return { words: `${place} holds ${inWords(manifest)}.${damaged}`, json: { file: place, ...figuresOf(manifest), damaged: manifest.damaged } }
  } finally {
    await database.close()
  }
}

export async function restore({ file }: { readonly file: string }, { config }: { readonly config: Config }): Promise<Told> {
  os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL)
  const { manifest, stationFolder } = await restoreBackup({ file: path.resolve(file), dataDir: config.dataDir, databaseUrl: config.databaseUrl, s3: s3Of(config), stationFolder: config.stationFolder, log: silentLog })
  const files = stationFolder === null ? '' : `\nIts programme files differ from those of STATION and are in ${stationFolder}: start the station with STATION=${stationFolder}.`
  return { words: `"${manifest.station}" is restored as it was on ${manifest.madeAt}: ${inWords(manifest)}.${files}`, json: { ...figuresOf(manifest), station: manifest.station, stationFolder } }
}

function s3Of({ archiveUrl }: Config) {
  return archiveUrl === null ? null : readS3Address(archiveUrl)
}

function inWords(manifest: BackupManifest): string {
  const { tables, rows, files, bytes } = figuresOf(manifest)
  return `${tables} tables with ${rows} rows and ${files} files, ${(bytes / 1e6).toFixed(1)} MB`
}

function figuresOf({ tables, files, madeAt }: BackupManifest) {
  return { madeAt, tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0), files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) }
}
