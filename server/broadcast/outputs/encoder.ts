// One mount's encoder: PCM in, whole MP3 frames or Ogg pages out to its sinks. An encoder that dies is replaced and listeners stay.

import { spawn, type ChildProcess } from 'node:child_process'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { BoundedInput } from '../../media/bounded-input.ts'
import { encoderArgs } from '../../media/encoder-args.ts'
import { BLOCK_MS, BYTES_PER_FRAME } from '../../media/pcm.ts'
import { Supervised } from '../../media/supervise.ts'
import { openCutter, type Cutter } from './cutter.ts'
import type { EncodedSink, MountFormat, Output } from './output.ts'

/** PCM that waits for a restarting encoder, so that a restart loses nothing. */
const INPUT_BOUND_MS = 5_000
/** An encoder that takes this much audio and gives nothing back is replaced. */
const MUTE_MS = 5_000
/**
 * An encoder writes each of the four MP3 frames of a block by itself; gathered, they cost every sink one step instead of four. Nearly a
 * block, since frames do not divide it: the fifth that some blocks have waits for the next one.
 */
const GATHERED_MS = 0.9 * BLOCK_MS

interface EncoderOptions {
  readonly format: MountFormat
  readonly sinks: readonly EncodedSink[]
  readonly ffmpegPath: string
  readonly clock: Clock
  readonly log: Log
}

export interface EncoderStats {
  readonly restarts: number
  readonly droppedMs: number
  readonly bytesOut: number
}

/** A running encoder for one mount. */
export function openEncoder(options: EncoderOptions): Encoder {
  return new Encoder(options)
}

export class Encoder implements Output {
  readonly name: string
  readonly #options: EncoderOptions
  readonly #cutter: Cutter
  readonly #input: BoundedInput
  readonly #supervised: Supervised
  readonly #gathered: Buffer[] = []
  #missingBytes: number
  #writtenBytes = 0
  #bytesOut = 0
  #muteMs = 0
  #hasDropped = false

  constructor(options: EncoderOptions) {
    this.#options = options
    this.name = `encoder ${options.format.name}`
    this.#cutter = openCutter(options.format.codec)
    this.#missingBytes = gatheredBytes(options.format)
    this.#input = new BoundedInput({ name: this.name, boundMs: INPUT_BOUND_MS, clock: options.clock, log: options.log, onDropped: () => (this.#hasDropped = true) })
    this.#supervised = new Supervised({ name: this.name, log: options.log, launch: () => this.#launch() })
  }

  get stats(): EncoderStats {
    return { restarts: this.#supervised.restarts, droppedMs: this.#input.droppedMs, bytesOut: this.#bytesOut }
  }

  /** The child that encodes now, for those who measure it; null between two. */
  get pid(): number | null {
    return this.#supervised.child?.pid ?? null
  }

  write(block: Buffer): void {
    this.#writtenBytes += block.length
    this.#input.write(block)
    if (this.#hasDropped) this.#align()
    this.#muteMs += BLOCK_MS
    if (this.#muteMs > MUTE_MS) {
      this.#muteMs = 0
      this.#supervised.replace()
    }
  }

  setTitle(title: string): void {
    for (const sink of this.#options.sinks) sink.setTitle(title)
  }

  /** Ends the encoder and closes its sinks. */
  async close(): Promise<void> {
    await this.#supervised.stop()
    this.#pass()
    await Promise.all(this.#options.sinks.map((sink) => sink.close()))
  }

  #launch(): ChildProcess {
    // Detached: a Ctrl-C in the terminal reaches the whole foreground group, and the order of stopping is ours.
    const child = spawn(this.#options.ffmpegPath, encoderArgs(this.#options.format), { stdio: ['pipe', 'pipe', 'pipe'], detached: true })
    this.#muteMs = 0
    this.#pass()
    this.#cutter.nextEncoder()
    this.#align(0)
    child.stdout.on('data', (bytes: Buffer) => this.#gather(bytes))
    this.#input.attach(child.stdin)
    child.once('exit', () => this.#input.detach(child.stdin))
    return child
  }

  /** Tells the sinks which sample of the air the encoder is given next. */
  #align(sentBytes = this.#input.sentBytes): void {
    this.#hasDropped = false
    const airBytes = this.#writtenBytes - this.#input.waitingBytes
    for (const sink of this.#options.sinks) sink.aligned?.(sentBytes / BYTES_PER_FRAME, airBytes / BYTES_PER_FRAME)
  }

  #gather(bytes: Buffer): void {
    this.#muteMs = 0
    this.#gathered.push(bytes)
    this.#missingBytes -= bytes.length
    if (this.#missingBytes <= 0) this.#pass()
  }

  /** Hands what was gathered to the sinks. */
  #pass(): void {
    this.#missingBytes = gatheredBytes(this.#options.format)
    if (this.#gathered.length === 0) return
    for (const { bytes, isHeader } of this.#cutter.push(Buffer.concat(this.#gathered.splice(0)))) {
      this.#bytesOut += bytes.length
      for (const sink of this.#options.sinks) sink.push(bytes, isHeader)
    }
  }
}

function gatheredBytes({ bitrateKbps }: MountFormat): number {
  return (bitrateKbps / 8) * GATHERED_MS
}
