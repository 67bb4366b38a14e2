// The air log: every second that went out, as short segments with the time they went out at. It takes the MP3 mount's own frames and
// keeps them; what listeners and the desk get of them is made by others from `lately` and `folder`.

import type { Clock } from '../../clock.ts'
import type { Events } from '../../events.ts'
import type { Log } from '../../log.ts'
import { BLOCK_MS, BYTES_PER_FRAME } from '../../media/pcm.ts'
import type { EncodedSink, Output } from '../outputs/output.ts'
import { airedAt, type Aired } from './aired.ts'
import { AirTimeline } from './air-timeline.ts'
import { Lately } from './lately.ts'
import type { LogFolder } from './log-folder.ts'
import { addressNameOf, dayOf, hashOf, type Segment } from './segment.ts'
import { SegmentPacker, type PackedSegment } from './segment-packer.ts'

const HOUR_MS = 3_600_000
/** What may be heard again is a day old at the most, and the airing's own length. */
export const START_OVER_HOURS = 30
/** A disk that stops for a minute must not cost sound; these are 1 MB. */
const MOST_WAITING = 10
const ALARM = 'air-log'

export interface AirLogOptions {
  readonly folder: LogFolder
  /** Whether the disk has room for the log; while it has none, nothing is kept. */
  readonly hasRoom: () => boolean
  readonly clock: Clock
  readonly events: Events
  readonly log: Log
  readonly segmentSeconds?: number
}

/**
 * Give `this` to the engine as an output, and `sink` to the MP3 mount's encoder: times come from the blocks, sound from the encoder.
 *
 * A restart goes on counting where the last one stopped and begins a new stretch. A crash loses the segment that was being gathered.
 */
export class AirLog implements Output {
  readonly name = 'air log'
  readonly lately = new Lately()
  readonly sink: EncodedSink
  readonly #options: AirLogOptions
  readonly #timeline = new AirTimeline()
  readonly #packer: SegmentPacker
  /** Said, and true from the next block on. */
  #coming: Omit<Aired, 'atMs'> | null = null
  /** True from a sample on of which nothing is kept yet. */
  #marks: { readonly sample: number; readonly aired: Omit<Aired, 'atMs'> }[] = []
  #lastNumber = 0
  #lastStretch = 0
  #isTorn = true
  #day = ''
  #waiting = 0
  #tail: Promise<void> = Promise.resolve()
  #isFailing = false

  private constructor(options: AirLogOptions) {
    this.#options = options
    this.#packer = new SegmentPacker({ timeline: this.#timeline, segmentSeconds: options.segmentSeconds, onSegment: (segment) => this.#take(segment) })
    this.sink = {
      name: this.name,
      aligned: (inputSample, airSample) => this.#packer.aligned(inputSample, airSample),
      push: (frames) => this.#packer.push(frames),
      setTitle: () => {},
      close: () => this.close(),
    }
  }

  /** Finds what is there and goes on behind it. */
  static async open(options: AirLogOptions): Promise<AirLog> {
    const airLog = new AirLog(options)
    await airLog.#findEarlier()
    return airLog
  }

  /** The audio clock starts now; its first block is due one block later. */
  begin(): void {
    this.#timeline.begin(this.#options.clock.now().getTime() + BLOCK_MS)
  }

  write(block: Buffer): void {
    const at = this.#timeline.samples
    this.#timeline.write(block.length / BYTES_PER_FRAME, this.#options.clock.now().getTime())
    if (this.#coming) this.#mark(this.#coming, at)
    this.#coming = null
  }

  /** Says what is on air from the next block on. */
  note(aired: Omit<Aired, 'atMs'>): void {
    this.#coming = aired
  }

  /** Writes out what is gathered. The encoder calls it when it is closed. */
  async close(): Promise<void> {
    this.#packer.flush()
    await this.#tail
  }

  async #findEarlier(): Promise<void> {
    const { folder, clock } = this.#options
    await folder.tidy()
    const nowMs = clock.now().getTime()
    const days = (await folder.listDays()).slice(-3)
    for (const day of days) for (const aired of await folder.listAired(day)) this.lately.note(aired)
    for (const day of days) {
      for (const segment of await folder.list(day)) {
        this.#lastNumber = Math.max(this.#lastNumber, segment.number)
        this.#lastStretch = Math.max(this.#lastStretch, segment.stretch)
        if (segment.startMs > nowMs - START_OVER_HOURS * HOUR_MS) this.lately.add(segment)
      }
    }
    this.lately.forget(nowMs)
  }

  #mark(aired: Omit<Aired, 'atMs'>, sample: number): void {
    const isOther = this.lately.onAir?.occurrenceId !== aired.occurrenceId
    this.#marks.push({ sample, aired })
    this.lately.comesOnAir(aired)
    // A title does not cut: only what is heard from its beginning must begin at one.
    if (isOther) this.#packer.cutAt(sample)
    if (isOther) this.#options.events.emit('startOverChanged', {})
  }

  /** The time of a mark is certain once a segment ends behind it. */
  #noteUntil(endSample: number, { startSample, startMs }: PackedSegment): Aired[] {
    const due = this.#marks.filter(({ sample }) => sample < endSample)
    this.#marks = this.#marks.slice(due.length)
    return due.map(({ sample, aired }) => {
      const atMs = Math.floor(this.#timeline.msAt(sample))
      const noted = { ...aired, atMs: sample <= startSample ? Math.min(atMs, startMs) : atMs }
      this.lately.note(noted)
      return noted
    })
  }

  #take(packed: PackedSegment): void {
    const noted = this.#noteUntil(packed.startSample + packed.samples, packed)
    if (packed.startsAnew) this.#isTorn = true
    if (this.#waiting >= MOST_WAITING || !this.#options.hasRoom()) {
      this.#isTorn = true
      this.#day = ''
      return
    }
    this.#waiting += 1
    this.#queue(async () => {
      try {
        for (const aired of noted) await this.#options.folder.note(aired, dayOf(aired.atMs))
        await this.#keep(packed)
      } finally {
        this.#waiting -= 1
      }
    })
  }

  async #keep({ startMs, samples, bytes, startsAnew }: PackedSegment): Promise<void> {
    const { folder, events } = this.#options
    await this.#beginDay(startMs)
    const stretch = this.#lastStretch + (this.#isTorn || startsAnew ? 1 : 0)
    const segment: Segment = { number: this.#lastNumber + 1, startMs, samples, stretch, hash: hashOf(bytes) }
    await folder.write(segment, bytes)
    this.#isTorn = false
    this.#lastNumber = segment.number
    this.#lastStretch = stretch
    this.lately.add(segment)
    this.lately.forget(startMs)
    if (this.#isFailing) events.emit('alarmCleared', { alarm: ALARM })
    this.#isFailing = false
    // An airing can be heard from its beginning from its first segment on.
    if (this.lately.find(addressNameOf(segment))?.isFirst) events.emit('startOverChanged', {})
  }

  /** Each day says what was on air when it began, so that it can be read by itself; also where nothing could be kept for a time. */
  async #beginDay(startMs: number): Promise<void> {
    const day = dayOf(startMs)
    if (day === this.#day) return
    this.#day = day
    const aired = airedAt(this.lately.airedBetween(startMs, startMs + 1), startMs)
    if (aired) await this.#options.folder.note(aired, day)
  }

  /** One write after another, never waited for. What fails is said once and lost. */
  #queue(write: () => Promise<void>): void {
    this.#tail = this.#tail.then(write).catch((error: unknown) => {
      const { events, log } = this.#options
      this.#isTorn = true
      this.#day = ''
      if (this.#isFailing) return
      this.#isFailing = true
      log.error({ err: error }, 'the air log could not be written')
      events.emit('alarmRaised', { alarm: ALARM, message: 'The air log cannot be written: what goes out is not kept for the time being, and shows cannot be heard from their beginning. The broadcast goes on. Look at the disk and the rights of the folder air-log.' })
    })
  }
}
