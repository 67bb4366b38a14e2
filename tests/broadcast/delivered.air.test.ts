// Sound that was sent for an airing: heard at its time though nobody comes, kept over a restart, and gone when it was heard long ago.

import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Delivered } from '../../server/broadcast/delivered.ts'
import { systemClock, type Clock } from '../../server/clock.ts'
import { GAP_HZ, openAirStation, soundOf, type AirStation } from '../support/air-station.ts'
import { encode } from '../support/audio.ts'
import { occurrence } from '../support/occurrences.ts'
import { pitchLine } from '../support/pitch-line.ts'

let folder: string
let station: AirStation | null = null
beforeEach(async () => void (folder = await mkdtemp(path.join(os.tmpdir(), 'delivered-'))))
afterEach(async () => {
  await station?.close()
  station = null
  await rm(folder, { recursive: true, force: true })
})

const kept = () => path.join(folder, 'delivered')
const clockAt = (at: string): Clock => ({ ...systemClock, now: () => new Date(at) })
const endsAt = new Date('2026-11-30T18:00:00Z')

async function deliver(delivered: Delivered, occurrenceId: string, text = 'sound'): Promise<void> {
  const file = path.join(folder, 'new.flac')
  await writeFile(file, text)
  await delivered.deliver({ occurrenceId, path: file, durationMs: 20_000, endsAt })
}

test('a live slot for which a file was sent plays it from its first block, though no host is there', async () => {
  await mkdir(path.join(folder, 'recordings'))
  const show = occurrence('sawa', '18:00', '18:01')
  const delivered = await Delivered.open(kept(), clockAt('2026-11-30T12:00:00Z'))
  const file = path.join(folder, 'sent.flac')
  const step = `0.4*sin(2*PI*(600+200*floor(t/3))*t)`
  await writeFile(file, await encode(`aevalsrc='${step}|${step}':s=48000:d=6`, 'flac'))
  await delivered.deliver({ occurrenceId: show.id, path: file, durationMs: 6_000, endsAt: show.endsAt })
  station = await openAirStation({ startsAt: new Date(show.startsAt.getTime() - 6_000), programme: () => [show], dataDir: folder, recordings: path.join(folder, 'recordings'), delivered })
  const begun = station.on('playout', 'file')
  const listener = await station.listen()
  const ended = await station.on('playout_ended', 'playlist')
  expect(await begun).toMatchObject({ reason: 'sawa plays as planned' })
  expect((await begun).at.getTime() - show.startsAt.getTime()).toBeGreaterThanOrEqual(0)
  expect((await begun).at.getTime() - show.startsAt.getTime()).toBeLessThan(1_000)
  expect(ended.reason).toMatch(/^sawa has played to its end before its time; /)
  expect(pitchLine((await soundOf(listener)).subarray(192 * 200), [GAP_HZ, 600, 800]).map(({ hz }) => hz)).toEqual([GAP_HZ, 600, 800])
})

test('what was sent is there after a restart; a newer file takes the place of an older one', async () => {
  const clock = clockAt('2026-11-30T12:00:00Z')
  const delivered = await Delivered.open(kept(), clock)
  await deliver(delivered, 'sawa/0/2026-11-30', 'first')
  await deliver(await Delivered.open(kept(), clockAt('2026-11-30T12:00:01Z')), 'sawa/0/2026-11-30', 'second')
  await writeFile(path.join(kept(), 'half.arriving'), 'x')
  const again = await Delivered.open(kept(), clock)
  expect(again.find('sawa/0/2026-11-30')).toMatchObject({ durationMs: 20_000, files: [{ durationMs: 20_000 }] })
  expect(again.find('other/0/2026-11-30')).toBeNull()
  expect(await readdir(kept())).toHaveLength(1)
})

test('a fortnight after its airing it is removed: no rule repeats it later', async () => {
  await deliver(await Delivered.open(kept(), clockAt('2026-11-30T12:00:00Z')), 'sawa/0/2026-11-30')
  expect((await Delivered.open(kept(), clockAt('2026-12-14T12:00:00Z'))).find('sawa/0/2026-11-30')).not.toBeNull()
  expect((await Delivered.open(kept(), clockAt('2026-12-16T12:00:00Z'))).find('sawa/0/2026-11-30')).toBeNull()
  expect(await readdir(kept())).toEqual([])
})
