// Is there a connection to the station, and if not, when is the next attempt? Notices a line that died without a word.
// Knows no sound and no protocol; `tick` is called a few times a second.

import { OneSocket, type SocketEvents } from '../api/one-socket.ts'

export interface UplinkSocket {
  readonly bufferedAmount: number
  send(data: string | Blob): void
  close(): void
}

export type LinkState =
  | { readonly kind: 'connecting'; readonly sinceMs: number }
  | { readonly kind: 'connected' }
  | { readonly kind: 'waiting'; readonly untilMs: number }
  /** Does not connect again by itself: signed out, opened elsewhere, too old a page. */
  | { readonly kind: 'closed'; readonly code: string }

export interface StationLinkParts {
  openSocket(events: SocketEvents): UplinkSocket
  nowMs(): number
  /** A new socket is open: whoever speaks the protocol says hello. */
  onOpen(): void
  onMessage(text: string): void
  /** Called after each change; nothing that was open on an earlier socket is open any more. */
  onState(state: LinkState): void
}

export const LINK = {
  connectMs: 5000,
  /** The station says something at least every 10 s even to a studio that only looks. */
  silentMs: 30_000,
  backOffMs: { first: 300, most: 3000 },
  socketBufferBytes: 256 * 1024,
} as const

/** Close codes after which connecting again would only be refused again. */
const FINAL_CLOSES: Readonly<Record<number, string>> = {
  4400: 'bad_message',
  4401: 'signed_out',
  4402: 'hello_first',
  4403: 'not_allowed',
  4409: 'superseded',
  4413: 'frame_too_large',
  4426: 'wrong_protocol',
  4431: 'too_many_sockets',
}

/** The one socket of a studio, opened again for as long as that can help. */
export class StationLink {
  readonly #parts: StationLinkParts
  readonly #socket = new OneSocket<UplinkSocket>()
  #state: LinkState = { kind: 'waiting', untilMs: 0 }
  #attempts = 0
  #lastWordMs = 0

  constructor(parts: StationLinkParts) {
    this.#parts = parts
  }

  get state(): LinkState {
    return this.#state
  }

  get isConnected(): boolean {
    return this.#state.kind === 'connected'
  }

  /** Whether the socket takes more; one that is fed faster than its line goes only hides what is not sent yet. */
  get hasRoom(): boolean {
    return (this.#socket.now?.bufferedAmount ?? Infinity) < LINK.socketBufferBytes
  }

  /** Connects at once, with a new socket. */
  connect(): void {
    this.#socket.drop()
    this.#enter({ kind: 'connecting', sinceMs: this.#parts.nowMs() })
    this.#socket.open((events) => this.#parts.openSocket(events), {
      onOpen: () => this.#parts.onOpen(),
      onMessage: (text) => this.#hear(text),
      onClose: (code) => this.#closed(code),
    })
  }

  /** The station has answered the hello. */
  welcomed(): void {
    this.#attempts = 0
    this.#enter({ kind: 'connected' })
  }

  /** Gives the socket up and connects again after a pause that grows with every attempt in vain. */
  retry(): void {
    this.#socket.drop()
    const { first, most } = LINK.backOffMs
    const untilMs = this.#parts.nowMs() + Math.min(most, first * 2 ** this.#attempts)
    this.#attempts += 1
    this.#enter({ kind: 'waiting', untilMs })
  }

  /** No more connecting, for the reason `code`. */
  close(code: string): void {
    this.#socket.drop()
    this.#enter({ kind: 'closed', code })
  }

  /** The network is back (the browser says so): no need to sit out the pause. */
  networkIsBack(): void {
    if (this.#state.kind === 'waiting') this.connect()
  }

  tick(): void {
    const nowMs = this.#parts.nowMs()
    const state = this.#state
    if (state.kind === 'waiting' && nowMs >= state.untilMs) this.connect()
    else if (state.kind === 'connecting' && nowMs - state.sinceMs > LINK.connectMs) this.retry()
    else if (state.kind === 'connected' && nowMs - this.#lastWordMs > LINK.silentMs) this.retry()
  }

  send(data: string | Blob): void {
    this.#socket.now?.send(data)
  }

  #hear(text: string): void {
    this.#lastWordMs = this.#parts.nowMs()
    this.#parts.onMessage(text)
  }

  #closed(code: number): void {
    const final = FINAL_CLOSES[code]
    if (final === undefined) this.retry()
    else this.close(final)
  }

  #enter(state: LinkState): void {
    this.#state = state
    this.#parts.onState(state)
  }
}
