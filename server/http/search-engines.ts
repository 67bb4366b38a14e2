// What search engines ask first: where they may go (`/robots.txt`) and what there is (`/sitemap.xml`).

import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'
import type { App } from './app-type.ts'
import { published, sendPublished, Shelf, type Published } from './published.ts'
import { countParts, pagesOfPart, writeIndex, writePart, type FoundPage } from './sitemap.ts'

export interface SearchEngineOptions {
  /** The languages that addresses carry. */
  readonly languages: readonly string[]
  /** Everything that may be found, in an order that stays. */
  readonly listPages: () => Promise<readonly FoundPage[]>
  /** The address the world knows the station by; null: the one that was asked. */
  readonly publicUrl: string | null
  /** Calls `forget` when pages came, changed or went. */
  readonly onChange: (forget: () => void) => void
}

/** Files are some megabytes, and one engine asks for each once. */
const MOST_KEPT = 4

/** Not for everybody: pages behind a sign-in, previews, and in each language the endless lists of what one may look for. */
const CLOSED = ['/api/', '/listen/', '/studio', '/desk', '/account', '/sign-in', '/invite/', '/preview/', '/*/preview/', '/*?*q=', '/*?*spoken=']

export function searchEngineRoutes(app: App, { languages, listPages, publicUrl, onChange }: SearchEngineOptions): void {
  const shelf = new Shelf<Published>(MOST_KEPT)
  onChange(() => shelf.forget())
  const siteOf = (request: FastifyRequest) => publicUrl?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`
  const send = async (request: FastifyRequest, reply: FastifyReply, name: string, contentType: string, make: (site: string) => string | Promise<string>) => {
    const site = siteOf(request)
    return sendPublished(request, reply, await shelf.get(`${name} ${site}`, async () => published(await make(site))), contentType)
  }

  app.get('/robots.txt', { schema: { hide: true } }, (request, reply) =>
    send(request, reply, 'robots', 'text/plain; charset=utf-8', (site) => `User-agent: *\n${CLOSED.map((path) => `Disallow: ${path}\n`).join('')}\nSitemap: ${site}/sitemap.xml\n`),
  )

  app.get('/sitemap.xml', { schema: { hide: true } }, (request, reply) =>
    send(request, reply, 'index', XML, async (site) => writeIndex(countParts((await listPages()).length, languages.length), site)),
  )

  app.get('/sitemap/:part.xml', { schema: { hide: true } }, (request, reply) => {
    const part = Number((request.params as { part: string }).part) // by the route's own pattern
    return send(request, reply, `part ${part}`, XML, async (site) => {
      const pages = Number.isInteger(part) && part >= 1 ? pagesOfPart(await listPages(), part, languages.length) : []
      if (pages.length === 0) throw new AppError('not-found', 'sitemap_unknown', 'There is no such part of the sitemap; /sitemap.xml names them all.')
      return writePart(pages, languages, site)
    })
  })
}

const XML = 'application/xml; charset=utf-8'
