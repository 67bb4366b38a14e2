// Sending sound from a phone, in a real browser over the application as it ships: several files, a bad line, a closed page, refusals.

import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Person } from '../../../../server/people/person.ts'
import type { WireUpload } from '../../../../server/archive/uploads/schema.ts'
import { encode } from '../../../support/audio.ts'
import { axeViolations } from '../../../support/axe.ts'
import { useWholeSite } from '../../../support/whole-site.ts'

const SHOW = 'karta-na-stol'

const desk = useWholeSite()
let ilona: Person

beforeAll(async () => {
  const made = await desk.whole.people.accounts.add({ login: 'ilona', name: 'Ilona', role: 'editor', password: 'long winter evening', hostSlug: null })
  await desk.whole.database.db.insertInto('show_editors').values({ person_id: made.id, show_slug: SHOW }).execute()
  ilona = { ...made, shows: [SHOW] }
})
beforeEach(async () => {
  await desk.whole.database.db.deleteFrom('uploads').execute()
})

async function open(options?: BrowserContextOptions): Promise<Page> {
  const page = await desk.openAs(ilona, '/desk/upload', options)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

const wav = (name: string, buffer: Buffer) => ({ name, mimeType: 'audio/wav', buffer })
/** Noise, so that no two files are alike. */
const noise = (seconds: number, seed: number) => encode(`anoisesrc=d=${seconds}:a=0.2:r=48000:seed=${seed}`, 'wav')

async function send(page: Page, ...files: ReturnType<typeof wav>[]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(files)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}

/** Lets so many pieces through and keeps the next ones waiting, as a line that is nearly gone; gives what lets them go. */
async function hold(page: Page, after: number): Promise<{ readonly reached: Promise<void>; release(): void }> {
  let pieces = 0
  let tell = () => {}
  let release = () => {}
  const reached = new Promise<void>((resolve) => (tell = resolve))
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/api/v1/desk/uploads/*', async (route) => {
    if (route.request().method() === 'PATCH' && (pieces += 1) > after) {
      tell()
      await released
    }
    await route.continue().catch(() => {})
  })
  return { reached, release }
}

const known = async (): Promise<WireUpload[]> => (await desk.whole.app.inject({ url: '/api/v1/desk/uploads', headers: { cookie: `imi_session=${(await desk.whole.people.sessions.open(ilona)).token}` } })).json<{ uploads: WireUpload[] }>().uploads

test('one file for the archive and a slot: from the ticks to the draft', async () => {
  const page = await open()
  await page.getByRole('checkbox', { name: 'Play it on air in a slot' }).check()
  await page.getByLabel('In which slot?').selectOption({ index: 1 })
  await page.getByText('A host who goes live in this slot is heard instead').waitFor()
  await send(page, wav('Розмова.wav', await noise(20, 1)))
  await page.getByText('Lies ready for').waitFor({ timeout: 60_000 })
  await page.getByText('It is a draft now').waitFor()
  const [upload] = await known()
  expect(upload).toMatchObject({ fileName: 'Розмова.wav', state: 'done', isDelivered: true, show: SHOW })
  expect(await page.getByRole('link', { name: /Open the draft/ }).getAttribute('href')).toBe(`/desk/archive/${upload?.episodeId}`)
  expect(await page.getByLabel('In which slot?').locator('option').nth(1).textContent()).not.toBe('')
})

test('two files at once, each with its progress; one is paused and goes on, the other is removed', async () => {
  const page = await open()
  const line = await hold(page, 2)
  await send(page, wav('one.wav', await noise(30, 2)), wav('two.wav', await noise(30, 3)))
  await line.reached
  await page.getByText(/MB of 5\.8 MB/).first().waitFor()
  await page.getByRole('button', { name: /^Pause .*one\.wav/ }).click()
  await page.getByRole('button', { name: /^Remove .*two\.wav/ }).click()
  line.release()
  await page.getByText('paused').waitFor()
  await page.getByRole('button', { name: /^Go on with .*one\.wav/ }).click()
  await page.getByText('It is a draft now').waitFor({ timeout: 60_000 })
  expect((await known()).map(({ fileName, state }) => [fileName, state])).toEqual([['one.wav', 'done']])
})

test('the page is closed in the middle: another browser shows what is missing, and goes on with it when the same file is picked', async () => {
  const file = await noise(40, 4)
  const first = await open()
  const line = await hold(first, 3)
  await send(first, wav('talk.wav', file))
  await line.reached
  await first.context().close()

  const second = await open()
  await second.getByRole('heading', { name: 'Not finished' }).waitFor()
  const offsets: string[] = []
  second.on('request', (request) => void (request.method() === 'PATCH' && offsets.push(request.headers()['upload-offset'] ?? '')))
  const others = Buffer.from(file)
  others.fill(7, 1_000_000, 1_200_000)
  await second.getByText(/^[23] MB of 7\.7 MB/).waitFor()
  await send(second, wav('renamed on the phone.wav', file))
  await second.getByText('It is a draft now').waitFor({ timeout: 60_000 })
  expect(offsets[0]).toMatch(/^[23]\d{6}$/)
  expect((await known()).map(({ fileName, state }) => [fileName, state])).toEqual([['talk.wav', 'done']])
  // Another sound of the same length is another file.
  await send(second, wav('talk.wav', others))
  await second.getByText('It is a draft now').nth(1).waitFor({ timeout: 60_000 })
  expect(await known()).toHaveLength(2)
})

test('the network goes and comes back as another: it goes on by itself', async () => {
  const page = await open()
  const line = await hold(page, 2)
  await send(page, wav('subway.wav', await noise(30, 5)))
  await line.reached
  await page.context().setOffline(true)
  line.release()
  await page.getByText('no connection; it goes on by itself').waitFor({ timeout: 30_000 })
  await page.context().setOffline(false)
  await page.getByText('It is a draft now').waitFor({ timeout: 60_000 })
})

test('what is no sound is refused in a sentence, and can be removed', async () => {
  const page = await open()
  await send(page, wav('letter.wav', Buffer.from('Dear radio, '.repeat(1000))))
  await page.getByText('This file is not audio that can be played').waitFor({ timeout: 30_000 })
  await page.getByRole('button', { name: /^Remove .*letter\.wav/ }).click()
  await page.getByText('letter.wav').waitFor({ state: 'detached' })
})

test('without a tick nothing is sent', async () => {
  const page = await open()
  await page.getByRole('checkbox', { name: 'Keep it in the archive, as a draft' }).uncheck()
  await page.getByRole('alert').getByText('Tick at least one of the two.').waitFor()
  await send(page, wav('x.wav', await noise(1, 6)))
  expect(await known()).toEqual([])
})

describe.each([
  ['pl', 360, 'light'],
  ['ar', 360, 'dark'],
  ['ar', 1280, 'light'],
  ['uk', 1280, 'dark'],
] as const)('in %s at %i px, %s', (locale, width, colorScheme) => {
  test('axe finds nothing, and nothing sticks out, whatever state files are in', async () => {
    const page = await open({ viewport: { width, height: 800 }, locale, colorScheme, reducedMotion: 'reduce' })
    await page.getByRole('checkbox').nth(1).check()
    const line = await hold(page, 1)
    await page.locator('input[type=file]').setInputFiles([wav(`${'a very long name of a file '.repeat(6)}.wav`, await noise(20, width + locale.length))])
    await page.getByRole('checkbox').nth(1).uncheck()
    await page.locator('form button[type=submit]').click()
    await line.reached
    await page.locator('progress').first().waitFor()
    if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/upload-${locale}-${width}-way.png`, fullPage: true })
    expect(await axeViolations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
    line.release()
    await page.getByRole('link', { name: /wav/ }).waitFor({ timeout: 60_000 })
    if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/upload-${locale}-${width}.png`, fullPage: true })
    expect(await axeViolations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  })
})
