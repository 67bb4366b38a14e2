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
import { languageCookie, pageHeaders } from './page-headers.ts'
import { fillTemplate, UNBUILT_PAGE, type RenderedPage } from './page-template.ts'

/** How long a rendered page is given to everybody: a thousand listeners arriving at the full hour are one rendering. */
const KEEP_MS = 5_000

interface Site {
  readonly template: string
  /** Where each language's texts are, so that the browser fetches them beside the script, not after it. */
  readonly preloads: ReadonlyMap<string, string>
  readonly renderPage: (request: { path: string; language: string; at: Date; get: (path: string) => Promise<unknown> }) => Promise<RenderedPage>
  readonly chooseLanguage: (stored: string | null, acceptLanguage: string | null) => string
  readonly LANGUAGE_COOKIE: string
}

interface Kept {
  readonly until: number
  readonly bodies: Promise<{ plain: Buffer; gzip: Buffer; br: Buffer }>
}

export interface SiteOptions {
  /** The folder with `client/` and `server/` that `npm run build` makes. */
  readonly dist: string
  /** The station's public address for share cards; null when it has none. */
  readonly publicUrl: string | null
  readonly clock: Clock
  readonly log: Log
}

/** The site's files and pages. Without a built site it answers with the streams' addresses and what to do. */
export async function siteRoutes(app: App, { dist, publicUrl, clock, log }: SiteOptions): Promise<void> {
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
    globIgnore: ['index.html', '**/*.br', '**/*.gz'],
    schemaHide: true,
    cacheControl: false,
    setHeaders(reply, path) {
      // Built files carry their contents' hash in their names, so they never change.
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
    },
  })

  const kept = new Map<string, Kept>()
  const get = async (path: string): Promise<unknown> => {
    const answer = await app.inject({ method: 'GET', url: path, remoteAddress: OWN_ADDRESS })
    return answer.statusCode === 200 ? answer.json() : null
  }
  const draw = async (path: string, language: string) => {
    const page = await site.renderPage({ path, language, at: clock.now(), get })
    return compressed(fillTemplate(site.template, page, { path, publicUrl, preload: site.preloads.get(language) }))
  }
  /** `path` is one of the site's own few, so that what is kept stays small whatever is asked for. */
  const page = (path: string, language: string): Kept['bodies'] => {
    const key = `${language} ${path}`
    const now = clock.monotonicMs()
    const known = kept.get(key)
    if (known && known.until > now) return known.bodies
    const bodies = draw(path, language).catch((error: unknown) => {
      log.error({ err: error, path }, 'a page could not be rendered; the browser draws it')
      kept.delete(key)
      return compressed(site.template)
    })
    kept.set(key, { until: now + KEEP_MS, bodies })
    return bodies
  }

  const send = async (request: FastifyRequest, reply: FastifyReply, path: string) => {
    const stored = request.cookies[site.LANGUAGE_COOKIE] ?? null
    // The language links work without JavaScript: the choice goes into the cookie, the visitor back to a clean address.
    const asked = (request.query as { language?: unknown }).language // any query may come; checked by the next line
    if (typeof asked === 'string' && site.chooseLanguage(asked, null) === asked) {
      return reply.header('set-cookie', languageCookie(site.LANGUAGE_COOKIE, asked, request.protocol)).redirect(cleanAddress(request.url), 303)
    }
    const language = site.chooseLanguage(stored, request.headers['accept-language'] ?? null)
    const bodies = await page(path, language)
    const encoding = acceptedEncoding(request.headers['accept-encoding'])
    reply.headers(pageHeaders(request.protocol === 'http')).header('content-language', language)
    if (encoding !== 'plain') reply.header('content-encoding', encoding)
    return reply.send(bodies[encoding])
  }

  for (const path of ['/', '/take-part', '/sign-in', '/studio', '/desk', '/account']) app.get(path, { schema: { hide: true } }, (request, reply) => send(request, reply, path))
  app.get('/studio/*', { schema: { hide: true } }, (request, reply) => send(request, reply, '/studio'))
  app.get('/desk/*', { schema: { hide: true } }, (request, reply) => send(request, reply, '/desk'))
  app.get('/invite/:token', { schema: { hide: true } }, (request, reply) => send(request, reply, '/invite/'))
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    const isForPeople = request.headers.accept?.includes('text/html') && !/^\/(api|listen|health|metrics|assets)\b/.test(request.url)
    return isForPeople ? send(request, reply.code(404), '/not-found') : reply.callNotFound()
  })
}

async function openSite(dist: string): Promise<Site | null> {
  const entry = join(dist, 'server', 'entry-server.js')
  try {
    const template = await readFile(join(dist, 'client', 'index.html'), 'utf8')
    // Written by our own build beside the entry.
    const manifest = JSON.parse(await readFile(join(dist, 'client', '.vite', 'manifest.json'), 'utf8')) as Record<string, { file: string }>
    const module = (await import(pathToFileURL(entry).href)) as Omit<Site, 'template' | 'preloads'>
    const catalogues = Object.entries(manifest).flatMap(([source, { file }]) => {
      const language = /^i18n\/catalogues\/(\w+)\.ts$/.exec(source)?.[1]
      return language ? [[language, `/${file}`] as const] : []
    })
    return { ...module, template, preloads: new Map(catalogues) }
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
  const [path = ''] = url.split('?', 1)
  return `/${path.replace(/^[/\\]+/, '')}`
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
