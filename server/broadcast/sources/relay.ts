// Another station's stream as a source: connected for as long as it is open, again and again when it breaks off.

import { setTimeout as sleep } from 'node:timers/promises'
import { type Clock, systemClock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { SILENCE } from '../../media/pcm.ts'
import { openLiveSource, type LiveSource } from './live-source.ts'
import { openStream, type RelayStream } from './relay-stream.ts'
import type { Source } from './source.ts'

export interface RelayOptions {
  readonly id: string
  readonly url: string
  readonly label: string
  readonly ffmpegPath: string
  /** Whether the stream may be on a private network: only for stations that relay themselves. */
  readonly allowPrivate: boolean
  readonly log: Log
  readonly clock?: Clock
}

export interface RelaySource extends Source {
  readonly kind: 'relay'
  /** Called when a connection fails or breaks off, each time with the reason. No failure: the next attempt follows by itself. */
  onTrouble(listener: (reason: string) => void): void
}

/** Each question costs the other station a burst of some 64 KB. */
const ASK_TITLE_EVERY_MS = 30_000
const KEPT_MS = 6_000
/** On air it may lag this much more before the excess is cut out: a cut is heard, a little delay is not. */
const LAG_ON_AIR_MS = 5_000
/** Not read for this long means off the air. */
const IDLE_MS = 500
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
/** A connection that lived so long broke for a new reason: the next pause is short again. */
const STEADY_MS = 20_000

/** Opens a relay. The fetching is ours and ffmpeg only decodes: what the address leads to is checked where it is connected to. */
export function openRelay(options: RelayOptions): RelaySource {
  return new StationRelay(options)
}

class StationRelay implements RelaySource {
  readonly id: string
  readonly kind = 'relay'
  readonly label: string
  title: string | null = null
  readonly #options: RelayOptions
  readonly #clock: Clock
  readonly #stopping = new AbortController()
  readonly #running: Promise<void>
  /** The connection that is heard, and before it the last one while its rest plays out. */
  #line: LiveSource | null = null
  #attempts = 0
  #lastReadAt = Number.NEGATIVE_INFINITY
  readonly #onTrouble: ((reason: string) => void)[] = []

  constructor(options: RelayOptions) {
    this.id = options.id
    this.label = options.label
    this.#options = options
    this.#clock = options.clock ?? systemClock
    this.#running = this.#stayConnected()
  }

  get ready(): boolean {
    return this.#line?.ready ?? false
  }

  get ended(): boolean {
    return this.#stopping.signal.aborted
  }

  get bufferedMs(): number {
    return this.#line?.bufferedMs ?? 0
  }

  read(): Buffer {
    this.#lastReadAt = this.#clock.monotonicMs()
    return this.#line?.read() ?? SILENCE
  }

  onTrouble(listener: (reason: string) => void): void {
    this.#onTrouble.push(listener)
  }

  async close(): Promise<void> {
    this.#stopping.abort()
    await this.#running
    await this.#line?.close()
    this.#line = null
  }

  async #stayConnected(): Promise<void> {
    const { signal } = this.#stopping
    let pauseMs = FIRST_PAUSE_MS
    while (!signal.aborted) {
      const startedAt = this.#clock.monotonicMs()
      const reason = await this.#connectOnce().catch((error: unknown) => describe(error))
      if (signal.aborted) return
      if (this.#clock.monotonicMs() - startedAt > STEADY_MS) pauseMs = FIRST_PAUSE_MS
      this.#options.log.warn({ relay: this.id, reason, nextInMs: pauseMs }, 'a relayed station is not there')
      this.#onTrouble.forEach((listener) => listener(reason))
      await sleep(pauseMs, undefined, { signal }).catch(() => {})
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
    }
  }

  /** Plays one connection to its end and says why it ended. */
  async #connectOnce(): Promise<string> {
    const ending = new AbortController()
    const signal = AbortSignal.any([this.#stopping.signal, ending.signal])
    const { allowPrivate, url } = this.#options
    const stream = await openStream(url, { allowPrivate, signal })
    const line = await this.#openLine(stream)
    void this.#followTitles(stream.url, signal)
    try {
      return await this.#pour(stream, line)
    } finally {
      ending.abort()
      stream.body.destroy()
    }
  }

  async #openLine(stream: RelayStream): Promise<LiveSource> {
    const { id, label, ffmpegPath, log } = this.#options
    this.#attempts += 1
    const line = openLiveSource({ id: `${id}/${this.#attempts}`, kind: 'client', label, contentType: stream.contentType, ffmpegPath, clock: this.#clock, log })
    const before = this.#line
    this.#line = line
    await before?.close()
    return line
  }

  #pour({ body }: RelayStream, line: LiveSource): Promise<string> {
    return new Promise((resolve) => {
      line.onFailure(resolve)
      line.onDrain(() => body.resume())
      body.on('data', (bytes: Buffer) => {
        if (!line.write(bytes)) body.pause()
        this.#keepNear(line)
      })
      body.once('error', (error) => resolve(describe(error)))
      body.once('close', () => {
        line.finish()
        resolve('the stream broke off')
      })
    })
  }

  /** A relay that waits for its slot, or got a long burst, stays near what the other station plays now. */
  #keepNear(line: LiveSource): void {
    const isOnAir = this.#clock.monotonicMs() - this.#lastReadAt < IDLE_MS
    if (!isOnAir || line.bufferedMs > KEPT_MS + LAG_ON_AIR_MS) line.trim(KEPT_MS)
  }

  async #followTitles(url: URL, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const { askTitle } = await import('./relay-titles.ts')
      const title = await askTitle(url, { allowPrivate: this.#options.allowPrivate, signal })
      if (!signal.aborted && title !== null) this.title = title
      await sleep(ASK_TITLE_EVERY_MS, undefined, { signal }).catch(() => {})
    }
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error)
}
