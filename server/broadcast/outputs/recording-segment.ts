// One segment of a recording: an encoder of its own, so that a dead one costs its segment's tail and nothing else.

import { spawn, type ChildProcess } from 'node:child_process'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { BoundedInput } from '../../media/bounded-input.ts'
import { countSamples } from '../../media/count-samples.ts'
import { flacArgs } from '../../media/encoder-args.ts'
import { BYTES_PER_FRAME } from '../../media/pcm.ts'
import { syncFile } from './recording-folder.ts'

/** A disk that stops for a moment must not cost sound; 30 s are 6 MB. */
const INPUT_BOUND_MS = 30_000
/** To write out the rest of a segment on a slow disk. */
const FINISH_MS = 10_000

interface SegmentOptions {
  readonly path: string
  readonly ffmpegPath: string
  readonly clock: Clock
  readonly log: Log
  /** The encoder is gone although nobody ended it. */
  readonly onDeath: (reason: string) => void
}

export interface FinishedSegment {
  /** Samples that can be decoded from the file. */
  readonly samples: number
  /** Samples given that are not in it. */
  readonly lostSamples: number
  readonly bytes: number
  /** Null when all is well. */
  readonly trouble: string | null
}

export class RecordingSegment {
  readonly #options: SegmentOptions
  readonly #child: ChildProcess
  readonly #input: BoundedInput
  readonly #exit: Promise<string | null>
  #givenBytes = 0
  #droppedBytes = 0
  #isEnding = false

  constructor(options: SegmentOptions) {
    this.#options = options
    this.#input = new BoundedInput({
      name: 'recorder',
      boundMs: INPUT_BOUND_MS,
      clock: options.clock,
      log: options.log,
      onDropped: (bytes) => (this.#droppedBytes += bytes),
    })
    const child = spawn(options.ffmpegPath, flacArgs(options.path), { stdio: ['pipe', 'ignore', 'pipe'], detached: true })
    this.#child = child
    this.#input.attach(child.stdin)
    this.#exit = this.#awaitExit(child)
  }

  get samples(): number {
    return this.#givenBytes / BYTES_PER_FRAME
  }

  /** The encoder's process, for tests that end it. */
  get pid(): number | null {
    return this.#child.pid ?? null
  }

  write(pcm: Buffer): void {
    this.#givenBytes += pcm.length
    this.#input.write(pcm)
  }

  /** Ends the file, waits until it is on the disk and says what is in it. Never rejects. */
  async finish(): Promise<FinishedSegment> {
    this.#isEnding = true
    this.#input.end()
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), FINISH_MS)
    const trouble = await this.#exit
    clearTimeout(timer)
    const { bytes } = await syncFile(this.#options.path).catch(() => ({ bytes: 0 }))
    const expected = this.samples - this.#droppedBytes / BYTES_PER_FRAME
    const samples = trouble === null ? expected : await countSamples(this.#options.ffmpegPath, this.#options.path)
    return { samples, lostSamples: Math.max(0, this.samples - samples), bytes, trouble: trouble ?? (this.#droppedBytes > 0 ? 'the encoder lagged' : null) }
  }

  /** Null after a clean end, else what the encoder said. */
  async #awaitExit(child: ChildProcess): Promise<string | null> {
    let words = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-300)))
    const trouble = await new Promise<string | null>((resolve) => {
      child.once('error', (error) => resolve(error.message))
      // 'close', not 'exit': the last words must have been read.
      child.once('close', (code, signal) => resolve(code === 0 ? null : `${signal ?? `code ${code}`} ${words.trim()}`.trim()))
    })
    if (!this.#isEnding) this.#options.onDeath(trouble ?? 'it ended by itself')
    return trouble
  }
}
