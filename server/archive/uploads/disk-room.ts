// Is there room for a file? Asked before it is sent, so that nobody sends for an hour into a full disk.

import { statfs } from 'node:fs/promises'
import { AppError } from '../../errors.ts'
import type { Space } from '../keeping/space.ts'
import { megabytes } from './upload.ts'

/** Kept free for recordings, the database and the work on what was sent, where nobody says how much. */
const FLOOR_BYTES = 1_000_000_000

export interface DiskRoomOptions {
  readonly folder: string
  /** Knows how much the station keeps free. */
  readonly space?: Pick<Space, 'level'> | undefined
  /** Asked of the system unless a test says otherwise. */
  readonly freeBytes?: (() => Promise<number>) | undefined
}

export class DiskRoom {
  readonly #options: DiskRoomOptions

  constructor(options: DiskRoomOptions) {
    this.#options = options
  }

  /** Refuses a file for which there is no room beside what is still to come of others. */
  async require(bytes: number, promisedBytes: number): Promise<void> {
    const room = (await this.#free()) - this.#floorBytes - promisedBytes
    if (bytes <= room) return
    const there = room <= 0 ? 'there is no room on the station\'s disk for more files' : `there is room for ${megabytes(room)} on the station's disk, and this file has ${megabytes(bytes)}`
    throw new AppError('unavailable', 'disk_full', `It cannot be sent now: ${there}. Ask a technician to make room, or send a smaller file.`)
  }

  /** Refuses to take more of a file when the disk has run full meanwhile; what is here of it stays. */
  async requireAny(): Promise<void> {
    if ((await this.#free()) > this.#floorBytes / 2) return
    throw new AppError('unavailable', 'disk_full', 'The station\'s disk is full. What you sent so far is kept; it goes on when a technician has made room.')
  }

  get #floorBytes(): number {
    return this.#options.space?.level?.reserveBytes ?? FLOOR_BYTES
  }

  async #free(): Promise<number> {
    if (this.#options.freeBytes) return this.#options.freeBytes()
    const disk = await statfs(this.#options.folder)
    return disk.bavail * disk.bsize
  }
}
