// The spoken title of a show: recorded here by its host's own voice, or sent as a file; one for each language. Each takes effect at once.

import { useEffect, useState } from 'react'
import { languageName } from '../../../schedules/language-names.ts'
import type { ShowPage } from '../../../server/shows/schema.ts'
import { request } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { Button } from '../../ui/button.tsx'
import button from '../../ui/button.module.css'
import { useVoiceRecorder } from '../../voice/use-voice-recorder.ts'
import css from '../desk.module.css'
import { useVoiceTexts } from './texts.ts'
import { useVoiceDoing } from './use-voice-doing.ts'
import room from './voice.module.css'

const MOST_MS = 30_000

export function SpokenField({ slug }: { slug: string }) {
  const t = useVoiceTexts()
  const { format, language: mine } = useI18n()
  const asked = useAnswer<ShowPage>(`/api/v1/shows/${slug}`)
  const { busy, problem, run } = useVoiceDoing()
  const { recorder, view } = useVoiceRecorder(MOST_MS)
  const [speaking, setSpeaking] = useState<string | null>(null)
  const { again } = asked
  const put = async (language: string, sound: Blob) => {
    if (await run(() => request('PUT', `/api/v1/shows/${slug}/spoken/${language}`, sound))) again()
  }
  const remove = async (language: string) => {
    if (await run(() => request('DELETE', `/api/v1/shows/${slug}/spoken/${language}`))) again()
  }
  useEffect(() => {
    if (view.kind !== 'recorded' || speaking === null) return
    recorder.forget()
    setSpeaking(null)
    void put(speaking, view.recorded.sound)
    // What was recorded is sent once, in the language it was begun for.
  }, [view])
  if (asked.state !== 'answered') return null
  const { languages, spokenTitle } = asked.answer
  const record = (language: string) => {
    setSpeaking(language)
    void recorder.start()
  }
  const isRecording = view.kind === 'recording' || view.kind === 'asking'
  return (
    <>
      <p className={css['soft']}>{t('spoken.help')}</p>
      <ul className={room['clips']}>
        {[...new Set([...languages, ...spokenTitle.map((one) => one.language)])].map((tag) => {
          const clip = spokenTitle.find((one) => one.language === tag)
          const language = languageName(tag, mine)
          const isThis = isRecording && speaking === tag
          return (
            <li key={tag} className={room['clip']} data-spoken={tag}>
              <p><strong>{language}</strong> {!clip && <span className={css['soft']}>{t('spoken.none')}</span>}</p>
              {clip && <audio key={clip.address} className={room['sound']} controls preload="none" src={clip.address} aria-label={t('spoken.sound', { language })} />}
              {isThis && <progress className={room['meter']} value={view.kind === 'recording' ? view.level : 0} aria-hidden="true" />}
              {isThis && <p role="status">{view.kind === 'recording' ? t('spoken.speak') : t('spoken.allow')}</p>}
              {isThis && view.kind === 'recording' && <p role="timer" aria-live="off">{format.duration(view.ms)} / {format.duration(MOST_MS)}</p>}
              <div className={css['row']}>
                {isThis ? <Button kind="main" onClick={recorder.stop}>{t('spoken.stop')}</Button> : <Button disabled={busy || isRecording} onClick={() => record(tag)}>{t('spoken.record', { language })}</Button>}
                {!isThis && (
                  <label className={`${button['button']} ${button['quiet'] ?? ''} ${room['file']}`}>
                    {t('spoken.file', { language })}
                    <input type="file" accept="audio/*" disabled={busy || isRecording} onChange={({ target }) => {
                      const [file] = target.files ?? []
                      if (file) void put(tag, file)
                      // The same file can be chosen once more.
                      target.value = ''
                    }} />
                  </label>
                )}
                {clip && !isThis && <Button kind="danger" disabled={busy} onClick={() => void remove(tag)}>{t('spoken.remove', { language })}</Button>}
              </div>
            </li>
          )
        })}
      </ul>
      <p role="status">{busy ? t('spoken.saving') : ''}</p>
      {view.kind === 'failed' && <p role="alert" className={css['problem']}>{t('spoken.microphone')}</p>}
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
    </>
  )
}

/** The field with its heading, for pages that have no headings of their own for it. */
export function SpokenCard({ slug }: { slug: string }) {
  const t = useVoiceTexts()
  return (
    <details>
      <summary><strong>{t('spoken.title')}</strong></summary>
      <div className={css['inside']}><SpokenField slug={slug} /></div>
    </details>
  )
}
