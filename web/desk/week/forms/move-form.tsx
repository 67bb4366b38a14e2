// Another time, another length, another rhythm: what a drag ends in, and what the menu offers to whoever does not drag.

import { useState } from 'react'
import { parseDay } from '../../../../schedules/calendar-date.ts'
import type { Occurrence } from '../../../../schedules/occurrence.ts'
import type { Place } from '../drag.ts'
import { moveEdit, type Scope } from '../edits.ts'
import { airingOf, airsOnce, slotOfAiring } from '../plan-model.ts'
import { patternOn, repeatOf, ruleOf, type Repeat } from '../repeat.ts'
import { DraftFoot } from './draft-foot.tsx'
import { Choice, PlaceFields } from './fields.tsx'
import css from './forms.module.css'
import { RepeatPicker } from './repeat-picker.tsx'
import { Sheet } from './sheet.tsx'
import { useForm, type FormProps } from './use-form.ts'

export function MoveForm({ airing, place: first, ...props }: FormProps & { airing: Occurrence; place: Place }) {
  const { model } = props
  const { timeZone } = model.programme
  const name = airingOf(airing)
  const slot = name && slotOfAiring(model, name)
  const isOnce = slot !== null && airsOnce(slot)
  const [place, setPlace] = useState(first)
  const [scope, setScope] = useState<Scope>(isOnce ? 'all' : 'this')
  const [own, setOwn] = useState<Repeat | null>(null)
  const before = repeatOf(slot?.rule ?? null, parseDay(name?.date ?? '') ?? 0)
  // Without a choice of one's own the rhythm goes along to the new day, as the station moves it.
  const shown = own ?? { ...before, pattern: patternOn(before.pattern, parseDay(place.date) ?? 0) }
  const edit = moveEdit(model, airing, { place, scope, ...(own ? { rule: ruleOf(own) } : {}) })
  const { draft, words, onSubmit } = useForm(edit, props)
  const { t, formats } = words
  const scopes: readonly Scope[] = ['this', 'following', 'all']
  return (
    <Sheet title={t('move.title', { title: airing.title })} onClose={props.onClose}>
      <form className={css['form']} onSubmit={onSubmit}>
        <PlaceFields place={place} timeZone={timeZone} onChange={setPlace} />
        {!isOnce && <Choice title={t('scope.title')} value={scope} onChange={setScope} options={scopes.map((value) => ({ value, text: value === 'this' ? t('scope.this', { date: formats.date(name?.date ?? first.date) }) : t(`scope.${value}`) }))} />}
        {scope !== 'this' && <RepeatPicker repeat={shown} place={place} timeZone={timeZone} isTold={draft.preview !== null} onChange={setOwn} />}
        <DraftFoot draft={draft} words={words} isEmpty={edit === null} />
      </form>
    </Sheet>
  )
}
