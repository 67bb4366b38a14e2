// What the station does by itself when a room is raided: newcomers' first messages wait for a moderator, the room is slow, and what gave the
// raid away is taken off the screens. All of it is on record, and a moderator takes it back with one deed.

import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { recordAudit } from '../people/audit-log.ts'
import { raidOf } from './live/live-room.ts'
import { RAID } from './moderation/raid.ts'
import type { ChatStore, RoomRow } from './store.ts'

/** A raid that goes on is noted again so often. */
const AGAIN_MS = 30_000

export class Raids {
  readonly #store: ChatStore
  readonly #clock: Clock
  readonly #log: Log

  constructor({ store, clock, log }: { readonly store: ChatStore; readonly clock: Clock; readonly log: Log }) {
    this.#store = store
    this.#clock = clock
    this.#log = log
  }

  /** What is said in the room is a raid; of the messages that make it one, everybody sees `seen`. Every process may notice: it is done once. */
  noticed(room: string, seen: readonly number[]): void {
    this.#notice(room, seen).catch((error: unknown) => this.#log.warn({ room, reason: (error as Error).message }, 'a raid could not be noted'))
  }

  async #notice(room: string, seen: readonly number[]): Promise<void> {
    const now = this.#clock.now()
    const row = await this.#store.findRoom(room)
    if (!row || (seen.length === 0 && isNoted(row, now))) return
    const { isNew, held } = await this.#store.inOneGo(async (trx) => {
      // First: whoever speaks or notices meanwhile waits for this, and finds the raid on.
      const before = await this.#store.changeRoom(trx, room, (at) => ({ raid_until: new Date(now.getTime() + RAID.lastsMs), ...(raidOf(at, now) ? {} : { raid_since: now }) }), now)
      const count = await this.#store.holdSeen(trx, room, seen, now)
      const begins = !raidOf(before, now)
      if (begins || count > 0) await recordAudit(trx, { at: now, person: null, action: 'chat.raid_noticed', subject: `room/${room}`, details: { after: count } })
      return { isNew: begins, held: count }
    })
    if (isNew || held > 0) this.#log.warn({ room, held }, 'a raid on the chat: first messages wait for a moderator, the room is slow')
  }
}

function isNoted({ raid_until: until }: RoomRow, now: Date): boolean {
  return until !== null && now.getTime() + RAID.lastsMs - until.getTime() < AGAIN_MS
}
