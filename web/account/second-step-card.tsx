// The second step of signing in: turned on with an authenticator app, with recovery codes to write down, turned off with the password.

import { useState, type FormEvent } from 'react'
import type { SecondStepOnWire } from '../../server/people/schema.ts'
import { request } from '../api/client.ts'
import { useAnswer } from '../api/use-answer.ts'
import css from '../desk/desk.module.css'
import { useDoing } from '../desk/use-doing.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { PasswordField } from '../people/password-field.tsx'
import { Button } from '../ui/button.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import page from './account.module.css'
import { useAccountTexts } from './texts.ts'

type Stage =
  | { readonly at: 'rest' }
  | { readonly at: 'scan'; readonly secret: string; readonly uri: string }
  | { readonly at: 'codes'; readonly codes: readonly string[] }

export function SecondStepCard({ isAdvised }: { isAdvised: boolean }) {
  const t = useAccountTexts()
  const asked = useAnswer<SecondStepOnWire>('/api/v1/me/second-step')
  const [stage, setStage] = useState<Stage>({ at: 'rest' })
  if (asked.state !== 'answered') return null
  const rest = () => {
    setStage({ at: 'rest' })
    asked.again()
  }
  return (
    <section className={css['card']} aria-labelledby="second">
      <h2 id="second">{t('second.title')}</h2>
      {stage.at === 'rest' && asked.answer.since === null && <Off isAdvised={isAdvised} onBegun={setStage} />}
      {stage.at === 'rest' && asked.answer.since !== null && <On since={asked.answer.since} codesLeft={asked.answer.codesLeft} onEnded={rest} />}
      {stage.at === 'scan' && <Scan secret={stage.secret} uri={stage.uri} onConfirmed={(codes) => setStage({ at: 'codes', codes })} />}
      {stage.at === 'codes' && <Codes codes={stage.codes} onNoted={rest} />}
    </section>
  )
}

function Off({ isAdvised, onBegun }: { isAdvised: boolean; onBegun: (stage: Stage) => void }) {
  const t = useAccountTexts()
  return (
    <>
      <p>{t('second.why')}{isAdvised && <> <strong>{t('second.advised')}</strong></>}</p>
      <WithPassword
        action={t('second.begin')}
        kind="main"
        work={async (password) => {
          const begun = await request<{ secret: string; uri: string }>('POST', '/api/v1/me/second-step', { password })
          onBegun({ at: 'scan', ...begun })
        }}
      />
    </>
  )
}

function Scan({ secret, uri, onConfirmed }: { secret: string; uri: string; onConfirmed: (codes: readonly string[]) => void }) {
  const t = useAccountTexts()
  const { busy, problem, run } = useDoing()
  const [code, setCode] = useState('')
  const confirm = async (event: FormEvent) => {
    event.preventDefault()
    await run(async () => {
      const { recoveryCodes } = await request<{ recoveryCodes: string[] }>('POST', '/api/v1/me/second-step/confirm', { code })
      onConfirmed(recoveryCodes)
    })
  }
  return (
    <form className={css['form']} onSubmit={(event) => void confirm(event)}>
      <p>{t('second.scan')}</p>
      <QrCode text={uri} label={t('second.qr')} />
      <p className={css['secret']} dir="ltr" translate="no">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
      <label className={css['field']}>
        <span>{t('second.code')}</span>
        <input required dir="ltr" inputMode="numeric" autoComplete="one-time-code" maxLength={20} value={code} onChange={(event) => setCode(event.target.value)} />
      </label>
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
      <Button type="submit" kind="main" disabled={busy}>{t('second.confirm')}</Button>
    </form>
  )
}

function Codes({ codes, onNoted }: { codes: readonly string[]; onNoted: () => void }) {
  const t = useAccountTexts()
  return (
    <>
      <h3>{t('second.codes')}</h3>
      <p role="status">{t('second.codesHelp')}</p>
      <ul className={page['codes']} dir="ltr" translate="no">{codes.map((code) => <li key={code}>{code}</li>)}</ul>
      <Button kind="main" onClick={onNoted}>{t('second.noted')}</Button>
    </>
  )
}

function On({ since, codesLeft, onEnded }: { since: string; codesLeft: number; onEnded: () => void }) {
  const t = useAccountTexts()
  const { format } = useI18n()
  return (
    <>
      <p>{t('second.on', { day: format.day(new Date(since)) })} {t('second.codesLeft', { count: codesLeft })}</p>
      <WithPassword
        action={t('second.end')}
        kind="danger"
        work={async (password) => {
          await request('POST', '/api/v1/me/second-step/end', { password })
          onEnded()
        }}
      />
    </>
  )
}

/** A button that asks for the password before it does something. */
function WithPassword({ action, kind, work }: { action: string; kind: 'main' | 'danger'; work: (password: string) => Promise<void> }) {
  const t = useAccountTexts()
  const { busy, problem, run } = useDoing()
  const [asks, setAsks] = useState(false)
  const [password, setPassword] = useState('')
  if (!asks) return <Button kind={kind === 'danger' ? 'quiet' : kind} onClick={() => setAsks(true)}>{action}</Button>
  const go = async (event: FormEvent) => {
    event.preventDefault()
    await run(() => work(password))
  }
  return (
    <form className={css['form']} onSubmit={(event) => void go(event)}>
      <PasswordField label={t('password.current')} isNew={false} value={password} onChange={setPassword} />
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
      <Button type="submit" kind={kind} disabled={busy}>{action}</Button>
    </form>
  )
}
