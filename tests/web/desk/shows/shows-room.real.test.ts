// The room of shows in a real browser, on a phone's screen and by keyboard alone, over the application as it ships.

import type { BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Person, Role } from '../../../../server/people/person.ts'
import type { ShowRoomAnswer } from '../../../../server/schedule/show-room-schema.ts'
import { axeViolations } from '../../../support/axe.ts'
import { colourAt, jpeg } from '../../../support/pictures.ts'
import { useWholeSite } from '../../../support/whole-site.ts'

const DESK = { viewport: { width: 1280, height: 900 }, locale: 'en' } as const
const VECHIR = '/desk/shows/show/vechir-na-prazi'

const desk = useWholeSite()
let people: Record<'cora' | 'ilona' | 'lesia', Person>

beforeAll(async () => {
  const add = (login: string, role: Role, hostSlug: string | null = null) => desk.whole.people.accounts.add({ login, name: login, role, password: 'long winter evening', hostSlug })
  const cora = await add('cora', 'coordinator')
  const { id } = await add('ilona', 'editor')
  await desk.whole.people.change(cora, id, { shows: ['vechir-na-prazi'] })
  people = { cora, ilona: await desk.whole.people.accounts.getByLogin('ilona'), lesia: await add('lesia', 'host', 'lesia-z-bramy') }
})

async function openAs(person: Person, path: string, options?: BrowserContextOptions): Promise<Page> {
  const page = await desk.openAs(person, path, options)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

async function roomOf(person: Person): Promise<ShowRoomAnswer> {
  const { token } = await desk.whole.people.sessions.open(person, null)
  return (await desk.whole.app.inject({ url: '/api/v1/programme/shows', headers: { cookie: `imi_session=${token}` } })).json()
}
const showOf = async (slug: string) => (await roomOf(people.cora)).shows.find((one) => one.show.slug === slug)

test('a new show in Ukrainian: its Latin form and key are suggested, a language is typed by its tag, a new host comes along', async () => {
  const page = await openAs(people.cora, '/desk/shows')
  await page.getByRole('link', { name: 'New show' }).click()
  await page.getByLabel('Title, in the show\'s own script').fill('Ранок на Волі')
  await page.getByRole('button', { name: 'Take "Ranok na Voli"' }).click()
  expect(await page.getByLabel('Key: small letters, digits, hyphens').first().inputValue()).toBe('ranok-na-voli')
  await page.getByRole('group', { name: 'Languages spoken' }).first().getByRole('combobox').selectOption({ label: 'українська – Ukrainian' })
  await page.getByLabel('Another one, by its tag').first().fill('RMY')
  await page.getByRole('button', { name: 'Add', exact: true }).first().click()
  await page.getByRole('listitem').getByText('romani čhib – Romani').waitFor()
  await page.getByRole('button', { name: 'Romani: further up' }).click()
  await page.getByRole('button', { name: 'Ukrainian: further up' }).click()
  await page.getByText('New host', { exact: true }).click()
  await page.getByLabel('Name, as listeners see it').fill('Оля з Волі')
  await page.getByRole('button', { name: 'Take "Olya z Voli"' }).click()
  await page.getByRole('button', { name: 'Add this person' }).click()
  await page.getByRole('button', { name: 'Оля з Волі (Olya z Voli): remove' }).waitFor()
  await page.getByRole('group', { name: 'українська – Ukrainian' }).getByLabel('Description').fill('Новини й музика зранку.')
  await page.getByRole('group', { name: 'українська – Ukrainian' }).getByLabel('A native reader').check()
  await page.getByRole('combobox', { name: 'Music', exact: true }).selectOption('commercial')
  await page.getByText('the webcasting licence excludes listening on demand').waitFor()
  expect(await page.getByLabel('What may be heard later').inputValue()).toBe('talk_only')
  await page.getByRole('button', { name: 'Save the show' }).click()
  await page.waitForURL(`${desk.url}/desk/shows/show/ranok-na-voli`)
  await page.getByRole('heading', { level: 1, name: 'Ранок на Волі' }).waitFor()
  expect(await showOf('ranok-na-voli')).toMatchObject({
    retired: false,
    show: { title: 'Ранок на Волі', latinTitle: 'Ranok na Voli', languages: ['uk', 'rom'], hosts: ['olya-z-voli'], descriptions: { uk: 'Новини й музика зранку.' }, review: ['uk'], music: 'commercial', archive: 'talk_only' },
  })
})

test('what is missing is told in words, and nothing is saved', async () => {
  const page = await openAs(people.cora, '/desk/shows/new')
  await page.getByLabel('Title, in the show\'s own script').fill('Empty hour')
  await page.getByRole('button', { name: 'Save the show' }).click()
  await page.getByRole('alert').getByText('list the languages spoken').waitFor()
  expect(await showOf('empty-hour')).toBeUndefined()
})

test('a cover is chosen, cut by keyboard, and described; another square is taken later', async () => {
  const page = await openAs(people.ilona, VECHIR)
  await page.getByLabel('Choose a picture').setInputFiles({ name: 'praga.jpg', mimeType: 'image/jpeg', buffer: await jpeg(2000, 1000) })
  // The left edge: Home on the slider, no mouse.
  await page.getByLabel('From the left').focus()
  await page.keyboard.press('Home')
  // The whole height fits, so there is no way up or down and the next stop is the size.
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.getByRole('button', { name: 'Use this picture' }).focus()
  await page.keyboard.press('Enter')
  const cover = page.locator('img[src^="/covers/vechir-na-prazi/"]')
  await cover.waitFor({ timeout: 60_000 })
  const first = (await showOf('vechir-na-prazi'))?.cover
  expect(first).toMatchObject({ width: 2000, height: 1000, crop: { left: 0 } })
  expect(first?.crop.size).toBeLessThan(1000)
  expect(await colourAt((await desk.whole.app.inject(first?.jpg[320] ?? '')).rawPayload, 160, 160)).toBe('255,0,0')
  await page.getByRole('group', { name: 'What the picture shows' }).getByLabel('Polish').fill('Podwórko na Pradze')
  await page.getByRole('button', { name: 'Save the words' }).click()
  await page.getByRole('img', { name: 'Podwórko na Pradze' }).waitFor()

  await page.getByRole('button', { name: 'Choose another square' }).click()
  await page.getByLabel('From the left').focus()
  await page.keyboard.press('End')
  await page.getByRole('button', { name: 'Use this square' }).click()
  await page.locator(`img[src*="${first?.hash ?? ''}"]`).waitFor({ state: 'detached', timeout: 60_000 })
  await cover.waitFor()
  const second = (await showOf('vechir-na-prazi'))?.cover
  expect(await colourAt((await desk.whole.app.inject(second?.jpg[320] ?? '')).rawPayload, 160, 160)).toBe('0,0,255')
  expect(second?.alt).toEqual({ pl: 'Podwórko na Pradze' })
})

test('the square is dragged by mouse, and never out of the picture', async () => {
  const page = await openAs(people.ilona, VECHIR, DESK)
  await page.getByLabel('Choose a picture').setInputFiles({ name: 'praga.png', mimeType: 'image/png', buffer: await sharp(await jpeg(1600, 800)).png().toBuffer() })
  const left = page.getByLabel('From the left')
  await left.waitFor()
  const square = page.locator('img + div')
  await square.scrollIntoViewIfNeeded()
  const box = await square.boundingBox()
  if (!box) throw new Error('the square is not shown')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x - 400, box.y + box.height / 2, { steps: 4 })
  await page.mouse.up()
  expect(await left.inputValue()).toBe('0')
})

test('what is no picture is refused in the reader\'s words', async () => {
  const page = await openAs(people.ilona, VECHIR)
  await page.getByLabel('Choose a picture').setInputFiles({ name: 'logo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>') })
  await page.getByRole('alert').getByText('this is no picture that can be a cover').waitFor()
  await page.getByLabel('Choose a picture').setInputFiles({ name: 'dot.jpg', mimeType: 'image/jpeg', buffer: await jpeg(1, 1) })
  await page.getByRole('alert').getByText('1 × 1 pixels').waitFor()
})

test('two people at one show: the second hears who changed it, sees the present version, or saves all the same', async () => {
  const [one, other] = [await openAs(people.cora, VECHIR), await openAs(people.ilona, VECHIR)]
  await one.getByLabel('Add a theme, in a word').fill('Praga')
  await one.getByLabel('Add a theme, in a word').press('Enter')
  await one.getByRole('button', { name: 'Save the show' }).click()
  await one.getByText('Saved').waitFor()
  await other.getByLabel('Listeners may write while it is on air').uncheck()
  await other.getByRole('button', { name: 'Save the show' }).click()
  await other.getByRole('alert').getByText('cora changed this meanwhile').waitFor()
  await other.getByRole('button', { name: 'Look at the present version' }).click()
  await other.getByRole('button', { name: 'praga: remove' }).waitFor()
  expect(await other.getByLabel('Listeners may write while it is on air').isChecked()).toBe(true)
  await other.getByLabel('Listeners may write while it is on air').uncheck()
  await other.getByRole('button', { name: 'Save the show' }).click()
  await other.getByText('Saved').waitFor()
  expect((await showOf('vechir-na-prazi'))?.show).toMatchObject({ chat: false, themes: expect.arrayContaining(['praga']) })
})

test('the address of the page is changed, and one that is taken is refused', async () => {
  const page = await openAs(people.cora, VECHIR)
  const field = page.getByLabel('Address after /shows/')
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await field.fill('nocna-zmiana')
  await save.click()
  await page.getByRole('alert').getByText('this address leads to another show already').waitFor()
  await field.fill('wieczor-na-pradze')
  await save.click()
  await page.getByText('These lead here: vechir-na-prazi').waitFor()
  const old = await desk.whole.app.inject({ url: '/shows/vechir-na-prazi', headers: { accept: 'text/html' } })
  expect([old.statusCode, old.headers.location]).toEqual([301, '/shows/wieczor-na-pradze'])
})

test('a coordinator gives a show to an editor, retires it in two steps, and brings it back', async () => {
  const page = await openAs(people.cora, '/desk/shows')
  await page.getByLabel('Search').fill('nocna')
  await page.getByRole('link', { name: 'Nocna zmiana' }).click()
  await page.getByLabel('Give it to an editor').selectOption({ label: 'ilona' })
  await page.getByRole('button', { name: 'ilona: remove' }).waitFor()
  expect((await roomOf(await desk.whole.people.accounts.getByLogin('ilona'))).shows.map(({ show }) => show.slug).sort()).toEqual(['nocna-zmiana', 'vechir-na-prazi'])
  await page.getByRole('button', { name: 'Retire the show' }).click()
  await page.getByRole('button', { name: 'Yes, retire' }).click()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await page.getByRole('button', { name: 'Save the show' }).waitFor()
  expect(await showOf('nocna-zmiana')).toMatchObject({ retired: false })
})

test('a host sees their own shows and writes their texts; nothing else is offered', async () => {
  const page = await openAs(people.lesia, '/desk/shows')
  expect(await page.getByRole('link', { name: /Вечір на Празі/ }).count()).toBe(1)
  expect(await page.getByRole('link', { name: /Nocna zmiana/ }).count()).toBe(0)
  await page.getByRole('link', { name: /Вечір на Празі/ }).click()
  await page.getByText('You host this show').waitFor()
  expect(await page.getByRole('combobox', { name: 'Music', exact: true }).count()).toBe(0)
  await page.getByRole('group', { name: /Polish/ }).first().getByLabel('Description').fill('Nowe słowa.')
  await page.getByRole('button', { name: 'Save the show' }).click()
  await page.getByText('Saved').waitFor()
  expect((await showOf('vechir-na-prazi'))?.show.descriptions).toMatchObject({ pl: 'Nowe słowa.' })
  await page.goto(`${desk.url}/desk/shows/show/nocna-zmiana`)
  await page.getByText('There is no such show among yours').waitFor()
})

const PAGES = [
  ['the list', '/desk/shows', 'list'],
  ['a show', VECHIR, 'show'],
  ['a new show', '/desk/shows/new', 'new'],
  ['a host', '/desk/shows/host/lesia-z-bramy', 'host'],
] as const

describe.each(PAGES)('%s', (_name, path, shot) => {
  test.each([
    ['pl', 360, 'light'],
    ['ar', 360, 'dark'],
    ['ar', 1280, 'light'],
  ] as const)('in %s at %i px, %s: axe finds nothing, and nothing sticks out', async (locale, width, colorScheme) => {
    const page = await openAs(people.cora, path, { viewport: { width, height: 800 }, locale, colorScheme, reducedMotion: 'reduce' })
    await page.waitForLoadState('networkidle')
    if (path === VECHIR) {
      await page.locator('input[type=file][accept^=image]').setInputFiles({ name: 'praga.jpg', mimeType: 'image/jpeg', buffer: await jpeg(1500, 1000) })
      await page.locator('input[type=range]').first().waitFor()
    }
    const folder = process.env['SHOTS']
    if (folder) await page.screenshot({ path: `${folder}/${shot}-${locale}-${width}.png`, fullPage: true })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
    expect(await axeViolations(page)).toEqual([])
  })
})
