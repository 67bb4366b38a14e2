// Changing one's password.

import { useState, type FormEvent } from 'react'
import { request } from '../api/client.ts'
import css from '../desk/desk.module.css'
import { useDoing } from '../desk/use-doing.ts'
import { PasswordField } from '../people/password-field.tsx'
import { Button } from '../ui/button.tsx'
import { useAccountTexts } from './texts.ts'

export function PasswordCard({ login }: { login: string }) {
  const t = useAccountTexts()
  const { busy, problem, run } = useDoing()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [done, setDone] = useState(false)
  const change = async (event: FormEvent) => {
    event.preventDefault()
    setDone(false)
    if (!(await run(() => request('POST', '/api/v1/me/password', { current, next })))) return
    setDone(true)
    setCurrent('')
    setNext('')
  }
  return (
    <details className={css['card']}>
      <summary>{t('password.title')}</summary>
      <form className={css['inside']} onSubmit={(event) => void change(event)}>
        {/* So that a password keeper knows whose password is changed. */}
        <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
        <PasswordField label={t('password.current')} isNew={false} value={current} onChange={setCurrent} />
        <PasswordField label={t('password.next')} help={t('password.help')} isNew value={next} onChange={setNext} />
        {problem && <p role="alert" className={css['problem']}>{problem}</p>}
        <Button type="submit" kind="main" disabled={busy}>{t('password.change')}</Button>
        <p role="status">{done ? t('password.changed') : ''}</p>
      </form>
    </details>
  )
}
