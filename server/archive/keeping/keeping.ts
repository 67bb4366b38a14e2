// Looks after the disk from time to time: removes what is old, notes what is free, and warns before it is full.

import type { Kysely } from 'kysely'
import { isDatabaseAway } from '../../db/database-away.ts'
import type { Tables } from '../../db/tables.ts'
import type { Events } from '../../events.ts'
import { measureDiskUse, type DiskUse } from './disk-use.ts'
import { daysUntilFull, LOOK_BACK_DAYS } from './forecast.ts'
import { removeOld, type RemoveOldOptions } from './remove-old.ts'
import type { WireSpace, WireStorage } from './schema.ts'
import type { Space } from './space.ts'
import { listLevels, noteLevel } from './store.ts'

export interface KeepingOptions extends RemoveOldOptions {
  readonly db: Kysely<Tables>
  readonly space: Space
  readonly events: Events
  /** The data folder. */
  readonly root: string
  readonly isArchiveElsewhere: boolean
  /** What the air log takes below the data folder. */
  readonly airLogBytes: () => Promise<number>
}

const EVERY_MS = 3_600_000
const DAY_MS = 86_400_000
/** Walking through all folders costs the disk something. */
const KEEP_USE_MS = 30_000
/** Foreseen within so many days, somebody is told. */
const WARN_DAYS = 7
const ALARM = 'disk-filling'

export class Keeping {
  readonly #options: KeepingOptions
  #timer: NodeJS.Timeout | null = null
  #deaf: (() => void) | null = null
  #running: Promise<void> = Promise.resolve()
  /** The log gives its room to whoever needs it, so it is no sign that the disk fills up. */
  #airLogBytes = 0
  #use: { readonly at: number; readonly use: Promise<DiskUse> } | null = null

  constructor(options: KeepingOptions) {
    this.#options = options
  }

  /** Looks now and then every hour. */
  start(): void {
    this.#timer ??= setInterval(() => void this.look(), EVERY_MS).unref()
    // What must not be heard any more does not lie here for another hour.
    this.#deaf ??= this.#options.events.on('episodeWithdrawn', () => void this.look())
    void this.look()
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
    this.#deaf?.()
    this.#deaf = null
    await this.#running
  }

  /** One look after another. Never rejects: what failed is tried again at the next. */
  look(): Promise<void> {
    this.#running = this.#running.then(() => this.#look()).catch((error: unknown) => {
      const { log } = this.#options
      if (isDatabaseAway(error)) log.warn({ reason: (error as Error).message }, 'the disk is looked after later: the database is away')
      else log.error({ err: error }, 'the disk could not be looked after')
    })
    return this.#running
  }

  async #look(): Promise<void> {
    const { db, clock, space, events, airLogBytes } = this.#options
    await removeOld(this.#options)
    await space.check()
    this.#airLogBytes = await airLogBytes()
    if (space.level) await noteLevel(db, clock.now(), space.level.freeBytes + this.#airLogBytes)
    const days = await this.#daysLeft()
    if (days !== null && days <= WARN_DAYS) events.emit('alarmRaised', { alarm: ALARM, message: `At the pace of the last two weeks the station's disk is full in ${days} days: make room, or add some.` })
    else events.emit('alarmCleared', { alarm: ALARM })
  }

  /** What pages need to know before somebody begins something large. */
  async readSpace(): Promise<WireSpace> {
    const { space } = this.#options
    const daysLeft = await this.#daysLeft()
    const isFilling = space.room === 'ample' && daysLeft !== null && daysLeft <= WARN_DAYS
    return { room: isFilling ? 'low' : space.room, freeBytes: space.level?.freeBytes ?? null, daysLeft }
  }

  async readStorage(): Promise<WireStorage> {
    const { db, root, space, airLogBytes, isArchiveElsewhere, losslessDays, unfinishedUploadDays } = this.#options
    if (!this.#use || performance.now() - this.#use.at > KEEP_USE_MS) this.#use = { at: performance.now(), use: measureDiskUse(db, root, airLogBytes) }
    const kept = this.#use
    const parts = await kept.use.catch((error: unknown) => {
      if (this.#use === kept) this.#use = null
      throw error
    })
    const { totalBytes = null, reserveBytes = null } = space.level ?? {}
    return { ...(await this.readSpace()), totalBytes, reserveBytes: reserveBytes && Math.round(reserveBytes), isArchiveElsewhere, parts, losslessDays, unfinishedUploadDays }
  }

  async #daysLeft(): Promise<number | null> {
    const { db, clock, space } = this.#options
    if (!space.level) return null
    const now = clock.now()
    return daysUntilFull(await listLevels(db, new Date(now.getTime() - LOOK_BACK_DAYS * DAY_MS)), { at: now, freeBytes: space.level.freeBytes + this.#airLogBytes }, space.level.reserveBytes)
  }
}
