// The room where podcasts move in, and where a show's feed is told to have moved away.

import { useCallback } from 'react'
import type { FeedImportAnswer } from '../../../server/archive/import/schema.ts'
import type { ShowSummary } from '../../../server/shows/schema.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { PageLoading } from '../../shell/page-loading.tsx'
import css from '../desk.module.css'
import { useDeskTexts } from '../texts.ts'
import { BringPodcast } from './bring-podcast.tsx'
import { ImportCard } from './import-card.tsx'
import { MovesCard } from './moves-card.tsx'
import { showName } from './show-name.ts'
import { useImportRoomTexts } from './texts.ts'
import { useRepeatedly } from './use-repeatedly.ts'

export default function ImportRoom() {
  const t = useImportRoomTexts()
  const desk = useDeskTexts()
  const shows = useAnswer<{ shows: ShowSummary[] }>('/api/v1/shows')
  const asked = useAnswer<{ imports: FeedImportAnswer[] }>('/api/v1/desk/imports')
  const { again } = asked
  const imports = asked.state === 'answered' ? asked.answer.imports : []
  useRepeatedly(imports.some(isUnderWay), useCallback(() => again(), [again]))
  if (shows.state === 'asking' || asked.state === 'asking') return <PageLoading />
  if (shows.state === 'failed' || asked.state === 'failed') return <p role="alert">{desk('desk.noStation')}</p>
  const sorted = shows.answer.shows.toSorted((one, other) => showName(one).localeCompare(showName(other)))
  return (
    <>
      <h1>{desk('room.import')}</h1>
      <BringPodcast shows={sorted} onBegun={again} />
      {imports.length > 0 && (
        <section className={css['list']} aria-labelledby="imports">
          <h2 id="imports">{t('list.title')}</h2>
          {imports.map((one) => <ImportCard key={one.id} podcast={one} shows={sorted} onChanged={again} />)}
        </section>
      )}
      <MovesCard shows={sorted} />
    </>
  )
}

function isUnderWay({ counts }: FeedImportAnswer): boolean {
  return counts.waiting + counts.running > 0
}
