// The chat of one process: its parts, made when the first person comes. A station that nobody chats at carries only its routes.

import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import type { Events } from '../events.ts'
import type { Log } from '../log.ts'
import { CaseStore } from './cases/store.ts'
import { Cases } from './cases/cases.ts'
import { Deeds } from './deeds.ts'
import { ChatConnection, type ChatWire, type ConnectionServices, type Visitor } from './live/connection.ts'
import { fanOut } from './live/fan-out.ts'
import { LiveRooms } from './live/live-rooms.ts'
import { OpenRooms } from './live/open-rooms.ts'
import { Bans } from './moderation/bans.ts'
import { protectedNames, type ProtectedNames } from './moderation/nick.ts'
import { ModerationStore } from './moderation/store.ts'
import { WordLists } from './moderation/word-lists.ts'
import { ChatNews, type News } from './news.ts'
import { sayOne, type Sender } from './one-message.ts'
import { Raids } from './raids.ts'
import type { ChatProgramme, StationName } from './rooms.ts'
import type { NewMessage } from './schema.ts'
import { Speaking } from './speaking.ts'
import { ChatStore } from './store.ts'

export interface ChatOptions {
  readonly db: Kysely<Tables>
  /** Of the same database, for the connection that listens. */
  readonly databaseUrl: string
  readonly programme: ChatProgramme
  readonly station: StationName
  /** Names of hosts and people that nobody else may bear. */
  readonly listNames: () => Promise<readonly string[]>
  readonly events: Events
  readonly clock: Clock
  readonly log: Log
}

const NAMES_KEPT_MS = 60_000

export class Chat {
  readonly store: ChatStore
  readonly moderation: ModerationStore
  readonly words: WordLists
  readonly cases: Cases
  readonly deeds: Deeds
  readonly #options: ChatOptions
  readonly #news: ChatNews
  readonly #rooms: LiveRooms
  readonly #services: ConnectionServices
  readonly #connections = new Set<ChatConnection>()
  readonly #unsubscribe: readonly (() => void)[]
  #names: { readonly names: Promise<ProtectedNames>; readonly atMs: number } | null = null

  constructor(options: ChatOptions) {
    const { db, databaseUrl: url, programme, station, clock, log, events } = options
    this.#options = options
    this.store = new ChatStore(db)
    this.moderation = new ModerationStore(db)
    this.words = new WordLists(this.moderation)
    this.cases = new Cases({ store: new CaseStore(db), messages: this.store, moderation: this.moderation, clock })
    this.deeds = new Deeds({ store: this.store, moderation: this.moderation, cases: this.cases, programme, station, clock })
    this.#news = new ChatNews({ db, url, log, onNews: (one) => this.#hear(one), onGap: () => this.#catchUp() })
    const open = new OpenRooms({ programme, station, clock, tell: (frame) => this.#tellAll(frame) })
    const raids = new Raids({ store: this.store, clock, log })
    this.#rooms = new LiveRooms({ store: this.store, news: this.#news, programme, station, clock, log, onRaid: (room, seen) => raids.noticed(room, seen), onTick: () => open.look() })
    const bans = new Bans({ store: this.moderation, clock })
    const speaking = new Speaking({ store: this.store, bans, words: this.words, cases: this.cases, clock, log })
    this.#services = { rooms: this.#rooms, speaking, cases: this.cases, programme, station, names: () => this.#protectedNames(), clock, log }
    this.#unsubscribe = [
      events.on('accessEnded', (ended) => {
        for (const connection of this.#connections) connection.accessEnded(ended)
      }),
      events.on('personChanged', ({ personId }) => {
        for (const connection of this.#connections) connection.personChanged(personId)
      }),
      events.on('programmeChanged', () => {
        this.#rooms.lookAll()
        open.look()
      }),
    ]
  }

  /** Somebody came; tell the connection what arrives, and that it has gone with `leave`. */
  enter(wire: ChatWire, visitor: Visitor): ChatConnection {
    const connection = new ChatConnection(wire, visitor, this.#services)
    this.#connections.add(connection)
    return connection
  }

  /** Says one thing for somebody who has no socket; throws why not. */
  say(sender: Sender, message: NewMessage) {
    return sayOne(this.#services, sender, message, randomUUID())
  }

  leave(connection: ChatConnection): void {
    this.#connections.delete(connection)
    connection.gone()
  }

  /** The sockets are closed by the application. */
  async stop(): Promise<void> {
    for (const stop of this.#unsubscribe) stop()
    for (const connection of this.#connections) connection.gone()
    this.#rooms.stop()
    await this.#news.stop()
  }

  #hear(news: News): void {
    this.#rooms.hear(news)
    if (news.kind === 'author') for (const connection of this.#connections) connection.decided(news.key)
    if (news.kind === 'words') this.words.changed()
  }

  #tellAll(frame: Buffer): void {
    void fanOut(this.#connections, (connection) => connection.isKnown && connection.send(frame))
  }

  #catchUp(): void {
    this.#rooms.refreshAll()
    this.words.changed()
    // That somebody's access ended may have been missed as well.
    for (const connection of this.#connections) if (connection.visitor.person) connection.close('access_ended')
  }

  #protectedNames(): Promise<ProtectedNames> {
    const nowMs = this.#options.clock.monotonicMs()
    if (this.#names && nowMs - this.#names.atMs < NAMES_KEPT_MS) return this.#names.names
    const names = this.#options.listNames().then((list) => protectedNames([...list, this.#options.station.name]))
    names.catch(() => (this.#names = null))
    this.#names = { names, atMs: nowMs }
    return names
  }
}
