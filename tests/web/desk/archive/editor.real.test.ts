// An editor at work in a real browser: a recording's draft is trimmed, cut, described and published, and listeners hear what was left.

import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Person } from '../../../../server/people/person.ts'
import { decode, dominantPitch } from '../../../support/audio.ts'
import { axeViolations } from '../../../support/axe.ts'
import { launchBrowser } from '../../../support/browser.ts'
import { SITE } from '../../../support/built-site.ts'
import { openEditedStation, TONES, type EditedStation } from '../../../support/edited-station.ts'
import { colourAt, jpeg } from '../../../support/pictures.ts'

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'en' } as const
const DESK = { viewport: { width: 1280, height: 900 }, locale: 'en' } as const
const WORDS = 'WEBVTT\n\n00:01.000 --> 00:04.000\nfirst tone\n\n00:06.000 --> 00:09.000\n<v Mira>second tone\n\n00:11.000 --> 00:14.000\nthird tone\n\n00:16.000 --> 00:19.000\nfourth tone\n'

let station: EditedStation
let browser: Browser
let site: string
let contexts: { close(): Promise<void> }[] = []
let visitors = 0

beforeAll(async () => {
  browser = await launchBrowser(['--autoplay-policy=no-user-gesture-required'])
  station = await openEditedStation({ siteFolder: SITE })
  await station.whole.app.listen({ port: 0, host: '127.0.0.1' })
  site = `http://127.0.0.1:${(station.whole.app.server.address() as AddressInfo).port}` // listening on TCP, so an object
})
afterAll(async () => {
  await browser.close()
  await station.close()
})
beforeEach(() => station.another())
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()))
  contexts = []
})

async function openAs(person: Person, path: string, options: BrowserContextOptions = DESK): Promise<Page> {
  const context = await browser.newContext({ ...options, extraHTTPHeaders: { 'x-forwarded-for': `10.8.0.${(visitors += 1)}` } })
  contexts.push(context)
  context.setDefaultTimeout(60_000)
  await context.addCookies([{ name: 'imi_session', value: await station.cookieOf(person), url: site }])
  const page = await context.newPage()
  await page.goto(site + path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}
const editor = () => `/desk/archive/${station.id}`
const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true })
async function type(page: Page, where: string, field: string, text: string): Promise<void> {
  const input = group(page, where).getByLabel(field, { exact: true }).last()
  await input.fill(text)
  await input.blur()
}
const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Saved', { exact: true }).waitFor()
}
const stored = async () => (await station.ask(station.people.editor, 'GET')).body

test('from the list to the listener: trim, cut, chapter, notes, transcript, publish; only what was left is heard', async () => {
  const page = await openAs(station.people.editor, '/desk/archive')
  await page.locator(`a[href="${editor()}"]`).click()
  const place = page.getByRole('slider', { name: 'Place in the recording' })
  await place.waitFor()
  // The first tone is trimmed by typing.
  await type(page, 'Beginning and end', 'Begins at', '0:05')
  // The third is cut with the keys and buttons alone.
  await place.focus()
  await page.keyboard.press('Home')
  for (let second = 0; second < 10; second += 1) await page.keyboard.press('ArrowRight')
  await page.getByRole('button', { name: 'Mark from here …' }).press('Enter')
  for (let second = 0; second < 5; second += 1) await place.press('ArrowRight')
  await page.getByRole('button', { name: '… to here' }).press('Enter')
  await page.getByRole('button', { name: 'Cut it out' }).press('Enter')
  await page.getByText('Listeners hear 0:10 of 0:20.').waitFor()
  await page.getByRole('button', { name: 'Chapter here' }).click()
  // Publishing does not go past what is missing: the title of the chapter.
  await page.getByRole('button', { name: 'Save and publish now' }).click()
  await page.waitForFunction(() => document.activeElement?.matches('input:invalid'))
  await page.keyboard.type('Fourth')
  await page.getByLabel(/^Notes: polski/).fill('**Karta** pobytu <script>alert(1)</script>')
  await page.getByRole('button', { name: /^Look at it: Notes: polski/ }).click()
  await page.getByRole('region', { name: /Notes as listeners see them/ }).getByText('<script>alert(1)</script>').waitFor()
  await page.getByRole('region', { name: 'Transcript' }).locator('input[type=file]').setInputFiles({ name: 'words.vtt', mimeType: 'text/vtt', buffer: Buffer.from(WORDS) })
  // In step with the sound: a caption that is pressed plays from there, and is the one that is marked.
  await page.getByRole('button', { name: /second tone/ }).click()
  await page.locator('li[aria-current=true]', { hasText: 'second tone' }).waitFor()
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('button', { name: 'Save and publish now' }).click()
  await page.getByText('It has been out since').waitFor()
  const { show, slug } = await stored()
  const episode = (await station.whole.app.inject(`/api/v1/shows/${show.slug}/episodes/${slug}`)).json()
  expect(episode).toMatchObject({ durationMs: 10_000, chapters: [{ startMs: 5_000, title: 'Fourth' }], notes: { pl: '**Karta** pobytu <script>alert(1)</script>' } })
  const sound = await decode((await station.whole.app.inject(episode.files.mp3.url)).rawPayload)
  expect([dominantPitch(sound, 1_000, 4_000), dominantPitch(sound, 6_000, 9_000)].map((hz) => Math.round(hz ?? 0))).toEqual([TONES[1], TONES[3]])
  const words = (await station.whole.app.inject(episode.files.transcript.url)).body
  expect(words).toContain('<v Mira>second tone')
  expect(words).not.toMatch(/first|third/)
  // And back again.
  await page.getByText('Withdraw it').click()
  await page.getByLabel('Reason, for the station').fill('A name was said')
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await page.getByText('It was withdrawn').waitFor()
  expect((await station.whole.app.inject(episode.files.mp3.url)).statusCode).toBe(410)
  await page.getByRole('button', { name: 'Bring it back as a draft' }).click()
  await page.getByText('It is a draft.').waitFor()
})

test('played as listeners will hear it, the sound passes over what is cut out', async () => {
  await station.ask(station.people.editor, 'PATCH', '', { revision: 1, cuts: [{ startMs: 2_000, endMs: 15_000 }] })
  const page = await openAs(station.people.editor, editor())
  await page.getByRole('slider', { name: 'Place in the recording' }).waitFor()
  await page.getByRole('region', { name: 'Sound' }).locator('audio').evaluate((audio: HTMLAudioElement) => {
    const heard: number[] = []
    Object.assign(globalThis, { heard })
    audio.addEventListener('timeupdate', () => heard.push(audio.currentTime))
  })
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await page.waitForFunction(() => (document.querySelector<HTMLAudioElement>('form audio')?.currentTime ?? 0) > 15.5)
  const heard = await page.evaluate(() => (globalThis as unknown as { heard: number[] }).heard) // gathered above
  expect(heard.filter((seconds) => seconds > 5 && seconds < 15)).toEqual([])
})

test('when the lossless recording is gone, what listeners hear is played, and every place is still that of the recording', async () => {
  const { editor: edyta } = station.people
  await station.ask(edyta, 'PUT', '/transcript', new File([WORDS], 'a.vtt', { type: 'text/vtt' }))
  await station.ask(edyta, 'PATCH', '', { revision: 1, trim: { startMs: 5_000, endMs: 20_000 } })
  await station.ask(edyta, 'POST', '/publish', {})
  await station.filesMade()
  await station.whole.database.db.deleteFrom('episode_files').where('episode_id', '=', station.id).where('kind', '=', 'master').execute()
  const page = await openAs(edyta, editor())
  await page.getByText('The lossless recording was removed').waitFor()
  expect(await page.getByRole('button', { name: 'The episode begins here' }).count()).toBe(0)
  await page.getByRole('button', { name: /second tone/ }).click()
  await page.locator('li[aria-current=true]', { hasText: 'second tone' }).waitFor()
  await page.getByRole('button', { name: 'Pause' }).click()
  const inFile = await page.locator('form audio').evaluate((audio: HTMLAudioElement) => audio.currentTime)
  const place = Number(await page.getByRole('slider', { name: 'Place in the recording' }).getAttribute('aria-valuenow'))
  expect(Math.abs(place - 5_000 - inFile * 1000)).toBeLessThan(50)
  expect(place).toBeGreaterThanOrEqual(6_000)
})

test('two editors: the second is told who changed what, chooses, and loses nothing that was typed', async () => {
  const { editor: edyta, coordinator } = station.people
  const page = await openAs(edyta, editor(), PHONE)
  await page.getByLabel('Title, in its own script').fill('Mine')
  await page.getByLabel(/^Notes: polski/).fill('Long notes')
  await station.ask(coordinator, 'PATCH', '', { revision: 1, title: 'Theirs', explicit: true })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const told = page.getByRole('alert', { name: 'Changed meanwhile' })
  await told.getByText(/cora.* changed: title, not for children\./).waitFor()
  await told.getByText('Theirs', { exact: true }).last().waitFor()
  expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true)
  await told.getByRole('button', { name: 'Keep mine: title' }).click()
  await save(page)
  expect(await stored()).toMatchObject({ revision: 3, title: 'Mine', explicit: true, notes: { pl: 'Long notes' } })
})

test('what is typed and not saved survives a reload, and leaving the page warns', async () => {
  const page = await openAs(station.people.editor, editor())
  await page.getByLabel('Title, in its own script').fill('Not saved')
  await page.getByText('1 change is not saved').waitFor()
  const asked = page.waitForEvent('dialog')
  const reloaded = page.reload()
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.accept()
  await reloaded
  await page.getByText('1 change is not saved').waitFor()
  expect(await page.getByLabel('Title, in its own script').inputValue()).toBe('Not saved')
  await save(page)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Not saved' }).waitFor()
})

test('commercial music keeps it from going out, says why, and is cut out with one press', async () => {
  const page = await openAs(station.people.editor, editor(), PHONE)
  await page.getByText('Paste a list').click()
  await page.getByLabel('Track list, one a line').fill('0:05–0:10 ABBA - SOS\n0:75 nobody')
  await page.getByLabel('Whose they are').selectOption('commercial')
  await page.getByRole('button', { name: 'Read the list' }).click()
  await page.getByText('Line 2: there is no such time').waitFor()
  expect(await page.getByLabel('Track list, one a line').inputValue()).toBe('0:75 nobody')
  await save(page)
  await page.getByText(/Commercial music may not be kept for listening on demand: cut out .*"ABBA – SOS"/).waitFor()
  await page.getByRole('button', { name: 'Publish now' }).click()
  await page.getByRole('alert').getByText('ABBA – SOS').waitFor()
  await page.getByRole('region', { name: 'Music' }).getByRole('button', { name: 'Cut out the piece that may not be kept' }).click()
  await page.getByRole('button', { name: 'Save and publish now' }).click()
  await page.getByText('It has been out since').waitFor()
  expect(await stored()).toMatchObject({ state: 'published', cuts: [{ startMs: 5_000, endMs: 10_000 }], durationMs: 15_000 })
})

test('a finger marks a stretch on the waveform, says what is spoken in it, and a date is given and taken back', async () => {
  const page = await openAs(station.people.editor, editor(), PHONE)
  const box = await page.getByRole('slider', { name: 'Place in the recording' }).boundingBox()
  if (!box) throw new Error('the waveform is not there')
  const at = (part: number) => [box.x + box.width * part, box.y + box.height / 2] as const
  await page.mouse.move(...at(0.25))
  await page.mouse.down()
  await page.mouse.move(...at(0.4))
  await page.mouse.move(...at(0.5))
  await page.mouse.up()
  await page.getByRole('region', { name: 'Marked stretch' }).getByLabel('Spoken in it').selectOption({ label: 'українська – Ukrainian' })
  await save(page)
  const [range] = (await stored()).languageRanges
  expect([range?.language, Math.round((range?.startMs ?? 0) / 1000), Math.round((range?.endMs ?? 0) / 1000)]).toEqual(['uk', 5, 10])
  await page.getByLabel('Date and time').fill('2030-01-05T20:00')
  await page.getByRole('button', { name: 'Publish at that time' }).click()
  await page.getByText('It goes out by itself: Saturday').or(page.getByText('It goes out when its files are made, not before Saturday')).waitFor()
  expect((await stored()).publishAt).toBe('2030-01-05T19:00:00.000Z')
  await page.getByRole('button', { name: 'Make it a draft again' }).click()
  await page.getByText('It is a draft.').waitFor()
  await page.getByRole('button', { name: 'Make a link for hearing it before' }).click()
  await page.getByText(`/preview/${station.id}?preview=`).waitFor()
  await page.getByRole('button', { name: 'Throw the draft away' }).click()
  await page.getByRole('button', { name: 'Yes, throw it away' }).click()
  await page.getByRole('heading', { level: 1, name: 'Episodes' }).waitFor()
  expect((await station.ask(station.people.editor, 'GET')).status).toBe(404)
})

test('a host works on the draft of their own show and does not publish it; an editor of another show finds nothing', async () => {
  const page = await openAs(station.people.host, '/desk/archive', PHONE)
  await page.locator(`a[href="${editor()}"]`).click()
  await page.getByText('an editor publishes it').waitFor()
  expect(await page.getByRole('button', { name: /[Pp]ublish now/ }).count()).toBe(0)
  await page.getByRole('region', { name: 'Cover of this episode' }).locator('input[type=file]').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await jpeg(800, 400) })
  // The right half, which is blue.
  await page.getByLabel('From the left').press('End')
  await page.getByRole('button', { name: 'Use this picture' }).click()
  await page.getByAltText('This episode\'s own cover').waitFor()
  const { cover } = (await stored()).files
  const picture = await station.whole.app.inject({ url: cover?.url ?? '', headers: { cookie: `imi_session=${await station.cookieOf(station.people.host)}` } })
  expect(await colourAt(picture.rawPayload, 100, 700)).toBe('0,0,255')
  await page.getByLabel('Number of the episode').fill('7')
  await save(page)
  expect(await stored()).toMatchObject({ number: 7 })
  const other = await openAs(station.people.otherEditor, '/desk/archive')
  await other.getByText('Nothing yet.').waitFor()
  await other.goto(site + editor())
  await other.getByText('There is no such episode among yours').waitFor()
})

test('a job that failed says why and is tried again; what runs shows how far it is and can be stopped', async () => {
  const { db } = station.whole.database
  await db.updateTable('jobs').set({ state: 'failed', error: 'The recording is not there any more.' }).where('subject', '=', `episode/${station.id}`).execute()
  const page = await openAs(station.people.editor, '/desk/archive', PHONE)
  await page.getByText('1 failed').waitFor()
  await page.getByRole('link', { name: 'What the archive is working on' }).click()
  await page.getByText('The recording is not there any more.').waitFor()
  await page.getByRole('button', { name: /^Try again: / }).click()
  await page.getByText('The recording is not there any more.').waitFor({ state: 'detached' })
  // Nobody here does jobs of this kind, so it stays as far as it is.
  await db.insertInto('jobs').values({ id: '22222222-0000-4000-8000-000000000001', kind: 'elsewhere', subject: 'x/y', title: 'Another machine\'s', show_slug: null, input: '{}', state: 'running', priority: 0, progress: 0.4, attempts: 1, run_at: new Date(), worker: 'elsewhere', lease_until: new Date(Date.now() + 600_000), cancel_requested: false, checkpoint: '{}', created_at: new Date() }).execute()
  await page.reload()
  await page.getByRole('progressbar', { name: 'Progress of Another machine\'s' }).waitFor()
  await page.getByText('40 %').waitFor()
  await page.getByRole('button', { name: 'Stop: Another machine\'s' }).click()
  await expect.poll(async () => (await db.selectFrom('jobs').select('cancel_requested').where('kind', '=', 'elsewhere').executeTakeFirst())?.cancel_requested).toBe(true)
})

describe('axe finds nothing and nothing sticks out', () => {
  test.each([
    ['pl', PHONE.viewport, 'light'],
    ['ar', PHONE.viewport, 'dark'],
    ['ar', DESK.viewport, 'light'],
    ['en', DESK.viewport, 'light'],
  ] as const)('in %s at %o, %s', async (locale, viewport, colorScheme) => {
    const { editor: edyta } = station.people
    await station.ask(edyta, 'PUT', '/transcript', new File([WORDS], 'a.vtt', { type: 'text/vtt' }))
    await station.ask(edyta, 'PATCH', '', {
      revision: 1, trim: { startMs: 2_000, endMs: 20_000 }, cuts: [{ startMs: 10_000, endMs: 12_000 }], chapters: [{ startMs: 2_000, title: 'Wstęp', url: null }, { startMs: 13_000, title: 'أسئلة', url: 'https://rent.example/' }],
      languageRanges: [{ startMs: 0, endMs: 5_000, language: 'pl' }, { startMs: 5_000, endMs: 20_000, language: 'ar' }], soundbite: { startMs: 3_000, endMs: 9_000, title: 'Najpierw to' },
      tracks: [{ startMs: 5_000, endMs: 6_000, artist: 'ABBA', title: 'SOS', rights: 'commercial' }], notes: { pl: 'Notatki', ar: 'ملاحظات' },
    })
    for (const [name, path] of [['list', '/desk/archive'], ['jobs', '/desk/archive/jobs'], ['editor', editor()]] as const) {
      const page = await openAs(edyta, path, { viewport, colorScheme, locale, reducedMotion: 'reduce' })
      if (name === 'editor') await page.getByText('fourth tone').waitFor()
      else await page.getByRole('link', { name: /Karta na stół/ }).first().waitFor()
      const folder = process.env['SHOTS']
      if (folder) await page.screenshot({ path: `${folder}/archive-${name}-${locale}-${viewport.width}.png`, fullPage: true })
      expect([name, await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)]).toEqual([name, 0])
      expect([name, await axeViolations(page)]).toEqual([name, []])
      await page.close()
    }
  })
})
