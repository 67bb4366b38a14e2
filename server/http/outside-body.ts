// What others answer, read whole into memory: unpacked, never more than a bound, whatever was announced.

import type { IncomingMessage } from 'node:http'
import type { Duplex, Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { AppError } from '../errors.ts'
import { askOutside, type OutsideAnswer, type OutsideRequest } from './outside.ts'

export interface OutsideBody {
  readonly bytes: Buffer
  /** As the server says, lower case, without parameters; null: it says nothing. Never to be believed. */
  readonly mediaType: string | null
  readonly charset: string | null
  readonly url: URL
}

/** Gets a small file. Rejects with an AppError: kind `unavailable` when another try may help. */
export async function fetchOutside(address: string | URL, options: Omit<OutsideRequest, 'silenceMs'> & { readonly maxBytes: number; readonly silenceMs?: number }): Promise<OutsideBody> {
  const answer = await explained(address, options.signal, () => askOutside(address, { silenceMs: 20_000, ...options, headers: { 'accept-encoding': 'gzip, deflate', ...options.headers } }))
  requireOk(answer)
  const { response, url } = answer
  const bytes = await explained(address, options.signal, () => readBounded(unpacked(response), options.maxBytes, url))
  const type = response.headers['content-type'] ?? null
  return { bytes, url, mediaType: type?.split(';')[0]?.trim().toLowerCase() ?? null, charset: /charset\s*=\s*"?([\w.:-]+)/i.exec(type ?? '')?.[1] ?? null }
}

/** Refuses an answer that is not the file, and lets go of it. */
export function requireOk({ response, url }: OutsideAnswer, allowed: readonly number[] = [200]): void {
  const status = response.statusCode ?? 0
  if (allowed.includes(status)) return
  response.destroy()
  if (status === 404 || status === 410) throw new AppError('not-found', 'outside_gone', `${url.host} answered ${status}: there is no such file any more.`)
  if (status === 401 || status === 403) throw new AppError('forbidden', 'outside_forbidden', `${url.host} answered ${status}: it does not give this file to everybody.`)
  if (status === 408 || status === 425 || status === 429 || status >= 500) throw new AppError('unavailable', 'outside_busy', `${url.host} answered ${status}: it cannot give this file at the moment.`)
  throw new AppError('invalid', 'outside_refused', `${url.host} answered ${status} instead of the file.`)
}

const UNPACKERS: Readonly<Record<string, () => Duplex>> = { 'gzip': createGunzip, 'x-gzip': createGunzip, 'deflate': createInflate, 'br': createBrotliDecompress }

/** The body without its packing. A packing nobody asked for is refused. */
export function unpacked(response: IncomingMessage): Readable {
  const coding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  const unpacker = UNPACKERS[coding]?.()
  if (!unpacker) {
    if (coding === 'identity' || coding === '') return response
    response.destroy()
    throw new AppError('unavailable', 'outside_packed', `The server packs the file in a way nobody asked for ("${coding}").`)
  }
  response.on('error', (error) => unpacker.destroy(error))
  unpacker.on('close', () => response.destroy())
  return response.pipe(unpacker)
}

/** Turns what the network says into words, and leaves what is in words already. */
export async function explained<T>(address: string | URL, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof AppError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    // Files of our own: the disk is full, not the network gone.
    if (['ENOSPC', 'EDQUOT', 'EACCES', 'EROFS'].includes(code)) throw error
    throw new AppError('unavailable', 'outside_unreachable', `${hostOf(address)} ${WORDS[code] ?? `does not answer properly (${code || (error as Error).message})`}.`, { cause: error })
  }
}

const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'is not known: is the address spelt right?',
  EAI_AGAIN: 'cannot be looked up at the moment',
  ECONNREFUSED: 'takes no connections',
  ECONNRESET: 'broke the connection off',
  EPIPE: 'broke the connection off',
  ETIMEDOUT: 'does not answer',
  CERT_HAS_EXPIRED: 'has a certificate that has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'has a certificate that nobody vouches for',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has the certificate of another server',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'has a certificate that nobody vouches for',
}

function hostOf(address: string | URL): string {
  return URL.parse(String(address))?.host ?? String(address)
}

async function readBounded(body: Readable, maxBytes: number, url: URL): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of body) {
    const bytes = chunk as Buffer // no encoding is set
    length += bytes.length
    // Leaving the loop ends the body.
    if (length > maxBytes) throw new AppError('too-large', 'outside_too_large', `What ${url.host} sends is larger than ${Math.round(maxBytes / 1e6)} MB, unpacked.`)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks, length)
}
