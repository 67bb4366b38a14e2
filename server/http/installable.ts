// What lets a phone put the site on its home screen: the manifest, in the visitor's language. And the way to switch the site's service
// worker off on every phone that has it.

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app-type.ts'
import { published, sendPublished, Shelf, type Published } from './published.ts'

export interface InstallableOptions {
  readonly site: {
    readonly renderManifest: (language: string, get: (path: string) => Promise<unknown>) => Promise<object>
    readonly chooseLanguage: (stored: string | null, acceptLanguage: string | null) => string
  }
  readonly get: (path: string) => Promise<unknown>
  readonly onChange: (forget: () => void) => void
  /** False: phones are told to drop the worker and its copies of pages. */
  readonly hasWorker: boolean
}

/** More than the site will ever speak. */
const MOST_KEPT = 40

/**
 * Takes the place of the worker that a phone has. It asks for nothing and answers nothing, throws the copies of pages away and goes. What a
 * listener has kept for later is theirs and stays on the device.
 */
const NO_WORKER = `addEventListener('install', () => self.skipWaiting())
addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('imi-radio-') && name !== 'imi-radio-downloads') await caches.delete(name)
  await self.registration.unregister()
})()))
`

export function installableRoutes(app: App, { site, get, onChange, hasWorker }: InstallableOptions): void {
  const shelf = new Shelf<Published>(MOST_KEPT)
  onChange(() => shelf.forget())
  app.get('/manifest.webmanifest', { schema: { hide: true } }, async (request: FastifyRequest, reply: FastifyReply) => {
    // Browsers ask for it without cookies, so each page names its language.
    const { language: asked } = request.query as Record<string, unknown> // an object of strings and lists, by the parser
    const language = site.chooseLanguage(typeof asked === 'string' ? asked : null, request.headers['accept-language'] ?? null)
    const made = await shelf.get(language, async () => published(JSON.stringify(await site.renderManifest(language, get))))
    return sendPublished(request, reply, made, 'application/manifest+json; charset=utf-8', 'accept-language, accept-encoding')
  })
  if (!hasWorker) app.get('/sw.js', { schema: { hide: true } }, (_request, reply) => reply.header('cache-control', 'no-cache').type('text/javascript; charset=utf-8').send(NO_WORKER))
}
