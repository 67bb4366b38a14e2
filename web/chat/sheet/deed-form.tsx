// Hiding, a time-out, a ban: each with a reason, since the author is told of it and may appeal.

import type { FormEvent } from 'react'
import type { ChatMessage } from '../../../server/chat/chat-schema.ts'
import type { Deed } from '../../../server/chat/schema.ts'
import { Button } from '../../ui/button.tsx'
import { doDeed } from '../ask-chat.ts'
import css from '../chat.module.css'
import { isReason, NoteField, ReasonField } from '../fields.tsx'
import { useChatTexts } from '../texts.ts'
import { useChatWork } from '../use-chat-work.ts'

export type Hard = 'hide' | 'time_out' | 'ban'

const LABELS = { hide: 'sheet.hide', time_out: 'sheet.timeOut', ban: 'sheet.ban' } as const
const MINUTES = [5, 15, 60] as const
const HOURS = [1, 24, 7 * 24, 30 * 24] as const

interface DeedFormProps {
  readonly what: Hard
  readonly room: string
  readonly message: ChatMessage
  readonly onDone: () => void
}

export function DeedForm({ what, room, message, onDone }: DeedFormProps) {
  const t = useChatTexts()
  const { busy, problem, run } = useChatWork()
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const deed = deedOf(what, room, message.id, new FormData(event.currentTarget))
    if (deed && (await run(() => doDeed(deed)))) onDone()
  }
  return (
    <form className={css['form']} onSubmit={(event) => void send(event)}>
      <ReasonField />
      {what === 'time_out' && <Choice name="minutes" values={MINUTES} words={(count) => t('time.minutes', { count })} />}
      {what === 'ban' && (
        <>
          <Choice name="hours" values={HOURS} words={(hours) => (hours < 24 ? t('time.hours', { count: hours }) : t('time.days', { count: hours / 24 }))} />
          <label className={css['tick']}><input type="checkbox" name="withNetwork" defaultChecked /><span>{t('form.network')}</span></label>
          <label className={css['tick']}><input type="checkbox" name="hideAll" defaultChecked /><span>{t('form.hideAll')}</span></label>
        </>
      )}
      <NoteField label={t('form.note')} help={t('form.noteHelp')} />
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
      <Button type="submit" kind="danger" disabled={busy}>{t(LABELS[what])}</Button>
    </form>
  )
}

function Choice({ name, values, words }: { name: string; values: readonly number[]; words: (value: number) => string }) {
  const t = useChatTexts()
  return (
    <label className={css['field']}>
      <span>{t('form.minutes')}</span>
      <select name={name} defaultValue={values[1]}>{values.map((value) => <option key={value} value={value}>{words(value)}</option>)}</select>
    </label>
  )
}

/** null: no reason was chosen, which the browser does not let through. */
function deedOf(what: Hard, room: string, message: number, form: FormData): Deed | null {
  const reason = form.get('reason')
  if (!isReason(reason)) return null
  const said = { room, message, reason, note: String(form.get('note') ?? '').trim() }
  switch (what) {
    case 'hide':
      return { do: what, ...said }
    case 'time_out':
      return { do: what, ...said, minutes: Number(form.get('minutes')) }
    case 'ban':
      return { do: what, ...said, hours: Number(form.get('hours')), withNetwork: form.has('withNetwork'), hideAll: form.has('hideAll') }
  }
}
