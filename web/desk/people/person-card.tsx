// One person: who they are, and, for who looks after them, what may be changed.

import { useState, type FormEvent } from 'react'
import type { ListedPersonOnWire, PersonChanges, SessionOnWire } from '../../../server/people/schema.ts'
import type { ShowSummary } from '../../../server/shows/schema.ts'
import { SessionWords } from '../../account/sessions-card.tsx'
import { request } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import type { SignedInMe } from '../room.ts'
import { useDeskTexts } from '../texts.ts'
import { useDoing } from '../use-doing.ts'
import { HostField } from './host-field.tsx'
import { rolesOf } from './looks-after.ts'
import { RoleField } from './role-field.tsx'
import { ShowsField } from './shows-field.tsx'
import { usePeopleRoomTexts } from './texts.ts'

interface CardProps {
  readonly me: SignedInMe
  readonly person: ListedPersonOnWire
  readonly shows: readonly ShowSummary[]
  readonly onChanged: () => void
}

export function PersonCard({ me, person, shows, onChanged }: CardProps) {
  const t = usePeopleRoomTexts()
  const desk = useDeskTexts()
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={css['card']} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <bdi dir="auto">{person.name}</bdi>
        <span className={css['tag']}>{desk(`role.${person.role}`)}</span>
        {person.closed && <span className={css['tag']}>{t('people.closed')}</span>}
        {person.secondStep && <span className={css['tag']}>{t('people.secondStep')}</span>}
      </summary>
      {isOpen && (
        <div className={css['inside']}>
          <Facts person={person} />
          {rolesOf(me.person).includes(person.role) ? <Changes me={me} person={person} shows={shows} onChanged={onChanged} /> : <p>{t('people.notYours')}</p>}
        </div>
      )}
    </details>
  )
}

function Facts({ person: { login, seenAt } }: { person: ListedPersonOnWire }) {
  const t = usePeopleRoomTexts()
  const { format } = useI18n()
  return (
    <dl className={css['facts']}>
      <dt>{t('people.login')}</dt>
      <dd><bdi dir="ltr" translate="no">{login}</bdi></dd>
      <dt>{t('people.seen')}</dt>
      <dd>{seenAt === null ? t('people.never') : format.list([format.day(new Date(seenAt)), format.time(new Date(seenAt))])}</dd>
    </dl>
  )
}

function Changes({ me, person, shows, onChanged }: CardProps) {
  const t = usePeopleRoomTexts()
  const desk = useDeskTexts()
  const { busy, problem, run } = useDoing()
  const [role, setRole] = useState(person.role)
  const [hostSlug, setHostSlug] = useState(person.hostSlug)
  const [given, setGiven] = useState<readonly string[]>(person.shows)
  const [saved, setSaved] = useState(false)
  const change = async (changes: PersonChanges) => {
    setSaved(false)
    if (!(await run(() => request('PATCH', `/api/v1/people/${person.id}`, changes)))) return
    setSaved(true)
    onChanged()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    void change({ role, hostSlug, shows: [...given] })
  }
  return (
    <>
      <form className={css['form']} onSubmit={save}>
        <RoleField me={me.person} value={role} onChange={setRole} />
        <HostField shows={shows} value={hostSlug} onChange={setHostSlug} />
        {role === 'editor' && <ShowsField shows={shows} value={given} onChange={setGiven} />}
        {problem && <p role="alert" className={css['problem']}>{problem}</p>}
        <p className={css['row']}>
          <Button type="submit" kind="main" disabled={busy}>{desk('desk.save')}</Button>
          <span role="status">{saved ? desk('desk.saved') : ''}</span>
        </p>
      </form>
      {!person.closed && <SessionsOf person={person} />}
      {person.closed ? (
        <Button disabled={busy} onClick={() => void change({ closed: false })}>{t('people.open')}</Button>
      ) : (
        <>
          <p className={css['soft']}>{t('people.closeHelp')}</p>
          <Button kind="danger" disabled={busy} onClick={() => void change({ closed: true })}>{t('people.close')}</Button>
        </>
      )}
    </>
  )
}

function SessionsOf({ person }: { person: ListedPersonOnWire }) {
  const t = usePeopleRoomTexts()
  const { busy, problem, run } = useDoing()
  const path = `/api/v1/people/${person.id}/sessions`
  const asked = useAnswer<{ sessions: SessionOnWire[] }>(path)
  if (asked.state !== 'answered' || asked.answer.sessions.length === 0) return null
  const end = async () => {
    await run(() => request('DELETE', path))
    asked.again()
  }
  return (
    <section className={css['form']}>
      <h2>{t('people.sessions')}</h2>
      <ul className={css['list']}>{asked.answer.sessions.map((session) => <li key={session.id}><SessionWords session={session} /></li>)}</ul>
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
      <Button disabled={busy} onClick={() => void end()}>{t('people.endSessions')}</Button>
    </section>
  )
}
