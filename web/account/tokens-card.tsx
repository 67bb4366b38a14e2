// Access tokens for programs: made with scopes and an end, shown once, revoked.

import { useState, type FormEvent } from 'react'
import type { AccessTokenOnWire, ScopeOnWire } from '../../server/people/schema.ts'
import { request } from '../api/client.ts'
import { useAnswer } from '../api/use-answer.ts'
import css from '../desk/desk.module.css'
import { useDoing } from '../desk/use-doing.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { Button } from '../ui/button.tsx'
import page from './account.module.css'
import { useAccountTexts } from './texts.ts'

const SCOPES: readonly ScopeOnWire[] = ['programme:read', 'programme:write', 'people:read', 'people:write', 'air:read', 'air:write', 'archive:read', 'archive:write']

export function TokensCard() {
  const t = useAccountTexts()
  const asked = useAnswer<{ tokens: AccessTokenOnWire[] }>('/api/v1/me/tokens')
  const { busy, problem, run } = useDoing()
  const revoke = async (id: string) => {
    await run(() => request('DELETE', `/api/v1/me/tokens/${id}`))
    asked.again()
  }
  const tokens = asked.state === 'answered' ? asked.answer.tokens : []
  return (
    <details className={css['card']}>
      <summary>{t('tokens.title')}</summary>
      <div className={css['inside']}>
        <p>{t('tokens.help')}</p>
        {tokens.length > 0 && (
          <ul className={page['sessions']}>
            {tokens.map((token) => (
              <li key={token.id} className={page['session']}>
                <TokenWords token={token} />
                <Button disabled={busy} aria-label={t('tokens.revoke', { label: token.label })} onClick={() => void revoke(token.id)}>{t('tokens.revokeShort')}</Button>
              </li>
            ))}
          </ul>
        )}
        {problem && <p role="alert" className={css['problem']}>{problem}</p>}
        <NewToken onMade={asked.again} />
      </div>
    </details>
  )
}

function TokenWords({ token: { label, scopes, expiresAt, usedAt } }: { token: AccessTokenOnWire }) {
  const t = useAccountTexts()
  const { format } = useI18n()
  const used = usedAt === null ? t('tokens.unused') : t('tokens.used', { day: format.day(new Date(usedAt)), time: format.time(new Date(usedAt)) })
  return (
    <p>
      <strong><bdi dir="auto">{label}</bdi></strong>: {format.list(scopes.map((scope) => t(`scope.${scope}`)))}{' '}
      <span className={css['soft']}>{format.list([t('tokens.until', { day: format.day(new Date(expiresAt)) }), used])}</span>
    </p>
  )
}

function NewToken({ onMade }: { onMade: () => void }) {
  const t = useAccountTexts()
  const { busy, problem, run } = useDoing()
  const [label, setLabel] = useState('')
  const [scopes, setScopes] = useState<readonly ScopeOnWire[]>([])
  const [days, setDays] = useState('90')
  const [secret, setSecret] = useState<string | null>(null)
  const make = async (event: FormEvent) => {
    event.preventDefault()
    await run(async () => {
      const made = await request<{ secret: string }>('POST', '/api/v1/me/tokens', { label, scopes, days: Number(days) })
      setSecret(made.secret)
      setLabel('')
      onMade()
    })
  }
  return (
    <form className={css['form']} onSubmit={(event) => void make(event)}>
      <label className={css['field']}>
        <span>{t('tokens.label')}</span>
        <input required dir="auto" maxLength={80} value={label} onChange={(event) => setLabel(event.target.value)} />
      </label>
      <fieldset className={css['group']}>
        <legend className={css['legend']}>{t('tokens.scopes')}</legend>
        {SCOPES.map((scope) => (
          <label key={scope} className={css['tick']}>
            <input type="checkbox" checked={scopes.includes(scope)} onChange={({ target }) => setScopes(target.checked ? [...scopes, scope] : scopes.filter((one) => one !== scope))} />
            {t(`scope.${scope}`)}
          </label>
        ))}
      </fieldset>
      <label className={css['field']}>
        <span>{t('tokens.days')}</span>
        <input required type="number" dir="ltr" min={1} max={366} value={days} onChange={(event) => setDays(event.target.value)} />
      </label>
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
      <Button type="submit" kind="main" disabled={busy || scopes.length === 0}>{t('tokens.make')}</Button>
      {secret !== null && (
        <>
          <p role="status">{t('tokens.once')}</p>
          <p className={css['secret']} dir="ltr" translate="no">{secret}</p>
        </>
      )}
    </form>
  )
}
