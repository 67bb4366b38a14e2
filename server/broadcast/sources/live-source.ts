// A host's sound: container bytes in, PCM out, by one decoder that lives as long as the line.

import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { chooseContainer, liveDecoderArgs, SNIFF_BYTES } from '../../media/decoder-args.ts'
import { type Decoder, startDecoder } from '../../media/decoder.ts'
import type { LineHealth } from '../live/live-door.ts'
import { LiveHealth } from '../live-health.ts'
import { CLIENT } from './client.ts'
import type { LineTraits } from './line-traits.ts'
import { MICROPHONE } from './microphone.ts'
import { PrimedQueue } from './primed-queue.ts'
import type { Source } from './source.ts'

export interface LiveSourceOptions {
  readonly id: string
  readonly kind: 'microphone' | 'client'
  readonly label: string
  /** As the other side named it; its first bytes win when they say otherwise. */
  readonly contentType: string | null
  readonly ffmpegPath: string
  readonly clock: Clock
  readonly log: Log
  /** The length of a fade, below which the drain rule takes it off the air. */
  readonly fadeMs?: number
  /** So much silence is a problem. */
  readonly silenceMs?: number
  /** For a host who comes back: ready with this little, once; later fillings take the usual time. */
  readonly firstPrimeMs?: number
}

/** A source that a host's line feeds. Poll `ready`, `stalled` and `bufferedMs` each block; the rest is announced. */
export interface LiveSource extends Source {
  readonly kind: 'microphone' | 'client'
  readonly health: LineHealth
  /** Nothing has come in for a second (or for longer than this line's own habit). */
  readonly stalled: boolean
  readonly everDecoded: boolean
  /** What must be buffered to become ready: the delay of this line. */
  readonly targetMs: number
  /** Null until the first bytes came. */
  readonly decoderPid: number | null
  /** Container bytes. False when the decoder lags: wait for `onDrain`. Never throws; after the end they are dropped. */
  write(bytes: Buffer): boolean
  onDrain(listener: () => void): void
  setTitle(title: string): void
  /** No more bytes will come; what is inside still plays. */
  finish(): void
  /** Drops and returns the oldest PCM beyond `keepMs` (at least the target stays), so that a late backlog does not become delay. */
  trim(keepMs: number): Buffer
  /** Called after a change of `everDecoded`, `ended`, `title` or `health.problems`. */
  onChange(listener: () => void): void
  /** Called once, when the sound cannot be decoded (any more); the reason tells the host what to do. */
  onFailure(listener: (reason: string) => void): void
}

const STALLED_MS = 1_000
const GAPS_TO_STALL = 1.5
const FADE_MS = 300
const SILENCE_MS = 10_000
/** PCM held at most; beyond it the decoder waits, and with it whoever writes. */
const HELD_MS = 10_000
/** Bytes decoded with no sound out, after which we stop hoping. */
const HOPELESS_BYTES = 512 * 1024
/** Compressed bytes held before a decoder that does not keep up is given up. */
const PENDING_BYTES = 8 * 1024 * 1024
const FORMATS = 'Send MP3, Ogg (Vorbis, Opus or FLAC), AAC, WebM or fragmented MP4.'

/** Opens a host's line. Nothing is decoded until the first bytes show what they are. */
export function openLiveSource(options: LiveSourceOptions): LiveSource {
  return new DecodedLine(options)
}

class DecodedLine implements LiveSource {
  readonly id: string
  readonly kind: 'microphone' | 'client'
  readonly label: string
  title: string | null = null
  everDecoded = false
  readonly #options: LiveSourceOptions
  readonly #traits: LineTraits
  readonly #queue: PrimedQueue
  readonly #health: LiveHealth
  #decoder: Decoder | null = null
  #held = false
  #finished = false
  #closed = false
  #failed = false
  /** The first bytes, until they are enough to recognise the container. */
  #head: Buffer = Buffer.alloc(0)
  #bytesIn = 0
  #lastByteAt: number
  #reason: string | null = null
  readonly #onDrain: (() => void)[] = []
  readonly #onChange: (() => void)[] = []
  readonly #onFailure: ((reason: string) => void)[] = []

  constructor(options: LiveSourceOptions) {
    this.id = options.id
    this.kind = options.kind
    this.label = options.label
    this.#options = options
    this.#traits = options.kind === 'microphone' ? MICROPHONE : CLIENT
    this.#queue = new PrimedQueue({
      fadeMs: options.fadeMs ?? FADE_MS,
      primeMs: this.#traits.primeMs,
      firstPrimeMs: options.firstPrimeMs,
      clock: options.clock,
    })
    this.#health = new LiveHealth({ silenceMs: options.silenceMs ?? SILENCE_MS })
    this.#lastByteAt = options.clock.monotonicMs()
  }

  get ready(): boolean {
    return !this.#closed && this.#queue.ready
  }

  get ended(): boolean {
    return this.#queue.ended
  }

  get bufferedMs(): number {
    return this.#queue.bufferedMs
  }

  get targetMs(): number {
    return this.#queue.targetMs
  }

  get decoderPid(): number | null {
    return this.#decoder?.pid ?? null
  }

  get health(): LineHealth {
    return this.#health.health
  }

  get stalled(): boolean {
    const patienceMs = Math.max(STALLED_MS, this.#queue.largestGapMs * GAPS_TO_STALL)
    return !this.#finished && this.#options.clock.monotonicMs() - this.#lastByteAt > patienceMs
  }

  write(bytes: Buffer): boolean {
    if (this.#finished || bytes.length === 0) return true
    this.#lastByteAt = this.#options.clock.monotonicMs()
    this.#bytesIn += bytes.length
    const accepted = this.#decoder === null ? this.#begin(bytes) : this.#decoder.write(bytes)
    const pending = this.#decoder?.pendingBytes ?? 0
    if (!this.everDecoded && this.#bytesIn - pending > HOPELESS_BYTES) this.#fail(`No sound was found in the first ${HOPELESS_BYTES / 1024} KB. ${FORMATS}`)
    else if (pending > PENDING_BYTES) this.#fail('The audio comes much faster than it is heard; send it in real time.')
    return accepted
  }

  finish(): void {
    if (this.#finished) return
    this.#finished = true
    if (this.#decoder === null) this.#over(null)
    else this.#decoder.finish()
  }

  read(): Buffer {
    const block = this.#queue.read()
    this.#takeMore()
    return block
  }

  trim(keepMs: number): Buffer {
    const dropped = this.#queue.trim(keepMs)
    this.#takeMore()
    return dropped
  }

  setTitle(title: string): void {
    if (title === this.title) return
    this.title = title
    this.#changed()
  }

  onDrain(listener: () => void): void {
    this.#onDrain.push(listener)
  }

  onChange(listener: () => void): void {
    this.#onChange.push(listener)
  }

  onFailure(listener: (reason: string) => void): void {
    this.#onFailure.push(listener)
    // It may have failed before anybody could ask to be told.
    if (this.#reason !== null) listener(this.#reason)
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#finished = true
    this.#queue.end()
    this.#queue.clear()
    await this.#decoder?.close()
  }

  #begin(bytes: Buffer): boolean {
    this.#head = this.#head.length === 0 ? bytes : Buffer.concat([this.#head, bytes])
    if (this.#head.length < SNIFF_BYTES) return true
    const { contentType, ffmpegPath, log } = this.#options
    const container = chooseContainer(contentType, this.#head)
    if (container === null) {
      this.#fail(`This does not look like audio we know${contentType ? ` ("${contentType}")` : ''}. ${FORMATS}`)
      return true
    }
    log.debug({ source: this.id, contentType, container }, 'decoding a line')
    const decoder = startDecoder({
      ffmpegPath,
      args: liveDecoderArgs(container, { fillGaps: this.#traits.fillGaps }),
      fed: true,
      onPcm: (pcm) => this.#receive(pcm),
      onDrain: () => this.#onDrain.forEach((listener) => listener()),
      onEnd: (trouble) => this.#over(trouble),
    })
    this.#decoder = decoder
    const head = this.#head
    this.#head = Buffer.alloc(0)
    return decoder.write(head)
  }

  #receive(pcm: Buffer): void {
    this.#queue.push(pcm)
    const problemsChanged = this.#health.push(pcm)
    if (this.#queue.bufferedMs > HELD_MS && !this.#held) {
      this.#held = true
      this.#decoder?.pause()
    }
    const first = !this.everDecoded
    this.everDecoded = true
    if (first || problemsChanged) this.#changed()
  }

  #takeMore(): void {
    if (!this.#held || this.#queue.bufferedMs > HELD_MS / 2) return
    this.#held = false
    this.#decoder?.resume()
  }

  /** The decoder ended. A cut-off last page or cluster is no failure when sound was heard and the line said it was done. */
  #over(trouble: string | null): void {
    const asked = this.#finished
    this.#finished = true
    this.#queue.end()
    if (!this.everDecoded) this.#tell(`No sound could be decoded${trouble === null ? '' : ` (${trouble})`}. ${FORMATS}`)
    else if (!asked) this.#tell(`The decoder stopped${trouble === null ? '' : ` (${trouble})`}; connect again.`)
    this.#changed()
  }

  #fail(reason: string): void {
    if (this.#failed) return
    this.#finished = true
    this.#queue.end()
    void this.#decoder?.close()
    this.#tell(reason)
    this.#changed()
  }

  #tell(reason: string): void {
    if (this.#failed || this.#closed) return
    this.#failed = true
    this.#reason = reason
    this.#onFailure.forEach((listener) => listener(reason))
  }

  #changed(): void {
    if (!this.#closed) this.#onChange.forEach((listener) => listener())
  }
}
