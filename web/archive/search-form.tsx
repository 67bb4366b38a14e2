// Words and filters. Each filter offers only what there is.

import type { FormEvent } from 'react'
import { Link, useLocation, useRouter } from 'wouter'
import { languageName } from '../../schedules/language-names.ts'
import type { ArchiveChoices } from '../../server/archive/search/schema.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { useProgrammeTexts } from '../programme/texts.ts'
import { wordOf } from '../shows/themes.tsx'
import { Button } from '../ui/button.tsx'
import part from '../ui/page-part.module.css'
import { addressOf, askedBy, isNarrowed, type Asked, type Filter } from './archive-address.ts'
import css from './archive-page.module.css'
import { useArchiveTexts } from './texts.ts'

/** What a filter may be set to, and how it is called. */
type Choice = readonly [value: string, words: string]

/** `choices` null: not known yet; then what is asked for stays. Give it another key for another question: its fields are the browser's. */
export function SearchForm({ asked, choices }: { asked: Asked; choices: ArchiveChoices | null }) {
  const t = useArchiveTexts()
  const inProgramme = useProgrammeTexts()
  const { language } = useI18n()
  const [, go] = useLocation()
  const { base } = useRouter()
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = [...new FormData(event.currentTarget)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
    go(addressOf(askedBy(new URLSearchParams(fields))))
  }
  const byName = (one: Choice, other: Choice) => one[1].localeCompare(other[1], language)
  const languages = (choices?.languages ?? []).map((tag): Choice => [tag, languageName(tag, language)]).sort(byName)
  const themes = (choices?.themes ?? []).map((theme): Choice => [theme, wordOf(theme, inProgramme)]).sort(byName)
  const shows = (choices?.shows ?? []).map(({ slug, title, latin }): Choice => [slug, both(title, latin)]).sort(byName)
  const hosts = (choices?.hosts ?? []).map(({ slug, name, latin }): Choice => [slug, both(name, latin)]).sort(byName)
  const years = (choices?.years ?? []).map((year): Choice => [String(year), String(year)])
  return (
    <form action={`${base}/archive`} method="get" role="search" aria-label={t('archive.search')} className={css.form} onSubmit={search}>
      <div className={css.words}>
        <label className={css.field}>
          <span>{t('archive.words')}</span>
          <input type="search" name="q" defaultValue={asked.q} maxLength={200} enterKeyHint="search" autoComplete="off" dir="auto" className={css.input} />
        </label>
        <Button kind="main" type="submit">
          {t('archive.submit')}
        </Button>
      </div>
      <Chooser name="spoken" label={t('archive.spoken')} asked={asked} choices={languages} />
      {/* What is closed is sent too; what is asked for is seen. */}
      <details open={(['theme', 'show', 'host', 'year'] as const).some((name) => asked[name] !== '')}>
        <summary className={part.summary}>{t('archive.filters')}</summary>
        <div className={css.filters}>
          <Chooser name="theme" label={t('archive.theme')} asked={asked} choices={themes} />
          <Chooser name="show" label={t('archive.show')} asked={asked} choices={shows} />
          <Chooser name="host" label={t('archive.host')} asked={asked} choices={hosts} />
          <Chooser name="year" label={t('archive.year')} asked={asked} choices={years} />
        </div>
      </details>
      {isNarrowed(asked) && (
        <p>
          <Link href="/archive" className={part.link}>
            {t('archive.clear')}
          </Link>
        </p>
      )}
    </form>
  )
}

function Chooser({ name, label, asked, choices }: { name: Filter; label: string; asked: Asked; choices: readonly Choice[] }) {
  const t = useArchiveTexts()
  const chosen = asked[name]
  // What is asked for and is no longer there stays to be seen, and to be taken away.
  const all = chosen === '' || choices.some(([value]) => value === chosen) ? choices : [...choices, [chosen, chosen] as const]
  return (
    <label className={css.field}>
      <span>{label}</span>
      {/* Old phones know fewer names of languages than the server, and sort otherwise. */}
      <select name={name} defaultValue={chosen} className={css.input} suppressHydrationWarning>
        <option value="">{t('archive.any')}</option>
        {all.map(([value, words]) => (
          <option key={value} value={value} suppressHydrationWarning>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}

function both(name: string, latin: string | null): string {
  return latin === null ? name : `${name} (${latin})`
}
