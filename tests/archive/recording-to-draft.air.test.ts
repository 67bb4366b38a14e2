// The real recorder and the archive, joined by nothing but the news and the folder: a show with a lost line becomes one draft.

import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findEpisodeOf } from '../../server/archive/store.ts'
import { Recorder } from '../../server/broadcast/outputs/recorder.ts'
import { RecordingShelf } from '../../server/broadcast/outputs/recording-shelf.ts'
import { systemClock } from '../../server/clock.ts'
import { silentLog } from '../../server/log.ts'
import { ArchiveStation, TALK_SHOW } from '../support/archive-station.ts'
import { FFMPEG } from '../support/audio.ts'
import { ToneBlocks } from '../support/tone-blocks.ts'

const ID = 'bbbbbbbb-0000-4000-8000-000000000001'
let station: ArchiveStation
let recorder: Recorder
let shelf: RecordingShelf
beforeAll(async () => {
  station = await ArchiveStation.open()
  const folder = path.join(station.folder, 'recordings')
  recorder = new Recorder({ folder, ffmpegPath: FFMPEG, clock: systemClock, log: silentLog, events: station.events, floorBytes: 0, segmentSeconds: 4 })
  shelf = new RecordingShelf(folder, silentLog)
})
afterAll(async () => {
  await recorder.close()
  await station.close()
})

async function record(id: string, showSlug: string): Promise<void> {
  const recording = recorder.open({ id, occurrenceId: `${showSlug}/1900/2026-11-23`, showSlug, title: 'Show' })
  const tone = new ToneBlocks(440)
  for (let block = 0; block < 100; block += 1) recording.write(tone.next())
  recording.markGap(7_000)
  recording.markTitle('After the gap')
  for (let block = 0; block < 55; block += 1) recording.write(tone.next())
  await recording.finish()
}

test('a recording that ends becomes a draft without anybody asking', async () => {
  await station.start({ recordings: shelf })
  await record(ID, TALK_SHOW)
  expect(await station.jobOver(`recording/${ID}`)).toMatchObject({ state: 'done', error: null })
  expect(await findEpisodeOf(station.database.db, { recordingId: ID })).toMatchObject({
    showSlug: TALK_SHOW, occurrenceId: `${TALK_SHOW}/1900/2026-11-23`, masterDurationMs: 15_500, gaps: [{ atMs: 10_000, missingMs: 7_000 }], chapters: [{ startMs: 10_000, title: 'After the gap' }],
  })
  const sound = await station.archive.findSound(`${TALK_SHOW}/1900/2026-11-23`)
  expect(sound).toMatchObject({ durationMs: 15_500, files: [{ path: expect.stringContaining('master'), durationMs: 15_500 }] })
  expect(await station.archive.findSound('nothing/1900/2026-11-23')).toBeNull()
  await station.stop()
})

test('a recording that ended while the archive did not run is found at its start', async () => {
  const id = ID.replace(/1$/, '2')
  await record(id, TALK_SHOW)
  await station.start({ recordings: shelf })
  expect(await station.jobOver(`recording/${id}`)).toMatchObject({ state: 'done', error: null })
  expect((await findEpisodeOf(station.database.db, { recordingId: id }))?.slug).toMatch(/-2$/)
})

test('a show without an archive gives no episode', async () => {
  const id = ID.replace(/1$/, '3')
  const { slug } = await station.database.db.selectFrom('shows').select('slug').where('archive', '=', 'none').executeTakeFirstOrThrow()
  await record(id, slug)
  expect(await station.jobOver(`recording/${id}`)).toMatchObject({ state: 'done', error: null })
  expect(await findEpisodeOf(station.database.db, { recordingId: id })).toBeNull()
})
