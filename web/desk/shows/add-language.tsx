// Choosing one more language: from the list, in its own name, or any other by its tag.

import { useState } from 'react'
import { canonicalTag } from '../../../schedules/language-names.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { offeredLanguages } from './known-languages.ts'
import { useShowsRoomTexts } from './texts.ts'

export function AddLanguage({ label, chosen, onAdd }: { label: string; chosen: readonly string[]; onAdd: (tag: string) => void }) {
  const t = useShowsRoomTexts()
  const { language } = useI18n()
  const [typed, setTyped] = useState('')
  const [unknown, setUnknown] = useState<string | null>(null)
  const add = () => {
    const tag = canonicalTag(typed.trim())
    setUnknown(tag === null ? typed : null)
    if (tag === null) return
    setTyped('')
    if (!chosen.includes(tag)) onAdd(tag)
  }
  return (
    <>
      <label className={css['field']}>
        <span>{label}</span>
        <select value="" onChange={({ target }) => target.value && onAdd(target.value)}>
          <option value="" />
          {offeredLanguages(chosen, language).map(({ tag, label }) => <option key={tag} value={tag}>{label}</option>)}
        </select>
      </label>
      <div className={css['row']}>
        <label className={css['field']}>
          <span>{t('languages.other')}</span>
          <input value={typed} dir="ltr" maxLength={35} autoCapitalize="off" spellCheck={false} onChange={({ target }) => setTyped(target.value)} onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            // Not the whole form.
            event.preventDefault()
            add()
          }} />
        </label>
        <Button disabled={typed.trim() === ''} onClick={add}>{t('languages.addTag')}</Button>
      </div>
      {unknown !== null && <p role="alert" className={css['problem']}>{t('languages.unknown', { tag: unknown })}</p>}
    </>
  )
}
