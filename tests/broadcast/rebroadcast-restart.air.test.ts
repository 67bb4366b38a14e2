// The real process in the middle of a rebroadcast: its place in the recording is heard, also after a crash.

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Recorder } from '../../server/broadcast/outputs/recorder.ts'
import { systemClock } from '../../server/clock.ts'
import { Events } from '../../server/events.ts'
import { silentLog } from '../../server/log.ts'
import { BLOCK_BYTES } from '../../server/media/pcm.ts'
import { onWall } from '../schedules/series.ts'
import { SHIPPED_FOLDER, showLine } from '../schedules/station-files.ts'
import { FFMPEG } from '../support/audio.ts'
import { makeDataDir, startStation, type RealStation } from '../support/real-station.ts'
import { BUSY_SECONDS, lagSeconds, risingSound } from '../support/rising-sound.ts'
import { until } from '../support/until.ts'

const MINUTE_MS = 60_000
const LENGTH_SECONDS = 300

let dataDir: string
let stationFolder: string
let station: RealStation | null = null

beforeEach(() => {
  dataDir = makeDataDir()
  stationFolder = mkdtempSync(path.join(os.tmpdir(), 'imi-programme-'))
  cpSync(SHIPPED_FOLDER, stationFolder, { recursive: true })
})

afterEach(async () => {
  await station?.remove()
  station = null
  rmSync(stationFolder, { recursive: true, force: true })
})

const wall = (at: number) => {
  const [date = '', time = ''] = onWall(at).slice(0, 16).split(' ')
  return { date, time }
}

/** A show that aired yesterday and is heard again since two minutes ago, and a prerecorded one in two hours that nobody gave a file. */
function writeProgramme(startedAt: number): void {
  const again = wall(startedAt)
  const original = wall(startedAt - 24 * 60 * MINUTE_MS)
  const later = wall(startedAt + 120 * MINUTE_MS)
  const sawa = showLine('sawa', `{start: "${original.time}", minutes: 60, first: ${original.date}}`, `, rebroadcast: {after_days: 1, start: "${again.time}"}`)
  const lista = showLine('lista', `{start: "${later.time}", minutes: 30, first: ${later.date}}`).replace('mode: live', 'mode: prerecorded')
  const head = 'version: 1\nstation: imi-radio\n'
  writeFileSync(path.join(stationFolder, 'hosts.yaml'), `${head}hosts:\n  - {slug: ala, name: Ala, languages: [pl]}\n`)
  writeFileSync(path.join(stationFolder, 'shows.yaml'), `${head}shows:\n${sawa}${lista}`)
  writeFileSync(path.join(stationFolder, 'exceptions.yaml'), `${head}exceptions: []\n`)
}

async function recordYesterday(startedAt: number): Promise<void> {
  const { date, time } = wall(startedAt - 24 * 60 * MINUTE_MS)
  mkdirSync(path.join(dataDir, 'recordings'), { recursive: true })
  const recorder = new Recorder({ folder: path.join(dataDir, 'recordings'), ffmpegPath: FFMPEG, clock: systemClock, log: silentLog, events: new Events(silentLog), floorBytes: 0 })
  const recording = recorder.open({ id: 'r1', occurrenceId: `sawa/${time.replace(':', '')}/${date}`, showSlug: 'sawa', title: 'sawa' })
  const pcm = await risingSound(LENGTH_SECONDS, 'pcm')
  for (let at = 0; at < pcm.length; at += BLOCK_BYTES) recording.write(pcm.subarray(at, at + BLOCK_BYTES))
  await recording.finish()
  await recorder.close()
}

interface Now {
  readonly onAir: { readonly kind: string; readonly reasonCode: string; readonly reason: string; readonly occurrenceId: string | null }
  readonly next: { readonly kind: string; readonly playable: string | null } | null
}

const now = async (of: RealStation): Promise<Now> => (await (await fetch(`${of.url}/api/v1/now`)).json()) as Now

async function openStation(port?: number): Promise<RealStation> {
  const opened = await startStation({ dataDir, env: { STATION: stationFolder }, ...(port === undefined ? {} : { port }) })
  await opened.ready()
  return opened
}

test('a station that is started in the middle of a rebroadcast is at the right place of it, also after a crash, and tells of the slot that has nothing to play', async () => {
  const startedAt = Math.floor((Date.now() - 2 * MINUTE_MS) / MINUTE_MS) * MINUTE_MS
  writeProgramme(startedAt)
  await recordYesterday(startedAt)

  station = await openStation()
  const first = station
  const said = await until('the rebroadcast is on air', async () => {
    const { onAir } = await now(first)
    return onAir.reasonCode === 'playout' ? onAir : null
  })
  expect(said).toMatchObject({ kind: 'file', reason: 'sawa plays as planned' })
  expect(said.occurrenceId).toMatch(/^sawa\/\d{4}\/[\d-]+\/rebroadcast$/)
  const lagBefore = await lagSeconds(first.url, startedAt)
  expect(Math.abs(lagBefore)).toBeLessThan(BUSY_SECONDS)

  await until('the alarm of the slot that has nothing to play', async () => {
    const { troubles } = (await (await fetch(`${first.url}/health/ready`)).json()) as { troubles: string[] }
    return troubles.find((trouble) => /^"lista" \(.*\) will not be heard: nothing to play is given for lista\./.test(trouble))
  })
  expect((await now(first)).next).toMatchObject({ kind: 'playlist', playable: 'missing' })

  first.process.kill('SIGKILL')
  await first.ended
  station = await openStation(first.port)
  const second = station
  await until('the rebroadcast is on air again', async () => (await now(second)).onAir.reasonCode === 'playout')
  const lagAfter = await lagSeconds(second.url, startedAt)
  expect(Math.abs(lagAfter - lagBefore)).toBeLessThan(BUSY_SECONDS)
})
