// Cancels one date, with the reason that listeners read, in as many languages as somebody writes.

import { useState } from 'react'
import { autonym, languageName } from '../../../../schedules/language-names.ts'
import type { Occurrence } from '../../../../schedules/occurrence.ts'
import { useI18n } from '../../../i18n/i18n.tsx'
import { LANGUAGES } from '../../../i18n/languages.ts'
import { airingOf, exceptionOfAiring } from '../plan-model.ts'
import { DraftFoot } from './draft-foot.tsx'
import { Field, TextField } from './fields.tsx'
import css from './forms.module.css'
import { Sheet } from './sheet.tsx'
import { useForm, type FormProps } from './use-form.ts'

export function CancelForm({ airing, ...props }: FormProps & { airing: Occurrence }) {
  const { language } = useI18n()
  const name = airingOf(airing)
  const before = name && exceptionOfAiring(props.model, name)
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>(before?.action === 'cancel' ? before.reason : {})
  // The editor's own language, the site's main one, and those of the show; others are added.
  const [tags, setTags] = useState<readonly string[]>([...new Set([language, 'pl', ...airing.languages, ...Object.keys(reasons)])])
  const written = Object.fromEntries(Object.entries(reasons).filter(([, text]) => text.trim() !== ''))
  const edit = name === null || Object.keys(written).length === 0 ? null : ({ do: 'cancel', airing: name, reason: written } as const)
  const { draft, words, onSubmit } = useForm(edit, props)
  const { t, formats } = words
  const others = [...new Set([...Object.keys(LANGUAGES), ...props.model.content.shows.flatMap((show) => show.languages)])].filter((tag) => !tags.includes(tag)).sort()
  return (
    <Sheet title={t('cancel.title', { title: airing.title })} onClose={props.onClose}>
      <form className={css['form']} onSubmit={onSubmit}>
        <p>{formats.moment(airing.startsAt)}</p>
        <p className={css['soft']}>{t('field.reasonHelp')}</p>
        {tags.map((tag) => <TextField key={tag} label={t('field.reasonIn', { language: languageName(tag, language) })} lang={tag} maxLength={300} value={reasons[tag] ?? ''} onChange={(text) => setReasons({ ...reasons, [tag]: text })} />)}
        {others.length > 0 && (
          <Field label={t('field.otherLanguage')}>
            {(id) => (
              <select id={id} value="" onChange={(event) => event.target.value && setTags([...tags, event.target.value])}>
                <option value="">{t('field.choose')}</option>
                {others.map((tag) => <option key={tag} value={tag} lang={tag}>{autonym(tag)}</option>)}
              </select>
            )}
          </Field>
        )}
        <DraftFoot draft={draft} words={words} isEmpty={edit === null} saveText={t('do.cancel')} kind="danger" tellsDates={false} />
      </form>
    </Sheet>
  )
}
