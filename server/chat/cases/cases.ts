// Reports, decisions with their reasons, and appeals to somebody else (Regulation (EU) 2022/2065, articles 16, 17 and 20).

import type { Kysely } from 'kysely'
import type { Clock } from '../../clock.ts'
import type { Tables } from '../../db/tables.ts'
import { AppError } from '../../errors.ts'
import { recordAudit } from '../../people/audit-log.ts'
import type { Person } from '../../people/person.ts'
import type { ChatReply, ReasonCode } from '../chat-schema.ts'
import type { ModerationStore } from '../moderation/store.ts'
import { oneLine } from '../moderation/spoken-text.ts'
import type { CaseState } from '../schema.ts'
import type { ChatStore, ChatTransaction, MessageRow } from '../store.ts'
import { newCaseNumber } from './case-number.ts'
import type { CaseRow, CaseStore, Decision, ReportRow } from './store.ts'

export interface CasesOptions {
  readonly store: CaseStore
  readonly messages: ChatStore
  readonly moderation: ModerationStore
  readonly clock: Clock
}

export interface CaseWithReports {
  readonly row: CaseRow
  readonly reports: readonly ReportRow[]
}

const DAY_MS = 24 * 3600_000
/** How long a decision can be appealed. */
export const APPEAL_MS = 14 * DAY_MS
const NOTE_MAX = 1000
const LIST_MAX = 200

export class Cases {
  readonly #store: CaseStore
  readonly #messages: ChatStore
  readonly #moderation: ModerationStore
  readonly #clock: Clock

  constructor({ store, messages, moderation, clock }: CasesOptions) {
    this.#store = store
    this.#messages = messages
    this.#moderation = moderation
    this.#clock = clock
  }

  /** Takes a report of a message that everybody sees; one case per message, each reporter counted once. */
  async report(reporterKey: string, { room, message: id, reason, note }: { readonly room: string; readonly message: number; readonly reason: ReasonCode; readonly note: string }): Promise<CaseRow> {
    const message = await this.#messages.findMessage(room, id)
    if (!message || message.author_key === null || message.state === 'held') throw messageUnknown()
    const at = this.#clock.now()
    return this.#store.inOneGo(async (trx) => {
      const opened = await this.#store.open(trx, newCaseNumber(), message, at)
      await this.#store.report(trx, { case_number: opened.number, reporter_key: reporterKey, at, reason, note: checkNote(note) })
      return opened
    })
  }

  /** The case of a message that a word list hid: decided by the station's rules, which can be appealed like a person. */
  async openAutomatic(room: string, id: number): Promise<void> {
    const message = await this.#messages.findMessage(room, id)
    if (!message) return
    await this.#store.inOneGo((trx) => this.decideMessage(trx, message, { decision: 'hidden', reason: 'hate', note: '', until: null, by: null }))
  }

  /** Decides the case of a message within a larger deed, opening it when there is none; gives its number. */
  async decideMessage(trx: ChatTransaction, message: MessageRow, decision: Decision): Promise<string> {
    const at = this.#clock.now()
    const opened = await this.#store.open(trx, newCaseNumber(), message, at)
    await this.#store.decide(trx, opened, { ...decision, note: checkNote(decision.note) }, at)
    return opened.number
  }

  /** A moderator's decision on what was reported. */
  async decide(by: Person, number: string, { decision, reason, note }: { readonly decision: 'kept' | 'hidden'; readonly reason: ReasonCode | null; readonly note: string }): Promise<void> {
    const at = this.#clock.now()
    await this.#store.inOneGo(async (trx) => {
      const found = await this.#store.lock(trx, number)
      if (!found) throw caseUnknown()
      if (found.state !== 'open') throw new AppError('conflict', 'case_decided', 'Somebody decided this case already; load the list again.')
      await this.#store.decide(trx, found, { decision, reason, note: checkNote(note), until: null, by }, at)
      if (decision === 'hidden') await this.#setState(trx, found, 'hidden', at)
      await recordAudit(trx, { at, person: by, action: 'chat.case_decided', subject: `case/${number}`, details: { after: decision, reason } })
    })
  }

  /** The author of a message, or who reported it in vain, disagrees. */
  async appeal(keys: readonly string[], number: string, text: string): Promise<void> {
    const at = this.#clock.now()
    const written = checkNote(text)
    if (written === '') throw new AppError('invalid', 'appeal_empty', 'Say why the decision is wrong.')
    await this.#store.inOneGo(async (trx) => {
      const found = await this.#store.lock(trx, number)
      if (!found || !(await this.#concerns(found, keys, trx))) throw caseUnknown()
      const isMine = keys.includes(found.author_key)
      if (found.state !== 'decided' || found.decided_at === null || isMine === (found.decision === 'kept')) {
        throw new AppError('conflict', 'no_appeal', 'There is nothing to appeal: the case is not decided, was decided in your favour, or was appealed before.')
      }
      if (at.getTime() > found.decided_at.getTime() + APPEAL_MS) throw new AppError('gone', 'appeal_late', 'A decision can be appealed for 14 days; they are over.')
      await this.#store.appeal(trx, number, written, at)
    })
  }

  /** Ends an appeal; whoever made the decision may not. Reversed: as if it had been decided the other way. */
  async decideAppeal(by: Person, number: string, outcome: 'upheld' | 'reversed', note: string): Promise<void> {
    const at = this.#clock.now()
    await this.#store.inOneGo(async (trx) => {
      const found = await this.#store.lock(trx, number)
      if (!found) throw caseUnknown()
      if (found.state !== 'appealed') throw new AppError('conflict', 'not_appealed', 'This case is not appealed, or the appeal was decided already.')
      if (found.decided_by === by.id) throw new AppError('forbidden', 'own_decision', 'You made this decision; another moderator decides the appeal.')
      await this.#store.endAppeal(trx, found, { outcome, by: by.id, note: checkNote(note) }, at)
      if (outcome === 'reversed') await this.#undo(trx, found, at)
      await recordAudit(trx, { at, person: by, action: 'chat.appeal_decided', subject: `case/${number}`, details: { before: found.decision, after: outcome } })
    })
  }

  /** The case, for whom it concerns; throws `case_unknown` for everybody else. */
  async get(keys: readonly string[], number: string): Promise<CaseRow> {
    const found = await this.#store.find(number)
    if (!found || !(await this.#concerns(found, keys))) throw caseUnknown()
    return found
  }

  async list(state: CaseState): Promise<CaseWithReports[]> {
    const rows = await this.#store.list(state, LIST_MAX)
    const reports = await this.#store.reportsOf(rows.map(({ number }) => number))
    return rows.map((row) => ({ row, reports: reports.filter(({ case_number }) => case_number === row.number) }))
  }

  ofAuthor(keys: readonly string[]): Promise<CaseRow[]> {
    return this.#store.ofAuthor(keys)
  }

  /** What these authors are to be told, and have not been. Say that they were with `told`. */
  async untold(keys: readonly string[]): Promise<{ readonly numbers: readonly string[]; readonly replies: readonly ChatReply[] }> {
    const rows = await this.#store.untold(keys)
    return { numbers: rows.map(({ number }) => number), replies: rows.map(decisionOf) }
  }

  told(numbers: readonly string[]): Promise<void> {
    return this.#store.told(numbers, this.#clock.now())
  }

  async #concerns({ number, author_key }: CaseRow, keys: readonly string[], db?: Kysely<Tables>): Promise<boolean> {
    if (keys.includes(author_key)) return true
    return (await this.#store.reportsOf([number], db)).some(({ reporter_key }) => keys.includes(reporter_key))
  }

  async #undo(trx: ChatTransaction, found: CaseRow, at: Date): Promise<void> {
    await this.#setState(trx, found, found.decision === 'kept' ? 'hidden' : 'shown', at)
    await this.#moderation.endOfCase(trx, found.number, at)
  }

  async #setState(trx: ChatTransaction, { room, message_id }: CaseRow, state: 'shown' | 'hidden', at: Date): Promise<void> {
    const message = await this.#messages.findMessage(room, message_id, trx)
    if (message && message.state !== 'erased') await this.#messages.change(trx, room, [message_id], { state, held_for: null }, at)
  }
}

/** Until when a decision can be appealed; null: it cannot (any more). */
export function appealBefore({ state, decided_at }: CaseRow): Date | null {
  return state === 'decided' && decided_at !== null ? new Date(decided_at.getTime() + APPEAL_MS) : null
}

function decisionOf(row: CaseRow): ChatReply {
  return {
    type: 'decision',
    case: row.number,
    text: row.text,
    // An appeal that was followed leaves the message where it was.
    decision: row.appeal_outcome === 'reversed' ? 'kept' : (row.decision ?? 'kept'),
    reason: row.reason,
    note: row.note || null,
    decidedAt: (row.closed_at ?? row.decided_at ?? row.opened_at).toISOString(),
    until: row.appeal_outcome === 'reversed' ? null : (row.until?.toISOString() ?? null),
    appealBefore: appealBefore(row)?.toISOString() ?? null,
  }
}

function checkNote(note: string): string {
  const tidy = oneLine(note).normalize('NFC').trim()
  if (tidy.length > NOTE_MAX) throw new AppError('invalid', 'note_too_long', `A note has at most ${NOTE_MAX} characters.`)
  return tidy
}

function messageUnknown(): AppError {
  return new AppError('not-found', 'message_unknown', 'There is no such message (any more).')
}

function caseUnknown(): AppError {
  return new AppError('not-found', 'case_unknown', 'There is no such case, or it does not concern you: ask from the browser that reported or wrote the message.')
}
