// The station is killed at every step of the work on a sent file, and started again: what was ticked is done once, nothing half, nothing left over.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { listFiles } from '../../../server/archive/store.ts'
import { openStorage } from '../../../server/archive/open-storage.ts'
import { insertUpload, markArrived } from '../../../server/archive/uploads/store.ts'
import { uploadJob } from '../../../server/archive/uploads/upload-job.ts'
import type { Upload } from '../../../server/archive/uploads/upload.ts'
import { addJob } from '../../../server/archive/jobs/store.ts'
import { ArchiveStation, speech, TALK_SHOW } from '../../support/archive-station.ts'
import type { ArchiveProcessOrder } from '../../support/archive-process.ts'
import { encode, FFMPEG } from '../../support/audio.ts'
import { airing } from '../../support/upload-station.ts'

const ID = 'bbbbbbbb-0000-4000-8000-000000000001'
const { id: occurrenceId, startsAt, endsAt } = airing(24)

let station: ArchiveStation
let sound: Buffer
beforeAll(async () => {
  station = await ArchiveStation.open()
  sound = await encode(speech(6), 'mp3')
})
// Also after a test that failed, so that the next one fails only for reasons of its own.
afterEach(async () => {
  await station.stop()
  const storage = await openStorage(station.options())
  for (const table of ['episode_files', 'loose_files', 'jobs', 'episodes', 'uploads'] as const) await station.database.db.deleteFrom(table).execute()
  for (const key of await storage.list('')) await storage.remove(key)
})
afterAll(() => station.close())

/** A file that is here whole, for the archive and an airing; its job waits. */
async function arrive(): Promise<void> {
  const { db } = station.database
  const upload: Upload = { id: ID, personId: ID, personName: 'Ola', showSlug: TALK_SHOW, fileName: 'talk.mp3', bytes: sound.length, fingerprint: 'f', wantsArchive: true, slot: { occurrenceId, startsAt, endsAt }, late: null, createdAt: new Date(), arrivedAt: null, deliveredAt: null, episodeId: null, doneAt: null }
  mkdirSync(station.options().uploadFolder, { recursive: true })
  writeFileSync(path.join(station.options().uploadFolder, ID), sound)
  await insertUpload(db, upload)
  await markArrived(db, ID, new Date())
  await addJob(db, ID, uploadJob(upload), new Date())
}

/** Runs the archive's process until it dies at that occasion, and tells what it said last. */
async function dieAt(occasion: number): Promise<string | undefined> {
  const { folder, workFolder, uploadFolder, importFolder, databaseUrl } = station.options()
  const stepsFile = path.join(station.folder, 'steps')
  writeFileSync(stepsFile, '')
  const order: ArchiveProcessOrder = { databaseUrl, folder, workFolder, uploadFolder, importFolder, stepsFile, ffmpegPath: FFMPEG, recordings: [], dieAt: occasion }
  const child = fork(path.resolve(import.meta.dirname, '../../support/archive-process.ts'), [JSON.stringify(order)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  await once(child, 'exit')
  expect(child.signalCode).toBe('SIGKILL')
  return readFileSync(stepsFile, 'utf8').trim().split('\n').at(-1)
}

const STEPS = [
  'probed', 'measured', 'levelled', 'delivered', 'announced master.flac', 'put master.flac', 'announced peaks.json', 'put peaks.json', 'stored', 'written', 'done',
]

test.each(STEPS.map((step, index) => [step, index] as const))('killed at "%s"', async (step, index) => {
  await arrive()
  expect(await dieAt(index)).toBe(`upload: ${step}`)
  await station.start()
  expect(await station.jobOver(`upload/${ID}`)).toMatchObject({ state: 'done', error: null })
  const { db } = station.database
  expect(await db.selectFrom('uploads').select(['episode_id', 'occurrence_id', 'delivered_at', 'done_at']).execute()).toEqual([{ episode_id: expect.any(String), occurrence_id: occurrenceId, delivered_at: expect.any(Date), done_at: expect.any(Date) }])
  const [episode, ...others] = await db.selectFrom('episodes').select(['id', 'occurrence_id']).execute()
  expect([episode?.occurrence_id, others]).toEqual([occurrenceId, []])
  expect(await station.jobOver(`episode/${episode?.id}`)).toMatchObject({ state: 'done', error: null })
  expect((await listFiles(db, episode?.id ?? '')).map(({ kind }) => kind)).toEqual(['master', 'mp3', 'opus', 'peaks', 'waveform'])
  await station.archive.jobs.sweep()
  expect(await station.strays()).toEqual({ orphans: [], missing: [] })
  expect(readdirSync(station.options().uploadFolder)).toEqual([])
  expect(readdirSync(station.options().workFolder)).toEqual([])
})
