import { spawnSync } from 'node:child_process'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { openBed, openFiller } from '../../server/broadcast/sources/filler.ts'
import { silentLog } from '../../server/log.ts'
import { samplesOf } from '../../server/media/pcm.ts'
import { decode, FFMPEG, largestJump, silences } from '../support/audio.ts'

const FOLDER = new URL('../../schedules/imi-radio/sound/', import.meta.url).pathname

const pieces = (await readdir(join(FOLDER, 'bed'))).map((name) => join('bed', name))
const idents = (await readdir(join(FOLDER, 'idents'))).map((name) => join('idents', name))

function loudness(path: string): number {
  const { stderr } = spawnSync(FFMPEG, ['-hide_banner', '-nostats', '-nostdin', '-i', path, '-af', 'ebur128=framelog=verbose', '-f', 'null', '-'])
  return Number([...stderr.toString().matchAll(/I:\s+(-?[\d.]+) LUFS/g)].at(-1)?.[1])
}

const peak = (pcm: Buffer) => samplesOf(pcm).reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0) / 32_768

test('the filler is small enough to be part of the repository', async () => {
  const sizes = await Promise.all([...pieces, ...idents].map(async (name) => (await stat(join(FOLDER, name))).size))
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000)
})

test('an ident is spoken in each language of the station', () => {
  expect(idents.map((name) => name.slice(7, 9)).toSorted()).toEqual(['ar', 'be', 'en', 'es', 'hi', 'ka', 'pl', 'ro', 'ru', 'tr', 'uk', 'vi'])
})

test('nobody reaches for the volume between the bed and a voice', () => {
  for (const name of pieces) expect(loudness(join(FOLDER, name))).toBeCloseTo(-21.5, 0)
  for (const name of idents) expect(loudness(join(FOLDER, name))).toBeCloseTo(-20, 0)
})

for (const name of pieces) {
  test(`${name} can wait with a listener: long, never silent, without clicks at its ends`, async () => {
    const heard = await decode(await readFile(join(FOLDER, name)))
    expect(heard.length / 192).toBeGreaterThan(80_000)
    expect(silences(heard, -50, 200)).toEqual([])
    for (const end of [heard.subarray(0, 400), heard.subarray(-400)]) expect(peak(end)).toBeLessThan(0.02)
    expect(largestJump(heard)).toBeLessThan(0.15)
  })
}

test('an ident takes four to nine seconds and ends without a click', async () => {
  for (const name of idents) {
    const heard = await decode(await readFile(join(FOLDER, name)))
    expect(heard.length / 192_000, name).toBeGreaterThan(4)
    expect(heard.length / 192_000, name).toBeLessThan(9)
    expect(peak(heard.subarray(-400)), name).toBeLessThan(0.02)
    expect(silences(heard, -50, 700), name).toEqual([])
  }
})

/** Plays it as fast as it decodes and tells the tracks in order. */
async function programme(open: typeof openFiller, folder: string, minutes: number): Promise<{ readonly tracks: string[]; readonly heard: Buffer }> {
  const source = open({ id: 'filler', label: 'filler', folder, ffmpegPath: FFMPEG, log: silentLog })
  const tracks: string[] = []
  const blocks: Buffer[] = []
  while (blocks.length < minutes * 600) {
    await vi.waitFor(() => expect(source.bufferedMs).toBeGreaterThan(1_400), { timeout: 20_000, interval: 2 })
    blocks.push(source.read())
    const path = source.currentPath ?? ''
    if (tracks.at(-1) !== path) tracks.push(path)
  }
  expect(source.title).toBeNull()
  await source.close()
  return { tracks: tracks.map((path) => path.slice(folder.length).split('/')[0] ?? ''), heard: Buffer.concat(blocks.map((block) => Buffer.from(block))) }
}

test('an empty station plays the bed and says its name every three minutes, with no gap', async () => {
  const { tracks, heard } = await programme(openFiller, FOLDER, 5)
  expect(tracks.slice(0, 4)).toEqual(['bed', 'bed', 'idents', 'bed'])
  expect(silences(heard.subarray(19_200), -50, 200)).toEqual([])
})

test('the bed alone has no voices', async () => {
  const { tracks } = await programme(openBed, join(FOLDER, 'bed/'), 4)
  expect(new Set(tracks)).toEqual(new Set(['dusk.opus', 'morning.opus', 'river.opus']))
})
