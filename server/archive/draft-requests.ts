// Asks for the draft of every finished recording: at its news, and again when the news or the asking was lost.

import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { Events } from '../events.ts'
import type { Log } from '../log.ts'
import { draftJob } from './draft-job.ts'
import type { Jobs } from './jobs.ts'
import { hasJobSince } from './jobs/store.ts'
import type { Recordings } from './recordings.ts'

export interface DraftRequestsOptions {
  readonly db: Kysely<Tables>
  readonly recordings: Recordings
  readonly jobs: Pick<Jobs, 'add'>
  readonly events: Events
  readonly log: Log
}

const AGAIN_MS = 10_000

export class DraftRequests {
  readonly #options: DraftRequestsOptions
  #timer: NodeJS.Timeout | null = null
  #deaf: () => void = () => {}
  #isStopped = false

  constructor(options: DraftRequestsOptions) {
    this.#options = options
  }

  /** Asks for what was missed while nobody listened; rejects when the database does not answer. */
  async start(): Promise<void> {
    const { events, log } = this.#options
    this.#deaf = events.on('recordingFinished', ({ recordingId }) => {
      // The database may be away for a moment, or its disk full.
      this.#ask(recordingId).catch((error: unknown) => {
        log.error({ err: error, recording: recordingId }, 'the draft of a recording could not be asked for; it is tried again')
        this.#later(AGAIN_MS)
      })
    })
    await this.#catchUp()
  }

  /** News may have been lost: looks through all recordings, and again until the database answers. */
  lookAgain(): void {
    this.#later(0)
  }

  stop(): void {
    this.#isStopped = true
    this.#deaf()
    if (this.#timer) clearTimeout(this.#timer)
  }

  #later(ms: number): void {
    if (this.#timer) clearTimeout(this.#timer)
    if (!this.#isStopped) this.#timer = setTimeout(() => void this.#catchUp().catch(() => this.#later(AGAIN_MS)), ms).unref()
  }

  async #catchUp(): Promise<void> {
    const { db, recordings } = this.#options
    for (const recordingId of await recordings.listFinished()) if (!(await hasJobSince(db, `recording/${recordingId}`, new Date(0)))) await this.#ask(recordingId)
  }

  async #ask(recordingId: string): Promise<void> {
    const recording = await this.#options.recordings.find(recordingId)
    if (recording) await this.#options.jobs.add(draftJob(recording))
  }
}
