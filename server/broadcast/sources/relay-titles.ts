// What another station says it plays. The only file that knows icecast-parser: one question at a time, with our own time
// limit, since the library has none, opens a connection per question and cannot be stopped. Loaded when a relay plays: it is large.

import type { IncomingMessage } from 'node:http'
import { Parser } from 'icecast-parser'
import { get, type RelayRequest } from './relay-stream.ts'

const PATIENCE_MS = 10_000

/** Asks once. Null when the station tells none, does not answer in time, or sends something else; never rejects. */
export async function askTitle(url: URL, request: RelayRequest): Promise<string | null> {
  const patience = AbortSignal.any([request.signal, AbortSignal.timeout(PATIENCE_MS)])
  return await new Promise((resolve) => {
    patience.addEventListener('abort', () => resolve(null), { once: true })
    const question = new Question(url, { ...request, signal: patience })
    question.on('metadata', (metadata) => resolve(metadata.get('StreamTitle')?.trim() || null))
    question.on('empty', () => resolve(null))
    question.on('error', () => resolve(null))
    question.on('end', () => resolve(null))
  })
}

/** The library's parsing on a request of ours, which checks addresses and ends when the signal says so. */
class Question extends Parser {
  readonly #url: URL
  readonly #request: RelayRequest

  constructor(url: URL, request: RelayRequest) {
    super({ url: url.href, autoUpdate: false })
    this.#url = url
    this.#request = request
  }

  /** Called by the library in the next turn of the loop, when the fields above are set. */
  protected override makeRequest(): void {
    try {
      const request = get(this.#url, this.#request, { 'icy-metadata': '1' })
      request.once('response', (response: IncomingMessage) => {
        response.once('error', () => {}) // destroyed as soon as the title is known
        this.onRequestResponse(response)
      })
      request.on('error', (error) => this.emit('error', error))
      request.end()
    } catch (error) {
      this.emit('error', error instanceof Error ? error : new Error(String(error)))
    }
  }
}
