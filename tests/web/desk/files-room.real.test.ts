// A coordinator decides between programme files and desk in a real browser, over the application as it ships.

import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from '../../../server/people/person.ts'
import { SHIPPED_FOLDER } from '../../schedules/station-files.ts'
import { axeViolations } from '../../support/axe.ts'
import { PHONE, useWholeSite } from '../../support/whole-site.ts'

const DESK = { viewport: { width: 1280, height: 900 } } as const

const folder = mkdtempSync(path.join(os.tmpdir(), 'station-'))
for (const name of ['station.yaml', 'hosts.yaml', 'shows.yaml', 'exceptions.yaml']) copyFileSync(path.join(SHIPPED_FOLDER, name), path.join(folder, name))
const site = useWholeSite({ stationFolder: folder })
let cora: Person

beforeAll(async () => {
  cora = await site.whole.people.accounts.add({ login: 'cora', name: 'Cora', role: 'coordinator', password: 'long winter evening', hostSlug: null })
})
afterAll(() => rmSync(folder, { recursive: true }))

const open = (options: BrowserContextOptions): Promise<Page> => site.openAs(cora, '/desk/files', { ...options, reducedMotion: 'reduce' })

const inFile = (name: string, from: string, to: string) => {
  const text = readFileSync(path.join(folder, name), 'utf8')
  expect(text).toContain(from)
  writeFileSync(path.join(folder, name), text.replace(from, to))
}

/** Renames a host and moves Baobab at the desk, as somebody else does. */
async function desk(name: string, startTime: string): Promise<void> {
  const { token } = await site.whole.people.sessions.open(cora, null)
  const ask = async (method: 'GET' | 'POST', url: string, payload?: object) => (await site.whole.app.inject({ method, url: `/api/v1/programme${url}`, cookies: { imi_session: token }, headers: { 'sec-fetch-site': 'same-origin' }, ...(payload ? { payload } : {}) })).json()
  const plan = await ask('GET', '/plan')
  const host = plan.hosts.find(({ slug }: { slug: string }) => slug === 'ala-od-mostu')
  const renamed = await ask('POST', '/changes', { seen: plan.revision, edit: { do: 'saveHost', host: { ...host, name } } })
  const slot = plan.slots.find(({ showSlug }: { showSlug: string }) => showSlug === 'baobab')
  const moved = await ask('POST', '/changes', { seen: renamed.revision, edit: { do: 'changeSlot', showSlug: 'baobab', slotKey: slot.key, date: slot.firstDate, scope: 'all', to: { startTime } } })
  expect(moved.changeId).toBeGreaterThan(0)
}

async function bothChange(): Promise<void> {
  // The files first: of the desk's changes the open page is told.
  inFile('hosts.yaml', 'name: Ala od Mostu', 'name: "Ala <b>zza</b> Mostu"')
  inFile('shows.yaml', 'BYDAY=FR", start: "20:00"', 'BYDAY=FR", name: "2000", start: "20:15"')
  await desk('Ala znad Mostu', '20:10')
}

test('nothing to decide is said; then on a phone in Polish two conflicts are decided, and the list of a second coordinator follows', async () => {
  const page = await open({ ...PHONE, locale: 'pl' })
  await page.getByText('Pliki i redakcja są zgodne').waitFor()
  await bothChange()
  const conflict = (name: string) => page.getByRole('group', { name })
  await conflict('Ala').waitFor()
  await conflict('Baobab').getByRole('radio', { name: 'Jak w plikach' }).check()
  await page.getByText('1 rzecz nie jest rozstrzygnięta').waitFor()

  const other = await open({ ...DESK, locale: 'en' })
  await other.getByRole('group', { name: 'Baobab' }).getByRole('radio', { name: 'As at the desk' }).check()

  await conflict('Ala').getByRole('radio', { name: 'Jak w redakcji' }).check()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Zastosuj' }).click()
  await page.getByText('Zastosowano.').waitFor()
  await page.getByText('Pliki i redakcja są zgodne').waitFor()
  const { db } = site.whole.database
  expect(await db.selectFrom('slots').select('start_time').where('show_slug', '=', 'baobab').executeTakeFirst()).toEqual({ start_time: '20:15' })
  expect(await db.selectFrom('hosts').select('name').where('slug', '=', 'ala-od-mostu').executeTakeFirst()).toEqual({ name: 'Ala znad Mostu' })
  // The other list followed by itself: nothing is left to decide there either.
  await other.getByText('Files and desk agree').waitFor()
})

test('conflicts are readable in Arabic and Ukrainian, on a phone and on a desk: axe finds nothing, and nothing sticks out', async () => {
  await desk('Ala spod Mostu', '20:05')
  inFile('hosts.yaml', '<b>zza</b>', `${'sprzed '.repeat(12)}<b>`)
  inFile('shows.yaml', 'name: "2000", start: "20:15"', 'name: "2000", start: "20:25"')
  inFile('hosts.yaml', 'name: Леся з Брами', 'name: Леся з Подвірʼя')
  for (const [locale, size] of [['ar', DESK], ['ar', PHONE], ['uk', PHONE]] as const) {
    const page = await open({ ...size, locale })
    await page.getByRole('group', { name: 'Baobab' }).waitFor()
    for (const summary of await page.locator('main summary').all()) await summary.click()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${locale} at ${size.viewport.width} px`).toBe(0)
    expect(await axeViolations(page), locale).toEqual([])
  }
})
