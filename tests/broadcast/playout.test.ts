import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Occurrence } from '../../schedules/occurrence.ts'
import type { Playable } from '../../server/broadcast/past-airings.ts'
import { Playout, type PlayoutSource } from '../../server/broadcast/playout.ts'
import type { Source } from '../../server/broadcast/sources/source.ts'
import { silentLog } from '../../server/log.ts'
import { FakeSource, FakeStation } from '../support/fake-station.ts'
import { occurrence, warsaw } from '../support/occurrences.ts'
import { until } from '../support/until.ts'

let dataDir: string
beforeAll(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'playout-'))
  writeFileSync(path.join(dataDir, 'episode.flac'), '')
  mkdirSync(path.join(dataDir, 'empty'))
})
afterAll(() => rmSync(dataDir, { recursive: true }))

function open(recorded: (occurrenceId: string) => Playable | null = () => null, sent: (occurrenceId: string) => Playable | null = () => null) {
  const opened: { readonly kind: string; readonly what: string; readonly startMs: number | null; readonly source: FakeSource }[] = []
  const dropped: Source[] = []
  const make = (kind: string, what: string, startMs: number | null = null): PlayoutSource => {
    const source = new FakeSource(what, kind === 'relay' ? 'relay' : 'file')
    opened.push({ kind, what, startMs, source })
    return source
  }
  const playout = new Playout({
    dataDir,
    log: silentLog,
    timeZone: 'Europe/Warsaw',
    plannedStart: (one) => (one.id === rerun.id ? rerun.startsAt : one.startsAt),
    pastAirings: { findRecording: async (id) => recorded(id) },
    delivered: { find: sent },
    onDropped: (source) => dropped.push(source),
    sources: { file: ({ path: file, startMs }) => make('file', file, startMs), files: ({ files, startMs }) => make('files', files.map((one) => one.path).join(), startMs), playlist: ({ folder }) => make('playlist', folder), relay: ({ url }) => make('relay', url) },
  })
  const prepare = (time: string, current: Occurrence | null, next: Occurrence | null = null): void => playout.prepare(warsaw(time), warsaw(time).getTime(), current, next)
  const sourceOf = (one: Occurrence): PlayoutSource | null => playout.stateOf(one.id, Infinity)?.source ?? null
  const stateOf = (one: Occurrence, time: string) => playout.stateOf(one.id, warsaw(time).getTime())
  return { opened, dropped, prepare, sourceOf, stateOf }
}

const rerun = occurrence('rerun', '18:00', '19:00', { kind: 'rebroadcast', plays: 'episode.flac' })
const rebroadcast = occurrence('rebroadcast', '18:00', '19:00', { kind: 'rebroadcast', rebroadcastOf: { occurrenceId: 'vechir/0/2026-11-29', startsAt: new Date('2026-11-29T17:00Z') } })
const special = occurrence('special', '18:20', '18:40', { special: true })
const kept: Playable = { files: [{ path: '/kept/1.flac', durationMs: 30_000 }, { path: '/kept/2.flac', durationMs: 12_000 }], durationMs: 42_000 }
const music = occurrence('music', '19:00', '20:00', { kind: 'playlist', plays: '.' })
const relay = occurrence('relay', '20:00', '21:00', { kind: 'relay', plays: 'https://partner.example/live' })

describe('unattended slots', () => {
  test('are opened at least five seconds ahead, and not much earlier', async () => {
    const { opened, prepare, sourceOf } = open()
    prepare('17:59:40', null, rerun)
    expect(opened).toEqual([])
    prepare('17:59:54', null, rerun)
    await until('the file', () => sourceOf(rerun))
    expect(opened).toMatchObject([{ kind: 'file', what: path.join(dataDir, 'episode.flac'), startMs: 0 }])
    prepare('17:59:55', null, rerun)
    prepare('18:00:01', rerun, music)
    expect(opened).toHaveLength(1)
  })

  test('play a folder, a file or an address by what `plays` names', async () => {
    const { opened, prepare } = open()
    prepare('19:10', music)
    await until('the folder', () => opened.length === 1)
    prepare('20:10', relay)
    await until('the stream', () => opened.length === 2)
    expect(opened.map(({ kind }) => kind)).toEqual(['playlist', 'relay'])
  })

  test('a rebroadcast that a restart interrupted goes on where it would be: opened a second further on, and heard a second later', async () => {
    const { opened, prepare, stateOf } = open()
    prepare('18:20', rerun)
    await until('the file', () => opened.length === 1)
    expect(opened[0]?.startMs).toBe(20 * 60_000 + 1_000)
    expect(stateOf(rerun, '18:20:00.9')?.ready).toBe(false)
    expect(stateOf(rerun, '18:20:01')?.ready).toBe(true)
  })

  test('what a special interrupts goes on where it would be, opened ahead of the end of the special', async () => {
    const { opened, prepare, stateOf } = open()
    const rest = { ...rerun, startsAt: warsaw('18:40') }
    prepare('18:39:52', special, rest)
    await until('the file', () => opened.length === 1)
    expect(opened[0]?.startMs).toBe(40 * 60_000)
    expect(stateOf(rest, '18:40')?.ready).toBe(true)
  })

  test('a rebroadcast plays the recording of its airing, all parts of it', async () => {
    const asked: string[] = []
    const { opened, prepare } = open((id) => {
      asked.push(id)
      return kept
    })
    prepare('17:59:55', null, rebroadcast)
    await until('the recording', () => opened.length === 1)
    expect(asked).toEqual(['vechir/0/2026-11-29'])
    expect(opened).toMatchObject([{ kind: 'files', what: '/kept/1.flac,/kept/2.flac', startMs: 0 }])
  })

  test('a rerun plays its own file rather than a recording', async () => {
    const { opened, prepare } = open(() => kept)
    prepare('18:00', { ...rebroadcast, plays: 'episode.flac' })
    await until('the file', () => opened.length === 1)
    expect(opened[0]?.kind).toBe('file')
  })

  test('a rebroadcast without a recording says whose is missing, and plays it when it turns up', async () => {
    let found: Playable | null = null
    const { opened, prepare, stateOf } = open(() => found)
    prepare('17:59:55', null, rebroadcast)
    await until('the answer', () => stateOf(rebroadcast, '18:00')?.lack)
    expect(stateOf(rebroadcast, '18:00')).toMatchObject({ ready: false, ended: false, lack: { isMissing: true, words: "no recording of Sunday's show" } })
    found = kept
    prepare('18:00:01', rebroadcast)
    await until('the recording', () => opened.length === 1)
    expect(stateOf(rebroadcast, '18:00:02')).toMatchObject({ ready: true, lack: null })
  })

  test('a recording that is shorter than what has passed of the slot is over, and is not opened', async () => {
    const { opened, prepare, stateOf } = open(() => kept)
    prepare('18:50', rebroadcast)
    await until('the answer', () => stateOf(rebroadcast, '18:50')?.ended)
    expect(stateOf(rebroadcast, '18:50')).toMatchObject({ ready: false, ended: true, lack: null })
    expect(opened).toEqual([])
  })

  test('a folder without audio is kept open, for a file may come, and said to be empty', async () => {
    const { opened, prepare, stateOf } = open()
    prepare('19:00', { ...music, plays: 'empty' })
    await until('the folder', () => opened.length === 1)
    const [folder] = opened
    if (!folder) throw new Error('no folder')
    folder.source.ready = false
    expect(stateOf(music, '19:00')?.lack).toEqual({ isMissing: true, words: 'there is no audio file in the folder of music' })
    folder.source.ready = true
    expect(stateOf(music, '19:00')).toMatchObject({ ready: true, lack: null })
  })

  test('a stream that does not arrive says why, and goes on trying by itself', async () => {
    const { opened, prepare, stateOf } = open()
    prepare('20:00', relay)
    await until('the stream', () => opened.length === 1)
    const [stream] = opened
    if (!stream) throw new Error('no stream')
    stream.source.ready = false
    stream.source.trouble('connection refused')
    expect(stateOf(relay, '20:00')?.lack).toEqual({ isMissing: false, words: 'relay does not arrive (connection refused)' })
    prepare('20:01', relay)
    expect(opened).toHaveLength(1)
  })

  test('are closed when their slot is over', async () => {
    const { opened, dropped, prepare, sourceOf } = open()
    prepare('18:20', rerun)
    await until('the file', () => sourceOf(rerun))
    prepare('19:00', music)
    expect(dropped).toEqual([opened[0]?.source])
  })

  test('what fails is tried again after a pause', async () => {
    const { opened, dropped, prepare, sourceOf } = open()
    prepare('18:20', rerun)
    await until('the file', () => sourceOf(rerun))
    opened[0]?.source.fail('not audio')
    expect(sourceOf(rerun)).toBeNull()
    expect(dropped).toHaveLength(1)
    prepare('18:20:02', rerun)
    expect(opened).toHaveLength(1)
    prepare('18:20:06', rerun)
    await until('the second attempt', () => opened.length === 2)
  })

  test.each(['../outside.mp3', '/etc/passwd', 'missing.mp3'])('%s is never opened, and the slot is not stuck', async (plays) => {
    const { opened, prepare, sourceOf } = open()
    prepare('18:20', { ...rerun, plays })
    await new Promise((resolve) => setImmediate(resolve))
    expect(opened).toEqual([])
    expect(sourceOf(rerun)).toBeNull()
  })
})

test('on air: music begins at its slot, gives way to the filler while it cannot play, and to the next host', async () => {
  const sources: FakeSource[] = []
  const radio = new FakeStation([{ ...relay, startsAt: warsaw('18:00'), endsAt: warsaw('18:10') }], {
    startsAt: '17:59:50',
    playout: (plays) => {
      const source = new FakeSource(plays, 'relay')
      sources.push(source)
      return source
    },
  })
  radio.run(1)
  await until('the relay to be opened', () => sources.length === 1)
  radio.runUntil('17:59:59.9')
  expect(radio.onAir).toBe('filler')
  radio.run(0.1)
  expect(radio.onAir).toBe('https://partner.example/live')
  const [source] = sources
  if (!source) throw new Error('no relay')
  source.ready = false
  radio.run(0.1)
  expect(radio.onAir).toBe('filler')
  expect(radio.engine.now().onAir).toMatchObject({ reasonCode: 'playout_not_ready' })
  source.ready = true
  source.title = 'Partner news'
  radio.run(0.1)
  expect(radio.engine.now().onAir).toMatchObject({ kind: 'relay', title: 'Partner news', reasonCode: 'playout' })
  radio.runUntil('18:10:01')
  expect(radio.onAir).toBe('filler')
  expect(source.closed).toBe(true)
})

describe('sound that was sent for an airing', () => {
  const live = occurrence('live', '18:00', '19:00')
  const sent: Playable = { files: [{ path: '/sent/1.flac', durationMs: 3_000_000 }], durationMs: 3_000_000 }

  test('is opened ahead though a host could come, before all else, and goes on where it would be after a restart', async () => {
    const { opened, prepare, stateOf } = open(() => kept, (id) => (id === live.id || id === rebroadcast.id ? sent : null))
    prepare('17:59:55', null, live)
    await until('the file', () => opened.length === 1)
    expect(opened[0]).toMatchObject({ kind: 'files', what: '/sent/1.flac', startMs: 0 })
    expect(stateOf(live, '18:00')).toMatchObject({ isDelivered: true })
    const later = open(() => kept, () => sent)
    later.prepare('18:20', rebroadcast)
    await until('the file', () => later.opened.length === 1)
    expect(later.opened[0]).toMatchObject({ what: '/sent/1.flac', startMs: 20 * 60_000 + 1_000 })
  })

  test('that comes in the middle of its slot is opened at its place; another that takes its place is too', async () => {
    let file: Playable | null = null
    const { opened, dropped, prepare } = open(undefined, () => file)
    prepare('18:10', live)
    expect(opened).toEqual([])
    file = sent
    prepare('18:10:01', live)
    await until('the file', () => opened.length === 1)
    expect(opened[0]?.startMs).toBe(10 * 60_000 + 2_000)
    file = { files: [{ path: '/sent/2.flac', durationMs: 3_000_000 }], durationMs: 3_000_000 }
    prepare('18:11', live)
    await until('the other file', () => opened.length === 2)
    expect(opened[1]?.what).toBe('/sent/2.flac')
    expect(dropped).toHaveLength(1)
  })
})
