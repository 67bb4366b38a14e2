// The rooms that somebody of this process is in: opened with the first, closed after the last, kept up to date by the news of all processes.

import { randomUUID } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { ChatNews, News } from '../news.ts'
import { findRoom, type ChatProgramme, type Room, type StationName } from '../rooms.ts'
import type { ChatStore } from '../store.ts'
import { LiveRoom, type LiveRoomOptions, type Member } from './live-room.ts'

type Counts = Extract<News, { kind: 'counts' }>

const TICK_MS = 1000
/** Who says nothing for so long is a process that is gone. */
const COUNTS_LAST_MS = 40_000
const COUNTS_AGAIN_MS = 15_000
/** A crowd's figures change all the time and interest nobody to the second. */
const CROWD = { members: 500, countsEveryMs: 5000 } as const

export interface LiveRoomsOptions {
  readonly store: ChatStore
  readonly news: ChatNews
  readonly programme: ChatProgramme
  readonly station: StationName
  readonly clock: Clock
  readonly log: Log
  readonly onRaid: LiveRoomOptions['onRaid']
  /** Called every second while somebody is in a room. */
  readonly onTick: () => void
}

interface Entry {
  readonly live: LiveRoom
  readonly started: Promise<void>
  readonly counts: Map<string, { readonly counts: Counts; readonly atMs: number }>
  /** What this process told last, and when. */
  told: { readonly text: string; readonly atMs: number } | null
  /** What the members were shown last. */
  shown: { readonly text: string; readonly atMs: number } | null
}

export class LiveRooms {
  readonly #options: LiveRoomsOptions
  readonly #process = randomUUID()
  readonly #entries = new Map<string, Entry>()
  #tick: NodeJS.Timeout | null = null

  constructor(options: LiveRoomsOptions) {
    this.#options = options
  }

  /** Lets a member into a room. Rejects while the database is away; then the member is not in it. */
  async join(member: Member, room: Room, after: number | null): Promise<void> {
    const entry = this.#entries.get(room.id) ?? this.#open(room)
    try {
      await entry.started
      await entry.live.join(member, after)
    } catch (error) {
      entry.live.leave(member)
      this.#closeWhenEmpty(entry)
      throw error
    }
  }

  leave(member: Member, room: string): void {
    const entry = this.#entries.get(room)
    if (!entry) return
    entry.live.leave(member)
    this.#closeWhenEmpty(entry)
  }

  hear(news: News): void {
    if (news.kind === 'room') void this.#entries.get(news.room)?.live.refresh().catch((error: unknown) => this.#failed(error))
    if (news.kind === 'counts') this.#entries.get(news.room)?.counts.set(news.process, { counts: news, atMs: this.#options.clock.monotonicMs() })
  }

  /** News may have been missed. */
  refreshAll(): void {
    for (const { live } of this.#entries.values()) void live.refresh().catch((error: unknown) => this.#failed(error))
  }

  /** The programme was changed: rooms may open, close or be called something else. */
  lookAll(): void {
    for (const { live } of this.#entries.values()) this.#look(live)
  }

  stop(): void {
    if (this.#tick) clearInterval(this.#tick)
    this.#tick = null
    this.#entries.clear()
  }

  #open(room: Room): Entry {
    const { store, news, clock, onRaid } = this.#options
    const live = new LiveRoom({ room, store, clock, onRaid })
    const entry: Entry = { live, started: news.start().then(() => live.start()), counts: new Map(), told: null, shown: null }
    this.#entries.set(room.id, entry)
    this.#tick ??= setInterval(() => this.#everySecond(), TICK_MS)
    return entry
  }

  #closeWhenEmpty(entry: Entry): void {
    if (entry.live.size > 0 || this.#entries.get(entry.live.id) !== entry) return
    this.#entries.delete(entry.live.id)
    if (this.#entries.size > 0 || !this.#tick) return
    clearInterval(this.#tick)
    this.#tick = null
  }

  #everySecond(): void {
    this.#options.onTick()
    for (const entry of this.#entries.values()) {
      this.#look(entry.live)
      this.#tellOwnCounts(entry)
      this.#showCounts(entry)
    }
  }

  #look(live: LiveRoom): void {
    const { programme, station, clock } = this.#options
    const now = clock.now()
    // An airing that was cancelled has no room any more; who is in it sees it closed.
    const room = findRoom(live.id, programme, station, now) ?? { ...live.room, closesAt: new Date(Math.min(now.getTime(), live.room.closesAt?.getTime() ?? Infinity)) }
    void live.look(room).catch((error: unknown) => this.#failed(error))
  }

  #tellOwnCounts(entry: Entry): void {
    const { clock, news } = this.#options
    const [here, present] = [entry.live.here, entry.live.size]
    const [text, atMs] = [`${here}/${present}`, clock.monotonicMs()]
    const pause = present > CROWD.members ? CROWD.countsEveryMs : 0
    if (entry.told && (entry.told.text === text ? atMs - entry.told.atMs < COUNTS_AGAIN_MS : atMs - entry.told.atMs < pause)) return
    entry.told = { text, atMs }
    news.tell({ kind: 'counts', room: entry.live.id, process: this.#process, here, present }).catch((error: unknown) => this.#failed(error))
  }

  #showCounts(entry: Entry): void {
    const atMs = this.#options.clock.monotonicMs()
    for (const [process, told] of entry.counts) if (atMs - told.atMs > COUNTS_LAST_MS) entry.counts.delete(process)
    const all = [...entry.counts.values()].map(({ counts }) => counts)
    const [here, present] = [sum(all.map((one) => one.here)), sum(all.map((one) => one.present))]
    const text = `${here}/${present}`
    const pause = entry.live.size > CROWD.members ? CROWD.countsEveryMs : 0
    if (all.length === 0 || entry.shown?.text === text || (entry.shown && atMs - entry.shown.atMs < pause)) return
    entry.shown = { text, atMs }
    void entry.live.tell({ type: 'counts', room: entry.live.id, here, present })
  }

  #failed(error: unknown): void {
    // The next news, or the connection that comes back, reads again.
    this.#options.log.warn({ reason: (error as Error).message }, 'the chat could not read what changed')
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
