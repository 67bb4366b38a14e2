// The real process: how it starts, what it refuses, how it stops, and what it leaves behind when it is killed.

import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { descendantsOf, processesNaming, stillRunning } from './support/processes.ts'
import { startStation, type RealStation, type StartOptions } from './support/real-station.ts'

const stations: RealStation[] = []
afterEach(async () => {
  await Promise.all(stations.splice(0).map((station) => station.remove()))
})

async function start(options: StartOptions = {}): Promise<RealStation> {
  const station = await startStation(options)
  stations.push(station)
  return station
}

const pidOf = (station: RealStation) => station.process.pid ?? 0

/** Bytes of a stream that came within some time. */
async function listenFor(station: RealStation, ms: number): Promise<number> {
  const answer = await fetch(`${station.url}/listen/radio.mp3`, { signal: AbortSignal.timeout(ms) })
  let bytes = 0
  try {
    for await (const chunk of answer.body ?? []) bytes += chunk.length
  } catch (error) {
    if ((error as Error).name !== 'TimeoutError') throw error
  }
  return bytes
}

test('an empty folder becomes a station that can be heard; SIGTERM ends it in order with all its children', async () => {
  const station = await start()
  await station.ready()
  await expect.poll(() => station.said(), { timeout: 20_000 }).toContain('Source clients:')
  expect(station.said()).toContain(`IMI Radio is on air:  http://localhost:${station.port}`)
  expect(station.said()).toMatch(/First admin: +http:\/\/localhost:\d+\/invite\/[\w-]{43}/)
  expect(await listenFor(station, 1500)).toBeGreaterThan(16_000)
  const children = descendantsOf(pidOf(station))
  expect(children.map((child) => child.command).join('\n')).toMatch(/postgres[^]*ffmpeg/)

  station.process.kill('SIGTERM')
  expect(await station.ended).toEqual([0, null])
  expect(station.said()).toContain('"msg":"stopped"')
  expect(stillRunning(children)).toEqual([])
})

test('a second start finds everything as it was, and once there is an admin no link makes another', async () => {
  const first = await start()
  await expect.poll(() => first.said(), { timeout: 60_000 }).toContain('Source clients:')
  const link = /invite\/([\w-]{43})/.exec(first.said())?.[1]
  const accepted = await fetch(`${first.url}/api/v1/invitations/${link}/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: first.url },
    body: JSON.stringify({ name: 'Anna Test', password: 'a long enough password' }),
  })
  expect(accepted.status).toBe(201)
  first.process.kill('SIGINT')
  await first.ended

  const second = await start({ dataDir: first.dataDir })
  await second.ready()
  await expect.poll(() => second.said(), { timeout: 60_000 }).toContain('Source clients:')
  expect(second.said()).not.toContain('First admin')
})

test('killed without warning it leaves no process behind, and starts again on the same folder', async () => {
  const station = await start()
  await station.ready()
  const children = descendantsOf(pidOf(station))
  expect(children.length).toBeGreaterThan(5)
  station.process.kill('SIGKILL')
  await station.ended
  await expect.poll(() => stillRunning(children), { timeout: 10_000 }).toEqual([])
  const again = await start({ dataDir: station.dataDir })
  await again.ready()
})

test('a second signal ends it at once, whatever still hangs', async () => {
  const station = await start()
  await station.ready()
  const postmaster = Number(readFileSync(path.join(station.dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(postmaster, 'SIGSTOP')
  try {
    station.process.kill('SIGTERM')
    await expect.poll(() => station.said()).toContain('once more stops at once')
    // Within a moment npm's echo of the same Ctrl-C is not taken for a second one.
    await sleep(600)
    station.process.kill('SIGTERM')
    expect(await station.ended).toEqual([143, null])
  } finally {
    process.kill(postmaster, 'SIGCONT')
  }
})

test('a second copy on the same folder is refused in one sentence, and the first one stays on air', async () => {
  const first = await start()
  await first.ready()
  const second = await start({ dataDir: first.dataDir })
  expect(await second.ended).toEqual([1, null])
  expect(second.said()).toMatch(/in use by another running copy of the station: stop that one first, or set DATA_DIR to another folder\.\s*$/)
  expect(second.said()).not.toContain('    at ')
  expect(await listenFor(first, 1000)).toBeGreaterThan(16_000)
})

test('a taken port is named with what to do, and nothing is left running', async () => {
  const first = await start()
  await first.ready()
  const second = await start({ port: first.port })
  expect(await second.ended).toEqual([1, null])
  expect(second.said()).toMatch(new RegExp(`Port ${first.port} is taken by another program: stop that one, or set PORT`))
  expect(second.said()).not.toContain('    at ')
  expect(processesNaming(second.dataDir)).toEqual([])
})

test('a wrong configuration is told whole before anything is touched', async () => {
  const station = await start({ env: { SOURCE_PORT: 'x', PUBLIC_URL: 'y' } })
  expect(await station.ended).toEqual([1, null])
  expect(station.said().trim()).toMatch(/^The configuration has 2 problems:\n {2}- SOURCE_PORT .*\n {2}- PUBLIC_URL .*$/)
  expect(readdirSync(station.dataDir)).toEqual([])
})
