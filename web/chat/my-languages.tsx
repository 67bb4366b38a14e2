// "My languages": a person who reads two of ten is spared the other eight.

import { languageName } from '../../schedules/language-names.ts'
import { useI18n } from '../i18n/i18n.tsx'
import css from './chat.module.css'
import { useChatTexts } from './texts.ts'

interface MyLanguagesProps {
  /** Languages to choose from, each once. */
  readonly offered: readonly string[]
  /** Empty: all. */
  readonly wanted: readonly string[]
  readonly onChange: (wanted: readonly string[]) => void
}

export function MyLanguages({ offered, wanted, onChange }: MyLanguagesProps) {
  const t = useChatTexts()
  const { language, format } = useI18n()
  const names = wanted.map((tag) => languageName(tag, language))
  return (
    <details className={css['languages']}>
      <summary>{t('languages.title')}: {names.length === 0 ? t('languages.all') : format.list(names)}</summary>
      <fieldset>
        <legend className={css['soft']}>{t('languages.help')}</legend>
        {[...new Set([...offered, ...wanted])].map((tag) => (
          <label key={tag} className={css['tick']}>
            <input type="checkbox" checked={wanted.includes(tag)} onChange={({ target }) => onChange(target.checked ? [...wanted, tag] : wanted.filter((one) => one !== tag))} />
            <span>{languageName(tag, language)}</span>
          </label>
        ))}
      </fieldset>
    </details>
  )
}
