// Is there room for recordings, or for the air log? Raises one alarm when there is none, clears it when there is again. The stream does not depend on it.

import { statfs } from 'node:fs/promises'
import type { Events } from '../../events.ts'

const CHECK_EVERY_MS = 5_000

/** The alarm and what it says; `detail`: how it was noticed. */
export interface FullDisk {
  readonly alarm: string
  readonly message: (detail: string) => string
}

const RECORDINGS: FullDisk = {
  alarm: 'recording-disk-full',
  message: (detail) => `The disk with the recordings is full (${detail}): recording has stopped, the broadcast goes on. Delete old recordings or add space; recording goes on by itself.`,
}

interface DiskWatchOptions {
  readonly folder: string
  /** Less free than this is full. */
  readonly floorBytes: number
  /** Free bytes of a folder's disk; asked of the system unless a test says otherwise. */
  readonly freeBytes?: (folder: string) => Promise<number>
  readonly events: Events
  /** That of the recordings unless said. */
  readonly full?: FullDisk
}

export class DiskWatch {
  readonly #options: DiskWatchOptions
  #isFull = false
  #timer: NodeJS.Timeout | null = null

  constructor(options: DiskWatchOptions) {
    this.#options = options
  }

  get isFull(): boolean {
    return this.#isFull
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.check(), CHECK_EVERY_MS).unref()
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }

  get #full(): FullDisk {
    return this.#options.full ?? RECORDINGS
  }

  /** Looks at the disk now. Never rejects: a disk that cannot be asked counts as it did. */
  async check(): Promise<void> {
    const free = await (this.#options.freeBytes ?? freeBytesOf)(this.#options.folder).catch(() => null)
    if (free === null) return
    if (free < this.#options.floorBytes) this.raise(`only ${Math.round(free / 1e6)} MB are free`)
    // A little more than the floor, so that the alarm does not come and go.
    else if (this.#isFull && free > this.#options.floorBytes * 1.1) this.#clear()
  }

  /** A write failed for want of room. */
  raise(detail: string): void {
    if (this.#isFull) return
    this.#isFull = true
    const { alarm, message } = this.#full
    this.#options.events.emit('alarmRaised', { alarm, message: message(detail) })
  }

  #clear(): void {
    this.#isFull = false
    this.#options.events.emit('alarmCleared', { alarm: this.#full.alarm })
  }
}

async function freeBytesOf(folder: string): Promise<number> {
  const disk = await statfs(folder)
  return disk.bavail * disk.bsize
}
