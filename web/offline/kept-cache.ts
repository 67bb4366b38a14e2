// Putting away and finding again, in the worker and in pages. A device that forbids storing or is full keeps nothing, and nothing else breaks.

import { ANSWERS, answersOf, ASSETS, assetsOf, DOWNLOADS, isKeepable, MOST, PAGES, puttingAway, type Bounded } from './kept.ts'

/** Pages differ by nothing that a worker sees, so what the server says they vary by must not hide a copy. */
const AS_IT_IS: CacheQueryOptions = { ignoreVary: true }

/** The last good copy, wherever it lies; null: there is none, or nothing may be stored. */
export async function findKept(address: string): Promise<Response | null> {
  try {
    return (await caches.match(address, AS_IT_IS)) ?? null
  } catch {
    return null
  }
}

/** Keeps it as the newest; the oldest go, but for what is kept for later. */
export async function keep(name: Bounded | typeof DOWNLOADS, address: string, response: Response): Promise<void> {
  try {
    const cache = await caches.open(name)
    await cache.put(address, puttingAway(response, new Date()))
    if (name === DOWNLOADS) return
    const keys = await cache.keys()
    await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST[name])).map((key) => cache.delete(key)))
  } catch {
    // Full or forbidden: it is not kept.
  }
}

/** What the station says is gone is gone here too, kept for later or not. */
export async function forget(address: string): Promise<void> {
  try {
    await Promise.all([PAGES, ANSWERS, DOWNLOADS].map(async (name) => (await caches.open(name)).delete(address, AS_IT_IS)))
  } catch {
    // Nothing was kept.
  }
}

/** Fetches a page with the files it names, and keeps both; with `among` not among the visited ones but there. False: the station did not answer with it. */
export async function keepPage(address: string, among: typeof DOWNLOADS | typeof PAGES = PAGES): Promise<boolean> {
  try {
    const response = await fetch(address, { headers: { accept: 'text/html' } })
    if (!isKeepable(response) || !isPage(response)) return false
    const html = await response.clone().text()
    await keep(among, address, response)
    await Promise.all(assetsOf(html).map(keepAsset))
    await keepAnswersOf(html, among === PAGES ? ANSWERS : among)
    return true
  } catch {
    return false
  }
}

/** What a page has brought with it is an answer to whoever asks next. */
export async function keepAnswersOf(html: string, among: typeof ANSWERS | typeof DOWNLOADS = ANSWERS): Promise<void> {
  // Older browsers have no Response.json().
  for (const [question, answer] of answersOf(html)) await keep(among, question, new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } }))
}

export function isPage(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/html') ?? false
}

/** Keeps the files that this page has loaded so far, those that came late too: the browser has them, so it costs nothing. */
export async function keepLoadedAssets(): Promise<void> {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
  for (const { origin, pathname } of loaded) {
    if (origin === location.origin && pathname.startsWith('/assets/')) await keepAsset(pathname).catch(() => {})
  }
}

async function keepAsset(address: string): Promise<void> {
  const known = await findKept(address)
  // Put away anew: what a page needs is among the newest then.
  const response = known ?? (await fetch(address))
  if (response.ok) await keep(ASSETS, address, response)
}
