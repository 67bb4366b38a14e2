// Pages and answers: from the station as long as it answers in time, else the last good copy, which says of itself that it is one.

import { languageIn } from '../../i18n/language-address.ts'
import { findKept, forget, isPage, keep, keepAnswersOf } from '../kept-cache.ts'
import { KEPT_AT } from '../kept-at.ts'
import { ANSWERS, isKeepable, markedAsCopy, PAGES, type Bounded } from '../kept.ts'
import { offlinePageFor, refreshAhead } from './ahead.ts'
import { worker, type AskEvent } from './scope.ts'

/** So long a listener waits for the station when there is a copy; on a slow line the page is there before that. */
const PATIENCE_MS = 4_000

export async function page(event: AskEvent): Promise<Response> {
  const response = await freshOrKept(event, PAGES, marked)
  return response ?? toOfflinePage(event.request.url)
}

export async function pageNeverKept(event: AskEvent): Promise<Response> {
  return network(event).catch(() => toOfflinePage(event.request.url))
}

/** From what is kept, when there is a reason to show it; its own address is asked like any page. */
export async function offlinePage({ request }: AskEvent): Promise<Response> {
  const kept = await findKept(new URL(request.url).pathname)
  return kept ? marked(kept) : fetch(request)
}

export async function answer(event: AskEvent): Promise<Response> {
  return (await freshOrKept(event, ANSWERS, async (kept) => kept)) ?? Response.error()
}

/** null: neither the station nor the device has it. */
async function freshOrKept(event: AskEvent, name: Bounded, asCopy: (kept: Response) => Promise<Response>): Promise<Response | null> {
  const { url } = event.request
  const fresh = fetchAndKeep(event, name)
  // Also when a copy is given meanwhile: the next one is newer.
  event.waitUntil(fresh.catch(() => {}))
  const kept = await findKept(url)
  if (!kept) return fresh.catch(() => null)
  // A proxy that cannot reach the station answers too.
  const inTime = fresh.then((response) => (response.status >= 500 ? null : response), () => null)
  return (await Promise.race([inTime, patience()])) ?? asCopy(kept)
}

async function fetchAndKeep(event: AskEvent, name: Bounded): Promise<Response> {
  const { url } = event.request
  const response = await network(event)
  if (response.status === 404 || response.status === 410) event.waitUntil(forget(url))
  else if (isKeepable(response) && (name !== PAGES || isPage(response))) {
    const copy = response.clone()
    event.waitUntil(name === PAGES ? keepPageAndMore(url, copy) : keep(name, url, copy))
  }
  return response
}

async function keepPageAndMore(url: string, page: Response): Promise<void> {
  const html = await page.clone().text()
  await keep(PAGES, url, page)
  await keepAnswersOf(html)
  await refreshAhead(url)
}

async function network({ request, preloadResponse }: AskEvent): Promise<Response> {
  return (await preloadResponse) ?? fetch(request)
}

async function marked(kept: Response): Promise<Response> {
  const html = markedAsCopy(await kept.text(), kept.headers.get(KEPT_AT) ?? '')
  return new Response(html, { status: 200, headers: kept.headers })
}

/** An address of its own, so that the page that is drawn is the page of its address. It leads back. */
async function toOfflinePage(url: string): Promise<Response> {
  const { pathname, search } = new URL(url)
  const address = await offlinePageFor(languageIn(pathname))
  return address === null ? Response.error() : Response.redirect(`${worker.location.origin}${address}?from=${encodeURIComponent(pathname + search)}`, 302)
}

function patience(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE_MS))
}
