// The path without reading, in a real browser with a microphone: every text is hidden, and only pictures, places and sounds lead on.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { attachFile, insertEpisode } from '../../../server/archive/store.ts'
import { storeFile } from '../../../server/archive/stored-file.ts'
import type { DeskQuestion } from '../../../server/voice/schema.ts'
import { decode, dominantPitch, encode, tone } from '../../support/audio.ts'
import { axeViolations } from '../../support/axe.ts'
import { writeTone } from '../../support/beeps.ts'
import { SITE } from '../../support/built-site.ts'
import { published } from '../../support/episodes.ts'
import { launchHostBrowser } from '../../support/studio-browser.ts'
import { until } from '../../support/until.ts'
import { openVoiceStation, ASKED, type VoiceStation } from '../../support/voice-station.ts'

const VOICE_HZ = 700
const NO_TEXT = '* { color: transparent !important; -webkit-text-fill-color: transparent !important; text-shadow: none !important } ::placeholder { color: transparent !important }'
const PHONE = { viewport: { width: 360, height: 740 }, locale: 'pl' } as const

let folder: string
let station: VoiceStation
let url: string
let browser: Browser

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'imi-radio-pictures-'))
  writeTone(path.join(folder, 'voice.wav'), VOICE_HZ)
  station = await openVoiceStation({ siteFolder: SITE })
  await station.whole.app.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(station.whole.app.server.address() as AddressInfo).port}` // listening on TCP, so an object
  await station.as('host', 'PUT', `/api/v1/shows/${ASKED}/spoken/rom`, await tone(500, 2, 'webm'), { 'content-type': 'audio/webm' })
  await publish()
  browser = await launchHostBrowser(path.join(folder, 'voice.wav'))
})
afterAll(async () => {
  await browser.close()
  await station.close()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()))
})

/** An episode of twenty seconds. */
async function publish(): Promise<void> {
  const { database: { db }, archive: { storage } } = station.whole
  const id = randomUUID()
  const file = path.join(folder, 'episode.mp3')
  writeFileSync(file, await encode('sine=frequency=220:duration=20', 'mp3'))
  await db.transaction().execute((tx) => insertEpisode(tx, published({ id, guid: `urn:uuid:${id}`, showSlug: ASKED, masterDurationMs: 20_000, durationMs: 20_000 })))
  const stored = await storeFile(storage, { episodeId: id, kind: 'mp3', path: file, mediaType: 'audio/mpeg', extension: 'mp3', durationMs: 20_000 })
  await db.transaction().execute((tx) => attachFile(tx, stored, new Date()))
}

/** A listener's phone that tells what it was made to play. */
async function visit(options: object = PHONE): Promise<{ readonly context: BrowserContext; readonly page: Page; readonly played: () => Promise<string[]> }> {
  const context = await browser.newContext(options)
  await context.addInitScript(() => {
    const log: string[] = ((globalThis as unknown as { played: string[] }).played = []) // for this test alone
    const play = HTMLMediaElement.prototype.play
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      log.push(new URL(this.currentSrc || this.src, location.href).pathname)
      return play.call(this)
    }
  })
  const page = await context.newPage()
  return { context, page, played: () => page.evaluate(() => (globalThis as unknown as { played: string[] }).played) }
}

const tile = (page: Page) => page.locator(`[data-show=${ASKED}]`)
const picture = (page: Page) => tile(page).locator('button').first()
const ask = (page: Page) => tile(page).locator('[data-voice]')
const recordedSeconds = async (page: Page) => Number((await ask(page).locator('circle').last().getAttribute('stroke-dasharray'))?.split(' ')[0]) * 90
const questions = async () => (await station.as('host', 'GET', '/api/v1/desk/voice/questions')).json<{ questions: DeskQuestion[] }>().questions

test('with every text hidden, three taps lead from the first page to a show\'s sound, and four to a question the station has, over a line that breaks', async () => {
  const { page, played } = await visit()
  let taps = 0
  const tap = async (what: Locator) => {
    taps += 1
    await what.click()
  }
  await page.goto(url)
  await page.evaluate(async (css) => {
    const sheet = new CSSStyleSheet()
    document.adoptedStyleSheets = [await sheet.replace(css)]
  }, NO_TEXT)
  await tap(page.locator('a[href$="/pictures"]'))
  await tap(picture(page))
  // The name is said, by the host's own voice.
  const { spokenTitle: [clip] } = (await station.ask('GET', `/api/v1/shows/${ASKED}`)).json<{ spokenTitle: { address: string }[] }>()
  await until('the name is said', async () => (await played()).includes(clip?.address ?? ''))
  await tile(page).locator('[data-sound=episode]').waitFor()
  await tap(picture(page))
  await tile(page).locator('[data-on]').waitFor()
  expect(taps).toBe(3)
  expect((await played()).at(-1)).toMatch(/\.mp3$/)

  // The third picture asks: held to speak, the episode waits meanwhile.
  let cut = 0
  await page.route('**/api/v1/voice/questions/*', (route) => {
    if (route.request().method() !== 'PATCH' || cut > 0) return route.continue()
    cut += 1
    return route.abort('connectionreset')
  })
  taps = 2
  const place = await ask(page).boundingBox()
  if (!place) throw new Error('there is no picture of a microphone')
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2)
  await page.mouse.down()
  taps += 1
  await tile(page).locator('[data-voice=recording]').waitFor()
  await until('enough is spoken', async () => (await recordedSeconds(page)) > 2)
  expect(await tile(page).locator('[data-on]').count()).toBe(0)
  await page.mouse.up()
  await tap(tile(page).locator('button').last())
  expect(taps).toBe(4)
  await page.locator('[data-question=kept]').waitFor()
  expect(cut).toBe(1)
  await tile(page).locator('[data-on]').waitFor()

  const [question] = await questions()
  expect(question).toMatchObject({ show: { slug: ASKED }, language: 'pl', mayAir: false })
  const heard = await decode((await station.as('host', 'GET', question?.sound ?? '')).rawPayload)
  expect(Math.abs((dominantPitch(heard) ?? 0) - VOICE_HZ)).toBeLessThan(5)
  expect(heard.length / (48_000 * 4)).toBeGreaterThan(1.5)
}, 60_000)

test('by keyboard: a question spoken without a line waits on the device, goes when any page of the radio is opened again, and is taken back', async () => {
  const before = (await questions()).length
  const { context, page } = await visit({ ...PHONE, locale: 'en' })
  await page.goto(`${url}/pictures`)
  await picture(page).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /O Drom.*: listen$/ }).waitFor()
  await ask(page).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Stop recording' }).waitFor()
  await until('enough is spoken', async () => (await recordedSeconds(page)) > 1)
  await page.keyboard.press('Enter')
  const mayAir = page.getByRole('button', { name: 'My voice may be heard on air' })
  expect(await mayAir.getAttribute('aria-pressed')).toBe('false')
  await mayAir.press('Space')
  expect(await mayAir.getAttribute('aria-pressed')).toBe('true')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Send your question' }).press('Enter')
  await page.locator('[data-question=waiting]').waitFor()
  await page.getByRole('status').filter({ hasText: 'kept here and will be sent later' }).first().waitFor()
  await page.close()
  await context.setOffline(false)
  expect(await questions()).toHaveLength(before)

  const later = await context.newPage()
  await later.goto(url)
  await until('the question arrives', async () => (await questions()).length > before)
  expect((await questions())[0]).toMatchObject({ mayAir: true, language: 'en' })
  await later.goto(`${url}/pictures`)
  const back = later.getByRole('button', { name: /O Drom.*: take your question back$/ })
  await back.press('Enter')
  await later.getByRole('button', { name: 'Yes, delete it for good' }).press('Enter')
  await until('the question is gone', async () => (await questions()).length === before)
  await back.waitFor({ state: 'detached' })
}, 60_000)

test('every picture has a name and is large enough for a thumb, in Arabic too, where nothing runs off the side; without scripts each leads to its show', async () => {
  for (const locale of ['en', 'ar']) {
    const { context, page } = await visit({ ...PHONE, locale })
    await page.goto(`${url}/pictures`)
    await picture(page).click()
    await ask(page).waitFor()
    const sizes = await page.locator('main button').evaluateAll((buttons) => buttons.map((button) => [button.getAttribute('aria-label'), Math.min(button.getBoundingClientRect().width, button.getBoundingClientRect().height)] as const))
    expect(sizes.length).toBeGreaterThan(20)
    expect(sizes.filter(([name, size]) => !name || size < 48)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    expect(await axeViolations(page)).toEqual([])
    await context.close()
  }
  const { page } = await visit({ ...PHONE, javaScriptEnabled: false })
  await page.goto(`${url}/pictures`)
  expect(await page.locator(`[data-show=${ASKED}] a`).getAttribute('href')).toBe(`/shows/${ASKED}`)
})

test('a host says the title with their own voice in their room, and finds, answers and hides the questions for their show at the desk', async () => {
  const { context, page } = await visit({ ...PHONE, locale: 'en' })
  await context.addCookies([{ name: 'imi_session', value: station.sessionOf('host'), url }])
  await page.goto(`${url}/desk/mine`)
  await page.getByText('Spoken title', { exact: true }).click()
  const clip = page.locator('[data-spoken=pl]')
  await clip.getByRole('button', { name: /record$/ }).click()
  await clip.getByRole('timer').filter({ hasText: '0:02' }).waitFor()
  await clip.getByRole('button', { name: 'Stop and save' }).click()
  await clip.locator('audio').waitFor()
  const { spokenTitle } = (await station.ask('GET', `/api/v1/shows/${ASKED}`)).json<{ spokenTitle: { language: string; address: string }[] }>()
  const said = spokenTitle.find(({ language }) => language === 'pl')
  expect(Math.abs((dominantPitch(await decode((await station.ask('GET', said?.address ?? '')).rawPayload)) ?? 0) - VOICE_HZ)).toBeLessThan(5)

  const { id } = await station.send(await tone(440, 2, 'webm'), { mayAir: true })
  await page.goto(`${url}/desk/voice`)
  const card = page.locator(`[data-question="${id}"]`)
  await card.getByText('May be heard on air').waitFor()
  expect(await card.getByRole('link', { name: 'Save as a file for the show' }).getAttribute('href')).toContain('?download=1')
  await card.getByRole('button', { name: 'Change the voice' }).click()
  await card.getByRole('button', { name: 'Yes, change it for good' }).click()
  await card.getByText('Voice changed').waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await card.getByRole('button', { name: 'Answered', exact: true }).click()
  await card.waitFor({ state: 'detached' })
  expect((await station.listAs('host', '?answered=yes')).map((one) => one.id)).toContain(id)
})
