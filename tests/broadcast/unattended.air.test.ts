// Slots without a host, with real sound: a rebroadcast the next morning, a folder, a stream, files, each heard at its time on a mount, and
// what fills the gap when there is nothing.

import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Occurrence } from '../../schedules/occurrence.ts'
import { occurrencesOf } from '../../schedules/programme.ts'
import { Recorder } from '../../server/broadcast/outputs/recorder.ts'
import { systemClock } from '../../server/clock.ts'
import { Events } from '../../server/events.ts'
import { silentLog } from '../../server/log.ts'
import { BLOCK_BYTES } from '../../server/media/pcm.ts'
import { programmeWith, showLine } from '../schedules/station-files.ts'
import { GAP_HZ, openAirStation, soundOf, type AirStation } from '../support/air-station.ts'
import { encode, FFMPEG, silences, tone } from '../support/audio.ts'
import { openIcecast } from '../support/icecast.ts'
import { occurrence } from '../support/occurrences.ts'
import { pitchLine, type Note } from '../support/pitch-line.ts'
import { until } from '../support/until.ts'

/** A block, and the window in which a pitch is measured. */
const PRECISE_MS = 120
const FADE_MS = 300
const LOUDEST_STEP = 0.25
/** The head of a fresh connection may hold the encoder's own beginning. */
const HEAD_BYTES = 192 * 200

let dataDir: string
let recordings: string
let station: AirStation | null = null

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'unattended-air-'))
  recordings = path.join(dataDir, 'recordings')
  await mkdir(recordings)
})

afterEach(async () => {
  await station?.close()
  station = null
  await rm(dataDir, { recursive: true, force: true })
})

/** Hears the station for as long as `during` takes. */
async function hear(from: AirStation, during: () => Promise<unknown>): Promise<Buffer> {
  const listener = await from.listen()
  await during()
  return (await soundOf(listener)).subarray(HEAD_BYTES)
}

const lengthMs = (note: Note | undefined) => (note ? note.toMs - note.fromMs : 0)

function expectNoHole(pcm: Buffer): void {
  expect(silences(pcm.subarray(0, pcm.length - (pcm.length % 4)))).toEqual([])
  expect(jumps(pcm)).toEqual([])
}

/** Where neighbouring samples of the left channel differ by more than any tone here makes: clicks. */
function jumps(pcm: Buffer): { readonly atMs: number; readonly by: number }[] {
  const found: { atMs: number; by: number }[] = []
  for (let at = 4; at + 4 <= pcm.length; at += 4) {
    const by = Math.abs(pcm.readInt16LE(at) - pcm.readInt16LE(at - 4)) / 32_768
    if (by > LOUDEST_STEP) found.push({ atMs: Math.round(at / 192), by })
  }
  return found
}

// Every five seconds of the recording have a pitch of their own, so that a listener's place in it can be heard.
const STEPS = [600, 700, 800, 900, 1000, 1100, 1200, 1300]
const stairs = `aevalsrc='0.4*sin(2*PI*(600+100*floor(t/5))*t)|0.4*sin(2*PI*(600+100*floor(t/5))*t)':s=48000:d=40`

/** The show of Friday evening, with a rule that repeats it on Saturday at 08:00, and its real recording of 40 s. */
async function recordedShow(): Promise<readonly Occurrence[]> {
  const friday = '{rrule: "FREQ=WEEKLY;BYDAY=FR", start: "20:00", minutes: 1, first: 2026-11-27}'
  const programme = programmeWith(showLine('sawa', friday, ', rebroadcast: {after_days: 1, start: "08:00"}'))
  const airings = occurrencesOf(programme, new Date('2026-11-27T00:00Z'), new Date('2026-11-29T00:00Z'))
  const [original] = airings
  if (!original) throw new Error('the show does not air')
  const recorder = new Recorder({ folder: recordings, ffmpegPath: FFMPEG, clock: systemClock, log: silentLog, events: new Events(silentLog), floorBytes: 0, segmentSeconds: 7 })
  const recording = recorder.open({ id: 'r1', occurrenceId: original.id, showSlug: original.showSlug, title: original.title })
  const pcm = await encode(stairs, 'pcm')
  for (let at = 0; at < pcm.length; at += BLOCK_BYTES) {
    if (at === 120 * BLOCK_BYTES) recording.markGap(4_000)
    recording.write(pcm.subarray(at, at + BLOCK_BYTES))
  }
  await recording.finish()
  await recorder.close()
  return airings
}

const morning = (time: string) => new Date(`2026-11-28T${time}+01:00`)

test('a show of Friday evening is heard again on Saturday at 08:00, its parts as one; after a restart it goes on where it would be, and after its end the gap is filled', async () => {
  const airings = await recordedShow()
  const open = (time: string) => openAirStation({ startsAt: morning(time), programme: () => airings, dataDir, recordings })
  const before = (station = await open('07:59:51'))
  const first = await hear(before, () => before.until(morning('08:00:13')))
  expectNoHole(first)
  const heard = pitchLine(first, [GAP_HZ, ...STEPS])
  expect(heard.map((note) => note.hz)).toEqual([GAP_HZ, 600, 700, 800])
  const begun = await before.on('playout', 'file')
  expect(begun.reason).toBe('sawa plays as planned')
  // In time: the block of 08:00:00, give or take what a busy machine is late with it.
  expect(begun.at.getTime() - morning('08:00:00').getTime()).toBeGreaterThanOrEqual(0)
  expect(begun.at.getTime() - morning('08:00:00').getTime()).toBeLessThan(100 + 150)
  // From its very beginning (the louder one from the middle of the fade on), and over the seam of two parts (at 7 s) without a gap.
  expect(Math.abs(lengthMs(heard[1]) - (5_000 - FADE_MS / 2))).toBeLessThan(PRECISE_MS)
  expect(Math.abs(lengthMs(heard[2]) - 5_000)).toBeLessThan(40)
  await before.close()

  const after = (station = await open('08:00:23'))
  const again = await after.on('playout', 'file')
  expect(again.at.getTime() - morning('08:00:23').getTime()).toBeLessThan(4_000)
  const rest = await hear(after, () => after.until(morning('08:00:44')))
  expectNoHole(rest)
  const later = pitchLine(rest, [GAP_HZ, ...STEPS])
  expect(later.map((note) => note.hz).slice(-4)).toEqual([1100, 1200, 1300, GAP_HZ])
  // It ends when it would have ended: the place after the restart was right. The last 300 ms are the fade.
  const ended = await after.on('playout_ended', 'playlist')
  expect(ended.reason).toBe('sawa has played to its end before its time; filled with filler')
  expect(Math.abs(ended.at.getTime() - morning('08:00:39.700').getTime())).toBeLessThan(400)
})

test('a folder, a stream, a long file and a short one each begin on the second; what is missing is covered, told and never silence', async () => {
  for (const folder of ['list', 'empty', 'files']) await mkdir(path.join(dataDir, folder))
  await writeFile(path.join(dataDir, 'list', 'a.mp3'), await tone(600, 30, 'mp3'))
  await writeFile(path.join(dataDir, 'files', 'long.opus'), await encode('sine=frequency=1000:sample_rate=48000:duration=30', 'opus', ['-af', 'volume=12dB', '-metadata', 'title=Мова', '-metadata', 'artist=Гурт']))
  await writeFile(path.join(dataDir, 'files', 'short.flac'), await tone(1200, 2, 'flac'))
  const icecast = await openIcecast()
  const source = sendTo(icecast.sourceUrl, 800)
  try {
    await connected(icecast.url)
    let planned: readonly Occurrence[] = []
    const on = (station = await openAirStation({
      programme: (now) => {
        const slot = (slug: string, from: number, to: number, kind: Occurrence['kind'], plays: string) =>
          occurrence(slug, '00:00', '00:01', { kind, plays, startsAt: new Date(now.getTime() + from * 1000), endsAt: new Date(now.getTime() + to * 1000) })
        planned = [
          slot('list', 5, 10, 'playlist', 'list'),
          slot('stream', 10, 15, 'relay', `${icecast.url}/partner.mp3`),
          slot('long', 15, 20, 'playlist', 'files/long.opus'),
          slot('short', 20, 24, 'playlist', 'files/short.flac'),
          slot('missing', 24, 27, 'playlist', 'files/gone.mp3'),
          slot('empty', 27, 30, 'playlist', 'empty'),
        ]
        return planned
      },
      dataDir,
      recordings,
    }))
    const { changes, alarms } = on
    const last = planned.at(-1)
    if (!last) throw new Error('nothing planned')
    const pcm = await hear(on, () => on.until(last.endsAt))
    expectNoHole(pcm)
    const heard = pitchLine(pcm, [GAP_HZ, 600, 800, 1000, 1200])
    expect(heard.map((note) => note.hz)).toEqual([GAP_HZ, 600, 800, 1000, 1200, GAP_HZ])

    // On the second, in the listener's sound: every slot is as long as planned, give or take one block.
    for (const index of [1, 2, 3]) expect(Math.abs(lengthMs(heard[index]) - 5_000)).toBeLessThan(PRECISE_MS)
    for (const slot of planned.slice(0, 4)) {
      const begun = changes.find(({ reason }) => reason === `${slot.title} plays as planned`)
      const lateMs = (begun?.at.getTime() ?? Infinity) - slot.startsAt.getTime()
      expect(lateMs).toBeGreaterThanOrEqual(0)
      expect(lateMs).toBeLessThan(100 + 150)
    }

    expect(changes.map(({ reason }) => reason)).toEqual(expect.arrayContaining([
      'short has played to its end before its time; filled with filler',
      '"files/gone.mp3" is not in the data folder; filled with filler',
      'there is no audio file in the folder of empty; filled with filler',
    ]))
    expect(changes.map(({ title }) => title)).toEqual(expect.arrayContaining(['a', 'Гурт – Мова']))
    expect(alarms.filter((message) => message.startsWith('"missing"'))[0]).toMatch(/"files\/gone\.mp3" is not in the data folder/)
    expect(alarms.filter((message) => message.startsWith('"empty"'))[0]).toMatch(/no audio file/)
  } finally {
    source.kill('SIGKILL')
    await icecast.close()
  }
})

test('a stream that is down at its time is heard as soon as it delivers, covered when it dies, and heard again', async () => {
  const icecast = await openIcecast()
  let source: ChildProcess | null = null
  try {
    const radio = (station = await openAirStation({
      programme: (now) => [occurrence('stream', '00:00', '00:01', { title: 'Partner', kind: 'relay', plays: `${icecast.url}/partner.mp3`, startsAt: new Date(now.getTime() + 3_000), endsAt: new Date(now.getTime() + 120_000) })],
      dataDir,
      recordings,
    }))
    const { on, changes } = radio
    const seconds = (count: number) => radio.until(new Date(radio.clock.now().getTime() + count * 1000))
    const pcm = await hear(radio, async () => {
      const down = await on('playout_not_ready', 'playlist')
      expect(down.reason).toMatch(/^Partner does not arrive \(.* answered 404: there is no such stream\); filled with filler$|^what Partner should play is not ready; filled with filler$/)
      source = sendTo(icecast.sourceUrl, 800)
      await on('playout', 'relay')
      await seconds(3)
      const before = changes.length
      source.kill('SIGKILL')
      await on('playout_not_ready', 'playlist', before)
      source = sendTo(icecast.sourceUrl, 900)
      await on('playout', 'relay', before)
      await seconds(2)
    })
    expectNoHole(pcm)
    const heard = pitchLine(pcm, [GAP_HZ, 800, 900]).map((note) => note.hz)
    expect(heard).toEqual([GAP_HZ, 800, GAP_HZ, 900])
  } finally {
    ;(source as ChildProcess | null)?.kill('SIGKILL')
    await icecast.close()
  }
})

/** Another station: a tone on `/partner.mp3`, as fast as it is heard. */
function sendTo(sourceUrl: string, hz: number): ChildProcess {
  const url = sourceUrl.replace('http://', 'icecast://')
  const sound = ['-re', '-f', 'lavfi', '-i', `sine=frequency=${hz}:sample_rate=48000`, '-af', 'volume=12dB', '-ac', '2']
  return spawn(FFMPEG, ['-v', 'error', '-nostdin', ...sound, '-c:a', 'libmp3lame', '-b:a', '128k', '-f', 'mp3', '-content_type', 'audio/mpeg', `${url}/partner.mp3`], { stdio: 'ignore' })
}

function connected(icecastUrl: string): Promise<boolean> {
  return until('the partner station sends', async () => {
    const answer = await fetch(`${icecastUrl}/partner.mp3`)
    await answer.body?.cancel()
    return answer.ok
  })
}
