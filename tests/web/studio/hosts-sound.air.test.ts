// What a host hears of themselves, and what listeners hear when the host plays music and speaks: a real browser's mixing desk.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { bytesToMs } from '../../../server/media/pcm.ts'
import { decode, tone } from '../../support/audio.ts'
import { writeTone } from '../../support/beeps.ts'
import { FakeLiveDoor } from '../../support/fake-live-door.ts'
import { endShow, goLive, launchHostBrowser, standing, turnOnMicrophone } from '../../support/studio-browser.ts'
import type { StudioServer } from '../../support/studio-server.ts'
import { openStudioSite } from '../../support/studio-site.ts'
import { levelOf } from '../../support/tone-level.ts'
import { until } from '../../support/until.ts'

const VOICE_HZ = 1000
const MUSIC_HZ = 2500
const SPEAKS_S = 2
/** The music is up again 2 s after the last word. */
const PAUSE_S = 3
/** What is judged at a time. */
const WINDOW_MS = 100
/** In decibels below full scale: the host speaks, or says nothing. */
const [HEARD, UNHEARD] = [-30, -60]

const folder = mkdtempSync(path.join(os.tmpdir(), 'imi-sound-'))
const song = path.join(folder, 'Пісня.mp3')
let door: FakeLiveDoor
let server: StudioServer
let browser: Browser
let page: Page

beforeAll(async () => {
  const microphone = path.join(folder, 'microphone.wav')
  writeTone(microphone, VOICE_HZ, SPEAKS_S, PAUSE_S)
  writeFileSync(song, await tone(MUSIC_HZ, 60, 'mp3'))
  browser = await launchHostBrowser(microphone)
})

beforeEach(async () => {
  door = new FakeLiveDoor()
  server = await openStudioSite(door)
  page = await browser.newPage({ locale: 'en-GB' })
  await page.goto(`http://127.0.0.1:${server.port}/studio`)
  await turnOnMicrophone(page)
})

afterEach(async () => {
  await page.close({ runBeforeUnload: false })
  await server.close()
})

afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('music is heard, twenty decibels quieter while the host speaks, and as loud as before some seconds after the last word', async () => {
  await goLive(page)
  await standing(page, 'connecting')
  await page.getByText('Play music or a jingle').click()
  await page.getByLabel('Choose a file').setInputFiles(song)
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await until('the title for listeners', () => door.line.titles.includes('Пісня'))
  await page.waitForTimeout((2 * SPEAKS_S + PAUSE_S) * 1000)
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await page.waitForTimeout(1000)
  await endShow(page)

  const heard = levels(await decode(door.line.bytes))
  const begins = heard.findIndex(({ music }) => music > UNHEARD)
  const quiet = heard.filter((_, index) => index > begins + 5 && lasts(heard, index, 5, ({ voice }) => voice > HEARD))
  const loud = heard.filter(({ music }, index) => music > UNHEARD && lasts(heard, index, 25, ({ voice }) => voice < UNHEARD))
  expect([quiet.length, loud.length].map((windows) => windows >= 5)).toEqual([true, true])
  expect(Math.min(...loud.map(({ music }) => music))).toBeGreaterThan(-15)
  const [down, up] = [quiet, loud].map((windows) => windows.reduce((sum, { music }) => sum + music, 0) / windows.length) as [number, number] // two in, two out
  expect(up - down).toBeGreaterThan(18)
  expect(up - down).toBeLessThan(22)
  expect(heard.at(-1)?.music).toBeLessThan(UNHEARD)
}, 60_000)

test('five seconds are recorded for the host alone, and what is played back has the microphone\'s pitch', async () => {
  await page.getByRole('button', { name: 'Record 5 seconds and listen' }).click()
  const played = await page.getByLabel('This is how you sound').evaluate(pitchOfPlayer)
  expect(played.db).toBeGreaterThan(-40)
  expect(Math.abs(played.hz - VOICE_HZ)).toBeLessThan(10)
  expect(door.asked).toBe(0)
})

/** Voice and music of each tenth of a second. */
function levels(pcm: Buffer): { readonly voice: number; readonly music: number }[] {
  const windows = Math.floor(bytesToMs(pcm.length) / WINDOW_MS)
  return Array.from({ length: windows }, (_, index) => {
    const at = (hz: number) => levelOf(pcm, hz, index * WINDOW_MS, (index + 1) * WINDOW_MS)
    return { voice: at(VOICE_HZ), music: at(MUSIC_HZ) }
  })
}

/** Whether it has been so in the last `windows`, this one included. */
function lasts<T>(all: readonly T[], index: number, windows: number, isSo: (one: T) => boolean): boolean {
  return index >= windows && all.slice(index - windows + 1, index + 1).every(isSo)
}

/** Runs in the page: presses play and listens until something is heard, or to the end; gives the loudest pitch. */
async function pitchOfPlayer(element: Element): Promise<{ hz: number; db: number }> {
  const player = element as HTMLAudioElement // asked for by its label
  const context = new AudioContext()
  const ear = new AnalyserNode(context, { fftSize: 16_384, smoothingTimeConstant: 0 })
  new MediaElementAudioSourceNode(context, { mediaElement: player }).connect(ear)
  await player.play()
  const spectrum = new Float32Array(ear.frequencyBinCount)
  let loudest = { hz: 0, db: -Infinity }
  while (!player.ended && loudest.db < -30) {
    await new Promise(requestAnimationFrame)
    ear.getFloatFrequencyData(spectrum)
    const db = Math.max(...spectrum)
    if (db > loudest.db) loudest = { hz: (spectrum.indexOf(db) * context.sampleRate) / ear.fftSize, db }
  }
  await context.close()
  return loudest
}
