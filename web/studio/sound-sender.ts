// Which of the host's sound is safe at the station, and what is sent next? Keeps every byte of a recording until it is
// acknowledged. Knows no connection: bytes go into whatever `send` is, while it has room.

import { Backlog } from './backlog.ts'
import { frameOf } from './uplink-frame.ts'

export interface UplinkRecorder {
  readonly contentType: string
  /** Stops; the last chunk still comes. */
  stop(): void
}

export interface SoundSenderParts {
  /** Starts a new recording, with a fresh container header; throws when the browser cannot. */
  startRecorder(onChunk: (data: Blob) => void): UplinkRecorder
  nowMs(): number
  /** Whether the socket takes more. */
  hasRoom(): boolean
  send(frame: Blob): void
  /** More sound was recorded. */
  onRecorded(): void
  /** More waited than may be kept: it was thrown away, `lostMs` of it, and a new recording has begun. */
  onGivenUp(lostMs: number): void
}

export const SOUND = {
  /** Small, so that even a line of 32 kbit/s brings a whole frame, and so an acknowledgement, within the stale limit. */
  frameBytes: 8 * 1024,
  staleMs: 3000,
  /** More than half an hour at 128 kbit/s. */
  backlogBytes: 32 * 1024 * 1024,
} as const

interface Recording {
  readonly epoch: number
  readonly recorder: UplinkRecorder
  readonly backlog: Backlog
}

/** One recording after another, each brought to the station byte by byte. */
export class SoundSender {
  readonly #parts: SoundSenderParts
  #recording: Recording | null = null
  #epoch = 0
  #isOpen = false
  #sentTo = 0
  #lastAckMs = 0

  constructor(parts: SoundSenderParts) {
    this.#parts = parts
  }

  /** What the station must know of the running recording; null when there is none. */
  get recording(): { readonly epoch: number; readonly contentType: string } | null {
    return this.#recording && { epoch: this.#recording.epoch, contentType: this.#recording.recorder.contentType }
  }

  /** The station takes frames. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  get waitingBytes(): number {
    return this.#recording?.backlog.waitingBytes ?? 0
  }

  /** The age of the oldest sound that is not safe. */
  get waitingMs(): number {
    const oldestAtMs = this.#recording?.backlog.oldestAtMs ?? null
    return oldestAtMs === null ? 0 : this.#parts.nowMs() - oldestAtMs
  }

  /** Begins a recording with a fresh header; what an earlier one still had is gone. */
  start(): void {
    this.#recording?.recorder.stop()
    this.#epoch += 1
    const epoch = this.#epoch
    const backlog = new Backlog()
    const recorder = this.#parts.startRecorder((data) => this.#recorded(epoch, data))
    this.#recording = { epoch, recorder, backlog }
    this.#sentTo = 0
    this.#isOpen = false
  }

  /** Records no more; what is recorded, and the last chunk that still comes, is sent. */
  finish(): void {
    this.#recording?.recorder.stop()
  }

  /** Records no more and forgets everything. */
  drop(): void {
    this.finish()
    this.#recording = null
    this.#isOpen = false
  }

  /** The station takes the recording from byte `bytes` on. False when it has less than was safe: it forgot. */
  open(epoch: number, bytes: number): boolean {
    const recording = this.#recording
    if (!recording || epoch !== recording.epoch) return true
    if (bytes < recording.backlog.acknowledged) return false
    this.#isOpen = true
    this.#lastAckMs = this.#parts.nowMs()
    recording.backlog.acknowledge(bytes)
    this.#sentTo = bytes
    return true
  }

  /** Nobody takes frames now. */
  shut(): void {
    this.#isOpen = false
  }

  /** Everything below `bytes` is safe; `rewind`: and what was sent beyond it did not arrive. False when the station forgot what was safe. */
  acknowledge(epoch: number, bytes: number, rewind: boolean): boolean {
    const recording = this.#recording
    if (!recording || epoch !== recording.epoch) return true
    this.#lastAckMs = this.#parts.nowMs()
    if (bytes < recording.backlog.acknowledged) return false
    recording.backlog.acknowledge(bytes)
    if (rewind) this.#sentTo = bytes
    return true
  }

  /** Whether the header is forgotten here, so that only a new recording can be understood by a station that has nothing. */
  get needsNewHeader(): boolean {
    return (this.#recording?.backlog.acknowledged ?? 0) > 0
  }

  /** Sound was sent and nothing came back for so long that the line must be dead. */
  get isStale(): boolean {
    if (!this.#isOpen || !this.#recording || this.#sentTo <= this.#recording.backlog.acknowledged) return false
    return this.#parts.nowMs() - this.#lastAckMs > SOUND.staleMs
  }

  /** Sends what is there, as long as there is room. */
  pump(): void {
    const recording = this.#recording
    if (!recording || !this.#isOpen) return
    while (this.#parts.hasRoom()) {
      const piece = recording.backlog.pieceFrom(this.#sentTo, SOUND.frameBytes)
      if (!piece) return
      if (this.#sentTo <= recording.backlog.acknowledged) this.#lastAckMs = this.#parts.nowMs()
      this.#parts.send(frameOf(recording.epoch, piece))
      this.#sentTo += piece.size
    }
  }

  #recorded(epoch: number, data: Blob): void {
    const recording = this.#recording
    if (recording?.epoch !== epoch) return
    recording.backlog.add(data, this.#parts.nowMs())
    if (recording.backlog.waitingBytes > SOUND.backlogBytes) this.#giveUp()
    this.pump()
    this.#parts.onRecorded()
  }

  /** A container cannot be cut in the middle, so a backlog that is too long goes as a whole and a new recording begins. */
  #giveUp(): void {
    const lostMs = this.waitingMs
    this.start()
    this.#parts.onGivenUp(lostMs)
  }
}
