// The air log room in a real browser: a complaint about a show is found, heard, taken out and held, on a phone and in Arabic too.

import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { packAudio } from '../../../server/broadcast/air-log/packed-audio.ts'
import { dayOf } from '../../../server/broadcast/air-log/segment.ts'
import type { Role } from '../../../server/people/person.ts'
import { axeViolations } from '../../support/axe.ts'
import { aired } from '../../support/logged-air.ts'
import { frames } from '../../support/mp3-frames.ts'
import { PHONE, useWholeSite } from '../../support/whole-site.ts'

/** Ten minutes of a show, and ten more after a minute without the station. */
const SHOW = Date.parse('2026-11-24T20:05:00+01:00')

const site = useWholeSite()
beforeAll(async () => {
  const { folder } = site.whole.airLog
  for (const [index, startMs] of [SHOW, SHOW + 11 * 60_000].entries()) {
    await folder.write({ number: index + 1, startMs, samples: 25_000 * 1152, stretch: index + 1, hash: 'abcdefgh' }, packAudio([frames(25_000)], 0))
  }
  await folder.note(aired('19:00', 'radio-sawa', { atMs: SHOW - 300_000, title: 'Пісня про дощ' }), dayOf(SHOW))
})

const openAs = (role: Role, path: string, locale = 'en') => site.openAsNew(role, path, { ...PHONE, locale, reducedMotion: 'reduce' })

async function type(page: Page, from: string, until: string): Promise<void> {
  await page.locator('input[type=datetime-local]').first().fill(from)
  await page.locator('input[type=datetime-local]').last().fill(until)
}

/** Fills the form and asks for the part. */
async function find(page: Page, from: string, until: string): Promise<void> {
  await type(page, from, until)
  await page.locator('form button[type=submit]').first().click()
}

test('a coordinator finds what was said, hears it, takes it out and holds it; another lifts the hold', async () => {
  const page = await openAs('coordinator', '/desk/air-log')
  await page.getByText('Kept: Tuesday, 24 November, 20:05:00 – Tuesday, 24 November, 20:26:00').waitFor()
  await type(page, '2026-11-24T20:20:00', '2026-11-24T20:10:00')
  await page.getByText('The end must come after the beginning.').waitFor()
  await find(page, '2026-11-24T20:10:00', '2026-11-24T20:20:00')
  await page.getByText('Sound that is kept: 9:00').waitFor()
  await page.getByText('Nothing is kept: Tuesday, 24 November, 20:15:00 – Tuesday, 24 November, 20:16:00').waitFor()
  expect(await page.getByRole('listitem').filter({ hasText: 'Show radio-sawa' }).textContent()).toBe('20:10:00 Show radio-sawa · Пісня про дощ · Host of radio-sawa')

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the sound (MP3)' }).click()
  expect((await download).suggestedFilename()).toBe('imi-radio_2026-11-24_20-10-00+0100_2026-11-24_20-20-00+0100.mp3')

  await page.getByLabel('Why, for whoever reads it in a year').fill('A complaint about what was said at 20:14')
  await page.getByRole('button', { name: 'Hold', exact: true }).click()
  await page.getByText('It is held.').waitFor()
  await page.getByText('A complaint about what was said at 20:14').waitFor()

  const other = await openAs('admin', '/desk/air-log')
  await other.getByRole('button', { name: 'Lift the hold' }).click()
  await other.getByRole('button', { name: 'Lift it' }).click()
  await other.getByText('Nothing is held.').waitFor()
  await other.goto(`${site.url}/desk/audit`)
  await other.getByText('took a part out of the air log: 2026-11-24 20:10:00+01:00 – 2026-11-24 20:20:00+01:00').waitFor()
})

test.each(['pl', 'ar'])('the room in %s has no barriers that axe finds, and fits a phone', async (locale) => {
  const page = await openAs('admin', '/desk/air-log', locale)
  await page.locator('h2').first().waitFor()
  await find(page, '2026-11-24T20:10:00', '2026-11-24T20:20:00')
  await page.locator('h3').first().waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/air-log-${locale}.png`, fullPage: true })
})

test('a moderator has no business with the log: neither the room nor the question', async () => {
  const page = await openAs('moderator', '/desk')
  expect(await page.getByRole('link', { name: 'Air log' }).count()).toBe(0)
  expect(await page.evaluate(async () => (await fetch('/api/v1/desk/air-log')).status)).toBe(403)
})
