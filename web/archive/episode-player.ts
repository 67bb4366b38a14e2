// Plays one episode at a time, above all pages, so that changing pages never stops the sound. Only one of both is heard: starting an
// episode stops the radio, starting the radio puts the episode away. Remembers the place and the speed.

import type { Player } from '../player/player.ts'
import { RememberedPlaces } from './places.ts'

/** What is needed to play an episode and to say what plays. */
export interface PlayedEpisode {
  readonly id: string
  /** Address of its page. */
  readonly page: string
  readonly title: string
  readonly languages: readonly string[]
  readonly showTitle: string
  readonly coverUrl: string | null
  /** In seconds. */
  readonly length: number
  readonly chapters: readonly { readonly startMs: number; readonly title: string }[]
}

export interface EpisodeView {
  /** Null: none was started, or it was put away. */
  readonly episode: PlayedEpisode | null
  /** Somebody wants sound, whether or not it flows now. */
  readonly isOn: boolean
  readonly status: 'paused' | 'playing' | 'waiting' | 'failed' | 'refused'
  /** In whole seconds. */
  readonly at: number
  readonly speed: number
}

export const SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2] as const
export const BACK = 15
export const FORWARD = 30

const SPEED_KEY = 'imi-radio.speed'
/** Seconds between two notes of the place. */
const NOTE_EVERY = 5
const NOTHING: EpisodeView = { episode: null, isOn: false, status: 'paused', at: 0, speed: 1 }

export class EpisodePlayer {
  readonly places = new RememberedPlaces(() => localStorage)
  readonly #radio: Player
  readonly #audio = new Audio()
  readonly #watchers = new Set<() => void>()
  readonly #present: (isThere: boolean) => void
  #view: EpisodeView = NOTHING
  #src = ''
  /** Where to begin once the sound's length is known: before that, some browsers forget where they were sent. */
  #beginAt: number | null = null
  #noted = 0

  /** `present` is told when there is something to show a bar for, and when no longer. */
  constructor(radio: Player, present: (isThere: boolean) => void) {
    this.#radio = radio
    this.#present = present
    const audio = this.#audio
    audio.preload = 'none'
    this.#view = { ...NOTHING, speed: rememberedSpeed() }
    const on = (events: readonly string[], handle: () => void) => events.forEach((event) => audio.addEventListener(event, handle))
    on(['loadedmetadata'], () => this.#begin())
    on(['timeupdate', 'seeked'], () => this.#noticeTime())
    on(['playing'], () => this.#change({ status: 'playing' }))
    on(['waiting', 'stalled'], () => this.#view.isOn && audio.readyState < audio.HAVE_FUTURE_DATA && this.#change({ status: 'waiting' }))
    on(['pause'], () => audio.ended || this.#paused())
    on(['ended'], () => this.#ended())
    on(['error'], () => audio.hasAttribute('src') && this.#change({ isOn: false, status: 'failed' }))
    radio.watch(() => radio.view().isOn && this.#view.episode && this.putAway())
    addEventListener('pagehide', () => this.#note())
  }

  readonly view = (): EpisodeView => this.#view

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Starts an episode at that second, in place of whatever is heard. Called with the one that is there, it goes on from there. */
  start(episode: PlayedEpisode, src: string, at: number): void {
    this.#radio.stop()
    if (this.#view.episode?.id !== episode.id) this.#note()
    if (this.#src !== src) {
      this.#src = src
      this.#audio.src = src
      this.#audio.load()
    }
    this.#change({ episode, at: Math.floor(at) })
    this.#present(true)
    this.seek(at)
    this.#tellDevice(episode)
    this.resume()
  }

  /** Goes on with what is there. */
  readonly resume = (): void => {
    if (!this.#view.episode) return
    this.#radio.stop()
    if (this.#view.status === 'failed') this.#again()
    this.#audio.playbackRate = this.#view.speed
    this.#change({ isOn: true, status: this.#audio.readyState >= this.#audio.HAVE_FUTURE_DATA ? 'playing' : 'waiting' })
    this.#audio.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.#change({ isOn: false, status: 'refused' })
    })
  }

  readonly pause = (): void => {
    this.#change({ isOn: false, status: 'paused' })
    this.#audio.pause()
  }

  /** To that second; at the ends when it lies outside. */
  seek(at: number): void {
    const { episode } = this.#view
    if (!episode) return
    const to = Math.min(Math.max(0, at), Math.max(0, episode.length - 1))
    this.#change({ at: Math.floor(to) })
    if (this.#audio.readyState >= this.#audio.HAVE_METADATA) this.#audio.currentTime = to
    else this.#beginAt = to
    this.#note()
    this.#tellPlace()
  }

  setSpeed(speed: number): void {
    this.#audio.playbackRate = speed
    this.#change({ speed })
    this.#tellPlace()
    try {
      localStorage.setItem(SPEED_KEY, String(speed))
    } catch {
      // Nothing to do: it holds until the page is left.
    }
  }

  /** The place is remembered, the radio has its bar back. */
  readonly putAway = (): void => {
    this.pause()
    this.#note()
    this.#change({ episode: null, status: 'paused', at: 0 })
    this.#src = ''
    this.#beginAt = null
    this.#audio.removeAttribute('src')
    this.#audio.load()
    this.#present(false)
  }

  #begin(): void {
    const at = this.#beginAt
    this.#beginAt = null
    if (at !== null && at > 0) this.#audio.currentTime = at
    this.#audio.playbackRate = this.#view.speed
    this.#tellPlace()
  }

  /** A line that broke is opened anew, at the same place. */
  #again(): void {
    this.#beginAt = this.#view.at
    this.#audio.src = this.#src
    this.#audio.load()
  }

  #noticeTime(): void {
    if (!this.#view.episode || this.#beginAt !== null) return
    this.#change({ at: Math.floor(this.#audio.currentTime) })
    if (Math.abs(this.#view.at - this.#noted) >= NOTE_EVERY) this.#note()
  }

  /** By us, or by the device: a call, earphones pulled out, another app. */
  #paused(): void {
    // The news comes late: meanwhile somebody may have pressed play again.
    if (!this.#view.episode || !this.#audio.paused || this.#view.status === 'failed') return
    this.#change({ isOn: false, status: this.#view.status === 'refused' ? 'refused' : 'paused' })
    this.#note()
  }

  #ended(): void {
    this.#change({ isOn: false, status: 'paused', at: 0 })
    this.#audio.currentTime = 0
    this.#note()
  }

  #note(): void {
    const { episode, at } = this.#view
    if (!episode) return
    this.#noted = at
    this.places.keep(episode.id, at, episode.length, Date.now())
  }

  #tellDevice({ title, showTitle, coverUrl, chapters }: PlayedEpisode): void {
    if (!('mediaSession' in navigator)) return
    const session = navigator.mediaSession
    session.metadata = new MediaMetadata({ title, artist: showTitle, artwork: [coverUrl ? { src: coverUrl } : { src: '/mark.svg', sizes: 'any', type: 'image/svg+xml' }] })
    const handlers: Partial<Record<MediaSessionAction, MediaSessionActionHandler>> = {
      play: this.resume,
      pause: this.pause,
      stop: this.putAway,
      seekbackward: ({ seekOffset }) => this.seek(this.#view.at - (seekOffset ?? BACK)),
      seekforward: ({ seekOffset }) => this.seek(this.#view.at + (seekOffset ?? FORWARD)),
      seekto: ({ seekTime }) => seekTime != null && this.seek(seekTime),
    }
    if (chapters.length > 1) {
      handlers.previoustrack = () => this.#seekChapter(chapters, -1)
      handlers.nexttrack = () => this.#seekChapter(chapters, 1)
    }
    for (const action of ACTIONS) {
      try {
        session.setActionHandler(action, handlers[action] ?? null)
      } catch {
        // An older browser without this key; the others work.
      }
    }
  }

  #seekChapter(chapters: PlayedEpisode['chapters'], step: 1 | -1): void {
    const { at } = this.#view
    const starts = chapters.map(({ startMs }) => startMs / 1000)
    // As on a record player: "back" leads to the beginning of this one first.
    const to = step > 0 ? starts.find((start) => start > at + 1) : starts.filter((start) => start < at - 3).pop()
    this.seek(to ?? (step > 0 ? at : 0))
  }

  #tellPlace(): void {
    const { episode, at, speed } = this.#view
    if (!('mediaSession' in navigator) || !('setPositionState' in navigator.mediaSession) || !episode || episode.length <= 0) return
    navigator.mediaSession.setPositionState({ duration: episode.length, position: Math.min(at, episode.length), playbackRate: speed })
  }

  /** Watchers are told only of what differs: this is asked several times a second. */
  #change(part: Partial<EpisodeView>): void {
    const next = { ...this.#view, ...part }
    const keys = Object.keys(part) as (keyof EpisodeView)[] // `part` has no other keys by its type
    if (keys.every((key) => next[key] === this.#view[key])) return
    const { isOn } = this.#view
    this.#view = next
    if (isOn !== next.isOn && 'mediaSession' in navigator && next.episode) navigator.mediaSession.playbackState = next.isOn ? 'playing' : 'paused'
    for (const watcher of this.#watchers) watcher()
  }
}

const ACTIONS = ['play', 'pause', 'stop', 'seekbackward', 'seekforward', 'seekto', 'previoustrack', 'nexttrack'] as const

function rememberedSpeed(): number {
  try {
    const speed = Number(localStorage.getItem(SPEED_KEY))
    return SPEEDS.find((one) => one === speed) ?? 1
  } catch {
    return 1
  }
}
