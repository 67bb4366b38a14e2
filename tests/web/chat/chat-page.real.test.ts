// The chat in real browsers on the real server: two listeners, a moderator and a host over one evening. The pages stay open from test to test.

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../server/db/database.ts'
import { axeViolations } from '../../support/axe.ts'
import { launchBrowser } from '../../support/browser.ts'
import { SITE } from '../../support/built-site.ts'
import { openChatStation, type ChatStation } from '../../support/chat-station.ts'
import { openTestDatabase } from '../../support/database.ts'

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true } as const

let database: Database
let browser: Browser
let station: ChatStation
/** At a desk, in English. */
let ola: Page
/** On a phone, in Arabic and in the dark. */
let leila: Page
/** On a small phone, in Polish. */
let tomek: Page
let mila: Page
/** Another moderator, at the desk. */
let desk: Page
const complaints: string[] = []

beforeAll(async () => {
  database = await openTestDatabase()
  browser = await launchBrowser()
  station = await openChatStation(database, SITE, browser)
  ;[ola, leila, tomek, mila, desk] = await Promise.all([
    station.open('/chat?room=station'),
    station.open('/chat?room=station', { locale: 'ar', colorScheme: 'dark', ...PHONE }),
    station.open('/chat?room=station', { locale: 'pl', ...PHONE, extraHTTPHeaders: { 'x-forwarded-for': '10.77.1.5' } }),
    station.open('/chat?room=station', { login: 'mila' }),
    station.open('/desk/chat', { login: 'noor', viewport: { width: 360, height: 740 } }),
  ])
  for (const page of [ola, leila, tomek, mila]) await page.getByRole('log').waitFor()
  for (const [page, nick] of [[leila, 'ليلى'], [tomek, 'Tomek']] as const) await page.locator('input[autocomplete=nickname]').fill(nick)
})
afterAll(async () => {
  await station.close()
  await browser.close()
  await database.close()
})

const text = (page: Page) => page.locator('textarea[enterkeyhint=send]')
const sendButton = (page: Page) => page.locator('form:has(textarea[enterkeyhint=send]) button[type=submit]')
const said = (page: Page, words: string) => page.getByRole('log').getByText(words, { exact: true })
const textsOf = (page: Page) => page.locator('[data-message] [lang]').allTextContents()
const submitDialog = (page: Page) => page.getByRole('dialog').locator('button[type=submit]').click()

async function say(page: Page, words: string): Promise<void> {
  await text(page).fill(words)
  await sendButton(page).click()
  await said(page, words).waitFor()
}

/** Opens the menu of the message with these words. */
async function more(page: Page, words: string): Promise<void> {
  await page.locator('[data-message]', { hasText: words }).locator('[data-more]').click()
}

describe('talking', () => {
  test('a name like a host\'s is refused with a sentence, and the text stays', async () => {
    await ola.locator('input[autocomplete=nickname]').fill('Леся')
    await text(ola).fill('hello')
    await sendButton(ola).click()
    await ola.getByText('This name looks like that of a host or of the station.').waitFor()
    expect(await text(ola).inputValue()).toBe('hello')
    await ola.locator('input[autocomplete=nickname]').fill('Ola')
    await sendButton(ola).click()
    await said(ola, 'hello').waitFor()
    await ola.getByText('You write as \u2068Ola\u2069').waitFor()
  })

  test('what one says is on every screen in its own language and direction, and one tap says "I\'m here"', async () => {
    await say(leila, 'رقم الخط 112!')
    await say(tomek, 'Dzień dobry, Wola!')
    await said(leila, 'Dzień dobry, Wola!').waitFor()
    const directions = await leila.locator('[data-message] [lang]').evaluateAll((all) => all.map((one) => [one.getAttribute('lang'), getComputedStyle(one).direction]))
    expect(directions).toEqual([['en', 'ltr'], ['ar', 'rtl'], ['pl', 'ltr']])
    expect(await leila.evaluate(() => document.documentElement.dir)).toBe('rtl')
    await tomek.getByRole('button', { name: 'Jestem tu' }).click()
    await ola.getByText('1 is here').waitFor()
    await tomek.getByRole('button', { name: 'Jestem tu' }).click()
    await ola.getByText('1 is here').waitFor({ state: 'detached' })
  })

  test('a line that breaks comes back by itself: what was written meanwhile goes out once, and nobody misses or doubles anything', async () => {
    station.isAway = true
    station.cut()
    await leila.locator('[data-line=waiting]').waitFor()
    await text(ola).fill('while away')
    await sendButton(ola).click()
    await ola.getByText('It will be sent as soon as the chat is back.').waitFor()
    station.isAway = false
    for (const page of [ola, leila]) await said(page, 'while away').waitFor()
    for (const page of [ola, leila]) expect(await textsOf(page)).toEqual(['hello', 'رقم الخط 112!', 'Dzień dobry, Wola!', 'while away'])
    expect(await text(ola).inputValue()).toBe('')
  })

  test('"my languages", slow mode and what is written outlive a reload; a moderator waits for nothing', async () => {
    await ola.getByText('My languages').click()
    await ola.getByRole('checkbox', { name: 'English' }).check()
    await ola.getByText('2 messages in other languages are not shown').waitFor()
    await mila.getByText('For moderators').click()
    await mila.getByLabel('Slow mode').selectOption('5')
    await ola.getByText('Slow mode: one message every 5 seconds').waitFor()
    await say(ola, 'one')
    await text(ola).fill('two')
    await ola.getByText('Your text stays here.').waitFor()
    expect(await sendButton(ola).isDisabled()).toBe(true)
    await ola.reload()
    await ola.getByText('2 messages in other languages are not shown').waitFor()
    expect(await text(ola).inputValue()).toBe('two')
    await expect.poll(() => sendButton(ola).isEnabled(), { timeout: 15_000 }).toBe(true)
    await sendButton(ola).click()
    await said(ola, 'two').waitFor()
    await say(mila, 'three')
    await say(mila, 'four')
    await mila.getByLabel('Slow mode').selectOption('0')
    await ola.getByRole('button', { name: 'Show all' }).click()
    await said(ola, 'Dzień dobry, Wola!').waitFor()
  })
})

describe('reading', () => {
  const topOf = (page: Page, words: string) => said(page, words).evaluate((element) => Math.round(element.getBoundingClientRect().top))

  test('stays where it is when messages come, go above it or are loaded before it; the button leads to the new ones', async () => {
    await station.fill(80)
    await said(tomek, 'Message number 80').waitFor()
    // As somebody who comes now: fifty are there, the older ones are asked for.
    await tomek.reload()
    await said(tomek, 'Message number 80').waitFor()
    await said(tomek, 'Message number 60').evaluate((element) => element.scrollIntoView({ block: 'center' }))
    await tomek.getByRole('button', { name: 'Do najnowszych' }).waitFor()
    const before = await topOf(tomek, 'Message number 60')
    const stays = async () => expect(Math.abs((await topOf(tomek, 'Message number 60')) - before)).toBeLessThanOrEqual(2)
    await say(mila, 'news')
    await tomek.getByRole('button', { name: '1 nowa wiadomość' }).waitFor()
    await stays()

    await more(mila, 'Message number 50')
    await mila.getByRole('button', { name: 'Hide for everybody' }).click()
    await mila.locator('[name=reason]').selectOption('spam')
    await submitDialog(mila)
    await said(tomek, 'Message number 50').waitFor({ state: 'detached' })
    await stays()

    await tomek.getByRole('button', { name: 'Pokaż starsze wiadomości' }).evaluate((button: HTMLElement) => button.click())
    await said(tomek, 'Message number 1').waitFor({ state: 'attached' })
    await stays()

    await tomek.getByRole('button', { name: '1 nowa wiadomość' }).click()
    await expect.poll(() => said(tomek, 'news').isVisible()).toBe(true)
    await tomek.getByRole('button', { name: 'Do najnowszych' }).waitFor({ state: 'detached' })
    await tomek.getByRole('separator').getByText('Nowe').waitFor()
  })

  test('above a keyboard that takes half the phone, the last words are seen right over the field', async () => {
    await tomek.setViewportSize({ width: 360, height: 400 })
    await text(tomek).focus()
    await expect.poll(async () => {
      const [news, field] = await Promise.all([said(tomek, 'news').boundingBox(), text(tomek).boundingBox()])
      return news !== null && field !== null && news.y > 0 && news.y + news.height <= field.y && field.y + field.height <= 400
    }).toBe(true)
    await tomek.setViewportSize(PHONE.viewport)
  })

  test('works by keyboard: one stop in the list, arrows from message to message, Enter opens, Escape closes', async () => {
    await ola.locator('[data-more]').last().focus()
    await ola.keyboard.press('ArrowUp')
    await ola.keyboard.press('Enter')
    await ola.getByRole('dialog').getByText('Message number 80').waitFor()
    await ola.keyboard.press('Escape')
    await ola.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await ola.locator('[data-more][tabindex="0"]').count()).toBe(1)
    await ola.locator('[data-more]').last().focus()
    await ola.keyboard.press('Tab')
    expect(await ola.evaluate(() => document.activeElement?.getAttribute('enterkeyhint'))).toBe('send')
  })
})

describe('keeping it kind', () => {
  test('a message that a moderator hides is gone from every screen; its author is told why in their language, appeals, and another moderator decides', async () => {
    await say(tomek, 'coś brzydkiego')
    // A finger that stays on the message opens its menu.
    const message = mila.locator('[data-message]', { hasText: 'coś brzydkiego' })
    await message.dispatchEvent('pointerdown', { pointerType: 'touch', bubbles: true })
    await mila.getByRole('button', { name: 'Hide for everybody' }).click()
    // Without a reason nothing is hidden.
    await submitDialog(mila)
    expect(await mila.locator('[name=reason]').evaluate((field: HTMLSelectElement) => field.validity.valueMissing)).toBe(true)
    await mila.locator('[name=reason]').selectOption('insult')
    await mila.getByLabel('In your words').fill('Bez wyzwisk, proszę.')
    await submitDialog(mila)
    for (const page of [ola, tomek]) await said(page, 'coś brzydkiego').waitFor({ state: 'detached' })

    const card = tomek.locator('[data-case]').first()
    await card.getByText('Powód: obraza').waitFor()
    await card.getByText('Bez wyzwisk, proszę.').waitFor()
    await card.getByLabel('Dlaczego ta decyzja jest błędna?').fill('To był cytat.')
    await card.getByRole('button', { name: 'Odwołaj się' }).click()
    await card.getByText('Odwołanie wysłane.').waitFor()

    await desk.getByLabel('Show those that are').selectOption('appealed')
    await desk.getByText('To był cytat.').waitFor()
    await desk.getByRole('button', { name: 'Take the decision back' }).click()
    await said(ola, 'coś brzydkiego').waitFor()
    await tomek.getByText('Zgłoszenia i decyzje').click()
    await tomek.getByText('Odwołanie było słuszne: decyzja została cofnięta.').waitFor()
  })

  test('who is banned may not write and is told so, and the text stays; the desk ends the ban', async () => {
    await more(mila, 'coś brzydkiego')
    await mila.getByRole('button', { name: 'Ban the author' }).click()
    await mila.locator('[name=reason]').selectOption('spam')
    await submitDialog(mila)
    await said(tomek, 'coś brzydkiego').waitFor({ state: 'detached' })
    await text(tomek).fill('znowu')
    await sendButton(tomek).click()
    await tomek.getByText('Pisanie stąd jest wstrzymane').waitFor()
    expect(await text(tomek).inputValue()).toBe('znowu')
    await desk.reload()
    await desk.getByRole('button', { name: 'Let them write again' }).click()
    await desk.getByText('Everybody may write.').waitFor()
    await sendButton(tomek).click()
    await said(ola, 'znowu').waitFor()
  })

  test('anybody reports without an account: the number is there at once, the decision later', async () => {
    await more(ola, 'znowu')
    await ola.getByRole('button', { name: 'Report to the moderators' }).click()
    await ola.locator('[name=reason]').selectOption('insult')
    await submitDialog(ola)
    const number = await ola.getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/).textContent()
    await ola.getByRole('button', { name: 'Close' }).click()
    await desk.reload()
    const opened = desk.locator(`[data-case="${number}"]`)
    await opened.getByText('1 report').waitFor()
    await opened.getByText('The message stays').click()
    await opened.getByRole('button', { name: 'Decide' }).click()
    await opened.waitFor({ state: 'detached' })
    await ola.getByText('Reports and decisions').click()
    await ola.locator(`[data-case="${number}"]`).getByText('The message stays.').waitFor()
  })

  test('a word on the station\'s list waits for a moderator, and only its author sees that', async () => {
    await desk.getByText('Word lists').click()
    await desk.getByLabel('Wait for a moderator').fill('kapusta\n\nkapusta\n')
    await desk.getByRole('button', { name: 'Save' }).click()
    await desk.getByText('Saved').waitFor()
    await say(ola, 'KAPÚSTA!')
    await ola.getByText('Only you see this. A moderator reads it first.').waitFor()
    await say(leila, 'later')
    expect((await textsOf(leila)).at(-2)).toBe('znowu')
    await mila.getByRole('button', { name: 'Show to everybody' }).click()
    await said(leila, 'KAPÚSTA!').waitFor()
    expect((await textsOf(leila)).slice(-2)).toEqual(['KAPÚSTA!', 'later'])
  })

  test('somebody in danger gets the help card, which nobody else sees, and neither does anybody the message', async () => {
    await say(ola, 'he beats me')
    await ola.getByRole('heading', { name: 'You are not alone' }).waitFor()
    expect(await ola.getByRole('link', { name: '112' }).getAttribute('href')).toBe('tel:112')
    await mila.getByRole('log').getByText('held: may be in danger. Be gentle, do not ban.').waitFor()
    await say(leila, 'نعم')
    expect((await textsOf(leila)).slice(-2)).toEqual(['later', 'نعم'])
    expect(await leila.locator('a[href^="tel:"]').count()).toBe(0)
    await ola.getByRole('button', { name: 'Close this card' }).click()
  })

  test('what a raid showed before it was noticed is gone from the screens, and one button shows it again', async () => {
    await station.raid(12)
    await said(leila, 'Raider number 12').waitFor({ state: 'detached' })
    await mila.getByRole('button', { name: 'It is no raid: show all that it holds' }).click()
    await said(leila, 'Raider number 12').waitFor()
  })

  test('what somebody said is theirs to erase, from every screen', async () => {
    await ola.getByText('What the station keeps of me').click()
    await ola.getByRole('button', { name: 'Erase my messages' }).click()
    await ola.getByRole('dialog').getByRole('button', { name: 'Erase my messages' }).click()
    await ola.getByText(/^\d+ messages erased/).waitFor()
    await said(leila, 'KAPÚSTA!').waitFor({ state: 'detached' })
  })
})

test('the host sees in the studio who is here, what is asked and what is pinned, and takes a question on air', async () => {
  const studio = await station.open('/studio', { login: 'lesia' })
  await ola.getByRole('button', { name: 'Вечір на Празі' }).click()
  await ola.getByRole('button', { name: 'I’m here' }).click()
  await studio.locator('[data-here="1"]').waitFor()
  await ola.getByText('Question', { exact: true }).click()
  await say(ola, 'When is the market open?')
  const queued = studio.locator('[data-queue=queued]')
  await queued.getByText('When is the market open?').waitFor()
  await queued.getByRole('button', { name: 'On air' }).click()
  await ola.getByText('on air now').waitFor()
  await studio.locator('[data-queue=on_air]').getByRole('button', { name: 'Answered' }).click()
  await ola.getByText('answered', { exact: true }).waitFor()

  await studio.getByText('All messages').click()
  await studio.locator('[data-more]').last().click()
  await studio.getByRole('button', { name: 'Pin for everybody' }).click()
  await ola.getByRole('region', { name: 'Pinned' }).getByText('When is the market open?').waitFor()
  await studio.getByRole('button', { name: 'Unpin' }).click()
  await ola.getByRole('region', { name: 'Pinned' }).waitFor({ state: 'detached' })

  // The chat goes; what a show is made with stays.
  station.isAway = true
  station.cut()
  await studio.getByText('The chat is away. Your show goes on.').waitFor()
  await studio.getByRole('button', { name: 'Turn on the microphone' }).waitFor()
  await studio.context().close()
})

describe('the page', () => {
  test('beside the player the chat is one tap away; when it is down it says so, tries again, and the radio is undisturbed', async () => {
    station.isAway = true
    const page = await station.open('/', PHONE)
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && !/503/.test(message.text() + message.location().url) && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.getByRole('button', { name: 'Open the chat' }).click()
    await page.locator('[data-line=waiting]').getByText('The chat is away.').waitFor()
    await page.getByRole('button', { name: 'Play IMI Radio' }).waitFor()
    station.isAway = false
    await page.getByRole('button', { name: 'Try now' }).click()
    await page.getByRole('log').waitFor()
    await page.getByRole('button', { name: 'Close the chat' }).click()
    await page.getByRole('log').waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('without JavaScript one reads what was said, writes, and is told what became of it', async () => {
    const page = await station.open('/chat?room=station', { javaScriptEnabled: false, locale: 'pl', viewport: { width: 240, height: 500 } })
    await page.getByText('Bez JavaScriptu możesz czytać ostatnie wiadomości i pisać.').waitFor()
    await page.getByText('Dzień dobry, Wola!').or(page.getByText('Message number 80')).first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(240)
    const send = async (nick: string, words: string) => {
      await page.locator('[name=nick]').fill(nick)
      await page.locator('[name=text]').fill(words)
      await page.locator('#write button').click()
    }
    await send('Mila', 'Bez skryptu')
    await page.getByRole('alert').getByText('To imię').waitFor()
    expect(await page.locator('[name=text]').inputValue()).toBe('Bez skryptu')
    await send('Zofia', 'Bez skryptu')
    await page.getByRole('listitem').getByText('Bez skryptu').waitFor()
    await said(leila, 'Bez skryptu').waitFor()
    expect(await page.locator('[name=text]').inputValue()).toBe('')
    await send('Zofia', 'mąż mnie bije')
    await page.getByRole('alert').getByRole('link', { name: '112' }).waitFor()
    expect(await page.getByText('mąż mnie bije').count()).toBe(0)
    expect(await axeViolations(page)).toEqual([])
    await page.context().close()
  })

  test('axe finds nothing, nothing scrolls sideways, and what is pressed is large, on phones and at the desk, in three languages', async () => {
    await mila.locator('[data-more]').last().click()
    await tomek.setViewportSize({ width: 240, height: 500 })
    for (const [page, width] of [[tomek, 240], [leila, 360], [mila, 1280], [desk, 360]] as const) {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      expect(await axeViolations(page)).toEqual([])
      // A tick is as large as its label.
      const small = await page.$$eval('main :is(button, a, select, summary, input:not([type=checkbox], [type=radio]), textarea, label:has(input[type=checkbox]))', (all) =>
        all.map((one) => [one.textContent.slice(0, 30), one.getBoundingClientRect()] as const).filter(([, { width: w, height: h }]) => w > 1 && (w < 48 || h < 48)).map(([words]) => words),
      )
      expect(small).toEqual([])
    }
  })

  test('wakes up without one complaint', () => {
    expect(complaints).toEqual([])
  })
})
