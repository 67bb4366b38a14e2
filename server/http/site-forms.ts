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

/** A form that was refused, for its page to show again with what was typed. */
export interface SentForm {
  readonly path: string
  readonly typed: Readonly<Record<string, unknown>>
  readonly refusal: { readonly status: number; readonly code: string }
}

export interface FormRoutesOptions {
  readonly forms: readonly PlainForm[]
  /** The languages that addresses may carry. */
  readonly languages: readonly string[]
  /** Answers with the page of a refused form; `carried` is the language of the address it was sent to. */
  readonly answer: (request: FastifyRequest, reply: FastifyReply, sent: SentForm, carried: string | null) => Promise<FastifyReply>
}

/** The longest form, 12,000 characters of it, with each character of other scripts as nine. */
const LONGEST = 128 * 1024

/** Takes the forms in; one that is taken leads to a page that may be loaded again without sending it twice. */
export async function formRoutes(app: App, { forms, languages, answer }: FormRoutesOptions): Promise<void> {
  app.addContentTypeParser<string>('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: LONGEST }, (_request, body, done) => done(null, new URLSearchParams(body)))
  for (const { path, ask, thanks, read, carried } of forms.flatMap((form) => [null, ...languages].map((language) => ({ ...form, carried: language })))) {
    const before = carried === null ? '' : `/${carried}`
    app.post(before + path, { schema: { hide: true } }, async (request, reply) => {
      const typed = read(request.body instanceof URLSearchParams ? request.body : new URLSearchParams())
      // From the visitor's address, so that it counts against the same limit as with JavaScript.
      const answered = await app.inject({ method: 'POST', url: ask, payload: typed, remoteAddress: request.ip })
      if (answered.statusCode < 300) return reply.redirect(before + thanks, 303)
      return answer(request, reply, { path, typed, refusal: { status: answered.statusCode, code: codeOf(answered.body) } }, carried)
    })
  }
}

function codeOf(body: string): string {
  const { code } = JSON.parse(body) as { code?: unknown } // our own refusal
  return typeof code === 'string' ? code : 'failed'
}
