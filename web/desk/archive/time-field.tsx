// A moment typed by hand: `12:30`, `1:02:03.5`. Passed on when the field is left; what is no time keeps the form from being saved.

import { useRef, useState } from 'react'
import css from '../desk.module.css'
import page from './archive.module.css'
import { useArchiveTexts } from './texts.ts'
import { readTime, writeTime } from './time-text.ts'

interface TimeFieldProps {
  readonly label: string
  /** Null: none is said. */
  readonly value: number | null
  readonly onChange: (ms: number) => void
  /** Called when the field was emptied; without it a time is needed. */
  readonly onClear?: () => void
}

export function TimeField({ label, value, onChange, onClear }: TimeFieldProps) {
  const t = useArchiveTexts()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && (typed.trim() === '' ? onClear === undefined : readTime(typed) === null)
  const type = (text: string) => {
    setTyped(text)
    input.current?.setCustomValidity(text.trim() !== '' && readTime(text) === null ? t('time.wrong') : '')
  }
  const leave = () => {
    if (typed === null || isWrong) return
    setTyped(null)
    const ms = readTime(typed)
    if (ms !== null) onChange(ms)
    else onClear?.()
  }
  return (
    <label className={`${css['field']} ${page['time']}`}>
      <span>{label}</span>
      <input ref={input} type="text" inputMode="text" dir="ltr" autoComplete="off" spellCheck={false} maxLength={14} required={!onClear} aria-invalid={isWrong} value={typed ?? (value === null ? '' : writeTime(value))} onChange={({ target }) => type(target.value)} onBlur={leave} onKeyDown={({ key }) => key === 'Enter' && leave()} />
      {isWrong && <small className={page['wrong']}>{t('time.wrong')}</small>}
    </label>
  )
}
