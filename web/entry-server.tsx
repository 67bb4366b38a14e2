// Renders a page to HTML on the server. Knows what each page needs; how to ask and what to do with the HTML is the server's business.

import type { ReactNode } from 'react'
import { prerender } from 'react-dom/static'
import { App } from './app.tsx'
import type { ProgrammeAnswer, StationAnswer } from '../server/schedule/schema.ts'
import { withQuery } from './api/client.ts'
import { UNKNOWN_STATION, type Boot, type KnownAnswer } from './boot.ts'
import { addressOfCard, altOf, CARD_HEIGHT, CARD_WIDTH } from './cards/card.ts'
import { findCard, liveCard, stationCard } from './cards/find-card.ts'
import { CATALOGUES } from './i18n/catalogues.ts'
import { formats } from './i18n/formats.ts'
import { preloadTexts } from './i18n/i18n.tsx'
import { inLanguage, isForEverybody, LANGUAGE_TAGS, withoutLanguage } from './i18n/language-address.ts'
import { chooseLanguage, isLanguage, LANGUAGE_COOKIE, LANGUAGES, type Language } from './i18n/languages.ts'
import type { NowPlaying } from '../server/broadcast/schema.ts'
import type { source } from './i18n/catalogues/en.ts'
import { translator } from './i18n/translate.ts'
import { manifestOf } from './manifest.ts'
import { twoDays } from './programme/day.ts'
import { broadcastOf, graphOf } from './programme/structured.ts'
import { SPOKEN_COOKIE, spokenTag } from './programme/spoken.tsx'
import { PROGRAMME_TEXTS, type ProgrammeTexts } from './programme/texts.ts'
import { MESSAGE_FORM } from './chat/message-form.ts'
import { NEWEST } from './home/newest-episodes.tsx'
import { isOffered } from './embed/offer.ts'
import type { FeedLink, PageView } from './public-page.ts'
import { PUBLIC_PAGES, publicPageAt } from './public-pages.ts'
import type { PlainForm, SentForm } from './shell/sent-form.tsx'
import { IDEA_FORM } from './take-part/idea-form.ts'

export interface PageRequest {
  /** The path and the query, as `addressOf` gives them: without a language. */
  readonly address: string
  /** Whether the visitor's address carries the language; then the page's links do too. */
  readonly isCarried?: boolean
  /** The language of shows that the visitor's cookie names; null: none. */
  readonly spoken?: string | null
  /** The station's public address; null when it has none. */
  readonly publicUrl?: string | null
  readonly language: string
  /** The form that the page answers. */
  readonly sent?: SentForm | null
  readonly at: Date
  /** Answers a question to the station's own interface; null when it cannot, undefined when there is nothing there, GONE when it was taken away. */
  readonly get: (path: string) => Promise<unknown>
}

export interface Page {
  readonly status: 200 | 404 | 410
  readonly language: Language
  readonly dir: 'ltr' | 'rtl'
  readonly title: string
  readonly description: string
  /** The path and query this page is best known by in its language. */
  readonly canonical: string
  /** The same page in every language of the site, and for whoever reads none of them (`x-default`); none for pages that are in no index. */
  readonly alternates: readonly { readonly hreflang: string; readonly href: string }[]
  /** The picture that others show beside a link to the page; its address is a path. */
  readonly card: { readonly href: string; readonly width: number; readonly height: number; readonly alt: string }
  /** Of what schema.org has words for; null when nothing. */
  readonly structured: object | null
  /** Feeds to be found from this page: paths with titles. */
  readonly feeds: readonly FeedLink[]
  /** Other sites may put it into theirs; `/oembed` says how. */
  readonly isOffered: boolean
  /** The path this page has moved to; null: it is here. */
  readonly movedTo: string | null
  /** Search engines are to leave it. */
  readonly isPrivate: boolean
  /** Source files that the browser needs at once, besides those of every page. */
  readonly sources: readonly string[]
  readonly html: string
  readonly boot: Boot
}

export { renderCard } from './cards/render-card.ts'
export { textReviews } from './i18n/reviews.ts'
export { EMBED_SOURCE, renderEmbed } from './embed/embed-page.tsx'
export { offerOf } from './embed/offer.ts'
export { renderShared } from './embed/shared-page.tsx'
export { chooseLanguage, LANGUAGE_COOKIE, LANGUAGE_TAGS, SPOKEN_COOKIE, spokenTag, withoutLanguage }

/** Source file of a language's texts, so that the server can announce it to the browser before the page's script asks. */
export function catalogueFile(language: string): string {
  return `i18n/catalogues/${language}.ts`
}

/**
 * Renders one public page.
 *
 * Pages behind a sign-in are not drawn here: the browser draws them, and their `html` is a word for those without scripts.
 */
export async function renderPage({ address, isCarried = false, spoken = null, publicUrl = null, language: tag, sent = null, at, get: ask }: PageRequest): Promise<Page> {
  const get = once(ask)
  const language = isLanguage(tag) ? tag : 'en'
  const [path = '/', search = ''] = address.split('?')
  const [{ default: catalogue }, station, now] = await Promise.all([CATALOGUES[language](), get('/api/v1/station'), get('/api/v1/now')])
  // The answers were checked against the schemas these types come from.
  const known = (station as StationAnswer | null) ?? UNKNOWN_STATION
  const [programme, newest] = path === '/' ? await Promise.all([get(withQuery('/api/v1/programme', twoDays(at, known.timeZone))), get(NEWEST)]) : [null, null]
  const t = translator<typeof source>(catalogue, String)
  const site = publicUrl?.replace(/\/+$/, '') ?? ''
  const asked = await askPage({ path, search, language, at, station: known, site, get })
  const cardView = { station: known, language, format: formats(language, known.timeZone), t, at, get }
  const found = path === '/' ? liveCard(now as NowPlaying | null, programme as ProgrammeAnswer | null, cardView) : await findCard(path, cardView)
  const card = typeof found === 'string' ? stationCard(cardView) : found
  const boot: Boot = {
    language,
    at: at.toISOString(),
    station: known,
    now: now as NowPlaying | null,
    programme: programme as ProgrammeAnswer | null,
    answers: asked?.answers ?? (path === '/' ? { [NEWEST]: knownAs(newest ?? null) } : {}),
    spoken,
    keptAt: null,
    sent,
  }
  const statuses = Object.values(boot.answers).map((one) => ('status' in one ? one.status : 200))
  const isMissing = path === NOT_FOUND || statuses.includes(404)
  const isGone = statuses.includes(410)
  const carried = isCarried ? language : null
  const isPrivate = isMissing || isGone || !isForEverybody(path) || (asked?.head.isPrivate ?? false)
  const place = asked?.head.canonical ?? path
  return {
    status: isMissing ? 404 : isGone ? 410 : 200,
    language,
    dir: LANGUAGES[language].reading,
    title: isMissing ? `${t('site.notFound')} · ${known.name}` : (asked?.head.title ?? `${known.name} · ${t('site.tagline')}`),
    description: asked?.head.description ?? t('site.description'),
    canonical: isPrivate ? place : inLanguage(language, place),
    alternates: isPrivate ? [] : [...LANGUAGE_TAGS.map((one) => ({ hreflang: one, href: inLanguage(one, place) })), { hreflang: 'x-default', href: place }],
    card: { href: addressOfCard(card, language), width: CARD_WIDTH, height: CARD_HEIGHT, alt: altOf(card, known.name) },
    structured: isPrivate ? null : (asked?.head.structured ?? (path === '/' ? graphOf(broadcastOf(comingOf(boot.programme, at), { station: known, site })) : null)),
    feeds: asked?.head.feeds ?? [{ href: '/feed.xml', title: known.name }],
    isOffered: !isPrivate && isOffered(path),
    movedTo: asked?.head.movedTo ? inLanguage(carried, asked.head.movedTo) : null,
    isPrivate,
    sources: asked?.sources ?? SOURCES[path] ?? [],
    html: await drawn(isForEverybody(path) ? <App boot={boot} catalogue={catalogue} path={inLanguage(carried, address)} /> : <noscript><p>{t('site.asleep')}</p><p><a href="/listen/radio.mp3">{t('player.playStation')}</a></p></noscript>),
    boot,
  }
}

/** What is on and what comes next. */
function comingOf(programme: ProgrammeAnswer | null, at: Date): ProgrammeAnswer['occurrences'] {
  return (programme?.occurrences ?? []).filter(({ endsAt }) => Date.parse(endsAt) > at.getTime()).slice(0, 5)
}

/** The manifest of the station in that language, for its home screen. */
export async function renderManifest(tag: string, get: PageRequest['get']): Promise<object> {
  const language = isLanguage(tag) ? tag : 'en'
  const [{ default: catalogue }, station] = await Promise.all([CATALOGUES[language](), get('/api/v1/station')])
  // Checked against the schema this type comes from.
  return manifestOf((station as StationAnswer | null) ?? UNKNOWN_STATION, language, translator<typeof source>(catalogue, String))
}

/** An address nobody lives at. */
export const NOT_FOUND = '/not-found'

/** Of pages that are drawn here and ask nothing. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  [IDEA_FORM.path]: ['take-part/take-part-page.tsx'],
  [IDEA_FORM.thanks]: ['take-part/take-part-page.tsx'],
  [NOT_FOUND]: ['shell/not-found-page.tsx'],
}

/** Forms that browsers without JavaScript send. */
export const FORMS: readonly PlainForm[] = [IDEA_FORM, MESSAGE_FORM]

/** What a question is answered with whose subject was taken away. */
export const GONE: unique symbol = Symbol('gone')

/** The public pages' own routes, for the server to answer. */
export const PUBLIC_ROUTES: readonly string[] = PUBLIC_PAGES.map(({ route }) => route)

/** Of them those that show what is on the visitor's own device: nothing for search engines. */
export const UNLISTED_ROUTES: readonly string[] = ['/downloads', '/offline']

/** A visitor's address without what no page reads, so that what the server keeps stays small. */
export function addressOf(path: string, query: Readonly<Record<string, unknown>>): string {
  const kept = Object.entries(ADDRESS_PARTS).flatMap(([name, pattern]) => {
    const value = query[name]
    return typeof value === 'string' && pattern.test(value) ? [[name, value] as const] : []
  })
  return withQuery(path.replace(/(.)\/+$/, '$1'), Object.fromEntries(kept))
}

const WORD = /^[A-Za-z0-9-]{2,20}$/
const SLUG = /^[a-z0-9-]{1,80}$/
const ADDRESS_PARTS = { week: WORD, day: WORD, spoken: WORD, q: /^[^\0]{1,200}$/, theme: SLUG, show: SLUG, host: SLUG, year: /^\d{4}$/, page: /^\d{1,4}$/, t: /^[\d:.hms]{1,12}$/, room: /^[a-z0-9/-]{1,200}$/, preview: /^[A-Za-z0-9._-]{10,200}$/ } as const

interface PageQuestion {
  readonly path: string
  readonly search: string
  readonly language: Language
  readonly at: Date
  readonly station: StationAnswer
  readonly site: string
  readonly get: PageRequest['get']
}

/** Loads a public page's code and asks what it asks; null for other pages. */
async function askPage({ path, search, language, at, station, site, get }: PageQuestion) {
  const page = publicPageAt(path, search)
  if (!page) return null
  const module = await page.load()
  const catalogues = await Promise.all(module.texts.map(({ loaders }) => preloadTexts(loaders, language)))
  const questions = module.questions(page.address, at, station.timeZone)
  const asked = await Promise.all(questions.map(async (question) => [question, await get(question)] as const))
  const answers = new Map(asked)
  const format = formats(language, station.timeZone)
  const texts: PageView['texts'] = (loaders) => {
    const catalogue = catalogues[module.texts.findIndex((one) => one.loaders === loaders)]
    if (!catalogue) throw new Error('unreachable: a page uses the texts it names')
    return translator(catalogue, format.number)
  }
  const answered = (question: string) => (answers.get(question) === GONE ? undefined : answers.get(question))
  const head = module.head({ address: page.address, answer: answered, at, station, site, language, format, t: texts<ProgrammeTexts>(PROGRAMME_TEXTS), texts })
  return { sources: [page.source, ...module.texts.map(({ folder }) => `${folder}/${language}.ts`)], head, answers: Object.fromEntries(asked.map(([question, answer]) => [question, knownAs(answer)])) }
}

function knownAs(answer: unknown): KnownAnswer {
  if (answer === undefined) return { status: 404 }
  if (answer === GONE) return { status: 410 }
  return answer === null ? { status: 503 } : { answer }
}

/** Each question is asked once for a page, whichever parts of it want the answer. */
function once(get: PageRequest['get']): PageRequest['get'] {
  const answers = new Map<string, Promise<unknown>>()
  return (path) => {
    const answer = answers.get(path) ?? get(path)
    answers.set(path, answer)
    return answer
  }
}

/** Waits for what is loaded on demand, so that such pages are whole without any JavaScript too. */
async function drawn(page: ReactNode): Promise<string> {
  // Larger parts would else be put in place by inline scripts, which the pages' policy forbids.
  const failures: unknown[] = []
  const { prelude } = await prerender(page, { progressiveChunkSize: Infinity, onError: (error) => void failures.push(error) })
  const html = await new Response(prelude).text()
  // A page with a hole is not sent: who asked for it logs why and lets the browser draw it.
  if (failures.length > 0) throw failures[0]
  return html
}
