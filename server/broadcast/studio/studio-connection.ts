// One studio's socket as rules: who may say what when, what is answered, what gets it closed. Knows no network: the wire
// is given to it, so every case is a fast test.

import type { Clock } from '../../clock.ts'
import { assertNever } from '../../errors.ts'
import { Allowance } from '../../http/allowance.ts'
import type { Log } from '../../log.ts'
import { isOver, whyOver, type Access, type AccessEnded } from '../../people/access.ts'
import type { Person } from '../../people/person.ts'
import type { LineStatus } from '../live/live-door.ts'
import { parseFrame } from './microphone-frame.ts'
import type { MicrophoneEar, MicrophoneLine } from './microphone-line.ts'
import type { MicrophoneLines } from './microphone-lines.ts'
import type { NowPlaying } from '../schema.ts'
import { STUDIO_LIMITS } from './studio-limits.ts'
import {
  MAX_FRAME_BYTES,
  STUDIO_CLOSE,
  studioRequest,
  type OverCode,
  type StudioCloseReason,
  type StudioReply,
  type StudioRequest,
  type StudioSlot,
  type StudioStatus,
} from './studio-schema.ts'

/** The little of a WebSocket that is needed. */
export interface StudioWire {
  readonly bufferedAmount: number
  send(text: string): void
  close(status: number, reason: string): void
  /** Stops and starts reading from the network, so that a lagging decoder slows the sender down. */
  pause(): void
  resume(): void
}

/** Who is at the other end. */
export interface StudioHost {
  readonly person: Person
  /** The session that the socket was opened with. */
  readonly access: Access
  readonly userAgent: string | null
}

export interface StudioServices {
  readonly lines: MicrophoneLines
  readonly clock: Clock
  readonly now: () => NowPlaying
  /** The running or next slot of this person's shows. */
  readonly slotOf: (person: Person) => StudioSlot | null
  readonly log: Log
}

type State =
  | { readonly kind: 'greeting' }
  | { readonly kind: 'idle' }
  /** The engine is being asked for a line. */
  | { readonly kind: 'opening' }
  | { readonly kind: 'live'; readonly line: MicrophoneLine }
  | { readonly kind: 'closed' }

const ACK_EVERY_MS = 250
const HOLDING_AGAIN_MS = 1000
const STATUS_EVERY_MS = 1000
/** Level and phase may change faster than a person can read. */
const STATUS_AT_MOST_EVERY_MS = 200
const NOW_EVERY_MS = 10_000

/** Speaks imi.v1 with one studio. The owner calls `tick` several times a second, and `gone` when the socket has closed. */
export class StudioConnection {
  readonly #wire: StudioWire
  readonly #host: StudioHost
  readonly #services: StudioServices
  readonly #audioBytes: Allowance
  readonly #frames: Allowance
  readonly #texts: Allowance
  readonly #openedAtMs: number
  #state: State = { kind: 'greeting' }
  #acked = -1
  #ackedAtMs = 0
  #statusAtMs = -Infinity
  #nowAtMs = -Infinity

  constructor(wire: StudioWire, host: StudioHost, services: StudioServices) {
    this.#wire = wire
    this.#host = host
    this.#services = services
    this.#audioBytes = new Allowance(STUDIO_LIMITS.audioBytes, services.clock)
    this.#frames = new Allowance(STUDIO_LIMITS.frames, services.clock)
    this.#texts = new Allowance(STUDIO_LIMITS.texts, services.clock)
    this.#openedAtMs = services.clock.monotonicMs()
  }

  /** A text message arrived. */
  async text(data: string): Promise<void> {
    if (this.#state.kind === 'closed') return
    if (data.length > STUDIO_LIMITS.textBytes) return this.close('bad_message')
    if (!this.#texts.spend(1)) return this.close('flood')
    const request = parseRequest(data)
    if (!request) return this.close('bad_message')
    if (request.type !== 'hello' && this.#state.kind === 'greeting') return this.close('hello_first')
    await this.#answer(request)
  }

  /** A binary message arrived. */
  frame(data: Buffer): void {
    if (this.#state.kind === 'closed') return
    if (data.length > MAX_FRAME_BYTES) return this.close('frame_too_large')
    if (!this.#frames.spend(1) || !this.#audioBytes.spend(data.length)) return this.close('flood')
    if (this.#state.kind === 'greeting') return this.close('hello_first')
    const frame = parseFrame(data)
    if (!frame) return this.close('bad_message')
    // Frames on their way while a line ended or is being opened are nobody's fault and nobody's audio.
    if (this.#state.kind !== 'live') return
    const { line } = this.#state
    if (line.take(frame) === 'gap') this.#send({ type: 'gap', epoch: line.epoch, bytes: line.bytes })
    if (line.holding) this.#wire.pause()
  }

  /** Sends what is due: acknowledgements, status, what listeners hear; and closes a studio that reads nothing or never said hello. */
  tick(): void {
    if (this.#state.kind === 'closed') return
    const nowMs = this.#services.clock.monotonicMs()
    if (this.#wire.bufferedAmount > STUDIO_LIMITS.unreadBytes) return this.close('not_reading')
    if (this.#state.kind === 'greeting') {
      if (nowMs - this.#openedAtMs > STUDIO_LIMITS.helloWithinMs) this.close('hello_timeout')
      return
    }
    if (this.#state.kind === 'live') {
      this.#acknowledge(this.#state.line, nowMs)
      if (nowMs - this.#statusAtMs >= STATUS_EVERY_MS) this.#tellStatus(this.#state.line.status())
    }
    if (nowMs - this.#nowAtMs >= NOW_EVERY_MS) this.tellNow()
  }

  /** Tells what listeners hear; the owner calls it when that changes. */
  tellNow(): void {
    if (this.#state.kind === 'greeting' || this.#state.kind === 'closed') return
    this.#nowAtMs = this.#services.clock.monotonicMs()
    this.#send({ type: 'now', now: this.#services.now(), slot: this.#services.slotOf(this.#host.person) })
  }

  /** The socket has closed, for whatever reason; the line waits for its studio. */
  gone(): void {
    if (this.#state.kind === 'live') this.#state.line.detach(this.#ear)
    this.#state = { kind: 'closed' }
  }

  /** Something let its person in no longer: when it is what this studio came in by, the studio is told so and closed. */
  accessEnded(news: AccessEnded): void {
    if (!isOver(this.#host.access, this.#host.person.id, news)) return
    this.close(news.ended.kind === 'everything' ? 'not_allowed' : 'signed_out', whyOver(news))
  }

  /** Says why, then hangs up. */
  close(why: StudioCloseReason, message: string = STUDIO_CLOSE[why].message): void {
    if (this.#state.kind === 'closed') return
    this.#send({ type: 'error', code: why, message })
    this.gone()
    this.#wire.close(STUDIO_CLOSE[why].status, why)
    this.#services.log.info({ login: this.#host.person.login, why }, 'studio socket closed')
  }

  async #answer(request: StudioRequest): Promise<void> {
    switch (request.type) {
      case 'hello':
        return this.#greet(request.resume)
      case 'go':
        return this.#go(request)
      case 'title':
        if (this.#state.kind === 'live') this.#state.line.setTitle(request.title)
        return
      case 'goodbye':
        if (this.#state.kind === 'live') this.#state.line.goodbye()
        return
      default:
        return assertNever(request)
    }
  }

  #greet(resume: Extract<StudioRequest, { type: 'hello' }>['resume']): void {
    if (this.#state.kind !== 'greeting') return this.close('bad_message')
    this.#state = { kind: 'idle' }
    const { name, role } = this.#host.person
    const at = this.#services.clock.now().toISOString()
    this.#send({ type: 'welcome', at, person: { name, role } })
    if (resume) this.#resume(resume)
    this.tellNow()
  }

  #resume(resume: { sessionId: string; token: string; epoch: number }): void {
    const line = this.#services.lines.find(this.#host.person, resume)
    if (line) this.#live(line, true)
    else this.#send({ type: 'lost', reason: 'The station does not have that line any more; a new recording is needed.' })
  }

  async #go({ epoch, contentType, goesOn }: Extract<StudioRequest, { type: 'go' }>): Promise<void> {
    if (this.#state.kind === 'opening') return
    if (this.#state.kind === 'live') {
      if (this.#state.line.epoch === epoch) return this.close('bad_message')
      this.#state.line.retire()
    }
    this.#state = { kind: 'opening' }
    const admission = await this.#services.lines.open({ ...this.#host, epoch, contentType, goesOn })
    if (admission.admitted && !this.#isOpening()) {
      // The socket went away while the engine was asked. Nobody knows the token yet, so nobody could resume.
      admission.line.retire()
      return
    }
    if (!this.#isOpening()) return
    if (admission.admitted) return this.#live(admission.line, false)
    this.#state = { kind: 'idle' }
    const { code, reason, nextSlotAt } = admission
    this.#send({ type: 'refused', code, reason, nextSlotAt: nextSlotAt?.toISOString() ?? null })
  }

  #isOpening(): boolean {
    return this.#state.kind === 'opening'
  }

  #live(line: MicrophoneLine, resumed: boolean): void {
    this.#state = { kind: 'live', line }
    line.attach(this.#ear, this.#host.access)
    this.#acked = line.bytes
    this.#ackedAtMs = this.#services.clock.monotonicMs()
    this.#send({ type: 'line', sessionId: line.sessionId, token: line.token, epoch: line.epoch, bytes: line.bytes, resumed })
    this.#tellStatus(line.status())
    if (line.holding) this.#wire.pause()
  }

  readonly #ear: MicrophoneEar = {
    onStatus: (status) => {
      if (this.#services.clock.monotonicMs() - this.#statusAtMs >= STATUS_AT_MOST_EVERY_MS || status.phase === 'ended') this.#tellStatus(status)
    },
    onDrain: () => this.#wire.resume(),
    onOver: (code, reason) => this.#over(code, reason),
    onSuperseded: () => {
      this.#state = { kind: 'idle' }
      this.close('superseded')
    },
  }

  #over(code: OverCode, reason: string): void {
    this.#state = { kind: 'idle' }
    this.#send({ type: 'over', code, reason })
    this.#wire.resume()
  }

  #acknowledge(line: MicrophoneLine, nowMs: number): void {
    const dueMs = nowMs - this.#ackedAtMs
    if (line.holding ? dueMs < HOLDING_AGAIN_MS : dueMs < ACK_EVERY_MS || line.bytes === this.#acked) return
    this.#ackedAtMs = nowMs
    this.#acked = line.bytes
    this.#send({ type: 'have', epoch: line.epoch, bytes: line.bytes, holding: line.holding })
  }

  #tellStatus(status: LineStatus): void {
    if (this.#state.kind !== 'live') return
    this.#statusAtMs = this.#services.clock.monotonicMs()
    this.#send({ type: 'status', at: this.#services.clock.now().toISOString(), status: presentStatus(status) })
  }

  #send(reply: StudioReply): void {
    if (this.#state.kind === 'closed') return
    this.#wire.send(JSON.stringify(reply))
  }
}

function parseRequest(data: string): StudioRequest | null {
  try {
    return studioRequest.safeParse(JSON.parse(data)).data ?? null
  } catch {
    return null
  }
}

function presentStatus(status: LineStatus): StudioStatus {
  const { phase, reason, show, startsAt, endsAt, bufferedMs, health } = status
  return {
    phase,
    reason,
    show: show && { slug: show.slug, title: show.title },
    startsAt: startsAt?.toISOString() ?? null,
    endsAt: endsAt?.toISOString() ?? null,
    bufferedMs: Math.round(bufferedMs),
    health: { peakDbfs: dbfs(health.peakDbfs), rmsDbfs: dbfs(health.rmsDbfs), problems: [...health.problems] },
  }
}

/** JSON knows no minus infinity, which is what silence measures. */
function dbfs(value: number): number {
  return Math.round(Math.max(-120, Number.isFinite(value) ? value : -120) * 10) / 10
}
