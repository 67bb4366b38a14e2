// The pages that other sites may put into theirs: `/embed/schedule` and `/embed/player`, `/embed/shows/<show>` and
// `/embed/shows/<show>/<episode>`. No cookie is read or set, nothing is loaded from elsewhere, and any site may frame them.

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../clock.ts'
import type { App } from './app-type.ts'
import { filesOf, type BuiltFiles } from './built-files.ts'
import { published, sendPublished, Shelf, type Published } from './published.ts'

const KINDS = ['schedule', 'player'] as const
const THEMES = ['light', 'dark', 'auto'] as const
/** Two kinds, three looks, the site's languages; and shows and episodes that strangers ask for. */
const MOST_KEPT = 200
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

interface Look {
  readonly language: string
  readonly theme: (typeof THEMES)[number]
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
  readonly get: (path: string) => Promise<unknown>
}

interface EmbedRequest extends Look {
  readonly kind: (typeof KINDS)[number]
  readonly at: Date
}

interface SharedRequest extends Look {
  readonly show: string
  readonly episode: string | null
  readonly start: number
}

export interface EmbedOptions {
  readonly site: {
    readonly files: BuiltFiles
    readonly renderEmbed: (request: EmbedRequest) => Promise<string>
    readonly renderShared: (request: SharedRequest) => Promise<{ readonly status: number; readonly html: string }>
    readonly chooseLanguage: (stored: string | null, acceptLanguage: string | null) => string
    readonly EMBED_SOURCE: string
  }
  readonly clock: Clock
  readonly get: (path: string) => Promise<unknown>
  readonly onChange: (forget: () => void) => void
}

export function embedRoutes(app: App, { site, clock, get, onChange }: EmbedOptions): void {
  const shelf = new Shelf<{ readonly status: number; readonly page: Published }>(MOST_KEPT)
  onChange(() => shelf.forget())
  const files = filesOf(site.files, [site.EMBED_SOURCE], [])

  /** Makes it once for all who ask alike, and sends it with a policy of its own. */
  const answer = async (request: FastifyRequest, reply: FastifyReply, name: string, make: (look: Look) => Promise<{ readonly status: number; readonly html: string }>) => {
    const query = request.query as Record<string, unknown> // an object of strings and lists, by the parser
    const theme = THEMES.find((one) => one === query['theme']) ?? 'auto'
    // Never from a cookie: the frame's language is the partner's choice, else the browser's.
    const language = site.chooseLanguage(typeof query['lang'] === 'string' ? query['lang'] : null, request.headers['accept-language'] ?? null)
    const key = `${name} ${language} ${theme} ${Math.floor(clock.monotonicMs() / KEEP_MS)}`
    const { status, page } = await shelf.get(key, async () => {
      const { status, html } = await make({ language, theme, get, ...files })
      return { status, page: await published(html) }
    })
    const upgrade = request.protocol === 'http' ? '' : '; upgrade-insecure-requests'
    void reply.code(status).removeHeader('x-frame-options').header('content-security-policy', `${CONTENT_SECURITY_POLICY}${upgrade}`).header('referrer-policy', 'no-referrer')
    return sendPublished(request, reply, page, 'text/html; charset=utf-8', 'accept-language, accept-encoding')
  }

  for (const kind of KINDS) {
    app.get(`/embed/${kind}`, { schema: { hide: true } }, (request: FastifyRequest, reply: FastifyReply) =>
      answer(request, reply, kind, async (look) => ({ status: 200, html: await site.renderEmbed({ ...look, kind, at: clock.now() }) })),
    )
  }
  for (const route of ['/embed/shows/:show', '/embed/shows/:show/:episode']) {
    app.get(route, { schema: { hide: true } }, (request: FastifyRequest, reply: FastifyReply) => {
      const { show, episode = null } = request.params as { show: string; episode?: string } // by the routes' own patterns
      const start = startIn(request.query)
      // Without a script: the browser's own player is enough.
      return answer(request, reply, `${show}/${episode ?? ''} ${start}`, (look) => site.renderShared({ ...look, scripts: [], show, episode, start }))
    })
  }
}

/** `?t=90`: the second to begin at. */
function startIn(query: unknown): number {
  const { t } = query as { t?: unknown } // an object, by the parser
  return typeof t === 'string' && /^\d{1,6}$/.test(t) ? Number(t) : 0
}
