// Publishes at the planned minute what is scheduled and ready. One alarm for the next moment, news from the database for the rest.

import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import type { Events } from '../events.ts'
import type { Log } from '../log.ts'
import { isReady } from './recipe.ts'
import type { FindAiredShow } from './aired-show.ts'
import type { Episode } from './episode.ts'
import type { Jobs } from './jobs.ts'
import { hasJobSince } from './jobs/store.ts'
import { namesOf, processJob } from './process-job.ts'
import { obstaclesOf } from './publishing-rules.ts'
import { changeEpisode, listDue, listFiles, nextDueAt } from './store.ts'

export interface Timers {
  set(action: () => void, ms: number): unknown
  clear(timer: unknown): void
}

export interface PublisherOptions {
  readonly db: Kysely<Tables>
  readonly jobs: Pick<Jobs, 'add'>
  readonly clock: Clock
  readonly log: Log
  readonly events: Events
  readonly findAiredShow: FindAiredShow
  readonly stationName: string
  readonly timers?: Timers
}

/** A machine that sleeps or whose clock is set must not miss a moment for longer. */
const LONGEST_WAIT_MS = 3_600_000
const DATABASE_AWAY_MS = 5_000

const systemTimers: Timers = { set: (action, ms) => setTimeout(action, ms).unref(), clear: (timer) => clearTimeout(timer as NodeJS.Timeout) } // what `set` gave

export class Publisher {
  readonly #options: PublisherOptions
  readonly #timers: Timers
  #timer: unknown = null
  #running: Promise<void> | null = null
  #again = false
  #isStopped = false

  constructor(options: PublisherOptions) {
    this.#options = options
    this.#timers = options.timers ?? systemTimers
  }

  /** Publishes what is due and sets the alarm for the next. Called at start and whenever an episode or a job changed; calls at once are one. */
  look(): Promise<void> {
    if (this.#isStopped) return Promise.resolve()
    if (this.#running) {
      this.#again = true
      return this.#running
    }
    this.#running = this.#lookUntilQuiet().finally(() => (this.#running = null))
    return this.#running
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    if (this.#timer !== null) this.#timers.clear(this.#timer)
    await this.#running
  }

  async #lookUntilQuiet(): Promise<void> {
    do {
      this.#again = false
      const waitMs = await this.#publishDue().catch((error: unknown) => {
        this.#options.log.warn({ reason: (error as Error).message }, 'what is to be published could not be looked up; trying again')
        return DATABASE_AWAY_MS
      })
      this.#setAlarm(waitMs)
    } while (this.#again && !this.#isStopped)
  }

  #setAlarm(waitMs: number): void {
    if (this.#timer !== null) this.#timers.clear(this.#timer)
    this.#timer = this.#isStopped ? null : this.#timers.set(() => void this.look(), Math.min(waitMs, LONGEST_WAIT_MS))
  }

  /** Gives how long until the next one. */
  async #publishDue(): Promise<number> {
    const { db, clock } = this.#options
    const now = clock.now()
    for (const episode of await listDue(db, now)) await this.#publish(episode, now)
    const next = await nextDueAt(db, now)
    return next === null ? LONGEST_WAIT_MS : Math.max(0, next.getTime() - now.getTime())
  }

  async #publish(due: Episode, now: Date): Promise<void> {
    const { db, jobs, log, events } = this.#options
    const names = await namesOf(due, this.#options)
    // A file that is missing is being made, or its job says why not; when it is done, its news brings us here again.
    if (!isReady(due, names, await listFiles(db, due.id))) return void (await this.#askForFiles(due, jobs))
    let isOurDoing = false
    const episode = await db.transaction().execute((tx) =>
      changeEpisode(tx, due.id, (present) => {
        const isStillDue = present.state === 'scheduled' && present.publishAt !== null && present.publishAt <= now && present.revision === due.revision
        if (!isStillDue || obstaclesOf(present).length > 0) return null
        isOurDoing = true
        // The minute it was announced for, not the one the files took until.
        return { state: 'published', publishedAt: present.publishedAt ?? present.publishAt, publishAt: null }
      }),
    )
    if (!isOurDoing) return
    log.info({ episode: episode.id, show: episode.showSlug }, 'episode published')
    events.emit('episodePublished', { episodeId: episode.id, showSlug: episode.showSlug })
  }

  /** Once: a job that failed is for an editor to look at, not to be begun at every news. */
  async #askForFiles(episode: Episode, jobs: Pick<Jobs, 'add'>): Promise<void> {
    if (!(await hasJobSince(this.#options.db, `episode/${episode.id}`, episode.updatedAt))) await jobs.add(processJob(episode, { urgent: true }))
  }
}
