// A moment typed by hand: `12:30`, `1:02:03.5`. Passed on when the field is left; what is no time keeps the form from being saved.

import { useRef, useState } from 'react'
import { isolated } from '../../ui/words.tsx'
import css from '../desk.module.css'
import page from './archive.module.css'
import { useArchiveTexts } from './texts.ts'
import { readTime, writeTime } from './time-text.ts'

interface TimeFieldProps {
  readonly label: string
  /** Null: none is said. */
  readonly value: number | null
  /** What lies outside is told and not passed on. */
  readonly min?: number
  readonly max?: number
  readonly onChange: (ms: number) => void
  /** Called when the field was emptied; without it a time is needed. */
  readonly onClear?: () => void
}

export function TimeField({ label, value, min = 0, max = Number.POSITIVE_INFINITY, onChange, onClear }: TimeFieldProps) {
  const t = useArchiveTexts()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = typed === null ? null : whyWrong(typed)
  const type = (text: string) => {
    setTyped(text)
    input.current?.setCustomValidity(whyWrong(text) ?? '')
  }
  const leave = () => {
    if (typed === null || wrong !== null) return
    setTyped(null)
    const ms = readTime(typed)
    if (ms !== null) onChange(ms)
    else onClear?.()
  }
  function whyWrong(text: string): string | null {
    if (text.trim() === '') return onClear ? null : t('time.wrong')
    const ms = readTime(text)
    if (ms === null) return t('time.wrong')
    if (ms < min) return t('time.early', { time: isolated(writeTime(min)) })
    return ms > max ? t('time.late', { time: isolated(writeTime(max)) }) : null
  }
  return (
    <label className={`${css['field']} ${page['time']}`}>
      <span>{label}</span>
      <input ref={input} type="text" inputMode="text" dir="ltr" autoComplete="off" spellCheck={false} maxLength={14} required={!onClear} aria-invalid={wrong !== null} value={typed ?? (value === null ? '' : writeTime(value))} onChange={({ target }) => type(target.value)} onBlur={leave} onKeyDown={({ key }) => key === 'Enter' && leave()} />
      {wrong !== null && <small className={page['wrong']} role="status">{wrong}</small>}
    </label>
  )
}
