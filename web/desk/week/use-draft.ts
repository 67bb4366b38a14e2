// An edit on its way: what the station says it would do, then saved or refused. Kept when it is refused, to be tried again.

import { useEffect, useRef, useState } from 'react'
import type { ChangeOutcomeAnswer, ClashAnswer, EditWanted } from '../../../server/schedule/plan-schema.ts'
import { ApiError, request } from '../../api/client.ts'

export interface Meanwhile {
  readonly id: number
  readonly at: string
  readonly by: string | null
  readonly items: readonly { readonly kind: string; readonly key: string }[]
}

export type Refusal =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'clash'; readonly clashes: readonly ClashAnswer[]; readonly message: string }
  | { readonly kind: 'meanwhile'; readonly changes: readonly Meanwhile[] }
  | { readonly kind: 'other'; readonly message: string }

export interface Draft {
  /** What a dry run said of the edit as it is now; null while that is not known. */
  readonly preview: ChangeOutcomeAnswer | null
  readonly refusal: Refusal | null
  readonly isSaving: boolean
  save(): void
  /** On top of what others changed meanwhile. */
  again(): void
}

interface DraftOptions {
  /** The newest revision that is shown; a draft stays on the one it was begun on until `again`. */
  readonly revision: number
  readonly onSaved: (outcome: ChangeOutcomeAnswer) => void
  /** Somebody was quicker: the plan should be loaded again. */
  readonly onMeanwhile: () => void
}

/** The pause after the last key, before the station is asked. */
const PAUSE_MS = 200

/** `edit` null: nothing to ask yet. */
export function useDraft(edit: EditWanted | null, { revision, onSaved, onMeanwhile }: DraftOptions): Draft {
  const [seen, setSeen] = useState(revision)
  const [answer, setAnswer] = useState<{ readonly wanted: string; readonly preview: ChangeOutcomeAnswer | null; readonly refusal: Refusal | null } | null>(null)
  const [isSaving, setSaving] = useState(false)
  const wanted = edit === null ? null : JSON.stringify({ seen, edit })
  const latest = useRef(wanted)
  latest.current = wanted

  useEffect(() => {
    if (wanted === null) return
    const timer = setTimeout(() => {
      ask(wanted, true).then(
        (preview) => latest.current === wanted && setAnswer({ wanted, preview, refusal: null }),
        (error: unknown) => latest.current === wanted && refuse(wanted, error),
      )
    }, PAUSE_MS)
    return () => clearTimeout(timer)
    // The edit is its text.
  }, [wanted])

  const refuse = (about: string, error: unknown) => {
    const refusal = refusalOf(error)
    setAnswer({ wanted: about, preview: null, refusal })
    if (refusal.kind === 'meanwhile') onMeanwhile()
  }
  const save = () => {
    if (wanted === null || isSaving) return
    setSaving(true)
    ask(wanted, false)
      .then(onSaved, (error: unknown) => refuse(wanted, error))
      .finally(() => setSaving(false))
  }
  const current = answer?.wanted === wanted ? answer : null
  return { preview: current?.preview ?? null, refusal: current?.refusal ?? null, isSaving, save, again: () => setSeen(revision) }
}

function ask(wanted: string, dryRun: boolean): Promise<ChangeOutcomeAnswer> {
  const body: object = JSON.parse(wanted)
  return request<ChangeOutcomeAnswer>('POST', '/api/v1/programme/changes', { ...body, dryRun })
}

/** What of a failed request the page can tell. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof ApiError)) throw error
  // Written by the station with these codes; see plan-routes.ts.
  const details = (error.details ?? {}) as { readonly clashes?: readonly ClashAnswer[]; readonly changes?: readonly Meanwhile[] }
  if (error.code === 'unreachable') return { kind: 'unreachable' }
  if (error.code === 'clash') return { kind: 'clash', clashes: details.clashes ?? [], message: error.message }
  if (error.code === 'changed_meanwhile') return { kind: 'meanwhile', changes: details.changes ?? [] }
  return { kind: 'other', message: error.message }
}
