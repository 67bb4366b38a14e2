// Rooms and messages in the database. Every change of a room takes the room's next number under its lock and tells all processes: numbers
// become visible in their order, so whoever has all up to one of them has missed nothing.

import { sql, type Kysely, type Selectable, type Transaction } from 'kysely'
import { notify } from '../db/notifications.ts'
import type { Tables } from '../db/tables.ts'
import { CHAT_CHANNEL, newsOf } from './news.ts'
import type { NetworkHash } from './network.ts'

export type MessageRow = Selectable<Tables['chat_messages']>
export type RoomRow = Selectable<Tables['chat_rooms']>

/** What of a message is decided before the room is known. */
export interface NewMessage extends Pick<MessageRow, 'room' | 'nick' | 'mark' | 'kind' | 'text' | 'language' | 'queue'> {
  readonly authorKey: string
  readonly sayId: string
  readonly at: Date
  readonly network: NetworkHash | null
}

/** What the author did before in this room, and in all of them. */
export interface AuthorPast {
  readonly lastSaidAt: Date | null
  /** The first message that everybody saw. */
  readonly firstShownAt: Date | null
  /** Messages of the author's network that wait for a moderator. */
  readonly heldOfNetwork: number
}

export type Verdict =
  | { readonly state: 'shown' | 'held' | 'hidden'; readonly heldFor: MessageRow['held_for']; readonly isNewcomer: boolean; readonly linksAllowed: boolean }
  | { readonly state: 'refused'; readonly retryAt: Date }

export type Said =
  | { readonly outcome: 'said' | 'known'; readonly id: number; readonly state: MessageRow['state'] }
  | { readonly outcome: 'refused'; readonly retryAt: Date }

export type MessageChange = Partial<Pick<MessageRow, 'state' | 'held_for' | 'queue' | 'links_allowed'>>
export type RoomChange = Partial<Pick<RoomRow, 'slow_seconds' | 'raid_since' | 'raid_until' | 'pinned'>>

/** Work in one transaction; what it does is heard of when all of it is true. */
export type ChatTransaction = Transaction<Tables>

export class ChatStore {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  inOneGo<T>(work: (trx: ChatTransaction) => Promise<T>): Promise<T> {
    return this.#db.transaction().execute(work)
  }

  /** Keeps a message, once for each `sayId` of its author, as `judge` finds it. */
  async say(message: NewMessage, judge: (room: RoomRow, past: AuthorPast) => Verdict): Promise<Said> {
    return this.inOneGo(async (trx) => {
      const room = await nextChange(trx, message.room, message.at)
      const { known, ...past } = await pastOf(trx, message)
      if (known) return { outcome: 'known', ...known }
      const verdict = judge(room, past)
      if (verdict.state === 'refused') return { outcome: 'refused', retryAt: verdict.retryAt }
      await trx
        .insertInto('chat_messages')
        .values({
          room: message.room,
          id: room.seq,
          changed: room.seq,
          said_at: message.at,
          changed_at: message.at,
          author_key: message.authorKey,
          say_id: message.sayId,
          nick: message.nick,
          mark: message.mark,
          kind: message.kind,
          text: message.text,
          language: message.language,
          state: verdict.state,
          held_for: verdict.heldFor,
          queue: message.queue,
          links_allowed: verdict.linksAllowed,
          is_newcomer: verdict.isNewcomer,
          network: message.network?.hash ?? null,
          network_day: message.network?.day ?? null,
        })
        .execute()
      await tellRoom(trx, message.room)
      return { outcome: 'said', id: room.seq, state: verdict.state }
    })
  }

  async findRoom(id: string): Promise<RoomRow | null> {
    return (await this.#db.selectFrom('chat_rooms').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
  }

  /** Give the transaction when there is one: the pool may have no second connection left. */
  async findMessage(room: string, id: number, db: Kysely<Tables> = this.#db): Promise<MessageRow | null> {
    return (await db.selectFrom('chat_messages').selectAll().where('room', '=', room).where('id', '=', id).executeTakeFirst()) ?? null
  }

  /** What changed after that number and up to the other, in the order of the changes. */
  async changes(room: string, after: number, upTo: number | null, limit: number): Promise<MessageRow[]> {
    let query = this.#db.selectFrom('chat_messages').selectAll().where('room', '=', room).where('changed', '>', after).orderBy('changed').limit(limit)
    if (upTo !== null) query = query.where('changed', '<=', upTo)
    return query.execute()
  }

  /** The last messages in these states before that one, oldest first; `queue`: only those that stand so in it. */
  async last(room: string, limit: number, { before, queue, states }: { readonly before?: number; readonly queue?: NonNullable<MessageRow['queue']>; readonly states: readonly MessageRow['state'][] }): Promise<MessageRow[]> {
    let query = this.#db.selectFrom('chat_messages').selectAll().where('room', '=', room).where('state', 'in', states).orderBy('id', 'desc').limit(limit)
    if (before !== undefined) query = query.where('id', '<', before)
    if (queue !== undefined) query = query.where('queue', '=', queue)
    return (await query.execute()).reverse()
  }

  /** What waits for a moderator in all rooms, oldest first. */
  async held(limit: number): Promise<MessageRow[]> {
    return this.#db.selectFrom('chat_messages').selectAll().where('state', '=', 'held').orderBy('said_at').limit(limit).execute()
  }

  async ofAuthor(authorKeys: readonly string[], db: Kysely<Tables> = this.#db): Promise<MessageRow[]> {
    return db.selectFrom('chat_messages').selectAll().where('author_key', 'in', authorKeys).orderBy('said_at').execute()
  }

  /** Changes messages of one room, each under a number of its own. Who locks a case as well does that first. */
  async change(trx: ChatTransaction, room: string, ids: readonly number[], change: MessageChange, at: Date): Promise<void> {
    for (const id of ids) {
      const { seq } = await nextChange(trx, room, at)
      await trx.updateTable('chat_messages').set({ ...change, changed: seq, changed_at: at }).where('room', '=', room).where('id', '=', id).execute()
    }
    if (ids.length > 0) await tellRoom(trx, room)
  }

  /**
   * Holds, as a raid's, those of these messages that everybody sees and nobody has decided about; gives how many. Lock the room first (`changeRoom`). A message that was changed
   * since it was said has another number: a moderator who showed it is not overruled.
   */
  async holdSeen(trx: ChatTransaction, room: string, ids: readonly number[], at: Date): Promise<number> {
    if (ids.length === 0) return 0
    const seen = await trx.selectFrom('chat_messages').select('id').where('room', '=', room).where('id', 'in', ids).where('state', '=', 'shown').whereRef('changed', '=', 'id').orderBy('id').execute()
    await this.change(trx, room, seen.map(({ id }) => id), { state: 'held', held_for: 'raid' }, at)
    return seen.length
  }

  /** Messages of the room that a raid holds, in the order of saying. */
  async heldByRaid(trx: ChatTransaction, room: string): Promise<number[]> {
    const rows = await trx.selectFrom('chat_messages').select('id').where('room', '=', room).where('state', '=', 'held').where('held_for', '=', 'raid').orderBy('id').execute()
    return rows.map(({ id }) => id)
  }

  /** Changes the room by how it stands; gives that. */
  async changeRoom(trx: ChatTransaction, room: string, change: (before: RoomRow) => RoomChange, at: Date): Promise<RoomRow> {
    const before = await nextChange(trx, room, at)
    await trx.updateTable('chat_rooms').set(change(before)).where('id', '=', room).execute()
    await tellRoom(trx, room)
    return before
  }

  /** Takes words, nick and author out of messages; what stays is that there was one. Gives how many. */
  async erase(authorKeys: readonly string[], at: Date): Promise<number> {
    return this.inOneGo(async (trx) => {
      const rows = await trx.selectFrom('chat_messages').select(['room', 'id']).where('author_key', 'in', authorKeys).orderBy('room').orderBy('id').execute()
      for (const room of [...new Set(rows.map((row) => row.room))].sort()) {
        for (const { id } of rows.filter((row) => row.room === room)) {
          const { seq } = await nextChange(trx, room, at)
          await trx
            .updateTable('chat_messages')
            .set({ state: 'erased', text: '', nick: '', author_key: null, say_id: null, held_for: null, queue: null, network: null, network_day: null, changed: seq, changed_at: at })
            .where('room', '=', room)
            .where('id', '=', id)
            .execute()
        }
        await tellRoom(trx, room)
      }
      return rows.length
    })
  }

  /** Deletes what was said before that time, but for messages with a case that is not closed, and rooms without messages. */
  async forget(before: Date): Promise<void> {
    await this.#db
      .deleteFrom('chat_messages')
      .where('said_at', '<', before)
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom('chat_cases')
              .select('number')
              .whereRef('chat_cases.room', '=', 'chat_messages.room')
              .whereRef('chat_cases.message_id', '=', 'chat_messages.id')
              .where('chat_cases.state', '!=', 'closed'),
          ),
        ),
      )
      .execute()
    // Numbers of the station's room must go on growing, so a room that may be used again stays.
    await this.#db
      .deleteFrom('chat_rooms')
      .where('used_at', '<', before)
      .where('id', 'like', '%/%')
      .where((where) => where.not(where.exists(where.selectFrom('chat_messages').select('id').whereRef('chat_messages.room', '=', 'chat_rooms.id'))))
      .execute()
  }

  /** Forgets of which network messages came, for days before that one. */
  async forgetNetworks(beforeDay: string): Promise<void> {
    await this.#db.updateTable('chat_messages').set({ network: null, network_day: null }).where('network', 'is not', null).where('network_day', '<', beforeDay).execute()
  }
}

/** Takes the room's next number; whoever else wants to change the room waits until this transaction is over. */
async function nextChange(trx: ChatTransaction, room: string, at: Date): Promise<RoomRow> {
  return trx
    .insertInto('chat_rooms')
    .values({ id: room, seq: 1, used_at: at, pinned: null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ seq: sql`chat_rooms.seq + 1`, used_at: at }))
    .returningAll()
    .executeTakeFirstOrThrow()
}

async function pastOf(trx: ChatTransaction, { authorKey, sayId, room, network }: NewMessage): Promise<AuthorPast & { readonly known: { readonly id: number; readonly state: MessageRow['state'] } | null }> {
  const mine = trx.selectFrom('chat_messages').where('author_key', '=', authorKey)
  const held = trx.selectFrom('chat_messages').where('state', '=', 'held').where('network', '=', network?.hash ?? '').where('network_day', '=', network?.day ?? null)
  const { known_id, known_state, last_said, first_shown, held_of_network } = await trx
    .selectNoFrom([
      mine.where('say_id', '=', sayId).select('id').as('known_id'),
      mine.where('say_id', '=', sayId).select('state').as('known_state'),
      mine.where('room', '=', room).select((from) => from.fn.max('said_at').as('at')).as('last_said'),
      mine.where('state', '=', 'shown').select((from) => from.fn.min('said_at').as('at')).as('first_shown'),
      held.select((from) => from.fn.countAll<number>().as('count')).as('held_of_network'),
    ])
    .executeTakeFirstOrThrow()
  const known = known_id === null || known_state === null ? null : { id: known_id, state: known_state }
  return { known, lastSaidAt: last_said, firstShownAt: first_shown, heldOfNetwork: held_of_network ?? 0 }
}

async function tellRoom(trx: ChatTransaction, room: string): Promise<void> {
  await notify(trx, CHAT_CHANNEL, newsOf({ kind: 'room', room }))
}
