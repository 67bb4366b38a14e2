// Answers a request with a short MP3: whole, or the part a player asks for. Safari plays nothing from whoever cannot give parts.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'
import { readRange } from './byte-range.ts'

/** For sounds that fit into memory; what caches may do with it the route has said. */
export function sendSound(request: FastifyRequest, reply: FastifyReply, sound: Buffer): FastifyReply {
  const asked = readRange(request.headers.range, sound.length)
  if (asked === 'unsatisfiable') throw new AppError('invalid', 'range_unsatisfiable', `The sound has ${sound.length} bytes; ask for some of them.`)
  void reply.type('audio/mpeg').headers({ 'accept-ranges': 'bytes', 'x-content-type-options': 'nosniff' }).serializer(asIs)
  if (asked === 'whole') return reply.send(sound)
  return reply.code(206).header('content-range', `bytes ${asked.from}-${asked.to}/${sound.length}`).send(sound.subarray(asked.from, asked.to + 1))
}

/** Bytes go out as they are, past the JSON of the answer's schema. */
function asIs(payload: unknown): string {
  return payload as string // Fastify sends buffers too
}
