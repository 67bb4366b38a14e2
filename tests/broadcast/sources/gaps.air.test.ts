// What fills a gap, by the station's setting, and that none of them brings silence.

import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { EndlessSource } from '../../../server/broadcast/sources/first-ready.ts'
import { openGaps } from '../../../server/broadcast/sources/gaps.ts'
import { systemClock } from '../../../server/clock.ts'
import { silentLog } from '../../../server/log.ts'
import type { StationSettings } from '../../../server/schedule/station-settings.ts'
import { dominantPitch, FFMPEG, silences, tone } from '../../support/audio.ts'

const [MUSIC, BED, IDENT, FOLDER, RELAY] = [500, 600, 700, 800, 900]
let dataDir: string
let source: EndlessSource | null = null
let server: Server | null = null

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gaps-'))
  for (const folder of ['music', 'sound/bed', 'sound/idents', 'quiet']) await mkdir(join(dataDir, folder), { recursive: true })
  await writeFile(join(dataDir, 'sound/bed/a.wav'), await tone(BED, 20, 'wav'))
  await writeFile(join(dataDir, 'sound/idents/pl.wav'), await tone(IDENT, 20, 'wav'))
})

afterEach(async () => {
  await source?.close()
  source = null
  server?.closeAllConnections()
  server?.close()
  server = null
  await rm(dataDir, { recursive: true })
})

function open(gaps: StationSettings['gaps']): EndlessSource {
  source = openGaps({ gaps, dataDir, musicFolder: join(dataDir, 'music'), soundFolder: join(dataDir, 'sound'), ffmpegPath: FFMPEG, allowPrivate: true, log: silentLog, clock: systemClock })
  return source
}

const music = async () => writeFile(join(dataDir, 'music', 'song.wav'), await tone(MUSIC, 20, 'wav'))
const called = (one: EndlessSource, label: string) => vi.waitFor(() => expect([one.ready, one.label]).toEqual([true, label]), { timeout: 20_000, interval: 20 })

/** Reads as the air would, but only while there is something: the machine may be busy. */
async function read(one: EndlessSource, ms: number): Promise<Buffer> {
  const blocks: Buffer[] = []
  while (blocks.length * 100 < ms) {
    await vi.waitFor(() => expect(one.bufferedMs).toBeGreaterThan(900), { timeout: 20_000, interval: 5 })
    blocks.push(one.read())
    await new Promise((resolve) => setImmediate(resolve))
  }
  return Buffer.concat(blocks)
}

test('music is the station\'s own when there is some, else bed and idents', async () => {
  const bare = open({ kind: 'music' })
  await called(bare, 'music and idents')
  expect(dominantPitch(await read(bare, 1_000))).toBeCloseTo(BED, -1)
  await bare.close()
  await music()
  const full = open({ kind: 'music' })
  await called(full, 'music')
  expect(dominantPitch(await read(full, 1_000))).toBeCloseTo(MUSIC, -1)
})

test('the bed alone, though there is music', async () => {
  await music()
  const gaps = open({ kind: 'bed' })
  await called(gaps, 'the bed')
  expect(dominantPitch(await read(gaps, 1_000))).toBeCloseTo(BED, -1)
})

test('a folder of the data folder; while it is empty, music', async () => {
  await music()
  const empty = open({ kind: 'folder', folder: 'quiet' })
  await called(empty, 'music')
  expect(dominantPitch(await read(empty, 1_000))).toBeCloseTo(MUSIC, -1)
  await empty.close()
  await writeFile(join(dataDir, 'quiet', 'a.wav'), await tone(FOLDER, 20, 'wav'))
  const gaps = open({ kind: 'folder', folder: 'quiet' })
  await called(gaps, 'music of quiet')
  expect(dominantPitch(await read(gaps, 1_000))).toBeCloseTo(FOLDER, -1)
})

test('another station, from when it is there; when it breaks off, music, without a hole', async () => {
  await music()
  const sound = await tone(RELAY, 8, 'mp3')
  server = createServer((request, response) => {
    if (request.headers['icy-metadata'] === '1') return void response.writeHead(200).end()
    response.writeHead(200, { 'content-type': 'audio/mpeg' })
    response.write(sound)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const gaps = open({ kind: 'relay', url: `http://127.0.0.1:${port}/live` })
  await called(gaps, `the stream of 127.0.0.1:${port}`)
  expect(gaps.kind).toBe('relay')
  const blocks: Buffer[] = [await read(gaps, 1_000)]
  expect(dominantPitch(blocks[0] ?? Buffer.alloc(0))).toBeCloseTo(RELAY, -1)
  server.closeAllConnections()
  server.close()
  while (gaps.label !== 'music') {
    blocks.push(gaps.read())
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  blocks.push(await read(gaps, 2_000))
  // The first block holds the encoder's own beginning.
  const heard = Buffer.concat(blocks).subarray(19_200)
  expect(silences(heard)).toEqual([])
  expect(dominantPitch(heard.subarray(-192_000))).toBeCloseTo(MUSIC, -1)
})
