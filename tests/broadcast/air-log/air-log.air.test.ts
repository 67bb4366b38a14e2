// The log with real sound: a process that beeps at each second of the wall clock, killed in the middle of a show, and started again.

import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aired } from '../../../server/broadcast/air-log/aired.ts'
import { readSound } from '../../../server/broadcast/air-log/cut-out.ts'
import { LogDesk } from '../../../server/broadcast/air-log/log-desk.ts'
import { LogFolder } from '../../../server/broadcast/air-log/log-folder.ts'
import { FFMPEG, decode, run } from '../../support/audio.ts'
import { BEEPS, findBeeps, type HeardBeep } from '../../support/beeps.ts'
import { aired } from '../../support/logged-air.ts'
import { until } from '../../support/until.ts'

const SHOW = 'radio-sawa/0/2026-11-30'
const LIST = `/listen/hls/${encodeURIComponent(SHOW)}.m3u8`

let place: string
let running: ChildProcess | null = null
/** The show's list before the crash and at its end, the live list behind the crash, and the whole show as a player decodes it. */
let before: string
let list: string
let live: string
let pcm: Buffer

interface Entry {
  readonly startMs: number
  readonly seconds: number
  readonly startsAnew: boolean
  /** Of the media sequence. */
  readonly number: number
}

/** As a player reads it: times are counted on from the last that was said. */
function entriesOf(text: string): Entry[] {
  const entries: Entry[] = []
  let [startMs, seconds, startsAnew] = [0, 0, false]
  for (const line of text.split('\n')) {
    const [, tag, value = ''] = /^#EXT(-X-PROGRAM-DATE-TIME|INF|-X-DISCONTINUITY)(?::(.*))?$/.exec(line) ?? []
    if (tag === '-X-PROGRAM-DATE-TIME') startMs = Date.parse(value)
    if (tag === '-X-DISCONTINUITY') startsAnew = true
    if (tag === 'INF') seconds = Number.parseFloat(value)
    if (!line.startsWith('/')) continue
    entries.push({ startMs, seconds, startsAnew, number: Number(/(\d+)-/.exec(line)?.[1]) })
    startMs += seconds * 1000
    startsAnew = false
  }
  return entries
}

/** Those that are not cut by the station's starts and its crash, which lie at `borders`, in ms. */
function whole(beeps: readonly HeardBeep[], borders: readonly number[]): HeardBeep[] {
  return beeps.filter(({ atMs }) => borders.every((border) => atMs + 350 < border || atMs > border + 350))
}

/** How far from its own second each beep lies, by the times that `timeAt` gives for places in the sound, in ms. */
function offsets(beeps: readonly HeardBeep[], timeAt: (ms: number) => number): number[] {
  return beeps.map(({ atMs, beep }) => {
    const off = (timeAt(atMs) - beep * 1000) % (BEEPS * 1000)
    return off > (BEEPS * 1000) / 2 ? off - BEEPS * 1000 : off
  })
}

async function start(): Promise<string> {
  running = fork(path.resolve(import.meta.dirname, '../../support/air-log-process.ts'), [place, FFMPEG])
  const [{ port }] = (await once(running, 'message')) as [{ port: number }]
  return `http://127.0.0.1:${port}`
}

function note({ atMs: _, ...rest }: Aired): void {
  running?.send(rest)
}

const read = async (url: string) => (await fetch(url)).text()
const segmentsIn = (text: string) => text.split('\n').filter((line) => line.startsWith('/')).length

beforeAll(async () => {
  place = mkdtempSync(path.join(os.tmpdir(), 'air-log-'))
  // By plan it is over, so that it ends when it leaves the air.
  const show = aired('19:00', 'radio-sawa', { title: 'Пісня', plan: { startMs: Date.now() - 3_600_000, endMs: Date.now(), music: 'none', archive: 'full' } })
  let url = await start()
  note(show)
  before = await until('eight seconds of the show', async () => {
    const text = await read(`${url}${LIST}`)
    return segmentsIn(text) >= 4 ? text : null
  })
  running?.kill('SIGKILL')
  url = await start()
  note(show)
  await until('four seconds more', async () => segmentsIn(await read(`${url}${LIST}`)) >= segmentsIn(before) + 2)
  live = await read(`${url}/listen/hls/live.m3u8`)
  note(aired('19:01', null))
  list = await until('the end of the show', async () => {
    const text = await read(`${url}${LIST}`)
    return text.endsWith('#EXT-X-ENDLIST\n') ? text : null
  })
  pcm = await run(['-i', `${url}${LIST}`, '-f', 's16le', '-ar', '48000', '-ac', '2', 'pipe:1'])
  running?.kill('SIGTERM')
  if (running) await once(running, 'exit')
})
afterAll(() => {
  running?.kill('SIGKILL')
  rmSync(place, { recursive: true, force: true })
})

test('a player that starts a show over hears each second at its time, also behind a crash of the station', () => {
  const entries = entriesOf(list)
  const timeAt = (ms: number) => {
    let restMs = ms
    for (const { startMs, seconds } of entries) {
      if (restMs < seconds * 1000) return startMs + restMs
      restMs -= seconds * 1000
    }
    return Number.NaN
  }
  const restartMs = 1000 * entries.slice(0, entries.findIndex(({ startsAnew }) => startsAnew)).reduce((sum, entry) => sum + entry.seconds, 0)
  const beeps = whole(findBeeps(pcm), [0, restartMs])
  expect(beeps.length).toBeGreaterThanOrEqual(8)
  for (const off of offsets(beeps, timeAt)) expect(Math.abs(off)).toBeLessThan(100)
  const seconds = entries.reduce((sum, entry) => sum + entry.seconds, 0)
  expect(pcm.length / 192_000).toBeCloseTo(seconds, 1)
})

test('a crash loses nothing that was listed, and the numbers go on', () => {
  expect(list.startsWith(before)).toBe(true)
  const entries = entriesOf(list)
  expect(entries.map(({ number }, index) => number - index)).toEqual(entries.map(() => entries[0]?.number))
  expect(entries.filter(({ startsAnew }) => startsAnew)).toHaveLength(1)
  const listed = entriesOf(live)
  expect(listed.map(({ number }, index) => number - index)).toEqual(listed.map(() => Number(/MEDIA-SEQUENCE:(\d+)/.exec(live)?.[1])))
  expect(listed.filter(({ startsAnew }) => startsAnew), live).toHaveLength(1)
})

test('a part taken out of the log begins and ends at its second, and says where the station was down', async () => {
  const folder = new LogFolder({ folder: place, bytesPerSecond: 16_000 })
  const desk = new LogDesk({ folder, station: { slug: 'imi-radio', name: 'IMI Radio', timeZone: 'Europe/Warsaw' }, format: { name: 'radio.mp3', bitrateKbps: 128 } })
  const entries = entriesOf(list)
  // From within the second segment to near the show's end, at whole seconds less a little silence.
  const from = new Date(Math.ceil((entries[1]?.startMs ?? 0) / 1000) * 1000 - 200)
  const last = entries.at(-1)
  const end = new Date(Math.floor(last ? last.startMs / 1000 + last.seconds : 0) * 1000 - 200)
  const details = await desk.details({ from, until: end })
  const sound: Buffer[] = []
  for await (const bytes of readSound(await desk.sound({ from, until: end }), folder)) sound.push(bytes)
  const decoded = await decode(Buffer.concat(sound))
  expect(decoded.length / 192_000).toBeCloseTo(details.seconds, 1)
  expect(details.gaps).toHaveLength(1)
  const [gap] = details.gaps
  const gapMs = gap ? Date.parse(gap.until) - Date.parse(gap.from) : 0
  expect(details.seconds + gapMs / 1000).toBeCloseTo((end.getTime() - from.getTime()) / 1000, 1)
  const gapAtMs = (gap?.atSeconds ?? 0) * 1000
  const beeps = whole(findBeeps(decoded), [gapAtMs])
  expect(beeps[0]?.atMs).toBeLessThan(300)
  for (const off of offsets(beeps, (ms) => from.getTime() + ms + (ms >= gapAtMs ? gapMs : 0))) expect(Math.abs(off)).toBeLessThan(100)
  expect(details.aired).toMatchObject([{ occurrenceId: SHOW, title: 'Пісня' }, { occurrenceId: SHOW, title: 'Пісня' }])
})
