// The keys of a host's source clients, and what to type into one.

import { useState, type FormEvent } from 'react'
import type { SourceKeyMade, SourceKeyOnWire } from '../../../server/people/schema.ts'
import page from '../../account/account.module.css'
import { request } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { useDoing } from '../use-doing.ts'
import { useMineRoomTexts } from './texts.ts'

const MOUNT = '/live'

export function KeysCard({ login }: { login: string }) {
  const t = useMineRoomTexts()
  const asked = useAnswer<{ keys: SourceKeyOnWire[] }>('/api/v1/me/keys')
  const { busy, problem, run } = useDoing()
  const [secret, setSecret] = useState<string | null>(null)
  const [label, setLabel] = useState('')
  const make = async (event: FormEvent) => {
    event.preventDefault()
    await run(async () => {
      setSecret((await request<SourceKeyMade>('POST', '/api/v1/me/keys', { label })).secret)
      setLabel('')
      asked.again()
    })
  }
  const revoke = async (id: string) => {
    await run(() => request('DELETE', `/api/v1/me/keys/${id}`))
    asked.again()
  }
  const keys = asked.state === 'answered' ? asked.answer.keys : []
  return (
    <section className={css['card']} aria-labelledby="keys">
      <h2 id="keys">{t('keys.title')}</h2>
      <p>{t('keys.help')}</p>
      <Settings login={login} secret={secret} />
      {secret !== null && <p role="status">{t('keys.once')}</p>}
      {keys.length > 0 && (
        <ul className={page['sessions']}>
          {keys.map((key) => (
            <li key={key.id} className={page['session']}>
              <KeyWords sourceKey={key} />
              <Button disabled={busy} aria-label={t('keys.revoke', { label: key.label })} onClick={() => void revoke(key.id)}>{t('keys.revokeShort')}</Button>
            </li>
          ))}
        </ul>
      )}
      <form className={css['form']} onSubmit={(event) => void make(event)}>
        <label className={css['field']}>
          <span>{t('keys.label')}</span>
          <input required dir="auto" maxLength={80} placeholder="BUTT" value={label} onChange={({ target }) => setLabel(target.value)} />
        </label>
        {problem && <p role="alert" className={css['problem']}>{problem}</p>}
        <Button type="submit" kind="main" disabled={busy}>{t('keys.make')}</Button>
      </form>
    </section>
  )
}

function Settings({ login, secret }: { login: string; secret: string | null }) {
  const t = useMineRoomTexts()
  const settings = [
    [t('keys.address'), location.hostname],
    [t('keys.port'), location.port || (location.protocol === 'https:' ? '443' : '80')],
    [t('keys.mount'), MOUNT],
    [t('keys.user'), login],
    ...(secret === null ? [] : [[t('keys.key'), secret] as const]),
  ] as const
  return (
    <dl className={css['facts']}>
      {settings.flatMap(([name, value]) => [
        <dt key={`${name} name`}>{name}</dt>,
        <dd key={name}><bdi dir="ltr" translate="no">{value}</bdi></dd>,
      ])}
    </dl>
  )
}

function KeyWords({ sourceKey: { label, usedAt } }: { sourceKey: SourceKeyOnWire }) {
  const t = useMineRoomTexts()
  const { format } = useI18n()
  const used = usedAt === null ? t('keys.unused') : t('keys.used', { day: format.day(new Date(usedAt)), time: format.time(new Date(usedAt)) })
  return (
    <p>
      <strong><bdi dir="auto">{label}</bdi></strong> <span className={css['soft']}>{used}</span>
    </p>
  )
}
