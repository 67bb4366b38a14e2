// The episodes of one podcast, each with how far it is or why it did not come.

import { Link } from 'wouter'
import type { FeedImportAnswer, ImportedEpisodeAnswer, ImportProgress } from '../../../server/archive/import/schema.ts'
import { request } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { Button } from '../../ui/button.tsx'
import { Words } from '../../ui/words.tsx'
import css from '../desk.module.css'
import { useDeskTexts } from '../texts.ts'
import { useDoing } from '../use-doing.ts'
import page from './import.module.css'
import { useImportRoomTexts } from './texts.ts'
import { useRepeatedly } from './use-repeatedly.ts'

const SHOWN = 200

export function ImportedEpisodes({ podcast, isUnderWay, onChanged }: { podcast: FeedImportAnswer; isUnderWay: boolean; onChanged: () => void }) {
  const t = useImportRoomTexts()
  const desk = useDeskTexts()
  const asked = useAnswer<ImportProgress>(`/api/v1/desk/imports/${podcast.id}`)
  const { again } = asked
  const episodes = asked.state === 'answered' ? asked.answer.episodes : []
  useRepeatedly(isUnderWay || episodes.some(isChanging), again)
  if (asked.state === 'failed') return <p role="alert">{desk('desk.noStation')}</p>
  const retried = () => {
    again()
    onChanged()
  }
  return (
    <>
      {episodes.length === SHOWN && <p>{t('list.first')}</p>}
      <ul className={page['episodes']}>{episodes.map((one) => <Episode key={one.jobId} imported={one} onRetried={retried} />)}</ul>
    </>
  )
}

function Episode({ imported, onRetried }: { imported: ImportedEpisodeAnswer; onRetried: () => void }) {
  const t = useImportRoomTexts()
  const { format } = useI18n()
  const { busy, problem, run } = useDoing()
  const { jobId, title, publishedAt, state, error, remarks, episode } = imported
  const retry = () => run(async () => {
    await request('POST', `/api/v1/desk/jobs/${jobId}/retry`)
    onRetried()
  })
  return (
    <li className={page['episode']}>
      <p>
        {episode ? <Link href={`/desk/archive/${episode.id}`} className={page['open']} aria-label={t('episode.open', { title })}><Words>{title}</Words></Link> : <Words>{title}</Words>}
        {publishedAt && <span className={css['soft']}> · {format.dates(new Date(publishedAt), new Date(publishedAt))}</span>}
      </p>
      <p className={css['soft']}><Standing imported={imported} /></p>
      {state !== 'done' && error !== null && <p><bdi lang="en" dir="auto">{error}</bdi></p>}
      {remarks.map((remark) => <p key={remark}><bdi lang="en" dir="auto">{remark}</bdi></p>)}
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
      {(state === 'failed' || state === 'cancelled') && <Button disabled={busy} aria-label={`${t('episode.retry')}: ${title}`} onClick={() => void retry()}>{t('episode.retry')}</Button>}
    </li>
  )
}

function Standing({ imported: { state, progress, episode } }: { imported: ImportedEpisodeAnswer }) {
  const t = useImportRoomTexts()
  if (episode) return t(`episode.${episode.state}`)
  if (state === 'done') return t('episode.gone')
  return state === 'running' ? t('episode.running', { percent: Math.round(progress * 100) }) : t(`episode.${state}`)
}

function isChanging({ state, episode }: ImportedEpisodeAnswer): boolean {
  return state === 'waiting' || state === 'running' || episode?.state === 'scheduled'
}
