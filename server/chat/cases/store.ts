// Cases, one for each message that was reported or acted on, and their reports, in the database.

import { sql, type Kysely, type Selectable } from 'kysely'
import { notify } from '../../db/notifications.ts'
import type { Tables } from '../../db/tables.ts'
import type { CaseDecision, ReasonCode } from '../chat-schema.ts'
import { CHAT_CHANNEL, newsOf } from '../news.ts'
import type { CaseState } from '../schema.ts'
import type { ChatTransaction, MessageRow } from '../store.ts'

export type CaseRow = Selectable<Tables['chat_cases']>
export type ReportRow = Selectable<Tables['chat_reports']>

/** What was decided of a message, by whom (null: a rule of the station) and why. */
export interface Decision {
  readonly decision: CaseDecision
  readonly reason: ReasonCode | null
  readonly note: string
  readonly until: Date | null
  readonly by: { readonly id: string; readonly name: string } | null
}

export class CaseStore {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  inOneGo<T>(work: (trx: ChatTransaction) => Promise<T>): Promise<T> {
    return this.#db.transaction().execute(work)
  }

  /** Opens the case of a message, or gives the one it has. */
  async open(trx: Kysely<Tables>, number: string, message: MessageRow, at: Date): Promise<CaseRow> {
    return trx
      .insertInto('chat_cases')
      .values({ number, ...subjectOf(message), opened_at: at, state: 'open' })
      // Changes nothing, but gives the row and keeps it until the end of this transaction.
      .onConflict((conflict) => conflict.columns(['room', 'message_id']).doUpdateSet({ room: message.room }))
      .returningAll()
      .executeTakeFirstOrThrow()
  }

  /** Counts each reporter once. */
  async report(trx: Kysely<Tables>, report: ReportRow): Promise<void> {
    await trx.insertInto('chat_reports').values(report).onConflict((conflict) => conflict.columns(['case_number', 'reporter_key']).doNothing()).execute()
  }

  async decide(trx: Kysely<Tables>, { number, author_key }: CaseRow, { decision, reason, note, until, by }: Decision, at: Date): Promise<void> {
    await trx
      .updateTable('chat_cases')
      .set({
        decision,
        reason,
        note,
        until,
        is_automatic: by === null,
        decided_at: at,
        decided_by: by?.id ?? null,
        decided_by_name: by?.name ?? null,
        told_at: null,
        // A new decision does not swallow an appeal.
        state: sql<CaseState>`case when state = 'appealed' then 'appealed' else 'decided' end`,
        closed_at: null,
      })
      .where('number', '=', number)
      .execute()
    // Keeping a message is no news to its author, who was never told of the report.
    if (decision !== 'kept') await notify(trx, CHAT_CHANNEL, newsOf({ kind: 'author', key: author_key }))
  }

  async find(number: string): Promise<CaseRow | null> {
    return (await this.#db.selectFrom('chat_cases').selectAll().where('number', '=', number).executeTakeFirst()) ?? null
  }

  async lock(trx: Kysely<Tables>, number: string): Promise<CaseRow | null> {
    return (await trx.selectFrom('chat_cases').selectAll().where('number', '=', number).forUpdate().executeTakeFirst()) ?? null
  }

  async reportsOf(numbers: readonly string[], db: Kysely<Tables> = this.#db): Promise<ReportRow[]> {
    return numbers.length === 0 ? [] : db.selectFrom('chat_reports').selectAll().where('case_number', 'in', numbers).orderBy('at').execute()
  }

  /** Oldest first. */
  async list(state: CaseState, limit: number): Promise<CaseRow[]> {
    return this.#db.selectFrom('chat_cases').selectAll().where('state', '=', state).orderBy('opened_at').limit(limit).execute()
  }

  async ofAuthor(authorKeys: readonly string[]): Promise<CaseRow[]> {
    return this.#db.selectFrom('chat_cases').selectAll().where('author_key', 'in', authorKeys).orderBy('opened_at').execute()
  }

  /** Decisions that these authors have not been told of. */
  async untold(authorKeys: readonly string[]): Promise<CaseRow[]> {
    return this.#db
      .selectFrom('chat_cases')
      .selectAll()
      .where('author_key', 'in', authorKeys)
      .where('told_at', 'is', null)
      .where('decision', 'is not', null)
      .where('decision', '!=', 'kept')
      .orderBy('decided_at')
      .execute()
  }

  async told(numbers: readonly string[], at: Date): Promise<void> {
    if (numbers.length > 0) await this.#db.updateTable('chat_cases').set({ told_at: at }).where('number', 'in', numbers).execute()
  }

  async appeal(trx: Kysely<Tables>, number: string, text: string, at: Date): Promise<void> {
    await trx.updateTable('chat_cases').set({ state: 'appealed', appeal: text, appealed_at: at }).where('number', '=', number).execute()
  }

  async endAppeal(trx: Kysely<Tables>, { number, author_key }: CaseRow, ended: { readonly outcome: 'upheld' | 'reversed'; readonly by: string; readonly note: string }, at: Date): Promise<void> {
    await trx
      .updateTable('chat_cases')
      .set({ state: 'closed', appeal_outcome: ended.outcome, appeal_by: ended.by, closed_at: at, told_at: null, ...(ended.note === '' ? {} : { note: ended.note }) })
      .where('number', '=', number)
      .execute()
    await notify(trx, CHAT_CHANNEL, newsOf({ kind: 'author', key: author_key }))
  }

  /** Closes what was decided before that time and not appealed, and deletes what was closed before the other. */
  async tidy({ decidedBefore, closedBefore, now }: { readonly decidedBefore: Date; readonly closedBefore: Date; readonly now: Date }): Promise<void> {
    await this.#db.updateTable('chat_cases').set({ state: 'closed', closed_at: now }).where('state', '=', 'decided').where('decided_at', '<', decidedBefore).execute()
    await this.#db.deleteFrom('chat_cases').where('state', '=', 'closed').where('closed_at', '<', closedBefore).execute()
  }
}

function subjectOf({ room, id, author_key, nick, text, language }: MessageRow) {
  return { room, message_id: id, author_key: author_key ?? '', nick, text, language }
}
