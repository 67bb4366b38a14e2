import { execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Recorder } from '../../../server/broadcast/outputs/recorder.ts'
import { readManifest, type RecordingOnDisk } from '../../../server/broadcast/outputs/recording-manifest.ts'
import { systemClock } from '../../../server/clock.ts'
import { Events } from '../../../server/events.ts'
import { silentLog } from '../../../server/log.ts'
import { FFMPEG, run } from '../../support/audio.ts'
import { ToneBlocks } from '../../support/tone-blocks.ts'
import { until } from '../../support/until.ts'

const SHOW = { id: 'rec-1', occurrenceId: 'sawa/mon/2026-11-23', showSlug: 'sawa', title: 'Радіо Сава' }
let folder: string
let events: Events
let raised: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recordings-'))
  events = new Events(silentLog)
  raised = []
  events.on('alarmRaised', ({ alarm }) => raised.push(`raised ${alarm}`))
  events.on('alarmCleared', ({ alarm }) => raised.push(`cleared ${alarm}`))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function openRecorder(options: Partial<ConstructorParameters<typeof Recorder>[0]> = {}): Recorder {
  return new Recorder({ folder, ffmpegPath: FFMPEG, clock: systemClock, log: silentLog, events, floorBytes: 0, segmentSeconds: 2, ...options })
}

function manifest(id = SHOW.id): RecordingOnDisk {
  const found = readManifest(readFileSync(join(folder, id, 'manifest.jsonl'), 'utf8'))
  if (!found) throw new Error('no manifest')
  return found
}

/** Every segment decoded, one behind the other. */
async function soundOf(id = SHOW.id): Promise<Buffer> {
  const parts = manifest(id).segments.map(({ file }) => run(['-i', join(folder, id, file), '-f', 's16le', '-ar', '48000', '-ac', '2', 'pipe:1']))
  return Buffer.concat(await Promise.all(parts))
}

test('a recording holds exactly the samples that were written, in order', async () => {
  const recorder = openRecorder()
  const recording = recorder.open(SHOW)
  const finished: string[] = []
  events.on('recordingFinished', ({ recordingId }) => finished.push(recordingId))
  const tone = new ToneBlocks(440)
  const written: Buffer[] = []
  recording.markTitle('Перша пісня')
  for (let block = 0; block < 73; block++) {
    written.push(tone.next())
    recording.write(written.at(-1) ?? Buffer.alloc(0))
  }
  recording.markGap(1200)
  const { durationMs, bytes } = await recording.finish()
  expect(durationMs).toBe(7300)
  expect((await soundOf()).equals(Buffer.concat(written))).toBe(true)
  const found = manifest()
  expect(found.segments.map(({ samples }) => samples)).toEqual([96_000, 96_000, 96_000, 62_400])
  expect(found.titles.map(({ title, atSample }) => ({ title, atSample }))).toEqual([{ title: 'Перша пісня', atSample: 0 }])
  expect(found.gaps).toMatchObject([{ ms: 1200, atSample: 73 * 4800 }])
  expect(found.opened).toMatchObject(SHOW)
  expect(found.finished).toMatchObject({ samples: 73 * 4800, bytes })
  expect(finished).toEqual([SHOW.id])
  expect(await openRecorder().recover()).toEqual([])
  await recorder.close()
})

test('after kill -9 of the station the recording goes on, with at most a segment\'s tail lost', async () => {
  const child = fork(new URL('../../support/recording-process.ts', import.meta.url), [folder, JSON.stringify(SHOW), FFMPEG], { execArgv: [] })
  const [{ blocks }] = (await once(child, 'message')) as [{ blocks: number }]
  child.kill('SIGKILL')
  await once(child, 'exit')

  const recorder = openRecorder()
  const [unfinished, ...others] = await recorder.recover()
  expect(others).toEqual([])
  expect(unfinished).toMatchObject({ ...SHOW })
  // The child said `blocks` when it had written so many, of segments of two seconds.
  expect(unfinished?.durationMs).toBeGreaterThanOrEqual(blocks * 100 - 2000)

  const recording = recorder.open(SHOW)
  const tone = new ToneBlocks(880)
  for (let block = 0; block < 25; block++) recording.write(tone.next())
  const { durationMs } = await recording.finish()
  expect(durationMs).toBeCloseTo((unfinished?.durationMs ?? 0) + 2500, 6)
  expect((await soundOf()).length).toBe(Math.round(durationMs * 192))
  const files = readdirSync(join(folder, SHOW.id)).filter((file) => file.endsWith('.flac'))
  expect(files.sort()).toEqual(manifest().segments.map(({ file }) => file))
  await recorder.close()
})

test('an encoder that is killed costs its own tail, and the manifest says how much', async () => {
  const recorder = openRecorder({ segmentSeconds: 10 })
  const recording = recorder.open(SHOW)
  const tone = new ToneBlocks(440)
  let written = 0
  const write = (): void => {
    recording.write(tone.next())
    written += 4800
  }
  for (let block = 0; block < 20; block++) write()
  const first = await until('an encoder', () => recording.encoderPid)
  await until('sound is on disk', () => sizeOf(join(folder, SHOW.id, '00001.flac')) > 10_000)
  process.kill(first, 'SIGKILL')
  await until('another encoder', async () => {
    write()
    await pause(20)
    return recording.encoderPid !== first
  })
  for (let block = 0; block < 20; block++) write()
  const { durationMs } = await recording.finish()
  const { segments, lost } = manifest()
  expect(segments).toHaveLength(2)
  const inSegments = segments.reduce((sum, { samples }) => sum + samples, 0)
  expect(inSegments + lost.reduce((sum, { samples }) => sum + samples, 0)).toBe(written)
  expect((await soundOf()).length / 4).toBe(inSegments)
  expect(durationMs).toBeCloseTo(inSegments / 48, 6)
  await recorder.close()
})

test('stopping the station leaves the recording to be continued to the sample', async () => {
  const tone = new ToneBlocks(440)
  const written: Buffer[] = []
  for (let start = 0; start < 3; start++) {
    const recorder = openRecorder()
    await recorder.recover()
    const recording = recorder.open(SHOW)
    for (let block = 0; block < 7; block++) {
      written.push(tone.next())
      recording.write(written.at(-1) ?? Buffer.alloc(0))
    }
    if (start === 2) await recording.finish()
    await recorder.close()
  }
  expect((await soundOf()).equals(Buffer.concat(written))).toBe(true)
  expect(manifest().finished?.samples).toBe(21 * 4800)
})

test('when the disk falls below its floor recording stops with an alarm, and goes on when there is room', async () => {
  let free = 1e9
  const recorder = openRecorder({ floorBytes: 1e8, freeBytes: async () => free })
  const recording = recorder.open(SHOW)
  const tone = new ToneBlocks(440)
  for (let block = 0; block < 10; block++) recording.write(tone.next())
  free = 1e6
  await until('the alarm', () => raised.length === 1)
  for (let block = 0; block < 30; block++) recording.write(tone.next())
  free = 1e9
  await until('the alarm is over', () => raised.length === 2)
  for (let block = 0; block < 5; block++) recording.write(tone.next())
  const { durationMs } = await recording.finish()
  expect(raised).toEqual(['raised recording-disk-full', 'cleared recording-disk-full'])
  expect(durationMs).toBe(1500)
  expect(manifest().lost).toMatchObject([{ samples: 30 * 4800, atSample: 10 * 4800, reason: 'the disk was full' }])
  await recorder.close()
})

test('on a disk that is really full the recording stops with an alarm, keeps what it has and can be finished', async () => {
  const disk = smallDisk()
  const isReal = disk !== null
  const recorder = openRecorder(isReal ? { folder: disk, segmentSeconds: 30 } : { floorBytes: 1, freeBytes: async () => 0 })
  try {
    // Noise does not compress: 2 MB are full after some seconds. Without a small disk the free bytes of one are played.
    const noise = await run(['-f', 'lavfi', '-i', 'anoisesrc=r=48000:d=40:a=0.9', '-f', 's16le', '-ac', '2', '-ar', '48000', 'pipe:1'])
    const recording = recorder.open(SHOW)
    for (let offset = 0; offset + 19_200 <= noise.length; offset += 19_200) recording.write(noise.subarray(offset, offset + 19_200))
    await until('the alarm', () => raised.length > 0)
    recording.write(noise.subarray(0, 19_200))
    const { durationMs } = await recording.finish()
    expect(raised[0]).toBe('raised recording-disk-full')
    if (isReal) expect(durationMs).toBeGreaterThan(2_000)
    expect(durationMs).toBeLessThan(40_000)
  } finally {
    await recorder.close()
    if (disk !== null) {
      execFileSync('umount', [disk])
      rmSync(disk, { recursive: true })
    }
  }
})

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

/** A disk of 2 MB; null where we may not mount one. */
function smallDisk(): string | null {
  const place = mkdtempSync(join(tmpdir(), 'small-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', place], { stdio: 'ignore' })
    return place
  } catch {
    rmSync(place, { recursive: true })
    return null
  }
}
