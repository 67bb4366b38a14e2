// One connection's way into a live session: passes bytes to its decoder, tells the host where they stand, and hangs up.

import type { Access } from '../../people/access.ts'
import { cleanTitle } from '../clean-title.ts'
import type { Line, LineStatus } from './live-door.ts'
import type { LiveInput } from './live-input.ts'

export type HangUp = Parameters<Parameters<Line['onHangUp']>[0]>[0]

type Connection =
  | { readonly kind: 'open' }
  /** No more bytes come; what is buffered plays out. `lost` lines may be followed by a new one, a `goodbye` is the end. */
  | { readonly kind: 'finished'; readonly how: 'goodbye' | 'lost' }
  | { readonly kind: 'hung-up'; readonly why: HangUp }

export class LiveLine implements Line {
  readonly sessionId: string
  readonly source: LiveInput
  access: Access
  /** As the host's program sent it, cleaned. */
  title: string | null = null
  #connection: Connection = { kind: 'open' }
  readonly #readStatus: () => LineStatus
  readonly #statusListeners = new Set<(status: LineStatus) => void>()
  readonly #hangUpListeners = new Set<(why: HangUp) => void>()

  /** `readStatus` belongs to the session, which knows slots and phases. */
  constructor(sessionId: string, source: LiveInput, access: Access, readStatus: () => LineStatus) {
    this.sessionId = sessionId
    this.source = source
    this.access = access
    this.#readStatus = readStatus
  }

  get connection(): Connection {
    return this.#connection
  }

  write(bytes: Buffer): boolean {
    // A door that has not noticed the hang-up yet may go on writing; the bytes go nowhere.
    return this.#connection.kind === 'open' ? this.source.write(bytes) : true
  }

  onDrain(listener: () => void): void {
    this.source.onDrain(listener)
  }

  setTitle(title: string): void {
    this.title = cleanTitle(title)
  }

  cameInBy(access: Access): void {
    this.access = access
  }

  end(how: 'goodbye' | 'lost'): void {
    if (this.#connection.kind !== 'open') return
    this.#connection = { kind: 'finished', how }
    this.source.finish()
  }

  status(): LineStatus {
    return this.#readStatus()
  }

  onStatus(listener: (status: LineStatus) => void): () => void {
    this.#statusListeners.add(listener)
    return () => this.#statusListeners.delete(listener)
  }

  onHangUp(listener: (why: HangUp) => void): void {
    // A line may be hung up before its door has come to listening, since admission is answered asynchronously.
    if (this.#connection.kind === 'hung-up') listener(this.#connection.why)
    else this.#hangUpListeners.add(listener)
  }

  /** Tells the door to close the connection. What is buffered still plays out as long as somebody reads it. */
  hangUp(why: HangUp): void {
    if (this.#connection.kind === 'hung-up') return
    this.#connection = { kind: 'hung-up', why }
    this.source.finish()
    for (const listener of this.#hangUpListeners) listener(why)
    this.#hangUpListeners.clear()
  }

  /** Tells the host where they stand. */
  announce(status: LineStatus): void {
    for (const listener of this.#statusListeners) listener(status)
    if (status.phase === 'ended') this.#statusListeners.clear()
  }
}
