// Where an idea for a show comes in, without an account: what happens next, the form, and what becomes of what is sent.

import { useEffect, useState, type FormEvent } from 'react'
import { languageName } from '../../schedules/language-names.ts'
import { ApiError, request } from '../api/client.ts'
import { useStation } from '../api/station-feed-context.tsx'
import { useI18n } from '../i18n/i18n.tsx'
import { PageFrame } from '../shell/page-frame.tsx'
import { Button } from '../ui/button.tsx'
import css from './take-part.module.css'
import { useTakePartTexts } from './texts.ts'

export default function TakePartPage() {
  const t = useTakePartTexts()
  const [thanked, setThanked] = useState<string | null>(null)
  return (
    <PageFrame>
      <div id="content" tabIndex={-1} className={css['page']}>
        <h1>{t('take.title')}</h1>
        {thanked === null ? (
          <>
            <p className={css['lead']}>{t('take.lead')}</p>
            <section aria-labelledby="how">
              <h2 id="how">{t('take.how')}</h2>
              <ol className={css['steps']}>
                {(['take.step1', 'take.step2', 'take.step3', 'take.step4'] as const).map((step) => <li key={step}>{t(step)}</li>)}
              </ol>
            </section>
            <IdeaForm onSent={setThanked} />
          </>
        ) : (
          <div role="status">
            <h2>{t('form.thanks', { nick: thanked })}</h2>
            <p>{t('form.thanksHelp')}</p>
          </div>
        )}
      </div>
    </PageFrame>
  )
}

function IdeaForm({ onSent }: { onSent: (nick: string) => void }) {
  const t = useTakePartTexts()
  // The page is there before its script: until it has woken up, nothing can be sent. What was typed meanwhile stays, since
  // the fields are the browser's own and only read when sending.
  const isAwake = useIsAwake()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const said = (name: string) => String(form.get(name) ?? '')
    setBusy(true)
    setProblem(null)
    try {
      const idea = { text: said('text'), nick: said('nick'), contact: said('contact'), languages: form.getAll('languages'), website: said('website') }
      await request('POST', '/api/v1/ideas', idea)
      onSent(idea.nick)
    } catch (error) {
      setProblem(t(problemOf(error)))
      setBusy(false)
    }
  }
  return (
    <form className={css['form']} method="post" onSubmit={(event) => void send(event)}>
      <label className={css['field']}>
        <span>{t('form.text')}</span>
        <textarea required name="text" rows={6} dir="auto" maxLength={2000} aria-describedby="text-help" />
      </label>
      <p id="text-help" className={css['soft']}>{t('form.textHelp')}</p>
      <Languages />
      <label className={css['field']}>
        <span>{t('form.nick')}</span>
        <input required name="nick" dir="auto" autoComplete="nickname" maxLength={200} />
      </label>
      <label className={css['field']}>
        <span>{t('form.contact')}</span>
        <input required name="contact" dir="auto" maxLength={200} aria-describedby="contact-help" />
      </label>
      <p id="contact-help" className={css['soft']}>{t('form.contactHelp')}</p>
      {/* Nobody sees it; programs that fill in everything give themselves away. */}
      <label className={css['trap']} aria-hidden="true">
        {t('form.website')}
        <input tabIndex={-1} name="website" autoComplete="off" />
      </label>
      <p>{t('form.privacy')}</p>
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
      <Button type="submit" kind="main" disabled={busy || !isAwake}>{t('form.send')}</Button>
    </form>
  )
}

function useIsAwake(): boolean {
  const [isAwake, setAwake] = useState(false)
  useEffect(() => setAwake(true), [])
  return isAwake
}

function Languages() {
  const t = useTakePartTexts()
  const { language } = useI18n()
  const { languages } = useStation()
  return (
    <fieldset className={css['languages']}>
      <legend>{t('form.languages')}</legend>
      {languages.map((tag) => (
        <label key={tag} className={css['tick']}>
          <input type="checkbox" name="languages" value={tag} />
          {/* Old phones know fewer names than the server; then the server's word stays. */}
          <span suppressHydrationWarning>{languageName(tag, language)}</span>
        </label>
      ))}
      <p className={css['soft']}>{t('form.other')}: {t('form.otherHelp')}</p>
    </fieldset>
  )
}

const MISSING = ['idea_text', 'idea_nick', 'idea_contact'] as const

function problemOf(error: unknown): `form.${(typeof MISSING)[number]}` | 'form.tooMany' | 'form.unreachable' {
  if (!(error instanceof ApiError)) return 'form.unreachable'
  const missing = MISSING.find((code) => code === error.code)
  if (missing) return `form.${missing}`
  return error.status === 429 ? 'form.tooMany' : 'form.unreachable'
}
