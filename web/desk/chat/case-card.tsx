// One case: the message, who reported it for what, the decision and its reasons, the appeal.

import { useId, useState, type FormEvent } from 'react'
import { directionOf, languageName } from '../../../schedules/language-names.ts'
import type { DeskCaseOnWire } from '../../../server/chat/schema.ts'
import { request } from '../../api/client.ts'
import { DESK_CHAT } from '../../chat/ask-chat.ts'
import { isReason, NoteField, ReasonField } from '../../chat/fields.tsx'
import { useChatTexts } from '../../chat/texts.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { useDoing } from '../use-doing.ts'
import { useChatDeskTexts } from './texts.ts'

interface CaseProps {
  readonly one: DeskCaseOnWire
  readonly onDone: () => void
}

export function CaseCard({ one, onDone }: CaseProps) {
  const t = useChatDeskTexts()
  const chat = useChatTexts()
  const { language, format } = useI18n()
  const at = (instant: string) => format.list([format.day(new Date(instant)), format.time(new Date(instant))])
  return (
    <li className={css['card']} data-case={one.number}>
      <h3>{chat('decision.case', { number: one.number })}</h3>
      <p className={css['soft']}>
        {at(one.openedAt)} · <bdi dir="auto">{one.author.nick}</bdi> · {languageName(one.language, language)}
      </p>
      <p lang={one.language} dir={directionOf(one.language)} className={`${css['secret']} ${css['words']}`}>{one.text}</p>
      {one.reports.length > 0 && <p><b>{t('case.reports', { count: one.reports.length })}</b></p>}
      <ul>
        {one.reports.map((report) => (
          <li key={report.at}>
            {chat(`reason.${report.reason}`)}
            {report.note && <>: <bdi dir="auto">{report.note}</bdi></>}
          </li>
        ))}
      </ul>
      {one.decision && (
        <p>
          <b>{chat(`case.decision.${one.decision}`)}</b>{' '}
          {one.reason && chat('decision.reason', { reason: chat(`reason.${one.reason}`) })}{' '}
          {one.note && <bdi dir="auto">{one.note}</bdi>}{' '}
          {one.decidedBy && <span className={css['soft']}>{t('case.by', { name: one.decidedBy.name })}</span>}
          {one.isAutomatic && <span className={css['soft']}>{chat('case.automatic')}</span>}
        </p>
      )}
      {one.appeal && <p><b>{t('case.appeal')}</b> <bdi dir="auto">{one.appeal.text}</bdi></p>}
      {one.appealOutcome && <p>{chat(`case.${one.appealOutcome}`)}</p>}
      {one.state === 'open' && <Decide one={one} onDone={onDone} />}
      {one.state === 'appealed' && (one.mayDecideAppeal ? <DecideAppeal one={one} onDone={onDone} /> : <p className={css['soft']}>{t('appeal.notYou')}</p>)}
    </li>
  )
}

function Decide({ one, onDone }: CaseProps) {
  const t = useChatDeskTexts()
  const chat = useChatTexts()
  const { busy, problem, run } = useDoing()
  const [decision, setDecision] = useState<'kept' | 'hidden'>('hidden')
  const name = useId()
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const reason = form.get('reason')
    const note = String(form.get('note') ?? '').trim()
    if (decision === 'hidden' && !isReason(reason)) return
    if (await run(() => request('POST', `${DESK_CHAT}/cases/${one.number}/decision`, decision === 'kept' ? { decision, note } : { decision, reason, note }))) onDone()
  }
  return (
    <form className={css['form']} onSubmit={(event) => void send(event)}>
      <fieldset className={css['group']}>
        <legend className={css['legend']}>{t('decide.title')}</legend>
        {(['hidden', 'kept'] as const).map((what) => (
          <label key={what} className={css['tick']}>
            <input type="radio" name={name} checked={decision === what} onChange={() => setDecision(what)} />
            <span>{t(`decide.${what}`)}</span>
          </label>
        ))}
      </fieldset>
      {decision === 'hidden' && <ReasonField />}
      <NoteField label={chat('form.note')} help={chat('form.noteHelp')} />
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
      <Button type="submit" kind="main" disabled={busy}>{t('decide.send')}</Button>
    </form>
  )
}

function DecideAppeal({ one, onDone }: CaseProps) {
  const t = useChatDeskTexts()
  const chat = useChatTexts()
  const { busy, problem, run } = useDoing()
  const [note, setNote] = useState('')
  const decide = async (outcome: 'upheld' | 'reversed') => {
    if (await run(() => request('POST', `${DESK_CHAT}/cases/${one.number}/appeal-decision`, { outcome, note: note.trim() }))) onDone()
  }
  return (
    <div className={css['form']}>
      <label className={css['field']}>
        <span>{chat('form.note')}</span>
        <textarea rows={3} maxLength={1000} dir="auto" value={note} onChange={({ target }) => setNote(target.value)} />
      </label>
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
      <p className={css['row']}>
        <Button kind="main" disabled={busy} onClick={() => void decide('reversed')}>{t('appeal.reverse')}</Button>
        <Button disabled={busy} onClick={() => void decide('upheld')}>{t('appeal.uphold')}</Button>
      </p>
    </div>
  )
}
