// The storage room in a real browser: what an editor reads before the disk is full, on a phone and in Arabic too.

import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../../server/people/person.ts'
import { axeViolations } from '../../support/axe.ts'
import { launchBrowser } from '../../support/browser.ts'
import { SITE } from '../../support/built-site.ts'
import { openWholeApp, type WholeApp } from '../../support/whole-app.ts'

const disk = { freeBytes: 50e9, totalBytes: 100e9 }
let whole: WholeApp
let browser: Browser
let site: string
beforeAll(async () => {
  whole = await openWholeApp({ siteFolder: SITE, levelOf: async () => disk })
  await whole.app.listen({ port: 0, host: '127.0.0.1' })
  site = `http://127.0.0.1:${(whole.app.server.address() as AddressInfo).port}` // listening on TCP, so an object
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await whole.close()
})

let people = 0
async function openAs(role: Role, path: string, locale = 'en', width = 360): Promise<Page> {
  const person = await whole.people.accounts.add({ login: `${role}${(people += 1)}`, name: role, role, password: 'long winter evening', hostSlug: null })
  const context = await browser.newContext({ viewport: { width, height: 740 }, isMobile: true, hasTouch: true, locale, reducedMotion: 'reduce' })
  await context.addCookies([{ name: 'imi_session', value: (await whole.people.sessions.open(person, 'Firefox, Android')).token, url: site }])
  const page = await context.newPage()
  await page.goto(site + path)
  return page
}

async function free(bytes: number): Promise<void> {
  disk.freeBytes = bytes
  await whole.space.check()
}

test('a coordinator sees what takes the room and how much is free', async () => {
  await free(50e9)
  const page = await openAs('coordinator', '/desk/storage')
  await page.getByText('50 GB free of 100 GB').waitFor()
  await page.getByText('There is room.').waitFor()
  expect(await page.getByRole('listitem').filter({ hasText: 'Database' }).textContent()).toMatch(/Database.*\d MB/)
  await page.getByText('Recordings and originals go 30 days after their episode was published; a draft keeps its own.').waitFor()
  expect(await page.getByText('See what takes the room').count()).toBe(0)
})

test('when the disk is nearly full an editor reads it above every room, and what goes on', async () => {
  await free(1e9)
  const page = await openAs('editor', '/desk/week')
  await page.getByRole('status').getByText('The disk is nearly full (1 GB free): jobs wait and nothing can be sent. The broadcast goes on.').waitFor()
  await page.getByRole('link', { name: 'See what takes the room' }).click()
  await page.getByText('Jobs wait and nothing can be sent until there is room.').waitFor()
})

test.each(['pl', 'ar'])('the room in %s has no barriers that axe finds, and fits a phone', async (locale) => {
  await free(4e9)
  const page = await openAs('admin', '/desk/storage', locale)
  await page.locator('h2').first().waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})

test('a host has no business with the disk: neither the room nor the question', async () => {
  await free(1e9)
  const page = await openAs('host', '/desk')
  await page.getByRole('navigation', { name: 'Desk' }).waitFor()
  expect(await page.getByRole('link', { name: 'Storage' }).count()).toBe(0)
  expect(await page.getByRole('status').filter({ hasText: 'nearly full' }).count()).toBe(0)
})
