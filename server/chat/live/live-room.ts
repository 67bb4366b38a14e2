// One room as the people of this process see it: reads what changed when told that something did, and gives it to every member in order.

import type { Clock } from '../../clock.ts'
import { CHAT_LIMITS, type ChatReply } from '../chat-schema.ts'
import { RAID, RaidWatch } from '../moderation/raid.ts'
import { presentMessage, presentMessages, type Audience } from '../present.ts'
import { presentRoom, type Room } from '../rooms.ts'
import type { ChatStore, MessageRow, RoomRow } from '../store.ts'
import { fanOut, frameOf } from './fan-out.ts'

/** Somebody in a room, by one connection. */
export interface Member {
  readonly authorKeys: readonly string[]
  readonly mayModerate: boolean
  /** In this room. */
  readonly mayHost: boolean
  readonly isHere: boolean
  /** Never waits; a member who does not read is closed by whoever gives it. */
  send(frame: Buffer): void
}

interface Seat {
  readonly member: Member
  /** The member has every change up to here. */
  seq: number
  /** What was told while an older part was still being read; null: the member has all. */
  waiting: Buffer[] | null
}

/** Changes told in one frame: a page that reads must never look like one that does not. */
const AT_ONCE = 50
/** Changes after a lost line; who missed more begins anew. */
const MOST_MISSED = 200
/** Remembered for those who join: enough that a moderator's broom leaves some. */
const REMEMBERED = 4 * CHAT_LIMITS.history

export interface LiveRoomOptions {
  readonly room: Room
  readonly store: ChatStore
  readonly clock: Clock
  /** What newcomers say now looks like a raid; of the messages that make it one, everybody sees these. */
  readonly onRaid: (room: string, seen: readonly number[]) => void
}

export class LiveRoom {
  readonly id: string
  readonly #store: ChatStore
  readonly #clock: Clock
  readonly #onRaid: LiveRoomOptions['onRaid']
  readonly #seats = new Map<Member, Seat>()
  readonly #recent = new Map<number, MessageRow>()
  #raidWatch = new RaidWatch()
  #room: Room
  #row: RoomRow | null = null
  #seq = 0
  #pinned: MessageRow | null = null
  #told = ''
  #history: Partial<Record<Audience, Buffer>> = {}
  #reading: Promise<void> | null = null
  #isStale = false

  constructor({ room, store, clock, onRaid }: LiveRoomOptions) {
    this.id = room.id
    this.#room = room
    this.#store = store
    this.#clock = clock
    this.#onRaid = onRaid
  }

  /** Reads how things stand. Listen for news before. */
  async start(): Promise<void> {
    this.#row = await this.#store.findRoom(this.id)
    this.#seq = this.#row?.seq ?? 0
    const rows = await this.#store.last(this.id, CHAT_LIMITS.history, { states: ['shown', 'held'] })
    for (const row of rows.filter(({ changed }) => changed <= this.#seq)) this.#recent.set(row.id, row)
    await this.#readPinned()
    this.#told = this.#stateText()
    // Between the two questions something may have changed.
    await this.refresh()
  }

  get size(): number {
    return this.#seats.size
  }

  get here(): number {
    return new Set([...this.#seats.keys()].filter(({ isHere }) => isHere).map(({ authorKeys }) => authorKeys[0])).size
  }

  get room(): Room {
    return this.#room
  }

  has(member: Member): boolean {
    return this.#seats.has(member)
  }

  /**
   * Lets somebody in and gives them the room: its state, then what changed after `after`, or its last messages. What happens meanwhile
   * comes after that: nothing is missing and nothing is there twice.
   */
  async join(member: Member, after: number | null): Promise<void> {
    this.#raidWatch.join(this.#clock.now().getTime())
    // Another process was faster in telling this client.
    if (after !== null && after > this.#seq) await this.refresh()
    const seat: Seat = { member, seq: this.#seq, waiting: [] }
    this.#seats.set(member, seat)
    member.send(frameOf(this.#stateFor(member)))
    const missed = after === null || after > seat.seq ? null : await this.#missed(seat, after)
    if (missed) member.send(missed)
    else this.#giveHistory(member, seat)
    for (const frame of seat.waiting ?? []) member.send(frame)
    seat.waiting = null
  }

  leave(member: Member): void {
    this.#seats.delete(member)
  }

  /** The programme may say something else of this room by now, or its time has come. */
  async look(room: Room): Promise<void> {
    this.#room = room
    await this.#tellState()
  }

  /** Reads what changed and tells it; whoever calls while that runs gets one more reading. Rejects while the database is away. */
  refresh(): Promise<void> {
    if (this.#reading) {
      this.#isStale = true
      return this.#reading
    }
    this.#reading = this.#readAll().finally(() => (this.#reading = null))
    return this.#reading
  }

  /** Tells every member something that is no change of the room. */
  async tell(reply: ChatReply): Promise<void> {
    const frame = frameOf(reply)
    await fanOut(this.#seats.values(), (seat) => this.#give(seat, frame))
  }

  async #readAll(): Promise<void> {
    do {
      this.#isStale = false
      await this.#readChanges()
    } while (this.#isStale)
  }

  async #readChanges(): Promise<void> {
    // At the same time: everybody waits for this.
    const [row, first] = await Promise.all([this.#store.findRoom(this.id), this.#store.changes(this.id, this.#seq, null, AT_ONCE)])
    // A moderator who ends a raid is not answered by the same messages once more.
    if (raidOf(this.#row, this.#clock.now()) && !raidOf(row, this.#clock.now())) this.#raidWatch = new RaidWatch()
    this.#row = row
    let rows = first
    // What moderators did to the room is told before what was said after it.
    this.#remember(rows)
    await this.#readPinned()
    await this.#tellState()
    for (;;) {
      const upTo = rows.at(-1)?.changed
      if (upTo === undefined) break
      this.#remember(rows)
      await this.#tellMessages(rows, upTo)
      this.#watch(rows)
      if (rows.length < AT_ONCE) break
      rows = await this.#store.changes(this.id, upTo, null, AT_ONCE)
    }
    await this.#readPinned()
    await this.#tellState()
  }

  #remember(rows: readonly MessageRow[]): void {
    const newest = [...this.#recent.keys()].at(-1) ?? 0
    for (const row of rows.toSorted((one, other) => one.id - other.id)) if (row.id > newest || this.#recent.has(row.id)) this.#recent.set(row.id, row)
    for (const id of this.#recent.keys()) {
      if (this.#recent.size <= REMEMBERED) break
      this.#recent.delete(id)
    }
    this.#history = {}
  }

  async #tellMessages(rows: readonly MessageRow[], upTo: number): Promise<void> {
    this.#seq = upTo
    const frames: Partial<Record<Audience, Buffer | null>> = {}
    const held = rows.filter(({ state }) => state === 'held')
    await fanOut(this.#seats.values(), (seat) => {
      if (seat.seq >= upTo) return
      seat.seq = upTo
      const audience = audienceOf(seat.member)
      const frame = (frames[audience] ??= this.#messages(presentMessages(rows, audience), upTo))
      const own = audience === 'public' && held.some(({ author_key }) => isOwn(author_key, seat.member))
      this.#give(seat, own ? this.#messages(presentMessages(rows, audience, seat.member.authorKeys), upTo) : frame)
    })
  }

  #messages(messages: readonly object[], seq: number, reset = false): Buffer | null {
    return messages.length === 0 && !reset ? null : frameOf({ type: 'messages', room: this.id, seq, reset, messages })
  }

  /** Null: too much was missed. */
  async #missed(seat: Seat, after: number): Promise<Buffer | null> {
    const rows = after === seat.seq ? [] : await this.#store.changes(this.id, after, seat.seq, MOST_MISSED + 1)
    if (rows.length > MOST_MISSED) return null
    return frameOf({ type: 'messages', room: this.id, seq: seat.seq, reset: false, messages: presentMessages(rows, audienceOf(seat.member), seat.member.authorKeys) })
  }

  #giveHistory(member: Member, seat: Seat): void {
    const audience = audienceOf(member)
    seat.seq = this.#seq
    // What was told while the older part was read is in the history already, or in the room's state.
    if (seat.waiting && seat.waiting.length > 0) seat.waiting = [frameOf(this.#stateFor(member))]
    const frame = (this.#history[audience] ??= frameOf(this.#lastMessages(audience)))
    member.send(frame)
    const ownHeld = [...this.#recent.values()].filter(({ state, author_key }) => state === 'held' && isOwn(author_key, member))
    if (audience === 'public' && ownHeld.length > 0) member.send(frameOf({ type: 'messages', room: this.id, seq: seat.seq, reset: false, messages: presentMessages(ownHeld, audience, member.authorKeys) }))
  }

  #lastMessages(audience: Audience): ChatReply {
    const shown = [...this.#recent.values()].filter(({ state }) => state === 'shown' || (state === 'held' && audience === 'desk'))
    return { type: 'messages', room: this.id, seq: this.#seq, reset: true, messages: presentMessages(shown.slice(-CHAT_LIMITS.history), audience) }
  }

  #give(seat: Seat, frame: Buffer | null): void {
    if (frame === null) return
    if (seat.waiting) seat.waiting.push(frame)
    else seat.member.send(frame)
  }

  async #readPinned(): Promise<void> {
    const id = this.#row?.pinned ?? null
    const row = id === null ? null : (this.#recent.get(id) ?? (await this.#store.findMessage(this.id, id)))
    this.#pinned = row?.state === 'shown' ? row : null
  }

  async #tellState(): Promise<void> {
    const text = this.#stateText()
    if (text === this.#told) return
    this.#told = text
    await fanOut(this.#seats.values(), (seat) => this.#give(seat, frameOf(this.#stateFor(seat.member))))
  }

  #stateText(): string {
    return JSON.stringify(this.#state())
  }

  #stateFor({ mayModerate, mayHost }: Member): ChatReply {
    return { ...this.#state(), mayModerate, mayHost }
  }

  #state() {
    const now = this.#clock.now()
    const isRaid = raidOf(this.#row, now)
    return {
      type: 'room' as const,
      room: presentRoom(this.#room, now),
      slowSeconds: slowSecondsOf(this.#row, now),
      isRaid,
      pinned: this.#pinned && presentMessage(this.#pinned, 'public'),
    }
  }

  #watch(rows: readonly MessageRow[]): void {
    // Its own number: it was said just now, and not only changed.
    for (const { id, changed, said_at, is_newcomer: isNewcomer, mark, text, author_key } of rows) {
      if (id !== changed || mark !== null || author_key === null) continue
      const signs = this.#raidWatch.hear({ id, author: author_key, isNewcomer, text, atMs: said_at.getTime() })
      if (signs.length > 0) this.#onRaid(this.id, signs.filter((sign) => isSeen(this.#recent.get(sign))))
    }
  }
}

/** Whether first messages are held in the room now. */
export function raidOf(row: Pick<RoomRow, 'raid_until'> | null, now: Date): boolean {
  return row?.raid_until !== null && row?.raid_until !== undefined && now < row.raid_until
}

/** Seconds between two messages of one author. */
export function slowSecondsOf(row: RoomRow | null, now: Date): number {
  return Math.max(row?.slow_seconds ?? 0, raidOf(row, now) ? RAID.slowSeconds : 0)
}

/** Shown since it was said, and looked at by nobody who keeps the chat kind: that would have given it another number. */
export function isSeen(row: MessageRow | undefined): boolean {
  return row?.state === 'shown' && row.changed === row.id
}

function audienceOf({ mayHost }: Member): Audience {
  return mayHost ? 'desk' : 'public'
}

function isOwn(authorKey: string | null, { authorKeys }: Member): boolean {
  return authorKey !== null && authorKeys.includes(authorKey)
}
