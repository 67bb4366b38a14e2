// The page that somebody wanted when the worker had to show another. Seen inside the site it was never loaded as a page, and all its
// parts may be on the device: then it is shown after all.

import type { Boot } from '../boot.ts'
import { languageIn, withoutLanguage } from '../i18n/language-address.ts'
import { preloadTexts } from '../i18n/i18n.tsx'
import type { PageAddress, PublicPageModule } from '../public-page.ts'
import { stationTime } from '../station-clock.tsx'
import { findKept } from './kept-cache.ts'

/** As public-pages.ts gives it. */
type FoundPage = { readonly address: PageAddress; readonly load: () => Promise<Pick<PublicPageModule, 'questions' | 'texts'>> } | null

/** A path on this site, or null; anybody can write an address. */
export function wantedBy(search: string): string | null {
  const from = new URLSearchParams(search).get('from')
  return from !== null && /^\/(?![/\\])/.test(from) ? from : null
}

/** Puts the wanted page's address into the address bar when its code, its texts and the answers to what it asks are here; says whether. */
export async function goToWanted(boot: Boot, find: (path: string, search: string) => FoundPage): Promise<boolean> {
  const wanted = wantedBy(location.search)
  if (wanted === null) return false
  const { pathname, search } = new URL(wanted, location.origin)
  const page = find(withoutLanguage(pathname), search)
  // Texts of another language than this page's may not be here.
  if (!page || (languageIn(pathname) ?? boot.language) !== boot.language) return false
  try {
    const { questions, texts } = await page.load()
    await Promise.all(texts.map(({ loaders }) => preloadTexts(loaders, boot.language)))
    const now = new Date(stationTime(boot.at, boot.keptAt).now())
    const answers = await Promise.all(questions(page.address, now, boot.station.timeZone).map((question) => findKept(question)))
    if (answers.includes(null)) return false
  } catch {
    return false
  }
  history.replaceState(history.state, '', wanted)
  return true
}
