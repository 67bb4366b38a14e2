// Forms of the site sent by browsers without JavaScript: each is asked of the station's own interface, so the same checks and limits
// hold, and answered with a page.

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app-type.ts'

/** A form of the site, as its own code describes it (web/shell/sent-form.tsx). */
export interface PlainForm {
  readonly path: string
  readonly ask: string
  readonly thanks: string
  readonly read: (typed: URLSearchParams) => Readonly<Record<string, unknown>>
}

/** A form whose page has more to say than thanks: mostly that it was refused, with what was typed. */
export interface SentForm {
  readonly path: string
  readonly typed: Readonly<Record<string, unknown>>
  /** Of the station: its status, and its body with a `code`. */
  readonly answer: { readonly status: number; readonly code: string; readonly body: unknown }
}

export interface FormRoutesOptions {
  readonly forms: readonly PlainForm[]
  /** The languages that addresses may carry. */
  readonly languages: readonly string[]
  /** Answers with the page of such a form; `carried` is the language of the address it was sent to. */
  readonly answer: (request: FastifyRequest, reply: FastifyReply, sent: SentForm, carried: string | null) => Promise<FastifyReply>
  /** A form was taken: its page may show more than before. */
  readonly onTaken: (path: string) => void
}

/** Taken, but with something to say to whoever sent it. */
const WITH_WORDS = 202

/** The longest form, 12,000 characters of it, with each character of other scripts as nine. */
const LONGEST = 128 * 1024

/** Takes the forms in; one that is taken leads to a page that may be loaded again without sending it twice. */
export async function formRoutes(app: App, { forms, languages, answer, onTaken }: FormRoutesOptions): Promise<void> {
  app.addContentTypeParser<string>('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: LONGEST }, (_request, body, done) => done(null, new URLSearchParams(body)))
  for (const { path, ask, thanks, read, carried } of forms.flatMap((form) => [null, ...languages].map((language) => ({ ...form, carried: language })))) {
    const before = carried === null ? '' : `/${carried}`
    app.post(before + path, { schema: { hide: true } }, async (request, reply) => {
      const typed = read(request.body instanceof URLSearchParams ? request.body : new URLSearchParams())
      // From the visitor's address, so that it counts against the same limit as with JavaScript, and with what shows who they are and
      // which page they were on.
      const answered = await app.inject({ method: 'POST', url: ask, payload: typed, remoteAddress: request.ip, headers: shown(request) })
      const cookies = answered.headers['set-cookie']
      if (cookies !== undefined) reply.header('set-cookie', cookies)
      if (answered.statusCode < 300) onTaken(path)
      const [, query] = request.url.split('?')
      if (answered.statusCode < 300 && answered.statusCode !== WITH_WORDS) return reply.redirect(before + thanks + (query === undefined ? '' : `?${query}`), 303)
      const body: unknown = JSON.parse(answered.body)
      return answer(request, reply, { path, typed, answer: { status: answered.statusCode, code: codeOf(body), body } }, carried)
    })
  }
}

function shown({ headers, host }: FastifyRequest): Record<string, string> {
  const { cookie, origin, 'sec-fetch-site': fetchSite } = headers
  const all = { host, cookie, origin, 'sec-fetch-site': fetchSite }
  return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}

function codeOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string' ? body.code : 'failed'
}
