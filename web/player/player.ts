// Joins the rules to one real <audio>: feeds it events, does what they say, remembers volume and quality.

import type { NowPlaying } from '../../server/broadcast/schema.ts'
import { chooseQuality, playableQualities, type Quality } from './quality.ts'
import { statusOf, step, STOPPED, type PlayerEvent, type PlayerState } from './player-state.ts'

const VOLUME_KEY = 'imi-radio.volume'
const QUALITY_KEY = 'imi-radio.quality'

/** Another way to the sound than a mount. Its code comes with whoever hands it in. */
export interface Line {
  /** Opens it, or opens it anew after it was lost, at the place last heard. Rejects as `audio.play()` does. */
  connect(audio: HTMLAudioElement): Promise<void>
  /** Lets go of it and remembers the place. */
  disconnect(): void
}

/** What was on at the second that is heard, when that is not now. */
export interface Earlier {
  readonly line: Line
  readonly onAir: NowPlaying['onAir']
}

export interface PlayerView {
  readonly status: ReturnType<typeof statusOf> | 'offline'
  /** A person wants sound, whether or not it flows now. */
  readonly isOn: boolean
  readonly volume: number
  /** False where the device keeps volume to its own buttons (iPhones). */
  readonly canSetVolume: boolean
  readonly quality: Quality
  readonly qualities: readonly Quality[]
  /** null: the mount, which is live. */
  readonly earlier: Earlier | null
}

/** What every player shows before it knows its device: on the server, and in the browser's first picture. */
export const FIRST_VIEW: PlayerView = {
  status: 'stopped',
  isOn: false,
  volume: 1,
  canSetVolume: true,
  quality: chooseQuality({ playsOpus: false, savesData: false, effectiveType: null }, null),
  qualities: playableQualities({ playsOpus: false }),
  earlier: null,
}

/** The site's one player. Never starts by itself; once started it plays until somebody stops it. */
export class Player {
  #audio: HTMLAudioElement | null = null
  #state: PlayerState = STOPPED
  #lastTime = 0
  #loudness = 1
  /** A line that is being opened: until then what sounds is the one before. */
  #opening: Promise<void> | null = null
  #ticker: ReturnType<typeof setInterval> | undefined
  readonly #watchers = new Set<() => void>()
  #view = FIRST_VIEW

  /** Takes the audio element; the returned function lets go of it. */
  attach(audio: HTMLAudioElement): () => void {
    this.#audio = audio
    const detaching = new AbortController()
    const { signal } = detaching
    const on = (event: PlayerEvent) => () => this.#handle(event)
    audio.addEventListener('timeupdate', () => this.#noticeSound(), { signal })
    audio.addEventListener('ended', on({ type: 'lineLost' }), { signal })
    audio.addEventListener('error', () => this.#isConnected() && this.#handle({ type: 'lineLost' }), { signal })
    audio.addEventListener('pause', () => this.#isConnected() && !audio.ended && !audio.error && this.#handle({ type: 'pausedFromOutside' }), { signal })
    // A leap is no sound.
    audio.addEventListener('seeking', () => (this.#lastTime = audio.currentTime), { signal })
    addEventListener('online', on({ type: 'cameOnline' }), { signal })
    const connection = connectionOf()
    let network = connection?.type
    connection?.addEventListener?.('change', () => {
      // From Wi-Fi to the mobile network and back: the old line is gone, and some devices say nothing else. Its speed is no news.
      if (network !== connection.type) this.#handle({ type: 'cameOnline' })
      network = connection.type
    }, { signal })
    addEventListener('offline', () => this.#show(), { signal })
    document.addEventListener('visibilitychange', () => this.#lookAgain(), { signal })

    const device = readDevice(audio)
    audio.volume = Math.min(1, Math.max(0, Number(remembered(VOLUME_KEY) ?? 1) || 0))
    this.#change({
      quality: chooseQuality(device, remembered(QUALITY_KEY)),
      qualities: playableQualities(device),
      volume: audio.volume,
      canSetVolume: canSetVolume(audio),
    })
    return () => {
      this.stop()
      detaching.abort()
      this.#audio = null
    }
  }

  readonly play = () => this.#handle({ type: 'playPressed' })
  readonly stop = () => this.#handle({ type: 'stopPressed' })

  /** Unheard for a moment, without letting the line go: somebody else speaks. */
  hush(isHushed: boolean): void {
    if (this.#audio) this.#audio.muted = isHushed
  }

  setVolume(volume: number): void {
    remember(VOLUME_KEY, String(volume))
    this.#change({ volume })
    this.fade(this.#loudness)
  }

  /** Plays at this share of the chosen volume, which is left as it is. */
  fade(loudness: number): void {
    this.#loudness = loudness
    if (this.#audio) this.#audio.volume = this.#view.volume * loudness
  }

  /** Takes the sound from elsewhere than the mount; null: from the mount again. Who listens goes on listening. */
  hear(earlier: Earlier | null): void {
    const before = this.#view.earlier
    this.#change({ earlier })
    if (earlier?.line === before?.line) return
    before?.line.disconnect()
    this.#handle({ type: 'mountChanged' })
  }

  /** The element that sounds, to be looked at; null before the page has woken up. */
  get audio(): HTMLAudioElement | null {
    return this.#audio
  }

  setQuality(quality: Quality): void {
    if (quality === this.#view.quality) return
    this.#change({ quality })
    remember(QUALITY_KEY, quality.mount)
    if (!this.#view.earlier) this.#handle({ type: 'mountChanged' })
  }

  readonly view = (): PlayerView => this.#view

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  #handle(event: PlayerEvent): void {
    const { state, action } = step(this.#state, event, performance.now())
    this.#state = state
    if (action === 'connect') this.#connect()
    if (action === 'disconnect') this.#disconnect()
    this.#keepTicking(state.kind !== 'stopped')
    this.#show()
  }

  #connect(): void {
    const audio = this.#audio
    if (!audio) return
    const { earlier, quality } = this.#view
    if (!earlier) {
      this.#lastTime = 0
      // A new address each time: neither the browser nor a cache may answer with what was heard before.
      audio.src = `/listen/${quality.mount}?t=${Date.now()}`
    }
    const playing = earlier ? earlier.line.connect(audio) : audio.play()
    this.#opening = earlier ? playing : null
    const opened = () => {
      if (playing !== this.#opening) return
      this.#opening = null
      this.#lastTime = audio.currentTime
    }
    playing.then(opened, (error: unknown) => {
      opened()
      // Other failures come as the element's own 'error', or belong to a connection that was replaced.
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.#handle({ type: 'playRefused' })
    })
  }

  // Only pausing would go on downloading, which somebody pays for.
  #disconnect(): void {
    this.#view.earlier?.line.disconnect()
    this.#audio?.removeAttribute('src')
    this.#audio?.load()
  }

  #isConnected(): boolean {
    return this.#audio?.hasAttribute('src') ?? false
  }

  #noticeSound(): void {
    const time = this.#audio?.currentTime ?? 0
    if (time <= this.#lastTime || this.#opening) return
    this.#lastTime = time
    this.#handle({ type: 'soundMoved' })
  }

  // A hidden tab's timers sleep, so first see how far the sound came meanwhile.
  #lookAgain(): void {
    if (document.visibilityState !== 'visible') return
    this.#noticeSound()
    this.#handle({ type: 'cameToForeground' })
  }

  #keepTicking(wanted: boolean): void {
    if (wanted) this.#ticker ??= setInterval(() => this.#tick(), 500)
    else {
      clearInterval(this.#ticker)
      this.#ticker = undefined
    }
  }

  // Looks at the time itself too: hidden tabs get few `timeupdate` events, and playing on is not standing still.
  #tick(): void {
    this.#noticeSound()
    this.#handle({ type: 'tick' })
  }

  #show(): void {
    const said = statusOf(this.#state, performance.now())
    const isOffline = typeof navigator !== 'undefined' && navigator.onLine === false
    this.#change({ status: said === 'reconnecting' && isOffline ? 'offline' : said, isOn: this.#state.kind !== 'stopped' })
  }

  /** Watchers are told only of what differs: this is asked several times a second. */
  #change(part: Partial<PlayerView>): void {
    const next = { ...this.#view, ...part }
    const keys = Object.keys(part) as (keyof PlayerView)[] // `part` has no other keys by its type
    if (keys.every((key) => next[key] === this.#view[key])) return
    this.#view = next
    for (const watcher of this.#watchers) watcher()
  }
}

function connectionOf() {
  // Not in every browser, and not in TypeScript's own list.
  return (navigator as { connection?: Partial<EventTarget> & { type?: string; saveData?: boolean; effectiveType?: string } }).connection
}

function readDevice(audio: HTMLAudioElement) {
  const connection = connectionOf()
  return {
    playsOpus: audio.canPlayType('audio/ogg; codecs=opus') === 'probably',
    savesData: connection?.saveData ?? false,
    effectiveType: connection?.effectiveType ?? null,
  }
}

function canSetVolume(audio: HTMLAudioElement): boolean {
  const before = audio.volume
  audio.volume = before === 0.5 ? 0.4 : 0.5
  const changed = audio.volume !== before
  audio.volume = before
  return changed
}

// Storage may be forbidden; then choices last as long as the page.
function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Nothing to do: the choice holds until the page is left.
  }
}
