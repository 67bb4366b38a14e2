// Who makes each request: finds the person behind the session cookie or the access token, and refuses writes that a foreign page started.

import cookie from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import type { App } from '../http/app-type.ts'
import { AppError } from '../errors.ts'
import type { AccessTokens } from './access-tokens/access-tokens.ts'
import type { Person } from './person.ts'
import './request-person.ts'
import { pageOrigin, type PageOrigin } from './same-origin.ts'
import { areasOf } from './scopes.ts'
import type { Session, Sessions } from './sessions.ts'

export interface PersonPluginOptions {
  readonly sessions: Sessions
  readonly tokens: AccessTokens
  readonly publicUrl: string | null
}

const COOKIE = 'imi_session'
/** What the cookie of a request has told: a person, or that it could not be found out. */
type Answer = { readonly person: Person; readonly sessionToken: string | null } | { readonly failure: unknown }

const answers = new WeakMap<FastifyRequest, Answer>()

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Decorates every request with `person` (null: nobody is signed in). Register it before any route. */
export const personPlugin = plugin(
  async (app: App, { sessions, tokens, publicUrl }: PersonPluginOptions) => {
    if (!app.hasPlugin('@fastify/cookie')) await app.register(cookie)
    app.decorateRequest('person', {
      getter() {
        return told(this)?.person ?? null
      },
    })
    app.decorateRequest('sessionToken', {
      getter() {
        return told(this)?.sessionToken ?? null
      },
    })
    app.decorateRequest('pageOrigin', 'unsaid')

    app.addHook('onRequest', async (request, reply) => {
      const { 'sec-fetch-site': fetchSite, origin } = request.headers
      request.pageOrigin = pageOrigin({ fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined, origin, host: request.host, publicUrl })
      const secret = bearerOf(request)
      // Whoever sends a token wants to be judged by it and not by a cookie; no page can make a browser send one.
      if (secret !== null) {
        if (request.url.startsWith('/api/')) answers.set(request, await byToken(tokens, secret, isWrite(request)))
        return
      }
      const token = request.cookies[COOKIE]
      if (!SAFE_METHODS.has(request.method)) refuseForeignWrite(request.pageOrigin, token !== undefined)
      // Streams and pages are the same for everybody and must not wait for the database; a token not of our making is nobody's.
      if (!request.url.startsWith('/api/') || token === undefined || !/^[\w-]{43}$/.test(token) || isForeignSocket(request)) return
      const found = await sessions.find(token).catch((failure: unknown) => ({ failure }))
      if (!found) return
      answers.set(request, 'failure' in found ? found : { person: found.person, sessionToken: token })
      if ('prolongedUntil' in found && found.prolongedUntil) setSessionCookie(reply, { token, expiresAt: found.prolongedUntil }, isSecure(publicUrl))
    })
  },
  { name: 'person' },
)

function bearerOf({ headers }: FastifyRequest): string | null {
  return /^Bearer +(imi_[\w-]+)$/i.exec(headers.authorization ?? '')?.[1] ?? null
}

/** A socket is opened by a GET but lets its owner act. */
function isWrite({ method, headers }: FastifyRequest): boolean {
  return !SAFE_METHODS.has(method) || headers.upgrade !== undefined
}

async function byToken(tokens: AccessTokens, secret: string, writes: boolean): Promise<Answer> {
  try {
    const owner = await tokens.find(secret)
    if (!owner) return { failure: new AppError('unauthenticated', 'token_unknown', 'This access token is unknown, revoked or too old; make a new one on the account page.') }
    const { label, scopes } = owner.token
    return { person: { ...owner.person, token: { label, areas: areasOf(scopes, { writes }) } }, sessionToken: null }
  } catch (failure) {
    return { failure }
  }
}

/** Gives the browser the session; scripts cannot read it, other sites cannot send it along. */
export function setSessionCookie(reply: FastifyReply, session: Session, secure: boolean): void {
  reply.setCookie(COOKIE, session.token, { path: '/', httpOnly: true, sameSite: 'lax', secure, expires: session.expiresAt })
}

export function clearSessionCookie(reply: FastifyReply): void {
  reply.clearCookie(COOKIE, { path: '/' })
}

/** A Secure cookie would be lost on a station that is only reached over plain HTTP. */
export function isSecure(publicUrl: string | null): boolean {
  return publicUrl?.startsWith('https:') ?? false
}

function told(request: FastifyRequest): { person: Person; sessionToken: string | null } | null {
  const answer = answers.get(request)
  if (answer && 'failure' in answer) throw answer.failure
  return answer ?? null
}

function refuseForeignWrite(from: PageOrigin, hasCookie: boolean): void {
  if (from === 'foreign' || (from === 'unsaid' && hasCookie)) throw foreignPage()
}

/** A socket is opened by a GET, and lasts: one that a foreign page opens with a visitor's cookie is nobody's. */
function isForeignSocket(request: FastifyRequest): boolean {
  return request.headers.upgrade !== undefined && request.pageOrigin === 'foreign'
}

function foreignPage(): AppError {
  return new AppError('forbidden', 'foreign_page', 'This request did not come from a page of this station; open the station\'s own site and try again.')
}
