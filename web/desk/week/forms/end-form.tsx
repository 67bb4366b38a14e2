// Steps that need no field but a yes: the end of a series, an exception taken away, a special removed.

import { useState } from 'react'
import type { Occurrence } from '../../../../schedules/occurrence.ts'
import type { SpecialContent } from '../../../../schedules/programme-content.ts'
import { airingOf } from '../plan-model.ts'
import { DraftFoot } from './draft-foot.tsx'
import { Choice } from './fields.tsx'
import css from './forms.module.css'
import { Sheet } from './sheet.tsx'
import { useForm, type FormProps } from './use-form.ts'

export function EndForm({ airing, ...props }: FormProps & { airing: Occurrence }) {
  const name = airingOf(airing)
  const [scope, setScope] = useState<'following' | 'all'>('following')
  const edit = name && ({ do: 'endSlot', ...name, scope } as const)
  const { draft, words, onSubmit } = useForm(edit, props)
  const { t, formats } = words
  return (
    <Sheet title={t('end.title', { title: airing.title })} onClose={props.onClose}>
      <form className={css['form']} onSubmit={onSubmit}>
        <Choice
          title={t('scope.title')} value={scope} onChange={setScope}
          options={[{ value: 'following', text: t('end.from', { date: formats.date(name?.date ?? '') }) }, { value: 'all', text: t('end.all') }]}
        />
        <DraftFoot draft={draft} words={words} isEmpty={edit === null} saveText={t('do.end')} kind="danger" />
      </form>
    </Sheet>
  )
}

export function RestoreForm({ airing, ...props }: FormProps & { airing: Occurrence }) {
  const name = airingOf(airing)
  const edit = name && ({ do: 'restore', airing: name } as const)
  const { draft, words, onSubmit } = useForm(edit, props)
  const { t, formats } = words
  return (
    <Sheet title={airing.title} onClose={props.onClose}>
      <form className={css['form']} onSubmit={onSubmit}>
        <p>{t('do.restoreSure', { date: formats.date(name?.date ?? '') })}</p>
        <DraftFoot draft={draft} words={words} isEmpty={edit === null} saveText={t('do.restore')} />
      </form>
    </Sheet>
  )
}

export function RemoveSpecialForm({ special, ...props }: FormProps & { special: SpecialContent }) {
  const edit = { do: 'removeSpecial', slug: special.slug } as const
  const { draft, words, onSubmit } = useForm(edit, props)
  const { t } = words
  return (
    <Sheet title={special.title} onClose={props.onClose}>
      <form className={css['form']} onSubmit={onSubmit}>
        <p>{t('do.removeSure')}</p>
        <DraftFoot draft={draft} words={words} isEmpty={false} saveText={t('do.removeSpecial')} kind="danger" tellsDates={false} />
      </form>
    </Sheet>
  )
}
