// The chat's one line to the station: opened again for as long as that can help, and given up when it died without a word.
// Knows no message; `tick` is called every second.

import { backOffMs } from '../api/back-off.ts'
import { OneSocket, type SocketEvents } from '../api/one-socket.ts'

export interface ChatSocket {
  send(text: string): void
  close(): void
}

export type ChatLinkState =
  | { readonly kind: 'connecting'; readonly sinceMs: number }
  /** The station has said welcome. */
  | { readonly kind: 'open' }
  | { readonly kind: 'waiting'; readonly untilMs: number }
  /** Does not connect again by itself: this page is too old. */
  | { readonly kind: 'closed' }

export interface ChatLinkParts {
  openSocket(events: SocketEvents): ChatSocket
  nowMs(): number
  /** From 0 to 1: spreads an audience that comes back after a restart. */
  chance(): number
  /** A new socket is open: somebody must say hello. */
  onOpen(): void
  onMessage(text: string): void
  onState(state: ChatLinkState): void
  /** Asks the station for any word at all, since none was heard for long. */
  probe(): void
}

export const CHAT_LINK = { welcomeMs: 10_000, silentMs: 45_000, probeMs: 10_000, toldToWaitMs: 60_000 } as const

/** Close codes after which the same page would only be refused again (docs/chat-protocol.md). */
const FINAL_CLOSES: readonly number[] = [4400, 4413, 4426]
/** Too many sockets, or too much said: the station asks for a minute. */
const WAIT_CLOSES: readonly number[] = [1013, 4429]

export class ChatLink {
  readonly #parts: ChatLinkParts
  readonly #socket = new OneSocket<ChatSocket>()
  #state: ChatLinkState = { kind: 'waiting', untilMs: 0 }
  #attempts = 0
  #heardAtMs = 0
  #probedAtMs: number | null = null

  constructor(parts: ChatLinkParts) {
    this.#parts = parts
  }

  get isOpen(): boolean {
    return this.#state.kind === 'open'
  }

  connect(): void {
    this.#drop()
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
    this.#enter({ kind: 'open' })
  }

  /** The network is back or the page is looked at again: no need to sit out a pause, nor to trust an old line. */
  wake(): void {
    if (this.#state.kind === 'waiting') this.connect()
    else if (this.#state.kind === 'open' && this.#probedAtMs === null) this.#probe()
  }

  tick(): void {
    const state = this.#state
    const nowMs = this.#parts.nowMs()
    if (state.kind === 'waiting' && nowMs >= state.untilMs) this.connect()
    else if (state.kind === 'connecting' && nowMs - state.sinceMs > CHAT_LINK.welcomeMs) this.#retry()
    else if (state.kind === 'open' && this.#probedAtMs !== null && nowMs - this.#probedAtMs > CHAT_LINK.probeMs) this.#retry()
    else if (state.kind === 'open' && this.#probedAtMs === null && nowMs - this.#heardAtMs > CHAT_LINK.silentMs) this.#probe()
  }

  send(text: string): void {
    this.#socket.now?.send(text)
  }

  /** Hangs up for good. */
  close(): void {
    this.#drop()
    this.#enter({ kind: 'closed' })
  }

  #hear(text: string): void {
    this.#heardAtMs = this.#parts.nowMs()
    this.#probedAtMs = null
    this.#parts.onMessage(text)
  }

  #probe(): void {
    this.#probedAtMs = this.#parts.nowMs()
    this.#parts.probe()
  }

  #closed(code: number): void {
    if (FINAL_CLOSES.includes(code)) this.close()
    else this.#retry(WAIT_CLOSES.includes(code) ? CHAT_LINK.toldToWaitMs : 0)
  }

  #retry(leastMs = 0): void {
    this.#drop()
    const pauseMs = Math.max(leastMs, backOffMs(this.#attempts)) * (1 + this.#parts.chance())
    this.#attempts += 1
    this.#enter({ kind: 'waiting', untilMs: this.#parts.nowMs() + pauseMs })
  }

  #drop(): void {
    this.#probedAtMs = null
    this.#socket.drop()
  }

  #enter(state: ChatLinkState): void {
    this.#state = state
    this.#parts.onState(state)
  }
}
