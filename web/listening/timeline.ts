// Where a moment of the programme lies in a sound that was cut into pieces with a time on each, and what was on then. Pure.

/** A piece without gaps: where it begins in the sound and when it was on air. */
export interface Stretch {
  /** Seconds of the sound. */
  readonly start: number
  /** In seconds. */
  readonly duration: number
  /** The instant of its first sample, ms; null: the playlist does not say. */
  readonly at: number | null
}

/** What was on from an instant until the next one. */
export interface Titled {
  /** In ms. */
  readonly from: number
  /** null: nothing was said. */
  readonly title: string | null
}

/** The second of the sound at which that instant is heard: in a gap what came after it, outside the first or the last second. null: there is nothing. */
export function positionOf(stretches: readonly Stretch[], at: number): number | null {
  let last: number | null = null
  for (const { start, duration, at: from } of stretches) {
    if (from === null) continue
    if (at < from + duration * 1000) return start + Math.max(0, at - from) / 1000
    last = start + duration
  }
  return last
}

/** The instant that is heard at a second of the sound, ms; null: the playlist does not say. */
export function instantAt(stretches: readonly Stretch[], position: number): number | null {
  const found = stretches.findLast(({ start, at }) => at !== null && start <= position) ?? stretches.find(({ at }) => at !== null)
  return found?.at == null ? null : found.at + (position - found.start) * 1000
}

/** What was on at that instant; null: nothing was said. */
export function titleAt(titles: readonly Titled[], at: number): string | null {
  const begun = titles.filter(({ from }) => from <= at)
  return begun.reduce<Titled | null>((found, one) => (found === null || one.from >= found.from ? one : found), null)?.title ?? null
}
