// Where refusals meet HTTP: the one file that chooses statuses, and the one that decides what a stranger may read of a failure.

import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { isDatabaseAway } from '../db/database-away.ts'
import { AppError, type ErrorKind } from '../errors.ts'
import type { App } from './app-type.ts'

const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  gone: 410,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
}

/** What goes over the wire for a failure: `{ code, message, details? }` and its status. */
export interface Refusal {
  readonly status: number
  readonly body: { readonly code: string; readonly message: string; readonly details?: Readonly<Record<string, unknown>> }
}

/** Answers every failed request with a documented body; unknown failures are logged whole and shown as nothing but "internal". */
export function handleErrors(app: App): void {
  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const refusal = refusalOf(error)
    if (refusal.status >= 500 && !(error instanceof AppError)) request.log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'a request failed')
    return reply.status(refusal.status).send(refusal.body)
  })
}

/** Answers for addresses that do not exist, within the rate limit, which must be registered before. */
export function handleNotFound(app: App): void {
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request: FastifyRequest, reply: FastifyReply) => {
    return reply.status(404).send({ code: 'not_found', message: `There is nothing at ${request.method} ${request.url.split('?')[0]}.` })
  })
}

/** Translates any thrown thing. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof AppError) {
    return { status: STATUS[error.kind], body: { code: error.code, message: error.message, ...(error.details ? { details: error.details } : {}) } }
  }
  if (hasZodFastifySchemaValidationErrors(error)) return invalidFields(error.validation)
  if (isDatabaseAway(error)) {
    return { status: 503, body: { code: 'database_away', message: 'The station\'s database does not answer at this moment; the stream goes on. Try again in a few seconds.' } }
  }
  const { statusCode, code, message } = error as Partial<FastifyError>
  // Fastify's own refusals: not JSON, too long, wrong content type.
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return { status: statusCode, body: { code: statusCode === 413 ? 'too_large' : (code ?? 'bad_request').replace(/^FST_ERR_/, '').toLowerCase(), message: message ?? 'The request cannot be understood.' } }
  }
  return { status: 500, body: { code: 'internal', message: 'Something went wrong in the station. It was logged; try again later.' } }
}

function invalidFields(problems: readonly { readonly instancePath: string; readonly message?: string | undefined }[]): Refusal {
  const fields = problems.map(({ instancePath, message }) => ({ field: instancePath.replace(/^\//, '').replaceAll('/', '.'), problem: message ?? 'is not valid' }))
  const message = fields.map(({ field, problem }) => (field === '' ? problem : `${field}: ${problem}`)).join('; ')
  return { status: 400, body: { code: 'invalid', message, details: { fields } } }
}
