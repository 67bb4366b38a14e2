// Languages by their own names and by those in the reader's language: for speakers and for everybody else.

import { autonym, languageName } from '../../schedules/language-names.ts'
import { useI18n } from '../i18n/i18n.tsx'
import css from './language-names.module.css'

export function LanguageChips({ tags }: { tags: readonly string[] }) {
  const { t, language } = useI18n()
  return (
    <ul className={css.names} aria-label={t('onAir.languages')}>
      {tags.map((tag) => {
        const [own, name] = [autonym(tag), languageName(tag, language)]
        return (
          <li key={tag} className={css.name}>
            {/* Old phones know fewer names than the server; then the server's word stays. */}
            <bdi lang={tag} suppressHydrationWarning>
              {own}
            </bdi>
            <span suppressHydrationWarning>{own === name ? '' : ` · ${name}`}</span>
          </li>
        )
      })}
    </ul>
  )
}
