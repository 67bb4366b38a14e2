// Why something was not saved, and, when somebody else was quicker, what can be done about it.

import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { useShowsRoomTexts } from './texts.ts'
import type { Refusal } from './use-saving.ts'

interface RefusalNoteProps {
  readonly refusal: Refusal | null
  readonly onTheirs?: () => void
  readonly onMine?: (latest: number) => void
}

export function RefusalNote({ refusal, onTheirs, onMine }: RefusalNoteProps) {
  const t = useShowsRoomTexts()
  if (!refusal) return null
  if (refusal.kind === 'problem') return <p role="alert" className={css['problem']}>{refusal.words}</p>
  return (
    <div role="alert" className={css['inside']}>
      <p className={css['problem']}>{t('save.meanwhile', { who: refusal.who })}</p>
      <p className={css['row']}>
        {onTheirs && <Button onClick={onTheirs}>{t('save.theirs')}</Button>}
        {onMine && <Button onClick={() => onMine(refusal.latest)}>{t('save.mine')}</Button>}
      </p>
    </div>
  )
}
