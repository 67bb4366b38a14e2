// The listener's page in a real browser, on a station whose lines the test cuts.

import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { axeViolations } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { SITE } from '../support/built-site.ts'
import { complaintsOf } from '../support/complaints.ts'
import { openListenedStation, type ListenedStation } from '../support/listened-station.ts'
import { sampleEvening } from '../support/sample-evening.ts'

let browser: Browser
let station: ListenedStation

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
})

beforeEach(async () => {
  station = await openListenedStation(SITE, sampleEvening(new Date()))
})

afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  await station.close()
})

async function open(options: BrowserContextOptions = {}, path = '/'): Promise<Page> {
  const context = await browser.newContext({ locale: 'en', timezoneId: 'Europe/Warsaw', ...options })
  const page = await context.newPage()
  await page.goto(station.url + path)
  return page
}

const status = (page: Page, is: string) => page.locator(`[data-player="${is}"]`).waitFor({ timeout: 30_000 })
const audioTime = (page: Page) => page.evaluate(() => document.querySelector('audio')?.currentTime ?? -1)

async function listening(options?: BrowserContextOptions): Promise<Page> {
  const page = await open(options)
  await page.getByRole('button', { name: 'Play IMI Radio' }).click()
  await status(page, 'playing')
  return page
}

describe('listening', () => {
  test('nothing plays or downloads before a person presses play; one press and the sound flows', async () => {
    const page = await open()
    await page.getByRole('heading', { name: 'Today' }).waitFor()
    expect(station.asked).toEqual([])
    await page.getByRole('button', { name: 'Play IMI Radio' }).click()
    await status(page, 'playing')
    await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 1)
    expect(station.asked).toHaveLength(1)
    expect(station.asked[0]).toMatch(/^\/listen\/radio\.opus\?t=\d+$/)
  })

  test('a line cut by the server plays again by itself, from a new address', async () => {
    const page = await listening()
    station.dropListeners()
    await status(page, 'reconnecting')
    await status(page, 'playing')
    expect(station.asked).toHaveLength(2)
    expect(new Set(station.asked).size).toBe(2)
  })

  test('a connection reset by the network plays again by itself', async () => {
    const page = await listening()
    station.resetListeners()
    await expect.poll(() => station.asked.length, { timeout: 30_000 }).toBeGreaterThan(1)
    const heard = await audioTime(page)
    // Chromium may knock once more by itself; whoever brings the sound back, it moves on.
    await page.waitForFunction((before) => Math.abs((document.querySelector('audio')?.currentTime ?? 0) - before) > 3, heard, { timeout: 30_000 })
    await status(page, 'playing')
  })

  test('a line that freezes without any word from the browser plays again by itself', async () => {
    const page = await listening()
    station.freezeListeners()
    await status(page, 'waiting')
    await status(page, 'playing')
    expect(station.asked).toHaveLength(2)
  })

  test('who stops stays stopped: the line goes, and nothing brings it back', async () => {
    const page = await listening()
    await page.getByRole('button', { name: 'Stop IMI Radio' }).click()
    await status(page, 'stopped')
    await expect.poll(() => station.listeners, { timeout: 10_000 }).toBe(0)
    await page.context().setOffline(true)
    await page.context().setOffline(false)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    // A reconnection would come within a second; a station's news that arrives afterwards shows that the page lives.
    station.push({ type: 'listeners', total: 77, byMount: {} })
    await page.getByText('77 people listening').waitFor()
    expect(station.asked).toHaveLength(1)
  })

  test('without a network it waits, says so, and returns at once with it', async () => {
    const page = await listening()
    await page.context().setOffline(true)
    station.dropListeners()
    await status(page, 'offline')
    await page.context().setOffline(false)
    const onlineAt = Date.now()
    await status(page, 'playing')
    expect(Date.now() - onlineAt).toBeLessThan(10_000)
  })

  test('a station that refuses is asked again until it is back', async () => {
    station.open = false
    const page = await open()
    await page.getByRole('button', { name: 'Play IMI Radio' }).click()
    await status(page, 'reconnecting')
    await expect.poll(() => station.asked.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(2)
    station.open = true
    await status(page, 'playing')
  })

  test('the device\'s own pause is a person\'s pause', async () => {
    const page = await listening()
    await page.evaluate(() => document.querySelector('audio')?.pause())
    await status(page, 'stopped')
    await expect.poll(() => station.listeners, { timeout: 10_000 }).toBe(0)
  })

  test('the lock screen shows the show', async () => {
    const page = await listening()
    expect(await page.evaluate(() => [navigator.mediaSession.metadata?.title, navigator.mediaSession.metadata?.album, navigator.mediaSession.playbackState])).toEqual([
      'شاي بالنعناع',
      'IMI Radio',
      'playing',
    ])
  })

  test('quality is offered with its megabytes, changes without a stop, and both it and the volume are remembered', async () => {
    const page = await listening()
    const quality = page.getByRole('combobox', { name: 'Sound and data' })
    expect(await quality.locator('option').allTextContents()).toEqual([
      'Full sound · 43.2 MB per hour',
      'Full sound · 57.6 MB per hour · MP3, for older devices',
      'Save data · 14.4 MB per hour',
      'Save data · 21.6 MB per hour · MP3, for older devices',
    ])
    await quality.selectOption('low.mp3')
    await expect.poll(() => station.asked.at(-1), { timeout: 10_000 }).toMatch(/low\.mp3/)
    await status(page, 'playing')
    await page.getByRole('slider', { name: 'Volume' }).fill('0.4')
    await page.reload()
    await page.getByRole('button', { name: 'Play IMI Radio' }).click()
    await expect.poll(() => station.asked.at(-1), { timeout: 10_000 }).toMatch(/low\.mp3/)
    expect(await page.evaluate(() => document.querySelector('audio')?.volume)).toBeCloseTo(0.4)
  })

  test('changing the language goes on playing and is remembered', async () => {
    const page = await listening()
    await page.getByLabel('Language: English').click()
    await page.getByRole('link', { name: 'العربية' }).click()
    await page.getByRole('button', { name: 'أوقف IMI Radio' }).waitFor()
    expect(await page.evaluate(() => [document.documentElement.dir, document.documentElement.lang])).toEqual(['rtl', 'ar'])
    const before = await audioTime(page)
    await expect.poll(() => audioTime(page), { timeout: 10_000 }).toBeGreaterThan(before)
    expect(station.asked).toHaveLength(1)
    await page.reload()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ar')
  })
})

describe('going back', () => {
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const earlier = (page: Page) => page.getByText('You hear what was on earlier').waitFor()

  test('the show is heard from its beginning, under the titles of the second that is heard, whatever is on meanwhile; and live again', async () => {
    const page = await listening()
    await button(page, 'From the beginning').click()
    await earlier(page)
    await expect.poll(() => station.listeners, { timeout: 10_000 }).toBe(0)
    expect(station.hls.asked[0]).toBe(Date.parse(station.startOver.startsAt ?? ''))
    await page.getByText('20 min behind live').or(page.getByText('21 min behind live')).waitFor()
    await page.getByText('Powitanie').waitFor()
    await button(page, '30 seconds forward').click()
    await page.getByText('Druga piosenka').waitFor()
    expect(await page.evaluate(() => [navigator.mediaSession.metadata?.title, document.querySelector('audio')?.paused])).toEqual(['Druga piosenka', false])

    // A piece is 96 kB; some seconds of the live stream came before.
    const told = async () => Number(/about ([\d.]+) MB/.exec((await page.getByText('since you opened this page').textContent()) ?? '')?.[1])
    await expect.poll(told, { timeout: 10_000 }).toBeGreaterThan(station.hls.asked.length * 0.096 - 0.05)
    expect(await told()).toBeLessThan(station.hls.asked.length * 0.096 + 0.3)

    const { now } = station
    station.push({ type: 'now', now: { ...now, onAir: { ...now.onAir, occurrenceId: 'baobab/1/day', show: { slug: 'baobab', title: 'Baobab', languages: ['fr', 'en'] } }, listeners: 31 } })
    await page.getByText('31 people listening').waitFor()
    await page.getByRole('heading', { level: 1, name: 'شاي بالنعناع' }).waitFor()
    await button(page, 'Back to live').click()
    await page.getByRole('heading', { level: 1, name: 'Baobab' }).waitFor()
    await page.getByText('You are listening live').waitFor()
    expect(station.asked).toHaveLength(2)
  })

  test('half a minute back is half a minute; stopped, it goes on where it was; a lost network does not lose the place', async () => {
    const page = await listening()
    const pressedAt = Date.now()
    await button(page, '30 seconds back').click()
    await earlier(page)
    // A piece is six seconds; what lay ready in the browser was behind the station by itself.
    expect(pressedAt - (station.hls.asked[0] ?? 0)).toBeGreaterThan(30_000)
    expect(pressedAt - (station.hls.asked[0] ?? 0)).toBeLessThan(42_000)
    await button(page, 'From the beginning').click()
    await expect.poll(() => audioTime(page)).toBeLessThan(10)
    await page.getByRole('button', { name: 'Stop IMI Radio' }).click()
    await status(page, 'stopped')
    await page.getByRole('button', { name: 'Play IMI Radio' }).click()
    await earlier(page)
    expect(await audioTime(page)).toBeLessThan(10)

    await page.context().setOffline(true)
    for (let n = 0; n < 4; n += 1) await button(page, '30 seconds forward').click()
    await status(page, 'offline')
    await page.context().setOffline(false)
    await earlier(page)
    const at = await audioTime(page)
    expect(at).toBeGreaterThan(120)
    expect(at).toBeLessThan(140)
  })

  test('a show that is over leads to live, and so does one that is not kept any more', async () => {
    station.hls.endedAt = new Date(Date.parse(station.startOver.startsAt ?? '') + 24_000)
    const page = await listening()
    await button(page, 'From the beginning').click()
    await earlier(page)
    await button(page, '30 seconds forward').click()
    await page.getByText('You are listening live').waitFor()
    station.hls.isKept = false
    await button(page, 'From the beginning').click()
    await page.getByText('That part is not kept any more. You hear the radio live.').waitFor()
    await page.getByText('You are listening live').waitFor()
    expect(station.asked).toHaveLength(3)
  })

  test('where the licence of the music forbids it, the page says so', async () => {
    station.startOver = { ...station.startOver, available: false, reason: 'commercial_music', playlist: null, startsAt: null, rewindSeconds: 0 }
    const page = await listening()
    await page.getByText('its licence does not let listeners go back').waitFor()
    expect(await button(page, '30 seconds back').isDisabled()).toBe(true)
    expect(await button(page, 'From the beginning').isDisabled()).toBe(true)
  })
})

describe('the sleep timer', () => {
  const timer = (page: Page) => page.getByRole('combobox', { name: 'Sleep timer' })

  test('counts down from page to page, grows quiet and stops; the next play is as loud as ever', async () => {
    const page = await open()
    await page.clock.install()
    await page.getByRole('button', { name: 'Play IMI Radio' }).click()
    await status(page, 'playing')
    await timer(page).selectOption('15')
    await page.getByText('The radio stops in 15 min').waitFor()
    await page.getByRole('link', { name: 'Programme', exact: true }).click()
    await page.getByRole('button', { name: 'Rewind and sleep timer' }).click()
    await page.clock.fastForward('06:00')
    await page.getByText(/The radio stops in [89]:\d\d/).waitFor()
    await page.clock.fastForward('08:45')
    const volume = () => page.evaluate(() => document.querySelector('audio')?.volume ?? -1)
    await expect.poll(volume).toBeLessThan(0.6)
    expect(await volume()).toBeGreaterThan(0)
    await page.clock.fastForward('00:20')
    await page.getByRole('button', { name: 'Play IMI Radio' }).waitFor()
    await expect.poll(() => station.listeners, { timeout: 10_000 }).toBe(0)
    expect(await volume()).toBe(1)
    expect(await timer(page).inputValue()).toBe('null')
  })

  test('at the end of the show it stops, also when the show ends before its time', async () => {
    const page = await listening()
    await timer(page).selectOption('show')
    await page.getByText('The radio stops in 40 min').waitFor()
    const { now } = station
    station.push({ type: 'now', now: { ...now, onAir: { ...now.onAir, occurrenceId: 'baobab/1/day', show: { slug: 'baobab', title: 'Baobab', languages: ['fr', 'en'] } } } })
    await status(page, 'stopped')
    await expect.poll(() => station.listeners, { timeout: 10_000 }).toBe(0)
  })
})

describe('what is broken takes nothing else with it', () => {
  test('a station that answers no question is heard all the same, and says what it cannot show', async () => {
    station.answers = false
    const page = await listening()
    await page.getByText('We cannot see what is on now. You can still listen.').waitFor()
    await page.getByText('The programme cannot be shown right now.').waitFor()
    await page.getByRole('button', { name: 'Open the chat' }).click()
    await page.getByText('The chat is away.').waitFor()
    expect(await page.getByRole('button', { name: '30 seconds back' }).isDisabled()).toBe(true)
    await status(page, 'playing')
    station.answers = true
    await page.getByRole('heading', { level: 1, name: 'شاي بالنعناع' }).waitFor()
  })

  test('with storage forbidden everything works but being remembered', async () => {
    const context = await browser.newContext({ locale: 'en' })
    await context.addInitScript(() => {
      const refuse = { get: () => { throw new DOMException('The operation is insecure.', 'SecurityError') } }
      Object.defineProperty(window, 'localStorage', refuse)
      Object.defineProperty(window, 'sessionStorage', refuse)
    })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(station.url)
    await page.getByRole('button', { name: 'Play IMI Radio' }).click()
    await status(page, 'playing')
    await page.getByRole('combobox', { name: 'Sound and data' }).selectOption('low.mp3')
    await expect.poll(() => station.asked.at(-1), { timeout: 10_000 }).toMatch(/low\.mp3/)
    await page.getByRole('slider', { name: 'Volume' }).fill('0.4')
    await page.getByRole('button', { name: 'From the beginning' }).click()
    await page.getByText('You hear what was on earlier').waitFor()
    await page.getByRole('button', { name: 'Open the chat' }).click()
    await page.getByRole('button', { name: 'Close the chat' }).waitFor()
    for (const name of ['Programme', 'Archive', 'Chat']) await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click()
    await page.getByRole('heading', { level: 1, name: 'Chat' }).waitFor()
    expect(complaints).toEqual([])
  })

  test('a browser too old for the page\'s script keeps play as a link, sees nothing that would do nothing, and is told', async () => {
    const context = await browser.newContext({ locale: 'pl' })
    await context.route('**/assets/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: 'this is of a later year' }))
    const page = await context.newPage()
    await page.goto(station.url)
    expect(await page.getByRole('link', { name: 'Włącz IMI Radio' }).getAttribute('href')).toBe('/listen/radio.mp3')
    expect(await page.getByRole('combobox').count()).toBe(0)
    await page.getByText('Część tej strony wymaga JavaScriptu').waitFor()
    const studio = await open({ javaScriptEnabled: false, locale: 'pl' }, '/studio')
    await studio.locator('noscript p', { hasText: 'Część tej strony wymaga JavaScriptu' }).waitFor()
    expect(await studio.locator('noscript a').getAttribute('href')).toBe('/listen/radio.mp3')
  })
})

describe('the page', () => {
  test('news arrives by itself: another show, listeners, a changed programme', async () => {
    const page = await open()
    await page.getByRole('heading', { level: 1, name: 'شاي بالنعناع' }).waitFor()
    const { now } = station
    await expect.poll(() => station.pages, { timeout: 10_000 }).toBe(1)
    station.push({ type: 'now', now: { ...now, onAir: { ...now.onAir, show: { slug: 'baobab', title: 'Baobab', languages: ['fr', 'en'] }, title: 'Kora i deszcz' } } })
    await page.getByRole('heading', { level: 1, name: 'Baobab' }).waitFor()
    await page.getByText('Kora i deszcz').waitFor()
    expect(await page.title()).toBe('Baobab · IMI Radio')
    station.airings = station.airings.map((airing) => (airing.id.startsWith('supra') ? { ...airing, cancelled: { reason: { en: 'The host is ill' } } } : airing))
    station.push({ type: 'programmeChanged' })
    await page.getByText('The host is ill').waitFor()
  })

  test('where the events socket cannot pass, the page asks for itself', async () => {
    station.pushes = false
    const page = await open()
    await page.getByRole('heading', { level: 1, name: 'شاي بالنعناع' }).waitFor()
    const { now } = station
    station.now = { ...now, onAir: { ...now.onAir, show: { slug: 'baobab', title: 'Baobab', languages: ['fr', 'en'] } } }
    await page.getByRole('heading', { level: 1, name: 'Baobab' }).waitFor({ timeout: 40_000 })
  })

  test('wakes up without one complaint and asks nobody else for anything', async () => {
    const context = await browser.newContext({ locale: 'uk', timezoneId: 'Africa/Cairo' })
    const page = await context.newPage()
    const complaints = complaintsOf(page, station.url)
    await page.goto(station.url)
    await page.getByText('за вашим часом').first().waitFor()
    expect(complaints).toEqual([])
  })

  test('Arabic runs from right to left, with the listener\'s own time beside Warsaw\'s', async () => {
    const page = await open({ locale: 'ar', timezoneId: 'Asia/Tokyo' })
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl')
    await page.getByText('بتوقيتك').first().waitFor()
    const title = await page.getByRole('heading', { level: 1 }).boundingBox()
    const play = await page.getByRole('button', { name: 'شغّل IMI Radio' }).boundingBox()
    expect(title?.x).toBeGreaterThan(play?.x ?? Infinity)
    // The triangle still points to the right: nothing turns media controls around.
    const sign = page.getByRole('button', { name: 'شغّل IMI Radio' }).locator('svg')
    expect(await sign.evaluate((element) => [getComputedStyle(element).transform, getComputedStyle(element).direction])).toEqual(['none', 'ltr'])
  })

  test.each([240, 320, 360, 1280])('at %i px nothing scrolls sideways and everything to press is large enough', async (width) => {
    for (const locale of ['pl', 'ar']) {
      const page = await open({ locale, viewport: { width, height: 640 }, timezoneId: 'Asia/Tokyo' })
      await page.getByRole('combobox').waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      const small = await page.$$eval('button, a, select, summary, input', (elements) =>
        elements.map((element) => [element.textContent.slice(0, 30), element.getBoundingClientRect()] as const).filter(([, { width: w, height: h }]) => w > 0 && (w < 48 || h < 48)),
      )
      expect(small).toEqual([])
      const [play, others] = await page.$$eval('button, a, select', (elements) => {
        const areas = elements.map((element) => element.getBoundingClientRect()).map(({ width: w, height: h }) => w * h)
        const largest = elements[areas.indexOf(Math.max(...areas))]
        return [largest?.getAttribute('aria-label'), areas.length] as const
      })
      expect(others).toBeGreaterThan(5)
      expect(play).toMatch(/IMI Radio$/)
    }
  })

  test.each(['pl', 'en', 'ar'])('axe finds nothing in %s, in light and in dark', async (locale) => {
    const page = await open({ locale, reducedMotion: 'reduce' })
    await page.getByRole('combobox').waitFor()
    await page.getByRole('main').locator('summary').click()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect([colorScheme, await axeViolations(page)]).toEqual([colorScheme, []])
    }
  })

  test('the whole way works by keyboard', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Play IMI Radio' }).waitFor()
    const reached: string[] = []
    for (let n = 0; n < 20 && !reached.includes('Play IMI Radio'); n += 1) {
      await page.keyboard.press('Tab')
      reached.push(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''))
    }
    expect(reached).toEqual(['Skip to the programme', 'IMI Radio, home', 'Listen and ask without reading', 'Programme', 'Shows', 'Archive', 'Chat', 'Language: English', 'Play IMI Radio'])
    await page.keyboard.press('Enter')
    await status(page, 'playing')
    await page.keyboard.press('Space')
    await status(page, 'stopped')
  })

  test('without JavaScript play is a link to the stream, and there are the other streams, the programme and a working choice of language', async () => {
    const page = await open({ javaScriptEnabled: false, locale: 'pl' })
    expect(await page.getByRole('link', { name: 'Włącz IMI Radio' }).getAttribute('href')).toBe('/listen/radio.mp3')
    expect(await page.getByRole('combobox').count()).toBe(0)
    expect(await page.getByRole('button').count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Plik listy (M3U)' }).getAttribute('href')).toBe('/listen.m3u')
    await page.getByText('Бюро знахідок').first().waitFor()
    await page.getByLabel('Język: polski').click()
    await page.getByRole('link', { name: 'українська' }).click()
    await page.getByText('Зараз в ефірі').or(page.getByText('Наживо')).first().waitFor()
    expect(new URL(page.url()).search).toBe('')
  })
})
