// Going back in what is on air: half a minute, to the beginning of the show, and forward to live again. Asks the station what it allows;
// the sound itself is the player's, on another line.

import type { WireStartOver } from '../../server/broadcast/air-log/schema.ts'
import type { NowPlaying } from '../../server/broadcast/schema.ts'
import { request } from '../api/client.ts'
import type { Player } from '../player/player.ts'
import type { EarlierLine } from './earlier-line.ts'
import { lineToEarlier } from './line-to-earlier.ts'

export const LEAP = 30
/** Nearer to live than this, in ms, there is nothing yet to leap to. */
const EDGE_MS = 15_000

type OnAir = NowPlaying['onAir']

export interface StartOverView {
  /** What the station allows in the show that is on air; null: it has not said. */
  readonly offer: WireStartOver | null
  /** When the second that is heard was on air, in whole seconds of ms; null: live. */
  readonly heardAt: number | null
  /** Why it is live again, or why nothing happened. */
  readonly trouble: 'gone' | 'unsupported' | null
}

interface Opened {
  readonly line: EarlierLine
  readonly onAir: OnAir
  readonly offer: WireStartOver
}

export class StartOver {
  readonly #player: Player
  readonly #time: () => number
  readonly #watchers = new Set<() => void>()
  #view: StartOverView = { offer: null, heardAt: null, trouble: null }
  #onAir: OnAir | null = null
  #opened: Opened | null = null
  #looking: ReturnType<typeof setInterval> | undefined

  /** `time` is the station's, in ms. */
  constructor(player: Player, time: () => number) {
    this.#player = player
    this.#time = time
  }

  readonly view = (): StartOverView => this.#view

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** What is on air now, and what the station says of it by itself; null: it says nothing, and is asked with each airing. */
  tell(onAir: OnAir | null, offer: WireStartOver | null): void {
    const isOther = onAir?.occurrenceId !== this.#onAir?.occurrenceId
    this.#onAir = onAir
    if (offer) this.#change({ offer })
    else if (onAir && (isOther || this.#view.offer === null)) void this.#ask()
  }

  /** The airing that is heard. */
  heard(): OnAir | null {
    return this.#player.view().earlier?.onAir ?? this.#onAir
  }

  /** How long the show that is heard still goes on, ms; null: nobody knows. */
  leftMs(): number | null {
    const endsAt = this.heard()?.endsAt
    return endsAt == null ? null : Date.parse(endsAt) - (this.#opened?.line.heardAt() ?? this.#time())
  }

  /** So many seconds back, or forward when negative. Forward past the last second is live. */
  readonly back = (seconds: number): void => {
    const to = (this.#opened?.line.heardAt() ?? this.#time() - this.#burstMs()) - seconds * 1000
    if (seconds < 0 && to > this.#time() - EDGE_MS) this.live()
    else this.#goTo(to)
  }

  readonly beginning = (): void => {
    const startsAt = (this.#opened?.offer ?? this.#view.offer)?.startsAt
    if (startsAt != null) this.#goTo(Date.parse(startsAt))
  }

  readonly live = (): void => {
    clearInterval(this.#looking)
    this.#opened = null
    this.#player.hear(null)
    this.#change({ heardAt: null, trouble: null })
  }

  /** Loaded for earlier moments so far; null: not known. */
  bytes(): number | null {
    return this.#opened?.line.bytes() ?? null
  }

  #goTo(at: number): void {
    this.#change({ trouble: null })
    if (this.#opened) {
      this.#opened.line.seek(at)
      this.#player.play()
      return this.#look()
    }
    const { offer } = this.#view
    if (!offer?.playlist || !this.#onAir) return
    const line: EarlierLine | null = lineToEarlier({ playlist: offer.playlist, at, onOver: (why) => this.#over(line, why) })
    if (!line) return this.#change({ trouble: 'unsupported' })
    this.#opened = { line, offer, onAir: { ...this.#onAir, live: false, title: null } }
    this.#player.hear(this.#opened)
    this.#player.play()
    this.#looking = setInterval(() => this.#look(), 500)
    this.#look()
  }

  #over(line: EarlierLine | null, why: 'ended' | 'gone'): void {
    if (!line || line !== this.#opened?.line) return
    this.live()
    if (why === 'gone') this.#change({ trouble: 'gone' })
  }

  /** Follows the second that is heard. */
  #look(): void {
    if (!this.#opened) return
    const { line, onAir, offer } = this.#opened
    const at = line.heardAt()
    const title = line.titleAt(at)
    if (title !== onAir.title) {
      this.#opened = { line, offer, onAir: { ...onAir, title } }
      this.#player.hear(this.#opened)
    }
    this.#change({ heardAt: Math.floor(at / 1000) * 1000 })
  }

  /** How far behind the station's sound the mount is heard already: what lies ready in the browser. */
  #burstMs(): number {
    const audio = this.#player.audio
    if (!audio || audio.buffered.length === 0) return 0
    return Math.max(0, audio.buffered.end(audio.buffered.length - 1) - audio.currentTime) * 1000
  }

  async #ask(): Promise<void> {
    const asked = this.#onAir
    const offer = await request<WireStartOver>('GET', '/api/v1/start-over').catch(() => null)
    if (asked?.occurrenceId === this.#onAir?.occurrenceId) this.#change({ offer })
  }

  /** Watchers are told only of what differs: this is asked several times a second. */
  #change(part: Partial<StartOverView>): void {
    const next = { ...this.#view, ...part }
    const keys = Object.keys(part) as (keyof StartOverView)[] // `part` has no other keys by its type
    if (keys.every((key) => next[key] === this.#view[key])) return
    this.#view = next
    for (const watcher of this.#watchers) watcher()
  }
}
