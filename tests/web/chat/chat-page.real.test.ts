// The chat in real browsers on the real server: listeners, moderators and a host at the same time.

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../../server/db/database.ts'
import { axeViolations } from '../../support/axe.ts'
import { launchBrowser } from '../../support/browser.ts'
import { SITE } from '../../support/built-site.ts'
import { openChatStation, type ChatStation } from '../../support/chat-station.ts'
import { complaintsOf } from '../../support/complaints.ts'
import { openTestDatabase } from '../../support/database.ts'

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true } as const

let database: Database
let browser: Browser
let station: ChatStation

beforeAll(async () => {
  database = await openTestDatabase()
  browser = await launchBrowser()
  station = await openChatStation(database, SITE, browser)
})
beforeEach(() => station.forget())
afterAll(async () => {
  await station.close()
  await browser.close()
  await database.close()
})

const text = (page: Page) => page.locator('textarea[enterkeyhint=send]')
const sendButton = (page: Page) => page.locator('form:has(textarea[enterkeyhint=send]) button[type=submit]')
const said = (page: Page, words: string) => page.getByRole('log').getByText(words, { exact: true })

/** A listener in the station's room, with a name to write under. */
async function come(nick: string, options: Parameters<ChatStation['open']>[1] = {}): Promise<Page> {
  const page = await station.open('/chat?room=station', options)
  await page.getByRole('log').waitFor()
  if (options.login === undefined) await page.locator('input[autocomplete=nickname]').fill(nick)
  return page
}

async function say(page: Page, words: string): Promise<void> {
  await text(page).fill(words)
  await sendButton(page).click()
  await said(page, words).waitFor()
}

/** Opens the menu of the message with these words. */
async function more(page: Page, words: string): Promise<void> {
  await page.locator('[data-message]', { hasText: words }).locator('[data-more]').click()
}

const textsOf = (page: Page) => page.locator('[data-message] [lang]').allTextContents()

describe('talking', () => {
  test('what one says is on every screen, and one tap says "I\'m here"', async () => {
    const [ola, tomek] = [await come('Ola'), await come('Tomek', PHONE)]
    await say(ola, 'Добрий вечір')
    await said(tomek, 'Добрий вечір').waitFor()
    await tomek.getByRole('button', { name: 'I’m here' }).click()
    await ola.getByText('1 is here').waitFor()
    await ola.getByText('You write as \u2068Ola\u2069').waitFor()
    await tomek.close()
    await ola.getByText('1 is here').waitFor({ state: 'detached' })
  })

  test('a line that breaks comes back by itself: what was written meanwhile goes out once, and nobody misses or doubles anything', async () => {
    const [ola, tomek] = [await come('Ola'), await come('Tomek')]
    await say(ola, 'before')
    station.isAway = true
    station.cut()
    await tomek.locator('[data-line=waiting]').waitFor()
    await text(ola).fill('while away')
    await sendButton(ola).click()
    await ola.getByText('It will be sent as soon as the chat is back.').waitFor()
    station.isAway = false
    for (const page of [ola, tomek]) await said(page, 'while away').waitFor()
    expect(await textsOf(ola)).toEqual(['before', 'while away'])
    expect(await textsOf(tomek)).toEqual(['before', 'while away'])
    expect(await text(ola).inputValue()).toBe('')
  })

  test('a name like a host\'s is refused with a sentence, and the text stays', async () => {
    const page = await come('Леся')
    await text(page).fill('hello')
    await sendButton(page).click()
    await page.getByText('This name looks like that of a host or of the station.').waitFor()
    expect(await text(page).inputValue()).toBe('hello')
    await page.locator('input[autocomplete=nickname]').fill('Ola')
    await sendButton(page).click()
    await said(page, 'hello').waitFor()
  })

  test('who chooses "my languages" sees those, the moderators, and how many are left out', async () => {
    await station.fill(6)
    const page = await come('Ola')
    await page.getByText('My languages').click()
    await page.getByRole('checkbox', { name: 'Ukrainian' }).check()
    await page.getByText('3 messages in other languages are not shown').waitFor()
    expect(await textsOf(page)).toEqual(['Message number 1', 'Message number 3', 'Message number 5'])
    const mila = await come('', { login: 'mila' })
    await mila.locator('form select').selectOption('pl')
    await say(mila, 'Dobry wieczór')
    await said(page, 'Dobry wieczór').waitFor()
    await page.reload()
    await page.getByText('3 messages in other languages are not shown').waitFor()
  })

  test('slow mode shows how long to wait and keeps the text, through a reload too', async () => {
    const [mila, ola] = [await come('', { login: 'mila' }), await come('Ola')]
    await mila.getByText('For moderators').click()
    await mila.getByLabel('Slow mode').selectOption('5')
    await ola.getByText('Slow mode: one message every 5 seconds').waitFor()
    await say(ola, 'one')
    await text(ola).fill('two')
    await ola.getByText('Your text stays here.').waitFor()
    expect(await sendButton(ola).isDisabled()).toBe(true)
    await ola.reload()
    await ola.getByRole('log').waitFor()
    expect(await text(ola).inputValue()).toBe('two')
    // The reloaded page knows of no countdown, so the station tells it.
    await sendButton(ola).click()
    await ola.getByText('Slow mode: your text stays here until you can send it.').waitFor()
    await expect.poll(() => sendButton(ola).isEnabled(), { timeout: 15_000 }).toBe(true)
    await sendButton(ola).click()
    await said(ola, 'two').waitFor()
    // A moderator waits for nothing.
    await say(mila, 'three')
    await say(mila, 'four')
  })
})

describe('reading', () => {
  const topOf = (page: Page, words: string) => said(page, words).evaluate((element) => Math.round(element.getBoundingClientRect().top))
  const scrollTo = async (page: Page, words: string) => {
    await said(page, words).evaluate((element) => element.scrollIntoView({ block: 'center' }))
    await page.getByRole('button', { name: 'To the newest' }).waitFor()
  }

  test('stays where it is when messages come, go above it or are loaded before it; the button leads to the new ones', async () => {
    await station.fill(80)
    const [ola, mila] = [await come('Ola', PHONE), await come('', { login: 'mila' })]
    await said(ola, 'Message number 80').waitFor()
    await scrollTo(ola, 'Message number 60')
    const before = await topOf(ola, 'Message number 60')
    await say(mila, 'news')
    await ola.getByRole('button', { name: '1 new message' }).waitFor()
    expect(Math.abs((await topOf(ola, 'Message number 60')) - before)).toBeLessThanOrEqual(2)

    await more(mila, 'Message number 50')
    await mila.getByRole('button', { name: 'Hide for everybody' }).click()
    await mila.locator('[name=reason]').selectOption('spam')
    await mila.getByRole('button', { name: 'Hide for everybody' }).click()
    await said(ola, 'Message number 50').waitFor({ state: 'detached' })
    expect(Math.abs((await topOf(ola, 'Message number 60')) - before)).toBeLessThanOrEqual(2)

    await ola.getByRole('button', { name: 'Show older messages' }).evaluate((button: HTMLElement) => button.click())
    await said(ola, 'Message number 1').waitFor({ state: 'attached' })
    expect(Math.abs((await topOf(ola, 'Message number 60')) - before)).toBeLessThanOrEqual(2)
    expect(await textsOf(ola)).toHaveLength(80)

    await ola.getByRole('button', { name: '1 new message' }).click()
    await expect.poll(() => said(ola, 'news').isVisible()).toBe(true)
    await ola.getByRole('button', { name: 'To the newest' }).waitFor({ state: 'detached' })
    await ola.getByRole('separator').getByText('New').waitFor()
  })

  test('works by keyboard: one stop in the list, arrows from message to message, Enter opens, Escape closes', async () => {
    await station.fill(3)
    const page = await come('Ola')
    await said(page, 'Message number 3').waitFor()
    await page.locator('[data-more]').last().focus()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('Message number 2').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await page.locator('[data-more][tabindex="0"]').count()).toBe(1)
    await page.locator('[data-more]').last().focus()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('autocomplete'))).toBe('nickname')
  })

  test('each message keeps its own direction and language, in a page that runs the other way', async () => {
    const [leila, tomek] = [await come('ليلى', { locale: 'ar', ...PHONE }), await come('Tomek', { locale: 'pl' })]
    await say(leila, 'رقم الخط 112!')
    await say(tomek, 'Dzień dobry, Wola!')
    await said(leila, 'Dzień dobry, Wola!').waitFor()
    const directions = await leila.locator('[data-message] [lang]').evaluateAll((all) => all.map((one) => [one.getAttribute('lang'), getComputedStyle(one).direction]))
    expect(directions).toEqual([['ar', 'rtl'], ['pl', 'ltr']])
    expect(await leila.evaluate(() => document.documentElement.dir)).toBe('rtl')
  })
})

describe('keeping it kind', () => {
  test('a message that a moderator hides is gone from every screen; its author is told why in their language, appeals, and another moderator decides', async () => {
    const [ola, tomek, mila] = [await come('Ola', { locale: 'pl' }), await come('Tomek'), await come('', { login: 'mila', ...PHONE })]
    await say(ola, 'coś brzydkiego')
    await said(tomek, 'coś brzydkiego').waitFor()
    // A finger that stays on the message opens its menu.
    const message = mila.locator('[data-message]', { hasText: 'coś brzydkiego' })
    await message.dispatchEvent('pointerdown', { pointerType: 'touch', bubbles: true })
    await mila.getByRole('button', { name: 'Hide for everybody' }).click()
    // Without a reason nothing is hidden.
    await mila.getByRole('dialog').locator('button[type=submit]').click()
    expect(await mila.locator('[name=reason]').evaluate((field: HTMLSelectElement) => field.validity.valueMissing)).toBe(true)
    await mila.locator('[name=reason]').selectOption('insult')
    await mila.getByLabel('In your words').fill('Bez wyzwisk, proszę.')
    await mila.getByRole('dialog').locator('button[type=submit]').click()
    await said(tomek, 'coś brzydkiego').waitFor({ state: 'detached' })
    await said(ola, 'coś brzydkiego').waitFor({ state: 'detached' })

    const card = ola.locator('[data-case]').first()
    await card.getByText('Powód: obraza').waitFor()
    await card.getByText('Bez wyzwisk, proszę.').waitFor()
    await card.getByLabel('Dlaczego ta decyzja jest błędna?').fill('To był cytat.')
    await card.getByRole('button', { name: 'Odwołaj się' }).click()
    await card.getByText('Odwołanie wysłane.').waitFor()

    await mila.goto(`${station.url}/desk/chat`)
    await mila.getByLabel('Show those that are').selectOption('appealed')
    await mila.getByText('You decided this. Another moderator decides the appeal.').waitFor()
    const noor = await station.open('/desk/chat', { login: 'noor' })
    await noor.getByLabel('Show those that are').selectOption('appealed')
    await noor.getByText('To był cytat.').waitFor()
    await noor.getByRole('button', { name: 'Take the decision back' }).click()
    await said(tomek, 'coś brzydkiego').waitFor()
    await ola.getByText('Zgłoszenia i decyzje').click()
    await ola.getByText('Odwołanie było słuszne: decyzja została cofnięta.').waitFor()
  })

  test('who is banned may not write, under a new name in a cleared browser neither, and is told until when', async () => {
    const address = { extraHTTPHeaders: { 'x-forwarded-for': '10.77.1.5' } }
    const [spammer, mila] = [await come('Bot', address), await come('', { login: 'mila' })]
    await say(spammer, 'buy now')
    await said(mila, 'buy now').waitFor()
    await more(mila, 'buy now')
    await mila.getByRole('button', { name: 'Ban the author' }).click()
    await mila.locator('[name=reason]').selectOption('spam')
    await mila.getByRole('dialog').locator('button[type=submit]').click()
    await said(spammer, 'buy now').waitFor({ state: 'detached' })
    await text(spammer).fill('again')
    await sendButton(spammer).click()
    await spammer.getByText('Writing from here is paused').waitFor()
    expect(await text(spammer).inputValue()).toBe('again')
    const cleared = await come('Nobody', address)
    await text(cleared).fill('me too')
    await sendButton(cleared).click()
    await cleared.getByText('Writing from here is paused').waitFor()

    const desk = await station.open('/desk/chat', { login: 'noor' })
    await desk.getByRole('button', { name: 'Let them write again' }).click()
    await desk.getByText('Everybody may write.').waitFor()
    await sendButton(spammer).click()
    await said(spammer, 'again').waitFor()
  })

  test('anybody reports without an account: the number is there at once, the decision later', async () => {
    const [ola, tomek] = [await come('Ola'), await come('Tomek')]
    await say(ola, 'not nice')
    await said(tomek, 'not nice').waitFor()
    await more(tomek, 'not nice')
    await tomek.getByRole('button', { name: 'Report to the moderators' }).click()
    await tomek.locator('[name=reason]').selectOption('insult')
    await tomek.getByRole('dialog').locator('button[type=submit]').click()
    const number = await tomek.getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/).textContent()
    await tomek.getByRole('button', { name: 'Close' }).click()

    const mila = await station.open('/desk/chat', { login: 'mila' })
    const opened = mila.locator(`[data-case="${number}"]`)
    await opened.getByText('1 report').waitFor()
    await opened.getByText('The message stays').click()
    await opened.getByRole('button', { name: 'Decide' }).click()
    await opened.waitFor({ state: 'detached' })
    await tomek.getByText('Reports and decisions').click()
    await tomek.locator(`[data-case="${number}"]`).getByText('The message stays.').waitFor()
  })

  test('a word on the station\'s list waits for a moderator, and only its author sees that', async () => {
    const [desk, ola, tomek] = [await station.open('/desk/chat', { login: 'mila' }), await come('Ola'), await come('Tomek')]
    await desk.getByText('Word lists').click()
    await desk.getByLabel('Wait for a moderator').fill('kapusta\n\nkapusta\n')
    await desk.getByRole('button', { name: 'Save' }).click()
    await desk.getByText('Saved').waitFor()
    await say(ola, 'KAPÚSTA!')
    await ola.getByText('Only you see this. A moderator reads it first.').waitFor()
    await say(tomek, 'later')
    expect(await textsOf(tomek)).toEqual(['later'])
    await desk.reload()
    await desk.getByRole('button', { name: 'Show to everybody' }).click()
    await said(tomek, 'KAPÚSTA!').waitFor()
    expect(await textsOf(tomek)).toEqual(['KAPÚSTA!', 'later'])
  })

  test('somebody in danger gets the help card, which nobody else sees, and neither does anybody the message', async () => {
    const [ola, tomek, mila] = [await come('Ola'), await come('Tomek'), await come('', { login: 'mila' })]
    await say(ola, 'he beats me')
    await ola.getByRole('heading', { name: 'You are not alone' }).waitFor()
    expect(await ola.getByRole('link', { name: '112' }).getAttribute('href')).toBe('tel:112')
    await mila.getByRole('log').getByText('held: may be in danger. Be gentle, do not ban.').waitFor()
    await say(tomek, 'later')
    expect(await textsOf(tomek)).toEqual(['later'])
    expect(await tomek.getByText('You are not alone').count()).toBe(0)
  })

  test('what somebody said is theirs to erase, from every screen', async () => {
    const [ola, tomek] = [await come('Ola'), await come('Tomek')]
    await say(ola, 'forget me')
    await said(tomek, 'forget me').waitFor()
    await ola.getByText('What the station keeps of me').click()
    await ola.getByRole('button', { name: 'Erase my messages' }).click()
    await ola.getByRole('dialog').getByRole('button', { name: 'Erase my messages' }).click()
    await ola.getByText('1 message erased').waitFor()
    await said(tomek, 'forget me').waitFor({ state: 'detached' })
  })
})

describe('the host', () => {
  test('sees in the studio who is here, what is asked and what is pinned, and takes a question on air', async () => {
    const studio = await station.open('/studio', { login: 'lesia' })
    const ola = await station.open('/chat', { locale: 'en-GB' })
    await ola.locator('input[autocomplete=nickname]').fill('Ola')
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
  })
})

describe('the page', () => {
  test('beside the player the chat is one tap away; when it is down it says so, tries again, and the radio is undisturbed', async () => {
    station.isAway = true
    const page = await station.open('/', PHONE)
    await page.getByRole('button', { name: 'Open the chat' }).click()
    await page.locator('[data-line=waiting]').getByText('The chat is away.').waitFor()
    await page.getByRole('button', { name: 'Play IMI Radio' }).waitFor()
    station.isAway = false
    await page.getByRole('button', { name: 'Try now' }).click()
    await page.getByRole('log').waitFor()
    await page.locator('input[autocomplete=nickname]').fill('Ola')
    await say(page, 'with the player')
    await page.getByRole('button', { name: 'Close the chat' }).click()
    await page.getByRole('log').waitFor({ state: 'detached' })
  })

  test('without JavaScript one reads what was said, writes, and is told what became of it', async () => {
    await station.fill(2)
    const page = await station.open('/chat?room=station', { javaScriptEnabled: false, locale: 'pl' })
    await page.locator('noscript p', { hasText: 'Bez JavaScriptu możesz czytać ostatnie wiadomości i pisać.' }).waitFor()
    await page.locator('noscript li', { hasText: 'Message number 2' }).waitFor()
    const send = async (from: Page, nick: string, words: string) => {
      await from.locator('[name=nick]').fill(nick)
      await from.locator('[name=text]').fill(words)
      await from.locator('#write button').click()
    }
    await send(page, 'Zofia', 'Bez skryptu')
    await page.locator('noscript li', { hasText: 'Bez skryptu' }).waitFor()
    const another = await station.open('/chat?room=station', { javaScriptEnabled: false, locale: 'pl' })
    await send(another, 'Ola', 'mąż mnie bije')
    await another.locator('noscript [role=alert] a', { hasText: '112' }).waitFor()
    expect(await another.locator('noscript li', { hasText: 'mąż mnie bije' }).count()).toBe(0)
  })

  test('axe finds nothing, nothing scrolls sideways, and what is pressed is large, on phones and at the desk, in three languages', async () => {
    await station.fill(4)
    for (const [locale, width, colorScheme] of [['pl', 320, 'light'], ['ar', 360, 'dark'], ['en', 1280, 'light']] as const) {
      const listener = await station.open('/chat', { locale, colorScheme, viewport: { width, height: 740 } })
      const moderator = await station.open('/chat?room=station', { locale, colorScheme, viewport: { width, height: 740 }, login: 'mila' })
      await listener.getByRole('log').waitFor()
      await moderator.locator('[data-more]').last().click()
      const desk = await station.open('/desk/chat', { locale, colorScheme, viewport: { width, height: 740 }, login: 'mila' })
      await desk.locator('main details summary').click()
      await desk.locator('textarea').first().waitFor()
      for (const page of [listener, moderator, desk]) {
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        expect(await axeViolations(page)).toEqual([])
        // A tick is as large as its label.
        const small = await page.$$eval('main :is(button, a, select, summary, input:not([type=checkbox], [type=radio]), textarea, label:has(input[type=checkbox]))', (all) =>
          all.map((one) => [one.textContent.slice(0, 30), one.getBoundingClientRect()] as const).filter(([, { width: w, height: h }]) => w > 1 && (w < 48 || h < 48)).map(([words]) => words),
        )
        expect(small).toEqual([])
      }
    }
  })

  test('wakes up without one complaint', async () => {
    const page = await station.open('/sign-in', { locale: 'uk' })
    const complaints = complaintsOf(page, null)
    await page.goto(`${station.url}/chat`)
    await page.getByRole('log').waitFor()
    expect(complaints).toEqual([])
  })
})
