// Choosing one more language: from the list, in its own name, or any other by its tag.

import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { useLanguages } from './languages.tsx'
import { useShowsRoomTexts } from './texts.ts'

export function AddLanguage({ label, chosen, onAdd }: { label: string; chosen: readonly string[]; onAdd: (tag: string) => void }) {
  const t = useShowsRoomTexts()
  const { offered, labelOf, learn } = useLanguages()
  const [typed, setTyped] = useState('')
  const [unknown, setUnknown] = useState<string | null>(null)
  const add = async () => {
    const tag = await learn(typed)
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
          {offered(chosen).map((tag) => <option key={tag} value={tag}>{labelOf(tag)}</option>)}
        </select>
      </label>
      <div className={css['row']}>
        <label className={css['field']}>
          <span>{t('languages.other')}</span>
          <input value={typed} dir="ltr" maxLength={35} autoCapitalize="off" spellCheck={false} onChange={({ target }) => setTyped(target.value)} onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            // Not the whole form.
            event.preventDefault()
            void add()
          }} />
        </label>
        <Button disabled={typed.trim() === ''} onClick={() => void add()}>{t('languages.addTag')}</Button>
      </div>
      {unknown !== null && <p role="alert" className={css['problem']}>{t('languages.unknown', { tag: unknown })}</p>}
    </>
  )
}
