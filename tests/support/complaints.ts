// What a page complains of while it is open.

import type { Page } from 'playwright-core'

/**
 * The errors and warnings of a page from now on, and what it asks of others than `home`, the station's address; null: it may ask anybody.
 *
 * The list grows while the page is open. Console lines that `except` matches are no complaints.
 */
export function complaintsOf(page: Page, home: string | null, except?: RegExp): readonly string[] {
  const complaints: string[] = []
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && !except?.test(message.text()) && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  if (home !== null) page.on('request', (request) => !request.url().startsWith(home) && complaints.push(request.url()))
  return complaints
}
