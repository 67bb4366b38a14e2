// Earlier moments through hls.js, which is loaded with the first of them.

import type Hls from 'hls.js/light'
import type { LevelDetails } from 'hls.js'
import type { EarlierLine, EarlierLineOptions } from './earlier-line.ts'
import { instantAt, positionOf, titleAt, type Stretch, type Titled } from './timeline.ts'

/** After the library has given up. What is in the buffer goes on sounding meanwhile. */
const AGAIN_MS = 3_000
/** Sound kept ahead, in seconds: enough for a tunnel, and little is paid for that is not heard. */
const AHEAD = 40
/** And behind, so that going back once more costs nothing. */
const BEHIND = 90

export class HlsLine implements EarlierLine {
  readonly #options: EarlierLineOptions
  #hls: Hls | null = null
  #audio: HTMLAudioElement | null = null
  #opening = 0
  /** Where to begin, or where it stopped. */
  #at: number
  #bytes = 0
  #leaving = new AbortController()

  constructor(options: EarlierLineOptions) {
    this.#options = options
    this.#at = options.at
  }

  async connect(audio: HTMLAudioElement): Promise<void> {
    this.#audio = audio
    if (this.#hls?.latestLevelDetails) this.#hls.startLoad()
    else await this.#open(audio)
    return audio.play()
  }

  disconnect(): void {
    this.#at = this.heardAt()
    this.#opening += 1
    this.#leaving.abort()
    this.#hls?.destroy()
    this.#hls = null
  }

  heardAt(): number {
    const details = this.#hls?.latestLevelDetails
    // Before the first sound the element stands at the beginning of everything.
    if (!details || !this.#audio || this.#audio.readyState < this.#audio.HAVE_CURRENT_DATA || this.#audio.seeking) return this.#at
    return instantAt(stretchesOf(details), this.#audio.currentTime) ?? this.#at
  }

  seek(at: number): void {
    const details = this.#hls?.latestLevelDetails
    const position = details && positionOf(stretchesOf(details), at)
    this.#at = at
    if (this.#audio && position != null) this.#audio.currentTime = position
  }

  titleAt(at: number): string | null {
    const details = this.#hls?.latestLevelDetails
    return details ? titleAt(titlesOf(details), at) : null
  }

  bytes(): number {
    return this.#bytes
  }

  async #open(audio: HTMLAudioElement): Promise<void> {
    const opening = (this.#opening += 1)
    const { default: Hls } = await import('hls.js/light')
    // Meanwhile somebody pressed stop, or asked for another line.
    if (opening !== this.#opening) return
    this.#leaving.abort()
    this.#hls?.destroy()
    this.#leaving = new AbortController()
    const hls = new Hls({
      autoStartLoad: false,
      enableWorker: false,
      maxBufferLength: AHEAD,
      maxMaxBufferLength: AHEAD,
      backBufferLength: BEHIND,
      // Would become text tracks, which no one sees and the site's rules for browsers refuse.
      enableDateRangeMetadataCues: false,
      enableID3MetadataCues: false,
      enableEmsgMetadataCues: false,
    })
    this.#hls = hls
    hls.once(Hls.Events.LEVEL_LOADED, (_event, { details }) => hls.startLoad(positionOf(stretchesOf(details), this.#at) ?? -1))
    hls.on(Hls.Events.FRAG_LOADED, (_event, { payload }) => void (this.#bytes += payload.byteLength))
    hls.on(Hls.Events.LEVEL_LOADED, (_event, { stats }) => void (this.#bytes += stats.total))
    hls.on(Hls.Events.ERROR, (_event, { fatal, type, response }) => {
      if (!fatal) return
      if (GONE.includes(response?.code ?? 0)) return this.#options.onOver('gone')
      if (type === Hls.ErrorTypes.MEDIA_ERROR) return hls.recoverMediaError()
      setTimeout(() => this.#again(hls), AGAIN_MS)
    })
    const { signal } = this.#leaving
    addEventListener('online', () => this.#again(hls), { signal })
    audio.addEventListener('ended', () => this.#options.onOver('ended'), { signal })
    hls.loadSource(this.#options.playlist)
    hls.attachMedia(audio)
  }

  #again(hls: Hls): void {
    if (hls !== this.#hls || !this.#audio) return
    if (hls.latestLevelDetails) hls.startLoad()
    else hls.loadSource(this.#options.playlist)
  }
}

/** Not there, not for everybody, taken away. */
const GONE = [403, 404, 410]

function stretchesOf({ fragments }: LevelDetails): readonly Stretch[] {
  return fragments.map(({ start, duration, programDateTime }) => ({ start, duration, at: programDateTime }))
}

function titlesOf({ dateRanges }: LevelDetails): readonly Titled[] {
  return Object.values(dateRanges).flatMap((range) => {
    return range?.class === 'air' ? [{ from: range.startDate.getTime(), title: range.attr['X-TITLE'] ?? null }] : []
  })
}
