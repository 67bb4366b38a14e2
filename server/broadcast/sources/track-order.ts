// Which track comes next. Pure but for the memory of what was played.

/** Chooses among the tracks that exist now; they may be others at each call. */
export interface TrackOrder {
  /** Null only when there are none. `paths` come sorted. */
  next(paths: readonly string[]): string | null
}

/** Any order, but nothing again until half of the others were heard. */
export function shuffled(random: () => number = Math.random): TrackOrder {
  const played: string[] = []
  return {
    next(paths) {
      const tooRecent = new Set(played.slice(Math.max(0, played.length - Math.floor(paths.length / 2))))
      const candidates = paths.filter((path) => !tooRecent.has(path))
      const chosen = candidates[Math.floor(random() * candidates.length)] ?? null
      if (chosen !== null) played.push(chosen)
      played.splice(0, played.length - paths.length)
      return chosen
    },
  }
}

/** One after the other by name, round and round; files that come or go do not upset it. */
export function rotating(): TrackOrder {
  let last: string | null = null
  return {
    next(paths) {
      const after = last
      last = (after === null ? undefined : paths.find((path) => path > after)) ?? paths[0] ?? null
      return last
    },
  }
}

/**
 * Alternates: `count` tracks of the main kind, then one of the others, and again.
 *
 * When there are none of one kind the other kind plays alone.
 */
export function interleaved(isMain: (path: string) => boolean, count: number, main: TrackOrder, others: TrackOrder): TrackOrder {
  let sinceOther = 0
  return {
    next(paths) {
      const [mains, rest] = [paths.filter(isMain), paths.filter((path) => !isMain(path))]
      const wantsOther = (sinceOther >= count && rest.length > 0) || mains.length === 0
      sinceOther = wantsOther ? 0 : sinceOther + 1
      return wantsOther ? others.next(rest) : main.next(mains)
    },
  }
}
