// How a slot repeats, in plain words; whoever knows RFC 5545 writes a rule of their own. Lists the dates that come of it.

import { formatDay, parseDay, weekdayOf, type Day } from '../../../../schedules/calendar-date.ts'
import type { Place } from '../drag.ts'
import { isSamePattern, nextDates, patternsFor, ruleOf, type Pattern, type Repeat, type RepeatEnd } from '../repeat.ts'
import { isOffered, patternWords } from '../repeat-words.ts'
import { useWeekTexts } from '../texts.ts'
import { useWeekFormats } from '../week-formats.ts'
import { Field } from './fields.tsx'
import css from './forms.module.css'

interface RepeatPickerProps {
  readonly repeat: Repeat
  readonly place: Place
  readonly timeZone: string
  /** The station tells the dates already. */
  readonly isTold: boolean
  readonly onChange: (repeat: Repeat) => void
}

const MOST_WEEKS = 12

export function RepeatPicker({ repeat, place, timeZone, isTold, onChange }: RepeatPickerProps) {
  const t = useWeekTexts()
  const formats = useWeekFormats()
  const day = parseDay(place.date) ?? 0
  const { pattern, end } = repeat
  const offered = patternsFor(day)
  const setPattern = (next: Pattern) => onChange({ pattern: next, end: next.kind === 'once' || next.kind === 'rule' ? { kind: 'never' } : end })
  const chosen = offered.findIndex((one) => isSamePattern(one, pattern))
  const value = chosen >= 0 ? String(chosen) : pattern.kind === 'weekly' ? 'chosen' : pattern.kind === 'rule' ? 'own' : 'other'
  const choose = (name: string) => {
    const one = offered[Number(name)]
    if (one) setPattern(one)
    else if (name === 'chosen') setPattern({ kind: 'weekly', every: 1, days: [...new Set([0, 2, weekdayOf(day)])].sort((a, b) => a - b) })
    else if (name === 'own') setPattern({ kind: 'rule', text: ruleOf(repeat) ?? 'FREQ=WEEKLY' })
  }
  return (
    <>
      <Field label={t('repeat.title')}>
        {(id) => (
          <select id={id} value={value} onChange={(event) => choose(event.target.value)}>
            {offered.map((one, index) => <option key={index} value={index}>{patternWords(one, { t, formats })}</option>)}
            <option value="chosen">{t('repeat.chosen')}</option>
            {value === 'other' && <option value="other">{patternWords(pattern, { t, formats })}</option>}
            <option value="own">{t('repeat.own')}</option>
          </select>
        )}
      </Field>
      {pattern.kind === 'weekly' && !isOffered(pattern, day) && <ChosenDays pattern={pattern} onChange={setPattern} />}
      {pattern.kind === 'rule' && <Field label={t('repeat.ownField')}>{(id) => <input id={id} dir="ltr" spellCheck={false} value={pattern.text} onChange={(event) => setPattern({ kind: 'rule', text: event.target.value })} />}</Field>}
      {pattern.kind !== 'once' && pattern.kind !== 'rule' && <EndFields end={end} day={day} onChange={(next) => onChange({ pattern, end: next })} />}
      {pattern.kind !== 'once' && !isTold && <Dates rule={ruleOf(repeat)} place={place} timeZone={timeZone} />}
    </>
  )
}

function ChosenDays({ pattern, onChange }: { pattern: Extract<Pattern, { kind: 'weekly' }>; onChange: (pattern: Pattern) => void }) {
  const t = useWeekTexts()
  const formats = useWeekFormats()
  const toggle = (weekday: number) => {
    const days = pattern.days.includes(weekday) ? pattern.days.filter((one) => one !== weekday) : [...pattern.days, weekday].sort((a, b) => a - b)
    if (days.length > 0) onChange({ ...pattern, days })
  }
  return (
    <>
      <fieldset className={css['choice']}>
        <legend>{t('repeat.days')}</legend>
        {[0, 1, 2, 3, 4, 5, 6].map((weekday) => (
          <label key={weekday} className={css['option']}>
            <input type="checkbox" checked={pattern.days.includes(weekday)} onChange={() => toggle(weekday)} />
            <span>{formats.shortWeekday(weekday)}</span>
          </label>
        ))}
      </fieldset>
      <Field label={t('repeat.weeks')}>
        {(id) => <input id={id} type="number" min={1} max={MOST_WEEKS} value={pattern.every} onChange={(event) => event.target.valueAsNumber >= 1 && event.target.valueAsNumber <= MOST_WEEKS && onChange({ ...pattern, every: event.target.valueAsNumber })} />}
      </Field>
    </>
  )
}

function EndFields({ end, day, onChange }: { end: RepeatEnd; day: Day; onChange: (end: RepeatEnd) => void }) {
  const t = useWeekTexts()
  const ends: Record<RepeatEnd['kind'], RepeatEnd> = { never: { kind: 'never' }, until: { kind: 'until', date: formatDay(day + 12 * 7) }, count: { kind: 'count', count: 10 } }
  const kinds = ['never', 'until', 'count'] as const
  return (
    <div className={css['row']}>
      <Field label={t('repeat.ends')}>
        {(id) => <select id={id} value={end.kind} onChange={(event) => onChange(ends[kinds.find((kind) => kind === event.target.value) ?? 'never'])}>{kinds.map((kind) => <option key={kind} value={kind}>{t(`repeat.${kind}`)}</option>)}</select>}
      </Field>
      {end.kind === 'until' && <Field label={t('repeat.until')}>{(id) => <input id={id} type="date" value={end.date} onChange={(event) => parseDay(event.target.value) !== null && onChange({ kind: 'until', date: event.target.value })} />}</Field>}
      {end.kind === 'count' && <Field label={t('repeat.count')}>{(id) => <input id={id} type="number" min={1} max={999} value={end.count} onChange={(event) => event.target.valueAsNumber >= 1 && event.target.valueAsNumber <= 999 && onChange({ kind: 'count', count: event.target.valueAsNumber })} />}</Field>}
    </div>
  )
}

function Dates({ rule, place, timeZone }: { rule: string | null; place: Place; timeZone: string }) {
  const t = useWeekTexts()
  const formats = useWeekFormats()
  const { starts, problem } = nextDates({ rule, firstDate: place.date, startTime: place.startTime }, timeZone, parseDay(place.date) ?? 0)
  if (problem !== null) return <p className={css['problem']} lang="en" dir="ltr">{problem}</p>
  if (starts.length === 0) return <p className={css['soft']}>{t('repeat.noDate')}</p>
  return <p className={css['soft']}>{starts.map((start) => formats.moment(start)).join(' · ')}</p>
}
