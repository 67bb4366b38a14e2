// How much data the sound has taken since the page was opened. Browsers do not count a stream for the page, so what they have of it
// is measured in seconds of sound and told in bytes by the stream's own rate; what is thrown away unheard was paid for and counts.

import type { Player } from '../player/player.ts'

const LOOK_MS = 1_000

export class DataUsed {
  readonly #player: Player
  readonly #earlierBytes: () => number | null
  readonly #watchers = new Set<() => void>()
  #src = ''
  #end = 0
  #streamed = 0
  #earlier = 0
  #before = 0
  #shown = 0

  /** `earlierBytes`: what earlier moments took in this line; null: not known, or it is live. */
  constructor(player: Player, earlierBytes: () => number | null) {
    this.#player = player
    this.#earlierBytes = earlierBytes
    let looking: ReturnType<typeof setInterval> | undefined
    const follow = () => {
      if (player.view().isOn) looking ??= setInterval(() => this.#look(), LOOK_MS)
      else looking = void clearInterval(looking)
    }
    player.watch(follow)
    follow()
  }

  /** In tenths of a megabyte (100,000 bytes), so that what is shown does not flicker. */
  readonly tenths = (): number => this.#shown

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  #look(): void {
    const { audio } = this.#player
    if (!audio || audio.buffered.length === 0) return
    const { earlier, quality } = this.#player.view()
    const bytes = earlier ? this.#earlierBytes() : null
    if (bytes === null) this.#follow(audio, earlier ? EARLIER_KBPS : quality.kbps)
    else {
      // A new line counts from nothing.
      if (bytes < this.#earlier) this.#before += this.#earlier
      this.#earlier = bytes
    }
    const shown = Math.round((this.#streamed + this.#before + this.#earlier) / 100_000)
    if (shown === this.#shown) return
    this.#shown = shown
    for (const watcher of this.#watchers) watcher()
  }

  #follow(audio: HTMLAudioElement, kbps: number): void {
    const end = audio.buffered.end(audio.buffered.length - 1)
    if (audio.currentSrc !== this.#src) {
      this.#src = audio.currentSrc
      this.#end = audio.buffered.start(0)
    }
    this.#streamed += (Math.max(0, end - this.#end) * kbps * 1000) / 8
    this.#end = Math.max(end, this.#end)
  }
}

/** The rate of earlier moments: they are the full MP3 stream's own frames. */
export const EARLIER_KBPS = 128
