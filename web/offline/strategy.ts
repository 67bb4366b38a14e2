// What the service worker does with a request. Pure. Whatever is not named here goes its own way, as if there were no worker: streams,
// sockets, everything that changes something, the studio, the desk and whatever asks who one is.

import { withoutLanguage } from '../i18n/language-address.ts'

export type Strategy =
  /** Nothing: the browser asks the network itself. */
  | 'none'
  /** A built file, whose name changes with its contents: from what is kept, the network once. */
  | 'asset'
  /** The network; the last good copy, marked as one, when it does not answer. */
  | 'page'
  /** The network; the page that says what there is without one when it does not answer. */
  | 'page-never-kept'
  /** What is kept, so that it is there at once: the page that is shown instead of others. */
  | 'offline-page'
  /** A question to the station that everybody gets the same answer to: the network, else the last good answer, marked. */
  | 'answer'
  /** Sound or a picture of an episode: what a listener has kept for later, else the network. */
  | 'media'

export interface AskedRequest {
  readonly method: string
  /** With its origin. */
  readonly url: string
  /** As the Fetch standard has it; `navigate` for a page. */
  readonly mode: string
}

const OFFLINE = '/offline'
/** With a language in front or without. */
const PAGES = /^\/(?:$|(?:schedule|shows|hosts|archive|take-part|downloads|pictures|about|imprint|privacy|accessibility|languages)(?:\/|$))/
const ANSWERS = /^\/api\/v1\/(?:station|programme|episodes|shows|hosts|archive|themes)(?:\/|$)/

export function strategyOf({ method, url, mode }: AskedRequest, origin: string): Strategy {
  const { origin: from, pathname, searchParams } = new URL(url)
  if (method !== 'GET' || from !== origin) return 'none'
  if (mode === 'navigate') return pageStrategy(pathname, searchParams)
  if (pathname.startsWith('/assets/')) return 'asset'
  if (pathname.startsWith('/media/')) return searchParams.has('preview') || searchParams.has('download') ? 'none' : 'media'
  return ANSWERS.test(pathname) && !searchParams.has('preview') ? 'answer' : 'none'
}

function pageStrategy(pathname: string, query: URLSearchParams): Strategy {
  const path = withoutLanguage(pathname).replace(/(.)\/+$/, '$1')
  // Feeds, calendars, playlists and pictures are no pages, wherever they lie.
  if (/\.\w+$/.test(path)) return 'none'
  if (path === OFFLINE) return query.has('from') ? 'offline-page' : 'page'
  // The server answers with a cookie and a way back.
  if (query.has('language') || query.has('preview')) return 'none'
  // What was said in the chat may have been taken away since.
  if (path === '/chat') return 'page-never-kept'
  return PAGES.test(path) ? 'page' : 'none'
}
