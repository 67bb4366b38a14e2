// Silence at both ends of a master: read from what silencedetect prints, cut but for a breath. Pure.

import type { Range } from '../episode.ts'

/** As a filter: quieter than a quiet room, for longer than a pause in speech. */
export const SILENCE_FILTER = 'silencedetect=noise=-50dB:d=1'
const LEAD_MS = 300
const TAIL_MS = 500
/** The first detected silence begins a few samples in. */
const AT_START_MS = 100

/** What to keep when the silence at the ends is left out; null: nothing to cut, or nothing but silence. */
export function trimOf(lines: readonly string[], durationMs: number): Range | null {
  const silences = readSilences(lines, durationMs)
  const first = silences[0]
  const last = silences.at(-1)
  const startMs = first && first.startMs <= AT_START_MS ? Math.max(0, first.endMs - LEAD_MS) : 0
  const endMs = last && last.endMs >= durationMs - AT_START_MS ? Math.min(durationMs, last.startMs + TAIL_MS) : durationMs
  if (endMs - startMs < 1000 || (startMs === 0 && endMs === durationMs)) return null
  return { startMs, endMs }
}

/** The silences, in order; one that lasts to the end may have no end printed. */
function readSilences(lines: readonly string[], durationMs: number): Range[] {
  const silences: Range[] = []
  let startMs: number | null = null
  for (const line of lines) {
    const start = /silence_start: (-?[\d.]+)/.exec(line)
    const end = /silence_end: (-?[\d.]+)/.exec(line)
    if (start) startMs = Math.max(0, Math.round(Number(start[1]) * 1000))
    if (end && startMs !== null) {
      silences.push({ startMs, endMs: Math.round(Number(end[1]) * 1000) })
      startMs = null
    }
  }
  return startMs === null ? silences : [...silences, { startMs, endMs: durationMs }]
}
