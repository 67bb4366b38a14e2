// The sheet for what is being done now.

import type { Occurrence } from '../../../schedules/occurrence.ts'
import type { ChangeWords } from './change-words.ts'
import { AiringSheet } from './forms/airing-sheet.tsx'
import { CancelForm } from './forms/cancel-form.tsx'
import { ChangesSheet } from './forms/changes-sheet.tsx'
import { EndForm, RemoveSpecialForm, RestoreForm } from './forms/end-form.tsx'
import { ReplaceForm, RerunForm } from './forms/instead-form.tsx'
import { MoveForm } from './forms/move-form.tsx'
import { NewForm } from './forms/new-form.tsx'
import { SpecialForm } from './forms/special-form.tsx'
import type { FormProps } from './forms/use-form.ts'
import type { Task } from './task.ts'
import type { Changes } from './use-changes.ts'

interface TaskSheetProps {
  readonly task: Task
  readonly form: FormProps
  readonly airings: readonly Occurrence[]
  readonly mayPlanAll: boolean
  readonly mayPlan: (airing: Occurrence) => boolean
  readonly changes: Changes
  readonly words: ChangeWords
  readonly onTask: (task: Task) => void
}

export function TaskSheet({ task, form, airings, mayPlanAll, mayPlan, changes, words, onTask }: TaskSheetProps) {
  switch (task.kind) {
    case 'look': {
      const airing = airings.find(({ id }) => id === task.id)
      // Somebody took it out of the plan meanwhile.
      if (!airing) return null
      return <AiringSheet model={form.model} airing={airing} mayPlan={mayPlan(airing)} onTask={onTask} onClose={form.onClose} />
    }
    case 'new':
      return <NewForm {...form} place={task.place} mayPlanAll={mayPlanAll} />
    case 'move':
      return <MoveForm {...form} airing={task.airing} place={task.place} />
    case 'cancel':
      return <CancelForm {...form} airing={task.airing} />
    case 'replace':
      return <ReplaceForm {...form} airing={task.airing} />
    case 'rerun':
      return <RerunForm {...form} airing={task.airing} />
    case 'restore':
      return <RestoreForm {...form} airing={task.airing} />
    case 'end':
      return <EndForm {...form} airing={task.airing} />
    case 'changeSpecial':
      return <SpecialForm {...form} special={task.special} place={task.place} />
    case 'removeSpecial':
      return <RemoveSpecialForm {...form} special={task.special} />
    case 'changes':
      return <ChangesSheet changes={changes} words={words} onClose={form.onClose} />
  }
}
