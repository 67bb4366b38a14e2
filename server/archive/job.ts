// A job: work on files that outlives the request and the process that asked for it. Types and rules; jobs.ts runs them. Pure.

import { AppError } from '../errors.ts'

export const JOB_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const
export type JobState = (typeof JOB_STATES)[number]

export interface Job {
  readonly id: string
  /** Registered with `Jobs.register`: `draft`, `process`, `import` … */
  readonly kind: string
  /** What it is about, as `kind/key`. */
  readonly subject: string
  /** For the desk: the episode's or show's title. */
  readonly title: string
  /** Whose desk it stands on; null: everybody's who runs the archive. */
  readonly showSlug: string | null
  readonly input: Readonly<Record<string, unknown>>
  readonly state: JobState
  /** 0 to 1. */
  readonly progress: number
  /** Times it was begun. */
  readonly attempts: number
  /** Not before then. */
  readonly runAt: Date
  /** What the handler wrote down to go on from. */
  readonly checkpoint: Readonly<Record<string, unknown>>
  /** What went wrong last, in words for an editor. */
  readonly error: string | null
  readonly createdAt: Date
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
}

/** What is asked for; of one kind and subject one job at a time is unfinished. */
export interface NewJob {
  readonly kind: string
  readonly subject: string
  readonly title: string
  readonly showSlug: string | null
  readonly input: Readonly<Record<string, unknown>>
  /** Higher first; 0 when not given. */
  readonly priority?: number
}

/** Times a job is begun before it is given up; being killed counts. */
export const MOST_ATTEMPTS = 5

/** How long after the n-th attempt the next is made: 10 s, 1 min, 5 min, 30 min. */
export function pauseAfter(attempts: number): number {
  return [10_000, 60_000, 300_000][attempts - 1] ?? 1_800_000
}

/**
 * Thrown by a handler when trying again cannot help: the file is not audio, the episode is gone.
 *
 * The message is what the editor reads.
 */
export class JobRefused extends AppError {
  constructor(code: string, message: string, options: { cause?: unknown } = {}) {
    super('invalid', code, message, options)
  }
}
