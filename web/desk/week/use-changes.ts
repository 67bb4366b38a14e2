// The last changes of the programme, which of them is mine to undo, and the undoing.

import { useCallback, useEffect, useState } from 'react'
import type { ChangeAnswer, ChangeOutcomeAnswer } from '../../../server/schedule/plan-schema.ts'
import { request } from '../../api/client.ts'
import { refusalOf, type Refusal } from './use-draft.ts'

export interface Changes {
  /** Newest first. */
  readonly list: readonly ChangeAnswer[]
  readonly hasOlder: boolean
  readonly undone: ReadonlySet<number>
  /** My last change that was not taken back; an undo is taken back in the list only. */
  readonly mine: ChangeAnswer | null
  readonly refusal: Refusal | null
  older(): void
  undo(change: ChangeAnswer): void
}

const PAGE = 30

/** Asked again whenever `revision` has changed. */
export function useChanges(revision: number | null, onUndone: (change: ChangeAnswer) => void): Changes {
  const [list, setList] = useState<readonly ChangeAnswer[]>([])
  const [count, setCount] = useState(PAGE)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    if (revision === null) return
    let over = false
    request<{ changes: readonly ChangeAnswer[] }>('GET', `/api/v1/programme/changes?limit=${Math.min(count, 200)}`).then(
      ({ changes }) => over || setList(changes),
      // The list is beside the work; the plan itself tells that the station is away.
      () => {},
    )
    return () => {
      over = true
    }
  }, [revision, count])
  const undo = useCallback(
    (change: ChangeAnswer) => {
      if (isBusy) return
      setBusy(true)
      setRefusal(null)
      request<ChangeOutcomeAnswer>('POST', `/api/v1/programme/changes/${change.id}/undo`)
        .then(() => onUndone(change), (error: unknown) => setRefusal(refusalOf(error)))
        .finally(() => setBusy(false))
    },
    [isBusy, onUndone],
  )
  const undone = new Set(list.flatMap(({ undoes }) => undoes ?? []))
  const mine = list.find((one) => one.mine && one.undoes === null && !undone.has(one.id)) ?? null
  return { list, hasOlder: list.length === count && count < 200, undone, mine, refusal, older: () => setCount(count + PAGE), undo }
}
