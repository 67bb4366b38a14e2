// The chat in real browsers on the real server: listeners, a moderator and a host at the same time.

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeViolations } from '../../support/axe.ts'
import { launchBrowser } from '../../support/browser.ts'
import { SITE } from '../../support/built-site.ts'
import { openChatStation, type ChatStation } from '../../support/chat-station.ts'
import { openTestDatabase } from '../../support/database.ts'
import type { Database } from '../../../server/db/database.ts'

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true } as const

let database: Database
let browser: Browser
let station: ChatStation

beforeAll(async () => {
  database = await openTestDatabase()
  browser = await launchBrowser()
  station = await openChatStation(database, SITE, browser)
})
afterAll(async () => {
  await station.close()
  await browser.close()
  await database.close()
})

const text = (page: Page) => page.getByRole('textbox', { name: 'Your message' })
const send = (page: Page) => page.getByRole('button', { name: 'Send' })
const said = (page: Page, words: string) => page.getByRole('log').getByText(words, { exact: true })

/** A listener in the station's room, ready to write under that name. */
async function come(nick: string, options: Parameters<ChatStation['open']>[1] = {}): Promise<Page> {
  const page = await station.open('/chat?room=station', options)
  if (options?.login === undefined) await page.getByLabel('Your name here').fill(nick)
  return page
}

async function say(page: Page, words: string): Promise<void> {
  await text(page).fill(words)
  await send(page).click()
  await said(page, words).waitFor()
}

test('what one says is on every screen, and one tap says "I\'m here"', async () => {
  const [ola, tomek] = [await come('Ola'), await come('Tomek', PHONE)]
  await say(ola, 'Добрий вечір')
  await said(tomek, 'Добрий вечір').waitFor()
  await tomek.getByRole('button', { name: 'I’m here' }).click()
  await ola.getByText('1 is here').waitFor()
  await ola.getByText('You write as').waitFor()
})
