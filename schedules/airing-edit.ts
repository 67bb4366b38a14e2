// What an edit of one airing makes of the exception it may already have.

import { EditError } from './edit-error.ts'
import type { ExceptionContent, SlotContent, Texts } from './programme-content.ts'
import { slotOf } from './programme-of-content.ts'
import { airingDay } from './slot-edit.ts'

/** Which airing: its slot and the date it is planned for, also when it was moved. */
export interface Airing {
  readonly showSlug: string
  readonly slotKey: string
  readonly date: string
}

export type OneAiringEdit =
  | { readonly do: 'cancel'; readonly airing: Airing; readonly reason: Texts }
  | { readonly do: 'move'; readonly airing: Airing; readonly toDate: string; readonly startTime: string; readonly minutes?: number | null | undefined }
  | { readonly do: 'extend'; readonly airing: Airing; readonly minutes: number }
  | { readonly do: 'replace'; readonly airing: Airing; readonly withShow: string }
  | { readonly do: 'rerun'; readonly airing: Airing; readonly ofDate?: string | null | undefined; readonly plays?: string | null | undefined }
  | { readonly do: 'restore'; readonly airing: Airing }

/**
 * The exception that the airing has then; null: none any more.
 *
 * One exception says one thing. A cancelled airing may be anything else again, and anything may be cancelled; a moved one may
 * become longer. What another show or a rerun fills cannot be moved as well: that is refused, not forgotten.
 */
export function exceptionFor(edit: OneAiringEdit, slot: SlotContent, before: ExceptionContent | null, stationZone: string): ExceptionContent | null {
  const { showSlug, slotKey, date } = edit.airing
  if (edit.do === 'restore' && before !== null) return null
  airingDay(slot, slotOf(slot, stationZone).series, date)
  const airing = { showSlug, slotKey, date }
  switch (edit.do) {
    case 'restore':
      throw new EditError('nothing_to_restore', 'airing', `${date} airs as planned; there is nothing to take back.`)
    case 'cancel':
      return { ...airing, action: 'cancel', reason: edit.reason }
    case 'move': {
      refuseFilled(before)
      const longer = before?.action === 'move' || before?.action === 'extend' ? before.minutes : null
      return { ...airing, action: 'move', toDate: edit.toDate, startTime: edit.startTime, minutes: edit.minutes ?? longer }
    }
    case 'extend':
      refuseFilled(before)
      return before?.action === 'move' ? { ...before, minutes: edit.minutes } : { ...airing, action: 'extend', minutes: edit.minutes }
    case 'replace':
      refuseMoved(before)
      if (edit.withShow === showSlug) throw new EditError('replaced_by_itself', 'withShow', `"${showSlug}" airs then anyway; choose another show.`)
      return { ...airing, action: 'replace', withShow: edit.withShow }
    case 'rerun':
      refuseMoved(before)
      return { ...airing, action: 'rerun', ofDate: edit.ofDate ?? null, plays: edit.plays ?? null }
  }
}

function refuseFilled(before: ExceptionContent | null): void {
  if (before?.action === 'replace') throw new EditError('airing_replaced', 'airing', `On ${before.date} "${before.withShow}" airs instead; take that back first.`)
  if (before?.action === 'rerun') throw new EditError('airing_is_rerun', 'airing', `On ${before.date} an earlier airing is repeated; take that back first.`)
}

function refuseMoved(before: ExceptionContent | null): void {
  if (before?.action === 'move') throw new EditError('airing_moved', 'airing', `The airing of ${before.date} was moved to ${before.toDate} ${before.startTime}; take that back first.`)
  if (before?.action === 'extend') throw new EditError('airing_extended', 'airing', `The airing of ${before.date} was given ${before.minutes} minutes; take that back first.`)
}
