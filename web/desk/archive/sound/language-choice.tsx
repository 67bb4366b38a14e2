// One language out of all that are known, those of the episode first.

import css from '../../desk.module.css'
import { useLanguages } from '../../shows/languages.tsx'

interface LanguageChoiceProps {
  readonly label: string
  readonly first: readonly string[]
  readonly value?: string
  readonly onChoose: (tag: string) => void
}

export function LanguageChoice({ label, first, value = '', onChoose }: LanguageChoiceProps) {
  const { offered, labelOf } = useLanguages()
  const known = [...new Set([...first, ...(value === '' ? [] : [value])])]
  return (
    <label className={css['field']}>
      <span>{label}</span>
      <select value={value} onChange={({ target }) => target.value && onChoose(target.value)}>
        {value === '' && <option value="" />}
        {[...known, ...offered(known)].map((tag) => <option key={tag} value={tag}>{labelOf(tag)}</option>)}
      </select>
    </label>
  )
}
