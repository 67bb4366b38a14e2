// Which of the host's sound is safe at the station, and what is sent next? Keeps every byte of a recording until it is
// acknowledged. Knows no connection: bytes go into whatever `send` is, while it has room.

import { RecordedSound } from './recorded-sound.ts'
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

/** Sound that waits, as a file. */
export interface Rest {
  readonly data: Blob
  /** When the first of it was said, by this machine's clock. */
  readonly madeAtMs: number
  readonly contentType: string
}

export const SOUND = {
  /** Small, so that even a line of 32 kbit/s brings a whole frame, and so an acknowledgement, within the stale limit. */
  frameBytes: 8 * 1024,
  staleMs: 3000,
  /** More than half an hour at 128 kbit/s. */
  backlogBytes: 32 * 1024 * 1024,
} as const

/** One recording after another, each brought to the station byte by byte. */
export class SoundSender {
  readonly #parts: SoundSenderParts
  #recorder: UplinkRecorder | null = null
  #sound: RecordedSound | null = null
  #epoch = 0
  #isOpen = false
  #sentTo = 0
  #lastAckMs = 0

  constructor(parts: SoundSenderParts) {
    this.#parts = parts
  }

  /** What the station must know of the running recording; null when there is none, or none yet that it could be asked to take. */
  get recording(): { readonly epoch: number; readonly contentType: string } | null {
    if (!this.#sound || !this.#recorder || this.#sound.isBeginningAgain) return null
    return { epoch: this.#sound.epoch, contentType: this.#recorder.contentType }
  }

  /** The station takes frames. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  get waitingBytes(): number {
    return this.#sound?.backlog.waitingBytes ?? 0
  }

  /** The age of the oldest sound that is not safe. */
  get waitingMs(): number {
    const oldestAtMs = this.#sound?.backlog.oldestAtMs ?? null
    return oldestAtMs === null ? 0 : this.#parts.nowMs() - oldestAtMs
  }

  /** Begins a recording with a fresh header; what an earlier one still had is gone. */
  start(): void {
    this.finish()
    const sound = new RecordedSound(++this.#epoch)
    this.#recorder = this.#parts.startRecorder((data) => this.#recorded(sound, data))
    this.#sound = sound
    this.shut()
  }

  /**
   * The station has nothing of the recording any more: gets ready to send all that is not safe so that it can be understood, and the
   * `unheardMs` of what was, which the station had not used yet.
   *
   * False when that cannot be, and only a new recording helps.
   */
  async beginAgain(unheardMs: number): Promise<boolean> {
    this.shut()
    const [sound, recorder] = [this.#sound, this.#recorder]
    if (!sound || !recorder) return false
    if (sound.backlog.acknowledged === 0 || sound.isBeginningAgain) return true
    const canGoOn = await sound.beginAgain(++this.#epoch, recorder.contentType, unheardMs)
    // Another recording may have begun meanwhile.
    return canGoOn || this.#sound !== sound
  }

  /**
   * What the station does not have, with the `unheardMs` before it, as a file of its own: to be brought when the show is over for it.
   *
   * Null when nothing is missing, or the container cannot be cut there. Records no more from now on.
   */
  async takeRest(unheardMs: number): Promise<Rest | null> {
    const [sound, recorder] = [this.#sound, this.#recorder]
    this.drop()
    if (!sound || !recorder) return null
    if (sound.backlog.waitingBytes === 0) return null
    if (sound.backlog.acknowledged > 0 && !(await sound.beginAgain(++this.#epoch, recorder.contentType, unheardMs))) return null
    const madeAtMs = sound.backlog.oldestAtMs
    return madeAtMs === null ? null : { data: sound.backlog.from(0), madeAtMs, contentType: recorder.contentType }
  }

  /** Records no more; what is recorded, and the last chunk that still comes, is sent. */
  finish(): void {
    this.#recorder?.stop()
  }

  /** Records no more and forgets everything. */
  drop(): void {
    this.finish()
    this.#recorder = null
    this.#sound = null
    this.shut()
  }

  /** The station takes the recording from byte `bytes` on. False when it has less than was safe: it forgot. */
  open(epoch: number, bytes: number): boolean {
    const sound = this.#sound
    if (!sound || epoch !== sound.epoch) return true
    if (bytes < sound.backlog.acknowledged) return false
    this.#isOpen = true
    this.#lastAckMs = this.#parts.nowMs()
    sound.backlog.acknowledge(bytes)
    this.#sentTo = bytes
    return true
  }

  /** Nobody takes frames now. */
  shut(): void {
    this.#isOpen = false
  }

  /** Everything below `bytes` is safe; `rewind`: and what was sent beyond it did not arrive. False when the station forgot what was safe. */
  acknowledge(epoch: number, bytes: number, rewind: boolean): boolean {
    const sound = this.#sound
    if (!sound || epoch !== sound.epoch) return true
    this.#lastAckMs = this.#parts.nowMs()
    if (bytes < sound.backlog.acknowledged) return false
    sound.backlog.acknowledge(bytes)
    if (rewind) this.#sentTo = bytes
    return true
  }

  /** Sound was sent and nothing came back for so long that the line must be dead. */
  get isStale(): boolean {
    if (!this.#isOpen || !this.#sound || this.#sentTo <= this.#sound.backlog.acknowledged) return false
    return this.#parts.nowMs() - this.#lastAckMs > SOUND.staleMs
  }

  /** Sends what is there, as long as there is room. */
  pump(): void {
    const sound = this.#sound
    if (!sound || !this.#isOpen) return
    while (this.#parts.hasRoom()) {
      const piece = sound.backlog.pieceFrom(this.#sentTo, SOUND.frameBytes)
      if (!piece) return
      if (this.#sentTo <= sound.backlog.acknowledged) this.#lastAckMs = this.#parts.nowMs()
      this.#parts.send(frameOf(sound.epoch, piece))
      this.#sentTo += piece.size
    }
  }

  #recorded(sound: RecordedSound, data: Blob): void {
    if (this.#sound !== sound) return
    sound.add(data, this.#parts.nowMs())
    if (sound.backlog.waitingBytes > SOUND.backlogBytes) this.#giveUp()
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
