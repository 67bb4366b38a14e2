// Anybody reports a message; the case number is there at once.

import { useState, type FormEvent } from 'react'
import type { ChatMessage } from '../../../server/chat/chat-schema.ts'
import { Button } from '../../ui/button.tsx'
import { report } from '../ask-chat.ts'
import css from '../cards.module.css'
import shared from '../chat.module.css'
import { isReason, NoteField, ReasonField } from '../fields.tsx'
import { rememberCase } from '../remembered.ts'
import { useChatTexts } from '../texts.ts'
import { useChatWork } from '../use-chat-work.ts'

export function ReportForm({ room, message }: { room: string; message: ChatMessage }) {
  const t = useChatTexts()
  const { busy, problem, run } = useChatWork()
  const [taken, setTaken] = useState<string | null>(null)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const reason = form.get('reason')
    if (!isReason(reason)) return
    await run(async () => {
      const number = await report(room, message.id, reason, String(form.get('note') ?? '').trim())
      rememberCase(number)
      setTaken(number)
    })
  }
  if (taken !== null) {
    return (
      <div role="status" className={shared['form']}>
        <p>{t('report.done')}</p>
        <p className={css['number']}><bdi dir="ltr">{taken}</bdi></p>
        <p>{t('report.doneHelp')}</p>
      </div>
    )
  }
  return (
    <form className={shared['form']} onSubmit={(event) => void send(event)}>
      <p>{t('report.lead')}</p>
      <ReasonField />
      <NoteField label={t('form.reportNote')} />
      {problem && <p role="alert" className={shared['problem']}>{problem}</p>}
      <Button type="submit" kind="main" disabled={busy}>{t('form.report')}</Button>
    </form>
  )
}
