// A listener's ways: the first tap on a poor phone (L1), the programme in one's own language and hours (L3), last week's answer again (L5).
// The subway (L2) is in web/listener.air.test.ts.

import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { tone } from '../support/audio.ts'
import { launchBrowser } from '../support/browser.ts'
import { SITE } from '../support/built-site.ts'
import { publishEpisode } from '../support/published-episodes.ts'
import { openPublishedStation, type PublishedStation } from '../support/published-station.ts'

const POOR_PHONE = { viewport: { width: 240, height: 400 }, isMobile: true, hasTouch: true } satisfies BrowserContextOptions
/** 400 kbit/s and 400 ms, as `Network.emulateNetworkConditions` takes them: bytes a second. */
const THREE_G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }

let browser: Browser
let station: PublishedStation

beforeAll(async () => {
  browser = await launchBrowser(['--autoplay-policy=user-gesture-required'])
  station = await openPublishedStation(SITE, '2026-11-30T18:20:00Z')
  station.streams(await tone(440, 60, 'mp3'))
  await publishEpisode(station, {
    airedAt: new Date('2026-11-23T18:00:00Z'),
    chapters: [{ startMs: 0, title: 'Вступ', url: null }, { startMs: 90_000, title: 'Wniosek w MOS', url: 'https://mos.example/' }],
  })
}, 240_000)

afterAll(async () => {
  await station.close()
  await browser.close()
})

afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

async function phone(options: BrowserContextOptions): Promise<Page> {
  return (await browser.newContext({ timezoneId: 'Europe/Warsaw', ...POOR_PHONE, ...options })).newPage()
}

test('L1: on a small phone with a poor line play is the largest thing to press, one tap sounds, and nobody but the station is asked for anything', async () => {
  const page = await phone({ locale: 'uk' })
  const line = await page.context().newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', THREE_G)
  await line.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const asked: URL[] = []
  page.on('request', (request) => asked.push(new URL(request.url())))
  await page.goto(station.url, { waitUntil: 'commit' })
  const play = page.getByRole('button', { name: 'Увімкнути IMI Radio' })
  await play.waitFor()
  const sizes = await page.$$eval('main button, main a, header a', (all) => all.map((one) => { const { width, height } = one.getBoundingClientRect(); return { name: one.getAttribute('aria-label'), area: Math.round(width * height) } }))
  expect(sizes.toSorted((one, other) => other.area - one.area)[0]?.name).toBe('Увімкнути IMI Radio')
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  expect(asked.filter(({ pathname }) => pathname.startsWith('/listen/'))).toEqual([])
  await play.tap()
  await page.getByRole('button', { name: 'Вимкнути IMI Radio' }).waitFor({ timeout: 60_000 })
  await expect.poll(() => asked.filter(({ pathname }) => pathname.startsWith('/listen/')).length).toBe(1)
  expect(new Set(asked.filter(({ protocol }) => protocol.startsWith('http')).map(({ origin }) => origin))).toEqual(new Set([station.url]))

  const plain = await phone({ locale: 'uk', javaScriptEnabled: false })
  await plain.goto(station.url)
  expect(await plain.getByRole('link', { name: 'Увімкнути IMI Radio' }).getAttribute('href')).toMatch(/^\/listen\//)
  expect(await plain.locator('main ol li, main ul li').filter({ hasText: /\d\d:\d\d/ }).count()).toBeGreaterThan(3)
}, 120_000)

test('L3: in Arabic, from Cairo, the programme runs from right to left, from Monday, in Warsaw\'s hours with one\'s own beside them, each title in its own language', async () => {
  const page = await phone({ locale: 'ar', timezoneId: 'Africa/Cairo', viewport: { width: 360, height: 740 } })
  await page.goto(`${station.url}/schedule`)
  await page.locator('button[aria-label$="IMI Radio"]').waitFor()
  expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl')
  expect(await page.locator('main section h2, main section h3').first().textContent()).toContain('الاثنين')
  const cards = page.locator('main li').filter({ hasText: /\d\d:\d\d/ })
  // Cairo is an hour ahead of Warsaw in winter.
  expect(await cards.filter({ hasText: '18:00' }).first().textContent()).toContain('19:00')
  const titles = await page.$$eval('main li a[href*="/shows/"]', (links) => links.map((link) => (link.querySelector('[lang]') ?? link.closest('[lang]'))?.getAttribute('lang')))
  expect(titles.length).toBeGreaterThan(20)
  expect(titles.filter((lang) => !lang)).toEqual([])
  expect(new Set(titles).size).toBeGreaterThan(4)
  expect(await page.locator('main').textContent()).not.toMatch(/cygańsk/i)

  await page.goto(`${station.url}/schedule?day=2027-03-28`)
  expect(await cards.filter({ hasText: 'Nocna zmiana' }).first().textContent()).toContain('03:00')
  await page.goto(`${station.url}/schedule?day=2027-04-04`)
  expect(await cards.filter({ hasText: 'Nocna zmiana' }).first().textContent()).toContain('02:00')
  await page.goto(`${station.url}/schedule?week=2026-W48&spoken=ar`)
  const spoken = await page.locator('main li a[href*="/shows/"]').allTextContents()
  expect(spoken.join()).not.toContain('Nocna zmiana')
  expect(spoken.length).toBeGreaterThan(0)
}, 60_000)

test.each(['mos', 'MOS', 'карта', 'KARTA'])('L5: who looks for "%s" finds the episode, and the chapter at its second', async (words) => {
  const page = await phone({ locale: 'pl', viewport: { width: 360, height: 740 } })
  await page.goto(`${station.url}/archive?q=${encodeURIComponent(words)}`)
  await page.locator('main a[href*="/shows/karta-na-stol/"]').first().waitFor()
  if (!/mos/i.test(words)) return
  await page.locator('main').getByRole('link', { name: /Wniosek w MOS/ }).first().tap()
  await page.waitForURL(/#t=/)
  const slider = page.getByRole('slider').first()
  await expect.poll(async () => Math.abs(Number(await slider.inputValue()) - 90), { timeout: 20_000 }).toBeLessThanOrEqual(1)
  // What a download costs is said before it is taken.
  expect(await page.getByRole('link', { name: /MP3/ }).first().textContent()).toMatch(/MB/)
}, 60_000)
