// The whole way: a real browser's microphone, the studio, the engine, the mount, a listener who decodes what comes.

import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { breaksIn, findBeeps, writeBeeps, writeTone } from '../../support/beeps.ts'
import { FaultProxy } from '../../support/fault-proxy.ts'
import { startStation, type RealStation } from '../../support/real-station.ts'
import { recordedSegments } from '../../support/recordings.ts'
import { command } from '../../support/station-commands.ts'
import { endShow, goLive, launchHostBrowser, signIn, standing, turnOnMicrophone } from '../../support/studio-browser.ts'
import { until } from '../../support/until.ts'

const HZ = 1320
const PASSWORD = 'four words are enough'
const folder = mkdtempSync(path.join(os.tmpdir(), 'imi-on-air-'))

let station: RealStation
let network: FaultProxy
let browser: Browser | null = null
let page: Page

beforeEach(async () => {
  station = await startStation()
  await station.ready()
  network = await FaultProxy.open(station.port)
})

afterEach(async () => {
  await browser?.close()
  browser = null
  await network.close()
  await station.remove()
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A host with a slot on the far side of the network, signed in, with a file for a microphone. */
async function hostWith(write: (file: string) => void): Promise<void> {
  await command(station, 'person', 'add', '--login', 'marta', '--name', 'Marta', '--role', 'host', '--password', PASSWORD)
  await command(station, 'special', 'start', '--login', 'marta', '--title', 'Radość na żywo', '--minutes', '30')
  const microphone = path.join(folder, 'microphone.wav')
  write(microphone)
  browser = await launchHostBrowser(microphone)
  page = await browser.newPage({ locale: 'en-GB', viewport: { width: 360, height: 740 } })
  await signIn(page, `http://127.0.0.1:${network.port}`, 'marta', PASSWORD)
  await turnOnMicrophone(page)
}

test('every beep is in the recording, in order, though the line was cut, swallowed for ten seconds and throttled', async () => {
  await hostWith((file) => writeBeeps(file))
  await goLive(page)
  await standing(page, 'onAir')
  await sleep(3000)

  network.set('down')
  await standing(page, 'away')
  await sleep(3000)
  network.set('pass')
  await standing(page, 'onAir')

  network.set('hole')
  await sleep(10_000)
  network.set('pass')
  await standing(page, 'onAir')

  network.throttle(64_000)
  await sleep(6000)
  network.throttle(Infinity)
  await page.getByText('The line is good').waitFor({ timeout: 20_000 })
  await standing(page, 'onAir')
  await sleep(3000)
  await endShow(page)
  await sleep(5000)
  station.process.kill('SIGTERM')
  await station.ended

  const beeps = findBeeps(Buffer.concat(await recordedSegments(station.dataDir)))
  expect(beeps.length).toBeGreaterThan(20)
  expect(breaksIn(beeps)).toEqual([])
}, 150_000)

test('the first admin opens the link that the start printed, opens a special in the studio and is on air; a second window takes over', async () => {
  const link = await until('the first admin\'s link', () => /\/invite\/[\w-]{20,}/.exec(station.said())?.[0])
  const microphone = path.join(folder, 'microphone.wav')
  writeTone(microphone, HZ)
  browser = await launchHostBrowser(microphone)
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 360, height: 740 } })
  page = await context.newPage()
  await page.goto(`${station.url}${link}`)
  await page.getByLabel('Your name').fill('Наталія')
  await page.getByLabel('Choose a password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Come in' }).click()
  await page.getByText('Your login. Write it down').waitFor()
  await page.getByRole('link', { name: 'To the studio' }).click()
  await turnOnMicrophone(page)

  await page.getByText('Go live now, outside the plan').click()
  await page.getByLabel('Title for listeners').fill('راديو الجيران')
  await page.getByLabel('Minutes').fill('5')
  await page.getByRole('button', { name: 'Open the slot' }).click()
  await page.locator('[data-standing=off]').getByText('راديو الجيران').waitFor()
  await goLive(page)
  await standing(page, 'onAir')

  const second = await context.newPage()
  await second.goto(`${station.url}/studio`)
  await turnOnMicrophone(second)
  await goLive(second)
  await standing(second, 'onAir')
  await page.locator('[data-over=replaced]').waitFor()
  await endShow(second)
}, 120_000)
