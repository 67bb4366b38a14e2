// One idea: what it says, whose it is, the steps so far; moved along, invited, deleted.

import { useState, type FormEvent } from 'react'
import type { IdeaOnWire, StageOnWire } from '../../../server/people/ideas/schema.ts'
import { request } from '../../api/client.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { LanguageNames } from '../../programme/language-names.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import css from '../desk.module.css'
import { ShareLink } from '../share-link.tsx'
import { useDeskTexts } from '../texts.ts'
import { useDoing } from '../use-doing.ts'
import { STAGES } from './stages.ts'
import { useIdeasRoomTexts } from './texts.ts'

interface CardProps {
  readonly idea: IdeaOnWire
  readonly onChanged: () => void
}

export function IdeaCard({ idea, onChanged }: CardProps) {
  const t = useIdeasRoomTexts()
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={css['card']} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <bdi dir="auto">{idea.nick}</bdi>
        {idea.isInvited && <span className={css['tag']}>{t('idea.invited')}</span>}
        {idea.person && <span className={css['tag']}><bdi dir="auto">{idea.person.name}</bdi></span>}
      </summary>
      {isOpen && (
        <div className={css['inside']}>
          <p className={css['words']} dir="auto">{idea.text}</p>
          <Facts idea={idea} />
          {idea.steps.length > 0 && <Steps idea={idea} />}
          <Move idea={idea} onChanged={onChanged} />
          {idea.person === null && <Invite idea={idea} onChanged={onChanged} />}
          <Delete idea={idea} onChanged={onChanged} />
        </div>
      )}
    </details>
  )
}

function Facts({ idea: { contact, languages, sentAt } }: { idea: IdeaOnWire }) {
  const t = useIdeasRoomTexts()
  const { format } = useI18n()
  return (
    <dl className={css['facts']}>
      <dt>{t('idea.contact')}</dt>
      <dd><bdi dir="auto">{contact}</bdi></dd>
      {languages.length > 0 && (
        <>
          <dt>{t('idea.languages')}</dt>
          <dd><LanguageNames tags={languages} /></dd>
        </>
      )}
      <dt>{t('idea.sent')}</dt>
      <dd>{format.day(new Date(sentAt))}</dd>
    </dl>
  )
}

function Steps({ idea: { steps } }: { idea: IdeaOnWire }) {
  const t = useIdeasRoomTexts()
  const { format } = useI18n()
  return (
    <section>
      <h3>{t('idea.steps')}</h3>
      <ol className={css['list']}>
        {steps.map((step, at) => (
          <li key={at}>
            <strong>{t(`stage.${step.stage}`)}</strong>, <time dateTime={step.at}>{format.day(new Date(step.at))}</time>, <bdi dir="auto">{step.by}</bdi>
            {step.note && <p className={css['words']} dir="auto">{step.note}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Move({ idea, onChanged }: CardProps) {
  const t = useIdeasRoomTexts()
  const { busy, problem, run } = useDoing()
  const [stage, setStage] = useState<StageOnWire>(STAGES[STAGES.indexOf(idea.stage) + 1] ?? idea.stage)
  const [note, setNote] = useState('')
  const move = async (event: FormEvent) => {
    event.preventDefault()
    if (await run(() => request('POST', `/api/v1/ideas/${idea.id}/steps`, { stage, note }))) onChanged()
  }
  return (
    <form className={css['form']} onSubmit={(event) => void move(event)}>
      <label className={css['field']}>
        <span>{t('idea.move')}</span>
        <select value={stage} onChange={({ target }) => setStage(STAGES.find((one) => one === target.value) ?? stage)}>
          {STAGES.map((one) => <option key={one} value={one}>{t(`stage.${one}`)}</option>)}
        </select>
      </label>
      <label className={css['field']}>
        <span>{t('idea.note')}</span>
        <textarea rows={2} dir="auto" maxLength={1000} value={note} onChange={({ target }) => setNote(target.value)} />
      </label>
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
      <Button type="submit" kind="main" disabled={busy}>{t('idea.go')}</Button>
    </form>
  )
}

function Invite({ idea, onChanged }: CardProps) {
  const t = useIdeasRoomTexts()
  const { busy, problem, run } = useDoing()
  const [link, setLink] = useState<string | null>(null)
  const invite = () =>
    run(async () => {
      setLink((await request<{ link: string }>('POST', '/api/v1/invitations', { role: 'host', ideaId: idea.id })).link)
      onChanged()
    })
  const label = t('idea.invite', { nick: idea.nick })
  return (
    <>
      {link === null ? <Button disabled={busy} onClick={() => void invite()}>{label}</Button> : <ShareLink link={link} title={label} />}
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
    </>
  )
}

function Delete({ idea, onChanged }: CardProps) {
  const t = useIdeasRoomTexts()
  const desk = useDeskTexts()
  const { busy, problem, run } = useDoing()
  const [asks, setAsks] = useState(false)
  const remove = async () => {
    if (await run(() => request('DELETE', `/api/v1/ideas/${idea.id}`))) onChanged()
  }
  return (
    <>
      <Button onClick={() => setAsks(true)}>{t('idea.delete')}</Button>
      <Dialog open={asks} title={t('idea.deleteSure', { nick: idea.nick })} closeLabel={desk('desk.cancel')} onClose={() => setAsks(false)}>
        <p>{t('idea.deleteHelp')}</p>
        {problem && <p role="alert" className={css['problem']}>{problem}</p>}
        <Button kind="danger" disabled={busy} onClick={() => void remove()}>{t('idea.delete')}</Button>
      </Dialog>
    </>
  )
}
