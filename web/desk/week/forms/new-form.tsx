// Plans something new: a slot of a show, with a new show if need be, or a special.

import { useState } from 'react'
import { formatDay, parseDay } from '../../../../schedules/calendar-date.ts'
import type { ShowMode } from '../../../../schedules/programme-content.ts'
import { useI18n } from '../../../i18n/i18n.tsx'
import type { Place } from '../drag.ts'
import { emptyShow, freeSlug, newShowOf, newSlotEdit, specialEdit, specialOfForm, takenSlugs, type NewShow } from '../edits.ts'
import { firstDayFrom, ONCE, ruleOf, type Repeat } from '../repeat.ts'
import { DraftFoot } from './draft-foot.tsx'
import { Choice, PlaceFields, ShowField, ShowFields, TextField } from './fields.tsx'
import css from './forms.module.css'
import { RepeatPicker } from './repeat-picker.tsx'
import { Sheet } from './sheet.tsx'
import { useForm, type FormProps } from './use-form.ts'

type What = ShowMode | 'special'

const NEW_SHOW = '+'

export function NewForm({ place: first, mayPlanAll, ...props }: FormProps & { place: Place; mayPlanAll: boolean }) {
  const { model, shows } = props
  const { timeZone } = model.programme
  const { language } = useI18n()
  const [what, setWhat] = useState<What>('live')
  const [place, setPlace] = useState(first)
  const [repeat, setRepeat] = useState<Repeat>(ONCE)
  const [slug, setSlug] = useState('')
  const [made, setMade] = useState<NewShow>(() => emptyShow('live', language))

  const taken = takenSlugs(model)
  const isNew = what === 'special' || slug === NEW_SHOW
  const isNamed = made.title.trim() !== '' && (what === 'special' || made.description.trim() !== '')
  // A slot's first date is one of its rule's: the next one after the chosen day.
  const firstDay = firstDayFrom(ruleOf(repeat), parseDay(place.date) ?? 0)
  const begins = firstDay === null ? place : { ...place, date: formatDay(firstDay) }
  const edit = () => {
    if (isNew ? !isNamed : slug === '') return null
    if (what === 'special') return specialEdit('addSpecial', specialOfForm(made, place, freeSlug(made.latinTitle || made.title, taken), null))
    if (!isNew) return newSlotEdit(slug, begins, ruleOf(repeat))
    const show = newShowOf({ ...made, mode: what }, taken)
    return newSlotEdit(show.slug, begins, ruleOf(repeat), show)
  }
  const wanted = edit()
  const { draft, words, onSubmit } = useForm(wanted, props)
  const { t, formats } = words
  const kinds: readonly What[] = mayPlanAll ? ['live', 'prerecorded', 'relay', 'special'] : ['live', 'prerecorded', 'relay']
  const languages = [...new Set(model.content.shows.flatMap((show) => show.languages))].sort()
  const choose = (next: What) => {
    setWhat(next)
    setSlug('')
    setMade({ ...made, mode: next === 'special' ? 'live' : next })
  }
  return (
    <Sheet title={t('new.title')} onClose={props.onClose}>
      <form className={css['form']} onSubmit={onSubmit}>
        <Choice title={t('new.what')} value={what} onChange={choose} options={kinds.map((value) => ({ value, text: t(`new.${value}`) }))} />
        {what === 'special' ? <p className={css['soft']}>{t('new.specialHelp')}</p> : (
          <ShowField label={t('field.show')} shows={shows.filter(({ mode }) => mode === what)} value={slug} onChange={setSlug} extra={mayPlanAll ? { value: NEW_SHOW, text: t('new.newShow') } : undefined} />
        )}
        {isNew && (
          <ShowFields show={made} languages={languages} onChange={setMade}>
            {what !== 'special' && <TextField label={t('field.description')} required lines={3} maxLength={2000} lang={made.language} value={made.description} onChange={(description) => setMade({ ...made, description })} />}
          </ShowFields>
        )}
        <PlaceFields place={place} timeZone={timeZone} onChange={setPlace} />
        {what !== 'special' && <RepeatPicker repeat={repeat} place={begins} timeZone={timeZone} isTold={draft.preview !== null} onChange={setRepeat} />}
        {what !== 'special' && begins.date !== place.date && <p className={css['note']}>{t('repeat.first', { date: formats.date(begins.date) })}</p>}
        <DraftFoot draft={draft} words={words} isEmpty={wanted === null} />
      </form>
    </Sheet>
  )
}
