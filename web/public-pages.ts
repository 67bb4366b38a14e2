// The pages for everybody besides the first: where they are, and what each must tell so that the server can draw it.

import type { ComponentType } from 'react'
import type { StationAnswer } from '../server/schedule/schema.ts'
import type { Formats } from './i18n/formats.ts'
import type { Language } from './i18n/languages.ts'
import { ARCHIVE_TEXTS } from './archive/texts.ts'
import { CHAT_TEXTS } from './chat/texts.ts'
import type { Loaders } from './i18n/i18n.tsx'
import type { Texts } from './i18n/texts.ts'
import type { Translate } from './i18n/translate.ts'
import { PROGRAMME_TEXTS, type ProgrammeTranslate } from './programme/texts.ts'
import { lazyPage } from './shell/lazy-page.tsx'

/** Where a visitor is: the path with its named parts, and the query. */
export interface PageAddress {
  readonly path: string
  readonly params: Readonly<Record<string, string | undefined>>
  readonly query: URLSearchParams
}

/** What a page's head is made from. */
export interface PageView {
  readonly address: PageAddress
  /** The answer to one of the page's questions; null: not known, undefined: there is nothing. */
  readonly answer: (question: string) => unknown
  readonly at: Date
  readonly station: StationAnswer
  /** The station's public address without a slash at the end; empty when it has none. */
  readonly site: string
  readonly language: Language
  readonly format: Formats
  readonly t: ProgrammeTranslate
  /** The `t` of another set of texts that the page has. */
  readonly texts: <Source extends Texts>(loaders: Loaders) => Translate<Source>
}

export interface PageHead {
  readonly title: string
  readonly description: string
  /** The address this page is best known by. */
  readonly canonical: string
  /** Of what schema.org knows words for; left out when there is nothing to say. */
  readonly structured?: object
  /** Feeds that podcast apps and readers find from this page. */
  readonly feeds?: readonly FeedLink[]
  /** The page has moved there: a path. */
  readonly movedTo?: string
  /** Only for whoever has the address: search engines are told to leave it. */
  readonly isPrivate?: boolean
}

export interface FeedLink {
  /** A path. */
  readonly href: string
  readonly title: string
}

/** What the file of a public page exports. */
export interface PublicPageModule {
  readonly default: ComponentType
  /** What it asks the station, as paths of the interface; the same on the server and in the browser. */
  readonly questions: (address: PageAddress, at: Date, timeZone: string) => readonly string[]
  readonly head: (view: PageView) => PageHead
}

const PROGRAMME = [{ loaders: PROGRAMME_TEXTS, folder: 'programme/texts' }] as const
const CHAT = [...PROGRAMME, { loaders: CHAT_TEXTS, folder: 'chat/texts' }] as const
const BOTH = [...PROGRAMME, { loaders: ARCHIVE_TEXTS, folder: 'archive/texts' }] as const

/** `source` names the file as the build does; `texts` are the sets it speaks with. */
export const PUBLIC_PAGES = [
  { route: '/schedule', source: 'programme/programme-page.tsx', texts: PROGRAMME, ...lazyPage<PublicPageModule>(() => import('./programme/programme-page.tsx')) },
  { route: '/shows', source: 'shows/shows-page.tsx', texts: PROGRAMME, ...lazyPage<PublicPageModule>(() => import('./shows/shows-page.tsx')) },
  { route: '/shows/:slug', source: 'shows/show-page.tsx', texts: BOTH, ...lazyPage<PublicPageModule>(() => import('./shows/show-page.tsx')) },
  { route: '/hosts/:slug', source: 'hosts/host-page.tsx', texts: BOTH, ...lazyPage<PublicPageModule>(() => import('./hosts/host-page.tsx')) },
  { route: '/archive', source: 'archive/archive-page.tsx', texts: BOTH, ...lazyPage<PublicPageModule>(() => import('./archive/archive-page.tsx')) },
  { route: '/shows/:slug/:episode', source: 'archive/episode-page.tsx', texts: BOTH, ...lazyPage<PublicPageModule>(() => import('./archive/episode-page.tsx')) },
  { route: '/preview/:id', source: 'archive/preview-page.tsx', texts: BOTH, ...lazyPage<PublicPageModule>(() => import('./archive/preview-page.tsx')) },
  { route: '/chat', source: 'chat/chat-page.tsx', texts: CHAT, ...lazyPage<PublicPageModule>(() => import('./chat/chat-page.tsx')) },
] as const

/** The public page at an address; null when another kind of page lives there, or none. */
export function publicPageAt(path: string, search: string) {
  for (const page of PUBLIC_PAGES) {
    const found = patternOf(page.route).exec(path)
    if (found) return { ...page, address: { path, params: found.groups ?? {}, query: new URLSearchParams(search) } satisfies PageAddress }
  }
  return null
}

// As wouter reads these routes.
function patternOf(route: string): RegExp {
  return new RegExp(`^${route.replace(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`)
}
