// The station goes away in the middle of a show and comes back: the host keeps talking and does nothing else.

import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { breaksIn, findBeeps, writeBeeps, type HeardBeep } from '../../support/beeps.ts'
import { startStation, type RealStation } from '../../support/real-station.ts'
import { recordedSegments } from '../../support/recordings.ts'
import { command } from '../../support/station-commands.ts'
import { endShow, goLive, launchHostBrowser, signIn, standing, turnOnMicrophone } from '../../support/studio-browser.ts'

const PASSWORD = 'four words are enough'
const folder = mkdtempSync(path.join(os.tmpdir(), 'imi-restart-'))
let station: RealStation
let browser: Browser

beforeAll(async () => {
  station = await startStation()
  await station.ready()
  await command(station, 'person', 'add', '--login', 'marta', '--name', 'Marta', '--role', 'host', '--password', PASSWORD)
  await command(station, 'special', 'start', '--login', 'marta', '--title', 'Radość na żywo', '--minutes', '30')
  writeBeeps(path.join(folder, 'beeps.wav'))
  browser = await launchHostBrowser(path.join(folder, 'beeps.wav'))
})

afterAll(async () => {
  await browser?.close()
  await station?.remove()
  rmSync(folder, { recursive: true, force: true })
})

test('killed and started again, and then restarted in order: the host is on air again each time, and the one recording has every beep, in order', async () => {
  const page = await browser.newPage({ locale: 'en-GB' })
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  await signIn(page, station.url, 'marta', PASSWORD)
  await turnOnMicrophone(page)
  await goLive(page)
  await standing(page, 'onAir')
  await beepsPass(page, 3)

  for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
    station.process.kill(signal)
    await station.ended
    await page.getByText('of your sound is waiting to be sent').waitFor()
    station = await startStation({ dataDir: station.dataDir, port: station.port })
    await standing(page, 'onAir')
    await beepsPass(page, 3)
  }
  await endShow(page)
  station.process.kill('SIGTERM')
  await station.ended

  expect(complaints).toEqual([])
  const parts = (await recordedSegments(station.dataDir)).map(wholeBeeps)
  expect(parts).toHaveLength(3)
  expect(parts.flatMap(breaksIn)).toEqual([])
  // At each seam some tenths of a second may be missing or there twice, and with them the beep that they belong to.
  const missing = parts.slice(1).map((beeps, index) => (beeps[0]?.beep ?? NaN) - (parts[index]?.at(-1)?.beep ?? NaN) - 1)
  expect(missing.filter((beeps) => !(beeps >= -1 && beeps <= 1))).toEqual([])
}, 120_000)

/** So many seconds of the show. */
async function beepsPass(page: Page, seconds: number): Promise<void> {
  await page.waitForTimeout(seconds * 1000)
}

/** Without the piece of a beep with which a segment may begin. */
function wholeBeeps(pcm: Buffer): readonly HeardBeep[] {
  const [first, second, ...rest] = findBeeps(pcm)
  if (!first || !second) return first ? [first] : []
  return second.atMs - first.atMs < 900 ? [second, ...rest] : [first, second, ...rest]
}
