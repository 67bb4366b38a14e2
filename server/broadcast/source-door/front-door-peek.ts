// Tells from a connection's first bytes who is knocking: a source client, a browser, or somebody who wants TLS first.

import { HEAD_MAX } from './source-protocol.ts'
import { isMountPath } from './source-request.ts'

export type Knock = 'tls' | 'source' | 'http' | 'undecided'

const TLS_HANDSHAKE = 0x16

// Beginnings of requests that belong to the source door, up to and with the character that ends the word.
const OURS = ['SOURCE ', 'OPTIONS * ', 'GET /admin/metadata?', 'GET /admin/!POKE ', 'GET /admin.cgi?', 'GET /status-json.xsl ', 'GET /7.xsl ']
const PUT = 'PUT '

/**
 * Judges as soon as the bytes allow and not a byte later.
 *
 * Everything that is not surely a source client goes to the HTTP server, which has its own answers for nonsense.
 */
export function whoKnocks(bytes: Buffer): Knock {
  if (bytes.length === 0) return 'undecided'
  if (bytes[0] === TLS_HANDSHAKE) return 'tls'
  const start = bytes.toString('latin1', 0, HEAD_MAX).replace(/^[\r\n]+/, '')
  const upper = start.slice(0, 40).toUpperCase()
  if (OURS.some((ours) => upper.startsWith(ours.toUpperCase()))) return 'source'
  if (upper.startsWith(PUT)) return whoPuts(start.slice(PUT.length))
  const mayBecomeOurs = [...OURS, PUT].some((ours) => ours.toUpperCase().startsWith(upper))
  if (mayBecomeOurs) return start.length < HEAD_MAX ? 'undecided' : 'http'
  return isBareLine(start)
}

function whoPuts(target: string): Knock {
  const path = /^[^\s?]*/.exec(target)?.[0] ?? ''
  const isWhole = path.length < target.length
  if (isWhole) return isMountPath(path) ? 'source' : 'http'
  if (!isMountPath(path)) return 'http'
  return target.length < HEAD_MAX - PUT.length ? 'undecided' : 'http'
}

// SHOUTcast clients begin with a password on a line of its own; the source door can tell them what to do instead.
function isBareLine(start: string): Knock {
  const lineEnd = start.search(/[\r\n]/)
  if (lineEnd === -1) return 'http'
  return /^[\x21-\x7e]{1,100}$/.test(start.slice(0, lineEnd)) ? 'source' : 'http'
}
