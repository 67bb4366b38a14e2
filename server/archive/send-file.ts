// Answers a request with a file of the archive: whole or in part, or only that it has not changed. The same from disk and S3.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { Readable } from 'node:stream'
import { readRange } from '../http/byte-range.ts'
import type { EpisodeFile } from './episode.ts'
import type { Storage } from './storage.ts'

export interface SendOptions {
  /** Public files may be kept by every cache; others are for who asked. */
  readonly isPublic: boolean
  /** Offered as a download under this name. */
  readonly downloadName: string | null
}

// What lies at a key never changes. A day, not a year: a withdrawn episode must not be heard from caches for long.
const PUBLIC_CACHE = 'public, max-age=86400, immutable'
const PRIVATE_CACHE = 'private, no-store'

/** Sends the file. GET and HEAD alike; a HEAD opens nothing. */
export async function sendFile(request: FastifyRequest, reply: FastifyReply, storage: Storage, file: EpisodeFile, { isPublic, downloadName }: SendOptions): Promise<FastifyReply> {
  const etag = `"${file.sha256.slice(0, 32)}"`
  reply.headers({
    'etag': etag,
    'accept-ranges': 'bytes',
    'cache-control': isPublic ? PUBLIC_CACHE : PRIVATE_CACHE,
    'content-type': file.mediaType,
    'x-content-type-options': 'nosniff',
    // Web players of other sites read durations and waveforms of what is public.
    ...(isPublic ? { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'content-length, content-range, accept-ranges' } : {}),
    ...(downloadName === null ? {} : { 'content-disposition': `attachment; filename="${downloadName}"` }),
  })
  if (matches(request.headers['if-none-match'], etag)) return reply.status(304).send()
  const ifRange = request.headers['if-range']
  const asked = ifRange === undefined || ifRange === etag ? readRange(request.headers.range, file.bytes) : 'whole'
  if (asked === 'unsatisfiable') {
    return reply.status(416).headers({ 'content-range': `bytes */${file.bytes}`, 'content-type': 'application/json' }).send({ code: 'range_unsatisfiable', message: `The file has ${file.bytes} bytes; ask for some of them.` })
  }
  if (asked === 'whole') return send(request, reply.header('content-length', file.bytes), () => storage.openRead(file.key))
  reply.status(206).headers({ 'content-length': asked.to - asked.from + 1, 'content-range': `bytes ${asked.from}-${asked.to}/${file.bytes}` })
  return send(request, reply, () => storage.openRead(file.key, asked))
}

async function send(request: FastifyRequest, reply: FastifyReply, open: () => Promise<Readable>): Promise<FastifyReply> {
  // An empty stream, not nothing: that would be announced as a length of 0.
  if (request.method === 'HEAD') return reply.send(Readable.from([]))
  return reply.send(await open())
}

function matches(header: string | undefined, etag: string): boolean {
  return header !== undefined && header.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag)
}
