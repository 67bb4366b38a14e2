// Spoken questions, each to be heard and dealt with: those of one show, or of all that are somebody's.

import { useState } from 'react'
import type { DeskQuestions } from '../../../server/voice/schema.ts'
import { withQuery } from '../../api/client.ts'
import { PageLoading } from '../../shell/page-loading.tsx'
import { useFreshAnswer } from '../chat/use-fresh-answer.ts'
import css from '../desk.module.css'
import { useDeskTexts } from '../texts.ts'
import { QuestionCard } from './question-card.tsx'
import { useVoiceTexts } from './texts.ts'

interface QuestionListProps {
  /** A show's slug; null: all. */
  readonly show: string | null
  readonly answered: 'yes' | 'no' | null
}

export function QuestionList({ show, answered }: QuestionListProps) {
  const t = useVoiceTexts()
  const desk = useDeskTexts()
  const asked = useFreshAnswer<DeskQuestions>(withQuery('/api/v1/desk/voice/questions', { ...(show === null ? {} : { show }), ...(answered === null ? {} : { answered }) }))
  const [last, setLast] = useState<DeskQuestions | null>(null)
  // Whoever listens to one is not interrupted because the station could not be asked for once.
  if (asked.state === 'answered' && asked.answer !== last) setLast(asked.answer)
  const answer = asked.state === 'answered' ? asked.answer : last
  if (!answer) return asked.state === 'asking' ? <PageLoading /> : <p>{desk('desk.noStation')}</p>
  const { questions } = answer
  if (questions.length === 0) return <p className={css['soft']}>{t('voice.none')}</p>
  return (
    <ul className={css['list']}>
      {questions.map((question) => <QuestionCard key={question.id} question={question} isOfOneShow={show !== null} onChanged={asked.again} />)}
    </ul>
  )
}
