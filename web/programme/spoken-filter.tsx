// "In my language": links that choose which shows are seen. They work without JavaScript; with it the choice is remembered.

import { Link } from 'wouter'
import { languageName } from '../../schedules/language-names.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { ALL_SPOKEN, rememberSpoken } from './spoken.tsx'
import css from './spoken-filter.module.css'
import { useProgrammeTexts } from './texts.ts'

interface SpokenFilterProps {
  readonly wanted: string | null
  /** Languages to choose from, each once. */
  readonly spoken: readonly string[]
  /** The address of this page with a choice in it: a tag, or `all`. */
  readonly hrefOf: (spoken: string) => string
}

export function SpokenFilter({ wanted, spoken, hrefOf }: SpokenFilterProps) {
  const { language } = useI18n()
  const t = useProgrammeTexts()
  const others = spoken.filter((tag) => tag !== language).toSorted((a, b) => languageName(a, language).localeCompare(languageName(b, language), language))
  const isOther = wanted !== null && wanted !== language
  const choice = (tag: string | null, words: string) => (
    <Link
      href={hrefOf(tag ?? ALL_SPOKEN)}
      className={css.choice}
      aria-current={tag === wanted ? 'true' : undefined}
      onClick={() => rememberSpoken(tag)}
      suppressHydrationWarning
    >
      {words}
    </Link>
  )
  return (
    <nav className={css.filter} aria-label={t('spoken.title')}>
      {choice(null, t('spoken.all'))}
      {choice(language, t('spoken.mine', { language: languageName(language, language) }))}
      <details className={css.others} key={wanted}>
        <summary className={css.choice} data-current={isOther ? '' : undefined}>
          {isOther ? languageName(wanted, language) : t('spoken.other')}
        </summary>
        <ul className={css.list}>
          {others.map((tag) => (
            <li key={tag}>{choice(tag, languageName(tag, language))}</li>
          ))}
        </ul>
      </details>
    </nav>
  )
}
