// Planning in a real browser, on a real database: by mouse, keys and fingers, refused where it clashes, undone, two at once.

import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../server/db/database.ts'
import { launchBrowser } from '../../../support/browser.ts'
import { SITE } from '../../../support/built-site.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { openDeskStation, type DeskStation } from '../../../support/desk-station.ts'
import { airing, dragTo, grid, looked, openWeek, pointOf, save, sheet } from '../../../support/week-page.ts'

let browser: Browser
let database: Database
let station: DeskStation

beforeAll(async () => {
  browser = await launchBrowser()
  database = await openTestDatabase()
  station = await openDeskStation(database, SITE, browser)
})
afterAll(async () => {
  await station.close()
  await browser.close()
  await database.close()
})
// Each test plans other shows, so that none is in another's way.
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

async function planning(date: string, options: Parameters<DeskStation['open']>[1] = {}): Promise<Page> {
  const page = await station.open('/sign-in', { login: 'ewa', ...options })
  await openWeek(page, station, date)
  return page
}

const slotsOf = async (slug: string) => (await station.plan()).slots.filter((slot) => slot.showSlug === slug).map(({ key, rule, firstDate, startTime, minutes }) => ({ key, rule, firstDate, startTime, minutes }))
const exceptionsOf = async (slug: string) => (await station.plan()).exceptions.filter((one) => one.showSlug === slug)
/** What is loaded again after a change comes by and by. */
const LATER = { timeout: 15_000 }
const news = (page: Page) => page.getByRole('status').filter({ visible: true })

describe('something new', () => {
  test('is drawn with the mouse in a free hour, repeats every second Tuesday, and is seen with its next dates before it is saved', async () => {
    const page = await planning('2026-12-01')
    const drop = await dragTo(page, { date: '2026-12-01', time: '12:00' }, { date: '2026-12-01', time: '13:20' })
    await news(page).getByText('12:00–13:30').waitFor()
    await drop()
    expect(await sheet(page).getByLabel('Date').inputValue()).toBe('2026-12-01')
    expect([await sheet(page).getByLabel('Begins').inputValue(), await sheet(page).getByLabel('Minutes').inputValue()]).toEqual(['12:00', '90'])
    await sheet(page).getByLabel('Show', { exact: true }).selectOption({ label: 'Baobab' })
    await sheet(page).getByLabel('Repeats').selectOption({ label: 'every second Tuesday' })
    await looked(page)
    const dates = sheet(page).getByRole('listitem')
    await dates.filter({ hasText: '15 Dec 2026, 12:00' }).waitFor()
    expect((await dates.allTextContents()).slice(0, 3)).toEqual(['Tue, 1 Dec 2026, 12:00', 'Tue, 15 Dec 2026, 12:00', 'Tue, 29 Dec 2026, 12:00'])
    await save(page)
    await airing(page, 'baobab/1200/2026-12-01').waitFor()
    expect(await slotsOf('baobab')).toContainEqual({ key: '1200', rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', firstDate: '2026-12-01', startTime: '12:00', minutes: 90 })
  })

  test('is made by keys alone: to the free quarter, Enter, and the focus is back in the plan afterwards', async () => {
    const page = await planning('2026-12-01')
    await grid(page).locator('[data-cursor]').focus()
    for (const key of ['Home', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
    for (let quarter = 0; quarter < 5; quarter++) await page.keyboard.press('ArrowDown')
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')), LATER).toBe('Wednesday, 2 December 2026, 01:15: nothing planned. Plan something here')
    await page.keyboard.press('Enter')
    expect([await sheet(page).getByLabel('Date').inputValue(), await sheet(page).getByLabel('Begins').inputValue()]).toEqual(['2026-12-02', '01:15'])
    await page.keyboard.press('Escape')
    await sheet(page).waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-from')), LATER).toBe('75')
  })

  test('is a relay of a show that did not exist, made together with its slot', async () => {
    const page = await planning('2026-12-01')
    await page.getByRole('button', { name: 'Plan something', exact: true }).click()
    await sheet(page).getByText('Relay', { exact: true }).click()
    await sheet(page).getByLabel('Show', { exact: true }).selectOption({ label: 'A new show…' })
    await sheet(page).getByLabel('Title').fill('Most do Lwowa')
    await sheet(page).getByLabel('Main language').selectOption('uk')
    await sheet(page).getByLabel('Description').fill('Радіо-міст')
    await sheet(page).getByLabel('Address of the stream').fill('https://example.org/live')
    await sheet(page).getByLabel('Date').fill('2026-12-03')
    await sheet(page).getByLabel('Begins').fill('4.30')
    await looked(page)
    await save(page)
    await airing(page, 'most-do-lwowa/0430/2026-12-03').waitFor()
    expect((await station.plan()).shows.find((show) => show.slug === 'most-do-lwowa')).toMatchObject({ mode: 'relay', plays: 'https://example.org/live', languages: ['uk'] })
  })

  test('is a special that lies above what it interrupts; it is moved, and removed', async () => {
    const page = await planning('2026-12-08')
    await page.getByRole('button', { name: 'Plan something', exact: true }).click()
    await sheet(page).getByText('Special', { exact: true }).click()
    await sheet(page).getByLabel('Title').fill('Debata o mieście')
    await sheet(page).getByLabel('Date').fill('2026-12-08')
    await sheet(page).getByLabel('Begins').fill('18:15')
    await sheet(page).getByLabel('Minutes').fill('30')
    await looked(page)
    await save(page)
    const special = page.locator('[data-special]')
    await special.and(page.locator('[data-above]')).waitFor()
    await expect.poll(() => special.getAttribute('aria-label'), LATER).toMatch(/Debata o mieście, 18:15–18:45, special/)
    await special.click()
    await sheet(page).getByRole('button', { name: 'Change the special' }).click()
    await sheet(page).getByLabel('Begins').fill('15:00')
    await looked(page)
    await save(page)
    await page.locator('[data-special]:not([data-above])').click()
    await sheet(page).getByRole('button', { name: 'Remove the special' }).click()
    await sheet(page).getByRole('button', { name: 'Remove the special' }).click()
    await special.waitFor({ state: 'detached' })
  })
})

describe('an airing that is carried', () => {
  test('tells by name and minutes what it would clash with while it is in the hand, and the station refuses it in words', async () => {
    const page = await planning('2026-11-30')
    const drop = await dragTo(page, { date: '2026-11-30', time: '18:00' }, { date: '2026-11-30', time: '18:30' })
    await news(page).getByText('Clashes with Karta na stół, 19:00–20:00: 30 min in common.').waitFor()
    await drop()
    await sheet(page).getByRole('alert').getByText('Karta na stół, 30 min in common').waitFor()
    await sheet(page).getByRole('button', { name: 'Save' }).click()
    await sheet(page).getByText('"Вечір на Празі" cannot air on Monday 2026-11-30 18:30-19:30').waitFor()
    expect(await exceptionsOf('vechir-na-prazi')).toHaveLength(1)
    await page.keyboard.press('Escape')
    await sheet(page).waitFor({ state: 'detached' })
    await expect.poll(() => airing(page, 'vechir-na-prazi/1800/2026-11-30').getAttribute('aria-label'), LATER).toBe('Вечір на Празі, 18:00–19:00')
  })

  test('is let go by Escape and stays where it was', async () => {
    const page = await planning('2026-11-30')
    const drop = await dragTo(page, { date: '2026-11-30', time: '18:00' }, { date: '2026-11-30', time: '14:00' })
    await page.locator('[data-ghost]').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('[data-ghost]').waitFor({ state: 'detached' })
    await drop()
    expect(await sheet(page).count()).toBe(0)
  })

  test('by keys: Space takes it, arrows move it, Shift makes it longer, Enter puts it down for this date only', async () => {
    const page = await planning('2026-12-05')
    const plecak = airing(page, 'plecak/1000/2026-12-05')
    await plecak.focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Shift+ArrowDown')
    await news(page).getByText('Plecak: Saturday, 5 December 2026, 09:30–10:45.').waitFor()
    await news(page).getByText('Nothing in the way.').waitFor()
    await page.keyboard.press('Enter')
    await looked(page)
    expect(await sheet(page).getByLabel('Only Sat, 5 Dec 2026').isChecked()).toBe(true)
    await save(page)
    expect(await exceptionsOf('plecak')).toEqual([{ showSlug: 'plecak', slotKey: '1000', date: '2026-12-05', action: 'move', toDate: '2026-12-05', startTime: '09:30', minutes: 75 }])
    await expect.poll(() => plecak.getAttribute('aria-label'), LATER).toMatch(/^Plecak, 09:30–10:45, .*moved from Sat, 5 Dec 2026, 10:00/)
  })

  test('pulled at its end is longer; of this date and all after it, the series goes on as a new one from there', async () => {
    const page = await planning('2026-12-05')
    const [before] = await slotsOf('pho-va-pierogi')
    const end = await pointOf(page, '2026-12-05', '12:00')
    await page.mouse.move(end.x, end.y - 3)
    await page.mouse.down()
    await page.mouse.move(end.x, end.y + 20, { steps: 5 })
    await news(page).getByText('11:00–12:15').waitFor()
    await page.mouse.up()
    await sheet(page).getByText('This and all after it').click()
    await looked(page)
    await save(page)
    const after = await slotsOf('pho-va-pierogi')
    expect(after.map(({ firstDate, minutes }) => [firstDate, minutes])).toEqual([[before?.firstDate, 60], ['2026-12-05', 75]])
    expect(after[0]?.rule).toMatch(/UNTIL=20261204/)
  })

  test('to another day for all dates takes its rhythm along', async () => {
    const page = await planning('2026-12-06')
    const drop = await dragTo(page, { date: '2026-12-06', time: '12:00' }, { date: '2026-12-04', time: '12:30' })
    await drop()
    await sheet(page).getByText('All dates').click()
    expect(await sheet(page).getByLabel('Repeats').locator('option:checked').textContent()).toBe('every Friday')
    await looked(page)
    await save(page)
    expect((await slotsOf('kumustahan'))[0]).toMatchObject({ rule: 'FREQ=WEEKLY;BYDAY=FR', startTime: '12:30' })
  })

  test('stays in the hand while somebody else\'s change arrives, and both are saved', async () => {
    const page = await planning('2027-01-15')
    const drop = await dragTo(page, { date: '2027-01-15', time: '20:00' }, { date: '2027-01-15', time: '15:00' })
    await page.locator('[data-ghost]').waitFor()
    await station.edit({ do: 'cancel', airing: { showSlug: 'dzien-dobry-wisla', slotKey: '0730', date: '2027-01-15' }, reason: { pl: 'Awaria' } })
    await page.locator('[data-airing="dzien-dobry-wisla/0730/2027-01-15"][data-cancelled]').waitFor()
    expect(await page.locator('[data-ghost]').textContent()).toContain('15:00')
    await drop()
    await looked(page)
    await save(page)
    expect(await exceptionsOf('baobab')).toContainEqual(expect.objectContaining({ date: '2027-01-15', startTime: '15:00' }))
  })

  test('by a finger: resting on it takes it, a plain stroke scrolls', async () => {
    const page = await planning('2026-12-12', { viewport: { width: 360, height: 740 }, hasTouch: true })
    const touch = await page.context().newCDPSession(page)
    const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: { x: number; y: number }[]) => touch.send('Input.dispatchTouchEvent', { type, touchPoints: points })
    const { x, y } = await pointOf(page, '2026-12-12', '11:10')
    await finger('touchStart', { x, y })
    await page.locator('[data-ghost]').waitFor()
    for (let step = 1; step <= 6; step++) await finger('touchMove', { x, y: y - step * 4 })
    await news(page).getByText('10:45–').waitFor()
    await finger('touchEnd')
    await sheet(page).getByLabel('Begins').waitFor()
    expect(await sheet(page).getByLabel('Begins').inputValue()).toBe('10:45')
    await page.keyboard.press('Escape')
    await sheet(page).waitFor({ state: 'detached' })

    const free = await pointOf(page, '2026-12-12', '06:00')
    await page.touchscreen.tap(free.x, free.y)
    expect(await sheet(page).getByLabel('Begins').inputValue()).toBe('06:00')
    await page.keyboard.press('Escape')
    await sheet(page).waitFor({ state: 'detached' })

    const stroke = { x: free.x + 120, y: free.y }
    await finger('touchStart', stroke)
    for (let step = 1; step <= 8; step++) await finger('touchMove', { x: stroke.x - step * 25, y: stroke.y + step })
    await finger('touchEnd')
    await page.getByRole('heading', { level: 1, name: 'Sunday 13 December' }).or(page.getByRole('heading', { level: 1, name: 'Sunday, 13 December' })).waitFor()
  })
})

describe('one date', () => {
  test('is cancelled with a reason that listeners read in their language, and undone by its words', async () => {
    const page = await planning('2026-11-24')
    const id = 'dzien-dobry-wisla/0730/2026-11-24'
    await airing(page, id).click()
    await sheet(page).getByRole('button', { name: 'Cancel this date' }).click()
    await sheet(page).getByLabel('Reason in Polish').fill('Awaria prądu na Wiśle')
    await sheet(page).getByLabel('Reason in Ukrainian').fill('Аварія світла')
    await sheet(page).getByRole('button', { name: 'Cancel this date' }).click()
    await sheet(page).waitFor({ state: 'detached' })
    await airing(page, id).and(page.locator('[data-cancelled][aria-label*="07:30–08:00, cancelled"]')).waitFor()
    // A page is kept for five seconds of the station's clock.
    station.clock.turn(6_000)
    const listener = await station.open('/', { locale: 'uk' })
    await listener.getByText('Аварія світла').first().waitFor()

    const undo = page.getByRole('button', { name: 'Undo: Dzień dobry, Wisła!, Tue, 24 Nov 2026: cancelled' })
    await undo.click()
    await page.getByRole('status').getByText('Taken back: Dzień dobry, Wisła!, Tue, 24 Nov 2026: cancelled').waitFor()
    await airing(page, id).and(page.locator(':not([data-cancelled])')).waitFor()
    await listener.getByText('Аварія світла').first().waitFor({ state: 'detached' })
  })

  test('is filled by another show or an earlier airing, and given back to the plan by Ctrl-Z', async () => {
    const page = await planning('2026-12-16')
    const supra = airing(page, (await page.locator('[data-airing^="supra/"]').first().getAttribute('data-airing')) ?? '')
    await supra.click()
    await sheet(page).getByRole('button', { name: 'Another show instead' }).click()
    await sheet(page).getByLabel('Airs instead').selectOption({ label: 'Baobab' })
    await looked(page)
    await save(page)
    await expect.poll(() => supra.getAttribute('aria-label'), LATER).toMatch(/^Baobab, .*instead of სუფრა/)
    await page.getByRole('button', { name: /^Undo: სუფრა/ }).waitFor()
    await page.keyboard.press('Control+z')
    await page.getByRole('status').getByText(/^Taken back: სუფრა/).waitFor()

    await supra.and(page.locator('[aria-label^="სუფრა"]')).click()
    await sheet(page).getByRole('button', { name: 'Repeat an earlier airing' }).click()
    await sheet(page).getByLabel('Which airing?').selectOption({ index: 1 })
    await looked(page)
    await save(page)
    await supra.and(page.locator('[aria-label*="earlier airing again"]')).click()
    await sheet(page).getByRole('button', { name: 'Back to the plan' }).click()
    await looked(page)
    await sheet(page).getByRole('button', { name: 'Back to the plan' }).click()
    await sheet(page).waitFor({ state: 'detached' })
    expect(await exceptionsOf('supra')).toEqual([])
  })

  test('ends its series from there on', async () => {
    const page = await planning('2027-02-14')
    const id = (await page.locator('[data-airing^="o-drom/"]').first().getAttribute('data-airing')) ?? ''
    await airing(page, id).click()
    await sheet(page).getByRole('button', { name: 'End the series' }).click()
    await sheet(page).getByRole('button', { name: 'End the series' }).click()
    await sheet(page).waitFor({ state: 'detached' })
    await airing(page, id).waitFor({ state: 'detached' })
    expect((await slotsOf('o-drom'))[0]?.rule).toMatch(/;UNTIL=202702/)
  })
})

describe('two at once', () => {
  test('the second is told who changed what, keeps her own change, and saves it on top', async () => {
    const page = await planning('2027-01-04')
    await airing(page, 'karta-na-stol/1900/2027-01-04').click()
    await sheet(page).getByRole('button', { name: 'Move, change length or repeat' }).click()
    await sheet(page).getByLabel('Minutes').fill('45')
    await looked(page)
    await station.edit({ do: 'extend', airing: { showSlug: 'karta-na-stol', slotKey: '1900', date: '2027-01-11' }, minutes: 50 })
    await sheet(page).getByRole('button', { name: 'Save' }).click()
    const told = sheet(page).getByRole('alert')
    await told.getByText(/^Olga, .*Karta na stół on Mon, 11 Jan 2027/).waitFor()
    expect(await sheet(page).getByLabel('Minutes').inputValue()).toBe('45')
    await sheet(page).getByRole('button', { name: 'Try again on the new plan' }).click()
    await looked(page)
    await save(page)
    expect((await exceptionsOf('karta-na-stol')).map(({ date }) => date)).toEqual(expect.arrayContaining(['2027-01-04', '2027-01-11']))
    await page.getByRole('button', { name: 'Changes', exact: true }).click()
    const [mine, hers] = [sheet(page).getByRole('listitem').nth(0), sheet(page).getByRole('listitem').nth(1)]
    await mine.getByText('Karta na stół, Mon, 4 Jan 2027: 45 min long').waitFor()
    await hers.getByText('Olga').waitFor()
  })

  test('an editor carries the shows given to her, and is told of the others that they are not hers', async () => {
    const page = await planning('2026-11-30', { login: 'ilona' })
    await page.getByText('You plan the shows given to you').waitFor()
    const drop = await dragTo(page, { date: '2026-11-30', time: '19:00' }, { date: '2026-11-30', time: '14:00' })
    expect(await page.locator('[data-ghost]').count()).toBe(0)
    await drop()
    await page.keyboard.press('Escape')
    await airing(page, 'karta-na-stol/1900/2026-11-30').click()
    await sheet(page).getByText('This show is not given to you.').waitFor()
    expect(await sheet(page).getByRole('button').count()).toBe(1)
    await page.keyboard.press('Escape')
    await airing(page, 'vechir-na-prazi/1800/2026-11-30').click()
    await sheet(page).getByRole('button', { name: 'Cancel this date' }).waitFor()
  })
})
