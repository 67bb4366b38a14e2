// The fields that several forms of planning share.

import { useId, useState, type ReactNode } from 'react'
import { formatTime } from '../../../../schedules/calendar-date.ts'
import type { ShowContent } from '../../../../schedules/programme-content.ts'
import { autonym } from '../../../../schedules/language-names.ts'
import { timesOf, type Place } from '../drag.ts'
import type { NewShow } from '../edits.ts'
import { dayOrNull } from '../plan-model.ts'
import { useWeekTexts } from '../texts.ts'
import { useWeekFormats } from '../week-formats.ts'
import css from './forms.module.css'

export function Field({ label, help, children }: { label: string; help?: string | undefined; children: (id: string, helpId: string | undefined) => ReactNode }) {
  const id = useId()
  const helpId = help === undefined ? undefined : `${id}-help`
  return (
    <div className={css['field']}>
      <label htmlFor={id}>{label}</label>
      {children(id, helpId)}
      {help !== undefined && <small id={helpId}>{help}</small>}
    </div>
  )
}

/** One of a few: radio buttons in a row that wraps. */
export function Choice<T extends string>({ title, value, options, onChange }: { title: string; value: T; options: readonly { readonly value: T; readonly text: string }[]; onChange: (value: T) => void }) {
  const name = useId()
  return (
    <fieldset className={css['choice']}>
      <legend>{title}</legend>
      {options.map((option) => (
        <label key={option.value} className={css['option']}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>{option.text}</span>
        </label>
      ))}
    </fieldset>
  )
}

export function TextField({ label, value, onChange, help, lang, required = false, lines = 1, maxLength = 200 }: { label: string; value: string; onChange: (value: string) => void; help?: string; lang?: string; required?: boolean; lines?: number; maxLength?: number }) {
  return (
    <Field label={label} help={help}>
      {(id, helpId) => {
        const common = { id, lang, required, maxLength, dir: 'auto' as const, value, 'aria-describedby': helpId }
        return lines > 1 ? <textarea {...common} rows={lines} onChange={(event) => onChange(event.target.value)} /> : <input {...common} type="text" onChange={(event) => onChange(event.target.value)} />
      }}
    </Field>
  )
}

/** Date, time and length; an impossible date or length is not passed on. */
export function PlaceFields({ place, timeZone, onChange }: { place: Place; timeZone: string; onChange: (place: Place) => void }) {
  const t = useWeekTexts()
  const formats = useWeekFormats()
  const setDate = (date: string) => dayOrNull(date) !== null && onChange({ ...place, date })
  return (
    <div className={css['row']}>
      <Field label={t('field.date')} help={formats.date(place.date)}>{(id, helpId) => <input id={id} type="date" required aria-describedby={helpId} value={place.date} onChange={(event) => setDate(event.target.value)} />}</Field>
      <Field label={t('field.start')}>{(id) => <TimeInput id={id} time={place.startTime} onChange={(startTime) => onChange({ ...place, startTime })} />}</Field>
      <Field label={t('field.minutes')} help={t('field.ends', { time: formats.time(timesOf(place, timeZone).endsAt) })}>
        {(id, helpId) => <input id={id} type="number" min={1} max={1440} required aria-describedby={helpId} value={place.minutes} onChange={(event) => event.target.valueAsNumber >= 1 && event.target.valueAsNumber <= 1440 && onChange({ ...place, minutes: Math.round(event.target.valueAsNumber) })} />}
      </Field>
    </div>
  )
}

/** A time of 24 hours, whatever the device's own habit is; `9:5` and `0930` are understood. */
function TimeInput({ id, time, onChange }: { id: string; time: string; onChange: (time: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null)
  const type = (text: string) => {
    setTyped(text)
    const read = readTime(text)
    if (read !== null) onChange(read)
  }
  const isWrong = typed !== null && readTime(typed) === null
  return <input id={id} type="text" inputMode="numeric" dir="ltr" required autoComplete="off" maxLength={5} placeholder="20:00" className={isWrong ? css['bad'] : undefined} aria-invalid={isWrong} value={typed ?? time} onChange={(event) => type(event.target.value)} onBlur={() => setTyped(null)} />
}

function readTime(text: string): string | null {
  const match = /^(\d{1,2})[:.]?(\d{2})$/.exec(text.trim()) ?? /^(\d{1,2})[:.](\d)$/.exec(text.trim())
  const [hours, minutes] = [Number(match?.[1]), Number(match?.[2])]
  return match && hours < 24 && minutes < 60 ? formatTime(hours * 60 + minutes) : null
}

export function ShowField({ label, shows, value, onChange, extra }: { label: string; shows: readonly ShowContent[]; value: string; onChange: (slug: string) => void; extra?: { readonly value: string; readonly text: string } | undefined }) {
  const t = useWeekTexts()
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} required value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('field.choose')}</option>
          {shows.map(({ slug, title, latinTitle }) => <option key={slug} value={slug}>{latinTitle ? `${title} (${latinTitle})` : title}</option>)}
          {extra && <option value={extra.value}>{extra.text}</option>}
        </select>
      )}
    </Field>
  )
}

const MUSIC = ['none', 'own', 'cc', 'licensed', 'commercial'] as const
const ARCHIVE = ['full', 'talk_only', 'none'] as const

/** What is asked of a new show, and, without its description, of a special. */
export function ShowFields<S extends Omit<NewShow, 'description'>>({ show, languages, onChange, children }: { show: S; languages: readonly string[]; onChange: (show: S) => void; children?: ReactNode }) {
  const t = useWeekTexts()
  const set = <K extends keyof Omit<NewShow, 'description'>>(field: K, value: NewShow[K]) => onChange({ ...show, [field]: value })
  const needsLatin = show.title !== '' && /\p{L}/u.test(show.title) && !/\p{Script=Latin}/u.test(show.title)
  return (
    <>
      <TextField label={t('field.title')} required value={show.title} lang={show.language} onChange={(title) => set('title', title)} />
      {needsLatin && <TextField label={t('field.latin')} help={t('field.latinHelp')} required value={show.latinTitle} onChange={(latin) => set('latinTitle', latin)} />}
      <Field label={t('field.language')}>
        {(id) => (
          <select id={id} value={show.language} onChange={(event) => set('language', event.target.value)}>
            {[...new Set([show.language, ...languages])].map((tag) => <option key={tag} value={tag} lang={tag}>{autonym(tag)}</option>)}
          </select>
        )}
      </Field>
      {children}
      {show.mode === 'prerecorded' && <TextField label={t('field.plays')} help={t('field.playsHelp')} value={show.plays} maxLength={500} onChange={(plays) => set('plays', plays)} />}
      {show.mode === 'relay' && <TextField label={t('field.source')} help={t('field.sourceHelp')} value={show.plays} maxLength={500} onChange={(plays) => set('plays', plays)} />}
      <div className={css['row']}>
        <Field label={t('field.music')}>
          {(id) => <select id={id} value={show.music} onChange={(event) => set('music', MUSIC.find((one) => one === event.target.value) ?? 'none')}>{MUSIC.map((one) => <option key={one} value={one}>{t(`music.${one}`)}</option>)}</select>}
        </Field>
        <Field label={t('field.archive')}>
          {(id) => <select id={id} value={show.archive} onChange={(event) => set('archive', ARCHIVE.find((one) => one === event.target.value) ?? 'none')}>{ARCHIVE.map((one) => <option key={one} value={one}>{t(`archive.${one}`)}</option>)}</select>}
        </Field>
      </div>
    </>
  )
}
