// A password that can be looked at: on a phone, typing blindly costs more than it protects.

import { useId, useState } from 'react'
import css from './people.module.css'
import { usePeopleTexts } from './texts.ts'

interface PasswordFieldProps {
  readonly label: string
  readonly help?: string
  readonly isNew: boolean
  readonly value: string
  readonly onChange: (value: string) => void
}

export function PasswordField({ label, help, isNew, value, onChange }: PasswordFieldProps) {
  const t = usePeopleTexts()
  const helpId = useId()
  const [shown, setShown] = useState(false)
  return (
    <>
      <label className={css['field']}>
        <span>{label}</span>
        <input
          required name="password" type={shown ? 'text' : 'password'} dir="ltr" autoComplete={isNew ? 'new-password' : 'current-password'}
          minLength={isNew ? 10 : undefined} maxLength={1000} aria-describedby={help ? helpId : undefined}
          value={value} onChange={(event) => onChange(event.target.value)}
        />
      </label>
      {help && <p id={helpId} className={css['soft']}>{help}</p>}
      <label className={css['tick']}>
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
        {t('show.password')}
      </label>
    </>
  )
}
