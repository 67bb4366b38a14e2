// A case as its reporter and author see it, and as moderators do. Pure.

import type { Person } from '../../people/person.ts'
import { publicId } from '../author.ts'
import type { DeskCaseOnWire, PublicCaseOnWire } from '../schema.ts'
import { appealBefore, type CaseWithReports } from './cases.ts'
import type { CaseRow } from './store.ts'

export function presentCase(row: CaseRow): PublicCaseOnWire {
  return {
    number: row.number,
    state: row.state,
    openedAt: row.opened_at.toISOString(),
    decision: row.decision,
    reason: row.reason,
    note: row.note || null,
    decidedAt: row.decided_at?.toISOString() ?? null,
    isAutomatic: row.is_automatic,
    appealBefore: appealBefore(row)?.toISOString() ?? null,
    appealOutcome: row.appeal_outcome,
  }
}

export function presentDeskCase({ row, reports }: CaseWithReports, reader: Person): DeskCaseOnWire {
  return {
    ...presentCase(row),
    room: row.room,
    message: row.message_id,
    text: row.text,
    language: row.language,
    author: { nick: row.nick, id: publicId(row.author_key) },
    reports: reports.map(({ at, reason, note }) => ({ at: at.toISOString(), reason, note })),
    decidedBy: row.decided_by_name === null ? null : { id: row.decided_by, name: row.decided_by_name },
    appeal: row.appeal === null || row.appealed_at === null ? null : { at: row.appealed_at.toISOString(), text: row.appeal },
    mayDecideAppeal: row.state === 'appealed' && row.decided_by !== reader.id,
  }
}
