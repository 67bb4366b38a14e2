// A host's evening: from an invitation to the air, the slot that comes by itself (H2), and the line that drops (H3).

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MANIFEST } from '../../server/broadcast/outputs/recording-folder.ts'
import { readManifest } from '../../server/broadcast/outputs/recording-manifest.ts'
import invitation from '../../web/people/texts/ar.ts'
import studio from '../../web/studio/texts/ar.ts'
import { onWall } from '../schedules/series.ts'
import { SHIPPED_FOLDER, showLine } from '../schedules/station-files.ts'
import { decode, dominantPitch, silences } from '../support/audio.ts'
import { writeTone } from '../support/beeps.ts'
import { FaultProxy } from '../support/fault-proxy.ts'
import { listen, type Listener } from '../support/listener.ts'
import { makeDataDir, startStation, type RealStation } from '../support/real-station.ts'
import { command } from '../support/station-commands.ts'
import { endShow, goLive, launchHostBrowser, signIn, standing, turnOnMicrophone } from '../support/studio-browser.ts'
import { until } from '../support/until.ts'

declare global {
  /** What the page under test asked of the microphone, in order. */
  var asked: unknown[]
}

const MINUTE_MS = 60_000
const PASSWORD = 'four words are enough'
const SAMIRA_HZ = 880
const DENIZ_HZ = 1320
const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
const folder = mkdtempSync(path.join(os.tmpdir(), 'imi-hosts-'))

let station: RealStation
let network: FaultProxy
let samira: Browser
let deniz: Browser
let page: Page
let listener: Listener

beforeAll(async () => {
  cpSync(SHIPPED_FOLDER, path.join(folder, 'station'), { recursive: true })
  writeProgramme(path.join(folder, 'station'))
  station = await startStation({ dataDir: makeDataDir(), env: { STATION: path.join(folder, 'station') } })
  await station.ready()
  network = await FaultProxy.open(station.port)
  for (const [name, hz] of [['samira', SAMIRA_HZ], ['deniz', DENIZ_HZ]] as const) writeTone(path.join(folder, `${name}.wav`), hz)
  ;[samira, deniz] = await Promise.all([launchHostBrowser(path.join(folder, 'samira.wav')), launchHostBrowser(path.join(folder, 'deniz.wav'))])
  listener = await listen(`${station.url}/listen/radio.mp3`)
}, 120_000)

afterAll(async () => {
  listener?.hangUp()
  await Promise.all([samira?.close(), deniz?.close()])
  await network?.close()
  await station?.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** Samira's show is on since the last full minute, for two minutes; Deniz follows her; Wanda comes in two hours. */
function writeProgramme(into: string): void {
  const begun = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS
  const at = (minutes: number) => {
    const [date = '', time = ''] = onWall(begun + minutes * MINUTE_MS).slice(0, 16).split(' ')
    return { date, time }
  }
  const show = (slug: string, minute: number, minutes: number) => showLine(slug, `{start: "${at(minute).time}", minutes: ${minutes}, first: ${at(minute).date}}`).replace('hosts: [ala]', `hosts: [${slug}]`)
  const head = 'version: 1\nstation: imi-radio\n'
  const hosts = ['samira', 'deniz', 'wanda'].map((slug) => `  - {slug: ${slug}, name: ${slug}, languages: [pl]}\n`).join('')
  writeFileSync(path.join(into, 'hosts.yaml'), `${head}hosts:\n${hosts}`)
  writeFileSync(path.join(into, 'shows.yaml'), `${head}shows:\n${show('samira', 0, 2)}${show('deniz', 2, 20)}${show('wanda', 120, 30)}`)
  writeFileSync(path.join(into, 'exceptions.yaml'), `${head}exceptions: []\n`)
}

/** The pitch of the last second that the listener has received. */
async function heard(): Promise<number | null> {
  // The mount sends 16,000 bytes a second; frames stand alone, so a decoder may begin anywhere.
  const pcm = await decode(listener.bytes.subarray(-48_000))
  const endMs = pcm.length / 192
  return dominantPitch(pcm, endMs - 1000, endMs)
}

const isHeard = async (hz: number) => Math.abs(((await heard()) ?? 0) - hz) < 5
const onAir = async () => ((await (await fetch(`${station.url}/api/v1/now`, { headers: { connection: 'close' } })).json()) as { onAir: { occurrenceId: string | null } }).onAir

test('a first-timer is on air within a minute of opening the invitation, on a phone, in her language, with nine taps and two fields', async () => {
  const { link } = (await command(station, 'invite', 'create', '--role', 'host', '--host', 'samira')) as { link: string }
  const phone = await (await samira.newContext({ ...PHONE, locale: 'ar' })).newPage()
  let taps = 0
  const tap = async (words: unknown) => {
    taps += 1
    await phone.getByRole('button', { name: String(words), exact: true }).or(phone.getByRole('link', { name: String(words), exact: true })).tap()
  }
  const opened = performance.now()
  await phone.goto(`${station.url}${new URL(link).pathname}`)
  await phone.getByLabel(String(invitation.texts['invite.name'])).fill('سميرة')
  await phone.getByLabel(String(invitation.texts['invite.password']), { exact: true }).fill(PASSWORD)
  await tap(invitation.texts['invite.go'])
  await tap(invitation.texts['invite.studio'])
  await tap(studio.texts['microphone.allow'])
  await phone.getByRole('meter').waitFor()
  await phone.getByText(String(studio.texts['sound.music.help'])).tap()
  await tap(studio.texts['go.live'])
  await standing(phone, 'onAir')
  // The issue's own bound; the way takes a tenth of it.
  expect(performance.now() - opened).toBeLessThan(60_000)
  expect(taps).toBeLessThanOrEqual(9)
  expect(await phone.evaluate(() => document.documentElement.dir)).toBe('rtl')
  await until('Samira is heard', () => isHeard(SAMIRA_HZ))
}, 120_000)

test('H2: who comes hours early is told when to connect and is not let in; who comes minutes early waits in the studio and is on air by herself, after a short fade', async () => {
  await command(station, 'person', 'add', '--login', 'wanda', '--name', 'Wanda', '--role', 'host', '--host', 'wanda', '--password', PASSWORD)
  const early = await (await deniz.newContext({ ...PHONE, locale: 'en-GB' })).newPage()
  await signIn(early, station.url, 'wanda', PASSWORD)
  await early.getByText(/You can connect in 1 .*4\d min/).waitFor()
  await turnOnMicrophone(early)
  await goLive(early)
  await early.getByText('It is not your time yet.').waitFor()
  expect(await early.locator('[data-standing=onAir]').count()).toBe(0)
  await early.context().close()

  await command(station, 'person', 'add', '--login', 'deniz', '--name', 'Deniz', '--role', 'host', '--host', 'deniz', '--password', PASSWORD)
  page = await (await deniz.newContext({ ...PHONE, locale: 'en-GB' })).newPage()
  await page.addInitScript(() => {
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = (wishes) => {
      asked.push(wishes?.audio)
      return open(wishes)
    }
    globalThis.asked = []
  })
  await signIn(page, `http://127.0.0.1:${network.port}`, 'deniz', PASSWORD)
  await turnOnMicrophone(page)
  expect(await page.evaluate(() => Object.assign({}, ...asked))).toMatchObject({ echoCancellation: false, noiseSuppression: false, autoGainControl: false })
  await goLive(page)
  await standing(page, 'greenRoom')
  await page.getByText(/On air in/).waitFor()
  expect(await isHeard(SAMIRA_HZ)).toBe(true)

  const before = listener.length
  await standing(page, 'onAir', 130_000)
  await until('Deniz is heard', () => isHeard(DENIZ_HZ))
  const around = await decode(listener.bytes.subarray(Math.max(0, before - 48_000)))
  expect(silences(around, -45, 300)).toEqual([])
  const halves = Array.from({ length: Math.floor(around.length / 96_000) }, (_, half) => dominantPitch(around, half * 500, half * 500 + 500))
  const isOneOf = (hz: number | null) => hz !== null && (Math.abs(hz - SAMIRA_HZ) < 8 || Math.abs(hz - DENIZ_HZ) < 8)
  // Half seconds in which neither host was the loudest: a fade of at most two seconds.
  expect(halves.filter((hz) => !isOneOf(hz)).length).toBeLessThanOrEqual(4)
}, 200_000)

test('H3: the line is gone for 45 seconds: listeners hear the bed, the host reads what to do, and it is the same airing and one recording', async () => {
  const airing = (await onAir()).occurrenceId
  network.set('down')
  const downAt = listener.length
  await standing(page, 'away')
  await page.getByText('Keep talking. Your sound is kept here and sent when the line is back.').waitFor()
  await until('the bed covers the lost host', async () => !(await isHeard(DENIZ_HZ)))
  // Sixteen thousand bytes a second: within ten seconds of air, and the sound that was on its way.
  expect((listener.length - downAt) / 16_000).toBeLessThan(20)
  await listener.until(downAt + 45 * 16_000)
  expect((await onAir()).occurrenceId).toBe(airing)
  network.set('pass')
  await standing(page, 'onAir', 60_000)
  await until('Deniz is heard again', () => isHeard(DENIZ_HZ))
  expect((await onAir()).occurrenceId).toBe(airing)
  expect(listener.isOver).toBe(false)
  expect(silences(await decode(listener.bytes.subarray(downAt)), -45, 1000)).toEqual([])

  await endShow(page)
  const recordings = path.join(station.dataDir, 'recordings')
  const ofThisAiring = readdirSync(recordings).map((id) => readManifest(readFileSync(path.join(recordings, id, MANIFEST), 'utf8'))).filter((recording) => recording?.opened.occurrenceId === airing)
  expect(ofThisAiring).toHaveLength(1)
  expect(ofThisAiring[0]?.lost).toEqual([])
  expect(ofThisAiring[0]?.segments.length).toBeGreaterThan(0)
}, 240_000)
