// What listeners asked this show by voice, beside the controls of a live show. Whatever becomes of it, the show goes on.

import { lazy, Suspense } from 'react'
import { ChatBoundary } from '../chat/chat-boundary.tsx'
import { useVoiceTexts } from '../desk/voice/texts.ts'
import css from './studio.module.css'
import { useStudioTexts } from './texts.ts'

const Questions = lazy(() => import('../desk/voice/question-list.tsx').then(({ QuestionList }) => ({ default: QuestionList })))

/** `show`: the slug of the show the host goes live with. */
export function VoiceCard({ show }: { show: string }) {
  const t = useStudioTexts()
  return (
    <ChatBoundary fallback={null}>
      <Suspense fallback={<p className={css['soft']}>{t('line.connecting')}</p>}>
        <Card show={show} />
      </Suspense>
    </ChatBoundary>
  )
}

function Card({ show }: { show: string }) {
  const t = useVoiceTexts()
  return (
    <section className={css['card']} aria-labelledby="studio-voice">
      <h2 id="studio-voice">{t('studio.title')}</h2>
      <p className={css['soft']}>{t('studio.help')}</p>
      <Questions show={show} answered="no" />
    </section>
  )
}
