// The archive's files in a folder of this machine: written beside, synced, then renamed, so that a file is whole or not there.

import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { AppError } from '../errors.ts'
import type { ByteRange } from '../http/byte-range.ts'
import { syncToDisk } from '../media/sync-to-disk.ts'
import { requireKey, type Storage } from './storage.ts'

/** No key begins with a dot, so what is being written is never listed or read. */
const ARRIVING = '.arriving'

export class DiskStorage implements Storage {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async put(key: string, filePath: string): Promise<void> {
    const place = this.#path(key)
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
    const arriving = await this.#bringHere(filePath)
    try {
      await syncToDisk(arriving)
      await rename(arriving, place)
    } catch (error) {
      await rm(arriving, { force: true })
      throw error
    }
    await syncToDisk(path.dirname(place))
  }

  async openRead(key: string, range?: ByteRange): Promise<Readable> {
    const file = await open(this.#path(key)).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? missing(key) : error
    })
    return createReadStream('', { fd: file, ...(range ? { start: range.from, end: range.to } : {}), highWaterMark: 256 * 1024 })
  }

  async stat(key: string): Promise<{ bytes: number } | null> {
    try {
      const found = await stat(this.#path(key))
      return found.isFile() ? { bytes: found.size } : null
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  async remove(key: string): Promise<void> {
    const place = this.#path(key)
    await rm(place, { force: true })
    // An empty folder is taken away too; another file that comes to it makes it again.
    for (let folder = path.dirname(place); folder !== this.#folder; folder = path.dirname(folder)) {
      const isGone = await rmdir(folder).then(() => true, () => false)
      if (!isGone) return
    }
  }

  async list(prefix: string): Promise<string[]> {
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true }).catch((error) => {
      if (isMissing(error)) return []
      throw error
    })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.#folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
      .filter((key) => key.startsWith(prefix) && !key.startsWith('.'))
      .sort()
  }

  async borrow(key: string): Promise<string> {
    if ((await this.stat(key)) === null) throw missing(key)
    return this.#path(key)
  }

  /** Removes what a crash left half written. Call once, at start, before any `put`. */
  async clearArriving(): Promise<void> {
    await rm(path.join(this.#folder, ARRIVING), { recursive: true, force: true })
  }

  /** Moves the file below the folder, or copies it when it comes from another disk. */
  async #bringHere(filePath: string): Promise<string> {
    const arriving = path.join(this.#folder, ARRIVING, randomUUID())
    await mkdir(path.dirname(arriving), { recursive: true, mode: 0o700 })
    try {
      await rename(filePath, arriving)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error // what the system's calls throw
      await copyFile(filePath, arriving).catch(async (failure) => {
        await rm(arriving, { force: true })
        throw failure
      })
      await rm(filePath, { force: true })
    }
    return arriving
  }

  #path(key: string): string {
    return path.join(this.#folder, ...requireKey(key).split('/'))
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}

function missing(key: string): AppError {
  return new AppError('not-found', 'storage_missing', `The file ${key} is not in the archive's storage any more.`)
}
