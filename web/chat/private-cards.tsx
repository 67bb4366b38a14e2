// What is told to one author only: help, and decisions about their messages with the way to appeal.

import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useI18n } from '../i18n/i18n.tsx'
import { Button } from '../ui/button.tsx'
import { appeal } from './ask-chat.ts'
import type { DecisionTold, HelpOffer } from './chat.ts'
import css from './cards.module.css'
import shared from './chat.module.css'
import { useChatTexts } from './texts.ts'
import { useChatWork } from './use-chat-work.ts'

export function HelpCard({ help, onClose }: { help: HelpOffer; onClose: () => void }) {
  const t = useChatTexts()
  const card = useRef<HTMLElement>(null)
  // It comes while somebody writes, below what they look at.
  useEffect(() => card.current?.scrollIntoView({ block: 'nearest' }), [help])
  return (
    <section ref={card} role="alert" className={css['help']} aria-labelledby="chat-help">
      <HelpLines help={help} />
      <Button onClick={onClose}>{t('help.close')}</Button>
    </section>
  )
}

/** What is said to somebody who may be in danger, and whom to call. */
export function HelpLines({ help }: { help: Pick<HelpOffer, 'topic' | 'contacts'> }) {
  const t = useChatTexts()
  return (
    <>
      <h3 id="chat-help">{t('help.title')}</h3>
      <p>{t(`help.${help.topic}`)}</p>
      <p>{t('help.lead')}</p>
      <ul className={shared['menu']}>
        {help.contacts.map(({ name, phone, hours }) => (
          <li key={phone}>
            <a className={css['call']} href={`tel:${phone}`}>
              <bdi>{name}</bdi>
              {name !== phone && <bdi dir="ltr">{phone}</bdi>}
            </a>
            <p className={shared['soft']}>{t('help.hours', { hours })}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

export function DecisionCard({ told, onClose }: { told: DecisionTold; onClose: () => void }) {
  const t = useChatTexts()
  const { format } = useI18n()
  const until = told.until === null ? null : new Date(told.until)
  return (
    <section role="alert" className={shared['card']} data-case={told.case}>
      <h3>{t('decision.title')}</h3>
      <p>{t(`decision.${told.decision}`)}</p>
      <blockquote className={shared['quote']}><bdi dir="auto">{told.text}</bdi></blockquote>
      {told.reason && <p><b>{t('decision.reason', { reason: t(`reason.${told.reason}`) })}</b></p>}
      {told.note && <p>{t('decision.note')} <bdi dir="auto">{told.note}</bdi></p>}
      {until && <p>{t('decision.until', { day: format.day(until), time: format.time(until) })}</p>}
      <p className={shared['soft']}>{t('decision.case', { number: told.case })}</p>
      {told.appealBefore && <Appeal number={told.case} before={told.appealBefore} />}
      <Button onClick={onClose}>{t('decision.dismiss')}</Button>
    </section>
  )
}

/** `before`: the last moment for it. */
export function Appeal({ number, before, onSent = () => {} }: { number: string; before: string; onSent?: () => void }) {
  const t = useChatTexts()
  const { format } = useI18n()
  const { busy, problem, run } = useChatWork()
  const [isSent, setSent] = useState(false)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const text = String(new FormData(event.currentTarget).get('text') ?? '').trim()
    if (text === '' || !(await run(() => appeal(number, text)))) return
    setSent(true)
    onSent()
  }
  if (isSent) return <p role="status">{t('appeal.sent')}</p>
  return (
    <form className={shared['form']} onSubmit={(event) => void send(event)}>
      <p>{t('decision.appeal', { day: format.day(new Date(before)) })}</p>
      <label className={shared['field']}>
        <span>{t('appeal.text')}</span>
        <textarea required name="text" rows={3} maxLength={1000} dir="auto" />
      </label>
      {problem && <p role="alert" className={shared['problem']}>{problem}</p>}
      <Button type="submit" disabled={busy}>{t('appeal.send')}</Button>
    </form>
  )
}
