// The listener's own secret, by which the chat knows an author again: in a cookie that scripts cannot read, and in the client's hands.

import type { FastifyRequest } from 'fastify'
import { isToken, keyOfPerson, keyOfToken } from './author.ts'

const COOKIE = 'imi_chat'
const HEADER = 'x-chat-token'
/** As long as messages are kept. */
const DAYS = 30

/** The token in the request's cookie; null: none of ours. */
export function tokenOfCookie({ cookies }: FastifyRequest): string | null {
  const token = cookies[COOKIE]
  return isToken(token) ? token : null
}

/** `Set-Cookie` for a listener who comes; only the chat's own addresses get it back. */
export function cookieOf(token: string, { isSecure }: { readonly isSecure: boolean }): string {
  return `${COOKIE}=${token}; Path=/api/v1/chat; Max-Age=${DAYS * 86_400}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
}

/** The same for a page without JavaScript as well, whose form is sent to the page's own address, in whatever language that is. */
export function cookiesOf(token: string, how: { readonly isSecure: boolean }): string[] {
  const cookie = cookieOf(token, how)
  return [cookie, cookie.replace('Path=/api/v1/chat;', 'Path=/;')]
}

/** The token this request brings, in the header or the cookie; null: none of ours. */
export function tokenOf(request: FastifyRequest): string | null {
  const header = request.headers[HEADER]
  return typeof header === 'string' && isToken(header) ? header : tokenOfCookie(request)
}

/** Everybody this request may speak for: the signed-in person, the token in the header, the cookie's. */
export function authorKeysOf(request: FastifyRequest): string[] {
  const header = request.headers[HEADER]
  const tokens = [typeof header === 'string' && isToken(header) ? header : null, tokenOfCookie(request)].flatMap((token) => token ?? [])
  return [...new Set([...(request.person ? [keyOfPerson(request.person)] : []), ...tokens.map(keyOfToken)])]
}
