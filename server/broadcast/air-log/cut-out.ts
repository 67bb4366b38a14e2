// A part of the log to the second, as one MP3: which frames of which segments, where nothing is, and what was on air. Pure but for `readSound`.

import { SAMPLE_RATE } from '../../media/pcm.ts'
import { FRAME_SAMPLES, readFrameHeader } from '../outputs/mp3-frames.ts'
import type { Aired } from './aired.ts'
import type { LogFolder } from './log-folder.ts'
import { unpackAudio } from './packed-audio.ts'
import type { Segment } from './segment.ts'

const FRAME_MS = (FRAME_SAMPLES * 1000) / SAMPLE_RATE
/** Less is the rounding of times to milliseconds and frames. */
const SHORTEST_GAP_MS = 2 * FRAME_MS

interface Piece {
  readonly segment: Segment
  /** Frames of it, the second excluded. */
  readonly frames: readonly [number, number]
}

/** A stretch of which nothing is kept: the station was down, or it was removed. */
export interface LogGap {
  readonly fromMs: number
  readonly untilMs: number
  /** Where in the sound it lies. */
  readonly atSeconds: number
}

export interface CutOut {
  readonly pieces: readonly Piece[]
  readonly gaps: readonly LogGap[]
  /** Of sound. */
  readonly seconds: number
}

/** Cuts [fromMs, untilMs) out of segments in order; at the frame (24 ms) whose time is nearest. */
export function cutOut(segments: readonly Segment[], fromMs: number, untilMs: number): CutOut {
  const pieces: Piece[] = []
  const gaps: LogGap[] = []
  let frames = 0
  let heardMs = fromMs
  const gapUntil = (ms: number) => {
    if (ms - heardMs > SHORTEST_GAP_MS) gaps.push({ fromMs: heardMs, untilMs: ms, atSeconds: (frames * FRAME_MS) / 1000 })
  }
  for (const segment of segments) {
    const all = Math.round(segment.samples / FRAME_SAMPLES)
    const within = (ms: number) => Math.min(all, Math.max(0, Math.round((ms - segment.startMs) / FRAME_MS)))
    const [first, end] = [within(fromMs), within(untilMs)]
    if (first >= end) continue
    gapUntil(segment.startMs + first * FRAME_MS)
    pieces.push({ segment, frames: [first, end] })
    frames += end - first
    heardMs = segment.startMs + end * FRAME_MS
  }
  gapUntil(untilMs)
  return { pieces, gaps, seconds: (frames * FRAME_MS) / 1000 }
}

/** The frames themselves, piece by piece. A segment that is removed meanwhile is left out. */
export async function* readSound({ pieces }: CutOut, folder: Pick<LogFolder, 'read'>): AsyncGenerator<Buffer> {
  for (const { segment, frames } of pieces) {
    const bytes = await folder.read(segment).catch(() => null)
    if (bytes) yield framesOf(unpackAudio(bytes), frames)
  }
}

/** What was on air in [fromMs, untilMs), each with its own end. */
export function airedIn(aired: readonly Aired[], fromMs: number, untilMs: number): (Aired & { readonly untilMs: number })[] {
  return aired.flatMap((one, index) => {
    const endMs = Math.min(untilMs, aired[index + 1]?.atMs ?? untilMs)
    return one.atMs < untilMs && endMs > fromMs ? [{ ...one, atMs: Math.max(one.atMs, fromMs), untilMs: endMs }] : []
  })
}

function framesOf(bytes: Buffer, [first, end]: Piece['frames']): Buffer {
  let offset = 0
  let start = 0
  for (let frame = 0; frame < end; frame += 1) {
    if (frame === first) start = offset
    const header = readFrameHeader(bytes, offset)
    if (!header) break
    offset += header.bytes
  }
  return bytes.subarray(start, offset)
}
