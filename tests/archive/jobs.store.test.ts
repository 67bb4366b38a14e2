// Jobs in a real database: one worker each, in order, tried again, given up, stopped, and never lost.

import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { DiskStorage } from '../../server/archive/disk-storage.ts'
import { JobRefused, type NewJob } from '../../server/archive/job.ts'
import { Jobs, type JobHandler, type JobWork } from '../../server/archive/jobs.ts'
import * as store from '../../server/archive/jobs/store.ts'
import { systemClock } from '../../server/clock.ts'
import type { Database } from '../../server/db/database.ts'
import { AppError } from '../../server/errors.ts'
import { silentLog } from '../../server/log.ts'
import { listAudit } from '../../server/people/audit-log.ts'
import { openTestDatabase } from '../support/database.ts'
import { until } from '../support/until.ts'

let database: Database
let folder: string
let storage: DiskStorage
let running: Jobs[]
beforeAll(async () => void (database = await openTestDatabase()))
afterAll(() => database.close())
beforeEach(async () => {
  for (const table of ['jobs', 'loose_files'] as const) await database.db.deleteFrom(table).execute()
  folder = mkdtempSync(path.join(os.tmpdir(), 'imi-radio-jobs-'))
  storage = new DiskStorage(path.join(folder, 'archive'))
  running = []
})
afterEach(async () => {
  for (const jobs of running) await jobs.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function worker(handler: JobHandler, name = 'one'): Promise<Jobs> {
  const jobs = new Jobs({ db: database.db, storage, folder: path.join(folder, `work-${name}`), clock: systemClock, log: silentLog, worker: name })
  jobs.register('bake', handler)
  running.push(jobs)
  await jobs.start()
  return jobs
}

const bake = (subject: string, changes: Partial<NewJob> = {}): NewJob => ({ kind: 'bake', subject, title: 'Bread', showSlug: null, input: {}, ...changes })
const over = (jobs: Jobs, id: string) => until('the job is over', async () => {
  const job = await jobs.get(id)
  return job.state === 'waiting' && job.error === null || job.state === 'running' ? null : job
})
const waitForAbort = ({ signal }: JobWork) => new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true }))
const fileIn = async (work: JobWork, name: string) => {
  const file = path.join(work.folder, name)
  await writeFile(file, name)
  return file
}

test('jobs run by priority, then in the order they came', async () => {
  for (const [subject, priority] of [['a', 0], ['b', 5], ['c', 0]] as const) await store.addJob(database.db, randomUUID(), bake(subject, { priority }), new Date())
  const done: string[] = []
  await worker(async ({ job }) => void done.push(job.subject))
  await until('all are done', () => done.length === 3)
  expect(done).toEqual(['b', 'a', 'c'])
})

test('the same work asked for twice is done once, and can be asked for again afterwards', async () => {
  const jobs = new Jobs({ db: database.db, storage, folder: path.join(folder, 'idle'), clock: systemClock, log: silentLog, worker: 'idle' })
  const asked = await Promise.all([jobs.add(bake('a')), jobs.add(bake('a')), jobs.add(bake('a'))])
  expect(new Set(asked.map(({ id }) => id)).size).toBe(1)
  const working = await worker(async () => {})
  await over(working, asked[0]?.id ?? '')
  expect((await working.add(bake('a'))).id).not.toBe(asked[0]?.id)
})

test('two workers never do the same job', async () => {
  const done: string[] = []
  const handler: JobHandler = async ({ job }) => void done.push(job.subject)
  for (let count = 0; count < 20; count += 1) await store.addJob(database.db, randomUUID(), bake(`job ${count}`), new Date())
  await Promise.all([worker(handler, 'one'), worker(handler, 'two')])
  await until('all are done', () => done.length >= 20)
  expect(new Set(done).size).toBe(20)
  expect(done).toHaveLength(20)
})

test('what fails is tried again later, with the reason in words', async () => {
  const jobs = await worker(async () => {
    throw new AppError('unavailable', 'oven_cold', 'The oven is cold: light it.')
  })
  const { id } = await jobs.add(bake('a'))
  const job = await over(jobs, id)
  expect(job).toMatchObject({ state: 'waiting', attempts: 1, error: 'The oven is cold: light it.' })
  expect(job.runAt.getTime() - Date.now()).toBeGreaterThan(5_000)
})

test('what is refused is not tried again, until somebody says so', async () => {
  let isGood = false
  const jobs = await worker(async () => {
    if (!isGood) throw new JobRefused('no_flour', 'This is not flour: send flour.')
  })
  const { id } = await jobs.add(bake('a'))
  expect(await over(jobs, id)).toMatchObject({ state: 'failed', error: 'This is not flour: send flour.' })
  isGood = true
  await jobs.retry(id)
  expect(await over(jobs, id)).toMatchObject({ state: 'done', error: null, progress: 1 })
})

test('a mistake of ours is told without its stack, and does not stop the next job', async () => {
  const jobs = await worker(async ({ job }) => {
    if (job.subject === 'a') throw new TypeError('x is not a function\n    at secret.ts')
  })
  const first = await jobs.add(bake('a'))
  const second = await jobs.add(bake('b'))
  expect((await over(jobs, first.id)).error).toBe('Something went wrong in the station (x is not a function); it was logged.')
  expect(await over(jobs, second.id)).toMatchObject({ state: 'done' })
})

test('a running job is stopped by an editor: its signal aborts, what it put is removed', async () => {
  const jobs = await worker(async (work) => {
    await work.put('episodes/a/half.mp3', await fileIn(work, 'half.mp3'))
    await waitForAbort(work)
  })
  const { id } = await jobs.add(bake('a'))
  await until('the file is put', () => storage.stat('episodes/a/half.mp3'))
  await jobs.cancel(id)
  expect(await over(jobs, id)).toMatchObject({ state: 'cancelled' })
  await until('the file is removed', async () => (await storage.list('')).length === 0)
  expect(existsSync(path.join(folder, 'work-one', id))).toBe(false)
})

test('a waiting job is stopped at once', async () => {
  const jobs = await worker(waitForAbort)
  await jobs.add(bake('a'))
  const second = await jobs.add(bake('b'))
  expect(await jobs.cancel(second.id)).toMatchObject({ state: 'cancelled' })
  await expect(jobs.cancel(second.id)).rejects.toMatchObject({ code: 'job_over' })
})

test('who stopped a job and who had it tried again is in the audit log', async () => {
  const jobs = await worker(waitForAbort)
  await jobs.add(bake('a'))
  const { id, title } = await jobs.add(bake('b'))
  await jobs.cancel(id)
  await jobs.retry(id)
  const told = await listAudit(database.db, { subject: `job/${id}`, action: null, personId: null, before: null, limit: 10 })
  expect(told.map(({ action, details }) => [action, details['title']])).toEqual([['job.retried', title], ['job.stopped', title]])
})

test('a worker that is heard of no more loses its job to another', async () => {
  await store.addJob(database.db, randomUUID(), bake('a'), new Date())
  await store.claimJob(database.db, { worker: 'dead', kinds: ['bake'], now: new Date(Date.now() - 60_000), leaseMs: 30_000 })
  await database.db.updateTable('jobs').set({ run_at: new Date(0) }).execute()
  await store.claimJob(database.db, { worker: 'dead', kinds: ['bake'], now: new Date(Date.now() - 40_000), leaseMs: 30_000 })
  const done: string[] = []
  await worker(async ({ job }) => void done.push(job.subject))
  await until('it is done by another', () => done.length === 1)
})

test('progress is seen while a job runs, and what it wrote down is there for the next attempt', async () => {
  const seen: unknown[] = []
  const jobs = await worker(async (work) => {
    seen.push(work.job.checkpoint)
    if (seen.length === 1) {
      await work.checkpoint({ loaves: 3 })
      throw new AppError('unavailable', 'pause', 'A pause.')
    }
    work.progress(0.5)
    await waitForAbort(work)
  })
  const { id } = await jobs.add(bake('a'))
  await over(jobs, id)
  await database.db.updateTable('jobs').set({ run_at: new Date() }).execute()
  jobs.wake()
  await until('the second attempt', () => seen.length === 2)
  await jobs.look()
  expect(seen).toEqual([{}, { loaves: 3 }])
  expect(await jobs.get(id)).toMatchObject({ state: 'running', progress: 0.5, attempts: 2 })
})

test('a job asked for in a transaction that is rolled back was never asked for', async () => {
  const jobs = await worker(async () => {})
  await expect(
    database.db.transaction().execute(async (tx) => {
      await jobs.add(bake('a'), tx)
      throw new Error('rolled back')
    }),
  ).rejects.toThrow('rolled back')
  expect(await jobs.list({ limit: 10 })).toEqual([])
})

test('work left lying by a crash is cleared away at the start', async () => {
  const left = path.join(folder, 'work-one', 'old')
  mkdirSync(left, { recursive: true })
  await worker(async () => {})
  expect(existsSync(left)).toBe(false)
  expect(readdirSync(folder)).not.toContain('old')
})

test('who waits for a sweep finds nothing left, also what another sweep was just removing', async () => {
  let letGo: () => void = () => {}
  const held = new Promise<void>((resolve) => void (letGo = resolve))
  const removed: string[] = []
  let isRemoving = false
  const slow = { ...storage, remove: async (key: string) => {
    isRemoving = true
    await held
    removed.push(key)
  } } as unknown as DiskStorage // nothing else of it is asked
  const jobs = new Jobs({ db: database.db, storage: slow, folder: path.join(folder, 'idle'), clock: systemClock, log: silentLog, worker: 'idle' })
  await store.announceFile(database.db, 'episodes/a/left.mp3', randomUUID(), new Date())
  const first = jobs.sweep()
  await until('the first is removing', () => isRemoving)
  const second = jobs.sweep().then(() => [...removed])
  // As many questions to the database as a sweep that passes over the locked row needs, and more.
  for (let count = 0; count < 5; count += 1) expect(await store.sweepOne(database.db, async () => {})).toBe(false)
  letGo()
  await first
  expect(await second).toEqual(['episodes/a/left.mp3'])
  expect(await database.db.selectFrom('loose_files').selectAll().execute()).toEqual([])
})
