// What a component may log with; the process gives it pino, tests give it silence or a list.

import type { Logger } from 'pino'

/** Structured lines, one per change of state. Never secrets, never chat text, never addresses of listeners. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'> & { child(bindings: Record<string, unknown>): Log }

/** Says nothing. */
export const silentLog: Log = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  child: () => silentLog,
}
