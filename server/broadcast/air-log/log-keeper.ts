// Looks after the log on the disk: removes what is old, and gives way where the disk has no room. What is held stays.

import type { Kysely } from 'kysely'
import type { Clock } from '../../clock.ts'
import { isDatabaseAway } from '../../db/database-away.ts'
import type { Tables } from '../../db/tables.ts'
import type { Events } from '../../events.ts'
import type { Log } from '../../log.ts'
import { recordAudit } from '../../people/audit-log.ts'
import { DiskWatch } from '../outputs/disk-watch.ts'
import { START_OVER_HOURS } from './air-log.ts'
import type { LogFolder } from './log-folder.ts'
import { oldestOf, outOfTime, type Held } from './retention.ts'
import { endMsOf, secondsOf, type Segment } from './segment.ts'
import { listHeld } from './store.ts'

/** Recordings stop at half of it. */
const STOP_BELOW_BYTES = 600_000_000
const CHECK_EVERY_MS = 60_000
const LOOK_EVERY_MS = 3_600_000
const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000
const ALARM_SHORT = 'air-log-short'

export interface LogKeeperOptions {
  readonly db: Kysely<Tables>
  readonly folder: LogFolder
  /** 0: only as long as shows can be heard from their beginning. */
  readonly keepDays: number
  /** What a second takes on the disk. */
  readonly bytesPerSecond: number
  /** Of the log's disk. */
  readonly levelOf: () => Promise<{ readonly freeBytes: number; readonly totalBytes: number }>
  /** Where less is free, the log reaches less far back: before the archive has to wait, and long before recordings stop. */
  readonly roomyBytes: (totalBytes: number) => number
  readonly clock: Clock
  readonly events: Events
  readonly log: Log
}

export class LogKeeper {
  readonly #options: LogKeeperOptions
  readonly #disk: DiskWatch
  #timer: NodeJS.Timeout | null = null
  #lookedAtMs = Number.NEGATIVE_INFINITY
  #running: Promise<void> = Promise.resolve()

  constructor(options: LogKeeperOptions) {
    this.#options = options
    this.#disk = new DiskWatch({
      folder: options.folder.path,
      floorBytes: STOP_BELOW_BYTES,
      freeBytes: async () => (await options.levelOf()).freeBytes,
      events: options.events,
      full: { alarm: 'air-log-disk-full', message: (detail) => `The disk is nearly full (${detail}): what goes out is not kept in the air log, and there is no HLS, until there is room again. The broadcast and its recordings go on. Make room, or add some.` },
    })
  }

  /** False: the log must not write. */
  get hasRoom(): boolean {
    return !this.#disk.isFull
  }

  /** Looks after the disk from now on. */
  start(): void {
    this.#disk.start()
    void this.check()
    this.#timer ??= setInterval(() => void this.check(), CHECK_EVERY_MS).unref()
  }

  async stop(): Promise<void> {
    this.#disk.stop()
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
    await this.#running
  }

  /** Looks at the room there is, and removes what may go once an hour or where there is none. One after another; never rejects. */
  check(): Promise<void> {
    this.#running = this.#running.then(() => this.#check()).catch((error: unknown) => {
      const { log } = this.#options
      // Without the database nobody knows what is held.
      if (isDatabaseAway(error)) log.warn({ reason: (error as Error).message }, 'the air log is looked after later: the database is away')
      else log.error({ err: error }, 'the air log could not be looked after')
    })
    return this.#running
  }

  async #check(): Promise<void> {
    const { levelOf, roomyBytes, clock } = this.#options
    await this.#disk.check()
    const { freeBytes, totalBytes } = await levelOf()
    const missingBytes = roomyBytes(totalBytes) - freeBytes
    if (missingBytes <= 0 && clock.monotonicMs() - this.#lookedAtMs < LOOK_EVERY_MS) return
    this.#lookedAtMs = clock.monotonicMs()
    const held = await listHeld(this.#options.db)
    await this.#removeOld(held)
    await this.#makeRoom(missingBytes, held)
  }

  async #removeOld(held: readonly Held[]): Promise<void> {
    const { keepDays, clock, folder } = this.#options
    const beforeMs = clock.now().getTime() - Math.max(keepDays * DAY_MS, START_OVER_HOURS * HOUR_MS)
    for (const day of await folder.listDays()) {
      if (Date.parse(day) > beforeMs) break
      await this.#remove(day, outOfTime(await folder.list(day), beforeMs, held), 'old')
    }
  }

  /** The oldest goes first. What can be heard from its beginning stays, unless the log has had to stop. */
  async #makeRoom(missingBytes: number, held: readonly Held[]): Promise<void> {
    const { folder, clock, bytesPerSecond, events, keepDays } = this.#options
    const beforeMs = clock.now().getTime() - (this.hasRoom ? START_OVER_HOURS * HOUR_MS : HOUR_MS)
    // An hour more, so that it need not be done every minute.
    let missingSeconds = missingBytes > 0 ? missingBytes / bytesPerSecond + 3600 : 0
    let newest: Segment | undefined
    for (const day of await folder.listDays()) {
      if (missingSeconds <= 0) break
      const going = oldestOf(await folder.list(day), missingSeconds, beforeMs, held)
      await this.#remove(day, going, 'no room')
      newest = going.at(-1) ?? newest
      missingSeconds -= going.reduce((sum, segment) => sum + secondsOf(segment), 0)
    }
    if (!newest) return missingBytes <= 0 ? events.emit('alarmCleared', { alarm: ALARM_SHORT }) : undefined
    // What is held reaches further.
    const days = Math.floor((clock.now().getTime() - endMsOf(newest)) / DAY_MS)
    events.emit('alarmRaised', { alarm: ALARM_SHORT, message: `The air log reaches back ${days} days instead of ${keepDays}: the disk has no room for more. Make room, add some, or set AIR_LOG_DAYS to fewer days.` })
  }

  async #remove(day: string, segments: readonly Segment[], why: 'old' | 'no room'): Promise<void> {
    const { folder, db, clock, log } = this.#options
    if (segments.length === 0) return
    for (const segment of segments) await folder.remove(segment)
    const left = await folder.list(day)
    log.info({ day, removed: segments.length, left: left.length, why }, 'a part of the air log was removed')
    if (left.length > 0) return
    await folder.removeEmptyDay(day)
    await recordAudit(db, { at: clock.now(), person: null, action: 'air_log.removed', subject: `air_log/${day}`, details: { title: day, why } })
  }
}
