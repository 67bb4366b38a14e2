// Chooses the site's language by the languages' own names. Without JavaScript they are links, and the server keeps the choice.

import { useSearch } from 'wouter'
import { isLanguage, LANGUAGES } from '../i18n/languages.ts'
import { useI18n } from '../i18n/i18n.tsx'
import css from './language-switcher.module.css'

export function LanguageSwitcher() {
  const { t, language, changeLanguage } = useI18n()
  const search = useSearch()
  return (
    <nav aria-label={t('site.language')}>
      <ul className={css.languages}>
        {Object.entries(LANGUAGES).map(([tag, { autonym, reading }]) => (
          <li key={tag}>
            <a
              href={`?${withLanguage(search, tag)}`}
              lang={tag}
              dir={reading}
              aria-current={tag === language ? 'true' : undefined}
              className={css.language}
              onClick={(event) => {
                // Leaving the page would stop the radio. A click with a modifier still opens a new tab.
                if (!isLanguage(tag) || event.metaKey || event.ctrlKey || event.shiftKey) return
                event.preventDefault()
                void changeLanguage(tag)
              }}
            >
              {autonym}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The same page in that language: the week or the show one looks at stays. */
function withLanguage(search: string, tag: string): string {
  const query = new URLSearchParams(search)
  query.set('language', tag)
  return query.toString()
}
