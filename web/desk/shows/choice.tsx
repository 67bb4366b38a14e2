// One of a few answers, by name; and yes or no.

import { useId } from 'react'
import css from '../desk.module.css'

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string; readonly disabled?: boolean }[]
  readonly help?: string | undefined
  readonly onChange: (value: Value) => void
}

export function Choice<Value extends string>({ label, value, options, help, onChange }: ChoiceProps<Value>) {
  const id = useId()
  return (
    <div className={css['field']}>
      <label className={css['field']}>
        <span>{label}</span>
        <select value={value} aria-describedby={help ? id : undefined} onChange={({ target }) => {
          const chosen = options.find((one) => one.value === target.value)
          if (chosen) onChange(chosen.value)
        }}>
          {options.map((one) => <option key={one.value} value={one.value} disabled={one.disabled}>{one.label}</option>)}
        </select>
      </label>
      {help && <small id={id} className={css['soft']} role="status">{help}</small>}
    </div>
  )
}

export function Tick({ label, value, onChange }: { label: string; value: boolean; onChange: (value: boolean) => void }) {
  return (
    <label className={css['tick']}>
      <input type="checkbox" checked={value} onChange={({ target }) => onChange(target.checked)} />
      <span>{label}</span>
    </label>
  )
}
