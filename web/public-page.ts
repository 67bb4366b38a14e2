// What a page for everybody must tell, so that the server can draw it as well.

import type { ComponentType } from 'react'
import type { StationAnswer } from '../server/schedule/schema.ts'
import type { Formats } from './i18n/formats.ts'
import type { Loaders } from './i18n/loaders.ts'
import type { Language } from './i18n/languages.ts'
import type { Texts } from './i18n/texts.ts'
import type { Translate } from './i18n/translate.ts'
import type { ProgrammeTranslate } from './programme/texts.ts'

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
  /** Of what schema.org knows words for; left out when there is nothing to say. Behind `import.meta.env.SSR`: browsers never ask and need not load it. */
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
  /** The sets of texts it speaks with, the programme's first, and their folders as the build names them. */
  readonly texts: readonly { readonly loaders: Loaders; readonly folder: string }[]
  /** What it asks the station, as paths of the interface; the same on the server and in the browser. */
  readonly questions: (address: PageAddress, at: Date, timeZone: string) => readonly string[]
  readonly head: (view: PageView) => PageHead
}
