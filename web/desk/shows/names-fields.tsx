// What a show or host is called: in their own script, and how that sounds in Latin letters.

import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { latinFor, slugFor } from './draft.ts'
import { useShowsRoomTexts } from './texts.ts'

interface NamesFieldsProps {
  /** Tells two of them on one page apart. */
  readonly id: string
  readonly label: string
  readonly required?: boolean
  readonly name: string
  readonly latin: string | null
  readonly lang: string | undefined
  readonly onChange: (names: { readonly name: string; readonly latin: string | null }) => void
  /** Null: there is one already, and it stays. */
  readonly slug: { readonly value: string; readonly taken: boolean; readonly onChange: (slug: string) => void } | null
}

export function NamesFields({ id, label, required = true, name, latin, lang, onChange, slug }: NamesFieldsProps) {
  const t = useShowsRoomTexts()
  const suggested = latinFor(name)
  // A key follows the name until somebody writes one of their own.
  const follow = (next: string, latinNext: string | null) => {
    if (slug && (slug.value === '' || slug.value === slugFor(latin ?? name))) slug.onChange(slugFor(latinNext ?? next))
    onChange({ name: next, latin: latinNext })
  }
  return (
    <>
      <label className={css['field']}>
        <span>{label}</span>
        <input required={required} value={name} lang={lang} dir="auto" maxLength={200} onChange={({ target }) => follow(target.value, latin)} />
      </label>
      {(latin !== null || suggested !== null) && (
        <label className={css['field']}>
          <span>{t('name.latin')}</span>
          <input value={latin ?? ''} dir="ltr" maxLength={200} aria-describedby={`${id}-latin`} onChange={({ target }) => follow(name, target.value || null)} />
          <small id={`${id}-latin`} className={css['soft']}>{t('name.latinHelp')}</small>
        </label>
      )}
      {suggested !== null && suggested !== latin && <Button onClick={() => follow(name, suggested)}>{t('name.suggest', { latin: suggested })}</Button>}
      {slug && (
        <label className={css['field']}>
          <span>{t('name.slug')}</span>
          <input required={required} value={slug.value} dir="ltr" maxLength={80} pattern="[a-z0-9]+(-[a-z0-9]+)*" autoCapitalize="off" spellCheck={false} aria-describedby={`${id}-slug`} onChange={({ target }) => slug.onChange(target.value)} />
          <small id={`${id}-slug`} className={css['soft']}>{t('name.slugHelp')}</small>
        </label>
      )}
      {slug?.taken && <p role="alert" className={css['problem']}>{t('name.slugTaken')}</p>}
    </>
  )
}
