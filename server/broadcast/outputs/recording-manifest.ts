// What is written down about a recording beside its sound: one JSON line per fact, only ever appended. Pure.

import { z } from 'zod'
import { SAMPLE_RATE } from '../../media/pcm.ts'

const at = z.iso.datetime().meta({ description: 'Wall clock' })
/** Samples the engine has given since the recording began, lost ones included. */
const atSample = z.number().int().nonnegative()
const samples = z.number().int().nonnegative()

export const manifestLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opened'), version: z.literal(1), id: z.string(), occurrenceId: z.string(), showSlug: z.string(), title: z.string(), at }),
  /** A segment file is being written from here; one without a `segment` line was cut short. */
  z.object({ kind: z.literal('begun'), file: z.string(), at, atSample }),
  /** A segment file is complete on disk. */
  z.object({ kind: z.literal('segment'), file: z.string(), at, atSample, samples, bytes: z.number().int() }),
  /** Sound that reached the recorder and is in no segment. */
  z.object({ kind: z.literal('lost'), at, atSample, samples, reason: z.string() }),
  z.object({ kind: z.literal('gap'), at, atSample, ms: z.number() }),
  z.object({ kind: z.literal('title'), at, atSample, title: z.string() }),
  z.object({ kind: z.literal('finished'), at, samples, bytes: z.number().int() }),
])

export type ManifestLine = z.infer<typeof manifestLine>
type Of<Kind extends ManifestLine['kind']> = Extract<ManifestLine, { kind: Kind }>

/** A recording as its manifest tells it. */
export interface RecordingOnDisk {
  readonly opened: Of<'opened'>
  /** In order; together they are the recording. */
  readonly segments: readonly Of<'segment'>[]
  /** Begun and never completed: their length must be measured. */
  readonly cutShort: readonly Of<'begun'>[]
  readonly titles: readonly Of<'title'>[]
  readonly gaps: readonly Of<'gap'>[]
  readonly lost: readonly Of<'lost'>[]
  readonly finished: Of<'finished'> | null
}

/** Reads a manifest; lines torn by a crash or a full disk are passed over. Null when it does not even say what it is. */
export function readManifest(text: string): RecordingOnDisk | null {
  const lines = text.split('\n').flatMap(parseLine)
  const opened = pick(lines, 'opened')[0]
  if (!opened) return null
  const segments = pick(lines, 'segment')
  const complete = new Set(segments.map((segment) => segment.file))
  return {
    opened,
    segments: segments.toSorted((a, b) => a.atSample - b.atSample),
    cutShort: pick(lines, 'begun').filter((begun) => !complete.has(begun.file)),
    titles: pick(lines, 'title'),
    gaps: pick(lines, 'gap'),
    lost: pick(lines, 'lost'),
    finished: pick(lines, 'finished').at(-1) ?? null,
  }
}

/** The position a recording goes on from: behind everything it ever got. */
export function endOf(recording: RecordingOnDisk): number {
  const ends = [...recording.segments, ...recording.lost].map((part) => part.atSample + part.samples)
  return Math.max(0, ...ends)
}

/** Sound in the complete segments. */
export function totalsOf(segments: readonly Of<'segment'>[]): { samples: number; durationMs: number; bytes: number } {
  const total = segments.reduce((sum, segment) => sum + segment.samples, 0)
  return { samples: total, durationMs: (total * 1000) / SAMPLE_RATE, bytes: segments.reduce((sum, segment) => sum + segment.bytes, 0) }
}

function parseLine(text: string): ManifestLine[] {
  if (!text.trim()) return []
  try {
    const parsed = manifestLine.safeParse(JSON.parse(text))
    return parsed.success ? [parsed.data] : []
  } catch {
    return []
  }
}

function pick<Kind extends ManifestLine['kind']>(lines: readonly ManifestLine[], kind: Kind): Of<Kind>[] {
  return lines.filter((line): line is Of<Kind> => line.kind === kind)
}
