// One recording's folder: segment files and the manifest. Writes are in order and survive a power cut once their promise is kept.

import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../../log.ts'
import { readManifest, type ManifestLine, type RecordingOnDisk } from './recording-manifest.ts'

/** The name of a recording's manifest in its folder. */
export const MANIFEST = 'manifest.jsonl'
/** Its name while the recording is being removed: with it, nobody takes what is left for a recording. */
export const REMOVED_MANIFEST = 'manifest.removed'

export class RecordingFolder {
  readonly path: string
  readonly #log: Log
  #tail: Promise<void> = Promise.resolve()
  /** The last line may be torn: by a crash before us, or by a full disk. */
  #beginsAnew = true

  constructor(path: string, log: Log) {
    this.path = path
    this.#log = log
  }

  /** Makes the folder when it is new. */
  create(): void {
    mkdirSync(this.path, { recursive: true })
  }

  /** What the manifest says; null when there is none to be read. */
  read(): RecordingOnDisk | null {
    const file = join(this.path, MANIFEST)
    return existsSync(file) ? readManifest(readFileSync(file, 'utf8')) : null
  }

  segmentPath(file: string): string {
    return join(this.path, file)
  }

  /** Appends a line and waits for the disk. Never rejects: a line that could not be written is logged and false returned. */
  append(line: ManifestLine): Promise<boolean> {
    const written = this.#tail.then(() => this.#append(line))
    this.#tail = written.then(() => {})
    return written
  }

  async #append(line: ManifestLine): Promise<boolean> {
    const text = `${this.#beginsAnew ? '\n' : ''}${JSON.stringify(line)}\n`
    try {
      await appendAndSync(join(this.path, MANIFEST), text)
      this.#beginsAnew = false
      return true
    } catch (error) {
      this.#beginsAnew = true
      this.#log.error({ err: error, folder: this.path, kind: line.kind }, 'a line of a recording\'s manifest could not be written')
      return false
    }
  }
}

/** Makes sure that a finished file is on the disk, not only in memory. */
export async function syncFile(path: string): Promise<{ bytes: number }> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
    return { bytes: (await file.stat()).size }
  } finally {
    await file.close()
  }
}

async function appendAndSync(path: string, text: string): Promise<void> {
  const file = await open(path, 'a')
  try {
    await file.appendFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}
