// The sound of the episode that is edited: plays the whole recording, or only what listeners will hear of it. Knows no React.

import { heardAt, heardFrom, recordedAt, type Range } from '../cuts.ts'

/** How often whoever shows the place is told. */
const TELL_EVERY_MS = 80

export class EditorSound {
  readonly #listeners = new Set<() => void>()
  #element: HTMLAudioElement | null = null
  #frame = 0
  #toldAt = 0
  /** Of the sound that is not loaded yet. */
  #wantedMs = 0
  #out: readonly Range[] = []
  #lastMs = 0
  #isCut = false
  /** Where to stop again; null: at the end. */
  #untilMs: number | null = null
  isPlaying = false
  hasFailed = false
  /** Whether what is left out is passed over. */
  isAsHeard = true

  /** The element of the page; null when it goes away. */
  readonly attach = (element: HTMLAudioElement | null): void => {
    if (this.#element === element) return
    if (this.#element) this.#stopFollowing()
    this.#element = element
    if (!element) return
    element.addEventListener('play', () => this.#follow())
    element.addEventListener('pause', () => this.#stopFollowing())
    element.addEventListener('seeked', () => this.#tell())
    element.addEventListener('error', () => {
      this.hasFailed = true
      this.#tell()
    })
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** On the recording's time line. */
  readonly atMs = (): number => {
    if (!this.#element || this.#element.readyState === 0) return this.#wantedMs
    const ms = Math.round(this.#element.currentTime * 1000)
    return this.#isCut ? recordedAt(this.#out, ms) : ms
  }

  /** What is left out now, how long the recording is, and whether what is played is the file that listeners get. */
  setOut(out: readonly Range[], lastMs: number, isCut: boolean): void {
    this.#out = out
    this.#lastMs = lastMs
    this.#isCut = isCut
  }

  setAsHeard(isAsHeard: boolean): void {
    this.isAsHeard = isAsHeard
    this.#tell()
  }

  seek(ms: number): void {
    this.#untilMs = null
    this.#goTo(ms)
  }

  toggle(): void {
    if (this.isPlaying) this.pause()
    else void this.play()
  }

  /** Plays from there, or from here; up to `untilMs` when it is given. */
  async play(fromMs?: number, untilMs: number | null = null): Promise<void> {
    if (!this.#element) return
    if (fromMs !== undefined) this.#goTo(fromMs)
    this.#untilMs = untilMs
    if (this.isAsHeard && untilMs === null && heardFrom(this.#out, this.atMs(), this.#lastMs) === null) this.#goTo(heardFrom(this.#out, 0, this.#lastMs) ?? 0)
    // A second press while it begins is no failure.
    await this.#element.play().catch(() => undefined)
  }

  pause(): void {
    this.#element?.pause()
  }

  #goTo(ms: number): void {
    this.#wantedMs = Math.max(0, Math.min(ms, this.#lastMs))
    if (this.#element) this.#element.currentTime = (this.#isCut ? heardAt(this.#out, this.#wantedMs) : this.#wantedMs) / 1000
    this.#tell()
  }

  #follow(): void {
    this.isPlaying = true
    this.#tell()
    const step = () => {
      this.#frame = requestAnimationFrame(step)
      this.#passOver()
      if (performance.now() - this.#toldAt >= TELL_EVERY_MS) this.#tell()
    }
    cancelAnimationFrame(this.#frame)
    step()
  }

  #stopFollowing(): void {
    cancelAnimationFrame(this.#frame)
    this.isPlaying = false
    this.#tell()
  }

  #passOver(): void {
    const at = this.atMs()
    if (this.#untilMs !== null) {
      if (at >= this.#untilMs) this.pause()
      return
    }
    if (!this.isAsHeard || this.#isCut) return
    const next = heardFrom(this.#out, at, this.#lastMs)
    if (next === null) this.pause()
    else if (next !== at) this.#goTo(next)
  }

  #tell(): void {
    this.#toldAt = performance.now()
    for (const listener of this.#listeners) listener()
  }
}
