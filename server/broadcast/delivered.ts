// Sound that was sent as a file for one airing: kept on this disk, found without asking anybody, so that it plays whatever else is away.

import { createHash } from 'node:crypto'
import { copyFile, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import type { Clock } from '../clock.ts'
import { syncToDisk } from '../media/sync-to-disk.ts'
import type { Playable } from './past-airings.ts'

/** The airing it was for may be repeated by its show's rule, a fortnight later at the most. */
const KEPT_DAYS = 15

/** `<hash of the airing>-<length in ms>-<when it came>.flac`: nothing has to be opened to know the length, and the newest is known. */
const NAME = /^([0-9a-f]{32})-(\d+)-(\d+)\.flac$/

/** Files by the airing they are for. */
export class Delivered {
  readonly #folder: string
  readonly #clock: Clock
  /** By the airing's hash. */
  readonly #playables = new Map<string, Playable>()

  private constructor(folder: string, clock: Clock) {
    this.#folder = folder
    this.#clock = clock
  }

  /** Finds what is there, and removes what was heard long ago or only half came. */
  static async open(folder: string, clock: Clock): Promise<Delivered> {
    const delivered = new Delivered(folder, clock)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const names = await readdir(folder)
    for (const name of names.toSorted((one, other) => cameAt(one) - cameAt(other))) await delivered.#find(name)
    return delivered
  }

  /** The sound for that airing; null when none was sent. */
  find(occurrenceId: string): Playable | null {
    return this.#playables.get(hashOf(occurrenceId)) ?? null
  }

  /** Keeps a file for its airing, in place of an earlier one. `path`: FLAC, moved away. On the disk for good when it resolves. */
  async deliver({ occurrenceId, path: from, durationMs, endsAt }: { readonly occurrenceId: string; readonly path: string; readonly durationMs: number; readonly endsAt: Date }): Promise<void> {
    const hash = hashOf(occurrenceId)
    const before = this.#playables.get(hash)
    const place = path.join(this.#folder, `${hash}-${Math.round(durationMs)}-${this.#clock.now().getTime()}.flac`)
    const arriving = `${place}.arriving`
    await rename(from, arriving).catch((error: NodeJS.ErrnoException) => {
      // Work and air may lie on different disks.
      if (error.code !== 'EXDEV') throw error
      return copyFile(from, arriving)
    })
    await utimes(arriving, endsAt, endsAt)
    await syncToDisk(arriving)
    await rename(arriving, place)
    await syncToDisk(this.#folder)
    this.#playables.set(hash, playableOf(place, durationMs))
    // What plays it has it open, and reads on.
    for (const { path: old } of before?.files ?? []) if (old !== place) await rm(old, { force: true })
  }

  async #find(name: string): Promise<void> {
    const file = path.join(this.#folder, name)
    const [, hash, durationMs] = NAME.exec(name) ?? []
    const endedAt = (await stat(file)).mtime
    if (hash === undefined || this.#clock.now().getTime() - endedAt.getTime() > KEPT_DAYS * 86_400_000) return rm(file, { force: true })
    // A crash between a new file and the removal of the old one left both.
    for (const { path: older } of this.#playables.get(hash)?.files ?? []) await rm(older, { force: true })
    this.#playables.set(hash, playableOf(file, Number(durationMs)))
  }
}

function playableOf(file: string, durationMs: number): Playable {
  return { files: [{ path: file, durationMs }], durationMs }
}

function cameAt(name: string): number {
  return Number(NAME.exec(name)?.[3] ?? 0)
}

function hashOf(occurrenceId: string): string {
  return createHash('sha256').update(occurrenceId).digest('hex').slice(0, 32)
}
