// Decides when a live line has been silent for so long that listeners should get the bed, and when its sound is back.

import type { LiveInput } from './live-input.ts'

/** Watches one line. Asked once per block. */
export class SilenceWatch {
  readonly #limitMs: number
  #silentSinceMs: number | null = null
  /** Sound was decoded again, but listeners would first hear what was buffered before it. */
  #soundArrivesAtMs: number | null = null

  /** `limitMs`: so much silence is a pause, more is trouble. */
  constructor(limitMs: number) {
    this.#limitMs = limitMs
  }

  /** Whether the line counts as silent at `nowMs` (monotonic). */
  isSilent(source: LiveInput, nowMs: number): boolean {
    if (source.health.problems.includes('silence')) {
      this.#silentSinceMs ??= nowMs
      this.#soundArrivesAtMs = null
      return nowMs - this.#silentSinceMs >= this.#limitMs
    }
    if (this.#silentSinceMs === null) return false
    const wasSilent = nowMs - this.#silentSinceMs >= this.#limitMs
    this.#soundArrivesAtMs ??= nowMs + (wasSilent ? source.bufferedMs : 0)
    if (nowMs < this.#soundArrivesAtMs) return true
    this.#silentSinceMs = null
    this.#soundArrivesAtMs = null
    return false
  }
}
