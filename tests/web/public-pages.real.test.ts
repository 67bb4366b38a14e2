// The pages of the programme, the shows and the hosts in a real browser, on the shipped programme in a real database.

import ICAL from 'ical.js'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { axeViolations, OF_COLOURS } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { SITE } from '../support/built-site.ts'
import { complaintsOf } from '../support/complaints.ts'
import { openListenedStation } from '../support/listened-station.ts'
import { openPublishedStation, type PublishedStation } from '../support/published-station.ts'
import { sampleEvening } from '../support/sample-evening.ts'

/** A Wednesday evening, twenty minutes into a Ukrainian show. */
const WEDNESDAY = '2026-11-25T18:20:00Z'
const PAGES = ['/schedule', '/schedule?day=2026-11-25', '/shows', '/shows/karta-na-stol', '/hosts/nino-tone', '/about', '/imprint', '/languages'] as const

let browser: Browser
let station: PublishedStation

beforeAll(async () => {
  browser = await launchBrowser()
  station = await openPublishedStation(SITE, WEDNESDAY)
})

afterAll(async () => {
  await station.close()
  await browser.close()
})

afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

async function open(path: string, options: BrowserContextOptions = {}, from: Pick<PublishedStation, 'url'> = station): Promise<Page> {
  const context = await browser.newContext({ locale: 'en', timezoneId: 'Europe/Warsaw', ...options })
  const page = await context.newPage()
  await page.goto(from.url + path)
  return page
}

/** Waits until the page's script runs: play is a button then. */
const awake = (page: Page) => page.locator('button[aria-label$="IMI Radio"]').waitFor()
const card = (page: Page, title: string) => page.locator('li').filter({ has: page.getByRole('link', { name: title, exact: true }) })

/** What lies under the bar of the radio when the keyboard comes to it; runs in the page. */
function coveredByTheRadio(): readonly string[] {
  const bar = document.querySelector('section[aria-label]:has(> button[aria-label$="IMI Radio"])')
  if (!bar) throw new Error('the page has no radio')
  return [...document.querySelectorAll<HTMLElement>('main a, main button, main select, main summary, main input, main textarea, footer a')].flatMap((element) => {
    element.focus()
    const { bottom, height } = element.getBoundingClientRect()
    return height > 0 && bottom > bar.getBoundingClientRect().top + 1 ? [`${element.tagName} ${element.textContent.slice(0, 30)}`] : []
  })
}

describe('addresses that carry a language', () => {
  test('the language changes in place, with the address, and links and going back stay in the language of the address', async () => {
    const page = await open('/uk/schedule?day=2026-11-25')
    const complaints: string[] = []
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()))
    await awake(page)
    expect(await page.title()).toContain('Програма')
    await page.evaluate(() => Object.assign(window, { isSamePage: true }))
    await page.getByRole('link', { name: 'Передачі', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Передачі' }).waitFor()
    await page.getByLabel('Мова: українська').click()
    await page.getByRole('link', { name: 'العربية' }).click()
    await page.waitForURL('**/ar/shows')
    await page.locator('html[lang="ar"][dir="rtl"]').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('اللغة: العربية')
    const supra = page.locator('main').getByRole('link', { name: 'სუფრა' })
    expect(await supra.getAttribute('href')).toBe('/ar/shows/supra')
    await supra.click()
    await page.waitForURL('**/ar/shows/supra')
    await page.getByRole('heading', { level: 1, name: 'სუფრა' }).waitFor()
    await page.goBack()
    await page.goBack()
    await page.waitForURL('**/uk/schedule?day=2026-11-25')
    await page.getByRole('heading', { level: 1, name: 'Програма' }).waitFor()
    await page.locator('html[lang="uk"][dir="ltr"]').waitFor()
    await page.getByRole('contentinfo').getByRole('link', { name: 'Студія' }).click()
    await page.waitForURL((url) => url.pathname === '/studio')
    expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true)
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([])
  })

  test('without JavaScript the switcher leads to the same page, and an old address of a show to its new one, in the same language', async () => {
    const page = await open('/schedule?day=2026-11-25', { javaScriptEnabled: false })
    await page.locator('summary[aria-label]').click()
    await page.getByRole('link', { name: 'українська' }).click()
    expect(page.url()).toBe(`${station.url}/uk/schedule?day=2026-11-25`)
    await page.getByRole('link', { name: 'Передачі', exact: true }).click()
    expect(new URL(page.url()).pathname).toBe('/uk/shows')
    await station.database.db.insertInto('show_addresses').values({ address: 'supra-old', show_slug: 'supra', is_current: false }).execute()
    const answer = await fetch(`${station.url}/uk/shows/supra-old?x=1`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/uk/shows/supra?x=1'])
  })
})

describe('the week', () => {
  test('shows seven days from Monday with what is on now and what comes', async () => {
    const page = await open('/schedule')
    expect((await page.getByRole('heading', { level: 2 }).allTextContents()).map((text) => text.trim())).toEqual([
      'Monday23 November', 'Tuesday24 November', 'Wednesday25 November Today', 'Thursday26 November', 'Friday27 November', 'Saturday28 November', 'Sunday29 November', 'In your calendar',
    ])
    expect(await page.locator('[aria-current="time"]').textContent()).toContain('Бюро знахідок')
    await page.getByText('Now, 19:20').waitFor()
    expect(await card(page, 'სუფრა').textContent()).toContain('17:00')
  })

  test('can be leafed through, by week and by day, and the address says where one is', async () => {
    const page = await open('/schedule')
    await awake(page)
    await page.getByRole('link', { name: 'Next week' }).click()
    await page.getByRole('heading', { name: /Monday\s*30 November/ }).waitFor()
    expect(new URL(page.url()).search).toBe('?week=2026-W49')
    await page.getByRole('link', { name: 'This week' }).click()
    await page.getByRole('heading', { name: /Monday\s*23 November/ }).waitFor()
    expect(new URL(page.url()).search).toBe('')
    await page.getByRole('link', { name: 'Day', exact: true }).click()
    await page.getByRole('heading', { name: /Wednesday\s*25 November/ }).waitFor()
    expect(await page.getByRole('heading', { name: /Thursday/ }).count()).toBe(0)
    await page.getByRole('link', { name: 'Next day' }).click()
    await page.getByRole('heading', { name: /Thursday\s*26 November/ }).waitFor()
    expect(await page.title()).toBe('Programme, Thursday, 26 November · IMI Radio')
  })

  test('a cancelled airing says why, a moved one since when', async () => {
    const cancelled = await open('/schedule?week=2026-W53')
    const airing = card(cancelled, 'Karta na stół')
    expect(await airing.textContent()).toMatch(/19:00.*Cancelled.*Holiday break/s)
    const moved = await open('/schedule?week=2026-W50')
    expect(await card(moved, 'Вечір на Празі').textContent()).toMatch(/17:30.*New time.*instead of 18:00/s)
  })

  test('in my language shows those in which it is spoken, in whichever place; it stays chosen on every page and after a reload', async () => {
    const page = await open('/schedule', { locale: 'uk' })
    await awake(page)
    await page.getByRole('link', { name: 'Моєю мовою: українська' }).click()
    await expect.poll(() => card(page, 'სუფრა').count()).toBe(0)
    await page.getByRole('link', { name: 'Dzień dobry, Wisła!' }).first().waitFor()
    await page.goto(`${station.url}/schedule`)
    expect(await card(page, 'სუფრა').count()).toBe(0)
    await awake(page)
    expect(await page.getByRole('link', { name: 'Моєю мовою: українська' }).getAttribute('aria-current')).toBe('true')
    await page.getByRole('link', { name: 'Передачі', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Передачі' }).waitFor()
    await page.getByRole('link', { name: 'Вечір на Празі' }).waitFor()
    expect(await page.getByRole('link', { name: 'სუფრა' }).count()).toBe(0)
    await page.getByRole('link', { name: 'Усі мови' }).click()
    await page.getByRole('link', { name: 'სუფრა' }).waitFor()
  })

  test.each([
    ['Asia/Tokyo', 'Бюро знахідок', '19:00 Thu 03:00 your time'],
    ['America/New_York', 'Бюро знахідок', '19:00 13:00 your time'],
    ['Europe/Berlin', 'Бюро знахідок', '19:00'],
  ])('a listener in %s is shown Warsaw\'s time, and theirs where it differs', async (timezoneId, title, times) => {
    const page = await open('/schedule', { timezoneId })
    await awake(page)
    const time = card(page, title).locator('p').first()
    await expect.poll(async () => (await time.textContent())?.replace('now', '').trim()).toBe(times)
  })

  test('on the nights the clocks change it shows what listeners hear, and says so', async () => {
    const spring = await open('/schedule?week=2027-W12')
    const sunday = spring.locator('section').filter({ has: spring.getByRole('heading', { name: /Sunday/ }) })
    expect(await sunday.textContent()).toContain('The clocks go forward this night: after 01:59 comes 03:00.')
    expect(await sunday.locator('li').first().textContent()).toMatch(/^03:00.*Nocna zmiana/)
    const after = await open('/schedule?day=2027-04-04')
    expect(await after.locator('ol li').first().textContent()).toMatch(/^02:00.*Nocna zmiana/)
    const autumn = await open('/schedule?week=2027-W43')
    const night = autumn.locator('section').filter({ has: autumn.getByRole('heading', { name: /Sunday/ }) })
    expect(await night.textContent()).toContain('The clocks go back this night: after 02:59 comes 02:00 once more.')
    expect((await night.locator('li').allTextContents()).filter((text) => text.startsWith('02:00'))).toHaveLength(1)
  })

  test('without JavaScript it can be leafed through and chosen from by links, and the radio is one', async () => {
    const page = await open('/schedule', { javaScriptEnabled: false, locale: 'pl' })
    expect(await page.getByRole('link', { name: 'Włącz IMI Radio' }).getAttribute('href')).toBe('/listen/radio.mp3')
    await page.getByRole('link', { name: 'Następny tydzień' }).click()
    await page.getByRole('heading', { name: /poniedziałek\s*30 listopada/ }).waitFor()
    await page.getByRole('link', { name: 'W moim języku: polski' }).click()
    expect(new URL(page.url()).search).toBe('?week=2026-W49&spoken=pl')
    expect(await card(page, 'Chai Break').count()).toBe(0)
    await card(page, 'Karta na stół').waitFor()
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('section[aria-labelledby] ol') ?? document.body).display)).toBe('grid')
    // Choosing the site's language comes back to the same week.
    await page.getByLabel('Język: polski').click()
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByRole('heading', { name: /Monday\s*30 November/ }).waitFor()
  })
})

describe('shows and hosts', () => {
  test('a show has its names, languages, hosts, texts with their own language and direction, and its next airings', async () => {
    const page = await open('/shows/chai-o-sher', { locale: 'pl' })
    const title = page.getByRole('heading', { level: 1 }).locator('bdi')
    expect([await title.getAttribute('lang'), await title.getAttribute('dir')]).toEqual(['fa', 'auto'])
    await page.getByText('Chay-o-sher').first().waitFor()
    expect(await page.locator('p[lang="fa"]').last().getAttribute('dir')).toBe('rtl')
    expect(await page.locator('section').filter({ has: page.getByRole('heading', { name: 'Najbliższe audycje' }) }).locator('li').count()).toBeGreaterThan(0)
    await page.getByRole('link', { name: /Navid Daftar/ }).click()
    await page.getByRole('heading', { level: 1, name: 'نوید دفتر' }).waitFor()
    expect(await page.title()).toBe('نوید دفتر (Navid Daftar) · IMI Radio')
  })

  test('what nobody has checked yet, when information expires and what may be heard later is told in words', async () => {
    const unchecked = await open('/shows/o-drom')
    await unchecked.getByText('No native reader has checked this text yet').waitFor()
    await unchecked.getByText('You need neither read nor write to take part.').waitFor()
    const expiring = await open('/shows/karta-na-stol')
    await expiring.getByText('check it again after 180 days').waitFor()
    const music = await open('/shows/vechir-na-prazi')
    await music.getByText('the rights to the music are for live radio only').waitFor()
  })

  test('a calendar can be followed and taken as a file', async () => {
    const page = await open('/shows/supra')
    const follow = page.getByRole('link', { name: 'Subscribe (stays up to date)' })
    expect(await follow.getAttribute('href')).toBe(`${station.url.replace('http', 'webcal')}/shows/supra.ics?lang=en`)
    const file = await fetch(station.url + (await page.getByRole('link', { name: 'File (.ics)' }).getAttribute('href')))
    expect(new ICAL.Component(ICAL.parse(await file.text())).getAllSubcomponents('vevent').length).toBeGreaterThan(50)
  })

  test('an unknown show is a page with ways on, found by going there and by loading it', async () => {
    const page = await open('/shows/nobody')
    await page.getByRole('heading', { level: 1, name: 'This page does not exist' }).waitFor()
    expect((await fetch(`${station.url}/shows/nobody`, { headers: { accept: 'text/html' } })).status).toBe(404)
    await page.getByRole('main').getByRole('link', { name: 'Shows' }).click()
    await page.getByRole('heading', { level: 1, name: 'Shows' }).waitFor()
  })
})

describe('about the station', () => {
  test('every page leads there from its foot, and the imprint says what the law asks for, also what is missing', async () => {
    const page = await open('/shows')
    await awake(page)
    const places = page.getByRole('contentinfo').getByRole('link')
    expect(await places.allTextContents()).toEqual(['About the station', 'Your idea for a show', 'Kept for later', 'Imprint', 'Privacy', 'Accessibility', 'Languages of the site', 'Studio for hosts', 'Desk'])
    for (const [link, sentence] of [['About the station', 'Nobody has to be a journalist.'], ['Privacy', 'Your messages with your name there: 30 days.'], ['Accessibility', 'Live sound has no captions.'], ['Imprint', '7 things the law asks for are not filled in yet.']] as const) {
      await page.getByRole('contentinfo').getByRole('link', { name: link, exact: true }).click()
      await page.getByRole('heading', { level: 1, name: link }).waitFor()
      await page.getByText(sentence).waitFor()
      expect(await page.title()).toBe(`${link} · IMI Radio`)
    }
    expect(await page.locator('dt').allTextContents()).toEqual(['Title', 'Seat of the editors', 'Editor-in-chief', 'Publisher', 'How often it appears', 'E-mail', 'Owners', 'Beneficial owners', 'Advertising paid by public bodies'])
    expect(await page.locator('dd').filter({ hasText: 'Not filled in yet' }).count()).toBe(7)
    const imprint = await (await fetch(station.url + (await page.getByRole('link', { name: 'JSON' }).getAttribute('href')))).json()
    expect(imprint).toMatchObject({ title: 'IMI Radio', publisher: null, missing: ['seat', 'editorInChief', 'publisher', 'contact', 'owners', 'beneficialOwners', 'stateAdvertising'] })
  })

  test('who has read the texts is counted from the texts, and is there without JavaScript', async () => {
    const page = await open('/languages', { javaScriptEnabled: false })
    const arabic = page.locator('section').filter({ has: page.getByRole('heading', { name: 'العربية' }) })
    expect(await arabic.textContent()).toMatch(/[\d,]+ texts.*Waiting for a native reader: .*chat.*desk/)
    expect(await page.locator('section').filter({ has: page.getByRole('heading', { name: 'English' }) }).textContent()).toContain('Written in this language first:')
  })

  test('all languages fit on the narrowest phone, and the choice closes by key', async () => {
    const page = await open('/about', { viewport: { width: 240, height: 480 }, locale: 'uk' })
    await awake(page)
    const box = page.locator('details').filter({ has: page.getByLabel('Мова: українська') })
    await page.getByLabel('Мова: українська').click()
    const places = await box.locator('ul a').evaluateAll((links) => links.map((link) => [link.getBoundingClientRect(), link.scrollWidth - link.clientWidth] as const).map(([{ left, right, height }, cut]) => left >= 0 && right <= 240 && height >= 48 && cut <= 0))
    expect(places).toEqual(Array.from({ length: 12 }, () => true))
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(240)
    await page.keyboard.press('Escape')
    expect(await box.locator('ul').isVisible()).toBe(false)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY')
  })
})

describe('everywhere', () => {
  test.each(PAGES)('%s wakes up without one complaint and asks nobody else for anything', async (path) => {
    const context = await browser.newContext({ locale: 'uk', timezoneId: 'Africa/Cairo' })
    const page = await context.newPage()
    const complaints = complaintsOf(page, station.url)
    await page.goto(station.url + path)
    await awake(page)
    await page.waitForLoadState('networkidle')
    expect(complaints).toEqual([])
  })

  test('the letters of titles are at most 62 kB on a page with every script, and nothing for whoever saves data', async () => {
    const lettersOf = async (path: string, headers: Record<string, string>) => {
      const page = await (await browser.newContext({ locale: 'ar', extraHTTPHeaders: headers })).newPage()
      const sizes: number[] = []
      page.on('response', (response) => response.url().endsWith('.woff2') && sizes.push(Number(response.headers()['content-length'])))
      await page.goto(station.url + path, { waitUntil: 'networkidle' })
      return sizes
    }
    const sizes = await lettersOf('/schedule', {})
    expect(sizes.length).toBeGreaterThan(1)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(62_000)
    expect(await lettersOf('/shows/chai-o-sher', { 'save-data': 'on' })).toEqual([])
  })

  test.each(['pl', 'en', 'ar'])('axe finds nothing in %s, in light and in dark', async (locale) => {
    for (const path of [...PAGES, '/shows/nobody']) {
      const page = await open(path, { locale, reducedMotion: 'reduce' })
      await awake(page)
      for (const summary of await page.locator('main summary').all()) await summary.click()
      // Not loaded again for each: a page follows the colours of its device while it is open.
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect([path, colorScheme, await axeViolations(page, colorScheme === 'dark' ? OF_COLOURS : null)]).toEqual([path, colorScheme, []])
      }
      await page.context().close()
    }
  })

  test.each(['pl', 'ar'])('in %s nothing scrolls sideways and everything to press is large enough, from 240 px to a desktop', async (locale) => {
    for (const path of PAGES) {
      const page = await open(path, { locale, timezoneId: 'Asia/Tokyo' })
      await awake(page)
      for (const summary of await page.locator('main summary').all()) await summary.click()
      // 640 px is a 1280 px screen at 200 %. A page follows the width of its screen while it is open, as when a phone is turned.
      for (const width of [240, 320, 360, 640, 1280]) {
        await page.setViewportSize({ width, height: 640 })
        expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, width])
        const small = await page.$$eval('button, a, select, summary, input, textarea', (elements) =>
          elements.map((element) => [element.textContent.slice(0, 30), element.getBoundingClientRect()] as const).filter(([, { width: w, height: h }]) => w > 0 && (w < 47.5 || h < 47.5)).map(([text, { width: w, height: h }]) => [text, w, h]),
        )
        expect([path, width, small]).toEqual([path, width, []])
        expect([path, width, await page.evaluate(coveredByTheRadio)]).toEqual([path, width, []])
      }
      await page.context().close()
    }
  })

  test('the whole way works by keyboard: from the programme to a show, and the radio is last', async () => {
    const page = await open('/schedule?day=2026-11-25')
    await awake(page)
    const name = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')
    const reached: string[] = []
    for (let n = 0; n < 40 && reached.at(-1) !== 'Play IMI Radio'; n += 1) {
      await page.keyboard.press('Tab')
      reached.push(await name())
      // Nothing that is reached lies under the bar of the radio.
      expect(await page.evaluate(() => {
        const { left, top, width, height } = document.activeElement?.getClientRects()[0] ?? new DOMRect()
        return document.elementFromPoint(left + width / 2, top + height / 2)?.closest('section')?.getAttribute('aria-label') === 'Radio' ? document.activeElement?.textContent : ''
      })).toBe('')
    }
    expect(reached).toEqual(expect.arrayContaining(['Programme', 'Shows', 'Week', 'Previous day', 'Next day', 'All languages', 'In my language: English', 'Бюро знахідок', 'File (.ics)', 'Play IMI Radio']))
    await page.getByRole('link', { name: 'Бюро знахідок' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Бюро знахідок' }).waitFor()
    // What is read next is the new page.
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('content')
  })

  test('the radio plays on from page to page and can be stopped on each', async () => {
    const listened = await openListenedStation(SITE, sampleEvening(new Date()))
    try {
      const page = await open('/', {}, listened)
      await page.getByRole('button', { name: 'Play IMI Radio' }).click()
      await page.locator('[data-player="playing"]').waitFor({ timeout: 30_000 })
      await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Programme' }).click()
      await page.getByRole('heading', { level: 1, name: 'Programme' }).waitFor()
      await page.getByRole('link', { name: 'Next week' }).click()
      await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Shows' }).click()
      await page.getByRole('heading', { level: 1, name: 'Shows' }).waitFor()
      await page.locator('[data-player="playing"]').waitFor()
      const time = () => page.evaluate(() => document.querySelector('audio')?.currentTime ?? -1)
      const before = await time()
      await expect.poll(time, { timeout: 10_000 }).toBeGreaterThan(before)
      expect(listened.asked).toHaveLength(1)
      await page.getByRole('button', { name: 'Stop IMI Radio' }).click()
      await expect.poll(() => listened.listeners, { timeout: 10_000 }).toBe(0)
    } finally {
      await listened.close()
    }
  })

  test('a cancellation is in the open page, the interface and the calendar after one piece of news', async () => {
    const page = await open('/schedule')
    const show = await open('/shows/baobab')
    await awake(page)
    await awake(show)
    const airing = card(page, 'Baobab')
    expect(await airing.textContent()).not.toContain('Cancelled')
    await page.evaluate(() => Object.assign(window, { isSamePage: true }))
    await show.getByText('Friday, 27 November').waitFor()

    await station.edit({ do: 'cancel', airing: { showSlug: 'baobab', slotKey: '2000', date: '2026-11-27' }, reason: { pl: 'Choroba', en: 'The host is ill' } })

    await airing.getByText('The host is ill').waitFor({ timeout: 5_000 })
    await airing.getByText('Cancelled').waitFor()
    await show.getByText('Friday, 27 November').waitFor({ state: 'detached', timeout: 5_000 })
    expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true)
    const programme = await (await fetch(`${station.url}/api/v1/programme?from=2026-11-27&until=2026-11-28&show=baobab`)).json()
    expect(programme).toMatchObject({ occurrences: [{ id: 'baobab/2000/2026-11-27', cancelled: { reason: { pl: 'Choroba' } } }] })
    const calendar = new ICAL.Component(ICAL.parse(await (await fetch(`${station.url}/programme.ics`)).text()))
    const event = calendar.getAllSubcomponents('vevent').find((one) => one.getFirstPropertyValue('uid') === 'baobab/2000/2026-11-27@imi-radio')
    expect(event?.getFirstPropertyValue('status')).toBe('CANCELLED')
    // A page loaded now is not an older one that was kept.
    const again = await open('/schedule', { javaScriptEnabled: false })
    expect(await card(again, 'Baobab').textContent()).toContain('The host is ill')
  })
})
