// Whether there is room for the archive's work. The broadcast, its recordings and the database come first: what is left to them nobody else takes.

import { statfs } from 'node:fs/promises'
import { AppError } from '../../errors.ts'
import type { Events } from '../../events.ts'

/** `low`: the archive still works, but somebody should make room. `short`: it waits. */
export type Room = 'ample' | 'low' | 'short'

export interface DiskLevel {
  readonly freeBytes: number
  readonly totalBytes: number
}

export interface SpaceOptions {
  /** Those the archive and its jobs write to; on one disk or on several. */
  readonly folders: readonly string[]
  /** So much stays free; on a small disk a tenth of it, and never less than recordings need to go on. */
  readonly reserveBytes: number
  readonly events: Events
  /** Asked of the system unless a test says otherwise. */
  readonly levelOf?: (folder: string) => Promise<DiskLevel>
}

const ALARM = 'disk-space'
const CHECK_EVERY_MS = 5_000
/** Recordings stop at half of it, which is about an hour of them. */
const LEAST_RESERVE_BYTES = 600_000_000
/** The warning comes while there is still room to act. */
const WARN_TIMES = 3
/** So much more than the limit must be free before it counts as free again, so that nothing comes and goes. */
const BACK_FACTOR = 1.1

/** Watches the disks. Until the first look there is room. */
export class Space {
  readonly #options: SpaceOptions
  readonly #listeners = new Set<(room: Room) => void>()
  #room: Room = 'ample'
  #tightest: (DiskLevel & { readonly reserveBytes: number }) | null = null
  #timer: NodeJS.Timeout | null = null

  constructor(options: SpaceOptions) {
    this.#options = options
  }

  get room(): Room {
    return this.#room
  }

  /** Of the disk on which least is left; null before the first look. */
  get level(): (DiskLevel & { readonly reserveBytes: number }) | null {
    return this.#tightest
  }

  /** Calls when there is more or less room than before, until the returned function is called. */
  onChange(listener: (room: Room) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Why work waits; null: it need not. */
  whyWait(): string | null {
    return this.#room === 'short' ? `Waiting for space: ${this.#figures()}. Make room (Storage at the desk shows what takes it); it goes on by itself.` : null
  }

  /** Refuses what would bring so many bytes more than there is room for. */
  requireRoom(bytes = 0): void {
    const level = this.#tightest
    if (this.#room !== 'short' && (!level || level.freeBytes - bytes >= level.reserveBytes)) return
    throw new AppError('unavailable', 'no_space', `There is no room for this at the station now: ${this.#figures()}. Try again later, and tell the coordinator.`)
  }

  async start(): Promise<void> {
    await this.check()
    this.#timer ??= setInterval(() => void this.check(), CHECK_EVERY_MS).unref()
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }

  /** Looks now. Never rejects: a disk that cannot be asked counts as it did. */
  async check(): Promise<void> {
    const levels = await Promise.all(this.#options.folders.map((folder) => (this.#options.levelOf ?? levelOfDisk)(folder).catch(() => null)))
    const known = levels.flatMap((level) => (level ? [{ ...level, reserveBytes: reserveOf(level.totalBytes, this.#options.reserveBytes) }] : []))
    const tightest = known.toSorted((one, other) => one.freeBytes - one.reserveBytes - (other.freeBytes - other.reserveBytes))[0]
    if (!tightest) return
    this.#tightest = tightest
    const room = roomOf(tightest, this.#room)
    if (room === this.#room) return
    this.#room = room
    this.#tell()
    for (const listener of [...this.#listeners]) listener(room)
  }

  #tell(): void {
    const { events } = this.#options
    if (this.#room === 'ample') return events.emit('alarmCleared', { alarm: ALARM })
    const words = this.#room === 'short' ? 'The archive waits and uploads are refused; the broadcast and its recordings go on as long as they can' : 'The disk is filling up'
    events.emit('alarmRaised', { alarm: ALARM, message: `${words}: ${this.#figures()}. Make room, or add some.` })
  }

  #figures(): string {
    const { freeBytes = 0, reserveBytes = 0 } = this.#tightest ?? {}
    return `the disk has ${inGb(freeBytes)} GB free, and ${inGb(reserveBytes)} GB are kept for the broadcast and its recordings`
  }
}

/** Pure. */
export function roomOf({ freeBytes, reserveBytes }: { readonly freeBytes: number; readonly reserveBytes: number }, before: Room): Room {
  const isBelow = (limit: number, was: boolean) => freeBytes < limit * (was ? BACK_FACTOR : 1)
  if (isBelow(reserveBytes, before === 'short')) return 'short'
  return isBelow(reserveBytes * WARN_TIMES, before !== 'ample') ? 'low' : 'ample'
}

/** What stays free of a disk: as much as is wanted, on a small one a tenth of it. Pure. */
export function reserveOf(totalBytes: number, wantedBytes: number): number {
  return Math.min(wantedBytes, Math.max(totalBytes / 10, LEAST_RESERVE_BYTES))
}

/** Below so many times the reserve the archive asks for more room. */
export function lowBelow(reserveBytes: number): number {
  return reserveBytes * WARN_TIMES * BACK_FACTOR
}

export async function levelOfDisk(folder: string): Promise<DiskLevel> {
  const { bavail, blocks, bsize } = await statfs(folder)
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
}

function inGb(bytes: number): string {
  return (bytes / 1e9).toFixed(bytes < 1e8 ? 2 : 1)
}
