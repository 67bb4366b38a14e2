// Taking a show or host out of the programme, in two steps since its slots go with it.

import { useState } from 'react'
import type { Edit } from '../../../schedules/programme-edit.ts'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { useDeskTexts } from '../texts.ts'
import { RefusalNote } from './refusal-note.tsx'
import { useShowsRoomTexts } from './texts.ts'
import { useSaving } from './use-saving.ts'

interface RetireFieldProps {
  readonly label: string
  readonly help: string | null
  readonly edit: Edit
  readonly seen: number
  readonly onDone: () => void
}

export function RetireField({ label, help, edit, seen, onDone }: RetireFieldProps) {
  const t = useShowsRoomTexts()
  const desk = useDeskTexts()
  const { busy, refusal, save } = useSaving()
  const [sure, setSure] = useState(false)
  const retire = async () => {
    if (await save(edit, seen)) onDone()
  }
  return (
    <>
      {help !== null && <p className={css['soft']}>{help}</p>}
      <RefusalNote refusal={refusal} onTheirs={onDone} />
      <p className={css['row']}>
        {sure ? (
          <>
            <Button kind="danger" disabled={busy} onClick={() => void retire()}>{t('retire.sure')}</Button>
            <Button onClick={() => setSure(false)}>{desk('desk.cancel')}</Button>
          </>
        ) : (
          <Button kind="danger" onClick={() => setSure(true)}>{label}</Button>
        )}
      </p>
    </>
  )
}
