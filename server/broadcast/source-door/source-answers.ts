// What the source door says back, byte for byte. Plain ASCII heads, no chunks: old clients read them with simple parsers.

import type { Admission } from '../live/live-door.ts'

type Refusal = Extract<Admission, { admitted: false }>

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  204: 'No Content',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  408: 'Request Timeout',
  409: 'Conflict',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  503: 'Service Unavailable',
}

/** To a client that waits before it sends its sound. */
export const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n'

/**
 * To a client that sends its sound after 200.
 *
 * Always HTTP/1.0 and without a length: that is what Icecast says, to `ICE/1.0` too, and what every client accepts.
 */
export const START = 'HTTP/1.0 200 OK\r\n\r\n'

/** What libshout needs to hear to go on with PUT; a 404 here is fatal to it. */
export const CAPABILITIES = 'HTTP/1.1 204 No Content\r\nAllow: GET, SOURCE, PUT, OPTIONS\r\nServer: IMI Radio\r\n\r\n'

export const METADATA_TAKEN = '<?xml version="1.0"?>\n<iceresponse><message>Metadata update successful</message><return>1</return></iceresponse>\n'

interface AnswerOptions {
  readonly type?: string
  readonly headers?: readonly string[]
  readonly protocol?: 'HTTP/1.0' | 'HTTP/1.1'
  readonly keepsOpen?: boolean
}

/** A whole answer with its body; closes the connection unless said otherwise. */
export function answer(status: number, body: string, { type = 'text/plain; charset=utf-8', headers = [], protocol = 'HTTP/1.0', keepsOpen = false }: AnswerOptions = {}): string {
  const lines = [
    `${protocol} ${status} ${REASONS[status] ?? 'Error'}`,
    'Server: IMI Radio',
    `Content-Type: ${type}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    `Connection: ${keepsOpen ? 'keep-alive' : 'close'}`,
    ...headers,
  ]
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}

export function askForKey(): string {
  return answer(401, 'The login or the key is wrong. Use your login as user name and your source-client key as password.\n', {
    headers: ['WWW-Authenticate: Basic realm="IMI Radio source", charset="UTF-8"'],
  })
}

/** The engine's refusal, with a status that clients show as one. */
export function refuse({ code, reason, nextSlotAt }: Refusal): string {
  const body = `${reason}\n`
  return answer(STATUS_OF[code], body, { headers: nextSlotAt ? [`X-Next-Slot: ${nextSlotAt.toISOString()}`] : [] })
}

const STATUS_OF: Readonly<Record<Refusal['code'], number>> = {
  outside_slot: 403,
  not_a_host: 403,
  slot_taken: 409,
  format_unknown: 415,
  engine_stopping: 503,
}

/** Number of listeners as Icecast's status page gives it, so far as source clients read it. */
export function statusJson(listeners: number): string {
  return JSON.stringify({ icestats: { server_id: 'IMI Radio', source: { listeners, listener_peak: listeners, server_name: 'IMI Radio', listenurl: '/live' } } })
}

/** The same in SHOUTcast's one line of seven numbers. */
export function statusSeven(listeners: number): string {
  return `<html><body><pre>${listeners},1,${listeners},0,${listeners},0,</pre></body></html>`
}
