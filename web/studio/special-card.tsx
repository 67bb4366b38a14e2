// Opens a slot that is not in the plan, at once: for coordinators and admins.

import { useState, type FormEvent } from 'react'
import { ApiError, request } from '../api/client.ts'
import { Button } from '../ui/button.tsx'
import css from './studio.module.css'
import { useStudioTexts } from './texts.ts'

export function SpecialCard({ onOpened }: { onOpened: () => void }) {
  const t = useStudioTexts()
  const [title, setTitle] = useState('')
  const [minutes, setMinutes] = useState(60)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const open = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    try {
      await request('POST', '/api/v1/specials', { title, minutes })
      onOpened()
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <details className={css['card']}>
      <summary>{t('special.title')}</summary>
      <form className={css['fields']} onSubmit={(event) => void open(event)}>
        <label className={css['field']}>
          <span>{t('special.name')}</span>
          <input required maxLength={120} dir="auto" value={title} onChange={(event) => setTitle(event.target.value)} />
        </label>
        <label className={css['field']}>
          <span>{t('special.minutes')}</span>
          <input required type="number" min={1} max={720} value={minutes} onChange={(event) => setMinutes(event.target.valueAsNumber || 1)} />
        </label>
        {problem && <p role="alert">{t('special.failed', { reason: problem })}</p>}
        <Button type="submit" kind="main" disabled={busy}>
          {t('special.open')}
        </Button>
      </form>
    </details>
  )
}
