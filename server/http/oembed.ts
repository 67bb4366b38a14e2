// oEmbed (oembed.com, 1.0): whoever is given the address of a page of ours learns which frame to put into theirs.

import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import type { App } from './app-type.ts'

/** A frame, and what is told about it, as the site's own code describes it (web/embed/offer.ts). Addresses are paths. */
export interface Offer {
  readonly src: string
  readonly title: string
  readonly provider: string
  readonly author: { readonly name: string; readonly url: string } | null
  readonly pictures: readonly { readonly url: string; readonly size: number }[]
  readonly height: number
}

export interface OembedOptions {
  readonly offerOf: (address: URL, get: (path: string) => Promise<unknown>) => Promise<Offer | null>
  readonly get: (path: string) => Promise<unknown>
  /** The address the world knows the station by; null: the one that was asked. */
  readonly publicUrl: string | null
}

/** As wide as a column of text; whoever has less says so. */
const WIDTH = 640
const CACHE_SECONDS = 3600

const pixels = z.coerce.number().int().min(1).max(10_000).optional().catch(undefined)
const question = z.object({
  /** Of a page of this site, in any language. */
  url: z.string().max(2000),
  format: z.string().max(20).default('json'),
  maxwidth: pixels,
  maxheight: pixels,
})

export function oembedRoutes(app: App, { offerOf, get, publicUrl }: OembedOptions): void {
  app.get('/oembed', { schema: { hide: true } }, async (request, reply) => {
    const { success, data } = question.safeParse(request.query)
    if (!success) throw new AppError('invalid', 'address_missing', 'Ask with the address of a page of this station: /oembed?url=…')
    const { url, format } = data
    // The number that the protocol has for it.
    if (format !== 'json' && format !== 'xml') return reply.code(501).send({ code: 'format_unknown', message: `There is no format "${format}"; ask for json or xml.` })
    const site = siteOf(request, publicUrl)
    const address = ownAddress(url, site)
    const offer = address && (await offerOf(address, get))
    if (!offer) throw new AppError('not-found', 'nothing_to_embed', 'There is nothing to embed at this address: give that of the first page, the programme, a show or a published episode of this station.')
    const answer = answerOf(offer, site, data)
    void reply.headers({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin', 'cache-control': `public, max-age=${CACHE_SECONDS}` })
    return format === 'json' ? reply.type('application/json; charset=utf-8').send(JSON.stringify(answer)) : reply.type('text/xml; charset=utf-8').send(xmlOf(answer))
  })
}

type Answer = Readonly<Record<string, string | number>>

function answerOf({ src, title, provider, author, pictures, height: needed }: Offer, site: string, { maxwidth, maxheight }: { readonly maxwidth?: number | undefined; readonly maxheight?: number | undefined }): Answer {
  const [width, height] = [Math.min(WIDTH, maxwidth ?? WIDTH), Math.min(needed, maxheight ?? needed)]
  // Pictures keep to the same bounds.
  const picture = pictures.find(({ size }) => size <= Math.min(maxwidth ?? size, maxheight ?? size))
  return {
    version: '1.0',
    type: 'rich',
    title,
    ...(author ? { author_name: author.name, author_url: site + author.url } : {}),
    provider_name: provider,
    provider_url: site,
    cache_age: CACHE_SECONDS,
    ...(picture ? { thumbnail_url: site + picture.url, thumbnail_width: picture.size, thumbnail_height: picture.size } : {}),
    html: `<iframe src="${escaped(site + src)}" title="${escaped(title)}" width="${width}" height="${height}" style="border:0;max-width:100%" loading="lazy"></iframe>`,
    width,
    height,
  }
}

/** Parsed when it is one of this station's, with or without TLS; null otherwise. */
function ownAddress(url: string, site: string): URL | null {
  const asked = URL.parse(url)
  return asked && /^https?:$/.test(asked.protocol) && asked.host === new URL(site).host ? asked : null
}

function siteOf(request: FastifyRequest, publicUrl: string | null): string {
  return publicUrl?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`
}

function xmlOf(answer: Answer): string {
  const parts = Object.entries(answer).map(([name, value]) => `  <${name}>${escaped(String(value))}</${name}>\n`)
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n${parts.join('')}</oembed>\n`
}

function escaped(text: string): string {
  // Which XML has no way to write.
  return text.replace(/[^\P{Cc}\t\n\r]/gu, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
