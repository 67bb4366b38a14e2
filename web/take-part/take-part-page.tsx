// Where an idea for a show comes in, without an account: what happens next, the form, and what becomes of what is sent.

import { useState, type FormEvent } from 'react'
import { useRouter } from 'wouter'
import { languageName } from '../../schedules/language-names.ts'
import { ApiError, request } from '../api/client.ts'
import { useStation } from '../api/station-feed-context.tsx'
import { useI18n } from '../i18n/i18n.tsx'
import { PageFrame } from '../shell/page-frame.tsx'
import { useSentForm, type SentForm } from '../shell/sent-form.tsx'
import { Button } from '../ui/button.tsx'
import { IDEA_FORM, ideaOf } from './idea-form.ts'
import css from './take-part.module.css'
import { useTakePartTexts } from './texts.ts'

/** `isSent`: an idea came without JavaScript and was taken. */
export default function TakePartPage({ isSent = false }: { isSent?: boolean }) {
  const t = useTakePartTexts()
  const [thanked, setThanked] = useState<string | null>(isSent ? '' : null)
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
            <h2>{thanked === '' ? t('form.thanksPlain') : t('form.thanks', { nick: thanked })}</h2>
            <p>{t('form.thanksHelp')}</p>
          </div>
        )}
      </div>
    </PageFrame>
  )
}

function IdeaForm({ onSent }: { onSent: (nick: string) => void }) {
  const t = useTakePartTexts()
  const { base } = useRouter()
  // The page is there before its script, or without: then the browser sends the form, and the server answers with the page.
  const sent = useSentForm(IDEA_FORM.path)
  const typed = (name: 'text' | 'nick' | 'contact') => String(sent?.typed[name] ?? '')
  const [problem, setProblem] = useState(sent && t(problemOf(sent.answer)))
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const idea = ideaOf(new FormData(event.currentTarget))
    setBusy(true)
    setProblem(null)
    try {
      await request('POST', IDEA_FORM.ask, idea)
      onSent(idea.nick)
    } catch (error) {
      setProblem(t(error instanceof ApiError ? problemOf(error) : 'form.unreachable'))
      setBusy(false)
    }
  }
  return (
    <form className={css['form']} method="post" action={`${base}${IDEA_FORM.path}#problem`} onSubmit={(event) => void send(event)}>
      <label className={css['field']}>
        <span>{t('form.text')}</span>
        <textarea required name="text" rows={6} dir="auto" maxLength={2000} defaultValue={typed('text')} aria-describedby="text-help" />
      </label>
      <p id="text-help" className={css['soft']}>{t('form.textHelp')}</p>
      <Languages sent={sent} />
      <label className={css['field']}>
        <span>{t('form.nick')}</span>
        <input required name="nick" dir="auto" autoComplete="nickname" maxLength={200} defaultValue={typed('nick')} />
      </label>
      <label className={css['field']}>
        <span>{t('form.contact')}</span>
        <input required name="contact" dir="auto" maxLength={200} defaultValue={typed('contact')} aria-describedby="contact-help" />
      </label>
      <p id="contact-help" className={css['soft']}>{t('form.contactHelp')}</p>
      {/* Nobody sees it; programs that fill in everything give themselves away. */}
      <label className={css['trap']} aria-hidden="true">
        {t('form.website')}
        <input tabIndex={-1} name="website" autoComplete="off" />
      </label>
      <p>{t('form.privacy')}</p>
      {problem && <p role="alert" id="problem" className={css['problem']}>{problem}</p>}
      <Button type="submit" kind="main" disabled={busy}>{t('form.send')}</Button>
    </form>
  )
}

function Languages({ sent }: { sent: SentForm | null }) {
  const t = useTakePartTexts()
  const { language } = useI18n()
  const { languages } = useStation()
  const chosen = sent?.typed['languages'] ?? []
  return (
    <fieldset className={css['languages']}>
      <legend>{t('form.languages')}</legend>
      {languages.map((tag) => (
        <label key={tag} className={css['tick']}>
          <input type="checkbox" name="languages" value={tag} defaultChecked={chosen.includes(tag)} />
          {/* Old phones know fewer names than the server; then the server's word stays. */}
          <span suppressHydrationWarning>{languageName(tag, language)}</span>
        </label>
      ))}
      <p className={css['soft']}>{t('form.other')}: {t('form.otherHelp')}</p>
    </fieldset>
  )
}

const MISSING = ['idea_text', 'idea_nick', 'idea_contact'] as const

function problemOf({ code, status }: Pick<SentForm['answer'], 'code' | 'status'>): `form.${(typeof MISSING)[number]}` | 'form.tooMany' | 'form.unreachable' {
  const missing = MISSING.find((known) => known === code)
  if (missing) return `form.${missing}`
  return status === 429 ? 'form.tooMany' : 'form.unreachable'
}
