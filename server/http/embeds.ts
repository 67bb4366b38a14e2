// The pages that other sites may put into theirs: `/embed/schedule` and `/embed/player`. No cookie is read or set, nothing is
// loaded from elsewhere, and any site may frame them.

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../clock.ts'
import type { App } from './app-type.ts'
import { filesOf, type BuiltFiles } from './built-files.ts'
import { published, sendPublished, Shelf, type Published } from './published.ts'

const KINDS = ['schedule', 'player'] as const
const THEMES = ['light', 'dark', 'auto'] as const
/** Two kinds, three looks, the site's languages. */
const MOST_KEPT = 60
/** Times go on without any news. */
const KEEP_MS = 30_000

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors *',
].join('; ')

interface EmbedRequest {
  readonly kind: (typeof KINDS)[number]
  readonly language: string
  readonly theme: (typeof THEMES)[number]
  readonly at: Date
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
  readonly get: (path: string) => Promise<unknown>
}

export interface EmbedOptions {
  readonly site: {
    readonly files: BuiltFiles
    readonly renderEmbed: (request: EmbedRequest) => Promise<string>
    readonly chooseLanguage: (stored: string | null, acceptLanguage: string | null) => string
    readonly EMBED_SOURCE: string
  }
  readonly clock: Clock
  readonly get: (path: string) => Promise<unknown>
  readonly onChange: (forget: () => void) => void
}

export function embedRoutes(app: App, { site, clock, get, onChange }: EmbedOptions): void {
  const shelf = new Shelf<Published>(MOST_KEPT)
  onChange(() => shelf.forget())
  const files = filesOf(site.files, [site.EMBED_SOURCE], [])

  for (const kind of KINDS) {
    app.get(`/embed/${kind}`, { schema: { hide: true } }, async (request: FastifyRequest, reply: FastifyReply) => {
      const query = request.query as Record<string, unknown> // an object of strings and lists, by the parser
      const theme = THEMES.find((one) => one === query['theme']) ?? 'auto'
      // Never from a cookie: the frame's language is the partner's choice, else the browser's.
      const language = site.chooseLanguage(typeof query['lang'] === 'string' ? query['lang'] : null, request.headers['accept-language'] ?? null)
      const name = `${kind} ${language} ${theme} ${Math.floor(clock.monotonicMs() / KEEP_MS)}`
      const made = await shelf.get(name, async () => published(await site.renderEmbed({ kind, language, theme, at: clock.now(), get, ...files })))
      const upgrade = request.protocol === 'http' ? '' : '; upgrade-insecure-requests'
      void reply.removeHeader('x-frame-options').header('content-security-policy', `${CONTENT_SECURITY_POLICY}${upgrade}`).header('referrer-policy', 'no-referrer')
      return sendPublished(request, reply, made, 'text/html; charset=utf-8', 'accept-language, accept-encoding')
    })
  }
}
