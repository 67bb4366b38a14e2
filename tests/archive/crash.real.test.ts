// The station is killed at every step of the work on an episode, and started again: one whole episode, nothing half, nothing left over.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { findEpisodeOf, listFiles } from '../../server/archive/store.ts'
import type { FinishedRecording } from '../../server/archive/recordings.ts'
import { openStorage } from '../../server/archive/open-storage.ts'
import { ArchiveStation, RECORDING_ID, speech } from '../support/archive-station.ts'
import type { ArchiveProcessOrder } from '../support/archive-process.ts'
import { FFMPEG } from '../support/audio.ts'

let station: ArchiveStation
let recording: FinishedRecording
beforeAll(async () => {
  station = await ArchiveStation.open()
  recording = await station.record([speech(12)], { durationMs: 12_000 })
})
// Also after a test that failed, so that the next one fails only for reasons of its own.
afterEach(() => forget())
afterAll(() => station.close())

/** Runs the archive's process until it dies at that occasion, and tells what it said before. */
async function dieAt(occasion: number): Promise<{ steps: string[]; died: boolean }> {
  const { folder, workFolder, uploadFolder, importFolder, databaseUrl } = station.options()
  const stepsFile = path.join(station.folder, 'steps')
  writeFileSync(stepsFile, '')
  const order: ArchiveProcessOrder = { databaseUrl, folder, workFolder, uploadFolder, importFolder, stepsFile, ffmpegPath: FFMPEG, recordings: [{ ...recording, startedAt: recording.startedAt.toISOString() }], dieAt: occasion }
  const child = fork(path.resolve(import.meta.dirname, '../support/archive-process.ts'), [JSON.stringify(order)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  await once(child, 'exit')
  return { steps: readFileSync(stepsFile, 'utf8').trim().split('\n'), died: child.signalCode === 'SIGKILL' }
}

async function wholeEpisode(): Promise<void> {
  expect(await station.jobOver(`recording/${RECORDING_ID}`)).toMatchObject({ state: 'done', error: null })
  const episodes = await station.database.db.selectFrom('episodes').select('id').execute()
  expect(episodes).toHaveLength(1)
  const episode = await findEpisodeOf(station.database.db, { recordingId: RECORDING_ID })
  expect(await station.jobOver(`episode/${episode?.id}`)).toMatchObject({ state: 'done', error: null })
  expect((await listFiles(station.database.db, episode?.id ?? '')).map(({ kind }) => kind)).toEqual(['master', 'mp3', 'opus', 'peaks', 'waveform'])
  await station.archive.jobs.sweep()
  expect(await station.strays()).toEqual({ orphans: [], missing: [] })
  expect(readdirSync(station.options().workFolder)).toEqual([])
  expect(existsSync(path.join(station.options().folder, '.arriving')) ? readdirSync(path.join(station.options().folder, '.arriving')) : []).toEqual([])
}

/** Everything as before the recording's news. */
async function forget(): Promise<void> {
  await station.stop()
  const storage = await openStorage(station.options())
  for (const table of ['episode_files', 'loose_files', 'jobs', 'episodes'] as const) await station.database.db.deleteFrom(table).execute()
  for (const key of await storage.list('')) await storage.remove(key)
}

const STEPS = [
  'draft: measured', 'draft: announced master.flac', 'draft: put master.flac', 'draft: announced peaks.json', 'draft: put peaks.json', 'draft: stored', 'draft: written',
  'process: measured', 'process: rendered', 'process: announced episode.mp3', 'process: put episode.mp3', 'process: announced episode.opus', 'process: put episode.opus',
  'process: announced waveform.json', 'process: put waveform.json', 'process: stored', 'process: written',
]

test.each(STEPS.map((step, index) => [step, index] as const))('killed at "%s"', async (step, index) => {
  const { steps, died } = await dieAt(index)
  expect([steps.at(-1), died]).toEqual([step, true])
  await station.start()
  await wholeEpisode()
})

test('killed five times in a row at the same step, a job is given up in words, and what it made is removed', async () => {
  for (let count = 0; count < 5; count += 1) expect((await dieAt(0)).died).toBe(true)
  await station.start()
  expect(await station.jobOver(`recording/${RECORDING_ID}`)).toMatchObject({ state: 'failed', error: expect.stringContaining('stopped 5 times') })
  await station.archive.jobs.sweep()
  expect(await station.archive.storage.list('')).toEqual([])
  const { id } = await station.jobOver(`recording/${RECORDING_ID}`)
  await station.archive.jobs.retry(id)
  await wholeEpisode()
})
