// One spoken question: heard, answered, saved for the show where that was allowed, given another voice, deleted.

import { useState } from 'react'
import { languageName } from '../../../schedules/language-names.ts'
import type { DeskQuestion } from '../../../server/voice/schema.ts'
import { request } from '../../api/client.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { Button } from '../../ui/button.tsx'
import button from '../../ui/button.module.css'
import { Words } from '../../ui/words.tsx'
import css from '../desk.module.css'
import { useDeskTexts } from '../texts.ts'
import { useVoiceTexts } from './texts.ts'
import { useVoiceDoing } from './use-voice-doing.ts'
import room from './voice.module.css'

interface QuestionCardProps {
  readonly question: DeskQuestion
  readonly isOfOneShow: boolean
  readonly onChanged: () => void
}

export function QuestionCard({ question, isOfOneShow, onChanged }: QuestionCardProps) {
  const t = useVoiceTexts()
  const { format, language } = useI18n()
  const { busy, problem, run } = useVoiceDoing()
  const { id, show, mayAir, isVoiceChanged, answeredAt, airedAt, goesAt, sound } = question
  const at = new Date(question.at)
  const when = { date: format.date(at), time: format.time(at) }
  const path = `/api/v1/desk/voice/questions/${id}`
  const act = async (work: () => Promise<unknown>) => {
    if (await run(work)) onChanged()
  }
  const note = (change: { answered?: boolean; aired?: boolean }) => void act(() => request('PATCH', path, change))
  return (
    <li className={css['card']} data-question={id}>
      {!isOfOneShow && <h2><Words lang={show.languages[0]}>{show.title}</Words></h2>}
      <p className={css['soft']}>{t('question.about', { ...when, length: format.duration(question.durationMs), language: languageName(question.language, language) })}</p>
      <p className={css['row']}>
        <span className={css['tag']}>{mayAir ? t('question.mayAir') : t('question.stationOnly')}</span>
        {isVoiceChanged && <span className={css['tag']}>{t('question.otherVoice')}</span>}
        {airedAt && <span className={css['tag']}>{t('question.wasAired')}</span>}
      </p>
      {/* Another voice is another sound at the same address. */}
      <audio key={String(isVoiceChanged)} className={room['sound']} controls preload="none" src={isVoiceChanged ? `${sound}?voice=changed` : sound} aria-label={t('question.sound', when)} />
      <p className={css['row']}>
        <Button kind="main" disabled={busy} onClick={() => note({ answered: answeredAt === null })}>{answeredAt ? t('question.reopen') : t('question.answer')}</Button>
        {mayAir && <Button disabled={busy} onClick={() => note({ aired: airedAt === null })}>{airedAt ? t('question.notAired') : t('question.aired')}</Button>}
        {mayAir && <a className={`${button['button']} ${button['quiet'] ?? ''}`} href={`${sound}?download=1`} download>{t('question.download')}</a>}
      </p>
      <div className={css['row']}>
        {!isVoiceChanged && <Sure what={t('question.change')} help={t('question.changeHelp')} yes={t('question.changeYes')} busy={busy} onYes={() => void act(() => request('POST', `${path}/voice`, {}, 60_000))} />}
        <Sure what={t('question.remove')} help={t('question.removeHelp')} yes={t('question.removeYes')} busy={busy} onYes={() => void act(() => request('DELETE', path))} />
      </div>
      {goesAt && <p className={css['soft']}>{t('question.goes', { date: format.date(new Date(goesAt)) })}</p>}
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
    </li>
  )
}

/** What cannot be undone is asked twice. */
function Sure({ what, help, yes, busy, onYes }: { what: string; help: string; yes: string; busy: boolean; onYes: () => void }) {
  const desk = useDeskTexts()
  const [isAsked, setIsAsked] = useState(false)
  if (!isAsked) return <Button disabled={busy} onClick={() => setIsAsked(true)}>{what}</Button>
  return (
    <div className={css['inside']} role="group" aria-label={what}>
      <p>{help}</p>
      <p className={css['row']}>
        <Button kind="danger" disabled={busy} onClick={onYes}>{yes}</Button>
        <Button disabled={busy} onClick={() => setIsAsked(false)}>{desk('desk.cancel')}</Button>
      </p>
    </div>
  )
}
