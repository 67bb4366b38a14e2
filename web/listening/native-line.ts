// Earlier moments through a browser that plays the station's playlists by itself and tells their time: Safari, and every browser of an iPhone.

import type { EarlierLine, EarlierLineOptions } from './earlier-line.ts'

export class NativeLine implements EarlierLine {
  readonly #options: EarlierLineOptions
  #audio: HTMLAudioElement | null = null
  /** Where to begin, or where it stopped. */
  #at: number
  #leaving = new AbortController()

  constructor(options: EarlierLineOptions) {
    this.#options = options
    this.#at = options.at
  }

  connect(audio: HTMLAudioElement): Promise<void> {
    this.disconnect()
    this.#audio = audio
    this.#leaving = new AbortController()
    const { signal } = this.#leaving
    // Before its length is known, the browser forgets where it was sent.
    audio.addEventListener('loadedmetadata', () => this.seek(this.#at), { signal })
    audio.addEventListener('ended', () => this.#options.onOver('ended'), { signal })
    audio.src = this.#options.playlist
    return audio.play()
  }

  disconnect(): void {
    this.#at = this.heardAt()
    this.#leaving.abort()
    this.#audio = null
  }

  heardAt(): number {
    const beginning = this.#beginning()
    if (beginning === null || !this.#audio || this.#audio.seeking || this.#audio.currentTime === 0) return this.#at
    return beginning + this.#audio.currentTime * 1000
  }

  seek(at: number): void {
    this.#at = at
    const beginning = this.#beginning()
    if (!this.#audio || beginning === null) return
    const { seekable } = this.#audio
    const [first, last] = seekable.length > 0 ? [seekable.start(0), seekable.end(seekable.length - 1)] : [0, Infinity]
    this.#audio.currentTime = Math.min(Math.max((at - beginning) / 1000, first), last)
  }

  /** The browser keeps the playlist to itself. */
  titleAt(): null {
    return null
  }

  bytes(): null {
    return null
  }

  /** The instant of second 0, ms; null: not known yet. */
  #beginning(): number | null {
    // WebKit's own, so not in TypeScript's list.
    const startDate = (this.#audio as { getStartDate?: () => Date } | null)?.getStartDate?.().getTime()
    return startDate === undefined || Number.isNaN(startDate) ? null : startDate
  }
}
