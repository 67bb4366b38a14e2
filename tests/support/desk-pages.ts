// One station, database and browser for a test file about the desk, opened before its first test; each test's pages close after it.

import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Database } from '../../server/db/database.ts'
import { launchBrowser } from './browser.ts'
import { SITE } from './built-site.ts'
import { openTestDatabase } from './database.ts'
import { openDeskStation, type DeskStation } from './desk-station.ts'
import { openWeek } from './week-page.ts'

export interface DeskPages {
  /** There from the first test on. */
  readonly station: DeskStation
  readonly browser: Browser
  /** The week of that date as Ewa, a coordinator, sees it. */
  week(date: string, options?: Parameters<DeskStation['open']>[1]): Promise<Page>
}

/** Call it once, at the top of the file. */
export function useDeskPages(): DeskPages {
  let open: { readonly browser: Browser; readonly database: Database; readonly station: DeskStation } | null = null
  const opened = () => {
    if (!open) throw new Error('the desk is opened before the first test, not before that')
    return open
  }
  beforeAll(async () => {
    const [browser, database] = await Promise.all([launchBrowser(), openTestDatabase()])
    open = { browser, database, station: await openDeskStation(database, SITE, browser) }
  })
  afterAll(async () => {
    const { browser, database, station } = opened()
    await station.close()
    await browser.close()
    await database.close()
  })
  afterEach(async () => {
    for (const context of opened().browser.contexts()) await context.close()
  })
  return {
    get station() {
      return opened().station
    },
    get browser() {
      return opened().browser
    },
    week: async (date, options = {}) => {
      const { station } = opened()
      const page = await station.open('/sign-in', { login: 'ewa', ...options })
      await openWeek(page, station, date)
      return page
    },
  }
}
