// Themes of a show: words that shows share, offered from those in use.

import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { slugFor } from './draft.ts'
import { useShowsRoomTexts } from './texts.ts'

export function ThemesField({ value, known, onChange }: { value: readonly string[]; known: readonly string[]; onChange: (themes: string[]) => void }) {
  const t = useShowsRoomTexts()
  const [typed, setTyped] = useState('')
  const theme = slugFor(typed)
  const add = () => {
    setTyped('')
    if (theme !== '' && !value.includes(theme)) onChange([...value, theme])
  }
  return (
    <fieldset className={css['group']}>
      <legend className={css['legend']}>{t('themes.title')}</legend>
      <ul className={css['row']}>
        {value.map((one) => (
          <li key={one}>
            <Button aria-label={t('list.remove', { what: one })} onClick={() => onChange(value.filter((other) => other !== one))}>{one} ×</Button>
          </li>
        ))}
      </ul>
      <div className={css['row']}>
        <label className={css['field']}>
          <span>{t('themes.add')}</span>
          <input value={typed} dir="auto" list="known-themes" maxLength={60} onChange={({ target }) => setTyped(target.value)} onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            // Not the whole form.
            event.preventDefault()
            add()
          }} />
        </label>
        <datalist id="known-themes">{known.filter((one) => !value.includes(one)).map((one) => <option key={one} value={one} />)}</datalist>
        <Button disabled={theme === ''} onClick={add}>{t('languages.addTag')}</Button>
      </div>
    </fieldset>
  )
}
