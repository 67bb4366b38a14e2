// What a host types into BUTT, Mixxx or OBS, with a password made on the spot.

import { useState } from 'react'
import type { SourceKeyMade } from '../../server/people/schema.ts'
import { ApiError, request } from '../api/client.ts'
import { Button } from '../ui/button.tsx'
import css from './studio.module.css'
import { useStudioTexts } from './texts.ts'

const MOUNT = '/live'

export function ClientCard({ login }: { login: string }) {
  const t = useStudioTexts()
  const [secret, setSecret] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const make = async () => {
    setProblem(null)
    try {
      setSecret((await request<SourceKeyMade>('POST', '/api/v1/me/keys', { label: 'studio' })).secret)
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : String(error))
    }
  }
  const settings = [
    [t('client.address'), location.hostname],
    [t('client.port'), location.port || (location.protocol === 'https:' ? '443' : '80')],
    [t('client.mount'), MOUNT],
    [t('client.user'), login],
    ...(secret === null ? [] : [[t('client.key'), secret] as const]),
  ] as const
  return (
    <details className={css['card']}>
      <summary>{t('client.title')}</summary>
      <div className={css['inside']}>
        <p>{t('client.help')}</p>
        <dl className={css['settings']} translate="no">
          {settings.map(([name, value]) => [
            <dt key={`${name} name`}>{name}</dt>,
            <dd key={name} dir="ltr">{value}</dd>,
          ])}
        </dl>
        {secret !== null ? <p role="status">{t('client.once')}</p> : <Button onClick={() => void make()}>{t('client.make')}</Button>}
        {problem && <p role="alert">{t('client.failed', { reason: problem })}</p>}
      </div>
    </details>
  )
}
