// The log's files over midnight, a restart and a full disk: a clock turned by hand and frames that are numbered.

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AirLog } from '../../../server/broadcast/air-log/air-log.ts'
import type { Aired } from '../../../server/broadcast/air-log/aired.ts'
import { ListeningBack } from '../../../server/broadcast/air-log/listening-back.ts'
import { LogFolder } from '../../../server/broadcast/air-log/log-folder.ts'
import { Events } from '../../../server/events.ts'
import { silentLog } from '../../../server/log.ts'
import { SILENCE } from '../../../server/media/pcm.ts'
import { HandClock } from '../../support/hand-clock.ts'
import { aired } from '../../support/logged-air.ts'
import { frames } from '../../support/mp3-frames.ts'

const SHOW = 'radio-sawa/0/2026-11-30'

let place: string
let folder: LogFolder
let clock: HandClock
let hasRoom: boolean
let events: Events
let news: number

beforeEach(() => {
  place = mkdtempSync(path.join(os.tmpdir(), 'air-log-'))
  folder = new LogFolder({ folder: place, bytesPerSecond: 16_000 })
  clock = new HandClock('2026-11-30T23:59:31Z')
  hasRoom = true
  news = 0
  events = new Events(silentLog)
  events.on('startOverChanged', () => (news += 1))
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

/** The station starts; it runs by `run`. */
async function start(): Promise<AirLog> {
  const airLog = await AirLog.open({ folder, hasRoom: () => hasRoom, clock, events, log: silentLog })
  airLog.sink.aligned?.(0, 0)
  return airLog
}

/** So many seconds go out, a multiple of three. */
function run(airLog: AirLog, seconds: number): void {
  for (let done = 0; done < seconds; done += 3) {
    for (let block = 0; block < 30; block += 1) {
      airLog.write(SILENCE)
      clock.turn(100)
    }
    airLog.sink.push(frames(125), false)
  }
}

function comesOn(airLog: AirLog, { atMs: _, ...rest }: Aired): void {
  airLog.note(rest)
}

async function listOf(airLog: AirLog): Promise<string> {
  const list = await new ListeningBack({ airLog, findPlanned: () => null, clock }).airing(SHOW)
  return list.plain.toString()
}

test('a show over midnight and a restart is one list, and each day says by itself what was on air', async () => {
  const show = aired('23:00', 'radio-sawa', { plan: { startMs: clock.now().getTime(), endMs: clock.now().getTime() + 3_600_000, music: 'none', archive: 'full' } })
  const before = await start()
  comesOn(before, show)
  run(before, 60)
  await before.close()
  expect(await folder.listDays()).toEqual(['2026-11-30', '2026-12-01'])
  expect(await folder.listAired('2026-12-01')).toEqual(await folder.listAired('2026-11-30'))

  // What a crash left half written.
  writeFileSync(path.join(place, '2026-12-01', '99_1_1_9_abcdefgh.mp3.arriving'), 'x')
  clock.turn(20_000)
  const after = await start()
  comesOn(after, show)
  run(after, 30)
  await after.close()
  const list = await listOf(after)
  expect(list.match(/segments\/\d+/g)?.map((one) => Number(one.split('/')[1]))).toEqual(Array.from({ length: 15 }, (_, index) => index + 1))
  expect(list.match(/#EXT-X-DISCONTINUITY\n/g)).toHaveLength(1)
  expect(list.match(/#EXT-X-DATERANGE/g)).toHaveLength(2)
  expect(new Set(list.match(/ID="[^"]+"/g)).size).toBe(2)
  expect(readdirSync(path.join(place, '2026-12-01')).filter((name) => name.endsWith('.arriving'))).toEqual([])
})

test('while the disk has no room nothing is kept; afterwards the log goes on with a gap, and knows what is on air', async () => {
  const airLog = await start()
  comesOn(airLog, aired('23:00', null))
  run(airLog, 12)
  await airLog.close()
  hasRoom = false
  comesOn(airLog, aired('23:00', 'radio-sawa', { title: 'Пісня' }))
  run(airLog, 18)
  await airLog.close()
  hasRoom = true
  run(airLog, 12)
  await airLog.close()
  const list = await listOf(airLog)
  expect(list).toContain('#EXT-X-PROGRAM-DATE-TIME:2026-12-01T00:00:00.976Z')
  expect(list).toContain('X-TITLE="Пісня"')
  const kept = await folder.list('2026-11-30')
  expect(kept.map(({ stretch }) => stretch)).toEqual(kept.map(() => 1))
  expect((await folder.list('2026-12-01')).map(({ stretch }) => stretch)).toEqual([2, 2])
  expect((await folder.listAired('2026-12-01')).map(({ title }) => title)).toEqual(['Пісня'])
})

test('pages are told when a show begins, and when it can be heard from its beginning', async () => {
  const airLog = await start()
  comesOn(airLog, aired('23:00', 'radio-sawa'))
  run(airLog, 3)
  expect(news).toBe(1)
  run(airLog, 12)
  await airLog.close()
  expect(news).toBe(2)
  comesOn(airLog, aired('23:00', 'radio-sawa', { title: 'another song' }))
  run(airLog, 12)
  await airLog.close()
  expect(news).toBe(2)
})
