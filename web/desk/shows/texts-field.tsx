// What a show is about, language by language: what its title means, its description, and whether a native reader has seen it.

import type { ShowContent } from '../../../schedules/programme-content.ts'
import { directionOf } from '../../../schedules/language-names.ts'
import { useState } from 'react'
import css from '../desk.module.css'
import { AddLanguage } from './add-language.tsx'
import { withText } from './draft.ts'
import { useLanguages } from './languages.tsx'
import { useShowsRoomTexts } from './texts.ts'

interface TextsFieldProps {
  readonly show: Pick<ShowContent, 'languages' | 'titles' | 'descriptions' | 'review'>
  readonly onChange: (change: Partial<ShowContent>) => void
}

export function TextsField({ show, onChange }: TextsFieldProps) {
  const t = useShowsRoomTexts()
  const { labelOf } = useLanguages()
  // A language stays open while its text is empty.
  const [added, setAdded] = useState<readonly string[]>([])
  const tags = [...new Set([...show.languages, ...Object.keys(show.descriptions), ...Object.keys(show.titles), ...added])]
  return (
    <>
      {tags.map((tag) => (
        <fieldset key={tag} className={css['group']}>
          <legend className={css['legend']}>{labelOf(tag)}</legend>
          {tag !== show.languages[0] && (
            <label className={css['field']}>
              <span>{t('texts.meaning')}</span>
              <input value={show.titles[tag] ?? ''} lang={tag} dir={directionOf(tag)} maxLength={200} onChange={({ target }) => onChange({ titles: withText(show.titles, tag, target.value) })} />
            </label>
          )}
          <label className={css['field']}>
            <span>{t('texts.description')}</span>
            <textarea value={show.descriptions[tag] ?? ''} rows={4} lang={tag} dir={directionOf(tag)} maxLength={2000} onChange={({ target }) => onChange({ descriptions: withText(show.descriptions, tag, target.value) })} />
          </label>
          {tag in show.descriptions && (
            <label className={css['tick']}>
              <input type="checkbox" checked={show.review.includes(tag)} onChange={({ target }) => onChange({ review: target.checked ? [...show.review, tag] : show.review.filter((one) => one !== tag) })} />
              <span>{t('texts.review')}</span>
            </label>
          )}
        </fieldset>
      ))}
      <AddLanguage label={t('texts.add')} chosen={tags} onAdd={(tag) => setAdded([...added, tag])} />
    </>
  )
}
