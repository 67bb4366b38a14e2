// The programme and the player inside a partner's site: what they weigh, what they may do, and that they live.

import { readFile } from 'node:fs/promises'
import http from 'node:http'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContextOptions, FrameLocator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { attachFile, insertEpisode } from '../../server/archive/store.ts'
import { launchBrowser } from '../support/browser.ts'
import { SITE } from '../support/built-site.ts'
import { complaintsOf } from '../support/complaints.ts'
import { filesOf, published } from '../support/episodes.ts'
import { openListenedStation } from '../support/listened-station.ts'
import { openPublishedStation, type PublishedStation } from '../support/published-station.ts'
import { sampleEvening } from '../support/sample-evening.ts'

const EMBEDS = ['/embed/schedule', '/embed/player'] as const
/** Without a script. */
const SHARED = ['/embed/shows/supra', '/embed/shows/supra/pierwszy'] as const

let browser: Browser
let station: PublishedStation
let partner: http.Server

beforeAll(async () => {
  browser = await launchBrowser()
  station = await openPublishedStation(SITE, '2026-11-25T18:20:00Z')
  const episode = await station.database.db.transaction().execute((tx) => insertEpisode(tx, published({ showSlug: 'supra', slug: 'pierwszy' })))
  for (const file of filesOf(episode)) await station.database.db.transaction().execute((tx) => attachFile(tx, file, new Date()))
  // Another origin, with a policy that lets nothing in but frames.
  partner = http.createServer((request, response) => {
    const src = new URL(request.url ?? '/', 'http://partner').searchParams.get('src') ?? ''
    response.setHeader('content-type', 'text/html; charset=utf-8').setHeader('content-security-policy', "default-src 'none'; frame-src *; style-src 'unsafe-inline'")
    response.end(`<!doctype html><html lang="pl"><title>Partner</title><iframe id="radio" title="IMI Radio" src="${src}" style="border:0;width:100%;height:480px"></iframe>`)
  })
  partner.listen(0, '127.0.0.1')
  await once(partner, 'listening')
})

afterAll(async () => {
  partner.close()
  await station.close()
  await browser.close()
})

afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

async function framed(address: string, options: BrowserContextOptions = {}): Promise<FrameLocator> {
  const context = await browser.newContext({ locale: 'en', timezoneId: 'Europe/Warsaw', ...options })
  const page = await context.newPage()
  // The partner's site has another host, as in life.
  await page.goto(`http://localhost:${(partner.address() as AddressInfo).port}/?src=${encodeURIComponent(address)}`) // listening on TCP
  return page.frameLocator('#radio')
}

test.each(EMBEDS)('%s with its script and style is below 30 kB, uncompressed', async (path) => {
  for (const language of ['pl', 'en', 'uk', 'ar']) {
    const html = await (await fetch(`${station.url}${path}?lang=${language}`)).text()
    const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file]) => String(file))
    expect(files.filter((file) => file.endsWith('.js')).length).toBeGreaterThanOrEqual(2)
    expect(files.filter((file) => file.endsWith('.css'))).toHaveLength(1)
    const sizes = await Promise.all(files.map(async (file) => (await readFile(join(SITE, 'client', file))).length))
    expect(sizes.reduce((sum, size) => sum + size, Buffer.byteLength(html))).toBeLessThan(30_000)
  }
})

test.each([...EMBEDS, ...SHARED])('%s sets no cookie, reads none, may be framed by all and load nothing from elsewhere', async (path) => {
  const answer = await fetch(station.url + path, { headers: { cookie: 'language=uk; spoken=ka', 'accept-language': 'pl' } })
  const headers = Object.fromEntries(answer.headers)
  expect(headers['set-cookie']).toBeUndefined()
  expect(headers['x-frame-options']).toBeUndefined()
  expect(headers['content-security-policy']).toBe("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *")
  const html = await answer.text()
  expect(html).toContain('<html lang="pl"')
  expect(html.replaceAll('href="https://creativecommons.org/', '')).not.toMatch(/https?:\/\/|<style|style="|<script(?! type="module" src="\/assets\/)/)
  const again = await fetch(station.url + path, { headers: { 'accept-language': 'pl', 'if-none-match': String(headers['etag']) } })
  expect(again.status).toBe(304)
})

test('the rest of the site may not be framed', async () => {
  for (const path of ['/', '/schedule', '/studio']) expect((await fetch(station.url + path, { headers: { accept: 'text/html' } })).headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
})

test('it shows what comes in the partner\'s language and look, with each title in its own', async () => {
  const arabic = await framed(`${station.url}/embed/schedule?lang=ar&theme=dark`)
  await arabic.getByText('على الهواء').or(arabic.getByText('مباشر')).first().waitFor()
  expect(await arabic.locator('html').evaluate((html) => [html.getAttribute('lang'), html.getAttribute('dir'), getComputedStyle(document.body).backgroundColor])).toEqual(['ar', 'rtl', 'rgb(20, 18, 29)'])
  expect(await arabic.locator('bdi', { hasText: 'Miasto na próbę' }).first().getAttribute('lang')).toBe('pl')
  const light = await framed(`${station.url}/embed/schedule?theme=light&lang=xx`, { colorScheme: 'dark', locale: 'uk' })
  expect(await light.locator('html').evaluate((html) => [html.getAttribute('lang'), getComputedStyle(document.body).backgroundColor])).toEqual(['uk', 'rgb(255, 250, 240)'])
})

test('without JavaScript it is a list, and play a link to the stream', async () => {
  const frame = await framed(`${station.url}/embed/schedule?lang=pl`, { javaScriptEnabled: false })
  expect(await frame.getByRole('link', { name: 'Włącz IMI Radio' }).getAttribute('href')).toBe('/listen/radio.mp3')
  await frame.getByText('Miasto na próbę').waitFor()
})

test('it wakes up without one complaint, keeps nothing, and a cancellation arrives by itself', async () => {
  const context = await browser.newContext({ locale: 'en' })
  const page = await context.newPage()
  const complaints = complaintsOf(page, station.url)
  await page.goto(`${station.url}/embed/schedule?lang=en`)
  await page.getByRole('button', { name: 'Play IMI Radio' }).waitFor()
  const airing = page.locator('li', { hasText: 'Miasto na próbę' })
  await airing.waitFor()
  await page.waitForLoadState('networkidle')
  await station.edit({ do: 'cancel', airing: { showSlug: 'miasto-na-probe', slotKey: '2000', date: '2026-11-25' }, reason: { en: 'The hall is closed' } })
  await airing.getByText('The hall is closed').waitFor({ timeout: 5_000 })
  expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual(['', 0, 0])
  expect(complaints).toEqual([])
})

test.each([...EMBEDS, ...SHARED])('axe finds nothing in %s, and at 240 px nothing scrolls sideways', async (path) => {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  for (const query of ['lang=pl&theme=light', 'lang=ar&theme=dark']) {
    const context = await browser.newContext({ viewport: { width: 240, height: 480 }, bypassCSP: true })
    const page = await context.newPage()
    await page.goto(`${station.url}${path}?${query}`)
    await page.locator('button#play, audio[controls]').waitFor()
    await page.evaluate(axe)
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } } // loaded above
      const found = await axe.run()
      return found.violations.map(({ id, nodes }) => [id, ...nodes.map(({ html, failureSummary }) => `${html.slice(0, 120)} ${failureSummary}`)])
    })
    expect(violations).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(240)
    const small = await page.$$eval('button, a', (elements) => elements.map((element) => [element.textContent, element.getBoundingClientRect()] as const).filter(([, { width: w, height: h }]) => w < 47.5 || h < 47.5).map(([text, { width: w, height: h }]) => [text, w, h]))
    expect(small).toEqual([])
  }
})

test('a show is embedded by an address it once had, an episode is offered by its page, and a withdrawn one says so in its frame', async () => {
  const { db } = station.database
  await db.insertInto('show_addresses').values({ address: 'supra-old', show_slug: 'supra', is_current: false }).execute()
  const answer = await fetch(`${station.url}/embed/shows/supra-old/pierwszy?lang=pl`, { redirect: 'manual' })
  expect([answer.status, answer.headers.get('location')]).toEqual([301, '/embed/shows/supra/pierwszy?lang=pl'])
  const offer = async (path: string) => (await fetch(`${station.url}/oembed?${new URLSearchParams({ url: station.url + path })}`)).json()
  expect(await offer('/uk/shows/supra-old/pierwszy')).toMatchObject({ type: 'rich', html: expect.stringContaining('/embed/shows/supra/pierwszy?lang=uk') })
  await db.updateTable('episodes').set({ state: 'withdrawn', withdrawn_at: new Date() }).where('slug', '=', 'pierwszy').execute()
  station.forgetPages()
  expect((await fetch(`${station.url}/embed/shows/supra/pierwszy?lang=pl`)).status).toBe(410)
  expect(await offer('/shows/supra/pierwszy')).toMatchObject({ code: 'nothing_to_embed' })
})

test('the player plays inside the partner\'s page, and stops', async () => {
  const listened = await openListenedStation(SITE, sampleEvening(new Date()))
  try {
    const frame = await framed(`${listened.url}/embed/player?lang=en`)
    await frame.getByRole('button', { name: 'Play IMI Radio' }).click()
    await frame.locator('#status[data-is="playing"]').waitFor({ timeout: 30_000 })
    await frame.getByText('You are listening live').waitFor()
    listened.dropListeners()
    await expect.poll(() => listened.asked.length, { timeout: 30_000 }).toBe(2)
    await frame.locator('#status[data-is="playing"]').waitFor({ timeout: 30_000 })
    await frame.getByRole('button', { name: 'Stop IMI Radio' }).click()
    await expect.poll(() => listened.listeners, { timeout: 10_000 }).toBe(0)
  } finally {
    await listened.close()
  }
})
