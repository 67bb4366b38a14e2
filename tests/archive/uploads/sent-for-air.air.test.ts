// The real station, a bad line and a file for the airing that runs now: it arrives byte for byte whatever is cut or killed, and the air
// plays it at its place, before and after a crash.

import { cpSync, linkSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sha256Of } from '../../../server/archive/stored-file.ts'
import type { WireUpload } from '../../../server/archive/uploads/schema.ts'
import { onWall } from '../../schedules/series.ts'
import { SHIPPED_FOLDER, showLine } from '../../schedules/station-files.ts'
import { FaultProxy } from '../../support/fault-proxy.ts'
import { makeDataDir, startStation, type RealStation } from '../../support/real-station.ts'
import { BUSY_SECONDS, lagSeconds, risingSound } from '../../support/rising-sound.ts'
import { commandIn } from '../../support/station-commands.ts'
import { beginUpload, offsetOf, sendPiece, type SendOptions } from '../../support/tus-sender.ts'
import { until } from '../../support/until.ts'

const PASSWORD = 'four words are enough'
const MINUTE_MS = 60_000
/** 61 MB as WAV. */
const LENGTH_SECONDS = 320

const stationFolder = mkdtempSync(path.join(os.tmpdir(), 'imi-programme-'))
const dataDir = makeDataDir()
const startedAt = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS
let station: RealStation
let proxy: FaultProxy
let sound: Buffer

beforeAll(async () => {
  cpSync(SHIPPED_FOLDER, stationFolder, { recursive: true })
  const [date = '', time = ''] = onWall(startedAt).slice(0, 16).split(' ')
  const head = 'version: 1\nstation: imi-radio\n'
  writeFileSync(path.join(stationFolder, 'hosts.yaml'), `${head}hosts:\n  - {slug: ala, name: Ala, languages: [pl]}\n`)
  writeFileSync(path.join(stationFolder, 'shows.yaml'), `${head}shows:\n${showLine('sawa', `{start: "${time}", minutes: 60, first: ${date}}`)}`)
  writeFileSync(path.join(stationFolder, 'exceptions.yaml'), `${head}exceptions: []\n`)
  station = await open()
  await commandIn(station, { STATION: stationFolder }, 'person', 'add', '--login', 'cora', '--name', 'Cora', '--role', 'coordinator', '--password', PASSWORD)
  sound = await risingSound(LENGTH_SECONDS, 'wav')
  proxy = await FaultProxy.open(station.port)
})
afterAll(async () => {
  await proxy?.close()
  await station?.remove()
  rmSync(stationFolder, { recursive: true, force: true })
})

async function open(port?: number): Promise<RealStation> {
  const opened = await startStation({ dataDir, env: { STATION: stationFolder }, ...(port === undefined ? {} : { port }) })
  await opened.ready()
  return opened
}

async function signIn(): Promise<SendOptions> {
  const answer = await fetch(`${station.url}/api/v1/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }, body: JSON.stringify({ login: 'cora', password: PASSWORD }) })
  return { site: `http://127.0.0.1:${proxy.port}`, headers: { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '', 'sec-fetch-site': 'same-origin' } }
}

const plays = () =>
  until('the sent file is on air', async () => {
    await sleep(100)
    const { onAir } = (await (await fetch(`${station.url}/api/v1/now`)).json()) as { onAir: { reasonCode: string; reason: string; kind: string } }
    return onAir.reasonCode === 'playout' ? onAir : null
  }, 60_000)

test('61 MB with the line cut again and again and the station killed in the middle: equal to the byte, on air at its place, also after a crash, and kept as a draft', async () => {
  expect(sound.length).toBeGreaterThan(60e6)
  const sender = await signIn()
  const options = (await (await fetch(`${station.url}/api/v1/desk/upload-options`, { headers: sender.headers })).json()) as { shows: { slug: string; slots: { occurrenceId: string; isLive: boolean }[] }[] }
  const slot = options.shows[0]?.slots[0]
  expect(slot).toMatchObject({ occurrenceId: expect.stringMatching(/^sawa\//), isLive: true })

  const begun = await beginUpload(sender, sound, { filename: 'Sawa.wav', show: 'sawa', archive: 'yes', occurrence: slot?.occurrenceId ?? '' })
  expect(begun.status).toBe(201)
  const location = begun.headers.get('location') ?? ''
  const id = location.split('/').at(-1) ?? ''
  // The file is removed behind the work on it; a second name keeps its bytes to be compared.
  const copy = path.join(stationFolder, 'arrived')
  linkSync(path.join(dataDir, 'uploads', id), copy)

  let cuts = 0
  let isKilled = false
  const cutting = setInterval(() => {
    cuts += 1
    proxy.set('down')
    proxy.set('pass')
  }, 150)
  for (let offset = 0; offset < sound.length; ) {
    offset = await offsetOf(sender, location).catch(() => offset)
    if (offset === sound.length) break
    if (offset > sound.length / 2 && !isKilled) {
      isKilled = true
      const sending = sendPiece(sender, location, sound, offset, 8_000_000).catch(() => null)
      station.process.kill('SIGKILL')
      await Promise.all([sending, station.ended])
      station = await open(station.port)
      continue
    }
    await sendPiece(sender, location, sound, offset).catch(() => null)
  }
  clearInterval(cutting)
  expect(cuts).toBeGreaterThan(2)
  expect(isKilled).toBe(true)
  expect(await sha256Of(copy)).toBe(createHash('sha256').update(sound).digest('hex'))

  expect(await plays()).toMatchObject({ kind: 'file', reason: 'sawa plays as planned' })
  const lagBefore = await lagSeconds(station.url, startedAt)
  expect(Math.abs(lagBefore)).toBeLessThan(BUSY_SECONDS)

  station.process.kill('SIGKILL')
  await station.ended
  station = await open(station.port)
  await plays()
  expect(Math.abs((await lagSeconds(station.url, startedAt)) - lagBefore)).toBeLessThan(BUSY_SECONDS)

  const done = await until('the draft is made', async () => {
    // Asked again and again, it would be told to ask less often.
    await sleep(300)
    const upload = (await (await fetch(station.url + location, { headers: sender.headers })).json()) as WireUpload
    return upload.state === 'in_work' ? null : upload
  }, 60_000)
  expect(done).toMatchObject({ state: 'done', isDelivered: true, problem: null })
  expect(readdirSync(path.join(dataDir, 'uploads'))).toEqual([])
  const draft = (await (await fetch(`${station.url}/api/v1/desk/episodes/${done.episodeId}`, { headers: sender.headers })).json()) as { title: string; state: string }
  expect(draft).toMatchObject({ title: 'Sawa', state: 'draft' })
}, 240_000)
