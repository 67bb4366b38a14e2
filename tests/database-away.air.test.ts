// The real process while its database is away for a whole minute: nobody hears it, and what happened meanwhile is written down afterwards.

import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Selectable } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { dataFolder } from '../server/data-folder.ts'
import { openDatabase } from '../server/db/database.ts'
import type { Tables } from '../server/db/tables.ts'
import { embeddedUrl } from '../server/db/embedded-postgres.ts'
import { silentLog } from '../server/log.ts'
import { FFMPEG, silences } from './support/audio.ts'
import { listen, play, type Listener } from './support/listener.ts'
import { pitchLine, type Note } from './support/pitch-line.ts'
import { descendantsOf, type Process } from './support/processes.ts'
import { startStation, type RealStation } from './support/real-station.ts'
import { command } from './support/station-commands.ts'

const AWAY_MS = 60_000
const PASSWORD = 'long winter evening'
const OLA = { hz: 1000, again: 1500 }

let station: RealStation | null = null
let stopped: readonly Process[] = []
const hosts: ChildProcess[] = []
afterEach(async () => {
  for (const { pid } of stopped) process.kill(pid, 'SIGCONT')
  for (const host of hosts.splice(0)) host.kill('SIGKILL')
  await station?.remove()
})

interface Now {
  readonly onAir: { readonly live: boolean; readonly reasonCode: string; readonly occurrenceId: string }
}

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${station?.url}${path}`, { headers })
/** Four questions a second: the rate limit is for everybody. */
const until = (what: string, ask: () => Promise<boolean>) => expect.poll(ask, { message: what, interval: 250, timeout: 40_000 }).toBe(true)
const onAir = async (): Promise<Now['onAir']> => ((await (await get('/api/v1/now')).json()) as Now).onAir

function goLive(port: number, key: string, hz: number): ChildProcess {
  const sound = ['-re', '-f', 'lavfi', '-i', `sine=${hz}:sample_rate=48000`, '-af', 'volume=12dB', '-ac', '2', '-c:a', 'libmp3lame', '-b:a', '128k', '-f', 'mp3']
  const host = spawn(FFMPEG, ['-v', 'quiet', '-nostdin', ...sound, `icecast://ola:${key}@127.0.0.1:${port}/live`], { stdio: 'ignore' })
  hosts.push(host)
  return host
}

/** How much was aired while somebody listened, from the first byte after the burst. */
interface Aired {
  readonly atMs: number
  readonly bytes: number
}
const aired = (listener: Listener): Aired => ({ atMs: performance.now(), bytes: listener.length })

async function history(of: RealStation): Promise<{ sessions: Selectable<Tables['live_sessions']>[]; recordings: Selectable<Tables['recordings']>[]; airings: Selectable<Tables['airings']>[] }> {
  const { db, close } = await openDatabase({ url: embeddedUrl(dataFolder(of.dataDir)), dataDir: of.dataDir, log: silentLog })
  try {
    return {
      sessions: await db.selectFrom('live_sessions').selectAll().execute(),
      recordings: await db.selectFrom('recordings').selectAll().execute(),
      airings: await db.selectFrom('airings').selectAll().orderBy('started_at').execute(),
    }
  } finally {
    await close()
  }
}

test('a minute without a database is not heard: a live host goes on, freezes and comes back, the slot ends, and all of it is written when it returns', async () => {
  station = await startStation()
  await station.ready()
  await command(station, 'person', 'add', '--login', 'ola', '--name', 'Ola', '--role', 'host', '--password', PASSWORD)
  const { key } = (await command(station, 'key', 'create', '--login', 'ola')) as { key: string }
  const signIn = await fetch(`${station.url}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: station.url },
    body: JSON.stringify({ login: 'ola', password: PASSWORD }),
  })
  const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  expect((await get('/api/v1/me', { cookie })).status).toBe(200)
  const special = (await command(station, 'special', 'start', '--login', 'ola', '--title', 'Debate', '--minutes', '1')) as { id: string; endsAt: string }
  await until('the special on air', async () => (await onAir()).occurrenceId === special.id)
  const host = goLive(station.port, key, OLA.hz)
  await until('the host on air', async () => (await onAir()).live)
  const listener = await listen(`${station.url}/listen/radio.mp3`)
  await listener.until(200_000)

  stopped = descendantsOf(station.process.pid ?? 0).filter(({ command }) => command.includes('postgres'))
  for (const { pid } of stopped) process.kill(pid, 'SIGSTOP')
  const goneAtMs = performance.now()
  const before = aired(listener)

  // The site answers from what it has, and says of the rest what it is.
  expect((await get('/health/ready')).status).toBe(200)
  expect((await get('/api/v1/programme')).status).toBe(200)
  expect((await get('/api/v1/station')).status).toBe(200)
  expect((await get('/')).status).toBe(200)
  const asked = get('/api/v1/shows')
  expect(await (await get('/api/v1/me', { cookie })).json()).toMatchObject({ person: { login: 'ola' } })

  host.kill('SIGSTOP')
  await until('the bed', async () => (await onAir()).reasonCode === 'line_stalled')
  goLive(station.port, key, OLA.again)
  await until('the host back on air', async () => (await onAir()).live)
  const shows = await asked
  expect([shows.status, ((await shows.json()) as { code: string }).code]).toEqual([503, 'database_away'])

  await sleep(Math.max(0, Date.parse(special.endsAt) + 500 - Date.now()))
  await until('the end of the special', async () => (await onAir()).occurrenceId !== special.id)
  await sleep(AWAY_MS - (performance.now() - goneAtMs))
  expect((await get('/health/ready')).status).toBe(200)
  const after = aired(listener)
  for (const { pid } of stopped) process.kill(pid, 'SIGCONT')
  stopped = []

  await until('the shows again', async () => (await get('/api/v1/shows')).status === 200)
  let written = await history(station)
  await until('the history', async () => {
    written = await history(station as RealStation)
    return written.recordings[0]?.state === 'finished' && written.airings.some((one) => one.started_at >= new Date(special.endsAt))
  })
  expect(written.sessions).toMatchObject([{ host_name: 'Ola', occurrence_id: special.id, by: 'client', ending: 'slot-over', lines: 2, on_air_at: expect.any(Date) as Date }])
  expect(written.sessions[0]?.ended_at?.getTime()).toBeGreaterThanOrEqual(Date.parse(special.endsAt))
  expect(written.recordings).toMatchObject([{ occurrence_id: special.id, state: 'finished' }])
  const [recording] = written.recordings
  expect(recording?.duration_ms ?? 0).toBeGreaterThan(20_000)
  const ofSpecial = written.airings.filter((one) => one.occurrence_id === special.id).map((one) => one.reason_code)
  // Twice, and once more for each time a busy machine itself held the host up.
  expect(ofSpecial.filter((code) => code === 'live').length).toBeGreaterThanOrEqual(2)
  expect(ofSpecial).toContain('line_stalled')
  expect(written.airings.slice(0, -1).every((one) => one.ended_at !== null)).toBe(true)

  // As many bytes as the minute had, at 16 a millisecond; a block of the mount may be on its way at either end.
  expect(listener.isOver).toBe(false)
  listener.hangUp()
  expect((after.bytes - before.bytes) / 16 / (after.atMs - before.atMs)).toBeCloseTo(1, 1)
  const { pcm, complaints } = await play(listener.bytes, 'mp3')
  expect(complaints).toBe('')
  const from = before.bytes / 16
  const heard = pitchLine(pcm.subarray(Math.ceil(from * 48) * 4), [OLA.hz, OLA.again, 440])
  expect(heard[0]?.hz).toBe(OLA.hz)
  const lengthOf = (note: Note) => note.toMs - note.fromMs
  const back = heard.filter((note) => note.hz === OLA.again).toSorted((a, b) => lengthOf(b) - lengthOf(a))[0]
  // What fades in at the end of the slot is music, with pauses of its own.
  const to = from + (back?.toMs ?? 0) - 500
  expect(to - from).toBeGreaterThan(30_000)
  expect(silences(pcm.subarray(Math.ceil(from * 48) * 4, Math.floor(to * 48) * 4))).toEqual([])
  const figures = await (await get('/metrics')).text()
  expect(figures).toMatch(/^radio_clock_dropped_blocks_total 0$/m)
}, 300_000)
