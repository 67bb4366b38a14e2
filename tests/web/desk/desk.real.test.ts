// The desk and the account page in a real browser, on a phone's screen, over the application as it ships.

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Person, Role } from '../../../server/people/person.ts'
import { codeAt, fromBase32, stepAt } from '../../../server/people/second-step/totp.ts'
import { PHONE, useWholeSite } from '../../support/whole-site.ts'

const PASSWORD = 'long winter evening'
const IDEA = { text: 'Листи додому: ми читаємо листи, які ніхто не надіслав.', nick: 'Olha', contact: 'signal: olha.17', languages: ['uk'] }

const desk = useWholeSite()
let ada: Person
let cora: Person
let marta: Person

beforeEach(async () => {
  for (const table of ['audit_entries', 'invitations', 'ideas', 'people'] as const) await desk.whole.database.db.deleteFrom(table).execute()
  ada = await add('ada', 'Ada', 'admin')
  cora = await add('cora', 'Cora', 'coordinator')
  marta = await add('marta', 'Marta', 'host', 'lesia-z-bramy')
})

const add = (login: string, name: string, role: Role, hostSlug: string | null = null) => desk.whole.people.accounts.add({ login, name, role, password: PASSWORD, hostSlug })

async function signIn(page: Page, login: string): Promise<void> {
  await page.getByLabel('Login').fill(login)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('a coordinator invites by a code on the phone, and who opens it is a host in two fields', async () => {
  const page = await desk.openAs(cora, '/desk/people')
  await page.getByText('Invite somebody').click()
  await page.getByRole('button', { name: 'Make a link' }).click()
  await page.getByRole('img', { name: 'QR code: Invitation to IMI Radio' }).waitFor()
  const link = (await page.getByText(`${desk.url}/invite/`).textContent()) ?? ''
  const invited = await desk.open(link.replace(desk.url, ''))
  await invited.getByLabel('Your name, as listeners hear it').fill('Оксана')
  await invited.getByLabel('Choose a password').fill(PASSWORD)
  await invited.getByRole('button', { name: 'Come in' }).click()
  await invited.getByText('oksana', { exact: true }).waitFor()
  await invited.goto(`${desk.url}/desk`)
  await invited.waitForURL(`${desk.url}/desk/mine`)
  expect(await invited.getByRole('navigation', { name: 'Desk' }).getByRole('link').allTextContents()).toEqual(['My shows', 'Studio', 'Оксана'])
})

test('an admin makes a host an editor with a show to look after, and the log says so', async () => {
  const page = await desk.openAs(ada, '/desk/people')
  await page.getByLabel('Search').fill('marta')
  await page.getByText('Marta', { exact: true }).click()
  await page.getByRole('listitem').getByLabel('Role').selectOption('editor')
  await page.getByLabel('Give a show').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved').waitFor()
  expect(await desk.whole.people.get(marta.id)).toMatchObject({ role: 'editor', shows: [expect.any(String)] })
  await page.getByRole('link', { name: 'Changes' }).click()
  await page.getByText('Ada changed the role of marta: host → editor').waitFor()
})

test('the last admin is told in words why they cannot be closed', async () => {
  const page = await desk.openAs(ada, '/desk/people')
  await page.locator('summary', { hasText: 'Ada' }).click()
  await page.getByRole('button', { name: 'Close the account' }).click()
  await page.getByRole('alert').getByText('this is the last admin').waitFor()
})

test('a coordinator sees an admin and is offered no change', async () => {
  const page = await desk.openAs(cora, '/desk/people')
  await page.getByRole('listitem').getByText('Ada', { exact: true }).click()
  await page.getByText('Only an admin changes this account.').waitFor()
  expect(await page.getByRole('button', { name: 'Close the account' }).count()).toBe(0)
})

test('a lost phone is signed out from the account page', async () => {
  const lost = await desk.openAs(marta, '/account')
  await lost.getByRole('heading', { name: 'Your account' }).waitFor()
  const page = await desk.openAs(marta, '/account')
  await page.getByRole('button', { name: 'Sign out Firefox, Android' }).click()
  await page.getByRole('button', { name: 'Sign out Firefox, Android' }).waitFor({ state: 'detached' })
  await lost.reload()
  await lost.getByRole('heading', { name: 'Sign in' }).waitFor()
})

test('a token made on the page works for a program, and no more once it is revoked there', async () => {
  const page = await desk.openAs(cora, '/account')
  await page.getByText('Access tokens for programs').click()
  await page.getByLabel('What is it for?').fill('nightly report')
  await page.getByLabel('see people, ideas and changes').check()
  await page.getByRole('button', { name: 'Make a token' }).click()
  const secret = (await page.getByText(/^imi_/).textContent()) ?? ''
  const asked = () => fetch(`${desk.url}/api/v1/people`, { headers: { authorization: `Bearer ${secret}` } })
  expect((await asked()).status).toBe(200)
  await page.getByRole('button', { name: 'Revoke nightly report' }).click()
  await page.getByRole('button', { name: 'Revoke nightly report' }).waitFor({ state: 'detached' })
  expect((await asked()).status).toBe(401)
})

test('an admin turns the second step on, and from then on signs in with a code, or a recovery code', async () => {
  const page = await desk.openAs(ada, '/account')
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await page.getByLabel('Your password now').first().fill(PASSWORD)
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor()
  const secret = ((await page.getByText(/^([A-Z2-7]{4} ?){8}$/).textContent()) ?? '').replaceAll(' ', '')
  const code = (stepsAhead: number) => codeAt(fromBase32(secret), stepAt(new Date()) + stepsAhead)
  await page.getByLabel('Code from the app').fill(code(0))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor()
  const [recoveryCode = ''] = await page.getByRole('list').filter({ hasText: /^([a-z2-9]{4}-){3}/ }).getByRole('listitem').allTextContents()
  await page.getByRole('button', { name: 'I have written them down' }).click()
  await page.getByText('10 recovery codes left.').waitFor()

  const other = await desk.open('/sign-in?next=/account')
  await signIn(other, 'ada')
  await other.getByLabel('Code from your authenticator app').fill('000000')
  await other.getByRole('button', { name: 'Sign in' }).click()
  await other.getByText('This code is wrong or was used already.').waitFor()
  // The first code was used a moment ago; the next one is good half a minute early.
  await other.getByLabel('Code from your authenticator app').fill(code(1))
  await other.getByRole('button', { name: 'Sign in' }).click()
  await other.getByRole('heading', { name: 'Your account' }).waitFor()

  const third = await desk.open('/sign-in?next=/account')
  await signIn(third, 'ada')
  await third.getByLabel('Code from your authenticator app').fill(recoveryCode)
  await third.getByRole('button', { name: 'Sign in' }).click()
  await third.getByText('9 recovery codes left.').waitFor()
})

test('an idea sent from a phone is trained, invited, and becomes a host', async () => {
  const stranger = await desk.open('/take-part')
  await stranger.getByLabel('Your idea', { exact: true }).fill(IDEA.text)
  await stranger.getByLabel('Ukrainian').check()
  await stranger.getByLabel('How to call you').fill(IDEA.nick)
  await stranger.getByLabel('How to reach you').fill(IDEA.contact)
  await stranger.getByRole('button', { name: 'Send the idea' }).click()
  await stranger.getByText('Thank you, Olha!').waitFor()

  const page = await desk.openAs(cora, '/desk/ideas')
  await page.getByText('Olha', { exact: true }).click()
  await page.getByText(IDEA.text).waitFor()
  await page.getByText(IDEA.contact).waitFor()
  await page.getByLabel('Note for the desk').fill('came on Tuesday')
  await page.getByRole('button', { name: 'Note the step' }).click()
  await page.getByRole('button', { name: 'trained · 1' }).click()
  await page.getByText('Olha', { exact: true }).click()
  await page.getByText('came on Tuesday').waitFor()
  await page.getByRole('button', { name: 'Invite Olha' }).click()
  const link = (await page.getByText(`${desk.url}/invite/`).textContent()) ?? ''
  const invited = await desk.open(link.replace(desk.url, ''))
  await invited.getByLabel('Your name, as listeners hear it').fill('Olha Kravets')
  await invited.getByLabel('Choose a password').fill(PASSWORD)
  await invited.getByRole('button', { name: 'Come in' }).click()
  await invited.getByText('olha-kravets', { exact: true }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'trained · 1' }).click()
  await page.getByText('Olha Kravets').waitFor()
})

test('a host sees their next slot counting down, their shows and nobody else\'s, and makes a key', async () => {
  const page = await desk.openAs(marta, '/desk')
  await page.waitForURL(`${desk.url}/desk/mine`)
  await page.getByRole('timer').getByText(/^in /).waitFor()
  const own = await desk.whole.database.db.selectFrom('show_hosts').select('show_slug').where('host_slug', '=', marta.hostSlug ?? '').execute()
  expect(await page.getByRole('heading', { name: 'Next dates' }).count()).toBe(own.length)
  await page.getByLabel('Where will you use it?').fill('BUTT on the laptop')
  await page.getByRole('button', { name: 'Make a key' }).click()
  const key = (await page.getByText(/^imi-/).textContent()) ?? ''
  expect(await desk.whole.people.authenticateSource('marta', key, '203.0.113.7')).not.toBeNull()
  await page.getByRole('button', { name: 'Revoke BUTT on the laptop' }).click()
  await page.getByRole('button', { name: 'Revoke BUTT on the laptop' }).waitFor({ state: 'detached' })
  expect(await desk.whole.people.authenticateSource('marta', key, '203.0.113.7')).toBeNull()
})

test('a room that is not theirs is not opened by its address', async () => {
  const page = await desk.openAs(marta, '/desk/people')
  await page.getByRole('heading', { name: 'There is nothing here for you' }).waitFor()
})

test('who is not signed in comes back to the room they wanted', async () => {
  const page = await desk.open('/desk/ideas')
  await signIn(page, 'cora')
  await page.waitForURL(`${desk.url}/desk/ideas`)
  await page.getByRole('heading', { name: 'Ideas' }).waitFor()
})

test('an idea is sent without JavaScript: what is missing is said with everything still there, then it is with the desk', async () => {
  const page = await desk.open('/take-part', { ...PHONE, javaScriptEnabled: false, locale: 'pl' })
  await page.getByRole('heading', { name: 'Rób z nami radio' }).waitFor()
  await page.getByLabel('Twój pomysł').fill('رسائل إلى البيت <b>&\nكل أسبوع')
  await page.getByLabel('ukraiński').check()
  // The browser itself lets it through; the station sees that nobody can be called so.
  await page.getByLabel('Jak się do Ciebie zwracać').fill('\u200f')
  await page.getByLabel('Jak się z Tobą skontaktować').fill('signal: olha.17')
  await page.getByRole('button', { name: 'Wyślij pomysł' }).click()
  await page.getByRole('alert').waitFor()
  expect(new URL(page.url()).pathname).toBe('/take-part')
  expect([await page.getByLabel('Twój pomysł').inputValue(), await page.getByLabel('ukraiński').isChecked()]).toEqual(['رسائل إلى البيت <b>&\nكل أسبوع', true])
  expect(await desk.whole.people.ideas.list()).toEqual([])
  await page.getByLabel('Jak się do Ciebie zwracać').fill('Olha')
  await page.getByRole('button', { name: 'Wyślij pomysł' }).click()
  await page.getByRole('heading', { name: 'Dziękujemy!' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/take-part/thanks')
  expect(await desk.whole.people.ideas.list()).toMatchObject([{ text: 'رسائل إلى البيت <b>&\nكل أسبوع', nick: 'Olha', contact: 'signal: olha.17', languages: ['uk'] }])
})

test('sent without JavaScript, ideas are counted and refused to foreign pages like all others', async () => {
  const send = (headers: Record<string, string> = {}) => fetch(`${desk.url}/take-part`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'x-forwarded-for': '10.2.0.1', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams({ ...IDEA, languages: 'uk', website: '' }),
  })
  expect((await send({ origin: 'https://elsewhere.example' })).status).toBe(403)
  const statuses = await Promise.all(Array.from({ length: 31 }, async () => (await send()).status))
  expect(statuses.filter((status) => status === 303)).toHaveLength(30)
  const refused = await send()
  expect([refused.status, await refused.text()]).toEqual([429, expect.stringContaining('Your text is still here') as string])
})

const PAGES = [
  ['the people', '/desk/people', () => ada],
  ['the ideas', '/desk/ideas', () => ada],
  ['the changes', '/desk/audit', () => ada],
  ['a host\'s room', '/desk/mine', () => marta],
  ['the account', '/account', () => ada],
  ['the page where ideas come in', '/take-part', () => null],
] as const

describe.each(PAGES)('%s', (_name, path, who) => {
  test.each([
    ['pl', 360, 'light'],
    ['ar', 360, 'dark'],
    ['ar', 1280, 'light'],
  ] as const)('in %s at %i px, %s: axe finds nothing, and nothing sticks out', async (locale, width, colorScheme) => {
    await desk.whole.people.ideas.send(IDEA)
    await desk.whole.people.change(ada, marta.id, { role: 'editor' })
    await desk.whole.people.change(ada, marta.id, { role: 'host' })
    const options = { viewport: { width, height: 800 }, locale, colorScheme, reducedMotion: 'reduce' } as const
    const person = who()
    const page = person ? await desk.openAs(person, path, options) : await desk.open(path, options)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    for (const summary of await page.locator('main summary').all()) await summary.click()
    await page.waitForLoadState('networkidle')
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
    expect(await violations(page)).toEqual([])
  })
})

async function violations(page: Page): Promise<unknown> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } } // loaded above
    return (await axe.run()).violations.map(({ id, nodes }) => [id, ...nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`)])
  })
}
