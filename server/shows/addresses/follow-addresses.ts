// Leads whoever asks for a show by an old address to its present one: pages, calendars, feeds and the interface alike, wherever
// their routes are. Routes themselves know shows by their slug only.

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../../http/app-type.ts'
import type { ResolvedAddress } from './store.ts'

export interface FollowAddressesOptions {
  readonly resolve: (address: string) => Promise<ResolvedAddress | null>
}

const API = /^(\/api\/v1\/shows\/)([a-z0-9-]+)(.*)$/
/** Pages may carry a language in front, those inside other sites are under /embed, and pictures of pages under /cards. */
const PAGE = /^((?:\/embed|\/cards\/[a-z]{2,3}|\/[a-z]{2,3})?\/shows\/)([a-z0-9-]+)(.*)$/
const SAFE = ['GET', 'HEAD']

/**
 * Register it on the application before the routes.
 *
 * Pages and files answer 301 for every address but the present one; the interface 308, and answers to the slug and the present address.
 */
export function followAddresses(app: App, { resolve }: FollowAddressesOptions): void {
  app.addHook('onRequest', async (request, reply) => {
    const isApi = request.url.startsWith('/api/')
    const [, before = '', asked, after = ''] = (isApi ? API : PAGE).exec(request.url) ?? []
    if (asked === undefined || !/^([./?]|$)/.test(after)) return
    // While the database is away the routes themselves say so; a slug needs no leading anywhere.
    const found = await resolve(asked).catch(() => null)
    if (found === null) return
    const isPresent = asked === found.address
    if (SAFE.includes(request.method) && !isPresent && !(isApi && asked === found.slug)) return lead(reply, `${before}${found.address}${after}`, isApi)
    tellSlug(request, asked, found.slug)
  })
}

function lead(reply: FastifyReply, to: string, isApi: boolean): FastifyReply {
  // Not for ever: an address may come back to what it was.
  return reply.header('cache-control', 'public, max-age=300').redirect(to, isApi ? 308 : 301)
}

/** What the route calls the show, also where it is only the beginning of a file's name. */
function tellSlug(request: FastifyRequest, asked: string, slug: string): void {
  const params = request.params as Record<string, string> | null // what the router found
  const name = params?.['show'] === undefined ? 'slug' : 'show'
  if (params?.[name] === asked) params[name] = slug
}
