import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openFile } from '../../../server/broadcast/sources/file.ts'
import { openPlaylist, type PlaylistOptions, type PlaylistSource } from '../../../server/broadcast/sources/playlist.ts'
import type { Source } from '../../../server/broadcast/sources/source.ts'
import { type Log, silentLog } from '../../../server/log.ts'
import { dominantPitch, encode, FFMPEG, largestJump, silences, tone } from '../../support/audio.ts'
import { HandClock } from '../../support/hand-clock.ts'

let folder: string
const opened: Source[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'imi-music-'))
})

afterEach(async () => {
  await Promise.all(opened.splice(0).map((source) => source.close()))
  await rm(folder, { recursive: true })
})

function open(options: Partial<PlaylistOptions> = {}): PlaylistSource {
  const playlist = openPlaylist({ id: 'music', label: 'music', folder, order: 'rotate', ffmpegPath: FFMPEG, log: silentLog, trackFadeMs: 500, ...options })
  opened.push(playlist)
  return playlist
}

/** One track is decoded 5.5 s ahead, and a little more lies in its pipes; beyond that the next one must be open too. */
const nextIsOpen = (playlist: PlaylistSource) => vi.waitFor(() => expect(playlist.bufferedMs).toBeGreaterThan(9_000), { timeout: 20_000 })

const ready = (source: Source) => vi.waitFor(() => expect(source.ready).toBe(true), { timeout: 20_000, interval: 10 })

/** Reads as the switcher would, but only while there is something: the machine may be busy. */
async function read(source: Source, ms: number): Promise<Buffer> {
  const blocks: Buffer[] = []
  while (blocks.length * 100 < ms) {
    await vi.waitFor(() => expect(source.bufferedMs).toBeGreaterThan(900), { timeout: 20_000, interval: 5 })
    blocks.push(source.read())
    // Decoders answer between two blocks.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return Buffer.concat(blocks)
}

/** Pitches heard, in order, one per change. */
function tune(pcm: Buffer, stepMs = 250): number[] {
  const heard: number[] = []
  for (let at = 0; at + stepMs <= pcm.length / 192; at += stepMs) {
    const pitch = Math.round((dominantPitch(pcm, at, at + stepMs) ?? 0) / 10) * 10
    if (heard.at(-1) !== pitch) heard.push(pitch)
  }
  return heard
}

test('tracks follow each other in a cross-fade, in subfolders too, round and round, with no gap', async () => {
  await mkdir(join(folder, 'more'))
  await writeFile(join(folder, 'a.mp3'), await tone(400, 4, 'mp3'))
  await writeFile(join(folder, 'b.ogg'), await tone(600, 4, 'opus'))
  await writeFile(join(folder, 'more', 'c.wav'), await tone(900, 4, 'wav'))
  const playlist = open()
  await ready(playlist)
  const heard = await read(playlist, 14_000)
  expect(tune(heard)).toEqual([400, 600, 900, 400])
  expect(silences(heard.subarray(19_200), -45, 40)).toEqual([])
  expect(largestJump(heard.subarray(19_200))).toBeLessThan(0.15)
})

test('an unreadable file is skipped with one line in the log', async () => {
  await writeFile(join(folder, 'a.mp3'), await tone(400, 2, 'mp3'))
  await writeFile(join(folder, 'b.mp3'), '<html>not found</html>')
  await writeFile(join(folder, 'c.mp3'), '')
  await writeFile(join(folder, 'notes.txt'), 'not a track')
  const warn = vi.fn()
  const log: Log = { ...silentLog, warn }
  const playlist = open({ log })
  await ready(playlist)
  expect(tune(await read(playlist, 8_000))).toEqual([400])
  expect(warn.mock.calls.map(([fields]) => (fields as { file: string }).file.slice(-5)).toSorted()).toEqual(['b.mp3', 'c.mp3'])
})

test('files that come are noticed, files that go are not missed', async () => {
  await writeFile(join(folder, 'a.wav'), await tone(400, 7, 'wav'))
  const playlist = open()
  await ready(playlist)
  await writeFile(join(folder, 'b.wav'), await tone(700, 7, 'wav'))
  const first = await read(playlist, 6_000)
  await rm(join(folder, 'a.wav'))
  expect(tune(Buffer.concat([first, await read(playlist, 14_000)]))).toEqual([400, 700])
})

test('music starts a fresh track after a host hangs up', async () => {
  const clock = new HandClock()
  await writeFile(join(folder, 'a.wav'), await tone(400, 20, 'wav'))
  await writeFile(join(folder, 'b.wav'), await tone(700, 20, 'wav'))
  const playlist = open({ clock })
  await ready(playlist)
  expect(tune(await read(playlist, 2_000))).toEqual([400])
  playlist.freshTrack()
  clock.turn(60_000)
  await nextIsOpen(playlist)
  expect(tune(await read(playlist, 2_000))).toEqual([700])
})

test('a track changed on the air is cross-faded', async () => {
  await writeFile(join(folder, 'a.wav'), await tone(400, 20, 'wav'))
  await writeFile(join(folder, 'b.wav'), await tone(700, 20, 'wav'))
  const playlist = open({ clock: new HandClock() })
  await ready(playlist)
  const before = await read(playlist, 1_000)
  playlist.freshTrack()
  await nextIsOpen(playlist)
  const heard = Buffer.concat([before, await read(playlist, 2_000)])
  expect(tune(heard).at(-1)).toBe(700)
  expect(largestJump(heard.subarray(19_200))).toBeLessThan(0.1)
})

test('an empty folder is not ready', async () => {
  const playlist = open()
  await new Promise((resolve) => setImmediate(resolve))
  expect([playlist.ready, playlist.ended, playlist.title]).toEqual([false, false, null])
})

test('a track shows its tags in Cyrillic, and without tags its name', async () => {
  await writeFile(join(folder, 'a.opus'), await encode('sine=duration=3', 'opus', ['-metadata', 'title=Мова', '-metadata', 'artist=Гурт']))
  const playlist = open()
  await ready(playlist)
  await vi.waitFor(() => expect(playlist.title).toBe('Гурт – Мова'), { timeout: 10_000 })
  await writeFile(join(folder, 'name.wav'), await tone(440, 1, 'wav'))
  await rm(join(folder, 'a.opus'))
  const other = open()
  await ready(other)
  expect(other.title).toBe('name')
})

test('a file opened ahead is ready and waits; it begins at its start however long it waited', async () => {
  const path = join(folder, 'episode.wav')
  await writeFile(path, await encode("aevalsrc='0.5*sin(2*PI*(300+t*100)*t)':s=48000:d=20", 'wav'))
  const file = openFile({ id: 'f', path, label: 'episode', ffmpegPath: FFMPEG, log: silentLog })
  opened.push(file)
  await vi.waitFor(() => expect(file.bufferedMs).toBeGreaterThan(1_900))
  expect(file.bufferedMs).toBeLessThan(4_000)
  expect(dominantPitch(await read(file, 500), 0, 200)).toBeLessThan(340)
  expect(file.ended).toBe(false)
})

test('a missing file says so', async () => {
  const file = openFile({ id: 'f', path: join(folder, 'gone.mp3'), label: 'gone', ffmpegPath: FFMPEG, log: silentLog })
  opened.push(file)
  const reason = await new Promise<string>((resolve) => file.onFailure(resolve))
  expect(reason).toMatch(/No such file/)
  expect([file.ready, file.ended]).toEqual([false, true])
})
