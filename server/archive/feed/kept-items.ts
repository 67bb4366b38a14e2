// Items that are written already: when one episode changes, a feed of a thousand needs only that one anew.

interface Kept {
  readonly version: string
  readonly item: string
}

/** About 25 MB of them. */
const MOST = 4000

export class KeptItems {
  readonly #kept = new Map<string, Kept>()

  /** Null: not written yet, or of another version. */
  find(key: string, version: string): string | null {
    const kept = this.#kept.get(key)
    return kept?.version === version ? kept.item : null
  }

  /** The ones kept longest are forgotten first. */
  keep(key: string, version: string, item: string): void {
    this.#kept.delete(key)
    this.#kept.set(key, { version, item })
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST) return
      this.#kept.delete(oldest)
    }
  }
}
