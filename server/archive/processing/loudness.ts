// How loud an episode is and how loud it shall be: reading ebur128's words, and the gain that follows. Pure.

import type { Loudness } from '../episode.ts'

/** What podcast apps agree on for stereo. */
export const TARGET_LUFS = -16
/** Nothing listeners get has a higher true peak. */
export const CEILING_DBTP = -1
/** MP3 and Opus swing over what went in by up to so much. */
const CODEC_MARGIN_DB = 1
/** Quieter than this is not speech: turning it up would give loud noise. */
const MOST_GAIN_DB = 30
/** ebur128 calls silence -70. */
const SILENCE_LUFS = -69

export interface Gain {
  readonly db: number
  /** Null: the gain alone keeps below the ceiling, so the dynamics stay as they are. */
  readonly limitDb: number | null
}

/** The gain to the target; with a limiter only where peaks would go over the ceiling. Silence stays as it is. */
export function gainFor(loudness: Loudness | null): Gain {
  if (loudness === null) return { db: 0, limitDb: null }
  const db = Math.min(MOST_GAIN_DB, TARGET_LUFS - loudness.integratedLufs)
  const limitDb = CEILING_DBTP - CODEC_MARGIN_DB
  return { db: rounded(db), limitDb: loudness.truePeakDbtp + db > limitDb ? limitDb : null }
}

/** More gain for what the limiter takes away, measured on excerpts; at most 3 dB, since pushing harder only flattens. */
export function compensated(gain: Gain, lossDb: number): Gain {
  return { ...gain, db: rounded(gain.db + Math.max(0, Math.min(3, lossDb))) }
}

/** Finds the summary that ebur128 prints at the end (with several filters: the last one); null when the sound is silence. */
export function readLoudness(lines: readonly string[]): Loudness | null {
  const [last] = readLoudnesses(lines).slice(-1)
  return last ?? null
}

/** Every summary, in the order printed; null for silence. A true peak that was not measured is -Infinity. */
export function readLoudnesses(lines: readonly string[]): (Loudness | null)[] {
  const found: (Loudness | null)[] = []
  for (const [index, line] of lines.entries()) {
    if (!/Parsed_ebur128.*Summary:/.test(line)) continue
    const summary = lines.slice(index + 1, index + 20).join('\n').split(/Summary:/)[0] ?? ''
    const integrated = Number(/\bI:\s+(-?[\d.]+|-inf|nan) LUFS/.exec(summary)?.[1])
    const peak = Number(/Peak:\s+(-?[\d.]+) dBFS/.exec(summary)?.[1] ?? -Infinity)
    found.push(Number.isFinite(integrated) && integrated > SILENCE_LUFS ? { integratedLufs: integrated, truePeakDbtp: peak } : null)
  }
  return found
}

function rounded(db: number): number {
  return Math.round(db * 100) / 100
}
