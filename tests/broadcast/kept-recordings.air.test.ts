import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { KeptRecordings } from '../../server/broadcast/kept-recordings.ts'
import { Recorder } from '../../server/broadcast/outputs/recorder.ts'
import { openFiles, type FileSource } from '../../server/broadcast/sources/file.ts'
import { systemClock } from '../../server/clock.ts'
import { Events } from '../../server/events.ts'
import { silentLog } from '../../server/log.ts'
import { BLOCK_BYTES, msToBytes } from '../../server/media/pcm.ts'
import { FFMPEG } from '../support/audio.ts'
import { ToneBlocks } from '../support/tone-blocks.ts'

const MONDAY = 'sawa/1800/2026-11-23'
let folder: string
let recorder: Recorder
let kept: KeptRecordings
let source: FileSource | null = null

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kept isn't easy-"))
  recorder = new Recorder({ folder, ffmpegPath: FFMPEG, clock: systemClock, log: silentLog, events: new Events(silentLog), floorBytes: 0, segmentSeconds: 2 })
  kept = new KeptRecordings(folder)
})

afterEach(async () => {
  await source?.close()
  source = null
  await recorder.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Records so many blocks of a tone; what was written. */
async function record(id: string, occurrenceId: string, blocks: number, finish = true): Promise<Buffer> {
  const recording = recorder.open({ id, occurrenceId, showSlug: 'sawa', title: 'Радіо Сава' })
  const tone = new ToneBlocks(440)
  const written = Array.from({ length: blocks }, () => tone.next())
  for (const block of written) recording.write(block)
  if (finish) await recording.finish()
  return Buffer.concat(written)
}

/** Reads a source to its end, as the switcher would. */
async function readAll(from: FileSource): Promise<Buffer> {
  const blocks: Buffer[] = []
  while (!from.ended || from.bufferedMs > 0) {
    await vi.waitFor(() => expect(from.bufferedMs >= 100 || from.ended).toBe(true), { timeout: 20_000, interval: 5 })
    const ms = Math.min(100, from.bufferedMs)
    if (ms > 0) blocks.push(from.read().subarray(0, msToBytes(ms)))
    await new Promise((resolve) => setImmediate(resolve))
  }
  return Buffer.concat(blocks)
}

test('a recording plays as one, sample after sample, over the seams of its parts, from any place in it', async () => {
  await record('other', 'sawa/1800/2026-11-30', 5)
  const written = await record('r1', MONDAY, 73)
  const found = await kept.findRecording(MONDAY)
  expect(found).toMatchObject({ durationMs: 7_300 })
  expect(found?.files.map((file) => file.durationMs)).toEqual([2_000, 2_000, 2_000, 1_300])
  for (const startMs of [0, 3_450]) {
    source = openFiles({ id: 'f', files: found?.files ?? [], label: 'sawa', startMs, ffmpegPath: FFMPEG, log: silentLog })
    expect((await readAll(source)).equals(written.subarray(msToBytes(startMs)))).toBe(true)
    await source.close()
  }
})

test('nothing is found of an airing that was not recorded, is being recorded, or whose parts are gone', async () => {
  expect(await kept.findRecording(MONDAY)).toBeNull()
  await record('r1', MONDAY, 30, false)
  expect(await kept.findRecording(MONDAY)).toBeNull()
  await recorder.open({ id: 'r1', occurrenceId: MONDAY, showSlug: 'sawa', title: '' }).finish()
  expect(await kept.findRecording(MONDAY)).not.toBeNull()
  for (const file of readdirSync(join(folder, 'r1')).filter((name) => name.endsWith('.flac'))) rmSync(join(folder, 'r1', file))
  expect(await kept.findRecording(MONDAY)).toBeNull()
})

test('a part that is lost is left out and the others play; so is a folder that is no recording', async () => {
  await record('r1', MONDAY, 60)
  rmSync(join(folder, 'r1', '00002.flac'))
  writeFileSync(join(folder, 'r1', '00003.flac'), '')
  mkdirSync(join(folder, 'nothing'))
  const found = await kept.findRecording(MONDAY)
  expect(found?.durationMs).toBe(2_000)
  source = openFiles({ id: 'f', files: found?.files ?? [], label: 'sawa', ffmpegPath: FFMPEG, log: silentLog })
  expect((await readAll(source)).length).toBe(20 * BLOCK_BYTES)
})

test('an airing that was recorded twice is heard in the order it was recorded', async () => {
  await record('z-first', MONDAY, 20)
  await record('a-second', MONDAY, 10)
  expect((await kept.findRecording(MONDAY))?.files.map((file) => file.durationMs)).toEqual([2_000, 1_000])
})

test('a place behind its end is an end, not a failure', async () => {
  await record('r1', MONDAY, 20)
  const found = await kept.findRecording(MONDAY)
  const failed = vi.fn()
  source = openFiles({ id: 'f', files: found?.files ?? [], label: 'sawa', startMs: 60_000, ffmpegPath: FFMPEG, log: silentLog })
  source.onFailure(failed)
  await vi.waitFor(() => expect(source?.ended).toBe(true), { timeout: 20_000 })
  expect(failed).not.toHaveBeenCalled()
})
