// The room of episodes: what is to be done, what is out, what the archive is working on, and one episode to work on.

import { Link, Route, Switch } from 'wouter'
import type { DeskEpisode } from '../../../server/archive/schema.ts'
import type { ShowRoomAnswer } from '../../../server/schedule/show-room-schema.ts'
import type { LanguageAnswer } from '../../../server/shows/schema.ts'
import { ApiError } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { PageLoading } from '../../shell/page-loading.tsx'
import type { SignedInMe } from '../room.ts'
import { LanguagesProvider } from '../shows/languages.tsx'
import { useDeskTexts } from '../texts.ts'
import { EpisodeEditor } from './episode-editor.tsx'
import { EpisodeList } from './episode-list.tsx'
import { HERE } from './here.ts'
import { JobsList } from './jobs-list.tsx'
import { useArchiveTexts } from './texts.ts'

export default function ArchiveRoom({ me }: { me: SignedInMe }) {
  const { language } = useI18n()
  const languages = useAnswer<{ languages: LanguageAnswer[] }>(`/api/v1/languages?in=${language}`)
  // For the filter and for credits; without it both do with less.
  const shows = useAnswer<ShowRoomAnswer>('/api/v1/programme/shows')
  if (languages.state === 'asking' || shows.state === 'asking') return <PageLoading />
  const room = shows.state === 'answered' ? shows.answer : null
  const seesJobs = me.may.includes('see_jobs')
  return (
    <LanguagesProvider languages={languages.state === 'answered' ? languages.answer.languages : []}>
      <Switch>
        <Route path={`${HERE}/jobs`}>{seesJobs ? <JobsList /> : <EpisodeList shows={room?.shows ?? []} seesJobs={false} />}</Route>
        <Route path={`${HERE}/:id`}>{({ id }) => <OneEpisode key={id} id={id} room={room} seesJobs={seesJobs} />}</Route>
        <Route><EpisodeList shows={room?.shows ?? []} seesJobs={seesJobs} /></Route>
      </Switch>
    </LanguagesProvider>
  )
}

function OneEpisode({ id, room, seesJobs }: { id: string; room: ShowRoomAnswer | null; seesJobs: boolean }) {
  const t = useArchiveTexts()
  const desk = useDeskTexts()
  const asked = useAnswer<DeskEpisode>(`/api/v1/desk/episodes/${encodeURIComponent(id)}`)
  return (
    <>
      <p><Link href={HERE}>{t('list.back')}</Link></p>
      {asked.state === 'asking' && <PageLoading />}
      {asked.state === 'failed' && <p role="alert">{asked.error instanceof ApiError && asked.error.status >= 400 && asked.error.status < 500 ? t('list.gone') : desk('desk.noStation')}</p>}
      {asked.state === 'answered' && <EpisodeEditor first={asked.answer} hosts={room?.hosts ?? []} seesJobs={seesJobs} />}
    </>
  )
}
