// An invitation link, opened on a phone: name, password, in. The login is made by the station and shown once.

import { useState, type FormEvent } from 'react'
import { Link, useParams } from 'wouter'
import type { InvitationShown, PersonOnWire } from '../../server/people/schema.ts'
import { ApiError, request } from '../api/client.ts'
import { useAnswer } from '../api/use-answer.ts'
import { PageFrame } from '../shell/page-frame.tsx'
import { PageLoading } from '../shell/page-loading.tsx'
import { Button } from '../ui/button.tsx'
import { PasswordField } from './password-field.tsx'
import css from './people.module.css'
import { usePeopleTexts } from './texts.ts'

export default function InvitePage() {
  const { token = '' } = useParams<{ token: string }>()
  const address = `/api/v1/invitations/${encodeURIComponent(token)}`
  const [person, setPerson] = useState<PersonOnWire | null>(null)
  const asked = useAnswer<InvitationShown>(address)
  return (
    <PageFrame>
      <div className={css['page']}>
        {person && <Welcome person={person} />}
        {!person && asked.state === 'asking' && <PageLoading />}
        {!person && asked.state === 'failed' && <Gone error={asked.error} />}
        {!person && asked.state === 'answered' && <Accept role={asked.answer.role} address={address} onDone={setPerson} />}
      </div>
    </PageFrame>
  )
}

function Accept({ role, address, onDone }: { role: InvitationShown['role']; address: string; onDone: (person: PersonOnWire) => void }) {
  const t = usePeopleTexts()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const accept = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    try {
      const { person } = await request<{ person: PersonOnWire }>('POST', `${address}/accept`, { name, password })
      onDone(person)
    } catch (error) {
      setProblem(error instanceof ApiError && error.code !== 'unreachable' ? error.message : t('signIn.unreachable'))
      setBusy(false)
    }
  }
  return (
    <>
      <h1>{t('invite.title')}</h1>
      <p>{t(`role.${role}`)} {t('invite.help')}</p>
      <form className={css['form']} onSubmit={(event) => void accept(event)}>
        <label className={css['field']}>
          <span>{t('invite.name')}</span>
          <input required name="name" dir="auto" autoComplete="nickname" maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        <PasswordField label={t('invite.password')} help={t('invite.passwordHelp')} isNew value={password} onChange={setPassword} />
        {problem && <p role="alert" className={css['problem']}>{problem}</p>}
        <Button type="submit" kind="main" disabled={busy}>{t('invite.go')}</Button>
      </form>
    </>
  )
}

function Welcome({ person }: { person: PersonOnWire }) {
  const t = usePeopleTexts()
  return (
    <>
      <h1>{t('invite.done', { name: person.name })}</h1>
      <p>{t('invite.login')}</p>
      <p className={css['login']} dir="ltr" translate="no">{person.login}</p>
      <Link href="/studio" className={css['next']}>{t('invite.studio')}</Link>
    </>
  )
}

function Gone({ error }: { error: unknown }) {
  const t = usePeopleTexts()
  if (error instanceof ApiError && error.status === 0) return <p role="alert">{t('signIn.unreachable')}</p>
  return (
    <>
      <h1>{t('invite.gone')}</h1>
      <p>{t('invite.goneHelp')}</p>
    </>
  )
}
