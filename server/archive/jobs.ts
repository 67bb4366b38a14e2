// Runs jobs: claims one, keeps its lease, ends it in words, tries again later, sweeps up behind it.
//
// An own queue of two small files rather than pg-boss: the desk shows progress and words, stops what runs, and a job begins in the
// transaction that asks for it; pg-boss has neither progress nor a way to stop a running handler, and brings a schema of its own.

import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Kysely, Transaction } from 'kysely'
import type { Clock } from '../clock.ts'
import { isDatabaseAway } from '../db/database-away.ts'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { Log } from '../log.ts'
import { recordAudit } from '../people/audit-log.ts'
import type { Person } from '../people/person.ts'
import { JobRefused, MOST_ATTEMPTS, pauseAfter, type Job, type NewJob } from './job.ts'
import * as store from './jobs/store.ts'
import type { Space } from './keeping/space.ts'
import type { Storage } from './storage.ts'

const LEASE_MS = 30_000
const KEEP_EVERY_MS = 5_000
/** Without news the jobs are looked at this often, in case news was lost. */
const LOOK_EVERY_MS = 60_000
const DATABASE_AWAY_MS = 2_000
/** A job for which there was no room is tried again so much later, or when there is room again. */
const NO_ROOM_MS = 600_000

/** What a handler is given. */
export interface JobWork {
  readonly job: Job
  /** Aborted when somebody stops the job or the station; the handler then rejects as soon as it can. */
  readonly signal: AbortSignal
  /** Empty, the attempt's own, removed behind it. */
  readonly folder: string
  /** 0 to 1; written down every few seconds. */
  progress(fraction: number): void
  /** Keeps what the next attempt goes on from, in place of what was kept. */
  checkpoint(values: Readonly<Record<string, unknown>>): Promise<void>
  /** Puts a file into the storage; unless an episode gets it before the job ends, it is removed again. */
  put(key: string, filePath: string): Promise<void>
  /** Named places in the work; tests end the process there. */
  step(name: string): void
}

/** Does the work. May be begun again at any time after a crash, so everything it does it can do twice. */
export type JobHandler = (work: JobWork) => Promise<void>

export interface JobsOptions {
  readonly db: Kysely<Tables>
  readonly storage: Storage
  /** For the work of running jobs; whatever lies in it at start is removed. */
  readonly folder: string
  readonly clock: Clock
  readonly log: Log
  /** The same after a restart, another for every running copy. */
  readonly worker: string
  /** Jobs at once; encoders of one episode already use two cores. */
  readonly atOnce?: number
  /** Jobs wait while there is no room; not given: there always is. */
  readonly space?: Pick<Space, 'whyWait' | 'onChange'>
  readonly onStep?: (job: Job, step: string) => void
}

interface Running {
  readonly job: Job
  readonly stop: AbortController
  progress: number
  isCancelled: boolean
  isReleased: boolean
  /** Stopped for want of room, in these words. */
  held: string | null
}

export class Jobs {
  readonly #options: JobsOptions
  readonly #handlers = new Map<string, JobHandler>()
  readonly #running = new Map<string, Running>()
  readonly #ending = new Set<Promise<void>>()
  #loop: Promise<void> | null = null
  #sweeping: Promise<void> = Promise.resolve()
  #keeper: NodeJS.Timeout | null = null
  /** Jobs for which there was no room. */
  readonly #held = new Set<string>()
  #stopWatching: () => void = () => {}
  #isStopping = false
  #wake: () => void = () => {}
  #isWoken = false

  constructor(options: JobsOptions) {
    this.#options = options
  }

  /** Names who does jobs of a kind. Before `start`. */
  register(kind: string, handler: JobHandler): void {
    this.#handlers.set(kind, handler)
  }

  /** Asks for a job; of one kind and subject one is unfinished at a time, and that one is given. `tx`: begins when that commits. */
  async add(job: NewJob, tx: Kysely<Tables> = this.#options.db): Promise<Job> {
    const added = await store.addJob(tx, randomUUID(), job, this.#options.clock.now())
    this.wake()
    return added
  }

  async list(question: store.JobQuestion): Promise<Job[]> {
    return (await store.listJobs(this.#options.db, question)).map((job) => this.#withReason(job))
  }

  async get(id: string): Promise<Job> {
    return this.#withReason(await store.getJob(this.#options.db, id))
  }

  /** Stops a job that waits or runs; what it made is removed. */
  async cancel(id: string, person: Person | null = null): Promise<Job> {
    const job = await this.#asked('job.stopped', person, (tx, at) => store.cancelJob(tx, id, at))
    await this.#keep()
    this.wake()
    return job
  }

  /** Lets a failed or stopped job be tried from the start. */
  async retry(id: string, person: Person | null = null): Promise<Job> {
    const job = await this.#asked('job.retried', person, (tx, at) => store.retryJob(tx, id, at))
    this.wake()
    return job
  }

  /** What somebody wants of a job, with its entry in the audit log. */
  #asked(action: string, person: Person | null, work: (tx: Transaction<Tables>, at: Date) => Promise<Job>): Promise<Job> {
    const at = this.#options.clock.now()
    return this.#options.db.transaction().execute(async (tx) => {
      const job = await work(tx, at)
      await recordAudit(tx, { at, person, action, subject: `job/${job.id}`, details: { title: job.title, kind: job.kind } })
      return job
    })
  }

  /** Takes up what was left by a crash and works from now on. */
  async start(): Promise<void> {
    const { db, folder, worker } = this.#options
    await rm(folder, { recursive: true, force: true })
    await store.takeBack(db, worker)
    this.#keeper = setInterval(() => void this.#keep(), KEEP_EVERY_MS).unref()
    this.#stopWatching = this.#options.space?.onChange(() => this.#roomChanged()) ?? (() => {})
    this.#loop = this.#work()
  }

  /** Stops what runs, to be taken up at the next start; waits until it stands still. */
  async stop(): Promise<void> {
    this.#isStopping = true
    this.#stopWatching()
    if (this.#keeper) clearInterval(this.#keeper)
    for (const running of this.#running.values()) {
      running.isReleased = true
      running.stop.abort()
    }
    this.wake()
    await this.#loop
    await Promise.all(this.#ending)
    await this.#sweeping
  }

  /** There may be something new to do: called on news from the database. */
  wake(): void {
    this.#isWoken = true
    this.#wake()
  }

  /** News from another process: somebody may want a running job stopped. */
  async look(): Promise<void> {
    this.wake()
    await this.#keep()
  }

  /** Takes everything out of the storage that is nobody's. Behind a sweep that is under way, so that what that one holds is gone too when this resolves. */
  sweep(): Promise<void> {
    this.#sweeping = this.#sweeping.then(() => this.#sweepAll())
    return this.#sweeping
  }

  async #sweepAll(): Promise<void> {
    const { db, storage, log } = this.#options
    try {
      while (await store.sweepOne(db, (key) => storage.remove(key)));
    } catch (error) {
      // Tried again after the next job, and at the next start.
      log.warn({ reason: (error as Error).message }, 'files that are nobody\'s could not be removed from the archive')
    }
  }

  async #work(): Promise<void> {
    await this.sweep()
    while (!this.#isStopping) {
      this.#isWoken = false
      const waitMs = await this.#takeAll().catch((error: unknown) => {
        if (!isDatabaseAway(error)) this.#options.log.error({ err: error }, 'the jobs could not be looked at')
        return DATABASE_AWAY_MS
      })
      if (!this.#isWoken && !this.#isStopping) await this.#sleep(waitMs)
    }
  }

  /** Begins as many jobs as may run; gives how long nothing is to be done unless somebody wakes us. */
  async #takeAll(): Promise<number> {
    const { db, clock, worker, atOnce = 1 } = this.#options
    const kinds = [...this.#handlers.keys()]
    while (this.#running.size < atOnce && !this.#isStopping) {
      // Woken when there is room again.
      if (this.#whyWait() !== null) return LOOK_EVERY_MS
      const job = await store.claimJob(db, { worker, kinds, now: clock.now(), leaseMs: LEASE_MS })
      if (!job) break
      const ending = this.#run(job).finally(() => {
        this.#ending.delete(ending)
        this.wake()
      })
      this.#ending.add(ending)
    }
    if (this.#running.size >= atOnce) return LOOK_EVERY_MS
    const next = await store.nextJobAt(db, kinds)
    return next === null ? LOOK_EVERY_MS : Math.min(LOOK_EVERY_MS, Math.max(50, next.getTime() - clock.now().getTime()))
  }

  #whyWait(): string | null {
    return this.#options.space?.whyWait() ?? null
  }

  /** While everything waits for room, that is what a waiting job has to say. */
  #withReason(job: Job): Job {
    const why = job.state === 'waiting' ? this.#whyWait() : null
    return why === null ? job : { ...job, error: why }
  }

  /** What runs would take the last room: it is stopped and begun anew later. Once there is room, what waited for it begins. */
  #roomChanged(): void {
    const why = this.#whyWait()
    if (why !== null) {
      for (const running of this.#running.values()) {
        running.held ??= why
        running.stop.abort()
      }
      return
    }
    const held = [...this.#held]
    this.#held.clear()
    // A database that is away now: they begin at their own time.
    void store.hurryJobs(this.#options.db, held, this.#options.clock.now()).then(() => this.wake(), () => this.wake())
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  async #run(job: Job): Promise<void> {
    const { clock, log, worker, db } = this.#options
    const running: Running = { job, stop: new AbortController(), progress: 0, isCancelled: false, isReleased: false, held: null }
    this.#running.set(job.id, running)
    const startedMs = clock.monotonicMs()
    const folder = path.join(this.#options.folder, job.id)
    const ending = await this.#attempt(running, folder)
    await rm(folder, { recursive: true, force: true }).catch(() => {})
    await this.#write(() => store.endAttempt(db, { id: job.id, worker }, ending, clock.now()))
    this.#running.delete(job.id)
    if (ending.kind === 'held') this.#held.add(job.id)
    // Room came back while it was being stopped.
    if (running.held !== null && this.#whyWait() === null) this.#roomChanged()
    log.info({ job: job.id, kind: job.kind, subject: job.subject, ending: ending.kind, ms: Math.round(clock.monotonicMs() - startedMs), ...('error' in ending ? { error: ending.error } : {}) }, 'a job\'s attempt ended')
    if (ending.kind !== 'released') await this.sweep()
  }

  async #attempt(running: Running, folder: string): Promise<store.Ending> {
    const { job } = running
    const handler = this.#handlers.get(job.kind)
    if (!handler) throw new Error(`unreachable: nobody does "${job.kind}"`)
    if (job.attempts > MOST_ATTEMPTS) return { kind: 'failed', error: `The station stopped ${MOST_ATTEMPTS} times while it worked on this, so it tries no more: look at the file, then try again by hand.` }
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      // It may have been claimed in the moment in which the station began to stop.
      if (this.#isStopping) running.isReleased = true
      running.held ??= this.#whyWait()
      if (running.isReleased || running.held !== null) running.stop.abort()
      running.stop.signal.throwIfAborted()
      await handler(this.#workOf(running, folder))
      return { kind: 'done' }
    } catch (error) {
      return this.#endingOf(running, error)
    }
  }

  #endingOf({ job, isCancelled, isReleased, held }: Running, error: unknown): store.Ending {
    if (isCancelled) return { kind: 'cancelled' }
    if (isReleased) return { kind: 'released' }
    const words = held ?? wordsOf(error)
    if (held !== null || isForWantOfRoom(error)) return { kind: 'held', error: words, runAt: new Date(this.#options.clock.now().getTime() + NO_ROOM_MS) }
    if (!(error instanceof AppError)) this.#options.log.error({ err: error, job: job.id, kind: job.kind }, 'a job failed in an unforeseen way')
    if (error instanceof JobRefused || job.attempts >= MOST_ATTEMPTS) return { kind: 'failed', error: words }
    return { kind: 'again', error: words, runAt: new Date(this.#options.clock.now().getTime() + pauseAfter(job.attempts)) }
  }

  #workOf(running: Running, folder: string): JobWork {
    const { db, storage, clock, onStep } = this.#options
    const { job, stop } = running
    return {
      job,
      signal: stop.signal,
      folder,
      progress: (fraction) => void (running.progress = Math.max(0, Math.min(1, fraction))),
      checkpoint: (values) => store.writeCheckpoint(db, job.id, values),
      put: async (key, filePath) => {
        stop.signal.throwIfAborted()
        await store.announceFile(db, key, job.id, clock.now())
        onStep?.(job, `announced ${path.basename(filePath)}`)
        await storage.put(key, filePath)
        onStep?.(job, `put ${path.basename(filePath)}`)
      },
      step: (name) => {
        stop.signal.throwIfAborted()
        onStep?.(job, name)
      },
    }
  }

  /** Tells of everything that runs, and hears what is to be stopped. */
  async #keep(): Promise<void> {
    const { db, clock, worker } = this.#options
    for (const running of [...this.#running.values()]) {
      const leaseUntil = new Date(clock.now().getTime() + LEASE_MS)
      // While the database is away the work goes on; if the lease runs out, so does its claim.
      const answer = await store.keepJob(db, { id: running.job.id, worker, progress: running.progress, leaseUntil }).catch(() => 'kept' as const)
      if (answer === 'kept' || running.isReleased) continue
      if (answer === 'cancel') running.isCancelled = true
      else running.isReleased = true
      running.stop.abort()
    }
  }

  /** A job's end must be written: the database that is away is waited for, unless the station stops. */
  async #write(write: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await write()
      } catch (error) {
        if (this.#isStopping || !isDatabaseAway(error)) return this.#options.log.error({ err: error }, 'how a job ended could not be written; it is taken up again')
        await new Promise((resolve) => setTimeout(resolve, DATABASE_AWAY_MS))
      }
    }
  }
}

function isForWantOfRoom(error: unknown): boolean {
  return error instanceof Error && /ENOSPC|no space left/i.test(error.message)
}

function wordsOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  if (isForWantOfRoom(error)) return 'The disk of the archive is full: make room, and the station goes on by itself.'
  if (error instanceof AppError) return message
  return `Something went wrong in the station (${message.split('\n')[0]}); it was logged.`
}
