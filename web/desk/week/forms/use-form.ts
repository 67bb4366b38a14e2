// What every form of planning is given, and how it comes to a draft.

import type { FormEvent } from 'react'
import type { ChangeOutcomeAnswer, EditWanted } from '../../../../server/schedule/plan-schema.ts'
import type { ShowContent } from '../../../../schedules/programme-content.ts'
import type { ChangeWords } from '../change-words.ts'
import type { PlanModel } from '../plan-model.ts'
import { useWeekTexts } from '../texts.ts'
import { useDraft, type Draft } from '../use-draft.ts'
import { useWeekFormats } from '../week-formats.ts'

export interface FormProps {
  readonly model: PlanModel
  /** Shows that this person may plan. */
  readonly shows: readonly ShowContent[]
  readonly onClose: () => void
  readonly onSaved: (outcome: ChangeOutcomeAnswer) => void
  readonly onMeanwhile: () => void
}

export interface Form {
  readonly draft: Draft
  readonly words: ChangeWords
  readonly onSubmit: (event: FormEvent) => void
}

/** `edit` null: the form is not filled in yet. */
export function useForm(edit: EditWanted | null, { model, onSaved, onMeanwhile }: FormProps): Form {
  const words = { t: useWeekTexts(), formats: useWeekFormats(), model }
  const draft = useDraft(edit, { revision: model.revision, onSaved, onMeanwhile })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    draft.save()
  }
  return { draft, words, onSubmit }
}
