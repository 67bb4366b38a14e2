// Without a network, in a real browser with its service worker: pages as last seen, episodes kept for later, and what goes when the
// station takes it back.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { axeViolations } from '../../support/axe.ts'
import { launchBrowser } from '../../support/browser.ts'
import { SITE } from '../../support/built-site.ts'
import { publishEpisode, withdrawEpisode } from '../../support/published-episodes.ts'
import { openPublishedStation, type PublishedStation } from '../../support/published-station.ts'

const EPISODE = '/shows/karta-na-stol/2026-11-23-karta'

let browser: Browser
let station: PublishedStation
let site: string
let episodeId: string

beforeAll(async () => {
  browser = await launchBrowser(['--autoplay-policy=user-gesture-required'])
  // A site of its own: one test brings a new version of the worker.
  site = mkdtempSync(path.join(os.tmpdir(), 'imi-radio-site-'))
  cpSync(SITE, site, { recursive: true })
  station = await openPublishedStation(site, '2026-11-25T18:20:00Z')
  episodeId = (await publishEpisode(station, { chapters: [{ startMs: 90_000, title: 'Pytania', url: null }] })).id
  await publishEpisode(station, { slug: 'zweite', title: 'Łódź, İstanbul i Tiếng Việt', latinTitle: null })
}, 240_000)

afterAll(async () => {
  await station.close()
  await browser.close()
  rmSync(site, { recursive: true, force: true })
})

afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

async function visit(address: string, options: BrowserContextOptions = {}): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ locale: 'en', timezoneId: 'Europe/Warsaw', ...options })
  const page = await context.newPage()
  await page.goto(station.url + address)
  return { page, context }
}

/** Once the worker has taken over it has fetched ahead. */
const ready = (page: Page) => poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
const keptThings = (page: Page) => page.evaluate(async () => (await (await caches.open('imi-radio-downloads')).keys()).length)
const poll = <Value>(read: () => Value) => expect.poll(read, { timeout: 30_000 })

test('a page that was seen is there without a network, and says from when it is; what is on now nobody knows; the network\'s return is said', async () => {
  const { page, context } = await visit('/', { reducedMotion: 'reduce' })
  await ready(page)
  // Seen inside the site, never loaded as a page.
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Shows' }).click()
  await page.getByRole('link', { name: 'სუფრა' }).waitFor()
  await page.getByRole('link', { name: 'IMI Radio, home' }).click()
  await context.setOffline(true)
  await page.getByRole('status').filter({ hasText: 'No network. What you see may be old.' }).waitFor()
  await page.reload()
  await page.getByText('This page is a copy from 25 November, 19:20.').waitFor()
  await page.getByText('We cannot see what is on now.').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('link', { name: 'Бюро знахідок' }).first().waitFor()

  await page.goto(`${station.url}/shows`)
  await page.getByRole('heading', { level: 1, name: 'Shows' }).waitFor()
  await page.getByRole('link', { name: 'სუფრა' }).waitFor()
  await page.getByText('This page is a copy from').waitFor()
  expect(new URL(page.url()).pathname).toBe('/shows')

  // Another one, that nobody has seen: what there is instead, with the schedule as it was last seen.
  await page.goto(`${station.url}/shows/supra`)
  await page.getByText('The page you wanted is not on this device').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('link', { name: 'Programme, 23–29 November 2026 · IMI Radio' }).click()
  await page.getByText('This page is a copy from').waitFor()
  await page.getByRole('link', { name: 'სუფრა' }).first().waitFor()
  await page.goBack()
  await page.getByText('The page you wanted is not on this device').waitFor()

  await context.setOffline(false)
  // It opens by itself.
  await page.getByRole('heading', { level: 1, name: 'სუფრა' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/shows/supra')
})

test('an episode is kept for later with its size said before, plays and is sought in without a network, and goes when the station takes it back', async () => {
  const { page, context } = await visit(EPISODE)
  const main = page.locator('main')
  await main.getByRole('button', { name: /^Keep for later · 3\.\d MB$/ }).click()
  await main.getByText(/^Kept on this device · 3\.\d MB$/).waitFor()
  await ready(page)
  await context.setOffline(true)
  await page.goto(`${station.url}/downloads`)
  await page.getByText(/^1 episode, 3\.\d MB$/).waitFor()
  await main.getByRole('button', { name: 'Play: Карта на стіл, 23.11.2026' }).click()
  const bar = page.getByRole('region', { name: 'Episode', exact: true })
  await poll(() => bar.locator('p').last().textContent()).toMatch(/^0:0[1-9] \/ 5:00$/)
  // Its page came along.
  await main.getByRole('link', { name: 'Карта на стіл, 23.11.2026' }).click()
  await page.getByRole('heading', { level: 1, name: 'Карта на стіл, 23.11.2026' }).waitFor()
  await page.goto(station.url + EPISODE)
  await main.getByRole('link', { name: '1:30 Pytania' }).click()
  await poll(() => page.getByRole('slider', { name: 'Place in the episode' }).inputValue().then(Number)).toBeGreaterThan(90)
  await page.locator('[data-episode="playing"]').waitFor({ state: 'attached' })

  await withdrawEpisode(station, episodeId)
  await context.setOffline(false)
  await page.goto(`${station.url}/downloads`)
  await page.getByText('Nothing is kept yet.').waitFor()
  await page.getByText('The station has taken back or changed these episodes').waitFor()
  expect(await keptThings(page)).toBe(0)
  await context.setOffline(true)
  await page.goto(station.url + EPISODE)
  await page.getByText('The page you wanted is not on this device').waitFor()
})

test('a line that breaks costs one part and the rest comes by itself; what cannot be kept says why, in lists too', async () => {
  // Without a worker between, so that the test can break the line.
  const { page } = await visit('/archive', { serviceWorkers: 'block' })
  const asked: string[] = []
  let isBroken = true
  let status: 451 | null = null
  await page.route('**/media/**', async (route) => {
    const { range = '' } = route.request().headers()
    asked.push(range)
    if (status !== null) await route.fulfill({ status, body: '' })
    else if (isBroken && range.startsWith('bytes=1048576-')) await route.abort('internetdisconnected')
    else await route.continue()
  })
  const main = page.locator('main')
  await main.getByRole('button', { name: 'Keep for later: Łódź, İstanbul i Tiếng Việt' }).click()
  const keep = main.getByRole('button', { name: /^(Keep for later|Try again) · 3\.\d MB$/ })
  await keep.click()
  await main.getByText('No network: it goes on by itself when there is one.').waitFor()
  await main.getByRole('progressbar', { name: 'Being kept: Łódź, İstanbul i Tiếng Việt' }).waitFor()
  isBroken = false
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await main.getByText(/^Kept on this device/).waitFor()
  expect(asked.map((range) => range.split('-')[0])).toEqual(['bytes=0', 'bytes=1048576', 'bytes=1048576', 'bytes=2097152', 'bytes=3145728'])
  await main.getByRole('button', { name: 'Remove: Łódź, İstanbul i Tiếng Việt' }).click()
  await keep.waitFor()
  expect(await keptThings(page)).toBe(0)

  status = 451
  await keep.click()
  await main.getByText('The rights to this episode do not allow keeping it.').waitFor()
  await page.evaluate(() => {
    navigator.storage.estimate = async () => ({ quota: 25_000_000, usage: 4_000_000 })
  })
  await keep.click()
  await main.getByText('There is not enough room on this device.').waitFor()
})

test('where storing is forbidden everything else works, and the page of what is kept says so', async () => {
  const context = await browser.newContext({ locale: 'en' })
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, 'caches', {
      get() {
        throw new DOMException('forbidden', 'SecurityError')
      },
    })
    navigator.serviceWorker.getRegistration = navigator.serviceWorker.register = async () => {
      throw new DOMException('forbidden', 'SecurityError')
    }
  })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  await page.goto(`${station.url}/downloads`)
  await page.getByText('This browser does not let the site keep anything.').waitFor()
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Shows' }).click()
  await page.getByRole('link', { name: 'სუფრა' }).waitFor()
  await page.waitForLoadState('networkidle')
  expect(errors).toEqual([])
})

test('who saves data is fetched nothing ahead until they keep something; the home screen is offered once', async () => {
  const context = await browser.newContext({ locale: 'en' })
  await context.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }))
  const page = await context.newPage()
  await page.goto(`${station.url}/shows/karta-na-stol/zweite`)
  const main = page.locator('main')
  await page.waitForLoadState('networkidle')
  expect(await page.evaluate(async () => [await navigator.serviceWorker.getRegistration(), await caches.keys()])).toEqual([undefined, []])
  await main.getByRole('button', { name: /^Keep for later/ }).click()
  await main.getByText(/^Kept on this device/).waitFor()
  await ready(page)

  await page.goto(`${station.url}/downloads`)
  await page.waitForLoadState('networkidle')
  const offer = () => page.evaluate(() => dispatchEvent(Object.assign(new Event('beforeinstallprompt'), { prompt: async () => {} })))
  await offer()
  await page.getByRole('button', { name: 'Not now' }).click()
  await page.reload()
  await page.waitForLoadState('networkidle')
  await offer()
  await page.getByText(/^1 episode/).waitFor()
  expect(await page.getByRole('button', { name: 'Not now' }).count()).toBe(0)
  const { icons } = (await (await fetch(`${station.url}/manifest.webmanifest?language=ar`)).json()) as { icons: { src: string; sizes: string; type: string }[] } // as web/manifest.ts makes it
  for (const { src, sizes } of icons.filter(({ type }) => type === 'image/png')) {
    const { width, height } = await sharp(Buffer.from(await (await fetch(station.url + src)).arrayBuffer())).metadata()
    expect(`${width}x${height}`).toBe(sizes)
  }
})

test('a new worker takes over by itself, throws old copies away, and leaves what a listener has kept', async () => {
  const { page } = await visit('/')
  await ready(page)
  await page.evaluate(async () => {
    await (await caches.open('imi-radio-downloads')).put('/kept', new Response('sound'))
    Object.assign(globalThis, { hasChanged: new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve)) })
  })
  const newer = readFileSync(path.join(site, 'client/sw.js'), 'utf8').replaceAll('imi-radio-pages-1', 'imi-radio-pages-2')
  writeFileSync(path.join(site, 'client/sw.js'), newer)
  // Packed ones would be sent before it.
  for (const packed of ['sw.js.br', 'sw.js.gz']) rmSync(path.join(site, 'client', packed))
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update()
    await (globalThis as unknown as { hasChanged: Promise<void> }).hasChanged // from above
  })
  await poll(() => page.evaluate(() => caches.keys())).not.toContain('imi-radio-pages-1')
  expect(await page.evaluate(() => caches.keys())).toEqual(expect.arrayContaining(['imi-radio-downloads', 'imi-radio-pages-2']))
})
