// What a level means to a host: words for numbers. Pure.

export interface Level {
  readonly peakDbfs: number
  readonly rmsDbfs: number
}

export const SILENT: Level = { peakDbfs: -120, rmsDbfs: -120 }

export type LevelWord = 'nothing' | 'quiet' | 'good' | 'loud'

export function toDbfs(amplitude: number): number {
  return amplitude > 1e-6 ? 20 * Math.log10(amplitude) : -120
}

/** Judges the loudest moment of the last seconds: people pause, so one quiet instant means nothing. */
export function levelWord(loudestDbfs: number): LevelWord {
  if (loudestDbfs < -60) return 'nothing'
  if (loudestDbfs < -30) return 'quiet'
  return loudestDbfs > -1 ? 'loud' : 'good'
}

/** The length of the meter's bar, 0 to 1, on a scale from -60 dBFS. */
export function barLength(dbfs: number): number {
  return Math.min(1, Math.max(0, (dbfs + 60) / 60))
}

/** How fast the bar falls back: an eye cannot follow every syllable. */
const FALL_DB_PER_SECOND = 40

/** What the bar shows: up at once, down slowly. */
export function fallingPeak(shownDbfs: number, peakDbfs: number, passedMs: number): number {
  return Math.max(peakDbfs, shownDbfs - (FALL_DB_PER_SECOND * passedMs) / 1000)
}
