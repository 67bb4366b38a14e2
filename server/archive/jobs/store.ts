// Jobs in the database, and the files in the storage that are nobody's: claimed by one worker at a time, never lost with it.

import { sql, type Kysely, type Selectable, type Transaction } from 'kysely'
import { notify } from '../../db/notifications.ts'
import { mayRemoveFiles } from '../../db/removal-lock.ts'
import type { Tables } from '../../db/tables.ts'
import { AppError } from '../../errors.ts'
import type { Job, NewJob } from '../job.ts'
import { ARCHIVE_CHANNEL } from '../store.ts'

type Db = Kysely<Tables>
type Tx = Transaction<Tables>

export interface JobQuestion {
  readonly subject?: string | null
  readonly unfinishedOnly?: boolean
  readonly limit: number
}

/** Asks for a job; when one of its kind and subject is unfinished, that one is meant. In a transaction: only when that commits. */
export async function addJob(db: Db, id: string, job: NewJob, at: Date): Promise<Job> {
  await db
    .insertInto('jobs')
    .values({
      id, kind: job.kind, subject: job.subject, title: job.title, show_slug: job.showSlug, input: JSON.stringify(job.input), state: 'waiting', priority: job.priority ?? 0, progress: 0,
      attempts: 0, run_at: at, cancel_requested: false, checkpoint: '{}', created_at: at,
    })
    .onConflict((conflict) => conflict.columns(['kind', 'subject']).where('state', 'in', ['waiting', 'running']).doNothing())
    .execute()
  const row = await db.selectFrom('jobs').selectAll().where('kind', '=', job.kind).where('subject', '=', job.subject).where('state', 'in', ['waiting', 'running']).executeTakeFirst()
  if (!row) return addJob(db, id, job, at) // it ended in between
  await notify(db, ARCHIVE_CHANNEL, `job ${row.id}`)
  return jobOf(row)
}

/** Asks for many jobs at once; those of which one is unfinished already are left to that. The first is begun first. Gives how many were added. */
export async function addJobs(tx: Tx, jobs: readonly (NewJob & { readonly id: string })[], at: Date): Promise<number> {
  let added = 0
  for (let from = 0; from < jobs.length; from += BATCH) {
    const rows = jobs.slice(from, from + BATCH).map((job, index) => ({
      id: job.id, kind: job.kind, subject: job.subject, title: job.title, show_slug: job.showSlug, input: JSON.stringify(job.input), state: 'waiting' as const, priority: job.priority ?? 0, progress: 0,
      // Their order is that of their times, and none is later than now.
      attempts: 0, run_at: new Date(at.getTime() - jobs.length + from + index), cancel_requested: false, checkpoint: '{}', created_at: at,
    }))
    const inserted = await tx.insertInto('jobs').values(rows).onConflict((conflict) => conflict.columns(['kind', 'subject']).where('state', 'in', ['waiting', 'running']).doNothing()).returning('id').execute()
    added += inserted.length
  }
  const [first] = jobs
  if (first) await notify(tx, ARCHIVE_CHANNEL, `job ${first.id}`)
  return added
}

const BATCH = 200

export async function getJob(db: Db, id: string): Promise<Job> {
  const row = await db.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('not-found', 'job_not_found', 'There is no such job.')
  return jobOf(row)
}

/** Lists jobs: unfinished ones first, then the newest. */
export async function listJobs(db: Db, { subject, unfinishedOnly, limit }: JobQuestion): Promise<Job[]> {
  let query = db.selectFrom('jobs').selectAll().orderBy(sql`state in ('waiting', 'running')`, 'desc').orderBy('created_at', 'desc').limit(limit)
  if (subject) query = query.where('subject', '=', subject)
  if (unfinishedOnly) query = query.where('state', 'in', ['waiting', 'running'])
  return (await query.execute()).map(jobOf)
}

/** Whether a job about that was asked for since then, or is unfinished. */
export async function hasJobSince(db: Db, subject: string, since: Date): Promise<boolean> {
  const row = await db
    .selectFrom('jobs')
    .select('id')
    .where('subject', '=', subject)
    .where((eb) => eb.or([eb('created_at', '>=', since), eb('state', 'in', ['waiting', 'running'])]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Takes the next job for a worker, or one whose worker has not been heard of for its whole lease; null: nothing to do. */
export async function claimJob(db: Db, { worker, kinds, now, leaseMs }: { readonly worker: string; readonly kinds: readonly string[]; readonly now: Date; readonly leaseMs: number }): Promise<Job | null> {
  if (kinds.length === 0) return null
  const row = await db
    .updateTable('jobs')
    .set((eb) => ({ state: 'running', worker, lease_until: new Date(now.getTime() + leaseMs), attempts: eb('attempts', '+', 1), started_at: now, progress: 0 }))
    .where('id', '=', (eb) =>
      eb
        .selectFrom('jobs')
        .select('id')
        .where('kind', 'in', [...kinds])
        .where((or) => or.or([or.and([or('state', '=', 'waiting'), or('run_at', '<=', now)]), or.and([or('state', '=', 'running'), or('lease_until', '<', now)])]))
        .orderBy('priority', 'desc')
        .orderBy('run_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst()
  return row ? jobOf(row) : null
}

/** Tells that a job is still worked on. Gives `lost` when it is not this worker's any more, `cancel` when somebody wants it stopped. */
export async function keepJob(db: Db, { id, worker, progress, leaseUntil }: { readonly id: string; readonly worker: string; readonly progress: number; readonly leaseUntil: Date }): Promise<'kept' | 'lost' | 'cancel'> {
  const row = await db.updateTable('jobs').set({ progress, lease_until: leaseUntil }).where('id', '=', id).where('worker', '=', worker).where('state', '=', 'running').returning('cancel_requested').executeTakeFirst()
  if (!row) return 'lost'
  return row.cancel_requested ? 'cancel' : 'kept'
}

export async function writeCheckpoint(db: Db, id: string, checkpoint: Readonly<Record<string, unknown>>): Promise<void> {
  await db.updateTable('jobs').set({ checkpoint: JSON.stringify(checkpoint) }).where('id', '=', id).execute()
}

/** How an attempt ended. `again`: at that time; `released`: the station stops, `held`: there is no room for it; neither counts as an attempt. */
export type Ending =
  | { readonly kind: 'done' | 'cancelled' }
  | { readonly kind: 'failed'; readonly error: string }
  | { readonly kind: 'again'; readonly error: string; readonly runAt: Date }
  | { readonly kind: 'released' }
  | { readonly kind: 'held'; readonly error: string; readonly runAt: Date }

/** Writes how an attempt ended; a job that is another worker's by now is left alone. */
export async function endAttempt(db: Db, { id, worker }: { readonly id: string; readonly worker: string }, ending: Ending, now: Date): Promise<void> {
  await db
    .updateTable('jobs')
    .set((eb) => {
      const over = { worker: null, lease_until: null }
      switch (ending.kind) {
        case 'done':
          return { ...over, state: 'done' as const, progress: 1, error: null, finished_at: now }
        case 'cancelled':
          return { ...over, state: 'cancelled' as const, finished_at: now }
        case 'failed':
          return { ...over, state: 'failed' as const, error: ending.error, finished_at: now }
        case 'again':
          return { ...over, state: 'waiting' as const, error: ending.error, run_at: ending.runAt }
        case 'released':
          return { ...over, state: 'waiting' as const, attempts: eb('attempts', '-', 1) }
        case 'held':
          return { ...over, state: 'waiting' as const, error: ending.error, run_at: ending.runAt, attempts: eb('attempts', '-', 1) }
      }
    })
    .where('id', '=', id)
    .where('worker', '=', worker)
    .where('state', '=', 'running')
    .execute()
  await notify(db, ARCHIVE_CHANNEL, `job ${id}`)
}

/** There is room again: jobs that were held for want of it need not wait any longer. */
export async function hurryJobs(db: Db, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length > 0) await db.updateTable('jobs').set({ run_at: now, error: null }).where('id', 'in', [...ids]).where('state', '=', 'waiting').execute()
}

/** At start: what this worker was doing when its process died waits again, at once. */
export async function takeBack(db: Db, worker: string): Promise<void> {
  await db.updateTable('jobs').set({ state: 'waiting', worker: null, lease_until: null }).where('worker', '=', worker).where('state', '=', 'running').execute()
}

/** Stops a job: one that waits at once, one that runs as soon as its worker hears of it. Gives the job as it then stands. */
export async function cancelJob(db: Db, id: string, now: Date): Promise<Job> {
  const job = await getJob(db, id)
  await db.updateTable('jobs').set({ state: 'cancelled', finished_at: now }).where('id', '=', id).where('state', '=', 'waiting').execute()
  await db.updateTable('jobs').set({ cancel_requested: true }).where('id', '=', id).where('state', '=', 'running').execute()
  if (job.state !== 'waiting' && job.state !== 'running') throw new AppError('conflict', 'job_over', 'This job is over already; there is nothing to stop.')
  await notify(db, ARCHIVE_CHANNEL, `job ${id}`)
  return getJob(db, id)
}

/** Lets a job that failed or was stopped be tried from the start. */
export async function retryJob(db: Db, id: string, now: Date): Promise<Job> {
  const job = await getJob(db, id)
  if (job.state !== 'failed' && job.state !== 'cancelled') throw new AppError('conflict', 'job_not_over', 'Only a job that failed or was stopped can be tried again.')
  const rival = await db.selectFrom('jobs').select('id').where('kind', '=', job.kind).where('subject', '=', job.subject).where('state', 'in', ['waiting', 'running']).executeTakeFirst()
  if (rival) throw new AppError('conflict', 'job_running', 'The same work has been begun again already; wait for that.')
  await db.updateTable('jobs').set({ state: 'waiting', attempts: 0, run_at: now, cancel_requested: false, error: null, finished_at: null, progress: 0 }).where('id', '=', id).execute()
  await notify(db, ARCHIVE_CHANNEL, `job ${id}`)
  return getJob(db, id)
}

/** When the next job may begin, or the next lease runs out; null: nothing waits. */
export async function nextJobAt(db: Db, kinds: readonly string[]): Promise<Date | null> {
  const row = await db
    .selectFrom('jobs')
    .select(sql<Date | null>`min(case state when 'waiting' then run_at else lease_until end)`.as('at'))
    .where('kind', 'in', ['', ...kinds])
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst()
  return row?.at ?? null
}

/** Says that a file is about to be put at that key, by a job or by nobody in particular, before it is. */
export async function announceFile(db: Db, key: string, jobId: string | null, at: Date): Promise<void> {
  await db.insertInto('loose_files').values({ storage_key: key, job_id: jobId, since: at }).onConflict((conflict) => conflict.column('storage_key').doUpdateSet({ job_id: jobId, since: at })).execute()
}

/**
 * Takes one file that is nobody's and that no unfinished job is about; `remove` takes it out of the storage. False: there is none.
 *
 * The row stays locked meanwhile, so that a job that announces the same key waits. While a backup is made nothing is removed.
 */
export async function sweepOne(db: Db, remove: (key: string) => Promise<void>): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await mayRemoveFiles(tx))) return false
    const row = await looseFile(tx)
    if (!row) return false
    await remove(row.storage_key)
    await tx.deleteFrom('loose_files').where('storage_key', '=', row.storage_key).execute()
    return true
  })
}

function looseFile(tx: Tx) {
  return tx
    .selectFrom('loose_files')
    .select('storage_key')
    .where((eb) => eb.not(eb.exists(eb.selectFrom('jobs').select('jobs.id').whereRef('jobs.id', '=', 'loose_files.job_id').where('jobs.state', 'in', ['waiting', 'running']))))
    .where((eb) => eb.not(eb.exists(eb.selectFrom('episode_files').select('episode_files.kind').whereRef('episode_files.storage_key', '=', 'loose_files.storage_key'))))
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

function jobOf(row: Selectable<Tables['jobs']>): Job {
  return {
    id: row.id, kind: row.kind, subject: row.subject, title: row.title, showSlug: row.show_slug, input: row.input, state: row.state, progress: row.progress, attempts: row.attempts,
    runAt: row.run_at, checkpoint: row.checkpoint, error: row.error, createdAt: row.created_at, startedAt: row.started_at, finishedAt: row.finished_at,
  }
}
