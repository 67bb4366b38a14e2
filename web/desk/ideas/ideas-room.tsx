// The board of ideas: one column per stage side by side where there is room, one stage at a time on a phone.

import { useState } from 'react'
import type { IdeaOnWire, StageOnWire } from '../../../server/people/ideas/schema.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { PageLoading } from '../../shell/page-loading.tsx'
import { useDeskTexts } from '../texts.ts'
import { IdeaCard } from './idea-card.tsx'
import page from './ideas.module.css'
import { STAGES } from './stages.ts'
import { useIdeasRoomTexts } from './texts.ts'

export default function IdeasRoom() {
  const t = useIdeasRoomTexts()
  const desk = useDeskTexts()
  const asked = useAnswer<{ ideas: IdeaOnWire[] }>('/api/v1/ideas')
  const [shown, setShown] = useState<StageOnWire>('applied')
  if (asked.state === 'asking') return <PageLoading />
  if (asked.state === 'failed') return <p role="alert">{desk('desk.noStation')}</p>
  const at = (stage: StageOnWire) => asked.answer.ideas.filter((idea) => idea.stage === stage)
  return (
    <>
      <h1>{desk('room.ideas')}</h1>
      <p>{t('ideas.help')} <a href="/take-part">{t('ideas.page')}</a></p>
      <div className={page['stages']} role="group" aria-label={t('idea.move')}>
        {STAGES.map((stage) => (
          <button key={stage} type="button" className={page['stage']} aria-pressed={stage === shown} onClick={() => setShown(stage)}>
            {t(`stage.${stage}`)} · {at(stage).length}
          </button>
        ))}
      </div>
      <div className={page['board']}>
        {STAGES.map((stage) => (
          <section key={stage} className={page['column']} data-shown={stage === shown} aria-labelledby={`stage-${stage}`}>
            <h2 id={`stage-${stage}`}>{t(`stage.${stage}`)} · {at(stage).length}</h2>
            {at(stage).map((idea) => <IdeaCard key={idea.id} idea={idea} onChanged={asked.again} />)}
            {at(stage).length === 0 && <p>{desk('desk.empty')}</p>}
          </section>
        ))}
      </div>
    </>
  )
}
