// The stream always wins over the archive: on the processor, and on a disk that gets short, fills up and has room again.

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Space } from '../../../server/archive/keeping/space.ts'
import { findEpisodeOf } from '../../../server/archive/store.ts'
import { ArchiveStation, RECORDING_ID, speech } from '../../support/archive-station.ts'
import { goLive } from '../../support/live-client.ts'
import { listen, play } from '../../support/listener.ts'
import { descendantsOf } from '../../support/processes.ts'
import { startStation } from '../../support/real-station.ts'
import { command } from '../../support/station-commands.ts'
import { until } from '../../support/until.ts'

describe('jobs', () => {
  let station: ArchiveStation
  const disk = { freeBytes: 50e9, totalBytes: 100e9 }
  let space: Space
  beforeEach(async () => {
    station = await ArchiveStation.open()
    space = new Space({ folders: [station.folder], reserveBytes: 2e9, events: station.events, levelOf: async () => disk })
    await free(50e9)
  })
  afterEach(() => station.close())

  async function free(bytes: number): Promise<void> {
    disk.freeBytes = bytes
    await space.check()
  }
  const subject = `recording/${RECORDING_ID}`
  const ffmpegs = () => descendantsOf(process.pid).filter(({ command: line }) => line.includes(station.folder) && /ffmpeg/.test(line))
  const attempts = async () => (await station.database.db.selectFrom('jobs').select(['state', 'attempts']).where('subject', '=', subject).executeTakeFirstOrThrow())

  test('run at a lower priority than everything that is on air', async () => {
    await station.record(Array.from({ length: 2 }, () => speech(120)), { durationMs: 240_000 })
    await station.start()
    const working = await until('ffmpeg runs', () => (ffmpegs().length > 0 ? ffmpegs() : null))
    for (const { pid } of working) expect(os.getPriority(pid)).toBeGreaterThanOrEqual(os.getPriority(process.pid) + 10)
  })

  test('do not begin while there is no room, and say so; they go on by themselves when there is', async () => {
    await free(1e9)
    await station.record([speech(12)], { durationMs: 12_000 })
    await station.start({ space })
    expect(await station.jobOver(subject)).toMatchObject({ state: 'waiting', error: expect.stringMatching(/^Waiting for space: the disk has 1.0 GB free.*goes on by itself/) as string })
    expect(await attempts()).toEqual({ state: 'waiting', attempts: 0 })
    await free(50e9)
    await until('the draft is made', () => findEpisodeOf(station.database.db, { recordingId: RECORDING_ID }), 60_000)
    expect(await station.jobOver(subject)).toMatchObject({ state: 'done', error: null })
  })

  test('that run are put back when room gets short, which counts for no attempt, and nothing half is left', async () => {
    await station.record(Array.from({ length: 2 }, () => speech(120)), { durationMs: 240_000 })
    await station.start({ space })
    await until('ffmpeg runs', () => ffmpegs().length > 0)
    await free(1e9)
    await until('it is put back', async () => (await attempts()).state === 'waiting')
    expect([await attempts(), ffmpegs(), readdirSync(station.options().workFolder), await station.archive.storage.list('')]).toEqual([{ state: 'waiting', attempts: 0 }, [], [], []])
    await free(50e9)
    await until('the draft is made', () => findEpisodeOf(station.database.db, { recordingId: RECORDING_ID }), 60_000)
  })
})

// A disk that gets smaller, as only root may make one; anybody else reads here that it was not tried.
test('on a disk that fills up a listener hears on, a host is recorded while jobs wait, and with room again the show becomes its episode', async () => {
  const disk = mkdtempSync(path.join(os.tmpdir(), 'imi-radio-disk-'))
  expect(String(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3g', 'tmpfs', disk]).stderr)).toBe('')
  const dataDir = path.join(disk, 'data')
  mkdirSync(dataDir)
  const size = (value: string) => expect(String(spawnSync('mount', ['-o', `remount,size=${value}`, disk]).stderr)).toBe('')
  const usedKb = () => Number(String(spawnSync('df', ['-k', '--output=used', disk]).stdout).split('\n')[1])
  const station = await startStation({ dataDir })
  try {
    await station.ready()
    await command(station, 'person', 'add', '--login', 'ewa', '--name', 'Ewa', '--role', 'admin', '--password', 'long winter evening')
    const { key } = (await command(station, 'key', 'create', '--login', 'ewa')) as { key: string }
    const listener = await listen(`${station.url}/listen/radio.mp3`)
    /** Ten seconds more of 128 kb/s. */
    const hearsOn = () => listener.until(listener.length + 160_000)
    const troubles = async () => ((await (await fetch(`${station.url}/health/ready`)).json()) as { troubles?: string[] }).troubles?.join(' ') ?? ''

    size(`${usedKb() + 500_000}k`)
    await until('the archive waits', async () => /The archive waits/.test(await troubles()), 60_000)
    await command(station, 'special', 'start', '--login', 'ewa', '--title', 'Debate', '--minutes', '1')
    const host = goLive({ port: station.port, login: 'ewa', key, hz: 1000 })
    await until('the host is on air', async () => ((await (await fetch(`${station.url}/api/v1/now`)).json()) as { onAir: { live: boolean } }).onAir.live, 60_000)
    await hearsOn()
    await hearsOn()
    host.kill('SIGKILL')
    const recordings = path.join(dataDir, 'recordings')
    await until('the recording is finished', () => readdirSync(recordings).some((id) => readFileSync(path.join(recordings, id, 'manifest.jsonl'), 'utf8').includes('"finished"')), 150_000)
    expect(readdirSync(path.join(dataDir, 'archive'))).toEqual([])

    size(`${usedKb()}k`)
    await hearsOn()
    size('3g')
    const episode = await until('the draft is made', async () => readdirSync(path.join(dataDir, 'archive'), { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('.mp3')), 100_000)
    expect(episode).toMatch(/^episodes\/.*\/mp3-/)
    await until('the trouble is over', async () => !/The archive waits|is full/.test(await troubles()), 60_000)
    await hearsOn()
    listener.hangUp()
    expect((await play(listener.bytes, 'mp3')).complaints).toBe('')
  } catch (error) {
    throw new Error(`the station said:\n${station.said().slice(-6000)}`, { cause: error })
  } finally {
    await station.remove()
    spawnSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  }
}, 400_000)
