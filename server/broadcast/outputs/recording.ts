// One occurrence being recorded: PCM in, FLAC segments and their manifest out. Writing never waits and never throws.

import { join } from 'node:path'
import type { Clock } from '../../clock.ts'
import type { Events } from '../../events.ts'
import type { Log } from '../../log.ts'
import { BYTES_PER_FRAME, bytesToMs, SAMPLE_RATE } from '../../media/pcm.ts'
import type { DiskWatch } from './disk-watch.ts'
import type { RecordingFolder } from './recording-folder.ts'
import { endOf, totalsOf, type ManifestLine, type RecordingOnDisk } from './recording-manifest.ts'
import { RecordingSegment } from './recording-segment.ts'

/** At most this much is lost when the encoder is killed and its file cannot be read. */
const SEGMENT_SECONDS = 30
/** An encoder that dies again and again is not started for every block. */
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 16_000

interface RecordingOptions {
  readonly id: string
  readonly folder: RecordingFolder
  /** What the folder already holds, when a recording goes on after a restart. */
  readonly before: RecordingOnDisk | null
  readonly segmentSeconds?: number
  readonly disk: DiskWatch
  readonly ffmpegPath: string
  readonly clock: Clock
  readonly log: Log
  readonly events: Events
  readonly onFinished: () => void
}

export interface FinishedRecording {
  /** Sound on disk; what was lost is not in it. */
  readonly durationMs: number
  readonly bytes: number
}

interface OpenSegment {
  readonly file: string
  readonly at: string
  readonly atSample: number
  readonly encoder: RecordingSegment
  isDead: boolean
}

type SegmentLine = Extract<ManifestLine, { kind: 'segment' }>

export class Recording {
  readonly id: string
  readonly #options: RecordingOptions
  readonly #segmentBytes: number
  readonly #segments: SegmentLine[]
  readonly #ending = new Set<Promise<void>>()
  #open: OpenSegment | null = null
  #segmentNumber: number
  /** Bytes given so far, in samples' worth: the recording's own time line. */
  #samples: number
  #unrecordedSamples = 0
  #unrecordedReason = ''
  #deathsInARow = 0
  #notBeforeMs = -Infinity
  #finished: Promise<FinishedRecording> | null = null

  constructor(options: RecordingOptions) {
    this.id = options.id
    this.#options = options
    this.#segmentBytes = (options.segmentSeconds ?? SEGMENT_SECONDS) * SAMPLE_RATE * BYTES_PER_FRAME
    this.#segments = [...(options.before?.segments ?? [])]
    this.#segmentNumber = (options.before?.segments.length ?? 0) + (options.before?.cutShort.length ?? 0)
    this.#samples = options.before ? endOf(options.before) : 0
  }

  /** The living segment encoder's process, for tests that end it. */
  get encoderPid(): number | null {
    return this.#open?.encoder.pid ?? null
  }

  write(pcm: Buffer): void {
    if (this.#finished) return
    if (this.#open?.isDead) this.#endSegment()
    if (this.#options.disk.isFull) return this.#skip(pcm, 'the disk was full')
    if (this.#options.clock.monotonicMs() < this.#notBeforeMs) return this.#skip(pcm, 'the encoder died')
    this.#noteSkipped()
    for (let rest = pcm; rest.length > 0; ) {
      const segment = (this.#open ??= this.#beginSegment())
      const part = rest.subarray(0, this.#segmentBytes - segment.encoder.samples * BYTES_PER_FRAME)
      segment.encoder.write(part)
      this.#samples += part.length / BYTES_PER_FRAME
      if (segment.encoder.samples * BYTES_PER_FRAME >= this.#segmentBytes) this.#endSegment()
      rest = rest.subarray(part.length)
    }
  }

  /** The host's line was away for so long; nothing was recorded of it. */
  markGap(ms: number): void {
    void this.#append({ kind: 'gap', at: this.#now(), atSample: this.#samples, ms })
  }

  markTitle(title: string): void {
    void this.#append({ kind: 'title', at: this.#now(), atSample: this.#samples, title })
  }

  /** Completes the recording on disk, also on a full one, and announces it. Safe to call twice. */
  finish(): Promise<FinishedRecording> {
    this.#finished ??= this.#finish()
    return this.#finished
  }

  /** Completes the segment and leaves the recording to be continued: the station stops, the occurrence goes on. */
  async suspend(): Promise<void> {
    this.#finished ??= this.#endAll()
    await this.#finished
  }

  async #finish(): Promise<FinishedRecording> {
    const result = await this.#endAll()
    const { samples, bytes } = totalsOf(this.#segments)
    const isWritten = await this.#append({ kind: 'finished', at: this.#now(), samples, bytes })
    this.#options.onFinished()
    // A recording whose end could not be written down is found again at the next start.
    if (isWritten) this.#options.events.emit('recordingFinished', { recordingId: this.id })
    return result
  }

  async #endAll(): Promise<FinishedRecording> {
    this.#noteSkipped()
    this.#endSegment()
    await Promise.all(this.#ending)
    const { durationMs, bytes } = totalsOf(this.#segments)
    return { durationMs, bytes }
  }

  #beginSegment(): OpenSegment {
    const file = `${String(++this.#segmentNumber).padStart(5, '0')}.flac`
    const { ffmpegPath, clock, log, folder } = this.#options
    const encoder = new RecordingSegment({ path: join(folder.path, file), ffmpegPath, clock, log, onDeath: (reason) => this.#died(segment, reason) })
    const segment: OpenSegment = { file, at: this.#now(), atSample: this.#samples, encoder, isDead: false }
    void this.#append({ kind: 'begun', file, at: segment.at, atSample: segment.atSample })
    return segment
  }

  #endSegment(): void {
    const segment = this.#open
    if (!segment) return
    this.#open = null
    const ending = this.#complete(segment).finally(() => this.#ending.delete(ending))
    this.#ending.add(ending)
  }

  async #complete({ file, at, atSample, encoder }: OpenSegment): Promise<void> {
    const { samples, lostSamples, bytes, trouble } = await encoder.finish()
    if (trouble && isForWantOfRoom(trouble)) this.#options.disk.raise('a segment could not be written')
    const line: SegmentLine = { kind: 'segment', file, at, atSample, samples, bytes }
    this.#segments.push(line)
    await this.#append(line)
    if (!trouble) this.#deathsInARow = 0
    if (lostSamples === 0) return
    this.#options.log.warn({ recording: this.id, file, lostMs: bytesToMs(lostSamples * BYTES_PER_FRAME), trouble }, 'a segment of a recording is short')
    await this.#append({ kind: 'lost', at, atSample: atSample + samples, samples: lostSamples, reason: trouble ?? 'unknown' })
  }

  /** The next write begins a new segment. */
  #died(segment: OpenSegment, reason: string): void {
    this.#options.log.warn({ recording: this.id, file: segment.file, reason }, 'a recording\'s encoder died')
    if (isForWantOfRoom(reason)) this.#options.disk.raise('a segment could not be written')
    segment.isDead = true
    if (this.#deathsInARow++ === 0) return
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (this.#deathsInARow - 2), LONGEST_PAUSE_MS)
    this.#notBeforeMs = this.#options.clock.monotonicMs() + pauseMs
  }

  #skip(pcm: Buffer, reason: string): void {
    this.#endSegment()
    this.#unrecordedReason = reason
    this.#unrecordedSamples += pcm.length / BYTES_PER_FRAME
    this.#samples += pcm.length / BYTES_PER_FRAME
  }

  #noteSkipped(): void {
    const samples = this.#unrecordedSamples
    if (samples === 0) return
    this.#unrecordedSamples = 0
    this.#options.log.warn({ recording: this.id, lostMs: bytesToMs(samples * BYTES_PER_FRAME), reason: this.#unrecordedReason }, 'a recording has a hole')
    void this.#append({ kind: 'lost', at: this.#now(), atSample: this.#samples - samples, samples, reason: this.#unrecordedReason })
  }

  #append(line: ManifestLine): Promise<boolean> {
    return this.#options.folder.append(line)
  }

  #now(): string {
    return this.#options.clock.now().toISOString()
  }
}

function isForWantOfRoom(reason: string): boolean {
  return /no space left|ENOSPC|disk quota/i.test(reason)
}
