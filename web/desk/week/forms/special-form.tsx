// Changes a planned special: its time, its words, how it is made.

import { useState } from 'react'
import type { SpecialContent } from '../../../../schedules/programme-content.ts'
import type { Place } from '../drag.ts'
import { specialEdit, specialOfForm, type NewShow } from '../edits.ts'
import { DraftFoot } from './draft-foot.tsx'
import { Choice, PlaceFields, ShowFields } from './fields.tsx'
import css from './forms.module.css'
import { Sheet } from './sheet.tsx'
import { useForm, type FormProps } from './use-form.ts'

const MODES = ['live', 'prerecorded', 'relay'] as const

export function SpecialForm({ special, place: first, ...props }: FormProps & { special: SpecialContent; place: Place }) {
  const [place, setPlace] = useState(first)
  const [form, setForm] = useState<Omit<NewShow, 'description'>>(() => ({
    title: special.title,
    latinTitle: special.latinTitle ?? '',
    language: special.languages[0] ?? 'pl',
    mode: special.mode,
    plays: special.plays ?? '',
    music: special.music,
    archive: special.archive,
  }))
  const edit = form.title.trim() === '' ? null : specialEdit('changeSpecial', specialOfForm(form, place, special.slug, special))
  const { draft, words, onSubmit } = useForm(edit, props)
  const { t } = words
  return (
    <Sheet title={t('do.changeSpecial')} onClose={props.onClose}>
      <form className={css['form']} onSubmit={onSubmit}>
        <PlaceFields place={place} timeZone={props.model.programme.timeZone} onChange={setPlace} />
        <Choice title={t('new.what')} value={form.mode} onChange={(mode) => setForm({ ...form, mode })} options={MODES.map((value) => ({ value, text: t(`new.${value}`) }))} />
        <ShowFields show={form} languages={special.languages} onChange={setForm} />
        <DraftFoot draft={draft} words={words} isEmpty={edit === null} />
      </form>
    </Sheet>
  )
}
