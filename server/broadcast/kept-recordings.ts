// Finds the finished recording of an airing on the disk, without the database: the air goes on while that is away.

import { open, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { AudioFile } from '../media/decoder-args.ts'
import { SAMPLE_RATE } from '../media/pcm.ts'
import { MANIFEST } from './outputs/recording-folder.ts'
import { readManifest, type RecordingOnDisk } from './outputs/recording-manifest.ts'
import type { PastAirings, Playable } from './past-airings.ts'

/** The first line of a manifest says whose recording it is; titles are at most 200 characters. */
const HEAD_BYTES = 4_096

interface Found {
  readonly folder: string
  readonly manifest: RecordingOnDisk
}

/**
 * Gives what hosts said on air, in order. Where a line was away nothing was recorded, and nothing is heard of it again: the parts follow
 * each other. Two recordings of one airing (it was finished, then extended) follow each other too.
 */
export class KeptRecordings implements PastAirings {
  readonly #folder: string
  /** Whose recording a folder holds never changes. */
  readonly #occurrences = new Map<string, string>()

  /** `folder`: the recorder's. */
  constructor(folder: string) {
    this.#folder = folder
  }

  async findRecording(occurrenceId: string): Promise<Playable | null> {
    const found: Found[] = []
    for (const name of await this.#foldersOf(occurrenceId)) {
      const folder = join(this.#folder, name)
      const manifest = readManifest(await readFile(join(folder, MANIFEST), 'utf8').catch(() => ''))
      if (manifest?.finished) found.push({ folder, manifest })
    }
    const inOrder = found.toSorted((a, b) => a.manifest.opened.at.localeCompare(b.manifest.opened.at))
    const files = (await Promise.all(inOrder.map(filesOf))).flat()
    return files.length === 0 ? null : { files, durationMs: files.reduce((sum, file) => sum + file.durationMs, 0) }
  }

  async #foldersOf(occurrenceId: string): Promise<string[]> {
    const names = (await readdir(this.#folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
    const found: string[] = []
    for (const name of names) if ((await this.#occurrenceOf(name)) === occurrenceId) found.push(name)
    return found
  }

  async #occurrenceOf(name: string): Promise<string | null> {
    const known = this.#occurrences.get(name)
    if (known !== undefined) return known
    const read = readManifest(await headOf(join(this.#folder, name, MANIFEST)))?.opened.occurrenceId ?? null
    if (read !== null) this.#occurrences.set(name, read)
    return read
  }
}

/** The segments that are there and have sound; one that was lost is left out. */
async function filesOf({ folder, manifest }: Found): Promise<AudioFile[]> {
  const files = await Promise.all(
    manifest.segments.map(async ({ file, samples }) => {
      const path = join(folder, file)
      const size = await stat(path).then((one) => one.size, () => 0)
      return size > 0 && samples > 0 ? { path, durationMs: (samples * 1000) / SAMPLE_RATE } : null
    }),
  )
  return files.filter((file) => file !== null)
}

/** The first lines, the last of them perhaps torn; nothing when there is no such file (yet). */
async function headOf(path: string): Promise<string> {
  const file = await open(path).catch(() => null)
  if (!file) return ''
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
