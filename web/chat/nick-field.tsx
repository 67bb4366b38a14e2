// The name somebody speaks under: one is suggested, so that nothing need be thought of before the first word.

import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import shared from './chat.module.css'
import css from './composer.module.css'
import type { Refusal } from './draft.ts'
import { MOST_NICK } from './protocol.ts'
import { remembered } from './remembered.ts'
import { useChatTexts } from './texts.ts'

/** The one of last time, or "Listener 417". */
export function useSuggestedNick(): string {
  const t = useChatTexts()
  const [number] = useState(() => String(100 + Math.floor(Math.random() * 900)))
  return remembered().nick ?? t('write.suggested', { number })
}

interface NickFieldProps {
  readonly nick: string
  readonly refusal: Refusal | null
  readonly onChange: (nick: string) => void
  /** Takes it without saying anything; null: it is taken with the first message. */
  readonly onTake: (() => void) | null
}

export function NickField({ nick, refusal, onChange, onTake }: NickFieldProps) {
  const t = useChatTexts()
  return (
    <div className={css['naming']}>
      <label className={shared['field']}>
        <span>{t('write.nick')}</span>
        <input dir="auto" autoComplete="nickname" maxLength={MOST_NICK} value={nick} aria-invalid={refusal !== null} onChange={({ target }) => onChange(target.value)} />
      </label>
      {onTake && <Button disabled={nick.trim() === ''} onClick={onTake}>{t('write.saveNick')}</Button>}
      {refusal && <p role="alert" className={shared['problem']}>{t(`refused.${refusal.code}`)}</p>}
    </div>
  )
}
