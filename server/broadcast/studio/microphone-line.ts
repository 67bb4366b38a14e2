// One studio's way into a live session, kept open over several sockets: a phone that changes from Wi-Fi to mobile data
// goes on in the same decoder, from the byte it had reached. Knows no sockets; what a slot is, the engine knows.

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Access } from '../../people/access.ts'
import type { Line, LineStatus } from '../live/live-door.ts'
import type { MicrophoneFrame } from './microphone-frame.ts'
import type { OverCode } from './studio-schema.ts'

/** Whoever is at the other end just now: a socket, or a test. */
export interface MicrophoneEar {
  onStatus(status: LineStatus): void
  /** The decoder has caught up after `holding`. */
  onDrain(): void
  /** The line has ended; no more frames are taken. */
  onOver(code: OverCode, reason: string): void
  /** The same studio resumed on another socket. */
  onSuperseded(): void
}

export type Taken = 'taken' | 'duplicate' | 'gap' | 'other-recording' | 'over'

export interface MicrophoneLineOptions {
  readonly line: Line
  readonly personId: string
  readonly epoch: number
  /** How long the line is kept for a studio that is gone, in ms. */
  readonly holdMs: number
  /** Called once, when the line has ended for whatever reason. */
  readonly onOver: () => void
}

/** Bytes of one recording on their way into one `Line`, each exactly once and in order, over as many sockets as it takes. */
export class MicrophoneLine {
  readonly sessionId: string
  readonly epoch: number
  /** Given once to the studio that opened the line; without it nobody resumes. */
  readonly token = randomBytes(24).toString('base64url')
  readonly #line: Line
  readonly #personId: string
  readonly #holdMs: number
  readonly #onOver: () => void
  #bytes = 0
  #holding = false
  #over = false
  #ear: MicrophoneEar | null = null
  #holdTimer: NodeJS.Timeout | undefined

  constructor(options: MicrophoneLineOptions) {
    this.#line = options.line
    this.#personId = options.personId
    this.#holdMs = options.holdMs
    this.#onOver = options.onOver
    this.sessionId = options.line.sessionId
    this.epoch = options.epoch
    this.#line.onDrain(() => this.#drained())
    this.#line.onStatus((status) => this.#ear?.onStatus(status))
    this.#line.onHangUp((why) => this.#finish(why.code, why.reason))
  }

  /** How much of the recording is safe here. */
  get bytes(): number {
    return this.#bytes
  }

  /** The decoder lags; frames are still taken, but whoever sends should wait. */
  get holding(): boolean {
    return this.#holding
  }

  status(): LineStatus {
    return this.#line.status()
  }

  mayResume(personId: string, token: string): boolean {
    return !this.#over && personId === this.#personId && sameSecret(token, this.token)
  }

  /** Makes `ear`, who came in by `access`, the one who hears of this line; an earlier one is told it was superseded. */
  attach(ear: MicrophoneEar, access: Access): void {
    this.#line.cameInBy(access)
    clearTimeout(this.#holdTimer)
    const earlier = this.#ear
    this.#ear = ear
    earlier?.onSuperseded()
  }

  /** The socket is gone without a goodbye: the line waits for its studio, then counts as lost. */
  detach(ear: MicrophoneEar): void {
    if (this.#ear !== ear || this.#over) return
    this.#ear = null
    this.#holdTimer = setTimeout(() => this.#hangUp('lost', 'The studio did not come back in time.'), this.#holdMs)
  }

  /** Takes what is new in the frame. A frame from beyond `bytes` is refused whole, so that nothing is ever missing in the middle. */
  take(frame: MicrophoneFrame): Taken {
    if (this.#over) return 'over'
    if (frame.epoch !== this.epoch) return 'other-recording'
    if (frame.byteOffset > this.#bytes) return 'gap'
    const fresh = frame.bytes.subarray(this.#bytes - frame.byteOffset)
    if (fresh.length === 0) return 'duplicate'
    this.#bytes += fresh.length
    this.#holding = !this.#line.write(fresh)
    return 'taken'
  }

  setTitle(title: string): void {
    this.#line.setTitle(title)
  }

  /** The host ended it. */
  goodbye(): void {
    this.#hangUp('goodbye', 'You ended the show.')
  }

  /** The same studio starts a new recording: this line makes room without a word. */
  retire(): void {
    this.#ear = null
    this.#hangUp('lost', 'A new recording took its place.')
  }

  /** The station stops; the engine tells its lines itself, this only frees the timer of one that nobody listens to. */
  close(): void {
    clearTimeout(this.#holdTimer)
  }

  #drained(): void {
    if (!this.#holding) return
    this.#holding = false
    this.#ear?.onDrain()
  }

  #hangUp(how: 'goodbye' | 'lost', reason: string): void {
    if (this.#over) return
    this.#finish(how, reason)
    this.#line.end(how)
  }

  #finish(code: OverCode, reason: string): void {
    if (this.#over) return
    this.#over = true
    clearTimeout(this.#holdTimer)
    this.#ear?.onOver(code, reason)
    this.#ear = null
    this.#onOver()
  }
}

function sameSecret(given: string, kept: string): boolean {
  return timingSafeEqual(createHash('sha256').update(given).digest(), createHash('sha256').update(kept).digest())
}
