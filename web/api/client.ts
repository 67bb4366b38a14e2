// Talks to the station's programming interface. Types come from the server's schemas; nothing of them is in the page.

import { noticeAnswer } from '../offline/network.ts'
import type { NowPlaying } from '../../server/broadcast/schema.ts'
import type { ProgrammeAnswer, StationAnswer } from '../../server/schedule/schema.ts'

/** What each public question is answered with. */
export interface Answers {
  '/api/v1/station': StationAnswer
  '/api/v1/now': NowPlaying
  '/api/v1/programme': ProgrammeAnswer
}

/** A refusal by the server, or `code` 'unreachable' when no answer came. `message` is for people. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: string
  readonly status: number
  /** What a program reads of the refusal: clashes, mistakes, others' changes; null when there is nothing. */
  readonly details: unknown

  constructor(status: number, code: string, message: string, details: unknown = null) {
    super(message)
    this.status = status
    this.code = code
    this.details = details
  }
}

/** Asks one of the public questions: `ask('/api/v1/programme', { from, until })`. */
export function ask<P extends keyof Answers>(path: P, query: Readonly<Record<string, string>> = {}): Promise<Answers[P]> {
  return request<Answers[P]>('GET', withQuery(path, query))
}

/**
 * Any other request, with a JSON body or a file when one is given. The caller names the answer's type from a server schema.
 *
 * `patienceMs`: for answers that the station itself has to wait for.
 */
export async function request<Answer>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown, patienceMs = 15_000): Promise<Answer> {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? { accept: 'application/json' } : { accept: 'application/json', 'content-type': typeOf(body) },
    body: body === undefined ? null : body instanceof Blob ? body : JSON.stringify(body),
    // A picture has a slow line to cross and is worked on for seconds.
    signal: AbortSignal.timeout(body instanceof Blob ? 180_000 : patienceMs),
  }).catch((cause: unknown) => {
    throw new ApiError(0, 'unreachable', cause instanceof Error ? cause.message : 'no answer')
  })
  if (response.ok) noticeAnswer(response)
  const answer: unknown = response.status === 204 ? null : await response.json().catch(() => null)
  if (!response.ok) throw refusal(response.status, answer)
  // The server checked its answer against the schema that the type comes from.
  return answer as Answer
}

export function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(query).toString()
  return search ? `${path}?${search}` : path
}

function typeOf(body: unknown): string {
  if (!(body instanceof Blob)) return 'application/json'
  return body.type.startsWith('image/') ? body.type : 'application/octet-stream'
}

function refusal(status: number, answer: unknown): ApiError {
  const { code, message, details } = (answer ?? {}) as { code?: unknown; message?: unknown; details?: unknown } // unknown JSON, each field checked below
  return new ApiError(status, typeof code === 'string' ? code : 'failed', typeof message === 'string' ? message : `HTTP ${status}`, details ?? null)
}
