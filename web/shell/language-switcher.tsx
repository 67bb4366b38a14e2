// Chooses the site's language by the languages' own names. Each is a link to this page at its address in that language; on pages
// without such addresses the server keeps the choice.

import { useLocation, useSearch } from 'wouter'
import { inLanguage, isForEverybody, LANGUAGE_TAGS } from '../i18n/language-address.ts'
import { LANGUAGES, type Language } from '../i18n/languages.ts'
import { useI18n } from '../i18n/i18n.tsx'
import css from './language-switcher.module.css'

export function LanguageSwitcher() {
  const { t, language, changeLanguage } = useI18n()
  const [path, go] = useLocation()
  const search = useSearch()
  const isCarried = isForEverybody(path)
  const hrefOf = (tag: Language) => (isCarried ? inLanguage(tag, `${encodeURI(path)}${queryOf(search)}`) : queryOf(search, tag))
  const choose = async (tag: Language) => {
    await changeLanguage(tag)
    // The same page, and the moment in it, is no step to go back from.
    if (isCarried) go(`~${hrefOf(tag)}${location.hash}`, { replace: true })
  }
  return (
    <nav aria-label={t('site.language')}>
      <ul className={css.languages}>
        {LANGUAGE_TAGS.map((tag) => (
          <li key={tag}>
            <a
              href={hrefOf(tag)}
              lang={tag}
              hrefLang={tag}
              dir={LANGUAGES[tag].reading}
              aria-current={tag === language ? 'true' : undefined}
              className={css.language}
              onClick={(event) => {
                // Leaving the page would stop the radio. A click with a modifier still opens a new tab.
                if (event.metaKey || event.ctrlKey || event.shiftKey) return
                event.preventDefault()
                void choose(tag)
              }}
            >
              {LANGUAGES[tag].autonym}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The week or the show one looks at stays. `language`: to be kept by the server. */
function queryOf(search: string, language?: Language): string {
  const query = new URLSearchParams(search)
  query.delete('language')
  if (language) query.set('language', language)
  // `size` is unknown to phones of 2021.
  const asked = query.toString()
  return asked === '' ? '' : `?${asked}`
}
