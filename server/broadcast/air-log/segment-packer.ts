// Cuts the MP3 mount's own frames into segments: about six seconds each, shorter where another airing begins or the sound does not follow on. Pure.

import { SAMPLE_RATE } from '../../media/pcm.ts'
import { readFrameHeader } from '../outputs/mp3-frames.ts'
import type { AirTimeline } from './air-timeline.ts'
import { packAudio } from './packed-audio.ts'

/** 250 frames of MP3 at 48 kHz: exactly six seconds. */
export const SEGMENT_SECONDS = 6
/**
 * A decoder gives back each sample so much later than the encoder took it (LAME: 576 in the encoder, 529 in every decoder); 23 ms.
 * https://lame.sourceforge.io/tech-FAQ.txt
 */
const CODEC_DELAY = 576 + 529

export interface PackedSegment {
  /** Of the air. */
  readonly startSample: number
  readonly startMs: number
  readonly samples: number
  /** It does not follow on from the one before. */
  readonly startsAnew: boolean
  readonly bytes: Buffer
}

interface PackerOptions {
  readonly timeline: AirTimeline
  readonly segmentSeconds?: number
  readonly onSegment: (segment: PackedSegment) => void
}

interface Alignment {
  readonly inputSample: number
  readonly airSample: number
}

export class SegmentPacker {
  readonly #options: PackerOptions
  readonly #fullSamples: number
  /** Of the running encoder, in order. */
  #alignments: Alignment[] = []
  /** Where another airing begins, in order. */
  #cuts: number[] = []
  /** What the running encoder has put out. */
  #outSamples = 0
  /** The stream's own clock: all that was put out since the start. */
  #clockSamples = 0
  #frames: Buffer[] = []
  #samples = 0
  #startSample = 0
  #nextSample = 0
  #startsAnew = true

  constructor(options: PackerOptions) {
    this.#options = options
    this.#fullSamples = (options.segmentSeconds ?? SEGMENT_SECONDS) * SAMPLE_RATE
  }

  /** As `EncodedSink.aligned` is told. */
  aligned(inputSample: number, airSample: number): void {
    if (inputSample === 0) {
      this.flush()
      this.#startsAnew = true
      this.#outSamples = 0
      this.#alignments = []
    }
    this.#alignments.push({ inputSample, airSample })
  }

  /** Another airing begins at that sample of the air. */
  cutAt(airSample: number): void {
    this.#cuts.push(airSample)
  }

  /** Takes whole frames. */
  push(frames: Buffer): void {
    for (let offset = 0; offset < frames.length; ) {
      const header = readFrameHeader(frames, offset)
      if (!header) throw new Error('unreachable: the mount gives whole frames only')
      this.#add(frames.subarray(offset, offset + header.bytes), header.samples)
      offset += header.bytes
    }
  }

  /** Gives what was gathered, however short. */
  flush(): void {
    if (this.#samples === 0) return
    const { timeline, onSegment } = this.#options
    const segment = {
      startSample: this.#startSample,
      startMs: Math.floor(timeline.msAt(this.#startSample)),
      samples: this.#samples,
      startsAnew: this.#startsAnew,
      bytes: packAudio(this.#frames, (this.#clockSamples - this.#samples) / SAMPLE_RATE),
    }
    this.#frames = []
    this.#samples = 0
    this.#startsAnew = false
    onSegment(segment)
  }

  #add(frame: Buffer, samples: number): void {
    const airSample = this.#airSample()
    // What an encoder gives before the first sample of the air is its own silence.
    if (airSample < 0) return void (this.#outSamples += samples)
    const isTorn = airSample !== this.#nextSample || this.#options.timeline.jumpsBetween(this.#startSample, airSample)
    if (this.#isCutBefore(airSample) || isTorn) this.flush()
    if (isTorn) this.#startsAnew = true
    if (this.#samples === 0) this.#startSample = airSample
    this.#frames.push(frame)
    this.#samples += samples
    this.#outSamples += samples
    this.#clockSamples += samples
    this.#nextSample = airSample + samples
    if (this.#samples >= this.#fullSamples) this.flush()
  }

  /** Where on the air the next frame's sound lies. */
  #airSample(): number {
    const inputSample = this.#outSamples - CODEC_DELAY
    const alignment = this.#alignments.findLast((one) => one.inputSample <= inputSample) ?? this.#alignments[0]
    if (!alignment) throw new Error('unreachable: the encoder said where it begins')
    return alignment.airSample + inputSample - alignment.inputSample
  }

  #isCutBefore(airSample: number): boolean {
    const due = this.#cuts.filter((cut) => cut <= airSample)
    this.#cuts = this.#cuts.slice(due.length)
    return due.length > 0
  }
}
