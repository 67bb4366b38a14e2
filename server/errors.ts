// The errors a rule or service may throw. HTTP statuses and socket close codes are chosen elsewhere, once.

export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'gone'
  | 'conflict'
  | 'too-large'
  | 'too-many'
  | 'unavailable'

/**
 * A refusal that a person can act on.
 *
 * `code` is stable and snake_case, for programs; `message` says what happened and what to do, for people.
 * `details` carries values a client may show, never secrets.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly kind: ErrorKind
  readonly code: string
  readonly details: Readonly<Record<string, unknown>> | undefined

  constructor(kind: ErrorKind, code: string, message: string, options: { cause?: unknown; details?: Record<string, unknown> } = {}) {
    super(message, { cause: options.cause })
    this.kind = kind
    this.code = code
    this.details = options.details
  }
}

/** Fails the type check when a union has a case that a `switch` does not handle. */
export function assertNever(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
