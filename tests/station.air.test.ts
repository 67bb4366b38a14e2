// The command line and a source client on the real process: from an empty folder to a host who is heard.

import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { decode, dominantPitch, FFMPEG } from './support/audio.ts'
import { makeDataDir, startStation, type RealStation } from './support/real-station.ts'

const PROGRAM = path.resolve(import.meta.dirname, '../server/station.ts')

let station: RealStation | null = null
let hosts: ChildProcess[] = []
afterEach(async () => {
  for (const host of hosts) host.kill('SIGKILL')
  hosts = []
  await station?.remove()
  station = null
})

/** `npm run station -- …`, beside a station or alone on its folder. */
function run(dataDir: string, ...args: readonly string[]) {
  const { DATABASE_URL: _, ...inherited } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { env: { ...inherited, DATA_DIR: dataDir }, encoding: 'utf8' })
  return { status, stdout, stderr }
}

function json(dataDir: string, ...args: readonly string[]): Record<string, unknown> {
  const { status, stdout, stderr } = run(dataDir, ...args, '--json')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/^\{.*\}\n$/)
  return JSON.parse(stdout) as Record<string, unknown>
}

const PERSON = ['person', 'add', '--login', 'ola', '--name', 'Оля', '--role', 'host', '--password', 'long winter evening']

const MP3 = ['-c:a', 'libmp3lame', '-b:a', '128k', '-f', 'mp3']

function goLive(to: RealStation, key: string, hz: number, encoding: readonly string[] = MP3): ChildProcess {
  const sound = ['-re', '-f', 'lavfi', '-i', `sine=${hz}:sample_rate=48000`, '-ac', '2', ...encoding]
  const host = spawn(FFMPEG, ['-v', 'error', '-nostdin', ...sound, `icecast://ola:${key}@127.0.0.1:${to.port}/live`], { stdio: ['ignore', 'ignore', 'pipe'] })
  hosts.push(host)
  return host
}

interface Now {
  readonly onAir: { readonly kind: string; readonly live: boolean; readonly reason: string; readonly host: { readonly name: string } | null; readonly show: { readonly title: string } | null }
}

async function now(of: RealStation): Promise<Now['onAir']> {
  return ((await (await fetch(`${of.url}/api/v1/now`)).json()) as Now).onAir
}

/** What listeners hear, from a fresh connection, `ms` after its burst began. */
async function heard(of: RealStation, ms: number): Promise<number | null> {
  const answer = await fetch(`${of.url}/listen/radio.mp3`)
  const chunks: Buffer[] = []
  const until = performance.now() + ms
  for await (const chunk of answer.body ?? []) {
    chunks.push(Buffer.from(chunk as Uint8Array))
    if (performance.now() > until) break
  }
  const pcm = await decode(Buffer.concat(chunks))
  const lengthMs = pcm.length / 192
  return dominantPitch(pcm, lengthMs - 1000, lengthMs)
}

/** The pitches of the seconds of what is on air, from its beginning, in tens of Hz. */
async function fromBeginning(of: RealStation): Promise<readonly number[]> {
  const { playlist } = (await (await fetch(`${of.url}/api/v1/start-over`)).json()) as { playlist: string | null }
  const list = playlist === null ? '' : await (await fetch(of.url + playlist)).text()
  expect(list).toContain('X-SHOW-TITLE="Перший ефір"')
  const segments = list.split('\n').filter((line) => line.startsWith('/'))
  const sound = await Promise.all(segments.map(async (address) => Buffer.from(await (await fetch(of.url + address)).arrayBuffer())))
  const pcm = await decode(Buffer.concat(sound))
  return Array.from({ length: Math.floor(pcm.length / 192_000) }, (_, second) => Math.round((dominantPitch(pcm, second * 1000, second * 1000 + 1000) ?? 0) / 10) * 10)
}

test('the commands work on a folder whose station does not run, and leave nothing running', () => {
  const dataDir = makeDataDir()
  expect(json(dataDir, ...PERSON)).toMatchObject({ person: { login: 'ola', name: 'Оля', role: 'host' } })
  expect(json(dataDir, 'key', 'create', '--login', 'ola')).toMatchObject({ login: 'ola', key: expect.stringMatching(/^imi-/) as string, mount: '/live' })
  expect(json(dataDir, 'invite', 'create', '--role', 'host')).toMatchObject({ role: 'host', link: expect.stringContaining('/invite/') as string })
  const again = run(dataDir, ...PERSON, '--json')
  expect(again).toMatchObject({ status: 1, stderr: 'The login "ola" is taken; choose another.\n' })
  expect(JSON.parse(again.stdout)).toEqual({ error: { code: 'login_taken', message: 'The login "ola" is taken; choose another.' } })
  const wrongHost = run(dataDir, ...PERSON.map((word) => (word === 'ola' ? 'lesia' : word)), '--host', 'lesia-z-brami', '--json')
  expect(wrongHost).toMatchObject({ status: 1, stderr: 'No host of the programme has the slug "lesia-z-brami"; did you mean "lesia-z-bramy" (Леся з Брами)?\n' })
  expect(JSON.parse(wrongHost.stdout)).toMatchObject({ error: { code: 'host_unknown' } })
  expect(json(dataDir, ...PERSON.map((word) => (word === 'ola' ? 'lesia' : word)), '--host', 'lesia-z-bramy')).toMatchObject({ person: { hostSlug: 'lesia-z-bramy' } })
  // A database left running would refuse the second of these.
  expect(spawnSync('sh', ['-c', `test ! -e "${dataDir}/postgres/postmaster.pid"`]).status).toBe(0)
  spawnSync('rm', ['-rf', dataDir])
})

test('a host gets account, key and special while the station runs, goes live with ffmpeg, is heard, drops and comes back; who comes late hears it from its beginning', async () => {
  station = await startStation()
  await station.ready()
  json(station.dataDir, ...PERSON)
  const { key } = json(station.dataDir, 'key', 'create', '--login', 'ola') as { key: string }

  const early = goLive(station, key, 1000)
  let said = ''
  early.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
  await expect.poll(() => early.exitCode, { timeout: 15_000 }).not.toBeNull()
  expect(said).toContain('403')

  json(station.dataDir, 'special', 'start', '--login', 'ola', '--title', 'Перший ефір', '--minutes', '30')
  // The station hears of the special through the database, a moment later.
  await expect.poll(() => now(station as RealStation)).toMatchObject({ show: { title: 'Перший ефір' } })
  const host = goLive(station, key, 1000)
  await expect.poll(() => now(station as RealStation), { timeout: 20_000 }).toMatchObject({ kind: 'client', live: true, host: { name: 'Оля' } })
  await expect.poll(() => heard(station as RealStation, 2000), { timeout: 20_000 }).toBeCloseTo(1000, -1)

  // A killed program closes its connection like one whose host pressed "disconnect".
  host.kill('SIGKILL')
  await expect.poll(() => now(station as RealStation), { timeout: 10_000 }).toMatchObject({ live: false, reasonCode: 'line_gone' })
  goLive(station, key, 1500)
  await expect.poll(() => heard(station as RealStation, 2000), { timeout: 20_000 }).toBeCloseTo(1500, -1)
  expect(await now(station)).toMatchObject({ kind: 'client', live: true, host: { name: 'Оля' } })

  await expect.poll(() => fromBeginning(station as RealStation), { timeout: 20_000 }).toEqual(expect.arrayContaining([1000, 1500]))
})

test('a host is heard in every format that source clients send', async () => {
  station = await startStation()
  await station.ready()
  json(station.dataDir, ...PERSON)
  const { key } = json(station.dataDir, 'key', 'create', '--login', 'ola') as { key: string }
  json(station.dataDir, 'special', 'start', '--login', 'ola', '--title', 'Formats', '--minutes', '30')
  await expect.poll(() => now(station as RealStation)).toMatchObject({ show: { title: 'Formats' } })
  const formats = [
    { hz: 700, encoding: ['-c:a', 'libvorbis', '-content_type', 'application/ogg', '-f', 'ogg'] },
    { hz: 900, encoding: ['-c:a', 'libopus', '-content_type', 'audio/ogg', '-f', 'ogg'] },
    { hz: 1100, encoding: ['-c:a', 'flac', '-content_type', 'application/ogg', '-f', 'ogg'] },
    { hz: 1300, encoding: ['-c:a', 'aac', '-content_type', 'audio/aac', '-f', 'adts'] },
    { hz: 1700, encoding: MP3 },
  ]
  for (const { hz, encoding } of formats) {
    const host = goLive(station, key, hz, encoding)
    await expect.poll(() => heard(station as RealStation, 1500), { timeout: 25_000, message: encoding.join(' ') }).toBeCloseTo(hz, -1)
    host.kill('SIGKILL')
  }
})
