// The desk's inbox of spoken questions: of all shows that are somebody's, or of one; and for coordinators, which shows no voice names yet.

import { useState } from 'react'
import type { MyShows, ShowSummary } from '../../../server/shows/schema.ts'
import { useAnswer } from '../../api/use-answer.ts'
import css from '../desk.module.css'
import type { SignedInMe } from '../room.ts'
import { useDeskTexts } from '../texts.ts'
import { MissingTitles } from './missing-titles.tsx'
import { QuestionList } from './question-list.tsx'
import { useVoiceTexts } from './texts.ts'

const WHICH = { new: 'no', answered: 'yes', all: null } as const
type Which = keyof typeof WHICH
const WHICHES: readonly Which[] = ['new', 'answered', 'all']

export default function VoiceRoom({ me }: { me: SignedInMe }) {
  const t = useVoiceTexts()
  const desk = useDeskTexts()
  const isForAll = me.may.includes('plan_programme')
  const [show, setShow] = useState<string | null>(null)
  const [which, setWhich] = useState<Which>('new')
  const asked = useAnswer<{ shows: readonly Pick<ShowSummary, 'slug' | 'title'>[] } | MyShows>(isForAll ? '/api/v1/shows' : '/api/v1/me/shows')
  const shows = asked.state === 'answered' ? asked.answer.shows : []
  return (
    <>
      <h1>{desk('room.voice')}</h1>
      <p>{t('voice.lead')}</p>
      <div className={css['row']}>
        <label className={css['field']}>
          <span>{t('voice.which')}</span>
          <select value={which} onChange={({ target }) => setWhich(WHICHES.find((one) => one === target.value) ?? 'new')}>
            {WHICHES.map((one) => <option key={one} value={one}>{t(`voice.${one}`)}</option>)}
          </select>
        </label>
        {shows.length > 1 && (
          <label className={css['field']}>
            <span>{t('voice.show')}</span>
            <select value={show ?? ''} dir="auto" onChange={({ target }) => setShow(target.value || null)}>
              <option value="">{t('voice.allShows')}</option>
              {shows.map(({ slug, title }) => <option key={slug} value={slug}>{title}</option>)}
            </select>
          </label>
        )}
      </div>
      <QuestionList key={`${show} ${which}`} show={show} answered={WHICH[which]} />
      {isForAll && <MissingTitles />}
    </>
  )
}
