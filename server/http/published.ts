// Texts for the whole world - calendars, pages inside other sites - that are made once and given to everybody until they change.

import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { matchesEtag } from './revalidated.ts'

export interface Published {
  readonly etag: string
  readonly plain: Buffer
  readonly gzip: Buffer
}

/** Any site may read them; they differ for nobody but by what the address says. */
const HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag',
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'public, no-cache',
}

export async function published(text: string): Promise<Published> {
  const plain = Buffer.from(text)
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  return { etag, plain, gzip: await promisify(gzip)(plain) }
}

/** Sends it, compressed where that is understood; 304 when the asker has it. `vary`: what of the request it depends on. */
export function sendPublished(request: FastifyRequest, reply: FastifyReply, { etag, plain, gzip: zipped }: Published, contentType: string, vary = 'accept-encoding'): FastifyReply {
  void reply.headers(HEADERS).header('etag', etag).header('vary', vary)
  if (matchesEtag(request.headers['if-none-match'], etag)) return reply.code(304).send()
  void reply.type(contentType)
  const takesGzip = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(request.headers['accept-encoding'] ?? ''))
  return takesGzip ? reply.header('content-encoding', 'gzip').send(zipped) : reply.send(plain)
}

/**
 * What was made, by name, until `forget`. At most `most` are kept: names come from strangers.
 *
 * Those who ask while one is being made wait for the same; one that fails is made again for the next.
 */
export class Shelf<Made> {
  readonly #most: number
  readonly #kept = new Map<string, Promise<Made>>()

  constructor(most: number) {
    this.#most = most
  }

  get(name: string, make: () => Promise<Made>): Promise<Made> {
    const known = this.#kept.get(name)
    if (known) return known
    const made = make()
    made.catch(() => this.#kept.get(name) === made && this.#kept.delete(name))
    const [oldest] = this.#kept.keys()
    if (oldest !== undefined && this.#kept.size >= this.#most) this.#kept.delete(oldest)
    this.#kept.set(name, made)
    return made
  }

  forget(): void {
    this.#kept.clear()
  }
}
