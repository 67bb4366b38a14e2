// How fast a file goes, of late, and how long it will take. Pure: times are given.

/** Long enough that a phone's line does not make the answer jump, short enough that it follows a change of network. */
const WINDOW_MS = 15_000
/** Before that nobody knows. */
const SHORTEST_MS = 3_000

export class Pace {
  readonly #marks: { readonly atMs: number; readonly bytes: number }[] = []

  /** So many bytes of the file are there. */
  mark(bytes: number, atMs: number): void {
    this.#marks.push({ atMs, bytes })
    while (this.#marks.length > 2 && (this.#marks[1]?.atMs ?? atMs) <= atMs - WINDOW_MS) this.#marks.shift()
  }

  /** It was paused, or the line was gone: what was before says nothing. */
  forget(): void {
    this.#marks.length = 0
  }

  /** How long the rest will take; null while nobody knows. */
  leftMs(allBytes: number, atMs: number): number | null {
    const [first] = this.#marks
    const last = this.#marks.at(-1)
    if (!first || !last || atMs - first.atMs < SHORTEST_MS || last.bytes <= first.bytes) return null
    return ((allBytes - last.bytes) * (atMs - first.atMs)) / (last.bytes - first.bytes)
  }
}
