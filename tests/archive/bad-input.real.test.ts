// What a master may turn out to be, and what may happen while it is worked on: an editor reads a sentence, and nothing half is kept.

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest'
import { measure } from '../../server/archive/processing/measure.ts'
import { findEpisodeOf } from '../../server/archive/store.ts'
import { ArchiveStation, RECORDING_ID, silence, speech } from '../support/archive-station.ts'
import { encode, FFMPEG } from '../support/audio.ts'
import { descendantsOf } from '../support/processes.ts'
import { until } from '../support/until.ts'

describe('a file that', () => {
  let folder: string
  beforeAll(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'imi-radio-bad-'))))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const put = (name: string, bytes: Buffer | string) => {
    const file = path.join(folder, name)
    writeFileSync(file, bytes)
    return file
  }
  const measured = (file: string) => measure({ input: { path: file }, expectedMs: null, onProgress: () => {}, signal: new AbortController().signal, ffmpegPath: FFMPEG })
  const picture = () => execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'color=red:s=8x8', '-frames:v', '1', '-c:v', 'png', '-f', 'image2pipe', '-'])

  test.each([
    ['is a text', () => put('text.mp3', 'this is no sound at all\n'.repeat(2000))],
    ['is empty', () => put('empty.wav', '')],
    ['is a picture', () => put('picture.mp3', picture())],
    ['is noise of bytes', () => put('noise.flac', Buffer.from(Array.from({ length: 50_000 }, (_, index) => (index * 7919) % 251)))],
    ['is a playlist', () => put('playlist.mp3', '#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n')],
    ['is a script that names another file', () => put('script.mp3', "ffconcat version 1.0\nfile 'good.wav'\n")],
    ['is a video without sound', () => put('mute.mp4', execFileSync('sh', ['-c', `ffmpeg -v error -f lavfi -i color=red:s=16x16:d=1 -c:v mpeg4 -movflags frag_keyframe+empty_moov -f mp4 -`]))],
  ])('%s is refused in words', async (_, make) => {
    put('good.wav', await encode(speech(2), 'wav'))
    await expect(measured(make())).rejects.toMatchObject({ name: 'AppError', code: expect.stringMatching(/^(not_audio|no_sound)$/), message: expect.stringMatching(/send .*it again|Send the recording/) })
  })

  test.each(['mp3', 'flac', 'vorbis', 'webm'] as const)('is %s and was cut off keeps what arrived', async (format) => {
    const bytes = await encode(speech(10), format)
    const { durationMs } = await measured(put(`cut.${format}`, bytes.subarray(0, bytes.length / 2)))
    expect(durationMs).toBeGreaterThan(3_000)
    expect(durationMs).toBeLessThan(7_000)
  })

  test('has forty streams is heard by its first', async () => {
    const one = put('one.flac', await encode(speech(3), 'flac'))
    const file = path.join(folder, 'forty.mka')
    execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', one, ...Array.from({ length: 40 }, () => ['-map', '0:a']).flat(), '-c', 'copy', file])
    expect((await measured(file)).durationMs).toBeCloseTo(3_000, -2)
  })

  test('is nothing but silence is taken, with no loudness to raise', async () => {
    expect(await measured(put('silence.wav', await encode(silence(3), 'wav')))).toMatchObject({ durationMs: 3_000, loudness: null, trim: null })
  })

  test.each(['with space and \'quote\'.wav', '-y.wav', 'http:x.wav', 'back\\slash.wav', '\u202egnp.wav', `${'ж'.repeat(110)}.wav`])('is called "%s" is only a file', async (name) => {
    expect((await measured(put(name, await encode(speech(2), 'wav')))).durationMs).toBe(2_000)
  })
})

describe('while a draft is made', () => {
  let station: ArchiveStation
  beforeEach(async () => void (station = await ArchiveStation.open()))
  afterEach(() => station.close())

  const nothingHalf = async () => {
    expect(await findEpisodeOf(station.database.db, { recordingId: RECORDING_ID })).toBeNull()
    await station.archive.jobs.sweep()
    expect(await station.archive.storage.list('')).toEqual([])
  }
  const subject = `recording/${RECORDING_ID}`
  const ffmpegs = () => descendantsOf(process.pid).filter(({ command }) => command.includes(station.folder) && command.includes('ffmpeg'))

  test('ffmpeg is killed: it is tried again', async () => {
    await station.record(Array.from({ length: 4 }, () => speech(120)), { durationMs: 480_000 })
    await station.start()
    const [ffmpeg] = await until('ffmpeg runs', () => (ffmpegs().length > 0 ? ffmpegs() : null))
    process.kill(ffmpeg?.pid ?? 0, 'SIGKILL')
    expect(await station.jobOver(subject)).toMatchObject({ state: 'waiting', attempts: 1, error: expect.stringContaining('went wrong') })
    await nothingHalf()
    await station.database.db.updateTable('jobs').set({ run_at: new Date() }).execute()
    station.archive.jobs.wake()
    await until('the draft is made', () => findEpisodeOf(station.database.db, { recordingId: RECORDING_ID }), 60_000)
  })

  test('an editor stops it: ffmpeg ends, nothing is kept, and it can be tried again', async () => {
    await station.record(Array.from({ length: 4 }, () => speech(120)), { durationMs: 480_000 })
    await station.start()
    await until('ffmpeg runs', () => ffmpegs().length > 0)
    const [job] = await station.archive.jobs.list({ subject, limit: 1 })
    await station.archive.jobs.cancel(job?.id ?? '')
    expect(await station.jobOver(subject)).toMatchObject({ state: 'cancelled' })
    expect(ffmpegs()).toEqual([])
    await nothingHalf()
    await station.archive.jobs.retry(job?.id ?? '')
    await until('the draft is made', () => findEpisodeOf(station.database.db, { recordingId: RECORDING_ID }), 60_000)
  })

  test('the station stops: it is gone on with at the next start, and that counts for no attempt', async () => {
    await station.record(Array.from({ length: 4 }, () => speech(120)), { durationMs: 480_000 })
    await station.start()
    await until('ffmpeg runs', () => ffmpegs().length > 0)
    await station.stop()
    expect(ffmpegs()).toEqual([])
    expect(await station.database.db.selectFrom('jobs').select(['state', 'attempts']).execute()).toEqual([{ state: 'waiting', attempts: 0 }])
    await station.start()
    expect(await station.jobOver(subject)).toMatchObject({ state: 'done' })
  })

  test('a segment was lost from the disk: the editor reads so', async () => {
    const recording = await station.record([speech(8), speech(8)], { durationMs: 16_000 })
    rmSync(recording.files[1] ?? '')
    await station.start()
    expect(await station.jobOver(subject)).toMatchObject({ error: expect.stringMatching(/part of the recording is missing/) })
    await nothingHalf()
  })

  test('a segment is torn: what can be heard of it is kept', async () => {
    const recording = await station.record([speech(8), speech(8), speech(8)], { durationMs: 24_000 })
    truncateSync(recording.files[1] ?? '', 100_000)
    await station.start()
    expect(await station.jobOver(subject)).toMatchObject({ state: 'done' })
    const episode = await findEpisodeOf(station.database.db, { recordingId: RECORDING_ID })
    expect(episode?.masterDurationMs).toBeGreaterThan(16_000)
  })

  // A disk of 8 MB, as only root may make one; anybody else reads here that it was not tried.
  test('the disk fills up: the editor reads so, nothing half is left, and it goes on when there is room', async () => {
    const disk = path.join(station.folder, 'small')
    mkdirSync(disk)
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk])
    expect(String(mounted.stderr)).toBe('')
    try {
      await station.record(Array.from({ length: 4 }, () => `anoisesrc=d=30:a=0.3:r=48000`), { durationMs: 120_000 })
      await station.start({ folder: path.join(disk, 'archive'), workFolder: path.join(disk, 'work') })
      expect(await station.jobOver(subject)).toMatchObject({ state: 'waiting', error: expect.stringContaining('The disk of the archive is full') })
      await nothingHalf()
      expect(spawnSync('mount', ['-o', 'remount,size=200m', disk]).status).toBe(0)
      await station.database.db.updateTable('jobs').set({ run_at: new Date() }).execute()
      station.archive.jobs.wake()
      const episode = await until('the draft is made', () => findEpisodeOf(station.database.db, { recordingId: RECORDING_ID }), 60_000)
      expect(await station.jobOver(`episode/${episode.id}`)).toMatchObject({ state: 'done' })
    } finally {
      await station.stop()
      spawnSync('umount', ['-l', disk])
    }
  })
})
