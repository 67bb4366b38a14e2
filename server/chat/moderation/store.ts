// Who may not write, the salts that hide networks, and the station's word lists, in the database.

import { randomBytes } from 'node:crypto'
import { sql, type Insertable, type Kysely, type Selectable } from 'kysely'
import { notify } from '../../db/notifications.ts'
import type { Tables } from '../../db/tables.ts'
import { CHAT_CHANNEL, newsOf } from '../news.ts'
import type { DaySalt } from '../network.ts'
import type { WordList } from './words.ts'

export type BanRow = Selectable<Tables['chat_bans']>

export class ModerationStore {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  /** Makes the salt of that day when nobody has yet. */
  async saltOf(day: string): Promise<DaySalt> {
    // The update changes nothing, but gives the row that another process made first.
    return this.#db
      .insertInto('chat_salts')
      .values({ day, salt: randomBytes(32) })
      .onConflict((conflict) => conflict.column('day').doUpdateSet({ day }))
      .returningAll()
      .executeTakeFirstOrThrow()
  }

  async salts(days: readonly string[]): Promise<DaySalt[]> {
    return days.length === 0 ? [] : this.#db.selectFrom('chat_salts').selectAll().where('day', 'in', days).execute()
  }

  /** Deletes the salts of days before that one, but for those that a running ban needs. */
  async forgetSalts(beforeDay: string, now: Date): Promise<void> {
    await this.#db
      .deleteFrom('chat_salts')
      .where('day', '<', beforeDay)
      .where('day', 'not in', (from) => from.selectFrom('chat_bans').select(sql<string>`network_day`.as('day')).where('network_day', 'is not', null).where('ends_at', '>', now))
      .execute()
  }

  /** Bans that run and are of one of these authors, or of a network. */
  async running(authorKeys: readonly string[], now: Date): Promise<BanRow[]> {
    return this.#db
      .selectFrom('chat_bans')
      .selectAll()
      .where('ends_at', '>', now)
      .where((where) => where.or([where('author_key', 'in', authorKeys), where('network', 'is not', null)]))
      .orderBy('ends_at', 'desc')
      .execute()
  }

  async list(now: Date): Promise<BanRow[]> {
    return this.#db.selectFrom('chat_bans').selectAll().where('ends_at', '>', now).orderBy('starts_at', 'desc').execute()
  }

  async ofAuthor(authorKeys: readonly string[]): Promise<BanRow[]> {
    return this.#db.selectFrom('chat_bans').selectAll().where('author_key', 'in', authorKeys).orderBy('starts_at').execute()
  }

  async insert(trx: Kysely<Tables>, ban: Insertable<Tables['chat_bans']>): Promise<void> {
    await trx.insertInto('chat_bans').values(ban).execute()
  }

  /** Ends it now; null when there is none that runs. */
  async end(trx: Kysely<Tables>, id: string, now: Date): Promise<BanRow | null> {
    return (await trx.updateTable('chat_bans').set({ ends_at: now }).where('id', '=', id).where('ends_at', '>', now).returningAll().executeTakeFirst()) ?? null
  }

  async endOfCase(trx: Kysely<Tables>, caseNumber: string, now: Date): Promise<void> {
    await trx.updateTable('chat_bans').set({ ends_at: now }).where('case_number', '=', caseNumber).where('ends_at', '>', now).execute()
  }

  async forgetBans(endedBefore: Date): Promise<void> {
    await this.#db.deleteFrom('chat_bans').where('ends_at', '<', endedBefore).execute()
  }

  /** The first message of this author that everybody saw; null: none. */
  async firstShownAt(authorKeys: readonly string[]): Promise<Date | null> {
    const { at } = await this.#db
      .selectFrom('chat_messages')
      .select((from) => from.fn.min('said_at').as('at'))
      .where('author_key', 'in', authorKeys)
      .where('state', '=', 'shown')
      .executeTakeFirstOrThrow()
    return at
  }

  /** The lists that the desk made, by language. */
  async wordLists(): Promise<Map<string, WordList>> {
    const rows = await this.#db.selectFrom('chat_word_lists').selectAll().execute()
    return new Map(rows.map(({ language, hold, hide, allow }) => [language, { hold, hide, allow }]))
  }

  async saveWordList(trx: Kysely<Tables>, language: string, { hold, hide, allow }: WordList, at: Date): Promise<void> {
    const list = { hold: [...hold], hide: [...hide], allow: [...allow], changed_at: at }
    await trx.insertInto('chat_word_lists').values({ language, ...list }).onConflict((conflict) => conflict.column('language').doUpdateSet(list)).execute()
    await notify(trx, CHAT_CHANNEL, newsOf({ kind: 'words' }))
  }
}
