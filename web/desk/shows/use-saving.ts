// Saving a show or host as a change of the programme: on top of what was seen, with refusals in words.

import { useState } from 'react'
import type { Edit } from '../../../schedules/programme-edit.ts'
import type { ChangeOutcomeAnswer } from '../../../server/schedule/plan-schema.ts'
import { ApiError, request } from '../../api/client.ts'
import { useDeskTexts, type DeskTranslate } from '../texts.ts'
import { useShowsRoomTexts, type ShowsTranslate } from './texts.ts'

export type Refusal =
  | { readonly kind: 'problem'; readonly words: string }
  /** Somebody was quicker; `latest` is the revision to save on top of theirs. */
  | { readonly kind: 'meanwhile'; readonly who: string; readonly latest: number }

export interface Saving {
  readonly busy: boolean
  readonly refusal: Refusal | null
  /** What was done; null when it was refused. */
  readonly save: (edit: Edit, seen: number) => Promise<ChangeOutcomeAnswer | null>
  /** Anything else that is asked of the station; true when it worked. */
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>
}

const KNOWN = [
  'cover_not_a_picture', 'cover_damaged', 'cover_too_small', 'cover_too_large', 'cover_too_many_pixels', 'cover_too_heavy', 'address_taken', 'address_impossible', 'may_not_edit', 'show_exists', 'host_exists',
] as const

export function useSaving(): Saving {
  const t = useShowsRoomTexts()
  const desk = useDeskTexts()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const attempt = async <Result,>(work: () => Promise<Result>): Promise<{ readonly result: Result } | null> => {
    if (busy) return null
    setBusy(true)
    setRefusal(null)
    try {
      return { result: await work() }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setRefusal(refusalOf(error, t, desk))
      return null
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    refusal,
    save: async (edit, seen) => (await attempt(() => request<ChangeOutcomeAnswer>('POST', '/api/v1/programme/changes', { seen, edit })))?.result ?? null,
    run: async (work) => (await attempt(work)) !== null,
  }
}

function refusalOf(error: ApiError, t: ShowsTranslate, desk: DeskTranslate): Refusal {
  if (error.code === 'changed_meanwhile') {
    // As plan-routes.ts documents it.
    const { changes } = error.details as { changes: readonly { readonly id: number; readonly by: string | null }[] }
    const who = [...new Set(changes.map(({ by }) => by ?? t('save.somebody')))].join(', ')
    return { kind: 'meanwhile', who, latest: Math.max(...changes.map(({ id }) => id)) }
  }
  if (error.code === 'clash') return { kind: 'problem', words: t('save.clash', { reasons: error.message }) }
  const known = KNOWN.find((code) => code === error.code)
  const reason = error.code === 'unreachable' ? desk('desk.unreachable') : known ? t(`problem.${known}`) : error.message
  return { kind: 'problem', words: desk('desk.failed', { reason }) }
}
