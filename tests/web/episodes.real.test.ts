// Episodes and the archive in a real browser: hearing one, finding a place in it, finding one among many; on the shipped programme
// in a real database, with real files.

import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { setAddress } from '../../server/shows/addresses/store.ts'
import { tone } from '../support/audio.ts'
import { axeViolations } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { SITE } from '../support/built-site.ts'
import { complaintsOf } from '../support/complaints.ts'
import { EPISODE_SECONDS, publishEpisode, withdrawEpisode } from '../support/published-episodes.ts'
import { openPublishedStation, type PublishedStation } from '../support/published-station.ts'

const EPISODE = '/shows/karta-na-stol/2026-11-23-karta'
const GONE = '/shows/karta-na-stol/2026-11-16-wycofany'

let browser: Browser
let station: PublishedStation
let preview: string

beforeAll(async () => {
  browser = await launchBrowser(['--autoplay-policy=user-gesture-required'])
  station = await openPublishedStation(SITE, '2026-11-25T18:20:00Z')
  // The radio, in one piece.
  station.streams(await tone(440, 60, 'mp3'))
  await publishEpisode(station, {
    airedAt: new Date('2026-11-23T18:00:00Z'),
    chapters: [{ startMs: 0, title: 'Вступ', url: null }, { startMs: 90_000, title: 'Wniosek w MOS', url: 'https://mos.example/' }, { startMs: 200_000, title: 'Pytania', url: null }],
    languageRanges: [{ startMs: 0, endMs: 90_000, language: 'uk' }, { startMs: 90_000, endMs: 300_000, language: 'pl' }],
    tracks: [{ startMs: 10_000, endMs: 60_000, artist: 'Hańba!', title: 'Chłopcy', rights: 'own' }],
    latinTitle: 'Karta na stil, 23.11.2026',
  })
  for (const [day, title] of [['02', 'Mieszkanie: أسئلة'], ['09', 'Szkoła'], ['30', 'Łódź, İstanbul i Tiếng Việt']] as const) {
    await publishEpisode(station, { slug: `2026-11-${day}-odcinek`, title, latinTitle: null, publishedAt: new Date(`2026-11-${day}T20:00:00Z`), airedAt: null })
  }
  for (let week = 1; week <= 20; week += 1) {
    await publishEpisode(station, { showSlug: 'supra', slug: `tydzien-${week}`, title: `სუფრა ${week}`, languages: ['ka', 'pl'], number: week, notes: {}, chapters: [], credits: [], publishedAt: new Date(Date.UTC(2025, 0, week * 7)), airedAt: null })
  }
  const gone = await publishEpisode(station, { slug: '2026-11-16-wycofany' })
  await withdrawEpisode(station, gone.id)
  const draft = await publishEpisode(station, { slug: '2026-11-24-szkic', title: 'Szkic', state: 'draft', publishedAt: null })
  preview = `/preview/${draft.id}?preview=${station.previews.make(draft.id, 1).token}`
}, 240_000)

afterAll(async () => {
  await station.close()
  await browser.close()
})

afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'en', timezoneId: 'Europe/Warsaw', ...options })
  const page = await context.newPage()
  await page.goto(station.url + path)
  return page
}

/** Other work of the machine may take its time. */
const poll = <Value>(read: () => Value) => expect.poll(read, { timeout: 30_000 })
const status = (path: string) => fetch(station.url + path, { headers: { accept: 'text/html' }, redirect: 'manual' })
const play = (page: Page) => page.locator('main').getByRole('button', { name: 'Play the episode' })
const pause = (page: Page) => page.locator('main').getByRole('button', { name: 'Pause the episode' })
/** The place that the page shows, in seconds. */
const place = (page: Page) => page.getByRole('slider', { name: 'Place in the episode' }).inputValue().then(Number)
const sounding = (page: Page) => page.locator('[data-episode="playing"]').waitFor({ state: 'attached' })
const awake = (page: Page) => page.locator('button[aria-label$="IMI Radio"]').waitFor()

describe('an episode', () => {
  test('plays, goes to chapters and back, faster when wished, and remembers where one stopped; nothing is fetched before play', async () => {
    const page = await open(EPISODE)
    const fetched: string[] = []
    page.on('request', (request) => request.url().includes('/media/') && fetched.push(request.url()))
    await awake(page)
    expect([await place(page), fetched]).toEqual([0, []])
    await play(page).click()
    await sounding(page)
    await poll(() => place(page)).toBeGreaterThan(0)
    await page.getByRole('link', { name: '1:30 Wniosek w MOS' }).click()
    await poll(() => place(page)).toBeGreaterThanOrEqual(90)
    await page.locator('[aria-current="true"]').filter({ hasText: 'Wniosek w MOS' }).waitFor()
    await page.getByRole('button', { name: '30 seconds forward' }).click()
    await poll(() => place(page)).toBeGreaterThanOrEqual(120)
    await page.getByRole('button', { name: '15 seconds back' }).click()
    await poll(() => place(page)).toBeLessThan(120)
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('2')
    const from = await place(page)
    await poll(() => place(page)).toBeGreaterThan(from + 4)
    const slider = page.getByRole('slider', { name: 'Place in the episode' })
    await slider.focus()
    await slider.press('End')
    await poll(() => place(page)).toBeGreaterThan(EPISODE_SECONDS - 10)
    await slider.fill('150')
    await poll(() => place(page)).toBeGreaterThanOrEqual(150)
    await pause(page).click()
    const stopped = await place(page)
    await page.reload()
    await awake(page)
    await page.getByText(/You stopped at 2:3\d/).waitFor()
    expect(await place(page)).toBe(stopped)
    expect(await page.getByRole('combobox', { name: 'Speed' }).inputValue()).toBe('2')
    await page.getByRole('button', { name: 'From the beginning' }).click()
    expect(await place(page)).toBe(0)
  })

  test('an address with a moment leads there, before what is remembered, and another one goes there while it plays', async () => {
    const page = await open(`${EPISODE}#t=1:35`)
    await awake(page)
    await poll(() => place(page)).toBe(95)
    await play(page).click()
    await sounding(page)
    await poll(() => place(page)).toBeGreaterThanOrEqual(95)
    expect(await place(page)).toBeLessThan(110)
    await page.evaluate(() => {
      location.hash = '#t=200'
    })
    await poll(() => place(page)).toBeGreaterThanOrEqual(200)
  })

  test('it is passed on from the moment that is heard: by the device where it can, else by a link to copy and apps', async () => {
    const page = await open(`${EPISODE}?t=754`, { permissions: ['clipboard-read', 'clipboard-write'] })
    await awake(page)
    await poll(() => place(page)).toBe(EPISODE_SECONDS)
    await page.evaluate(() => {
      location.hash = '#t=0:02:34'
    })
    await poll(() => place(page)).toBe(154)
    const button = page.getByRole('button', { name: 'Share this moment' })
    await button.click()
    const sheet = page.getByRole('dialog', { name: 'Share' })
    await sheet.getByText(/^From .2:34.$/).waitFor()
    const link = `${station.url}${EPISODE}#t=154`
    expect(await sheet.getByRole('textbox', { name: 'Link' }).inputValue()).toBe(link)
    expect(await sheet.getByRole('link', { name: 'Telegram' }).getAttribute('href')).toContain(encodeURIComponent(link))
    await sheet.getByRole('button', { name: 'Copy the link' }).click()
    await sheet.getByRole('status').filter({ hasText: 'Link copied' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link)
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'hidden' })
    expect(await button.evaluate((one) => document.activeElement === one)).toBe(true)
    await page.evaluate(() => {
      Object.assign(navigator, { share: async (data: ShareData) => void (document.title = JSON.stringify(data)) })
    })
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await poll(() => page.title()).toContain(`"url":"${station.url}${EPISODE}"`)
    expect(await sheet.isVisible()).toBe(false)
  })

  test('one sound at a time: the radio stops for an episode, the episode for the radio; it plays on from page to page', async () => {
    const page = await open(EPISODE)
    await page.getByRole('button', { name: 'Play IMI Radio' }).click()
    await page.locator('[data-player="playing"]').waitFor({ timeout: 30_000 })
    await play(page).click()
    await sounding(page)
    await poll(() => station.listeners()).toBe(0)
    expect(await page.evaluate(() => [navigator.mediaSession.metadata?.title, navigator.mediaSession.playbackState])).toEqual(['Карта на стіл, 23.11.2026', 'playing'])

    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Shows' }).click()
    await page.getByRole('heading', { level: 1, name: 'Shows' }).waitFor()
    const bar = page.getByRole('region', { name: 'Episode', exact: true })
    const clock = async () => (await bar.locator('p').last().textContent()) ?? ''
    const before = await clock()
    await poll(clock).not.toBe(before)
    await page.getByRole('link', { name: 'IMI Radio, home' }).click()
    await bar.getByRole('link', { name: 'Карта на стіл, 23.11.2026' }).waitFor()
    await page.getByRole('button', { name: 'Play IMI Radio' }).first().click()
    await bar.waitFor({ state: 'detached' })
    await poll(() => station.listeners()).toBe(1)
    await page.goto(station.url + EPISODE)
    await awake(page)
    await poll(() => place(page)).toBe(0)
  })

  test('says what a download costs and lets it be taken; the transcript follows', async () => {
    const page = await open(EPISODE)
    await awake(page)
    const link = page.getByRole('link', { name: /^MP3, for every device, 4\.8 MB$/ })
    const file = await fetch(station.url + (await link.getAttribute('href')), { method: 'HEAD' })
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="karta-na-stol-2026-11-23-karta.mp3"')
    expect(Number(file.headers.get('content-length'))).toBeGreaterThan(4_700_000)
    await page.locator('summary').filter({ hasText: 'Read along' }).click()
    await page.getByText('Олена: Вітаємо & починаємо').waitFor()
    await page.locator('details').getByRole('link', { name: '1:00' }).click()
    await page.locator('p[aria-current="true"]').filter({ hasText: 'Про квартири' }).waitFor()
  })

  test('without JavaScript it is the browser\'s player, with links for chapters, downloads and other episodes', async () => {
    const page = await open(`${EPISODE}?t=1m35s`, { javaScriptEnabled: false, locale: 'uk' })
    const audio = page.locator('main audio')
    expect([await audio.getAttribute('controls'), await audio.getAttribute('preload'), await audio.locator('source').count()]).toEqual(['', 'none', 2])
    expect(await audio.locator('source').first().getAttribute('src')).toMatch(/^\/media\/.*#t=95$/)
    expect(await page.getByRole('link', { name: /1:30\s+Wniosek w MOS/ }).getAttribute('href')).toMatch(/^\/media\/episodes\/.*\.mp3#t=90$/)
    await page.getByText('Житло').waitFor()
    expect(await page.locator('div[lang="ar"]').getAttribute('dir')).toBe('rtl')
    expect(await page.locator('main b').count()).toBe(0)
    await page.getByRole('link', { name: 'Szkoła' }).click()
    await page.getByRole('heading', { level: 1, name: 'Szkoła' }).waitFor()
  })

  test('a withdrawn one is gone with ways on; old addresses lead to the present ones; an unknown one is not found', async () => {
    const gone = await status(GONE)
    expect([gone.status, (await gone.text()).includes('This episode is no longer here')]).toEqual([410, true])
    const page = await open(GONE, { locale: 'pl' })
    await page.getByRole('heading', { level: 1, name: 'Tego odcinka już tu nie ma' }).waitFor()
    expect((await status('/shows/karta-na-stol/nothing')).status).toBe(404)

    await station.database.db.insertInto('episode_addresses').values({ show_slug: 'karta-na-stol', slug: 'dawny', episode_id: (await station.database.db.selectFrom('episodes').select('id').where('slug', '=', '2026-11-23-karta').executeTakeFirstOrThrow()).id }).execute()
    const moved = await status('/shows/karta-na-stol/dawny')
    expect([moved.status, moved.headers.get('location')]).toEqual([301, EPISODE])
    await station.database.db.transaction().execute((tx) => setAddress(tx, 'karta-na-stol', 'karta'))
    station.forgetPages()
    const shows = await status(EPISODE)
    expect([shows.status, shows.headers.get('location')]).toEqual([301, '/shows/karta/2026-11-23-karta'])
    expect((await status('/shows/karta/2026-11-23-karta')).status).toBe(200)
    await station.database.db.transaction().execute((tx) => setAddress(tx, 'karta-na-stol', 'karta-na-stol'))
    station.forgetPages()
  })

  test('a preview opens for whoever has its link, plays, and is kept from search engines', async () => {
    const page = await open(preview)
    await page.getByText('This is a preview').waitFor()
    await awake(page)
    await play(page).click()
    await sounding(page)
    const html = await (await status(preview)).text()
    expect(html).toContain('<meta name="robots" content="noindex">')
    const over = await status(`${preview.slice(0, -3)}xxx`)
    expect([over.status, (await over.text()).includes('This preview link has run out')]).toEqual([404, true])
  })

  test('search engines and podcast apps are told in their words', async () => {
    const html = await (await status(EPISODE)).text()
    const json: unknown = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? 'null')
    expect(json).toMatchObject({
      '@graph': [
        { '@type': 'RadioEpisode', name: 'Карта на стіл, 23.11.2026', inLanguage: ['uk', 'pl'], partOfSeries: { '@type': 'RadioSeries' }, license: 'https://creativecommons.org/licenses/by/4.0/', associatedMedia: [{ encodingFormat: 'audio/mpeg', duration: 'PT0H5M0S' }, {}] },
        { '@type': 'RadioStation' },
        { '@type': 'RadioBroadcastService' },
      ],
    })
    const [, feed = ''] = /<link rel="alternate" type="application\/rss\+xml" title="[^"]+" href="([^"]+)">/.exec(html) ?? []
    expect(feed).toBe('/shows/karta-na-stol/feed.xml')
    expect(await (await fetch(station.url + feed)).text()).toContain('<item>')
  })
})

describe('the archive', () => {
  test.each([
    ['lodz', 'Łódź, İstanbul i Tiếng Việt'],
    ['ISTANBUL', 'Łódź, İstanbul i Tiếng Việt'],
    ['اسئله', 'Mieszkanie: أسئلة'],
    ['шк', null],
    ['sz', 'Szkoła'],
  ])('%s finds %s', async (words, title) => {
    const page = await open('/archive')
    await awake(page)
    await page.getByRole('searchbox', { name: 'Words' }).fill(words)
    await page.keyboard.press('Enter')
    if (title === null) await page.getByText('Nothing was found.').waitFor()
    else await page.getByRole('region', { name: 'Episodes' }).getByRole('link', { name: title }).waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toBe(words)
  })

  test('a chapter that was looked for leads to its moment, and the sound that plays goes on meanwhile', async () => {
    const page = await open('/shows/supra/tydzien-3')
    await awake(page)
    await play(page).click()
    await sounding(page)
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Archive' }).click()
    await page.getByRole('searchbox', { name: 'Words' }).fill('wniosek mos')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('link', { name: '1:30 Wniosek w MOS' }).click()
    await page.getByRole('heading', { level: 1, name: 'Карта на стіл, 23.11.2026' }).waitFor()
    await poll(() => place(page)).toBe(90)
    await page.getByRole('region', { name: 'Episode', exact: true }).getByRole('button', { name: 'Pause the episode' }).waitFor()
  })

  test('without JavaScript it is a form and links: words, filters, pages', async () => {
    const page = await open('/archive', { javaScriptEnabled: false, locale: 'pl' })
    expect(await page.locator('main').getByRole('status').first().textContent()).toBe('24 odcinki')
    await page.locator('summary').filter({ hasText: 'Więcej filtrów' }).click()
    expect(await page.getByRole('combobox', { name: 'Rok' }).locator('option').allTextContents()).toEqual(['Wszystkie', '2026', '2025'])
    await page.getByRole('link', { name: 'Starsze' }).click()
    expect(new URL(page.url()).search).toBe('?page=2')
    await page.getByRole('link', { name: 'სუფრა 1', exact: true }).waitFor()
    await page.getByRole('combobox', { name: 'Język' }).selectOption('uk')
    await page.getByRole('searchbox', { name: 'Słowa' }).fill('Łodź')
    await page.getByRole('button', { name: 'Szukaj' }).click()
    await page.getByRole('link', { name: 'Łódź, İstanbul i Tiếng Việt' }).waitFor()
    expect(await page.getByRole('combobox', { name: 'Język' }).inputValue()).toBe('uk')
    expect(await page.getByRole('searchbox', { name: 'Słowa' }).inputValue()).toBe('Łodź')
    // Choosing the site's language keeps what was looked for.
    await page.getByLabel('Język: polski').click()
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByRole('link', { name: 'Łódź, İstanbul i Tiếng Việt' }).waitFor()
    await page.getByRole('link', { name: 'Show everything' }).click()
    expect(await page.locator('main').getByRole('status').first().textContent()).toBe('24 episodes')
  })

  test('the show, its hosts and the first page lead to the episodes, and the feeds can be copied', async () => {
    const show = await open('/shows/supra')
    await show.getByRole('region', { name: 'Listen again' }).getByRole('link', { name: 'სუფრა 20' }).waitFor()
    await show.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await show.getByRole('button', { name: 'Copy the address: This show' }).click()
    await show.getByRole('status').filter({ hasText: 'Copied' }).waitFor({ state: 'attached' })
    expect(await show.evaluate(() => navigator.clipboard.readText())).toBe(`${station.url}/shows/supra/feed.xml`)
    await show.getByRole('link', { name: 'All 20 episodes in the archive' }).click()
    await show.getByRole('heading', { level: 1, name: 'Archive' }).waitFor()
    await poll(() => show.locator('main').getByRole('status').first().textContent()).toBe('20 episodes')
    const home = await open('/')
    await home.getByRole('region', { name: 'Newest episodes' }).getByRole('link', { name: 'Łódź, İstanbul i Tiếng Việt' }).click()
    await home.getByRole('heading', { level: 1, name: 'Łódź, İstanbul i Tiếng Việt' }).waitFor()
  })
})

describe('everywhere', () => {
  const PAGES = () => [EPISODE, '/archive', '/archive?q=zzzz&theme=work', GONE, preview, '/shows/supra', '/'] as const

  test('pages wake up without one complaint and ask nobody else for anything', async () => {
    for (const path of PAGES()) {
      const context = await browser.newContext({ locale: 'uk', timezoneId: 'Africa/Cairo' })
      const page = await context.newPage()
      const complaints = complaintsOf(page, station.url, /410 \(Gone\)/)
      await page.goto(station.url + path)
      await awake(page)
      await page.waitForLoadState('networkidle')
      expect([path, complaints]).toEqual([path, []])
      await context.close()
    }
  })

  test.each([['pl', 'light'], ['en', 'dark'], ['ar', 'light']] as const)('axe finds nothing in %s, %s', async (locale, colorScheme) => {
    for (const path of PAGES()) {
      const page = await open(path, { locale, colorScheme, reducedMotion: 'reduce' })
      await awake(page)
      for (const summary of await page.locator('main summary').all()) await summary.click()
      expect([path, await axeViolations(page)]).toEqual([path, []])
      await page.context().close()
    }
  })

  test.each([[240, 'ar'], [360, 'pl'], [1280, 'ar']] as const)('at %i px in %s nothing scrolls sideways and everything to press is large enough, with an episode in the bar too', async (width, locale) => {
    for (const path of PAGES()) {
      const page = await open(path, { locale, viewport: { width, height: 640 } })
      await awake(page)
      if (path === EPISODE) await page.locator('main button[aria-label]').nth(1).click()
      for (const summary of await page.locator('main summary').all()) await summary.click()
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, width])
      const small = await page.$$eval('button, a, select, summary, input', (elements) =>
        elements.map((element) => [element.textContent.slice(0, 30), element.getBoundingClientRect()] as const).filter(([, { width: w, height: h }]) => w > 0 && (w < 47.5 || h < 47.5)).map(([text, { width: w, height: h }]) => [text, w, h]),
      )
      expect([path, small]).toEqual([path, []])
      await page.context().close()
    }
  })
})
