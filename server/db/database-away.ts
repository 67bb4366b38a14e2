// Whether a failure means that the database cannot be reached, which passes, rather than that a question was wrong.

const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN'])

/** True for lost or refused connections, a server that starts or stops, and questions that got no answer in time. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, syscall } = error as NodeJS.ErrnoException
  // Class 08: connection exceptions; 57P01-57P03: shutting down, crashed, starting up; 53300: too many connections.
  if (code !== undefined && /^(08\w{3}|57P0[1-3]|53300)$/.test(code)) return true
  // A UNIX socket that is gone gives ENOENT, and so does a missing file: only the first comes from `connect`.
  if (code !== undefined && NETWORK.has(code)) return code !== 'ENOENT' || syscall === 'connect'
  return /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered a connection error)/.test(error.message)
}
