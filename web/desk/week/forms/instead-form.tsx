// What airs instead on one date: another show, or an earlier airing again.

import { useState } from 'react'
import { formatDay } from '../../../../schedules/calendar-date.ts'
import type { Occurrence } from '../../../../schedules/occurrence.ts'
import { slotOf } from '../../../../schedules/programme-of-content.ts'
import { startsOf } from '../../../../schedules/recurrence.ts'
import { DAY_MS } from '../../../../schedules/wall-clock.ts'
import { airingOf, type PlanModel } from '../plan-model.ts'
import { DraftFoot } from './draft-foot.tsx'
import { Field, ShowField } from './fields.tsx'
import css from './forms.module.css'
import { Sheet } from './sheet.tsx'
import { useForm, type FormProps } from './use-form.ts'

export function ReplaceForm({ airing, ...props }: FormProps & { airing: Occurrence }) {
  const name = airingOf(airing)
  const [slug, setSlug] = useState('')
  const edit = name && slug !== '' ? ({ do: 'replace', airing: name, withShow: slug } as const) : null
  const { draft, words, onSubmit } = useForm(edit, props)
  const { t, formats } = words
  return (
    <Sheet title={t('replace.title', { title: airing.title })} onClose={props.onClose}>
      <form className={css['form']} onSubmit={onSubmit}>
        <p>{formats.moment(airing.startsAt)}</p>
        <ShowField label={t('field.withShow')} shows={props.shows.filter((show) => show.slug !== name?.showSlug)} value={slug} onChange={setSlug} />
        <DraftFoot draft={draft} words={words} isEmpty={edit === null} />
      </form>
    </Sheet>
  )
}

/** The most that are offered; older ones are asked for by their date. */
const MOST_EARLIER = 20

export function RerunForm({ airing, ...props }: FormProps & { airing: Occurrence }) {
  const name = airingOf(airing)
  const [ofDate, setOfDate] = useState('')
  const edit = name && ({ do: 'rerun', airing: name, ofDate: ofDate || null } as const)
  const { draft, words, onSubmit } = useForm(edit, props)
  const { t, formats } = words
  return (
    <Sheet title={t('rerun.title', { title: airing.title })} onClose={props.onClose}>
      <form className={css['form']} onSubmit={onSubmit}>
        <p>{formats.moment(airing.startsAt)}</p>
        <Field label={t('field.ofDate')} help={t('field.recordings')}>
          {(id, helpId) => (
            <select id={id} aria-describedby={helpId} value={ofDate} onChange={(event) => setOfDate(event.target.value)}>
              <option value="">{t('field.lastOne')}</option>
              {earlierDates(props.model, name?.showSlug ?? '', airing.startsAt.getTime()).map((date) => <option key={date} value={date}>{formats.date(date)}</option>)}
            </select>
          )}
        </Field>
        <DraftFoot draft={draft} words={words} isEmpty={edit === null} />
      </form>
    </Sheet>
  )
}

/** The planned dates of a show in the year before, the last first. */
function earlierDates({ content, programme }: PlanModel, showSlug: string, before: number): string[] {
  const starts = content.slots.filter((slot) => slot.showSlug === showSlug).flatMap((slot) => startsOf(slotOf(slot, programme.timeZone).series, before - 366 * DAY_MS, before))
  return [...new Set(starts.map(({ plannedWall }) => formatDay(Math.floor(plannedWall / DAY_MS))))].sort().reverse().slice(0, MOST_EARLIER)
}
