// The storage room in a real browser: what an editor reads before the disk is full, on a phone and in Arabic too.

import { expect, test } from 'vitest'
import type { Role } from '../../../server/people/person.ts'
import { axeViolations } from '../../support/axe.ts'
import { PHONE, useWholeSite } from '../../support/whole-site.ts'

const disk = { freeBytes: 50e9, totalBytes: 100e9 }
const site = useWholeSite({ levelOf: async () => disk })

const openAs = (role: Role, path: string, locale = 'en') => site.openAsNew(role, path, { ...PHONE, locale, reducedMotion: 'reduce' })

async function free(bytes: number): Promise<void> {
  disk.freeBytes = bytes
  await site.whole.space.check()
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
