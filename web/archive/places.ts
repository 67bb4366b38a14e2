// Where a listener stopped in each episode, on their own device. Where storing is forbidden nothing is remembered, and all else works.

/** The part of the browser's storage that is used. */
export type PlaceStorage = Pick<Storage, 'getItem' | 'setItem'>

const KEY = 'imi-radio.places'
/** The place in more episodes than these is forgotten, the oldest first. */
const MOST = 60
/** So close to the beginning or the end there is nothing to go on with. */
const EDGE = 15

type Places = Readonly<Record<string, { readonly at: number; readonly on: number }>>

export class RememberedPlaces {
  readonly #open: () => PlaceStorage

  /** `open` may throw, as browsers do whose owner forbids storing. */
  constructor(open: () => PlaceStorage) {
    this.#open = open
  }

  /** Seconds; 0 when nothing is remembered. */
  find(episodeId: string): number {
    return this.#read()[episodeId]?.at ?? 0
  }

  /** Keeps the place, or forgets it at the beginning and the end. `now` in ms. */
  keep(episodeId: string, at: number, length: number, now: number): void {
    const { [episodeId]: _, ...others } = this.#read()
    const isWorth = at > EDGE && at < length - EDGE
    const all = isWorth ? { ...others, [episodeId]: { at: Math.floor(at), on: now } } : others
    const newest = Object.entries(all).sort(([, one], [, other]) => other.on - one.on).slice(0, MOST)
    try {
      this.#open().setItem(KEY, JSON.stringify(Object.fromEntries(newest)))
    } catch {
      // Forbidden or full: it is not remembered.
    }
  }

  #read(): Places {
    try {
      return placesIn(JSON.parse(this.#open().getItem(KEY) ?? '{}'))
    } catch {
      return {}
    }
  }
}

/** Anybody may have written there. */
function placesIn(stored: unknown): Places {
  if (typeof stored !== 'object' || stored === null) return {}
  const good = Object.entries(stored).flatMap(([id, place]: [string, unknown]) => {
    const { at, on } = (place ?? {}) as { at?: unknown; on?: unknown } // each checked below
    return typeof at === 'number' && Number.isFinite(at) && at > 0 && typeof on === 'number' ? [[id, { at, on }] as const] : []
  })
  return Object.fromEntries(good)
}
