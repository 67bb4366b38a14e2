// Chooses the site's language by the languages' own names: one button that says the present one and opens to all. Each is a link to this
// page at its address in that language; on pages without such addresses the server keeps the choice.

import { useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { inLanguage, isForEverybody, LANGUAGE_TAGS } from '../i18n/language-address.ts'
import { LANGUAGES, type Language } from '../i18n/languages.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { GROUND } from '../ui/tones.ts'
import css from './language-switcher.module.css'

export function LanguageSwitcher() {
  const { t, language, changeLanguage } = useI18n()
  const [path, go] = useLocation()
  const search = useSearch()
  const isCarried = isForEverybody(path)
  const hrefOf = (tag: Language) => (isCarried ? inLanguage(tag, `${encodeURI(path)}${queryOf(search)}`) : queryOf(search, tag))
  const box = useRef<HTMLDetailsElement>(null)
  const close = () => {
    if (!box.current?.open) return
    box.current.open = false
    box.current.querySelector('summary')?.focus()
  }
  const choose = async (tag: Language) => {
    close()
    await changeLanguage(tag)
    // The same page, and the moment in it, is no step to go back from.
    if (isCarried) go(`~${hrefOf(tag)}${location.hash}`, { replace: true })
  }
  return (
    <nav aria-label={t('site.language')}>
      <details
        ref={box}
        className={css.box}
        onKeyDown={({ key }) => {
          if (key === 'Escape') close()
        }}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (relatedTarget && !currentTarget.contains(relatedTarget)) currentTarget.open = false
        }}
      >
        <summary className={css.present} aria-label={`${t('site.language')}: ${LANGUAGES[language].autonym}`}>
          {/* A letter of each of two scripts: known from other sites, and no flag. */}
          <svg viewBox="0 0 24 24" className={css.sign} aria-hidden="true" focusable="false">
            <path d="M2.5 5h11M8 2.5V5M4.5 5c.7 4 3.7 6.8 7 8.3M11.5 5c-.7 4-3.8 7-8 8.3M12.5 21.5l4.5-11 4.5 11M14 18h6" />
          </svg>
          <span className={css.name}>{LANGUAGES[language].autonym}</span>
        </summary>
        <ul className={`${css.languages} ${GROUND}`}>
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
      </details>
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
