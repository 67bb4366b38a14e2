// What the page knows of the station: what is on now, and the programme. Pushed by the events socket; asked for while the socket is away.

import type { WireStartOver } from '../../server/broadcast/air-log/schema.ts'
import type { NowPlaying } from '../../server/broadcast/schema.ts'
import type { Boot } from '../boot.ts'
import { twoDays } from '../programme/day.ts'
import type { ProgrammeAnswer } from '../../server/schedule/schema.ts'
import { ask } from './client.ts'
import { openStationEvents } from './station-events.ts'

const ASK_EVERY_MS = 15_000
/** The programme is asked again this often, for changes that no push told of. */
const PROGRAMME_EVERY_MS = 10 * 60_000

export interface StationPicture {
  readonly name: string
  /** Of the site and the idents, the main one first. */
  readonly languages: readonly string[]
  /** null: not known. */
  readonly now: NowPlaying | null
  readonly programme: ProgrammeAnswer | null
  /** Whether what is on air can be heard from its beginning; null: nothing was pushed. */
  readonly startOver: WireStartOver | null
  /** Grows whenever the programme may have changed: whoever shows some of it asks again. */
  readonly changes: number
}

/** Keeps the picture fresh between `open` and the close it returns. A question without an answer leaves the last good picture. */
export class StationFeed {
  readonly #time: () => number
  readonly #timeZone: string
  readonly #watchers = new Set<() => void>()
  #picture: StationPicture
  #programmeFrom: string
  #programmeAskedAt = 0

  /** `time` is the station's, not the phone's. */
  constructor(boot: Boot, time: () => number) {
    this.#time = time
    this.#timeZone = boot.station.timeZone
    this.#picture = { name: boot.station.name, languages: boot.station.languages, now: boot.now, programme: boot.programme, startOver: null, changes: 0 }
    const first = this.#picture
    this.first = () => first
    // A page that was put away says what was on then. Nobody knows what is now.
    if (boot.keptAt !== null) this.#picture = { ...first, now: null }
    this.#programmeFrom = boot.programme ? twoDays(new Date(boot.at), this.#timeZone).from : ''
  }

  /** What the server drew, for as long as the page wakes up. */
  readonly first: () => StationPicture

  readonly picture = (): StationPicture => this.#picture

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Starts listening for news; the returned function stops it. */
  open(): () => void {
    let isPushed = false
    this.#programmeAskedAt = performance.now()
    const closeEvents = openStationEvents({
      onConnected: (connected) => {
        isPushed = connected
        if (!connected) this.#show({ startOver: null })
        // News may have been missed while the socket was away.
        if (connected) void this.#askProgramme()
      },
      onEvent: (event) => {
        if (event.type === 'now') this.#show({ now: event.now })
        if (event.type === 'startOver') this.#show({ startOver: event.startOver })
        if (event.type === 'listeners' && this.#picture.now) this.#show({ now: { ...this.#picture.now, listeners: event.total } })
        if (event.type === 'programmeChanged') void this.#askProgramme()
      },
    })
    const timer = setInterval(() => {
      if (!isPushed) void this.#askNow()
      if (this.#isProgrammeOld()) void this.#askProgramme()
    }, ASK_EVERY_MS)
    if (!this.#picture.now) void this.#askNow()
    if (!this.#picture.programme) void this.#askProgramme()
    return () => {
      closeEvents()
      clearInterval(timer)
    }
  }

  #isOver(): boolean {
    const endsAt = this.#picture.now?.onAir.endsAt ?? null
    return endsAt !== null && Date.parse(endsAt) <= this.#time()
  }

  #isProgrammeOld(): boolean {
    return this.#today().from !== this.#programmeFrom || performance.now() - this.#programmeAskedAt > PROGRAMME_EVERY_MS
  }

  #today(): { from: string; until: string } {
    return twoDays(new Date(this.#time()), this.#timeZone)
  }

  async #askNow(): Promise<void> {
    const now = await ask('/api/v1/now').catch(() => null)
    // A show that is over is not on air, even if nobody can say what is.
    if (now || this.#isOver()) this.#show({ now })
  }

  async #askProgramme(): Promise<void> {
    const days = this.#today()
    this.#programmeAskedAt = performance.now()
    this.#show({ changes: this.#picture.changes + 1 })
    const programme = await ask('/api/v1/programme', days).catch(() => null)
    if (!programme) return
    this.#programmeFrom = days.from
    this.#show({ programme })
  }

  #show(part: Partial<StationPicture>): void {
    this.#picture = { ...this.#picture, ...part }
    for (const watcher of this.#watchers) watcher()
  }
}
