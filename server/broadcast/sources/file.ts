// One file, or several that follow each other without a gap, opened ahead of its time: it decodes a few seconds and then waits, ready,
// until it is read.

import type { Log } from '../../log.ts'
import { fileDecoderArgs, fileList, listDecoderArgs, type AudioFile } from '../../media/decoder-args.ts'
import { type Decoder, startDecoder } from '../../media/decoder.ts'
import { endsTags, readTags, trackTitle } from '../../media/file-tags.ts'
import { BLOCK_MS } from '../../media/pcm.ts'
import { PrimedQueue } from './primed-queue.ts'
import type { Source } from './source.ts'

export interface FileOptions {
  readonly id: string
  readonly path: string
  readonly label: string
  readonly ffmpegPath: string
  readonly log: Log
  /** Where to begin; 0 is the start. */
  readonly startMs?: number
  /** The fade by which it is left at its end. */
  readonly fadeMs?: number
  /** How much is decoded ahead. */
  readonly aheadMs?: number
  readonly title?: string | null
}

export type FilesOptions = Omit<FileOptions, 'path'> & { readonly files: readonly AudioFile[] }

export interface FileSource extends Source {
  readonly kind: 'file'
  readonly path: string
  /** The whole length from where it began; null until it is decoded to its end. */
  readonly lengthMs: number | null
  /** Called once when it is decoded to its end (or failed); what is buffered still plays. */
  onEnded(listener: () => void): void
  /** Called once when it cannot be read, or breaks off in the middle. */
  onFailure(listener: (reason: string) => void): void
}

const FADE_MS = 300
const AHEAD_MS = 2_000
/** Beyond the fade's length, so that a file does not become unready with the first block read. */
const PRIME_MS = 200

/** Opens a file and decodes its first seconds. */
export function openFile(options: FileOptions): FileSource {
  return new DecodedFile(options, { args: fileDecoderArgs(options.path, { startMs: options.startMs }), list: null })
}

/** The same, with the title that the file's tags tell, when they tell one, as soon as they are read. */
export function openTitledFile(options: FileOptions): FileSource {
  return new DecodedFile(options, { args: fileDecoderArgs(options.path, { startMs: options.startMs, tellsTags: true }), list: null })
}

/** Opens files that are one: the segments of a recording. `path` is the first one's. A file that is gone ends it there. */
export function openFiles({ files, ...options }: FilesOptions): FileSource {
  return new DecodedFile({ ...options, path: files[0]?.path ?? '' }, { args: listDecoderArgs({ startMs: options.startMs }), list: fileList(files) })
}

class DecodedFile implements FileSource {
  readonly id: string
  readonly kind = 'file'
  readonly label: string
  readonly path: string
  title: string | null
  readonly #queue: PrimedQueue
  readonly #decoder: Decoder
  readonly #aheadMs: number
  readonly #log: Log
  readonly #startMs: number
  /** Null once the file has told its tags. */
  #told: string[] | null = []
  #paused = false
  #closed = false
  #readMs = 0
  #decoded = false
  #reason: string | null = null
  readonly #onEnded: (() => void)[] = []
  readonly #onFailure: ((reason: string) => void)[] = []

  constructor(options: FileOptions, input: { readonly args: readonly string[]; readonly list: string | null }) {
    const fadeMs = options.fadeMs ?? FADE_MS
    this.id = options.id
    this.label = options.label
    this.path = options.path
    this.title = options.title ?? null
    this.#log = options.log
    this.#startMs = options.startMs ?? 0
    this.#aheadMs = Math.max(options.aheadMs ?? AHEAD_MS, fadeMs + 2 * PRIME_MS)
    this.#queue = new PrimedQueue({ fadeMs, primeMs: fadeMs + PRIME_MS, clock: null })
    this.#decoder = startDecoder({
      ffmpegPath: options.ffmpegPath,
      args: input.args,
      fed: input.list !== null,
      onPcm: (pcm) => this.#receive(pcm),
      onTold: (line) => this.#note(line),
      onEnd: (trouble) => this.#over(trouble),
    })
    if (input.list === null) return
    this.#decoder.write(Buffer.from(input.list))
    this.#decoder.finish()
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

  get lengthMs(): number | null {
    return this.ended ? this.#readMs + this.bufferedMs : null
  }

  read(): Buffer {
    this.#readMs += Math.min(BLOCK_MS, this.bufferedMs)
    const block = this.#queue.read()
    if (this.#paused && this.bufferedMs < this.#aheadMs * 0.8) {
      this.#paused = false
      this.#decoder.resume()
    }
    return block
  }

  onEnded(listener: () => void): void {
    this.#onEnded.push(listener)
  }

  onFailure(listener: (reason: string) => void): void {
    this.#onFailure.push(listener)
    if (this.#reason !== null) listener(this.#reason)
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#queue.end()
    this.#queue.clear()
    await this.#decoder.close()
  }

  /** Tags are a nicety: without them the title stays what it was. */
  #note(line: string): void {
    if (this.#told === null) return
    this.#told.push(line)
    if (!endsTags(line)) return
    this.title = trackTitle(readTags(this.#told)) ?? this.title
    this.#told = null
  }

  #receive(pcm: Buffer): void {
    this.#decoded = true
    this.#queue.push(pcm)
    if (this.#paused || this.bufferedMs < this.#aheadMs) return
    this.#paused = true
    this.#decoder.pause()
  }

  #over(trouble: string | null): void {
    this.#queue.end()
    // What begins behind its end was shorter than the time it should fill, which is no failure.
    const isEmpty = !this.#decoded && this.#startMs === 0
    if (trouble !== null || isEmpty) this.#fail(trouble)
    this.#onEnded.forEach((listener) => listener())
  }

  #fail(trouble: string | null): void {
    this.#reason = this.#decoded ? `breaks off: ${trouble}` : `no sound in it${trouble === null ? '' : `: ${trouble}`}`
    this.#log.debug({ source: this.id, path: this.path, reason: this.#reason }, 'a file failed')
    this.#onFailure.forEach((listener) => listener(this.#reason ?? ''))
  }
}
