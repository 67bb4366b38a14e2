// A host's line is gone from the middle of the show until after its end: what they said meanwhile is in the recording and in the draft.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readManifest } from '../../../server/broadcast/outputs/recording-manifest.ts'
import { decode } from '../../support/audio.ts'
import { findBeeps, writeBeeps, type HeardBeep } from '../../support/beeps.ts'
import { FaultProxy } from '../../support/fault-proxy.ts'
import { startStation, type RealStation } from '../../support/real-station.ts'
import { command } from '../../support/station-commands.ts'
import { goLive, launchHostBrowser, signIn, standing, turnOnMicrophone } from '../../support/studio-browser.ts'
import { until } from '../../support/until.ts'

const PASSWORD = 'four words are enough'
const folder = mkdtempSync(path.join(os.tmpdir(), 'imi-late-'))
let station: RealStation
let network: FaultProxy
let browser: Browser

beforeAll(async () => {
  station = await startStation()
  await station.ready()
  await command(station, 'person', 'add', '--login', 'marta', '--name', 'Marta', '--role', 'host', '--password', PASSWORD)
  await command(station, 'person', 'add', '--login', 'cora', '--name', 'Cora', '--role', 'coordinator', '--password', PASSWORD)
  writeBeeps(path.join(folder, 'beeps.wav'))
  network = await FaultProxy.open(station.port)
  browser = await launchHostBrowser(path.join(folder, 'beeps.wav'))
})

afterAll(async () => {
  await browser?.close()
  await network?.close()
  await station?.remove()
  rmSync(folder, { recursive: true, force: true })
})

async function cookieOf(login: string): Promise<string> {
  const signedIn = await fetch(`${station.url}/api/v1/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }, body: JSON.stringify({ login, password: PASSWORD }) })
  return signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
}

interface Draft {
  readonly id: string
  readonly masterDurationMs: number
  readonly state: string
}

test('from the place where the line was lost to the end of the slot nothing is missing, and the draft that was made without it is made anew', async () => {
  const page = await browser.newPage({ locale: 'en-GB' })
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  await signIn(page, `http://127.0.0.1:${network.port}`, 'marta', PASSWORD)
  await turnOnMicrophone(page)
  await command(station, 'special', 'start', '--login', 'marta', '--title', 'Radość na żywo', '--minutes', '1')
  const startedAt = Date.now()
  await goLive(page)
  await standing(page, 'onAir')
  await page.waitForTimeout(15_000)
  network.set('down')
  await standing(page, 'away')

  const cookie = await cookieOf('cora')
  const desk = async <Answer,>(url: string): Promise<Answer> => {
    // Asked again and again, it would be told to ask less often.
    await sleep(500)
    return (await (await fetch(station.url + url, { headers: { cookie } })).json()) as Answer // as the test names it
  }
  const draft = await until('the draft without the end', async () => (await desk<{ episodes: Draft[] }>('/api/v1/desk/episodes')).episodes[0] ?? null, 120_000)
  const before = await desk<Draft>(`/api/v1/desk/episodes/${draft.id}`)
  network.set('pass')
  await page.locator('[data-late=sent]').waitFor({ timeout: 60_000 })
  const after = await until('the draft with the end', async () => {
    const episode = await desk<Draft>(`/api/v1/desk/episodes/${draft.id}`)
    return episode.masterDurationMs > before.masterDurationMs + 5_000 ? episode : null
  }, 60_000)
  expect(after.state).toBe('draft')
  expect(complaints).toEqual([])

  const [id = ''] = readdirSync(path.join(station.dataDir, 'recordings'))
  const recording = readManifest(readFileSync(path.join(station.dataDir, 'recordings', id, 'manifest.jsonl'), 'utf8'))
  const parts = await Promise.all((recording?.segments ?? []).map(({ file }) => decode(readFileSync(path.join(station.dataDir, 'recordings', id, file)))))
  expect(recording?.segments.at(-1)?.file).toMatch(/^late-/)
  const beeps = findBeeps(Buffer.concat(parts))
  // At the seam a second may be missing or there twice: what the station had taken in when the line went, and could say to nobody.
  const steps = beeps.slice(1).map(({ beep }, index) => stepOf(beeps[index], beep))
  expect(steps.filter((step) => step !== 1).length).toBeLessThanOrEqual(1)
  expect(steps.filter((step) => step < -1 || step > 2)).toEqual([])
  // Nothing that was said after the slot is in it.
  const lengthMs = parts.reduce((sum, part) => sum + part.length / 192, 0)
  expect(lengthMs).toBeLessThan(61_000)
  expect(lengthMs).toBeGreaterThan(60_000 - (await firstSoundMs(startedAt)) - 4_000)
  expect(Math.abs(after.masterDurationMs - lengthMs)).toBeLessThan(1_000)
}, 300_000)

function stepOf(before: HeardBeep | undefined, beep: number): number {
  // The beeps begin again after sixty; a step back is one below none.
  return ((beep - (before?.beep ?? 0) + 90) % 60) - 30
}

/** How long after the start of the slot the host's first sound was on air. */
async function firstSoundMs(startedAt: number): Promise<number> {
  const [id = ''] = readdirSync(path.join(station.dataDir, 'recordings'))
  const opened = readManifest(readFileSync(path.join(station.dataDir, 'recordings', id, 'manifest.jsonl'), 'utf8'))?.opened.at
  return Date.parse(opened ?? '') - startedAt
}
