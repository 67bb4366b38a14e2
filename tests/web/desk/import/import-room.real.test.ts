// A coordinator brings a podcast here from a phone, in a real browser, over the application as it ships and a real podcast elsewhere.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from '../../../../server/people/person.ts'
import { axeViolations } from '../../../support/axe.ts'
import { speech } from '../../../support/archive-station.ts'
import { encode } from '../../../support/audio.ts'
import { PodcastServer } from '../../../support/podcast-server.ts'
import { useWholeSite } from '../../../support/whole-site.ts'

const site = useWholeSite()
let podcast: PodcastServer
let cora: Person

beforeAll(async () => {
  const sound = await encode(speech(4), 'mp3')
  podcast = await PodcastServer.open([
    { name: 'b', sound, publishedAt: '2022-03-01T10:00:00Z', title: 'Житло й оренда' },
    { name: 'a', sound: Buffer.from('no sound\n'.repeat(200)), publishedAt: '2021-03-01T10:00:00Z', title: 'Перший випуск' },
  ])
  podcast.channel = '<language>uk</language><itunes:author>Студія «Міст»</itunes:author><description>Розмови про життя в новому місті.</description><item><title>Лист без звуку</title></item>'
  cora = await site.whole.people.accounts.add({ login: 'cora', name: 'Cora', role: 'coordinator', password: 'long winter evening', hostSlug: null })
})
afterAll(() => podcast.close())

const open = (path: string, { locale = 'en', width = 360 } = {}): Promise<Page> =>
  site.openAs(cora, path, { locale, viewport: { width, height: 740 }, isMobile: width < 600, hasTouch: width < 600, reducedMotion: 'reduce' })

test('a podcast is looked at, brought, and told of episode by episode', async () => {
  const page = await open('/desk/import')
  await page.getByLabel('Address of the feed, or of a page that names it').fill('hello')
  await page.getByRole('button', { name: 'Look' }).click()
  await page.getByRole('alert').filter({ hasText: 'no address of a feed' }).waitFor()
  await page.getByLabel('Address of the feed, or of a page that names it').fill(podcast.feedUrl)
  await page.getByRole('button', { name: 'Look' }).click()
  await page.getByRole('heading', { name: 'Old podcast' }).waitFor()
  await page.getByText('2 episodes').waitFor()
  await page.getByText('1 entry has no sound and stays away.').waitFor()
  expect(await axeViolations(page)).toEqual([])

  const begin = page.getByRole('button', { name: 'Bring them here' })
  await page.locator('form', { has: begin }).getByLabel('Show').selectOption('karta-na-stol')
  expect(await begin.isDisabled()).toBe(true)
  await page.getByLabel('The station may keep these episodes').check()
  await begin.click()
  await page.getByText('2 episodes are on their way.').waitFor()
  await page.getByText('Old podcast', { exact: false }).locator('xpath=ancestor::summary').click()
  await page.getByRole('link', { name: 'Open Житло й оренда' }).waitFor()
  await page.getByText('is here, published').waitFor()
  await page.getByText('no audio file that can be played').waitFor()
  await page.getByRole('button', { name: 'Try again: Перший випуск' }).waitFor()
  await page.getByRole('button', { name: 'Bring what is new' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})

test('a show\'s feed moves away in two steps, and back', async () => {
  const page = await open('/desk/import')
  await page.getByText('A show moves away').click()
  const form = page.locator('form', { has: page.getByRole('button', { name: 'Tell the apps' }) })
  await form.getByLabel('Show').selectOption('karta-na-stol')
  await form.getByLabel('Its feed at the new place (https)').fill('https://new.example/feed.xml')
  await form.getByRole('button', { name: 'Tell the apps' }).click()
  await page.getByText('told in the feed').waitFor()
  const status = async () => (await fetch(`${site.url}/shows/karta-na-stol/feed.xml`, { redirect: 'manual' })).status
  expect(await status()).toBe(200)
  await page.getByRole('button', { name: 'Redirect now' }).click()
  await page.getByText('redirected', { exact: true }).waitFor()
  expect(await status()).toBe(301)
  await page.getByRole('button', { name: 'It stays here after all' }).click()
  await page.getByText('redirected', { exact: true }).waitFor({ state: 'detached' })
  expect(await status()).toBe(200)
})

test.each(['pl', 'ar'])('in %s nothing sticks out, and every reader is told the same', async (locale) => {
  const page = await open('/desk/import', { locale })
  await page.locator('input[inputmode=url]').first().fill(podcast.feedUrl)
  await page.locator('form button[type=submit]').first().click()
  await page.getByRole('heading', { name: 'Old podcast' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})
