// One segment of the air log, and its names: the file's says all that is known of it, the address no more than is needed. Pure.

import { createHash } from 'node:crypto'
import { SAMPLE_RATE } from '../../media/pcm.ts'

export interface Segment {
  /** Counts up for ever; HLS's media sequence. */
  readonly number: number
  /** Wall-clock time of its first sample, in milliseconds since the epoch. */
  readonly startMs: number
  readonly samples: number
  /** Segments of one stretch follow on without a gap; a restart begins another. Counts up for ever; HLS's discontinuity sequence. */
  readonly stretch: number
  /** Of its bytes: an address never means two things, and nobody guesses one. */
  readonly hash: string
}

const FILE = /^(\d{1,15})_(\d{1,15})_(\d{1,9})_(\d{1,9})_([\w-]{8})\.mp3$/

export function fileNameOf({ number, startMs, samples, stretch, hash }: Segment): string {
  return `${number}_${startMs}_${samples}_${stretch}_${hash}.mp3`
}

/** Null: this is no segment's file. */
export function parseFileName(name: string): Segment | null {
  const [, number, startMs, samples, stretch, hash] = FILE.exec(name) ?? []
  if (hash === undefined) return null
  return { number: Number(number), startMs: Number(startMs), samples: Number(samples), stretch: Number(stretch), hash }
}

/** Its name at `/listen/hls/segments/`. */
export function addressNameOf({ number, hash }: Pick<Segment, 'number' | 'hash'>): string {
  return `${number}-${hash}.mp3`
}

export function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 8)
}

export function secondsOf({ samples }: Pick<Segment, 'samples'>): number {
  return samples / SAMPLE_RATE
}

export function endMsOf({ startMs, samples }: Pick<Segment, 'startMs' | 'samples'>): number {
  return startMs + (samples * 1000) / SAMPLE_RATE
}

/** Whether the second follows on from the first without a gap. */
export function followsOn(before: Segment | undefined, after: Segment): boolean {
  return before !== undefined && before.stretch === after.stretch && before.number + 1 === after.number
}

/** The day folder it lies in, by UTC: such a day has no hour twice. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}
