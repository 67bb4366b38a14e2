// Signing in: login and password, the code for whoever has turned the second step on, then back to where the visitor wanted to go.

import { useState, type FormEvent } from 'react'
import { useLocation, useSearch } from 'wouter'
import { ApiError, request } from '../api/client.ts'
import { PageFrame } from '../shell/page-frame.tsx'
import { Button } from '../ui/button.tsx'
import { PasswordField } from './password-field.tsx'
import css from './people.module.css'
import { safeNext } from './safe-next.ts'
import { usePeopleTexts } from './texts.ts'

export default function SignInPage() {
  const t = usePeopleTexts()
  const [, navigate] = useLocation()
  const next = safeNext(new URLSearchParams(useSearch()).get('next'))
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  /** null: the station has not asked for one. */
  const [code, setCode] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const signIn = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    try {
      await request('POST', '/api/v1/sign-in', { login, password, code })
      navigate(next)
    } catch (error) {
      if (error instanceof ApiError && error.code === 'code_needed') setCode('')
      else setProblem(t(problemOf(error)))
      setBusy(false)
    }
  }
  return (
    <PageFrame>
      <div className={css['page']}>
        <h1>{t('signIn.title')}</h1>
        <form className={css['form']} onSubmit={(event) => void signIn(event)}>
          {code === null ? (
            <>
              <label className={css['field']}>
                <span>{t('signIn.login')}</span>
                <input
                  required name="username" dir="ltr" autoComplete="username" autoCapitalize="none" autoCorrect="off" spellCheck={false} maxLength={200}
                  value={login} onChange={(event) => setLogin(event.target.value)}
                />
              </label>
              <PasswordField label={t('signIn.password')} isNew={false} value={password} onChange={setPassword} />
            </>
          ) : (
            <CodeField code={code} onChange={setCode} />
          )}
          {problem && <p role="alert" className={css['problem']}>{problem}</p>}
          <Button type="submit" kind="main" disabled={busy}>{t('signIn.go')}</Button>
        </form>
        {code === null && <p className={css['soft']}>{t('signIn.forgotten')}</p>}
      </div>
    </PageFrame>
  )
}

function CodeField({ code, onChange }: { code: string; onChange: (code: string) => void }) {
  const t = usePeopleTexts()
  return (
    <>
      <label className={css['field']}>
        <span>{t('signIn.code')}</span>
        <input
          required autoFocus name="code" dir="ltr" autoComplete="one-time-code" autoCapitalize="none" autoCorrect="off" spellCheck={false} maxLength={40}
          aria-describedby="code-help" value={code} onChange={(event) => onChange(event.target.value)}
        />
      </label>
      <p id="code-help" className={css['soft']}>{t('signIn.codeHelp')}</p>
    </>
  )
}

function problemOf(error: unknown): 'signIn.wrong' | 'signIn.codeWrong' | 'signIn.closed' | 'signIn.tooMany' | 'signIn.unreachable' {
  if (!(error instanceof ApiError)) return 'signIn.unreachable'
  if (error.code === 'code_wrong') return 'signIn.codeWrong'
  if (error.code === 'account_closed') return 'signIn.closed'
  if (error.status === 429) return 'signIn.tooMany'
  return error.status === 401 || error.status === 400 || error.status === 403 ? 'signIn.wrong' : 'signIn.unreachable'
}
