// Public answers that caches may keep but must ask about each time: an ETag of the bytes, and 304 when they are the same.

import { createHash } from 'node:crypto'
import type { onSendHookHandler } from 'fastify'

/**
 * An `onSend` hook for routes that answer everybody alike.
 *
 * No max-age: a page told by the events socket that the programme changed must not be given the old one from its own cache.
 */
export const revalidated: onSendHookHandler = async (request, reply, payload) => {
  if (reply.statusCode !== 200 || typeof payload !== 'string') return payload
  const etag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, 22)}"`
  void reply.header('etag', etag).header('cache-control', 'public, no-cache')
  if (!matchesEtag(request.headers['if-none-match'], etag)) return payload
  void reply.code(304).removeHeader('content-type').removeHeader('content-length')
  return ''
}

/** Whether `If-None-Match` names that tag. Weakly compared: a proxy that compresses marks the tag as weak. */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  return header !== undefined && header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
}
