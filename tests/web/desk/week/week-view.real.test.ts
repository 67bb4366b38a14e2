// How the week looks and holds: on the days of the clock changes, from right to left, on a narrow phone, for those who do not see, and when it is full.

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useDeskPages } from '../../../support/desk-pages.ts'
import { fullWeek } from '../../../support/full-week.ts'
import { airing, dragTo, grid, openWeek, sheet } from '../../../support/week-page.ts'

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true }

const desk = useDeskPages()
const week = desk.week

/** From where to where an airing is drawn, in minutes of the axis. */
const drawn = (page: Page, id: string) => airing(page, id).evaluate((block) => {
  const [box, day] = [block.getBoundingClientRect(), block.closest('[data-date]')?.getBoundingClientRect()]
  const minutes = Number(getComputedStyle(block).getPropertyValue('--long')) / box.height
  return [Math.round((box.top - (day?.top ?? 0)) * minutes), Math.round((box.bottom - (day?.top ?? 0)) * minutes)]
})

describe('the two weeks in which the clocks change', () => {
  test('in spring Sunday has a hole where the hour is missing, and the night show begins behind it', async () => {
    const page = await week('2027-03-28')
    await grid(page).getByText('The clocks skip 02:00–03:00').waitFor()
    expect(await grid(page).locator('[data-why]').count()).toBe(1)
    expect(await airing(page, 'nocna-zmiana/0200/2027-03-28').getAttribute('aria-label')).toBe('Nocna zmiana, 03:00–04:30')
    expect(await drawn(page, 'nocna-zmiana/0200/2027-03-28')).toEqual([180, 270])
  })

  test('in autumn Sunday has two hours from two to three, and the night show of ninety minutes is as long as it is', async () => {
    const page = await week('2027-10-31')
    await page.getByText('02:00²').waitFor()
    expect(await grid(page).locator('[data-why="doubledElsewhere"]').count()).toBe(6)
    expect(await airing(page, 'nocna-zmiana/0200/2027-10-31').getAttribute('aria-label')).toBe('Nocna zmiana, 02:00–02:30')
    expect(await drawn(page, 'nocna-zmiana/0200/2027-10-31')).toEqual([120, 210])
  })

  test('what is put down in the missing hour is told to begin after it', async () => {
    const page = await week('2027-03-28')
    await page.getByRole('button', { name: 'Plan something', exact: true }).click()
    await sheet(page).getByLabel('Show', { exact: true }).selectOption({ label: 'Baobab' })
    await sheet(page).getByLabel('Date').fill('2027-03-28')
    await sheet(page).getByLabel('Begins').fill('02:15')
    await sheet(page).getByLabel('Minutes').fill('30')
    await sheet(page).getByText('the clocks skip 02:15, so it airs at 03:15').waitFor()
  })
})

test('a show over midnight goes on at the top of the next day and says so', async () => {
  const page = await week('2026-12-04')
  const night = page.locator('[data-airing^="nocna-zmiana/2300/"]')
  expect(await night.count()).toBe(2)
  expect(await night.nth(0).getAttribute('aria-label')).toMatch(/goes on the next day$/)
  expect(await night.nth(1).getAttribute('aria-label')).toMatch(/began the day before, 23:00–01:00$/)
})

test('the present moment has its line, on the station\'s wall and not on the browser\'s', async () => {
  const page = await week('2026-11-23')
  await grid(page).getByRole('img', { name: /^Now, 14:1\d$/ }).waitFor()
})

describe('from right to left', () => {
  test('Monday is at the right, times read as everywhere, and the pointer carries to where it is', async () => {
    const page = await desk.station.open('/sign-in', { login: 'ewa' })
    await page.context().addCookies([{ name: 'language', value: 'ar', url: desk.station.url }])
    await openWeek(page, desk.station, '2026-11-30')
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl')
    const left = (date: string) => page.locator(`[data-date="${date}"]`).evaluate((day) => day.getBoundingClientRect().left)
    expect(await left('2026-11-30')).toBeGreaterThan(await left('2026-12-06'))
    const when = airing(page, 'vechir-na-prazi/1800/2026-11-30').locator('[dir=ltr]')
    expect((await when.textContent())?.replace(/[\u2066\u2069]/g, '')).toBe('18:00–19:00')
    const drop = await dragTo(page, { date: '2026-11-30', time: '18:00' }, { date: '2026-12-01', time: '15:00' })
    await page.locator('[data-ghost]').waitFor()
    const [ghost, tuesday] = [await page.locator('[data-ghost]').evaluate((one) => one.getBoundingClientRect().left), await left('2026-12-01')]
    expect(Math.abs(ghost - tuesday)).toBeLessThan(3)
    await drop()
    await sheet(page).waitFor()
    expect(await sheet(page).locator('input[type=date]').inputValue()).toBe('2026-12-01')
  })

  test('a Latin title that finds no room is cut at its end and keeps its beginning', async () => {
    const page = await desk.station.open('/sign-in', { login: 'ewa' })
    await page.context().addCookies([{ name: 'language', value: 'ar', url: desk.station.url }])
    await openWeek(page, desk.station, '2026-11-30')
    const isInside = await airing(page, 'dzien-dobry-wisla/0730/2026-11-30').evaluate((block) => {
      const [outer, title] = [block.getBoundingClientRect(), block.querySelector('bdi')?.getBoundingClientRect()]
      return title !== undefined && title.left >= outer.left && title.right <= outer.right
    })
    expect(isInside).toBe(true)
  })

  test('the left arrow goes to the next day', async () => {
    const page = await desk.station.open('/sign-in', { login: 'ewa' })
    await page.context().addCookies([{ name: 'language', value: 'ar', url: desk.station.url }])
    await openWeek(page, desk.station, '2026-11-30')
    await grid(page).locator('[data-cursor]').focus()
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-date]')?.getAttribute('data-date')), { timeout: 15_000 }).toBe('2026-12-01')
  })
})

describe('on a phone of 360 px', () => {
  test.each(['pl', 'ar'])('in %s one day is shown, nothing sticks out, and what is touched is large enough', async (language) => {
    const page = await desk.station.open('/sign-in', { login: 'ewa', ...PHONE })
    await page.context().addCookies([{ name: 'language', value: language, url: desk.station.url }])
    await openWeek(page, desk.station, '2026-12-05')
    expect(await page.locator('[data-date]').count()).toBe(1)
    // What is pulled aside in a row of its own may be wider; everything else is on the screen.
    const outside = () => page.evaluate(() => {
      const isPulled = (one: Element): boolean => ['auto', 'scroll'].includes(getComputedStyle(one).overflowX) || (one.parentElement !== null && isPulled(one.parentElement))
      const out = [...document.querySelectorAll('main *, dialog *')].filter((one) => one.getClientRects().length > 0 && !(one.parentElement && isPulled(one.parentElement)))
      return out.filter((one) => one.getBoundingClientRect().right > 360.5 || one.getBoundingClientRect().left < -0.5).map((one) => one.outerHTML.slice(0, 100))
    })
    const small = (within: string) => page.evaluate((within) => [...document.querySelectorAll<HTMLElement>(`${within} button:not([data-airing]):not([data-cursor]), ${within} select, ${within} input:not([type=radio]):not([type=checkbox])`)].filter((one) => one.getBoundingClientRect().height < 47.5 && one.offsetParent).map((one) => one.outerHTML.slice(0, 80)), within)
    expect([await outside(), await small('main')]).toEqual([[], []])
    await airing(page, 'plecak/1000/2026-12-05').click()
    await sheet(page).locator('ul button').first().click()
    await sheet(page).locator('input[type=date]').waitFor()
    const box = await sheet(page).boundingBox()
    expect([await outside(), await small('dialog'), box?.width, Math.round((box?.y ?? 0) + (box?.height ?? 0))]).toEqual([[], [], 360, 740])
    expect(await sheet(page).evaluate((dialog) => dialog.scrollWidth)).toBe(360)
    await page.goto(`${desk.station.url}/desk/month/2026-12`)
    await page.locator('ol a').first().waitFor()
    expect([await outside(), await page.locator('ol a').count()]).toEqual([[], 31])
  })
})

describe('for those who do not see', () => {
  const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  const mistakes = async (page: Page) => {
    await page.evaluate(await axe)
    return page.evaluate(async () => {
      // axe has just put itself there.
      const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
      const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
    })
  }
  test.each([['pl', 1280, 'light'], ['ar', 1280, 'dark'], ['pl', 360, 'dark'], ['ar', 360, 'light']] as const)('in %s at %i px, %s, the week, its sheets and the month have no mistakes that a machine finds', async (language, width, colorScheme) => {
    const page = await desk.station.open('/sign-in', { login: 'ewa', viewport: { width, height: 800 }, colorScheme })
    await page.context().addCookies([{ name: 'language', value: language, url: desk.station.url }])
    await openWeek(page, desk.station, '2026-12-05')
    expect(await mistakes(page)).toEqual([])
    await airing(page, 'plecak/1000/2026-12-05').click()
    expect(await mistakes(page)).toEqual([])
    await sheet(page).locator('ul button').first().click()
    await sheet(page).locator('input[type=radio]').nth(2).check()
    expect(await mistakes(page)).toEqual([])
    await page.goto(`${desk.station.url}/desk/month/2026-12`)
    await page.locator('ol a').first().waitFor()
    expect(await mistakes(page)).toEqual([])
  })
})

test('the month tells the hours without any airing and what has nothing to play, and opens a day', async () => {
  const page = await desk.station.open('/desk/month/2026-12', { login: 'ewa' })
  const saturday = page.getByRole('listitem').filter({ hasText: 'Saturday 5 December' }).or(page.getByRole('listitem').filter({ hasText: 'Saturday, 5 December' }))
  await saturday.getByText('nothing to play: Plecak').waitFor()
  expect(await saturday.textContent()).toContain('07:00–10:00')
  await page.getByLabel('From').selectOption('09:00')
  await saturday.getByText('09:00–10:00').waitFor()
  await saturday.getByRole('link').click()
  await airing(page, 'plecak/1000/2026-12-05').waitFor()
  expect(page.url()).toBe(`${desk.station.url}/desk/week/2026-12-05`)
})

describe('a full week of two hundred airings', () => {
  test('a drag draws the carried block and what is said of it, and touches nothing else', async () => {
    // Without the worker, which looks through what a first page loaded when it comes: that is not the drag's.
    const page = await desk.station.open('/sign-in', { login: 'ewa', serviceWorkers: 'block' })
    await page.route('**/api/v1/programme/plan*', (route) => route.fulfill({ json: fullWeek() }))
    const asked: string[] = []
    await openWeek(page, desk.station, '2026-11-30')
    expect(await page.locator('[data-airing]').count()).toBeGreaterThanOrEqual(200)
    // The mouse brings the keyboard's place along; here it is there already.
    await airing(page, 'show-21/1730/2026-11-30').focus()
    await page.evaluate(() => {
      const seen = { touched: new Set<string>(), moves: 0 }
      Object.assign(window, { seen })
      new MutationObserver((records) => {
        for (const { target } of records) {
          const element = target instanceof Element ? target : target.parentElement
          if (element?.closest('[data-ghost]')) seen.moves++
          if (element?.closest('[role=application]') && !element.closest('[data-ghost]')) seen.touched.add(element.closest('[data-airing]')?.getAttribute('data-airing') ?? element.className)
        }
      }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
    })
    page.on('request', (request) => asked.push(request.url()))
    const drop = await dragTo(page, { date: '2026-11-30', time: '17:30' }, { date: '2026-12-03', time: '15:00' }, 10)
    await page.getByRole('status').getByText(/Clashes with Audycja numer/).first().waitFor()
    // Written above, by this test.
    const { touched, moves } = await page.evaluate(() => {
      const { seen } = window as unknown as { seen: { touched: Set<string>; moves: number } }
      return { touched: [...seen.touched], moves: seen.moves }
    })
    expect(moves).toBeGreaterThan(3)
    // The block that is carried is dimmed once; the layer of the carried one gets its child.
    expect(touched.filter((one) => !one.includes('carried'))).toEqual(['show-21/1730/2026-11-30'])
    expect(asked).toEqual([])
    await drop()
    await sheet(page).waitFor()
  })
})
