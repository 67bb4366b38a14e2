// The whole application with its site, and a browser, for a test file: opened before its first test; each test's pages close after it.

import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Person, Role } from '../../server/people/person.ts'
import { launchBrowser } from './browser.ts'
import { SITE } from './built-site.ts'
import { openWholeApp, type WholeApp } from './whole-app.ts'

export const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'en' } as const

export interface WholeSite {
  /** There from the first test on, as is the address. */
  readonly whole: WholeApp
  readonly url: string
  /** A page of a visitor, on a phone unless told. Every visitor has an address of their own: one that opens page after page would be told to wait. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>
  /** A page of somebody who is signed in. */
  openAs(person: Person, path: string, options?: BrowserContextOptions): Promise<Page>
  /** A page of somebody new who has that role. */
  openAsNew(role: Role, path: string, options?: BrowserContextOptions): Promise<Page>
}

/** Call it once, at the top of the file; `app` is what the application is given besides its site. */
export function useWholeSite(app: Parameters<typeof openWholeApp>[0] = {}): WholeSite {
  let opened: { readonly whole: WholeApp; readonly url: string; readonly browser: Browser } | null = null
  let visitors = 0
  const site = () => {
    if (!opened) throw new Error('the site is opened before the first test, not before that')
    return opened
  }
  const newContext = (options: BrowserContextOptions) => site().browser.newContext({ ...options, extraHTTPHeaders: { 'x-forwarded-for': `10.1.0.${(visitors += 1)}` } })
  beforeAll(async () => {
    const whole = await openWholeApp({ siteFolder: SITE, ...app })
    await whole.app.listen({ port: 0, host: '127.0.0.1' })
    opened = { whole, url: `http://127.0.0.1:${(whole.app.server.address() as AddressInfo).port}`, browser: await launchBrowser() } // listening on TCP, so an object
  })
  afterAll(async () => {
    await site().browser.close()
    await site().whole.close()
  })
  afterEach(async () => {
    await Promise.all(site().browser.contexts().map((context) => context.close()))
  })
  const openAs: WholeSite['openAs'] = async (person, path, options = PHONE) => {
    const context = await newContext(options)
    await context.addCookies([{ name: 'imi_session', value: (await site().whole.people.sessions.open(person, 'Firefox, Android')).token, url: site().url }])
    const page = await context.newPage()
    await page.goto(site().url + path)
    return page
  }
  let people = 0
  return {
    get whole() {
      return site().whole
    },
    get url() {
      return site().url
    },
    open: async (path, options = PHONE) => {
      const page = await (await newContext(options)).newPage()
      await page.goto(site().url + path)
      return page
    },
    openAs,
    openAsNew: async (role, path, options) => {
      const login = `${role}${(people += 1)}`
      return openAs(await site().whole.people.accounts.add({ login, name: `Ola ${people}`, role, password: 'long winter evening', hostSlug: null }), path, options)
    },
  }
}
