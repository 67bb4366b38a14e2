// The languages of a show, by name, the main one first.

import { languageName } from '../../schedules/language-names.ts'
import { useI18n } from '../i18n/i18n.tsx'
import css from './language-names.module.css'

export function LanguageNames({ tags }: { tags: readonly string[] }) {
  const { t, language } = useI18n()
  return (
    <ul className={css.names} aria-label={t('onAir.languages')}>
      {tags.map((tag) => (
        // Old phones know fewer names than the server; then the server's word stays.
        <li key={tag} className={css.name} suppressHydrationWarning>
          {languageName(tag, language)}
        </li>
      ))}
    </ul>
  )
}
