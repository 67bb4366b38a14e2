// What comes up without a host is looked at a day ahead: whoever plans is told in time, and listeners are told what is next.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Occurrence } from '../../schedules/occurrence.ts'
import type { Playable } from '../../server/broadcast/past-airings.ts'
import { FakeSource, FakeStation, person } from '../support/fake-station.ts'
import { occurrence, warsaw } from '../support/occurrences.ts'
import { until } from '../support/until.ts'

const kept: Playable = { files: [{ path: '/kept/1.flac', durationMs: 3_600_000 }], durationMs: 3_600_000 }
const again = occurrence('sawa', '18:00', '19:00', { title: 'Sawa', kind: 'rebroadcast', rebroadcastOf: { occurrenceId: 'sawa/0/2026-11-29', startsAt: new Date('2026-11-29T17:00Z') } })
const list = occurrence('list', '18:00', '19:00', { title: 'Lista', kind: 'playlist', plays: 'list' })
const relay = occurrence('relay', '18:00', '19:00', { title: 'Relay', kind: 'relay', plays: 'https://partner.example/live' })

let dataDir: string
beforeAll(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'unattended-'))
})
beforeEach(() => {
  rmSync(path.join(dataDir, 'list'), { recursive: true, force: true })
  mkdirSync(path.join(dataDir, 'list'))
})
afterAll(() => rmSync(dataDir, { recursive: true }))

interface Watched {
  readonly radio: FakeStation
  /** Messages of the alarms that are up, by name. */
  readonly alarms: Map<string, string>
  readonly opened: FakeSource[]
  isRecorded: boolean
  /** Lets so many seconds pass, with a turn of the event loop after each: files are looked at in the background. */
  pass(seconds: number): Promise<void>
}

function station(startsAt: string, ...occurrences: Occurrence[]): Watched {
  const watched = { isRecorded: false, alarms: new Map<string, string>(), opened: [] as FakeSource[] }
  const radio = new FakeStation(occurrences, {
    startsAt,
    dataDir,
    recorded: () => (watched.isRecorded ? kept : null),
    playout: (plays) => {
      const source = new FakeSource(plays, 'file')
      watched.opened.push(source)
      return source
    },
  })
  radio.events.on('alarmRaised', ({ alarm, message }) => watched.alarms.set(alarm, message))
  radio.events.on('alarmCleared', ({ alarm }) => watched.alarms.delete(alarm))
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      radio.run(1)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return Object.assign(watched, { radio, pass })
}

test('a rebroadcast whose show was not recorded is told the day before, by show, time and whose recording is missing', async () => {
  const { radio, alarms, pass } = station('09:00', again)
  await pass(61)
  await until('the alarm', () => alarms.get(`unattended/${again.id}`))
  expect([...alarms.values()]).toEqual(['"Sawa" (Monday 2026-11-30 18:00-19:00) will not be heard: no recording of Sunday\'s show. Give it something to play, replace or cancel it; else the gap is filled.'])
  expect(radio.engine.now().next).toMatchObject({ kind: 'rebroadcast', playable: 'missing' })
})

test('is quiet again as soon as there is something to play', async () => {
  const watched = station('09:00', again)
  await watched.pass(61)
  await until('the alarm', () => watched.alarms.size === 1)
  watched.isRecorded = true
  watched.radio.events.emit('recordingFinished', { recordingId: 'r1' })
  await watched.pass(2)
  await until('the all-clear', () => watched.alarms.size === 0)
  expect(watched.radio.engine.now().next?.playable).toBe('ready')
})

test('tells pages when what is known of the next slot changes', async () => {
  const watched = station('09:00', again)
  let told = 0
  watched.radio.run(0.1)
  watched.radio.events.on('nowPlayingChanged', () => (told += 1))
  await watched.pass(61)
  await until('the news', () => told > 0)
})

test('what will be recorded only later is not known yet', async () => {
  const original = occurrence('sawa', '16:00', '17:00', { hosts: [] })
  const later = { ...again, startsAt: warsaw('22:00'), endsAt: warsaw('23:00'), rebroadcastOf: { occurrenceId: original.id, startsAt: original.startsAt } }
  const { radio, alarms, pass } = station('16:30', original, later)
  await pass(61)
  await pass(61)
  expect(alarms.size).toBe(0)
  expect(radio.engine.now().next?.playable).toBe('unknown')
})

test('a folder is ready with an audio file in it and missing without one; a stream is known when it is connected; a host is a host', async () => {
  const empty = station('09:00', list)
  await empty.pass(61)
  await until('the alarm', () => empty.alarms.size === 1)
  expect([...empty.alarms.values()][0]).toMatch(/^"Lista" .* will not be heard: there is no audio file in its folder\./)
  writeFileSync(path.join(dataDir, 'list', 'a.mp3'), '')
  await empty.pass(61)
  await until('the all-clear', () => empty.alarms.size === 0)
  expect(empty.radio.engine.now().next?.playable).toBe('ready')

  const streamed = station('17:59:30', relay)
  expect(streamed.radio.engine.now().next?.playable).toBe('unknown')
  streamed.radio.run(25)
  await until('the stream to be opened', () => streamed.opened.length === 1)
  expect(streamed.radio.engine.now().next?.playable).toBe('ready')

  expect(station('17:00', occurrence('live', '18:00', '19:00')).radio.engine.now().next).toMatchObject({ kind: 'live', playable: null })
})

test('what is more than a day ahead, cancelled, or under a special alarms nobody', async () => {
  const tomorrow = { ...again, startsAt: new Date(warsaw('18:00').getTime() + 86_400_000), endsAt: new Date(warsaw('19:00').getTime() + 86_400_000) }
  const cancelled = { ...list, cancelled: { reason: {} } }
  const covered = [{ ...again, id: 'covered', startsAt: warsaw('20:00'), endsAt: warsaw('21:00') }, occurrence('special', '20:00', '21:00', { special: true })]
  const { alarms, pass } = station('17:00', cancelled, tomorrow, ...covered)
  await pass(61)
  await pass(61)
  expect(alarms.size).toBe(0)
})

test('a slot that does not play raises an alarm while it runs, with the reason on air, and is quiet when it plays or is over', async () => {
  const { radio, alarms, opened } = station('17:59:50', relay)
  radio.run(5)
  await until('the stream to be opened', () => opened.length === 1)
  const [stream] = opened
  if (!stream) throw new Error('no stream')
  stream.ready = false
  stream.trouble('answered 404')
  radio.runUntil('18:00:05')
  expect(radio.engine.now().onAir).toMatchObject({ kind: 'playlist', reasonCode: 'playout_not_ready', reason: 'Relay does not arrive (answered 404); filled with filler' })
  expect(alarms.size).toBe(0)
  radio.runUntil('18:00:15')
  expect([...alarms.values()]).toEqual(['"Relay" (Monday 2026-11-30 18:00-19:00) is not heard: Relay does not arrive (answered 404). The gap is filled; it begins as soon as it can.'])
  stream.ready = true
  radio.run(1.1)
  expect(radio.onAir).toBe(relay.plays)
  expect(alarms.size).toBe(0)
  stream.ready = false
  radio.run(20)
  expect(alarms.size).toBe(1)
  radio.runUntil('19:00:01')
  expect(alarms.size).toBe(0)
})

test('a rebroadcast without a recording is covered with the reason in words, and one that is shorter than its slot too', async () => {
  const watched = station('17:59:50', again)
  watched.radio.run(5)
  await until('the alarm', () => watched.alarms.size === 1)
  watched.radio.runUntil('18:00')
  expect(watched.radio.engine.now().onAir).toMatchObject({ reasonCode: 'playout_missing', reason: "no recording of Sunday's show; filled with filler" })
  watched.isRecorded = true
  await watched.pass(11)
  await until('the recording to be opened', () => watched.opened.length === 1)
  watched.radio.run(0.1)
  expect(watched.radio.engine.now().onAir).toMatchObject({ kind: 'file', live: false, reasonCode: 'playout', reason: 'Sawa plays as planned', show: { title: 'Sawa' } })
  const [recording] = watched.opened
  if (!recording) throw new Error('no recording')
  recording.ready = false
  recording.ended = true
  watched.radio.run(1)
  expect(watched.radio.engine.now().onAir).toMatchObject({ reasonCode: 'playout_ended', reason: 'Sawa has played to its end before its time; filled with filler' })
  expect(watched.alarms.size).toBe(0)
})

test('a host who waits in the green room is sent home when their airing is replaced by its rerun, and cannot come in; the desk can', async () => {
  const live = occurrence('sawa', '18:00', '19:00', { title: 'Sawa', hosts: [{ slug: 'host-of-lesia', name: 'Lesia' }] })
  const watched = station('17:55', live)
  watched.isRecorded = true
  const { radio } = watched
  const host = await radio.connect(person('lesia'))
  radio.run(2)
  radio.programme.occurrences = [{ ...live, kind: 'rebroadcast', rebroadcastOf: again.rebroadcastOf ?? null }]
  radio.events.emit('programmeChanged', { reason: 'rerun' })
  radio.run(1)
  expect(host.hangUps).toMatchObject([{ code: 'slot_over', reason: 'Sawa is not live this time: the programme was changed, and it plays by itself.' }])
  expect(await radio.admit(person('lesia'))).toMatchObject({ admitted: false, code: 'outside_slot' })
  radio.runUntil('17:59:55')
  await until('the recording to be opened', () => watched.opened.length === 1)
  radio.runUntil('18:00')
  expect(radio.onAir).toBe('/kept/1.flac')
  radio.engine.takeAir(person('boss', 'coordinator', null))
  radio.run(1)
  expect(radio.onAir).toBe('filler')
})
