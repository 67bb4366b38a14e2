// A real browser's microphone on a network that is cut, swallows everything and crawls: not one second is lost.

import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decode } from '../../support/audio.ts'
import { breaksIn, findBeeps, writeBeeps } from '../../support/beeps.ts'
import { FakeLiveDoor } from '../../support/fake-live-door.ts'
import { FaultProxy } from '../../support/fault-proxy.ts'
import { endShow, goLive, launchHostBrowser, standing, turnOnMicrophone } from '../../support/studio-browser.ts'
import type { StudioServer } from '../../support/studio-server.ts'
import { openStudioSite } from '../../support/studio-site.ts'
import { until } from '../../support/until.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'imi-beeps-'))
const door = new FakeLiveDoor()
let server: StudioServer
let network: FaultProxy
let browser: Browser

beforeAll(async () => {
  writeBeeps(path.join(folder, 'beeps.wav'))
  server = await openStudioSite(door)
  network = await FaultProxy.open(server.port)
  browser = await launchHostBrowser(path.join(folder, 'beeps.wav'))
})

afterAll(async () => {
  await browser?.close()
  await network?.close()
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('every beep is in the recording, in order, after a cut, ten seconds in a hole and a line too slow for the sound', async () => {
  const page = await browser.newPage({ locale: 'en-GB' })
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`http://127.0.0.1:${network.port}/studio`)
  await turnOnMicrophone(page)
  await goLive(page)
  await standing(page, 'connecting')
  await until('sound has arrived', () => door.line.bytes.length > 20_000)

  network.set('down')
  await standing(page, 'away')
  await sleep(3000)
  network.set('pass')
  await standing(page, 'connecting')

  network.set('hole')
  await sleep(10_000)
  await standing(page, 'away')
  network.set('pass')
  await standing(page, 'connecting')

  network.throttle(64_000)
  await sleep(6000)
  network.throttle(Infinity)
  await page.getByText('The line is good').waitFor({ timeout: 20_000 })
  await endShow(page)

  expect(complaints).toEqual([])
  expect(door.lines).toHaveLength(1)
  expect(door.line.endedHow).toBe('goodbye')
  const beeps = findBeeps(await decode(door.line.bytes))
  expect(beeps.length).toBeGreaterThan(20)
  expect(breaksIn(beeps)).toEqual([])
  const gaps = beeps.slice(1).map(({ atMs }, index) => Math.round(atMs - (beeps[index]?.atMs ?? 0)))
  // No chunk (200 ms) is missing or doubled between them. A busy machine's browser may itself skip some milliseconds.
  expect(gaps.filter((gap) => Math.abs(gap - 1000) > 180)).toEqual([])
}, 120_000)
