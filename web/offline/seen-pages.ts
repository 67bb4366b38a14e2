// The pages that are on this device as they were last seen.

import { KEPT_AT } from './kept-at.ts'
import { PAGES } from './kept.ts'

export interface SeenPage {
  /** Path and query. */
  readonly address: string
  readonly title: string
  readonly language: string
  readonly seenAt: Date
}

/** The schedule first, then the newest; empty when nothing may be stored. */
export async function listSeenPages(): Promise<SeenPage[]> {
  try {
    const cache = await caches.open(PAGES)
    const seen = await Promise.all((await cache.keys()).map(async ({ url }) => seenPage(new URL(url), await cache.match(url, { ignoreVary: true }))))
    const rank = ({ address }: SeenPage) => (/\/schedule$/.test(address) ? 0 : 1)
    return seen.flatMap((one) => one ?? []).sort((one, other) => rank(one) - rank(other) || other.seenAt.getTime() - one.seenAt.getTime())
  } catch {
    return []
  }
}

async function seenPage({ pathname, search }: URL, kept: Response | undefined): Promise<SeenPage | null> {
  // This page and the list above it need no way to themselves.
  if (!kept || /\/(offline|downloads)$/.test(pathname)) return null
  const page = new DOMParser().parseFromString(await kept.text(), 'text/html')
  return { address: pathname + search, title: page.title, language: page.documentElement.lang, seenAt: new Date(kept.headers.get(KEPT_AT) ?? 0) }
}
