// Pictures of every public page, for docs/pictures.md: `npm run pictures`. Nobody compares them but people.

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../server/db/database.ts'
import { launchBrowser } from '../support/browser.ts'
import { SITE } from '../support/built-site.ts'
import { openChatStation, type ChatStation } from '../support/chat-station.ts'
import { openTestDatabase } from '../support/database.ts'
import { publishEpisode } from '../support/published-episodes.ts'
import { openPublishedStation, type PublishedStation } from '../support/published-station.ts'

const DOCS = path.resolve(import.meta.dirname, '../../docs')
const LANGUAGES = ['pl', 'ar'] as const
const PHONE = { width: 360, height: 740 }

/** What each page is called in the gallery, and where it is. */
const PAGES: Readonly<Record<string, string>> = {
  home: '/',
  schedule: '/schedule',
  shows: '/shows',
  show: '/shows/supra',
  host: '/hosts/nino-tone',
  archive: '/archive',
  episode: '/shows/karta-na-stol/2026-11-23-karta',
  'without reading': '/pictures',
  'kept for later': '/downloads',
  'take part': '/take-part',
  about: '/about',
  imprint: '/imprint',
  privacy: '/privacy',
  accessibility: '/accessibility',
  languages: '/languages',
  'sign in': '/sign-in',
}

let browser: Browser
let station: PublishedStation
let database: Database
let talk: ChatStation

beforeAll(async () => {
  browser = await launchBrowser()
  station = await openPublishedStation(SITE, '2026-11-25T18:20:00Z')
  await publishEpisode(station, { airedAt: new Date('2026-11-23T18:00:00Z'), chapters: [{ startMs: 0, title: 'Вступ', url: null }, { startMs: 90_000, title: 'Wniosek w MOS', url: 'https://mos.example/' }] })
  database = await openTestDatabase()
  talk = await openChatStation(database, SITE, browser)
  await talk.fill(6)
}, 240_000)

afterAll(async () => {
  await Promise.all([station.close(), talk.close()])
  await database.close()
  await browser.close()
})

test('every page has its picture on a phone, in a language from left to right and in one from right to left', async () => {
  mkdirSync(path.join(DOCS, 'pictures/pages'), { recursive: true })
  for (const language of LANGUAGES) {
    const context = await browser.newContext({ locale: language, timezoneId: 'Europe/Warsaw', viewport: PHONE, reducedMotion: 'reduce' })
    const page = await context.newPage()
    for (const [name, address] of Object.entries(PAGES)) {
      const answer = await page.goto(station.url + address, { waitUntil: 'networkidle' })
      expect([name, answer?.status()]).toEqual([name, 200])
      await keep(page, name, language)
    }
    await context.close()
    const chat = await talk.open('/chat?room=station', { locale: language, viewport: PHONE, reducedMotion: 'reduce' })
    await chat.getByText('Message number 6').waitFor()
    await keep(chat, 'chat', language)
  }
  writeFileSync(path.join(DOCS, 'pictures.md'), gallery())
}, 300_000)

async function keep(page: Page, name: string, language: string): Promise<void> {
  const picture = await sharp(await page.screenshot()).png({ palette: true, colours: 64 }).toBuffer()
  writeFileSync(path.join(DOCS, 'pictures/pages', fileOf(name, language)), picture)
}

function fileOf(name: string, language: string): string {
  return `${name.replaceAll(' ', '-')}-${language}.png`
}

function gallery(): string {
  const rows = [...Object.keys(PAGES), 'chat'].map((name) => `| ${name} | ${LANGUAGES.map((language) => `![${name}, ${language}](pictures/pages/${fileOf(name, language)})`).join(' | ')} |`)
  return [
    '# Every page on a phone, in Polish and in Arabic\n',
    'Made by `npm run pictures` from the sample programme. The studio and the desk are in the other documents.\n',
    `| page | ${LANGUAGES.join(' | ')} |`,
    `|---|${LANGUAGES.map(() => '---').join('|')}|`,
    ...rows,
    '',
  ].join('\n')
}
