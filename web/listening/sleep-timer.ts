// Puts the radio to sleep: after so many minutes or with the end of the show, softly. Runs above all pages; pressing stop ends it too.

import type { Player } from '../player/player.ts'

export const SLEEP_MINUTES = [15, 30, 45, 60] as const
/** The last of the sound grows quieter for this long. */
const FADE_MS = 20_000

export type SleepChoice = (typeof SLEEP_MINUTES)[number] | 'show'

export interface SleepView {
  /** null: the radio plays on. */
  readonly choice: SleepChoice | null
  /** In whole seconds; null: nobody knows when the show ends. */
  readonly left: number | null
}

/** What it asks of the programme. */
interface Shows {
  /** The airing that is heard; null: none. */
  heard(): { readonly occurrenceId: string | null } | null
  /** How long it still goes on, ms; null: nobody knows. */
  leftMs(): number | null
}

export class SleepTimer {
  readonly #player: Player
  readonly #shows: Shows
  readonly #watchers = new Set<() => void>()
  #view: SleepView = { choice: null, left: null }
  #leftMs: () => number | null = () => null
  #ticker: ReturnType<typeof setInterval> | undefined

  constructor(player: Player, shows: Shows) {
    this.#player = player
    this.#shows = shows
    player.watch(() => this.#view.choice !== null && !player.view().isOn && this.choose(null))
  }

  readonly view = (): SleepView => this.#view

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Counts from now; null: plays on, as loud as before. */
  choose(choice: SleepChoice | null): void {
    clearInterval(this.#ticker)
    this.#player.fade(1)
    this.#show({ choice, left: null })
    if (choice === null) return
    this.#leftMs = choice === 'show' ? this.#untilShowEnds() : until(choice)
    this.#ticker = setInterval(() => this.#tick(), 250)
    this.#tick()
  }

  #tick(): void {
    const left = this.#leftMs()
    if (left !== null && left <= 0) {
      this.#player.stop()
      return this.choose(null)
    }
    // By squares: ears hear loudness in steps of the same share.
    this.#player.fade(left === null ? 1 : Math.min(1, left / FADE_MS) ** 2)
    this.#show({ choice: this.#view.choice, left: left === null ? null : Math.ceil(left / 1000) })
  }

  // With the next show the end of this one has come, also when it ended early.
  #untilShowEnds(): () => number | null {
    const show = this.#shows.heard()?.occurrenceId
    return () => (this.#shows.heard()?.occurrenceId === show ? this.#shows.leftMs() : 0)
  }

  #show(view: SleepView): void {
    if (view.choice === this.#view.choice && view.left === this.#view.left) return
    this.#view = view
    for (const watcher of this.#watchers) watcher()
  }
}

function until(minutes: number): () => number {
  const end = performance.now() + minutes * 60_000
  return () => end - performance.now()
}
