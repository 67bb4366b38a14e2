// What a source client asks for with its head: to send sound, to set a title, or one of the probes that clients make first.

import type { BodyLength } from './source-body.ts'
import { readQuery, readTitle } from './source-metadata.ts'
import type { RequestHead } from './source-protocol.ts'

export interface Credentials {
  readonly login: string
  readonly key: string
}

export type SourceRequest =
  | {
      readonly kind: 'source'
      readonly mount: string
      readonly credentials: Credentials | null
      readonly body: BodyLength
      readonly waitsForContinue: boolean
      /** What the client says it sends; the decoder believes the first bytes more. */
      readonly contentType: string
      readonly userAgent: string | null
    }
  | { readonly kind: 'metadata'; readonly mount: string; readonly credentials: Credentials | null; readonly title: string | null }
  /** `OPTIONS *`: libshout asks whether the server can do TLS. */
  | { readonly kind: 'options' }
  /** `GET /admin/!POKE`: libshout asks whether anybody is there. */
  | { readonly kind: 'poke' }
  /** BUTT asks for the number of listeners every second or two. */
  | { readonly kind: 'status'; readonly as: 'json' | 'seven' }
  /** Nothing of ours: a page, the programming interface. */
  | { readonly kind: 'other' }

/** The station's one mount for hosts is `/live`; the rest are what people and clients make of it. */
const MOUNTS: ReadonlySet<string> = new Set(['/live', '/live.mp3', '/live.ogg', '/live.opus', '/live.aac', '/live.flac', '/', '/stream'])

export function isLiveMount(mount: string): boolean {
  return MOUNTS.has(mount.toLowerCase())
}

/** Whether a PUT is meant for the source door: everything outside the programming interface. */
export function isMountPath(path: string): boolean {
  return !path.startsWith('/api/')
}

export function readRequest(head: RequestHead): SourceRequest {
  const { method, path } = head
  if (method === 'SOURCE' || (method === 'PUT' && isMountPath(path))) return readSource(head)
  if (method === 'OPTIONS' && path === '*') return { kind: 'options' }
  if (method !== 'GET') return { kind: 'other' }
  if (path === '/admin/metadata' || path === '/admin.cgi') return readMetadata(head)
  if (path === '/admin/!POKE') return { kind: 'poke' }
  if (path === '/status-json.xsl') return { kind: 'status', as: 'json' }
  if (path === '/7.xsl') return { kind: 'status', as: 'seven' }
  return { kind: 'other' }
}

function readSource({ method, path, headers }: RequestHead): SourceRequest {
  return {
    kind: 'source',
    mount: decodePath(path),
    credentials: readAuthorization(headers.get('authorization')),
    body: readLength(method, headers),
    waitsForContinue: /100-continue/i.test(headers.get('expect') ?? ''),
    contentType: readContentType(headers.get('content-type')),
    userAgent: headers.get('user-agent')?.slice(0, 200) ?? null,
  }
}

function readMetadata({ path, query, headers }: RequestHead): SourceRequest {
  const fields = readQuery(query)
  const password = fields.get('pass')?.toString('utf8')
  return {
    kind: 'metadata',
    // SHOUTcast's form of the request knows no mounts.
    mount: path === '/admin.cgi' ? '/live' : (fields.get('mount')?.toString('utf8') ?? '/live'),
    credentials: readAuthorization(headers.get('authorization')) ?? (password === undefined ? null : unpack(password)),
    title: readTitle(fields),
  }
}

function readLength(method: string, headers: ReadonlyMap<string, string>): BodyLength {
  if (/\bchunked\b/i.test(headers.get('transfer-encoding') ?? '')) return { kind: 'chunked' }
  const length = headers.get('content-length')
  // libshout sends SOURCE with "Content-Length: 0" and means a stream without end.
  if (method === 'SOURCE' || length === undefined || !/^\d{1,15}$/.test(length)) return { kind: 'endless' }
  return { kind: 'bytes', count: Number(length) }
}

// Clients that leave it out mean MP3; programs that do not know what they send say octet-stream, or what a web form would be.
function readContentType(value: string | undefined): string {
  const type = value?.toLowerCase().trim() ?? ''
  const says = /^[\w.+-]+\/[\w.+-]+/.test(type) && !/^application\/(octet-stream|x-www-form-urlencoded)/.test(type)
  return says ? type.slice(0, 200) : 'audio/mpeg'
}

/** `Basic login:key`; clients without a user field send user `source` and the password `login:key` or `login,key`. */
export function readAuthorization(value: string | undefined): Credentials | null {
  const basic = /^basic\s+([A-Za-z0-9+/=_-]+)$/i.exec(value ?? '')
  if (!basic?.[1]) return null
  const text = Buffer.from(basic[1], 'base64').toString('utf8')
  const colon = text.indexOf(':')
  if (colon === -1) return unpack(text)
  const user = text.slice(0, colon)
  const password = text.slice(colon + 1)
  if (user === '' || user.toLowerCase() === 'source') return unpack(password)
  return { login: user, key: password }
}

// Logins have neither colon nor comma, keys have neither too: the first one parts them.
function unpack(password: string): Credentials | null {
  const parts = /^([^:,]+)[:,](.+)$/s.exec(password.trim())
  return parts?.[1] && parts[2] ? { login: parts[1], key: parts[2] } : null
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
