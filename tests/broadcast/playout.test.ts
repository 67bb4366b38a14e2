import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Occurrence } from '../../schedules/occurrence.ts'
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
})
afterAll(() => rmSync(dataDir, { recursive: true }))

function open() {
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
    onDropped: (source) => dropped.push(source),
    sources: { file: ({ path: file, startMs }) => make('file', file, startMs), playlist: ({ folder }) => make('playlist', folder), relay: ({ url }) => make('relay', url) },
  })
  const prepare = (time: string, current: Occurrence | null, next: Occurrence | null = null): void => playout.prepare(warsaw(time), warsaw(time).getTime(), current, next)
  return { playout, opened, dropped, prepare }
}

const rerun = occurrence('rerun', '18:00', '19:00', { kind: 'rebroadcast', plays: 'episode.flac' })
const music = occurrence('music', '19:00', '20:00', { kind: 'playlist', plays: '.' })
const relay = occurrence('relay', '20:00', '21:00', { kind: 'relay', plays: 'https://partner.example/live' })

describe('unattended slots', () => {
  test('are opened at least five seconds ahead, and not much earlier', async () => {
    const { opened, prepare, playout } = open()
    prepare('17:59:40', null, rerun)
    expect(opened).toEqual([])
    prepare('17:59:54', null, rerun)
    await until('the file', () => playout.sourceOf(rerun.id))
    expect(opened).toMatchObject([{ kind: 'file', what: path.join(dataDir, 'episode.flac'), startMs: 0 }])
    prepare('17:59:55', null, rerun)
    prepare('18:00:01', rerun, music)
    expect(opened).toHaveLength(1)
  })

  test('play a folder, a file or an address by what `plays` names', async () => {
    const { opened, prepare } = open()
    prepare('19:10', music)
    prepare('20:10', relay)
    await until('both', () => opened.length === 2)
    expect(opened.map(({ kind }) => kind).toSorted()).toEqual(['playlist', 'relay'])
  })

  test('a rebroadcast that a restart interrupted goes on where it would be', async () => {
    const { opened, prepare } = open()
    prepare('18:20', rerun)
    await until('the file', () => opened.length === 1)
    expect(opened[0]?.startMs).toBe(20 * 60_000)
  })

  test('are closed when their slot is over', async () => {
    const { opened, dropped, prepare, playout } = open()
    prepare('18:20', rerun)
    await until('the file', () => playout.sourceOf(rerun.id))
    prepare('19:00', music)
    expect(dropped).toEqual([opened[0]?.source])
  })

  test('what fails is tried again after a pause', async () => {
    const { opened, dropped, prepare, playout } = open()
    prepare('18:20', rerun)
    await until('the file', () => playout.sourceOf(rerun.id))
    opened[0]?.source.fail('not audio')
    expect(playout.sourceOf(rerun.id)).toBeNull()
    expect(dropped).toHaveLength(1)
    prepare('18:20:02', rerun)
    expect(opened).toHaveLength(1)
    prepare('18:20:06', rerun)
    await until('the second attempt', () => opened.length === 2)
  })

  test.each(['../outside.mp3', '/etc/passwd', 'missing.mp3'])('%s is never opened, and the slot is not stuck', async (plays) => {
    const { opened, prepare, playout } = open()
    prepare('18:20', { ...rerun, plays })
    await new Promise((resolve) => setImmediate(resolve))
    expect(opened).toEqual([])
    expect(playout.sourceOf(rerun.id)).toBeNull()
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
