// Chooses the site's language by the languages' own names. Works as plain links too: the server keeps the choice in a cookie.

import { LANGUAGES } from '../i18n/languages.ts'
import { useI18n } from '../i18n/i18n.tsx'
import css from './language-switcher.module.css'

export function LanguageSwitcher() {
  const { t, language } = useI18n()
  return (
    <nav aria-label={t('site.language')} className={css.languages}>
      {Object.entries(LANGUAGES).map(([tag, { autonym, reading }]) => (
        <a key={tag} href={`?language=${tag}`} lang={tag} dir={reading} aria-current={tag === language ? 'true' : undefined} className={css.language}>
          {autonym}
        </a>
      ))}
    </nav>
  )
}
