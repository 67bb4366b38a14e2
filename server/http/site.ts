// Serves the built site: its files for good, its pages rendered by the site's own code and kept for a few seconds.
// Knows addresses, headers and caching; what a page shows is the site's business (web/entry-server.tsx).

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import cookie from '@fastify/cookie'
import serveFiles from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { App } from './app-type.ts'
import { OWN_ADDRESS } from './bare-app.ts'
import { filesOf, readBuiltFiles, type BuiltFiles } from './built-files.ts'
import { cardRoutes, type CardsOptions } from './cards/routes.ts'
import { embedRoutes, type EmbedOptions } from './embeds.ts'
import { installableRoutes, type InstallableOptions } from './installable.ts'
import { oembedRoutes, type OembedOptions } from './oembed.ts'
import { languageCookie, pageHeaders } from './page-headers.ts'
import { fillTemplate, UNBUILT_PAGE, type RenderedPage } from './page-template.ts'
import { searchEngineRoutes, type SearchEngineOptions } from './search-engines.ts'
import { formRoutes, type PlainForm, type SentForm } from './site-forms.ts'

/** How long a rendered page is given to everybody: a thousand listeners arriving at the full hour are one rendering. */
const KEEP_MS = 5_000

interface Site {
  readonly template: string
  readonly files: BuiltFiles
  readonly textReviews: () => Promise<unknown>
  readonly renderEmbed: EmbedOptions['site']['renderEmbed']
  readonly renderShared: EmbedOptions['site']['renderShared']
  readonly offerOf: OembedOptions['offerOf']
  readonly EMBED_SOURCE: string
  readonly renderCard: CardsOptions['site']['renderCard']
  readonly renderManifest: InstallableOptions['site']['renderManifest']
  readonly renderPage: (request: PageRequest) => Promise<RenderedPage & { readonly status: number; readonly movedTo: string | null; readonly sources: readonly string[] }>
  readonly addressOf: (path: string, query: Readonly<Record<string, unknown>>) => string
  readonly spokenTag: (text: string | null | undefined) => string | null
  readonly catalogueFile: (language: string) => string
  readonly PUBLIC_ROUTES: readonly string[]
  readonly UNLISTED_ROUTES: readonly string[]
  readonly FORMS: readonly PlainForm[]
  readonly NOT_FOUND: string
  readonly GONE: symbol
  readonly SPOKEN_COOKIE: string
  readonly chooseLanguage: (stored: string | null, acceptLanguage: string | null) => string
  readonly LANGUAGE_COOKIE: string
  readonly LANGUAGE_TAGS: readonly string[]
  readonly withoutLanguage: (path: string) => string
}

interface PageRequest {
  readonly address: string
  readonly isCarried: boolean
  readonly spoken: string | null
  readonly language: string
  readonly sent: SentForm | null
  readonly publicUrl: string | null
  readonly at: Date
  readonly get: (path: string) => Promise<unknown>
}

/** How a visitor is shown a page: in which language, whether the address says so, and whether their browser saves data. */
interface Manner {
  readonly language: string
  readonly isCarried: boolean
  readonly savesData: boolean
}

interface Drawn {
  readonly status: number
  readonly movedTo: string | null
  readonly plain: Buffer
  readonly gzip: Buffer
  readonly br: Buffer
}

interface Kept {
  readonly until: number
  readonly drawn: Promise<Drawn>
}

/** Visitors choose addresses; more than these are not kept at a time. */
const MOST_KEPT = 400

export interface SiteOptions {
  /** The folder with `client/` and `server/` that `npm run build` makes. */
  readonly dist: string
  /** The station's public address, for what is shared; null when it has none. */
  readonly publicUrl: string | null
  readonly clock: Clock
  readonly log: Log
  /** Makes the pictures beside links; without one there are none. */
  readonly painter?: CardsOptions['painter']
  /** False: phones that have the service worker are told to drop it. */
  readonly hasWorker?: boolean
  /** Calls `forget` when what pages show has changed, so that no kept page is older than the news. */
  readonly onChange?: (forget: () => void) => void
  /** Pages of the site's own kind that search engines may find besides those that are always there. */
  readonly listPages?: SearchEngineOptions['listPages']
}

/** The site's files and pages. Without a built site it answers with the streams' addresses and what to do. */
export async function siteRoutes(app: App, { dist, publicUrl, clock, log, painter, hasWorker = true, onChange, listPages = async () => [] }: SiteOptions): Promise<void> {
  const site = await openSite(dist)
  if (!site) {
    log.warn({ dist }, 'the site is not built: run `npm run build`; until then listeners get a plain page with the streams')
    app.get('/', { schema: { hide: true } }, (_request, reply) => reply.code(503).headers(pageHeaders(true)).send(UNBUILT_PAGE))
    return
  }
  if (!app.hasRequestDecorator('cookies')) await app.register(cookie)
  await app.register(serveFiles, {
    root: join(dist, 'client'),
    wildcard: false,
    index: false,
    decorateReply: false,
    preCompressed: true,
    globIgnore: ['index.html', '**/*.br', '**/*.gz', ...(hasWorker ? [] : ['sw.js'])],
    schemaHide: true,
    cacheControl: false,
    setHeaders(reply, path) {
      // Built files carry their contents' hash in their names, so they never change.
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : path.includes('/sw.js') ? 'no-cache' : 'public, max-age=3600')
    },
  })

  const kept = new Map<string, Kept>()
  onChange?.(() => kept.clear())
  const get = async (path: string): Promise<unknown> => {
    const answer = await app.inject({ method: 'GET', url: path, remoteAddress: OWN_ADDRESS })
    if (answer.statusCode === 404) return undefined
    if (answer.statusCode === 410) return site.GONE
    // A show by an address it once had.
    if (answer.statusCode === 308) return get(String(answer.headers.location))
    return answer.statusCode === 200 ? answer.json() : null
  }
  const draw = async (address: string, spoken: string | null, { language, isCarried, savesData }: Manner, sent: SentForm | null = null): Promise<Drawn> => {
    const page = await site.renderPage({ address, isCarried, spoken, language, sent, publicUrl, at: clock.now(), get })
    const { scripts, styles } = filesOf(site.files, [...page.sources, site.catalogueFile(language)])
    return { status: page.status, movedTo: page.movedTo, ...(await compressed(fillTemplate(site.template, page, { publicUrl, scripts, styles, savesData }))) }
  }
  const page = (address: string, spoken: string | null, shown: Manner): Promise<Drawn> => {
    const key = `${shown.isCarried ? 'in ' : ''}${shown.language} ${spoken}${shown.savesData ? ' saving' : ''} ${address}`
    const now = clock.monotonicMs()
    const known = kept.get(key)
    if (known && known.until > now) return known.drawn
    kept.delete(key)
    const [oldest] = kept.keys()
    if (oldest !== undefined && kept.size >= MOST_KEPT) kept.delete(oldest)
    const drawn = draw(address, spoken, shown).catch(async (error: unknown) => {
      log.error({ err: error, address }, 'a page could not be rendered; the browser draws it')
      kept.delete(key)
      return { status: 200, movedTo: null, ...(await compressed(site.template)) }
    })
    kept.set(key, { until: now + KEEP_MS, drawn })
    return drawn
  }

  const send = async (request: FastifyRequest, reply: FastifyReply, address: string, carried: string | null = null) => {
    // The language links work without JavaScript: the choice goes into the cookie, the visitor back to a clean address.
    const asked = queryOf(request)['language']
    if (carried === null && typeof asked === 'string' && site.chooseLanguage(asked, null) === asked) {
      return reply.header('set-cookie', languageCookie(site.LANGUAGE_COOKIE, asked, request.protocol)).redirect(cleanAddress(request.url), 303)
    }
    if (carried !== null && wasChosen(request)) reply.header('set-cookie', languageCookie(site.LANGUAGE_COOKIE, carried, request.protocol))
    const shown = mannerOf(request, carried)
    return give(request, reply, await page(address, site.spokenTag(request.cookies[site.SPOKEN_COOKIE]), shown), shown)
  }

  /** Somebody came to this page from the same page in another language: by the languages' links, before or without the page's script. */
  const wasChosen = (request: FastifyRequest): boolean => {
    const from = URL.parse(request.headers.referer ?? '')
    const here = pathOf(request.url)
    return from?.host === request.host && from.pathname !== here && site.withoutLanguage(from.pathname) === site.withoutLanguage(here)
  }

  const mannerOf = (request: FastifyRequest, carried: string | null): Manner => ({
    language: carried ?? site.chooseLanguage(request.cookies[site.LANGUAGE_COOKIE] ?? null, request.headers['accept-language'] ?? null),
    isCarried: carried !== null,
    // What phones with their data saver on send with each request.
    savesData: request.headers['save-data'] === 'on',
  })

  const give = (request: FastifyRequest, reply: FastifyReply, drawn: Drawn, { language, isCarried }: Manner) => {
    // Not for ever: an address may come back to what it was.
    if (drawn.movedTo !== null) return reply.header('cache-control', 'public, max-age=300').redirect(drawn.movedTo, 301)
    const encoding = acceptedEncoding(request.headers['accept-encoding'])
    reply.code(drawn.status).headers(pageHeaders(request.protocol === 'http', isCarried)).header('content-language', language)
    if (encoding !== 'plain') reply.header('content-encoding', encoding)
    return reply.send(drawn[encoding])
  }

  const always = ['/', ...site.PUBLIC_ROUTES.filter((route) => !route.includes(':') && !site.UNLISTED_ROUTES.includes(route)), '/take-part'].map((path) => ({ path, changedAt: null }))
  searchEngineRoutes(app, { languages: site.LANGUAGE_TAGS, publicUrl, onChange: onChange ?? (() => {}), listPages: async () => [...always, ...(await listPages())] })
  if (painter) cardRoutes(app, { site, painter, clock, get })
  installableRoutes(app, { site, get, hasWorker, onChange: onChange ?? (() => {}) })
  app.get('/languages.json', { schema: { hide: true } }, () => site.textReviews())
  embedRoutes(app, { site, clock, get, onChange: onChange ?? (() => {}) })
  oembedRoutes(app, { offerOf: site.offerOf, get, publicUrl })
  for (const path of ['/sign-in', '/studio', '/desk', '/account']) app.get(path, { schema: { hide: true } }, (request, reply) => send(request, reply, path))
  for (const carried of [null, ...site.LANGUAGE_TAGS]) {
    const before = carried === null ? '' : `/${carried}`
    for (const path of ['/', '/take-part', '/take-part/thanks']) app.get(before + path, { schema: { hide: true } }, (request, reply) => send(request, reply, path, carried))
    for (const route of site.PUBLIC_ROUTES) {
      app.get(before + route, { schema: { hide: true } }, (request, reply) => {
        const path = pathOf(request.url)
        // The first part is the language, however it was written.
        return send(request, reply, site.addressOf(carried === null ? path : path.replace(/^\/[^/]+/, ''), queryOf(request)), carried)
      })
    }
    app.get(`${before}/*`, { schema: { hide: true } }, (request, reply) => {
      const isForPeople = request.headers.accept?.includes('text/html') && !/^\/(api|listen|health|metrics|assets)\b/.test(request.url)
      return isForPeople ? send(request, reply, site.NOT_FOUND, carried) : reply.callNotFound()
    })
  }
  await app.register(formRoutes, {
    forms: site.FORMS,
    languages: site.LANGUAGE_TAGS,
    onTaken: (path) => {
      for (const key of kept.keys()) if (key.split(' ').at(-1)?.startsWith(path)) kept.delete(key)
    },
    // For this visitor alone, so it is not kept.
    answer: async (request: FastifyRequest, reply: FastifyReply, sent: SentForm, carried: string | null) => {
      const shown = mannerOf(request, carried)
      const drawn = await draw(site.addressOf(sent.path, queryOf(request)), site.spokenTag(request.cookies[site.SPOKEN_COOKIE]), shown, sent)
      return give(request, reply, { ...drawn, status: sent.answer.status }, shown)
    },
  })
  app.get('/studio/*', { schema: { hide: true } }, (request, reply) => send(request, reply, '/studio'))
  app.get('/desk/*', { schema: { hide: true } }, (request, reply) => send(request, reply, '/desk'))
  app.get('/invite/:token', { schema: { hide: true } }, (request, reply) => send(request, reply, '/invite/'))
}

async function openSite(dist: string): Promise<Site | null> {
  const entry = join(dist, 'server', 'entry-server.js')
  try {
    const template = await readFile(join(dist, 'client', 'index.html'), 'utf8')
    const files = await readBuiltFiles(join(dist, 'client'))
    const module = (await import(pathToFileURL(entry).href)) as Omit<Site, 'template' | 'files'> // what web/entry-server.tsx exports
    return { ...module, template, files }
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === 'ENOENT' || code === 'ERR_MODULE_NOT_FOUND'
}

// One slash in front: `//somewhere` would lead to another site.
function cleanAddress(url: string): string {
  const [, search = ''] = url.split('?')
  const query = new URLSearchParams(search)
  query.delete('language')
  return `/${pathOf(url).replace(/^[/\\]+/, '')}${query.size > 0 ? `?${query}` : ''}`
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '/'
}

/** Whatever was asked for, unchecked. */
function queryOf(request: FastifyRequest): Readonly<Record<string, unknown>> {
  return request.query as Record<string, unknown> // an object of strings and lists, by the parser
}

async function compressed(html: string): Promise<{ plain: Buffer; gzip: Buffer; br: Buffer }> {
  const plain = Buffer.from(html)
  const [zipped, br] = await Promise.all([promisify(gzip)(plain), promisify(brotliCompress)(plain)])
  return { plain, gzip: zipped, br }
}

function acceptedEncoding(header: string | string[] | undefined): 'plain' | 'gzip' | 'br' {
  const accepted = String(header ?? '')
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'plain'
}
