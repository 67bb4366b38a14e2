// A live door without an engine: admits everybody (or refuses), keeps what was written, and does what a test says.

import type { Access } from '../../server/people/access.ts'
import type { Admission, Line, LineRequest, LineStatus, LiveDoor } from '../../server/broadcast/live/live-door.ts'

type HangUp = Parameters<Parameters<Line['onHangUp']>[0]>[0]

/** One line; what the engine would do to it, a test does. */
export class FakeLine implements Line {
  readonly sessionId: string
  readonly request: LineRequest
  access: Access
  readonly written: Buffer[] = []
  readonly titles: string[] = []
  endedHow: 'goodbye' | 'lost' | null = null
  /** Bytes from here on are taken but answered with "wait". */
  lagsFrom = Infinity
  #length = 0
  #status: LineStatus
  readonly #onStatus = new Set<(status: LineStatus) => void>()
  readonly #onDrain = new Set<() => void>()
  readonly #onHangUp = new Set<(why: HangUp) => void>()

  constructor(sessionId: string, request: LineRequest) {
    this.sessionId = sessionId
    this.request = request
    this.access = request.access
    this.#status = {
      sessionId,
      phase: 'connecting',
      reason: 'connected, nothing heard yet',
      show: null,
      startsAt: null,
      endsAt: null,
      bufferedMs: 0,
      health: { peakDbfs: -Infinity, rmsDbfs: -Infinity, problems: [] },
    }
  }

  get bytes(): Buffer {
    return Buffer.concat(this.written)
  }

  write(bytes: Buffer): boolean {
    this.written.push(Buffer.from(bytes))
    this.#length += bytes.length
    return this.#length < this.lagsFrom
  }

  onDrain(listener: () => void): void {
    this.#onDrain.add(listener)
  }

  setTitle(title: string): void {
    this.titles.push(title)
  }

  cameInBy(access: Access): void {
    this.access = access
  }

  end(how: 'goodbye' | 'lost'): void {
    this.endedHow ??= how
  }

  status(): LineStatus {
    return this.#status
  }

  onStatus(listener: (status: LineStatus) => void): () => void {
    this.#onStatus.add(listener)
    return () => this.#onStatus.delete(listener)
  }

  onHangUp(listener: (why: HangUp) => void): void {
    this.#onHangUp.add(listener)
  }

  drain(): void {
    this.lagsFrom = Infinity
    for (const listener of this.#onDrain) listener()
  }

  tell(status: Partial<LineStatus>): void {
    this.#status = { ...this.#status, ...status }
    for (const listener of this.#onStatus) listener(this.#status)
  }

  hangUp(code: HangUp['code'], reason = code as string): void {
    for (const listener of this.#onHangUp) listener({ code, reason })
  }
}

/** Gives a FakeLine to whoever asks. */
export class FakeLiveDoor implements LiveDoor {
  readonly lines: FakeLine[] = []
  refusal: Extract<Admission, { admitted: false }> | null = null

  /** How often somebody asked for a line, admitted or not. */
  asked = 0

  async open(request: LineRequest): Promise<Admission> {
    this.asked += 1
    if (this.refusal) return this.refusal
    const line = new FakeLine(`session-${this.lines.length + 1}`, request)
    this.lines.push(line)
    return { admitted: true, line }
  }

  /** The newest line; throws when nobody was admitted. */
  get line(): FakeLine {
    const line = this.lines.at(-1)
    if (!line) throw new Error('nobody was admitted')
    return line
  }
}
