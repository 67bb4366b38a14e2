// Pages kept before anybody asks for them, so that the first loss of the network is not met with empty hands.

import { inLanguage, languageIn, LANGUAGE_TAGS } from '../../i18n/language-address.ts'
import type { Language } from '../../i18n/languages.ts'
import { findKept, keepPage } from '../kept-cache.ts'
import { KEPT_AT } from '../kept-at.ts'
import { AHEAD } from '../kept.ts'
import { strategyOf } from '../strategy.ts'
import { worker } from './scope.ts'

/** Plans change: a schedule older than this is fetched again when somebody is here anyway. */
const OLD_MS = 6 * 3600_000

/** Keeps them all, in the language that `before` names in front of each address; empty: in the one that the server chooses. */
export async function keepAhead(before: string): Promise<void> {
  for (const path of AHEAD) await keepPage(before + path)
}

/** Looks whether what is kept ahead in a page's language has grown old; at most one fetch after each page that somebody opened. */
export async function refreshAhead(page: string): Promise<void> {
  for (const path of AHEAD) {
    const address = inLanguage(languageIn(new URL(page).pathname), path)
    const keptAt = Date.parse((await findKept(address))?.headers.get(KEPT_AT) ?? '')
    if (Date.now() - keptAt < OLD_MS) continue
    await keepPage(address)
    return
  }
}

/** The page that is shown when there is nothing else: in that language, else in whichever there is; null: none is kept. */
export async function offlinePageFor(language: Language | null): Promise<string | null> {
  for (const one of [language, null, ...LANGUAGE_TAGS]) {
    const address = inLanguage(one, '/offline')
    if (await findKept(address)) return address
  }
  return null
}

/** The page one is looking at was loaded before the worker was there. */
export async function keepOpenPages(): Promise<void> {
  for (const { url } of await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })) {
    const { pathname, search } = new URL(url)
    if (strategyOf({ method: 'GET', url, mode: 'navigate' }, worker.location.origin) === 'page' && !(await findKept(pathname + search))) await keepPage(pathname + search)
  }
}
